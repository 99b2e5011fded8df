"""The form for a follow-up."""

from partnerships.ground.forms import RecordForm

from ..models import IOPFollowUp
from .agreement import LONG


class FollowUpForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPFollowUp
        fields = [
            "year", "held_on", "participants_reached", "goal_fulfilment", "results", "deviations", "joint_conclusion",
            "approved_by_municipality", "approved_by_other",
        ]  # fmt: skip
        widgets = {"results": LONG, "deviations": LONG}
