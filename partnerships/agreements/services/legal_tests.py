"""Acts on legal tests."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record, refuse_personal_numbers
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.identifiers import hide_personal_numbers

from ..models import CriteriaSet, IOPLegalTest, LegalAnswer
from ..permissions import can_register_legal_test


@transaction.atomic
def register_legal_test(*, actor, agreement, examined_on, answers, **values):
    """Register an examination of the form in law: every criterion of the day answered. Earlier ones are kept.

    `answers` is a list of {criterion, answer, reason, source, statement}. The conclusion follows from them.
    """
    require(can_register_legal_test(actor, agreement))
    test = IOPLegalTest(agreement=agreement, examined_on=examined_on, **values)
    test.criteria_set = criteria_of(examined_on)
    rows = [LegalAnswer(test=test, **each) for each in answers]
    check_answers(test.criteria_set, rows)
    test.conclude(rows)
    add(actor, test)
    for row in rows:
        row.test = test
        row.save()
    told = [(row.criterion.question.rstrip("?"), row.get_answer_display(), row.reason) for row in rows]
    record(
        actor,
        "answered_questions",
        test,
        changes=[[question, None, f"{answer}. {why}".strip()] for question, answer, why in told],
    )
    return test


def criteria_of(day):
    """The criteria that apply on a day, held so that nobody changes the questions meanwhile."""
    found = CriteriaSet.objects.applying_on(day)
    if found is None:
        told = _("Inga kriterier gäller %(day)s. En administratör lägger till dem under IOP-avtal, Kriterier.")
        raise ValidationError({"examined_on": told % {"day": format_day(day)}})
    return CriteriaSet.objects.locked().get(pk=found.pk)


def check_answers(criteria_set, answers):
    """Every fault at once, by criterion: not answered, answered twice or not asked, and what lacks its reason."""
    faults, given = {}, {}
    for row in answers:
        key = row.criterion.key
        if row.criterion.criteria_set_id != criteria_set.pk:
            told = _("Frågan hör inte till kriterierna som gäller den dagen: %(name)s.")
            faults[f"answers.{key}"] = told % {"name": criteria_set.name}
        elif key in given:
            faults[f"answers.{key}"] = _("Frågan är besvarad två gånger.")
        given[key] = row
        try:
            refuse_personal_numbers(row)
            row.full_clean(exclude=["test"], validate_unique=False, validate_constraints=False)
        except ValidationError as broken:
            faults |= {f"answers.{key}.{name}": messages for name, messages in broken.message_dict.items()}
        faults |= {f"answers.{key}.{name}": message for name, message in row.faults()}
    for criterion in criteria_set.criteria.all():
        if criterion.key not in given:
            faults[f"answers.{criterion.key}"] = _("Besvara frågan: ”%(question)s”.") % {"question": criterion.question}
    if faults:
        raise ValidationError(faults)


@transaction.atomic
def clear_legal_test(*, actor, legal_test, cleared_on, cleared_by_role, cleared_reason, cleared_document=None):
    """Register the lawyer's statement that what was unclear does not stand in the way. The test's answers stand."""
    test = legal_test.as_seen()
    require(can_register_legal_test(actor, test.agreement))
    if not test.can_be_cleared():
        raise ValidationError(_("Prövningen väntar inte på någon jurist."))
    if cleared_on < test.examined_on:
        told = _("Prövningen gjordes först %(day)s.") % {"day": format_day(test.examined_on)}
        raise ValidationError({"cleared_on": told})
    faults = {"cleared_by_role": cleared_by_role, "cleared_reason": cleared_reason}
    if lacking := {name: _("Fyll i fältet.") for name, value in faults.items() if not value.strip()}:
        raise ValidationError(lacking)
    if cleared_document is not None and not test.agreement.documents.filter(pk=cleared_document.pk).exists():
        raise ValidationError({"cleared_document": _("Lägg först till utlåtandet bland avtalets handlingar.")})
    test.cleared_on, test.cleared_document = cleared_on, cleared_document
    test.cleared_by_role, test.cleared_reason = map(hide_personal_numbers, (cleared_by_role, cleared_reason))
    test.full_clean()
    fields = ["cleared_on", "cleared_by_role", "cleared_reason", "cleared_document"]
    test.save(update_fields=fields)
    record(actor, "cleared", test, reason=cleared_reason, changes=[[name, None, getattr(test, name)] for name in fields[:2]])
    return test
