"""What can be asked of the parties' answers."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import KeyFilter, StateFilter

from ..models import FollowUpAnswer, IOPFollowUp
from .follow_ups import FollowUpPartFilters


class AnswerFilters(FollowUpPartFilters):
    party = KeyFilter(field_name="party_id")
    proposal = StateFilter(choices=IOPFollowUp.Conclusion.choices, label=_("Förslag till slutsats"))
    received_as = StateFilter(choices=FollowUpAnswer.Received.choices, label=_("Svaret kom"))

    class Meta:
        model = FollowUpAnswer
        fields = []
