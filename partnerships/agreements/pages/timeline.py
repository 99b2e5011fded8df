"""Every date of an agreement in order."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today

from .agreement import CLOSED


def timeline(agreement, user_may_change, tests=(), more=()):
    """Every date of the agreement in order: what is done, what is late, what comes. `more` is other (day, title, note)."""
    steps = [
        *more,
        (agreement.known_in_force_on, _("Känt gällande"), agreement.source),
        (agreement.signed_on, _("Undertecknat"), ""),
        (agreement.terminated_on, _("Uppsagt"), ""),
    ]
    if decision := agreement.decision:
        paragraph = _("Beslut § %(paragraph)s") % {"paragraph": decision.paragraph} if decision.paragraph else _("Beslut")
        steps.append((decision.meeting_date, paragraph, decision.board.name))
    steps += [(test.examined_on, _("Juridisk prövning"), test.get_conclusion_display()) for test in tests or ()]
    steps += [
        (row.held_on, _("Uppföljning av %(year)s") % {"year": row.year}, goals_in_words(row))
        for row in agreement.follow_ups.all()
    ]
    dated = [step(day, title, note, done=day <= today()) for day, title, note in steps if day]
    if agreement.state not in CLOSED:
        dated += [*term_steps(agreement), *(milestone_step(row, user_may_change) for row in agreement.milestones.all())]
    dated.sort(key=lambda step: step["day"])
    coming = next((step for step in dated if step["state"] == "later"), None)
    if coming:
        coming["state"] = "now"
    return dated


def goals_in_words(follow_up):
    return _("mål: %(met)s") % {"met": follow_up.get_goal_fulfilment_display().lower()} if follow_up.goal_fulfilment else ""


def step(day, title, note="", *, done):
    return {"day": day, "title": title, "note": note, "state": "done" if done else "later"}


def term_steps(agreement):
    """The days of the term. One that has passed is left out where nothing happened on it: no notice, no signed agreement."""
    signed, start, last, notice = (
        agreement.state in agreement.BOUND,
        agreement.start_date,
        agreement.last_day,
        agreement.notice_day(),
    )
    if start and (signed or start > today()):
        yield step(start, _("Avtalet träder i kraft"), done=start <= today())
    if notice and notice >= today() and not agreement.terminated_on:
        yield step(notice, _("Sista dag för uppsägning"), done=False)
    if last and (signed or last >= today()):
        ending = _("Upphör efter uppsägning") if agreement.ends_on else _("Avtalet löper ut")
        yield step(last, ending, done=last < today())


def milestone_step(milestone, may_change):
    begun = milestone.planned_start and format_day(milestone.planned_start)
    return {
        "day": milestone.done_on or milestone.planned_end,
        "title": milestone.title,
        "note": _("klar") if milestone.done_on else _("från %(day)s") % {"day": begun} if begun else "",
        "state": "done" if milestone.done_on else "late" if milestone.is_late() else "later",
        "url": may_change and reverse("agreements:change_milestone", args=[milestone.pk]),
    }
