"""Acts on the conditions for grants, and on each year's examination of an organisation."""

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, refuse_personal_numbers
from partnerships.ground.errors import require

from ..models import EligibilityAnswer, EligibilityCheck, EligibilityCondition, HandedInDocument
from ..permissions import can_change_conditions, can_check_eligibility


@transaction.atomic
def register_condition(*, actor, **values):
    """Add a condition for grants, with the time it holds."""
    require(can_change_conditions(actor))
    return add(actor, EligibilityCondition(**values))


@transaction.atomic
def change_condition(*, actor, condition, reason="", **values):
    """Change a condition. One that was asked stands as it was asked: it ends, and another begins."""
    require(can_change_conditions(actor))
    condition.as_seen().check_still_asks_the_same(values)
    return change(actor, condition, values, reason=reason)


@transaction.atomic
def check_eligibility(*, actor, organisation, year, answers, finding, **values):
    """Write down whether an organisation fulfils the conditions of a year. Nothing is written over: the latest counts.

    `answers` has one for each condition in force that year: its `condition`, `answer` and, if need be, `note`.
    """
    require(can_check_eligibility(actor))
    if values.get("valid_to") is None:
        values["valid_to"] = date(year, 12, 31)
    values = {name: value for name, value in values.items() if value is not None}
    check = EligibilityCheck(organisation=organisation, year=year, finding=finding, examined_by=actor, **values)
    check_answers(check, answers)
    add(actor, check, act="checked_eligibility")
    files = handed_in_for(organisation, year)
    for given in answers:
        answer = EligibilityAnswer(eligibility=check, **given)
        answer.handed_in = files.get(answer.condition.required_id)
        refuse_personal_numbers(answer)
        answer.full_clean()
        answer.save()
    record(actor, "checked_eligibility", organisation, year=year, finding=check.get_finding_display())
    return check


def check_answers(check, answers):
    """Each condition of the year is answered once, and the finding agrees with the answers or says why it does not."""
    in_force = set(EligibilityCondition.objects.in_force_in(check.year))
    asked = [given["condition"] for given in answers]
    if not in_force:
        told = _("Inga bidragsvillkor gäller %(year)s. Lägg till dem först.") % {"year": check.year}
        raise ValidationError({"year": told})
    if set(asked) != in_force or len(asked) != len(in_force):
        raise ValidationError(
            {"answers": _("Svara en gång på vart och ett av villkoren som gäller %(year)s.") % {"year": check.year}}
        )
    unfulfilled = [given["condition"] for given in answers if given["answer"] != EligibilityAnswer.Answer.YES]
    if check.finding == EligibilityCheck.Finding.ELIGIBLE and unfulfilled:
        stops = [each for each in unfulfilled if each.blocking]
        if stops:
            told = _("Villkoret ”%(condition)s” hindrar bidrag och är inte uppfyllt.") % {"condition": stops[0]}
            raise ValidationError({"finding": told})
        if not check.reason.strip():
            told = _("Alla villkor är inte uppfyllda. Skriv varför organisationen ändå är bidragsberättigad.")
            raise ValidationError({"reason": told})


def handed_in_for(organisation, year):
    """The latest of each yearly document that the organisation has handed in for a year, by what was asked for."""
    found = {}
    for each in HandedInDocument.objects.counting_for(organisation, year):
        found.setdefault(each.required_id, each)
    return found
