"""The dates of an application, in order."""

from django.utils.translation import gettext as _

from partnerships.ground.days import today
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment


def step(day, title, note=""):
    """A plain date: behind us or to come."""
    return {"day": day, "title": title, "note": note, "state": "done" if day and day <= today() else "later"}


def due_step(day, title, note="", *, is_done):
    """A date by which something is to be done: late when it has passed and it is not."""
    state = "done" if is_done else "late" if day and day < today() else "later"
    return {"day": day, "title": title, "note": note, "state": state}


def payment_step(payment):
    title = _("Rättelse av utbetalning") if payment.reverses_id else _("Utbetalning")
    note = f"{format_kronor(payment.amount)}, {payment.get_state_display().lower()}"
    return due_step(payment.paid_on or payment.due, title, note, is_done=payment.state == Payment.State.PAID)


def application_timeline(application, outcome):
    steps = [
        step(application.round.opens, _("Omgången öppnar")),
        step(application.submitted_on, _("Ansökan inlämnad")),
        step(application.round.closes, _("Sista ansökningsdag")),
    ]
    for asked in application.completion_requests.all():
        steps.append(step(asked.asked_on, _("Komplettering begärd")))
        done = asked.answered_on is not None
        title = _("Kompletterad") if done else _("Komplettera senast")
        steps.append(due_step(asked.answered_on or asked.due, title, is_done=done))
    if application.ended_on:
        steps.append(step(application.ended_on, application.get_state_display()))
    if outcome.grant:
        steps += outcome.steps()
    return sorted((each for each in steps if each["day"]), key=lambda each: each["day"])
