"""Forms that agreements of every form but IOP share."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import ABOVE, CaseChoiceField, DecisionChoiceField, GoverningChoiceField, sections
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import KronorFormField

from .agreement import LONG

WHOSE = ("organisation", "responsible_board", "responsible_office", "case", "welfare_area", "governing_document")
TERM = ("decision", "agreed_on", "start_date", "end_date", "open_ended", "notice_months")
CONTENTS = ("follow_up_plan", "quality_requirements", "comment")


class PlainAgreementForm(RecordForm):
    """What is known is filled in; what is not is shown as missing."""

    class Meta(RecordForm.Meta):
        fields = [*WHOSE, *TERM, *CONTENTS]
        widgets = dict.fromkeys(CONTENTS, LONG)
        field_classes = {
            "case": CaseChoiceField,
            "decision": DecisionChoiceField,
            "governing_document": GoverningChoiceField,
        }
        help_texts = {
            "agreed_on": _("Dagen då båda hade skrivit under. Utan den och utan beslut är det ett utkast."),
            "follow_up_plan": _("Hur och när det följs upp. Krävs av varje avtal, vilken form det än har."),
            "governing_document": _("Det som gällde när avtalet slöts. Finns det inte i listan: spara, och välj sedan."),
        }

    def narrow(self):
        super().narrow()
        thing = self.thing
        boards = self.user.boards_with("C" if thing is None else "U", "iop")
        if thing is not None:
            del self.fields["responsible_board"]
        else:
            self.fields["responsible_board"].queryset = boards
        self.fields["case"].of_boards(boards, thing and thing.case_id)
        own = Q(board=thing.responsible_board_id) if thing is not None else Q(board__in=boards)
        serving = Q(outcome__in=BoardDecision.IN_FAVOUR) & (own | Q(board__kind__in=ABOVE))
        decisions = BoardDecision.objects.visible_to(self.user).filter(serving)
        self.fields["decision"].offer(decisions, case=thing and thing.case)
        self.fields["governing_document"].offer(thing or self._meta.model(), self.user)

    @property
    def sections(self):
        return sections(self, self.SECTIONS)


class AmountForm(ActForm):
    year = forms.IntegerField(label=_("År"), min_value=1900, max_value=2200)
    amount = KronorFormField(label=_("Belopp"), required=False, help_text=_("Lämna tomt för att ta bort årets belopp."))
    reason = forms.CharField(
        label=_("Varför ändrar du?"),
        help_text=_("Behövs när ett belopp i ett ingånget avtal rättas."),
        max_length=500,
        required=False,
    )


class CancelForm(ActForm):
    cancelled_on = DayFormField(
        label=_("Gäller inte från och med"), required=False, help_text=_("Lämna tomt om det är från i dag.")
    )
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=LONG)
