"""Checks of what has come in."""

from django.utils.translation import gettext as _

from partnerships.ground.days import today
from partnerships.initiatives.models import Initiative

from .finding import Finding, found


def initiatives_answered_late(scope):
    """Without an answer when it was due; of a report, as it stood on the report's last day."""
    rows = scope.rows(Initiative).overdue_on(scope.report.cut_off if scope.report else today())
    return Finding(_("Initiativ utan svar i tid"), found(rows), _("Svara den som lämnade det."))


def initiatives_without_office(scope):
    rows = scope.rows(Initiative).without_owner()
    return Finding(_("Initiativ utan ansvarigt kontor"), found(rows), _("Bekräfta det och fördela ansvaret."))


def initiatives_without_answer_day(scope):
    rows = scope.rows(Initiative).without_answer_day()
    remedy = _("Lägg in svarstiden (initiative_answer_days) bland beloppsgränserna, och fördela eller ändra sedan ansvaret.")
    return Finding(_("Initiativ utan svarsdag"), found(rows), remedy)


def initiatives_answered_without_outcome(scope):
    rows = scope.rows(Initiative).answered_without_outcome()
    return Finding(_("Besvarade utan utfall"), found(rows), _("Registrera utfallet och återkoppla till den som lämnade det."))
