"""Which board decisions money can rest on: said once, for the acts and for the choices in their forms."""

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import format_day
from partnerships.register.models import Board

Outcome = BoardDecision.Outcome

IN_FAVOUR = (Outcome.GRANTED, Outcome.APPROVED, Outcome.ADOPTED)
ANSWERS = (*IN_FAVOUR, Outcome.REJECTED)
DECIDES_FOR_ALL = (Board.Kind.COUNCIL, Board.Kind.EXECUTIVE)


def that_can_serve(decisions, *, board=None, outcomes=IN_FAVOUR, not_before=None):
    """Those of `decisions` that `check_serves` lets through, made by `board`, the executive board or the council."""
    rows = decisions.filter(Q(board=board) | Q(board__kind__in=DECIDES_FOR_ALL))
    rows = rows.filter(outcome__in=outcomes, meeting_date__isnull=False, paragraph__isnull=False)
    return rows if not_before is None else rows.filter(meeting_date__gte=not_before)


def check_serves(decision, *, outcomes=IN_FAVOUR, not_before=None):
    """Money rests on a decision that gives it, with day and §, and not on one older than what it decides on."""
    if decision.outcome not in outcomes:
        outcome = decision.get_outcome_display() or _("uppgift saknas")
        told = _("Beslutets utfall är ”%(outcome)s”. Välj ett beslut som bifaller.") % {"outcome": outcome}
    elif decision.meeting_date is None or decision.paragraph is None:
        told = _("Beslutet saknar beslutsdag eller paragraf. Registrera dem först.")
    elif not_before is not None and decision.meeting_date < not_before:
        days = {"day": format_day(decision.meeting_date), "document": format_day(not_before)}
        told = _("Beslutet är från %(day)s, före handlingen från %(document)s.") % days
    else:
        return
    raise ValidationError({"decision": told})
