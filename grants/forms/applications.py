"""Forms for applications."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import CaseChoiceField
from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import format_kronor
from partnerships.initiatives.forms import offer_initiatives
from partnerships.register.models import User
from partnerships.register.rights import Area

from ..models import GrantApplication
from ..permissions import can_date_submission, handles_application

LONG = forms.Textarea(attrs={"rows": 3})


class ApplicationForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = GrantApplication
        fields = [
            "round",
            "organisation",
            "case",
            "requested_amount",
            "purpose",
            "period_from",
            "period_to",
            "own_contribution",
            "other_funders",
            "member_count",
            "unit_count",
            "cost",
            "initiative",
            "caseworker",
        ]
        field_classes = {"case": CaseChoiceField}
        help_texts = {
            "initiative": _("Initiativet som ansökan kommer ur. Kan lämnas tomt."),
            "unit_count": _("Fylls i där bidraget räknas per sammankomst eller deltagare."),
            "cost": _("Fylls i där bidraget är en andel av kostnaden."),
        }
        widgets = {"purpose": LONG, "own_contribution": LONG, "other_funders": LONG}

    def narrow(self):
        super().narrow()
        self.fields["round"].queryset = self.fields["round"].queryset.select_related("scheme")
        is_sent = self.thing is not None and self.thing.state not in GrantApplication.UNSENT
        self.fields["requested_amount"].required = self.fields["purpose"].required = is_sent  # a draft is saved as it is
        if self.user.own_organisations():
            for name in GrantApplication.OFFICERS_OWN:
                del self.fields[name]
        else:
            boards = self.user.boards_with("C", Area.APPLICATIONS) if self.thing is None else [self.thing.board_id]
            self.of_boards(boards)
        if self.thing is not None:
            del self.fields["round"], self.fields["organisation"]
            self.tell_ceiling(self.thing.round)
            offer_initiatives(self.fields["initiative"], [self.thing.organisation_id], self.thing.initiative_id)
            self.leave_out_shut()
            if self.thing.state != GrantApplication.State.DRAFT:
                self.fields["reason"].help_text = _("Krävs om sökt belopp, ändamål eller period ändras. Syns i historiken.")
            return
        if own := self.user.own_organisations():
            self.fields["organisation"].queryset = self.fields["organisation"].queryset.filter(pk__in=own)
            self.initial["organisation"] = next(iter(own)) if len(own) == 1 else None
            self.fields["round"].queryset = self.fields["round"].queryset.open_on(today())
            if not self.fields["round"].queryset.exists():
                self.fields["round"].help_text = _("Ingen omgång är öppen för ansökan i dag.")
        else:
            self.fields["round"].queryset = self.fields["round"].queryset.filter(board__in=boards)

    def of_boards(self, boards):
        """Only who handles the boards' applications, and their own diary numbers; beside what is chosen already."""
        chosen = self.thing and self.thing.caseworker_id
        handlers = User.objects.who_may([("U", Area.APPLICATIONS)], boards)
        offered = self.fields["caseworker"].queryset.filter(Q(pk__in=handlers.values("pk")) | Q(pk=chosen))
        self.fields["caseworker"].queryset = offered
        self.fields["case"].of_boards(boards, self.thing and self.thing.case_id)
        if self.thing is None and handlers.filter(pk=self.user.pk).exists():
            self.initial["caseworker"] = self.user.pk

    def tell_ceiling(self, round):
        if (ceiling := round.scheme.max_amount) is not None:
            self.fields["requested_amount"].help_text = _("Bidragsformens högsta belopp är %(ceiling)s.") % {
                "ceiling": format_kronor(ceiling)
            }

    def leave_out_shut(self):
        """The organisation that completes its application is asked for what it is to complete, and nothing else."""
        if self.thing.state == self.thing.State.COMPLETION_REQUESTED and not handles_application(self.user, self.thing):
            asked = self.thing.waiting_completion()
            opened = (asked.open_fields() if asked else set()) | {"version", "reason"}
            for name in set(self.fields) - opened:
                del self.fields[name]


class SubmitForm(ActForm):
    submitted_on = DayFormField(label=_("Inkom"), required=False, help_text=_("Lämna tomt om ansökan kommer in i dag."))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        if not can_date_submission(user, thing):
            del self.fields["submitted_on"]


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=LONG)
