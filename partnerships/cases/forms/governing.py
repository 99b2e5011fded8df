"""The form for governing documents."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import RecordForm

from ..models import BoardDecision, GoverningDocument
from .fields import ABOVE, CaseChoiceField, DecisionChoiceField, OwnBoard, sections


class GoverningForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = GoverningDocument
        fields = [
            "kind", "title", "version_text", "board", "case", "decision", "valid_from", "valid_to", "review_due", "predecessor",
            "source",
        ]  # fmt: skip
        field_classes = {"case": CaseChoiceField, "decision": DecisionChoiceField}
        help_texts = {
            "version_text": _("Till exempel 2024 eller 1.2."),
            "decision": _("Lämna tomt så länge det är föreslaget. Utan beslut gäller det inte."),
            "valid_from": _("Lämna tomt om det gäller från beslutet."),
            "valid_to": _("Lämna tomt om det gäller tills vidare."),
            "predecessor": _("Den äldre versionen. Den gäller tills denna börjar gälla."),
        }

    def narrow(self):
        super().narrow()
        boards, case = self.own_boards(), self.thing and self.thing.case
        self.fields["case"].of_boards(boards, case and case.pk)
        own = Q(board=self.thing.board_id) if self.thing is not None else Q(board__in=boards)
        serving = Q(outcome__in=BoardDecision.IN_FAVOUR) & (own | Q(board__kind__in=ABOVE))
        decisions = BoardDecision.objects.visible_to(self.user).filter(serving)
        self.fields["decision"].offer(decisions, case=case, lacking=_("Inget beslut som antar eller godkänner är registrerat."))
        older = self.fields["predecessor"].queryset.exclude(pk=self.thing and self.thing.pk)
        self.fields["predecessor"].queryset = older

    def own_boards(self):
        return self.user.boards_with("C", "governing")

    SECTIONS = (
        (_("Styrdokumentet"), ("kind", "title", "version_text", "board", "case", "source")),
        (_("Beslut och giltighet"), ("decision", "valid_from", "valid_to", "review_due", "predecessor")),
        (_("Ändringen"), ("reason",)),
    )

    @property
    def sections(self):
        return sections(self, self.SECTIONS)
