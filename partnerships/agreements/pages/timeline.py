"""Every date of an agreement in order."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor

from ..models.planned import planned_follow_ups
from ..models.validity import ONE_DAY
from .agreement import CLOSED


def timeline(agreement, user_may_change, tests=(), payments=(), more=()):
    """Every date of the agreement in order: what is done, what is late, what comes. `more` is other (day, title, note).

    What was done on one day stands in the order of the process, as it is put together here.
    """
    by = _("av %(party)s") % {"party": agreement.terminated_by} if agreement.terminated_by else ""
    steps = [(test.examined_on, _("Juridisk prövning"), test.outcome) for test in tests or ()]
    if decision := agreement.decision:
        paragraph = _("Beslut § %(paragraph)s") % {"paragraph": decision.paragraph} if decision.paragraph else _("Beslut")
        steps.append((decision.meeting_date, paragraph, decision.board.name))
    steps += [
        (agreement.signed_on, _("Undertecknat"), ""),
        (agreement.known_in_force_on, _("Känt gällande"), agreement.source),
        *more,
    ]
    steps += [
        (
            row.decision.meeting_date or row.previous_end,
            _("Förlängt till %(day)s") % {"day": format_day(row.until)},
            str(row.decision),
        )
        for row in agreement.extensions.all()
    ]
    steps += [
        (row.held_on, _("Uppföljning av %(year)s") % {"year": row.period_in_words()}, goals_in_words(row))
        for row in agreement.follow_ups.all()
    ]
    steps.append((agreement.terminated_on, _("Uppsagt"), by))
    dated = [step(day, title, note, done=day <= today()) for day, title, note in steps if day]
    dated += [payment_step(payment) for payment in payments]
    if agreement.state not in CLOSED:
        dated += [
            *follow_ups_to_come(agreement),
            *term_steps(agreement),
            *(milestone_step(row, user_may_change) for row in agreement.milestones.all() if not row.falls_away()),
        ]
    return in_order(dated)


def in_order(steps):
    """By day; the next one to come stands out."""
    steps.sort(key=lambda step: step["day"])
    coming = next((step for step in steps if step["state"] == "later"), None)
    if coming:
        coming["state"] = "now"
    return steps


def extended(extension):
    """When it was decided; where that is not known, no later than when the agreement else had ended."""
    return extension.decision.meeting_date or extension.previous_end


def follow_ups_to_come(agreement):
    """Follow-ups that the agreement demands and that are not done; the day never moves."""
    for planned in planned_follow_ups(agreement):
        if not planned.is_done():
            told = step(planned.due, _("Följ upp %(period)s") % {"period": planned}, done=False)
            yield told | {"state": "late" if planned.is_late() else "later"}


def goals_in_words(follow_up):
    return _("mål: %(met)s") % {"met": follow_up.get_goal_fulfilment_display().lower()} if follow_up.goal_fulfilment else ""


def step(day, title, note="", *, done):
    return {"day": day, "title": title, "note": note, "state": "done" if done else "later"}


def term_steps(agreement):
    """The days of the term. Of what is not signed, one that has passed is left out: nothing happened on it."""
    now, signed, start = today(), agreement.state in agreement.BOUND, agreement.start_date
    if start and (signed or start > now):
        yield step(start, _("Avtalet träder i kraft"), done=start <= now)
    if agreement.state != agreement.State.RENEWED and not agreement.terminated_on:
        yield from notice_steps(agreement, signed)
    yield from period_steps(agreement)
    last = agreement.last_day
    if last and (signed or last >= now):
        yield step(last, ending(agreement), done=last < now)


def ending(agreement):
    if agreement.terminated_on:
        return _("Upphör efter uppsägning")
    return _("Kan inte förlängas längre") if agreement.is_prolonged_by_itself() else _("Avtalet löper ut")


def notice_steps(agreement, signed):
    """A day of notice stays where it is, and is shown as passed."""
    days = agreement.notice_days()
    for day, parties in days.items():
        note = ", ".join(str(party) for party in parties) if len(days) > 1 else ""
        if day >= today():
            yield step(day, _("Sista dag för uppsägning"), note, done=False)
        elif signed:
            yield {**step(day, _("Sista dag för uppsägning"), note, done=True), "state": "past"}


def period_steps(agreement):
    """Of what is prolonged by itself: each new period that has begun, and the end of the one that runs."""
    if not agreement.is_prolonged_by_itself() or agreement.state not in agreement.BOUND:
        return
    end, last = agreement.end_date, agreement.last_day
    while end < today() and end != last:
        end = agreement.period_end_on(begins := end + ONE_DAY)
        yield step(begins, _("Förlängt automatiskt till %(day)s") % {"day": format_day(min(end, last or end))}, done=True)
    if not agreement.terminated_on and end != last:
        coming = agreement.period_end_on(end + ONE_DAY)
        note = _("förlängs till %(day)s om ingen säger upp") % {"day": format_day(coming)}
        yield step(end, _("Perioden slutar"), note, done=False)


def payment_step(payment):
    day, paid = payment.paid_on or payment.due, payment.state == payment.State.PAID
    late = not paid and day < today()
    title = _("Utbetalning %(amount)s") % {"amount": format_kronor(payment.amount)}
    note = payment.get_state_display().lower()
    return {**step(day, title, note, done=paid), "state": "done" if paid else "late" if late else "later"}


def milestone_step(milestone, may_change):
    begun = milestone.planned_start and format_day(milestone.planned_start)
    return {
        "day": milestone.done_on or milestone.planned_end,
        "title": milestone.title,
        "note": _("klar") if milestone.done_on else _("från %(day)s") % {"day": begun} if begun else "",
        "state": "done" if milestone.done_on else "late" if milestone.is_late() else "later",
        "url": may_change and reverse("agreements:change_milestone", args=[milestone.pk]),
    }
