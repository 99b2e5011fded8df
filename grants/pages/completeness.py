"""What an application lacks, what it is asked to complete, and how many members it tells of."""

from functools import partial

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import QUIET

from ..models import AgeSpan, ApplicationStatistics, GrantApplication
from ..permissions import (
    can_change_application,
    can_complete_application,
    can_dismiss_application,
    can_reopen_assessment,
    can_request_completion,
    can_tie_dismissal,
    can_withdraw_application,
    handles_application,
)

State, Gender = GrantApplication.State, ApplicationStatistics.Gender


def missing_parts(user, application, asked, statistics):
    """What is not complete, for both sides: what must be there before it is sent in, and the rest, as `_missing.html` draws it.

    With addresses for those who can fill it in.
    """
    if application.state not in application.TAKES_DOCUMENTS:
        return {"needed": [], "missing": []}
    missing = [field_missing(user, application, name) for name in application.lacking(application.WANTED)]
    needed = []
    if application.state == State.DRAFT:
        count = len(application.lacking(application.ASKED))  # they stand first
        needed, missing = missing[:count], missing[count:]
    if statistics and not statistics["counted"]:
        missing.append({"label": _("Medlemmar per ålder och kön"), "url": statistics["url"]})
    missing += [{"label": str(each.required), "url": each.hand_in_url} for each in asked if each.handed_in is None]
    return {"needed": needed, "missing": missing, "missing_note": missing_note(user, application, missing)}


def field_missing(user, application, name):
    may = can_change_application(user, application) and name in open_to(user, application)
    address = f"{reverse('grants:change_application', args=[application.pk])}#id_{name}" if may else ""
    return {"label": capfirst(str(application._meta.get_field(name).verbose_name)), "url": address}


def open_to(user, application):
    """Which fields who may change the application is asked for: the organisation that completes it, what is to be completed."""
    if application.state != State.COMPLETION_REQUESTED or handles_application(user, application):
        return set(application.WANTED)
    asked = application.waiting_completion()
    return asked.open_fields() if asked else set()


def missing_note(user, application, missing):
    """What is to be done about what is missing, where there is nothing that must be done."""
    if application.state == State.DRAFT:
        return _("Det bör fyllas i. Ansökan kan lämnas in ändå, men då kan kommunen be om komplettering.")
    if not user.own_organisations() or all(each["url"] for each in missing):
        return ""
    if any(each["url"] for each in missing):
        return _("Det som är understruket kan ni lämna nu. Kommunen ber om resten om det behövs.")
    return _("Ni behöver inte göra något nu. Kommunen ber om det som behövs.")


def sought_warnings(application):
    """What is sought is more than the form of grant ever gives."""
    asked, ceiling = application.requested_amount, application.round.scheme.max_amount
    if asked is None or ceiling is None or asked <= ceiling or application.state not in application.UNDECIDED:
        return
    told = {"asked": format_kronor(asked), "ceiling": format_kronor(ceiling)}
    text = _("Sökt är %(asked)s. Bidragsformens högsta belopp är %(ceiling)s, och mer kan inte beviljas.") % told
    yield {"title": _("Det sökta beloppet är högre än det högsta"), "text": text}


def received_notices(user, application):
    """What the organisation is told of an application that it has sent in: that it is there, and what happens next."""
    if application.state not in {State.SUBMITTED, State.ASSESSED} or not user.own_organisations():
        return
    text = _(
        "Den kom in %(day)s. Kommunen handlägger den nu, och ni behöver inte göra något. Behövs en komplettering syns det här "
        "och under Att göra. Beslutet visas på den här sidan."
    )
    yield {"title": _("Ansökan är inlämnad"), "text": text % {"day": format_day(application.submitted_on)}, "tone": "success"}


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
    """What can be done with it until it is decided; the first stands out, unless it is quiet."""
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
        acts.append((_("Öppna bedömningen igen"), address("grants:reopen"), QUIET))
    if can_dismiss_application(user, application):
        acts.append((_("Avvisa"), address("grants:dismiss"), QUIET))
    if can_tie_dismissal(user, application):
        acts.append((_("Ange beslut om avvisningen"), address("grants:tie_dismissal")))
    if can_withdraw_application(user, application):
        acts.append((_("Återta"), address("grants:withdraw"), QUIET))
    return acts
