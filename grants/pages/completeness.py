"""What an application lacks, what it is asked to complete, and how many members it tells of."""

from functools import partial

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day

from ..models import AgeSpan, ApplicationStatistics, GrantApplication
from ..permissions import (
    can_change_application,
    can_complete_application,
    can_dismiss_application,
    can_reopen_assessment,
    can_request_completion,
    can_tie_dismissal,
    can_withdraw_application,
)

State, Gender = GrantApplication.State, ApplicationStatistics.Gender


def missing_parts(user, application, asked, statistics):
    """What is not complete, for both sides: [{label, url}], with addresses for those who can fill it in."""
    if application.state not in application.TAKES_DOCUMENTS:
        return []
    change = reverse("grants:change_application", args=[application.pk]) if can_change_application(user, application) else ""
    labels = [(name, application._meta.get_field(name).verbose_name) for name in application.lacking(application.WANTED)]
    missing = [{"label": capfirst(str(label)), "url": change and f"{change}#id_{name}"} for name, label in labels]
    if statistics and not statistics["counted"]:
        missing.append({"label": _("Medlemmar per ålder och kön"), "url": statistics["url"]})
    return missing + [{"label": str(each.required), "url": each.hand_in_url} for each in asked if each.handed_in is None]


def statistics_part(user, application):
    """Members by age and gender as a table; None where nothing is asked for and nothing is told."""
    spans = list(AgeSpan.objects.all())
    counts = {(row.age_span_id, row.gender): row.count for row in application.statistics.all()} if spans else {}
    told = {pk for pk, _gender in counts}
    spans = [span for span in spans if (span.active and not application.from_list) or span.pk in told]
    if not spans:
        return None
    rows = [{"span": span, "cells": [counts.get((span.pk, gender)) for gender in Gender]} for span in spans]
    for row in rows:
        row["sum"] = added(row["cells"])
    columns = [[row["cells"][place] for row in rows] for place in range(len(Gender))]
    total = added([row["sum"] for row in rows])
    differs = total is not None and application.member_count is not None and total != application.member_count
    return {
        "genders": [gender.label for gender in Gender],
        "rows": rows,
        "sums": [added(column) for column in columns],
        "total": total,
        "counted": bool(counts),
        "differs": differs,
        "member_count": application.member_count,
        "url": reverse("grants:count_members", args=[application.pk]) if can_change_application(user, application) else "",
    }


def added(counts):
    """The sum of what is known; None where nothing is."""
    known = [count for count in counts if count is not None]
    return sum(known) if known else None


def completion_part(application):
    """The request that waits for the organisation, for the page of both sides."""
    asked = application.waiting_completion() if application.state == State.COMPLETION_REQUESTED else None
    if asked is None:
        return None
    documents = [str(each) for each in asked.documents.all()]
    return {
        "text": asked.text,
        "late": asked.is_overdue(),
        "facts": [
            (_("Komplettera senast"), format_day(asked.due)),
            (_("Begärd"), format_day(asked.asked_on)),
            (_("Uppgifter som får ändras"), ", ".join(asked.parts_in_words()) or _("inga")),
            (_("Handlingar som ska lämnas"), ", ".join(documents) or _("inga")),
        ],
    }


def completeness_warnings(user, application, completion):
    if completion and completion["late"]:
        title = _("Kompletteringen är försenad")
        text = _("Den skulle ha kommit in senast %(day)s.") % {"day": completion["facts"][0][1]}
        yield {"title": title, "text": text, "tone": "danger"}
    if application.state == State.DISMISSED:
        text = _("Ansökan är avvisad: den har inte prövats. Det är inte ett avslag.")
        yield {"title": _("Avvisad"), "text": text, "tone": "info"}
    if can_tie_dismissal(user, application):
        yield {
            "title": _("Avvisning utan beslut"),
            "text": _("Avvisningen anmäls inte till nämnden förrän beslutet, nämndens eller delegatens, är angivet."),
            "tone": "warning",
            "url": reverse("grants:tie_dismissal", args=[application.pk]),
            "label": _("Ange beslut om avvisningen"),
        }


def end_facts(application):
    """When and why it was taken back or dismissed."""
    if application.state not in {State.WITHDRAWN, State.DISMISSED}:
        return []
    withdrawn = application.state == State.WITHDRAWN
    decision = application.dismissal
    facts = [
        (_("Återtagen") if withdrawn else _("Avvisad"), application.ended_on and format_day(application.ended_on)),
        (_("Skäl till återtagandet") if withdrawn else _("Skäl till avvisningen"), application.end_reason),
    ]
    if decision:
        facts.append((_("Beslut om avvisning"), str(decision), decision.get_absolute_url()))
    return facts


def hand_acts(user, application):
    """What can be done with it until it is decided; the first stands out."""
    address = partial(reverse, args=[application.pk])
    acts = []
    if can_complete_application(user, application):
        acts.append((_("Lämna in kompletteringen"), address("grants:complete")))
    if can_change_application(user, application):
        if application.state == State.DRAFT:
            acts.append((_("Lämna in"), address("grants:submit")))
            if (earlier := application.earlier()) and application.answers_from(earlier):
                acts.append((_("Hämta förra årets svar"), address("grants:reuse")))
        acts.append((_("Ändra"), address("grants:change_application")))
    if can_request_completion(user, application):
        acts.append((_("Begär komplettering"), address("grants:request_completion")))
    if can_reopen_assessment(user, application):
        acts.append((_("Öppna bedömningen igen"), address("grants:reopen")))
    if can_dismiss_application(user, application):
        acts.append((_("Avvisa"), address("grants:dismiss")))
    if can_tie_dismissal(user, application):
        acts.append((_("Ange beslut om avvisningen"), address("grants:tie_dismissal")))
    if can_withdraw_application(user, application):
        acts.append((_("Återta"), address("grants:withdraw")))
    return acts
