"""Forms for forms of grant."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import GoverningChoiceField, sections
from partnerships.ground.forms import RecordForm

from ..models import GrantScheme
from .applications import LONG


class SchemeForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantScheme
        fields = [
            "board", "code", "name", "category", "governing_document", "rules", "max_amount", "report_days", "active_from",
            "active_to", "eligible_categories", "min_members", "age_from", "age_to", "demands_local_activity",
            "apply_days_before", "calc_method", "conditions", "account_code", "cost_centre",
        ]  # fmt: skip
        widgets = {"rules": LONG, "conditions": LONG, "eligible_categories": forms.CheckboxSelectMultiple}
        help_texts = {
            "eligible_categories": _("En förening söker bara i sin egen kategori. Är ingen vald får alla söka."),
            "min_members": _("Är åldrar ifyllda räknas bara medlemmar i de åldrarna."),
            "demands_local_activity": _("Sätet behöver inte vara i kommunen."),
            "apply_days_before": _("Så många dagar innan det som bidraget gäller börjar."),
            "calc_method": _("Följer med till nya omgångar. Beloppen står på omgången."),
            "conditions": _("Föreslås i varje beslut om bidrag."),
        }
        field_classes = {"governing_document": GoverningChoiceField}

    SECTIONS = (
        (_("Bidragsformen"), ("board", "code", "name", "category", "governing_document", "rules", "active_from", "active_to")),
        (
            _("Vilka som får söka"),
            ("eligible_categories", "min_members", "age_from", "age_to", "demands_local_activity", "apply_days_before"),
        ),
        (_("Belopp, villkor och redovisning"), ("calc_method", "max_amount", "conditions", "report_days")),
        (_("Bokföring"), ("account_code", "cost_centre")),
        (_("Ändringen"), ("reason",)),
    )

    def narrow(self):
        super().narrow()
        categories = self.fields["eligible_categories"]
        if self.thing is not None:
            categories.queryset = categories.queryset.filter(board=self.thing.board_id)
        else:
            categories.queryset = categories.queryset.filter(board__in=self.user.boards_with("C", "schemes")).select_related(
                "board"
            )
            categories.label_from_instance = lambda category: f"{category}, {category.board}"
        if self.thing is not None:
            del self.fields["board"]
        else:
            self.fields["board"].queryset = self.user.boards_with("C", "schemes")
        self.fields["governing_document"].offer(self.thing or GrantScheme(), self.user)

    def take(self):
        values = super().take()
        return values | {"eligible_categories": list(values["eligible_categories"])}

    @property
    def sections(self):
        return sections(self, self.SECTIONS)
