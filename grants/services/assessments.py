"""Acts on the assessment of applications: criteria, each assessor's points, and the proposal that comes of them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, save_state
from partnerships.ground.days import today
from partnerships.ground.errors import require

from ..models import Assessment, AssessmentCriterion, AssessmentPoint, GrantApplication, GrantProposal
from ..permissions import (
    can_assess_application,
    can_change_assessment,
    can_change_scheme,
    can_conclude_assessment,
    can_reopen_assessment,
)


@transaction.atomic
def register_criterion(*, actor, scheme, **values):
    """Add a criterion to a form of grant. It holds for rounds that open while it is active."""
    require(can_change_scheme(actor, scheme))
    return add(actor, AssessmentCriterion(scheme=scheme, **values))


@transaction.atomic
def change_criterion(*, actor, criterion, reason="", **values):
    """Change a criterion, or the days that it holds. One that is used keeps its words."""
    require(can_change_scheme(actor, criterion.scheme))
    criterion.check_changed(values)
    return change(actor, criterion, values, reason=reason)


@transaction.atomic
def assess_application(*, actor, application, points, **values):
    """Register one's own assessment: points for every criterion, [{criterion, points, comment}, …]."""
    application = GrantApplication.objects.locked().get(pk=application.pk)
    require(can_assess_application(actor, application))
    assessment = add(actor, Assessment(application=application, assessor=actor, **values), act="assessed")
    return give_points(actor, assessment, points)


@transaction.atomic
def change_assessment(*, actor, assessment, points=None, reason="", **values):
    """Change one's own assessment, until an officer has concluded it."""
    require(can_change_assessment(actor, assessment))
    assessment = change(actor, assessment, values, reason=reason)
    return assessment if points is None else give_points(actor, assessment, points)


def give_points(actor, assessment, points):
    """Points for each criterion of the round, all faults at once."""
    criteria = {each.pk: each for each in AssessmentCriterion.objects.of_round(assessment.application.round)}
    faults, given = {}, {each["criterion"].pk: each for each in points}
    for each in points:
        if each["criterion"].pk not in criteria:
            faults[f"points.{each['criterion'].pk}"] = _("Kriteriet gäller inte för omgången.")
    for pk, criterion in criteria.items():
        if pk not in given:
            faults[f"points.{pk}"] = _("Ge poäng för ”%(criterion)s”.") % {"criterion": criterion}
        elif given[pk]["points"] > criterion.max_points:
            faults[f"points.{pk}"] = _("Högst %(max)s poäng för ”%(criterion)s”.") % {
                "max": criterion.max_points,
                "criterion": criterion,
            }
    if faults or len(given) != len(points):
        raise ValidationError(faults or {"points": _("Samma kriterium står två gånger.")})
    before = points_in_words(assessment)
    assessment.points.all().delete()
    for each in points:
        row = AssessmentPoint(assessment=assessment, **each)
        row.full_clean()
        row.save()
    if (after := points_in_words(assessment)) != before:
        assessment.save(update_fields=["updated_at"])
        record(actor, "changed" if before else "assessed", assessment, changes=[["points", before, after]])
    return assessment


def points_in_words(assessment):
    rows = assessment.points.select_related("criterion")
    return "; ".join(f"{row}" + (f" ({row.comment})" if row.comment else "") for row in rows)


@transaction.atomic
def conclude_assessment(*, actor, application, amount, reason, criteria=()):
    """Mark the application as assessed: what is proposed to be decided, and why, by the form's criteria. 0 kr is a rejection."""
    application = application.as_seen()
    require(can_conclude_assessment(actor, application))
    application.move_to(GrantApplication.State.ASSESSED)
    holding = AssessmentCriterion.objects.of_round(application.round)
    if strangers := [each for each in criteria if not holding.filter(pk=each.pk).exists()]:
        told = ", ".join(str(each) for each in strangers)
        raise ValidationError({"criteria": _("Kriteriet gäller inte för omgången: %(criteria)s.") % {"criteria": told}})
    if holding.exists():
        if not criteria:
            raise ValidationError({"criteria": _("Ange vilka kriterier som motiveringen vilar på.")})
        if not application.assessments.exists():
            raise ValidationError(_("Ingen har bedömt ansökan efter bidragsformens kriterier än."))
    if amount:
        application.check_asked_for(amount)
    proposal = GrantProposal(application=application, amount=amount, reason=reason, proposed_by=actor)
    add(actor, proposal, act="proposed")
    proposal.criteria.set(criteria)
    return save_state(actor, application, "was_assessed")


@transaction.atomic
def reopen_assessment(*, actor, application, reason):
    """Take the proposal back, with a reason: the application can be changed and assessed again."""
    application = application.as_seen()
    require(can_reopen_assessment(actor, application))
    if not reason.strip():
        raise ValidationError({"reason": _("Ange varför bedömningen öppnas igen.")})
    application.move_to(GrantApplication.State.SUBMITTED)
    if (proposal := application.proposal()) is not None:
        proposal.reopened_on = today()
        proposal.save(update_fields=["reopened_on"])
        record(actor, "reopened", proposal, reason=reason)
    return save_state(actor, application, "reopened", reason=reason)
