"""What the API reads and writes of legal tests."""

from partnerships.ground.serializers import RecordSerializer

from ..models import IOPLegalTest
from ..permissions import can_read_reasons


class LegalTestSerializer(RecordSerializer):
    """The organisation reads the conclusion and its day; `reason` and `examined_by_role` are then blank."""

    class Meta:
        model = IOPLegalTest
        fields = ["id", "agreement", "examined_on", "conclusion", "examined_by_role", "reason", "version"]
        read_only_fields = ["version"]

    def to_representation(self, test):
        shown = super().to_representation(test)
        if not can_read_reasons(self.context["request"].user):
            shown |= {"examined_by_role": "", "reason": ""}
        return shown
