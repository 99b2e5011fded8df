"""The form for an agreement that is neither IOP nor procurement."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import say_if_empty
from partnerships.initiatives.forms import offer_initiatives

from ..models import OtherAgreement
from .plain import CONTENTS, TERM, WHOSE, PlainAgreementForm


class OtherAgreementForm(PlainAgreementForm):
    class Meta(PlainAgreementForm.Meta):
        model = OtherAgreement
        fields = ["title", "form", *WHOSE, *TERM, *CONTENTS, "predecessor", "leads_to", "initiative"]
        help_texts = {
            **PlainAgreementForm.Meta.help_texts,
            "predecessor": _("Förra årets överenskommelse med samma organisation."),
            "initiative": _("Initiativet som avtalet kommer ur. Kan lämnas tomt."),
            "leads_to": _("Fylls i när samarbetet har gått över i ett IOP-avtal."),
        }

    SECTIONS = (
        (_("Avtalet"), ("title", "form", *WHOSE)),
        (_("Tid"), TERM),
        (_("Innehåll"), CONTENTS),
        (_("Steg mellan avtal"), ("initiative", "predecessor", "leads_to")),
        (_("Ändringen"), ("reason",)),
    )

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            offer_initiatives(self.fields["initiative"], [self.thing.organisation_id], self.thing.initiative_id)
        older = self.fields["predecessor"]
        older.queryset = older.queryset.exclude(pk=self.thing and self.thing.pk).order_by("-start_date", "sort_text")
        if self.thing is not None and self.thing.organisation_id:
            older.queryset = older.queryset.filter(organisation=self.thing.organisation_id)
        older.label_from_instance = lambda agreement: f"{agreement} ({agreement.start_date or '…'})"
        say_if_empty(older, _("Det finns inget tidigare avtal att förnya."))
        say_if_empty(self.fields["leads_to"], _("Det finns inget IOP-avtal att välja."))
