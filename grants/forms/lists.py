"""Forms for decision lists, and for the outcome of a whole list at once."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import CaseChoiceField, DecisionChoiceField
from partnerships.cases.models import BoardDecision
from partnerships.ground.forms import ActForm, RecordForm, say_if_empty
from partnerships.ground.money import KronorFormField, format_kronor

from ..models import DecisionList, GrantRound, ListRow
from ..models.lists import waiting_applications
from .applications import LONG
from .decisions import ask_of_late_rule, late_questions


class DecisionListForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = DecisionList
        fields = ["board", "title", "meeting", "case"]
        field_classes = {"case": CaseChoiceField}
        help_texts = {"meeting": _("Kan väljas senare, men innan listan går till sammanträdet.")}

    def narrow(self):
        super().narrow()
        boards = self.user.boards_with("C", "applications") | self.user.boards_with("C", "grant_decisions")
        meetings = self.fields["meeting"].queryset.select_related("board")
        if self.thing is not None:
            del self.fields["board"]
            self.fields["meeting"].queryset = meetings.filter(board=self.thing.board_id)
        else:
            self.fields["board"].queryset = boards
            self.fields["meeting"].queryset = meetings.filter(board__in=boards)
        self.fields["case"].of_boards(boards, self.thing and self.thing.case_id)


class GatherForm(ActForm):
    round = forms.ModelChoiceField(GrantRound.objects.none(), label=_("Omgång"))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        waiting = waiting_applications().filter(board=thing.board_id).values("round")
        rows = GrantRound.objects.visible_to(user).filter(pk__in=waiting).select_related("scheme")
        self.fields["round"].queryset = rows
        say_if_empty(self.fields["round"], _("Ingen omgång har ansökningar som väntar på beslut utan att stå på en lista."))


class ProposalForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ListRow
        fields = ListRow.OUTCOME
        widgets = {"late_reason": LONG, "grounds": LONG, "conditions": LONG}
        help_texts = {
            "amount": _("Lämna tomt vid avslag."),
            "grounds": _("Behövs vid avslag, och när beloppet är lägre än det sökta."),
            "rule_reference": _("Behövs vid avslag, och när beloppet är lägre än det sökta."),
            "state_aid_note": _("Behövs när grunden är ”Annat”."),
        }

    def narrow(self):
        """R24: what the late rule does not leave to be answered is not asked, unless it is to be taken away."""
        super().narrow()
        asked = dict(self.fields)
        ask_of_late_rule(asked, self.thing.application)
        for name in self.fields.keys() - asked.keys():
            if getattr(self.thing, name) in (None, ""):
                del self.fields[name]


class DecideListForm(ActForm):
    """The board's decision, and every row as it was proposed, to change where the board decided otherwise."""

    decision = DecisionChoiceField(BoardDecision.objects.none(), label=_("Nämndbeslut"), empty_label=_("Välj beslut"))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        decisions = thing.decisions_that_serve(BoardDecision.objects.visible_to(user))
        told = _("Inget beslut från sammanträdet är registrerat. Registrera det under Ärenden.")
        self.fields["decision"].offer(decisions, case=thing.case, lacking=told)
        self.rows = list(thing.rows.as_read())
        for row in self.rows:
            for name, field in self.fields_of(row).items():
                self.fields[f"{name}-{row.pk}"] = field

    def fields_of(self, row):
        fields = {
            "application_version": forms.IntegerField(widget=forms.HiddenInput, initial=row.application.version),
            "proposal": forms.ChoiceField(label=_("Utfall"), choices=ListRow.Proposal.choices, initial=row.proposal),
            "amount": KronorFormField(label=_("Belopp"), required=False, initial=row.amount),
            "grounds": forms.CharField(label=_("Motivering"), required=False, max_length=4000, widget=LONG, initial=row.grounds),
            "rule_reference": forms.CharField(
                label=_("Regel i bidragsformen"), required=False, max_length=200, initial=row.rule_reference
            ),
            **late_questions(),
        }
        fields["late_cut"].initial, fields["late_reason"].initial = row.late_cut, row.late_reason
        ask_of_late_rule(fields, row.application)
        return fields

    @property
    def sections(self):
        yield {"title": _("Nämndens beslut"), "fields": [self["decision"]]}
        for place, row in enumerate(self.rows, start=1):
            names = [f"{name}-{row.pk}" for name in self.fields_of(row)]
            asked = _("Sökt: %(amount)s.") % {"amount": format_kronor(row.application.requested_amount)}
            fields = [self[name] for name in names if not self.fields[name].widget.is_hidden]
            yield {
                "title": f"{place}. {row.application.organisation}",
                "note": f"{asked} {row.late_in_words()}".strip(),
                "fields": fields,
            }

    def take(self):
        values = super().take()
        said = [{"row": row, **{name: values.pop(f"{name}-{row.pk}") for name in self.fields_of(row)}} for row in self.rows]
        return {**values, "rows": said}
