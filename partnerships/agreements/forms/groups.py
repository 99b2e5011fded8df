"""Forms for groups and who sits in them."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm, say_if_empty

from ..models import IOPGroup, IOPGroupMember
from .agreement import LONG


class GroupForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPGroup
        fields = ["kind", "name", "task", "meets"]
        widgets = {"task": LONG}
        help_texts = {
            "kind": _("En styrgrupp med ledamöter från båda sidor krävs innan avtalet undertecknas."),
            "name": _("Kan lämnas tomt när det bara finns en grupp av slaget."),
            "meets": _("Till exempel fyra gånger om året."),
        }


class GroupMemberForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = IOPGroupMember
        fields = ["party", "role", "valid_from", "valid_to"]
        help_texts = {"role": _("Roll, inte namn. Till exempel enhetschef.")}

    def __init__(self, data=None, *, thing=None, group=None, **kwargs):
        self.agreement = (group or thing).agreement
        super().__init__(data, thing=thing, **kwargs)

    def narrow(self):
        self.fields["party"].queryset = self.agreement.parties.select_related("organisation", "board")
        to_party = reverse("agreements:register_party", args=[self.agreement.pk])
        say_if_empty(self.fields["party"], _("Avtalet har inga parter än."), to_party, _("Lägg till en part först"))
