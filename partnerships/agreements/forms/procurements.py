"""The form for a procurement."""

from django.utils.translation import gettext_lazy as _

from ..models import Procurement
from .plain import CONTENTS, TERM, WHOSE, PlainAgreementForm

LAW = ("law", "reserved_for_idea_driven", "direct_award", "direct_award_amount")


class ProcurementForm(PlainAgreementForm):
    class Meta(PlainAgreementForm.Meta):
        model = Procurement
        fields = ["title", *WHOSE, *LAW, *TERM, *CONTENTS]
        help_texts = {
            **PlainAgreementForm.Meta.help_texts,
            "direct_award_amount": _("Hela avtalets värde. Jämförs med gränsen som gällde den dagen."),
        }

    SECTIONS = (
        (_("Upphandlingen"), ("title", *WHOSE)),
        (_("Form"), LAW),
        (_("Tid"), TERM),
        (_("Innehåll"), CONTENTS),
        (_("Ändringen"), ("reason",)),
    )
