"""How an application is assessed: each assessor's points side by side, what is proposed, and who is shut out."""

from functools import partial
from statistics import median

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import told
from partnerships.audit.models import AuditEvent
from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor

from ..models import AssessmentCriterion, GrantApplication
from ..permissions import (
    can_assess_application,
    can_change_assessment,
    can_conclude_assessment,
    can_declare_conflict,
    can_lift_conflict,
    can_note_conflict,
    can_read_assessments,
    is_shut_out,
)

State = GrantApplication.State
OVER = {State.CLOSED, State.WITHDRAWN, State.DISMISSED}


def assessment_part(user, application):
    """What `_assessments.html` draws; None for the organisation and others who do not read assessments."""
    if not can_read_assessments(user, application):
        return None
    may_declare = can_declare_conflict(user, application) or can_note_conflict(user, application)
    assessments = assessments_of(application)
    part = {
        **summary(user, application, assessments),
        "proposal": proposal_facts(application),
        "conflicts": [
            {
                "who": conflict.user.name,
                "told": noted(conflict),
                "url": reverse("grants:lift_conflict", args=[conflict.pk]) if can_lift_conflict(user, conflict) else "",
            }
            for conflict in application.standing_conflicts
        ],
        "acts": assessment_acts(user, application, has_assessed=any(each.assessor_id == user.pk for each in assessments)),
        "declare": reverse("grants:declare_conflict", args=[application.pk]) if may_declare else "",
    }
    told = assessments or any(part[name] for name in ("proposal", "conflicts"))
    return part | {"is_shown": bool(told) or application.state not in OVER}


def conflict_warnings(user, application):
    """Why the buttons are gone, to whom they are gone for."""
    if application.state not in OVER and is_shut_out(user, application):
        text = _("Du kan inte bereda, besluta, betala eller följa upp något i det här ärendet. Någon annan tar över.")
        yield {"title": _("Du är antecknad som jävig"), "text": text}


def whole_history(user, application, grant):
    """What was done with the application and its decision; for those who read assessments also with what came before it."""
    events = [event for thing in (application, grant) if thing for event in AuditEvent.objects.of(thing)[:100]]
    if can_read_assessments(user, application):
        beside = Q(pk__in=[])
        for rows in (application.assessments, application.proposals, application.conflicts):
            beside |= Q(object_type=rows.model._meta.label_lower, object_id__in=rows.values("pk"))
        events += AuditEvent.objects.filter(beside).order_by("-pk")[:100]
    return told(sorted(events, key=lambda event: event.pk, reverse=True)[:100], user)


def noted(conflict):
    day = format_day(conflict.declared_on)
    if conflict.noted_by_id == conflict.user_id:
        return _("anmälde själv %(day)s") % {"day": day}
    return _("antecknat %(day)s av %(who)s") % {"day": day, "who": conflict.noted_by.name}


def assessments_of(application):
    assessments = list(application.assessments.select_related("assessor").prefetch_related("points__criterion"))
    for assessment in assessments:
        assessment.application = application
    return assessments


def summary(user, application, assessments):
    """Each criterion with every assessor's points, the median and how far they are from each other."""
    points = {(each.pk, row.criterion_id): row for each in assessments for row in each.points.all()}
    criteria = {each.pk: each for each in AssessmentCriterion.objects.of_round(application.round)}
    criteria |= {row.criterion_id: row.criterion for row in points.values()}
    rows = []
    for criterion in sorted(criteria.values(), key=lambda each: (each.order, each.pk)):
        cells = [points.get((each.pk, criterion.pk)) for each in assessments]
        rows.append({"criterion": criterion, "cells": cells, **spread([cell.points for cell in cells if cell])})
    return {
        "assessors": [
            {
                "name": each.assessor.name,
                "total": sum(row.points for row in each.points.all()),
                "amount": format_kronor(each.proposed_amount),
                "motivation": each.motivation,
                "comments": [(row.criterion, row.comment) for row in each.points.all() if row.comment],
                "url": reverse("grants:change_assessment", args=[each.pk]) if can_change_assessment(user, each) else "",
            }
            for each in assessments
        ],
        "rows": rows,
        "max_total": sum(each.max_points for each in criteria.values()),
        "has_criteria": bool(criteria),
    }


def spread(points):
    if not points:
        return {"median": None, "difference": None}
    return {"median": f"{median(points):g}".replace(".", ","), "difference": max(points) - min(points)}


def proposal_facts(application):
    proposal = application.proposal()
    if proposal is None:
        return None
    return [
        (_("Föreslaget belopp"), format_kronor(proposal.amount) if proposal.amount else _("Avslag föreslås")),
        (_("Motivering"), proposal.reason),
        (_("Kriterier"), ", ".join(str(each) for each in proposal.criteria.all()) or _("inga")),
        (_("Föreslaget"), f"{format_day(proposal.proposed_on)}, {proposal.proposed_by.name}"),
    ]


def assessment_acts(user, application, *, has_assessed):
    address = partial(reverse, args=[application.pk])
    acts = []
    if not has_assessed and can_assess_application(user, application) and application.needs_assessment():
        acts.append((_("Bedöm"), address("grants:assess")))
    if can_conclude_assessment(user, application):
        acts.append((_("Lämna förslag till beslut"), address("grants:conclude")))
    return acts
