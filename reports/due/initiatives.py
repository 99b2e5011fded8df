"""Days to answer what has come in."""

from django.utils.translation import gettext as _

from partnerships.initiatives.models import Initiative
from partnerships.initiatives.permissions import can_handle_initiative

from .due import Due


def answers_to_give(user):
    """Answers that are not given: late from the day they were due, which never moves."""
    rows = Initiative.objects.visible_to(user).unanswered().filter(answer_due__isnull=False)
    for initiative in rows.select_related("organisation", "owner_office__board", "coordinator_office"):
        office = initiative.owner_office
        yield Due(
            initiative.answer_due,
            _("Initiativ att besvara"),
            initiative.title,
            initiative.get_absolute_url(),
            board=office and office.board,
            who=str(office or ""),
            mine=can_handle_initiative(user, initiative),
        )
