"""Forms for the account of how the grant was used."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import DayFormField, format_day, today
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.ground.money import KronorFormField, format_kronor

from ..models import GrantReport, ReportReminder
from ..permissions import can_date_report
from .applications import LONG

FILE_HELP = _("pdf, docx, xlsx, odt, png, jpg, txt eller csv, högst 10 MB. Fler filer läggs till efteråt.")


class ReportForm(RecordForm):
    """What the organisation tells. Its own account comes in today; the officer says when a letter came."""

    document = forms.FileField(label=_("Fil"), help_text=FILE_HELP, max_length=200, required=False)

    class Meta(RecordForm.Meta):
        model = GrantReport
        fields = ["received_on", "used_amount", "result_text"]
        widgets = {"result_text": LONG}

    def __init__(self, data=None, *, user, grant, **kwargs):
        super().__init__(data, user=user, **kwargs)
        if not can_date_report(user, grant):
            del self.fields["received_on"]


class SendAgainForm(ActForm):
    received_on = DayFormField(label=_("Inkom"), required=False, help_text=_("Lämna tomt om den kommer in i dag."))
    used_amount = KronorFormField(label=_("Använt belopp"))
    result_text = forms.CharField(label=_("Vad bidraget ledde till"), required=False, max_length=4000, widget=LONG)
    document = forms.FileField(label=_("Fil"), help_text=FILE_HELP, max_length=200, required=False)

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.initial |= {"used_amount": thing.used_amount, "result_text": thing.result_text}
        if not can_date_report(user, thing.grant):
            del self.fields["received_on"]


class CompletionForm(ActForm):
    completion_text = forms.CharField(label=_("Det som ska kompletteras"), max_length=2000, widget=LONG)
    completion_due = DayFormField(label=_("Senast"))


class ApproveForm(ActForm):
    approved_on = DayFormField(label=_("Godkänd"), required=False, help_text=_("Lämna tomt om redovisningen godkänns i dag."))
    unused_reason = forms.CharField(
        label=_("Varför det som inte är använt inte återkrävs"), required=False, max_length=1000, widget=LONG
    )

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        if left := thing.to_recover():
            told = _("%(amount)s är utbetalt men inte använt. Återkräv det först, eller skriv skälet här.")
            self.fields["unused_reason"].help_text = told % {"amount": format_kronor(left)}
        else:
            del self.fields["unused_reason"]


class RejectReportForm(ActForm):
    reason = forms.CharField(label=_("Varför den inte godkänns"), max_length=2000, widget=LONG)


class ReminderForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = ReportReminder
        fields = ["sent_on", "channel", "note"]
        widgets = {"note": LONG}


def letter(grant, municipality):
    """The text of a reminder, to copy into a letter."""
    application, terms = grant.application, grant.terms()
    due = terms.report_due
    about = {
        "organisation": application.organisation,
        "scheme": application.round.scheme.name,
        "year": application.round.year,
        "amount": format_kronor(terms.amount),
        "day": due and format_day(due),
        "board": application.board,
        "municipality": municipality or "",
    }
    lines = [
        _("Till %(organisation)s") % about,
        _("%(board)s har beviljat er %(amount)s (%(scheme)s %(year)s).") % about,
    ]
    if due and due < today():
        lines.append(_("Redovisningen skulle ha kommit in senast %(day)s. Vi har inte fått den.") % about)
        lines.append(_("Lämna den så snart ni kan. Lämnas den inte kan bidraget krävas tillbaka."))
    elif due:
        lines.append(_("Redovisningen av hur bidraget har använts ska vara hos oss senast %(day)s.") % about)
    lines += [
        _("I redovisningen anger ni hur mycket av bidraget som har använts och vad det ledde till. Skicka med underlagen."),
        _("%(board)s, %(municipality)s") % about,
    ]
    return [str(line) for line in lines]
