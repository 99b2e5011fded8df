"""Days to answer what has come in."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.initiatives.models import Initiative
from partnerships.initiatives.permissions import can_handle_initiative

from .due import Due

TO_ANSWER = {
    Initiative.Kind.INITIATIVE: gettext_lazy("Initiativ att besvara"),
    Initiative.Kind.QUESTION: gettext_lazy("Fråga att besvara"),
    Initiative.Kind.COMPLAINT: gettext_lazy("Klagomål att besvara"),
    Initiative.Kind.VIEW: gettext_lazy("Synpunkt att besvara"),
}


def answers_to_give(user):
    """Answers that are not given: late from the day they were due, which never moves."""
    rows = Initiative.objects.visible_to(user).unanswered().filter(answer_due__isnull=False)
    for initiative in with_offices(rows):
        yield to_do(user, initiative, initiative.answer_due, TO_ANSWER[initiative.kind])


def outcomes_to_tell(user):
    """Initiatives whose answer was not the last word: due when the answer was, or since it was given or settled after that."""
    for initiative in with_offices(Initiative.objects.visible_to(user).answered_without_outcome()):
        days = (initiative.answer_due, initiative.answered_on, initiative.decided_on)
        yield to_do(user, initiative, max(filter(None, days)), _("Besvarat initiativ utan återkopplat utfall"))


def with_offices(rows):
    return rows.select_related("organisation", "owner_office__board", "coordinator_office")


def to_do(user, initiative, day, title):
    office = initiative.owner_office
    return Due(
        day,
        str(title),
        initiative.title,
        initiative.get_absolute_url(),
        board=office and office.board,
        who=str(office or ""),
        mine=can_handle_initiative(user, initiative),
    )
