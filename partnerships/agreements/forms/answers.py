"""The form for a party's answer."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.forms import RecordForm

from ..models import FollowUpAnswer
from ..permissions import can_answer_for
from .agreement import LONG


class AnswerForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = FollowUpAnswer
        fields = ["party", "answered_on", "answered_by_role", "achieved", "delivered", "deviations", "proposal"]
        widgets = dict.fromkeys(("achieved", "delivered", "deviations"), LONG)
        help_texts = {
            "answered_by_role": _("Roll, inte namn. Till exempel verksamhetsledare."),
            "delivered": _("Till exempel lokal, arbetstid eller ideella timmar under året."),
        }

    def __init__(self, data=None, *, thing=None, follow_up=None, **kwargs):
        self.follow_up = follow_up
        super().__init__(data, thing=thing, **kwargs)

    def narrow(self):
        if self.thing is not None:
            del self.fields["party"]
            return
        parties = self.follow_up.agreement.parties
        mine = {party.pk for party in parties.all() if can_answer_for(self.user, party)}
        lacking = mine & {party.pk for party in self.follow_up.unanswered()}
        field = self.fields["party"]
        field.queryset = parties.filter(pk__in=lacking).select_related("organisation", "board")
        field.empty_label = None if len(mine) == 1 else _("Välj part")  # who answers for several says which
        field.error_messages["invalid_choice"] = _("Parten har redan svarat, eller svarar inte genom dig.")
        self.initial.setdefault("answered_on", today())
