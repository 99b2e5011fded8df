"""What stands on the page of a compact."""

from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor

from ..models import Compact
from ..permissions import can_change_compact, can_change_text


def compact_acts(user, compact):
    """(label, address) of what this user can do now; the first stands out."""
    if not can_change_compact(user, compact):
        return []
    address, State = partial(reverse, args=[compact.pk]), Compact.State
    acts = [(_("Ändra"), address("compact:change_compact"))]
    if compact.can_move_to(State.ADOPTED):
        acts.append((_("Registrera antagande"), address("compact:adopt")))
    if any(state != State.ADOPTED for state in Compact.NEXT.get(compact.state, ())):
        acts.append((_("Ändra status"), address("compact:move")))
    if can_change_text(user, compact):
        acts.append((_("Ny princip"), address("compact:register_principle")))
        acts.append((_("Nytt utvecklingsområde"), address("compact:register_area")))
    acts.append((_("Ny utvecklingsplan"), address("compact:register_plan")))
    return acts


def days(number):
    return ngettext("%(number)s dag", "%(number)s dagar", number) % {"number": format_kronor(number, unit=False)}


def compact_warnings(compact, plan):
    warnings = []
    overdue = compact.days_to_revision is not None and compact.days_to_revision < 0
    if compact.is_expired():
        text = [_("Det är %(days)s sedan den slutade gälla.") % {"days": days(-compact.days_left)}]
        if overdue:
            text.append(_("Revideringen skulle vara klar senast %(day)s.") % {"day": format_day(compact.revision_due)})
        if compact.revision_responsible:
            text.append(_("Ansvarig för revideringen: %(board)s.") % {"board": compact.revision_responsible})
        title = _("Överenskommelsen gällde till och med %(day)s och har löpt ut") % {"day": format_day(compact.valid_to)}
        warnings.append({"title": title, "text": " ".join(text), "tone": "warning"})
    elif overdue and compact.state in Compact.ADOPTED_STATES:
        text = _("Den skulle vara klar senast %(day)s.") % {"day": format_day(compact.revision_due)}
        warnings.append({"title": _("Revideringen är försenad"), "text": text, "tone": "warning"})
    if plan and plan.is_over and compact.state in Compact.ADOPTED_STATES:
        text = _("Perioden slutade %(day)s. Följ upp planens punkter och lägg in nästa period.") % {
            "day": format_day(plan.period_end)
        }
        warnings.append({"title": _("Utvecklingsplanens period är slut"), "text": text, "tone": "warning"})
    return warnings


def compact_facts(compact):
    adopted = compact.adopted_on is not None
    facts = [
        (_("Diarienummer"), compact.case and compact.case.raw, compact.case and compact.case.get_absolute_url()),
        (_("Version"), compact.version_text),
    ]
    if adopted:
        facts += [
            (_("Antagen av"), compact.adopted_by.name),
            (_("Antagen"), format_day(compact.adopted_on)),
            (
                _("Paragraf"),
                compact.decision and compact.decision.paragraph and f"§ {compact.decision.paragraph}",
                compact.decision and compact.decision.get_absolute_url(),
            ),
            (_("Gäller t.o.m."), format_day(compact.valid_to)),
            (_("Revideras senast"), format_day(compact.revision_due)),
            (_("Ansvarig för revidering"), compact.revision_responsible and compact.revision_responsible.name),
        ]
    if compact.revision_years:
        facts.append((_("År mellan revideringar"), compact.revision_years))
    return [*facts, (_("Dokumentansvar"), compact.document_owner), (_("Källa"), compact.source)]


def compact_timeline(compact):
    """A last day that has passed is passed, not done; a revision is late only while the version still waits for it."""
    bound = compact.state in Compact.ADOPTED_STATES
    steps = [
        (compact.adopted_on, _("Antagen"), compact.adopted_by.name if compact.adopted_by else "", "done"),
        (compact.revision_due, _("Revideras senast"), str(compact.revision_responsible or ""), "late" if bound else "past"),
        (compact.valid_to, _("Sista giltighetsdag"), _("löpt ut, inte förnyad") if compact.is_expired() else "", "past"),
    ]
    return [
        {
            "day": day,
            "title": title,
            "note": note,
            "state": passed if day < today() or (passed == "done" and day == today()) else "later",
        }
        for day, title, note, passed in steps
        if day
    ]


def plan_facts(plan):
    years = plan.compact.plan_years
    return [
        (_("Plan"), plan.name),
        (_("Period från"), format_day(plan.period_start)),
        (_("Period t.o.m."), format_day(plan.period_end)),
        (_("Gäller"), years and _("%(number)s år i taget") % {"number": years}),
        (_("Källa"), plan.source),
    ]
