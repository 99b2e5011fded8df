"""What the API reads and writes of the parties' answers."""

from partnerships.ground.serializers import RecordSerializer

from ..models import FollowUpAnswer


class AnswerSerializer(RecordSerializer):
    """`received_as` says whether the party answered itself, and `approval_received_as` whether it approved itself.

    They are set by who registers the answer and the approval; of an older approval it is not known, and blank.
    """

    class Meta:
        model = FollowUpAnswer
        fields = [
            "id", "follow_up", "party", "answered_on", "answered_by_role", "achieved", "delivered", "deviations", "proposal",
            "received_as", "approved_on", "approved_by_role", "approval_received_as", "version",
        ]  # fmt: skip
        read_only_fields = [*FollowUpAnswer.SET_BY_ACTS, "version"]
