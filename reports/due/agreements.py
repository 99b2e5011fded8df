"""Days of agreements: to sign, to give notice, and the last."""

from datetime import timedelta
from itertools import groupby

from django.db.models import F
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.agreements.models import IOPAgreement, IOPMilestone, IOPResource, OtherAgreement, Procurement
from partnerships.agreements.permissions import can_change_agreement, can_confirm_delivery
from partnerships.ground.days import add_months, today

from .due import MONTHS_AHEAD, Due

State = IOPAgreement.State
MONTHS_LEFT = 6  # so long it is late that nobody has said what comes after an agreement


def about_agreement(agreement, user):
    """For those who keep the agreement to act on, for other readers to see."""
    return {
        "note": agreement.title,
        "url": agreement.get_absolute_url(),
        "board": agreement.responsible_board,
        "who": str(agreement.responsible_office or ""),
        "mine": can_change_agreement(user, agreement),
    }


def agreements(user):
    """The last day to give notice, of each party that has its own, and the day an agreement ends.

    The end is late when it has passed and nobody has replaced the agreement or concluded that it ends; for some months only.
    A day of notice that has passed is not late: nothing can be done about it.
    """
    day = today()
    rows = IOPAgreement.objects.visible_to(user).not_ended_or_left_on(day, since=add_months(day, -MONTHS_LEFT))
    rows = rows.select_related("responsible_board", "responsible_office")
    for agreement in rows.prefetch_related("parties__organisation", "parties__board"):
        told = about_agreement(agreement, user)
        for notice, whose, period in coming_notice_days(agreement):
            note = " – ".join([agreement.title, *whose])
            yield Due(notice, _("Sista dag att säga upp IOP-avtal"), key=period, **told | {"note": note})
        if agreement.last_day:
            yield Due(agreement.last_day, _("IOP-avtal löper ut"), **told)


def coming_notice_days(agreement):
    """(day, parties with a notice of their own, number of the period) of this period and, where the agreement prolongs itself,
    of those that come.
    """
    if agreement.state != State.SIGNED:
        return
    day, horizon = today(), add_months(today(), MONTHS_AHEAD)
    while True:
        days = agreement.notice_days(on=day)
        for notice, parties in days.items():
            if notice >= today():
                yield notice, [", ".join(map(str, parties))] if len(days) > 1 else [], agreement.period_on(day)
        end = agreement.period_end_on(day)
        if not agreement.is_prolonged_by_itself() or end in (None, agreement.last_day) or end > horizon:
            return
        day = end + timedelta(days=1)


def other_agreements(user):
    """The same days of agreements of the other forms."""
    for noun, form in ((OtherAgreement, _("övrigt avtal")), (Procurement, _("upphandlat avtal"))):
        rows = noun.objects.visible_to(user).concluded().filter(cancelled_on=None, end_date__gte=today())
        for agreement in rows.select_related("responsible_board", "responsible_office"):
            told, words, notice = about_agreement(agreement, user), {"form": form}, agreement.notice_day()
            if notice and notice >= today():
                yield Due(notice, _("Sista dag att säga upp %(form)s") % words, **told)
            yield Due(agreement.end_date, capfirst(_("%(form)s löper ut") % words), **told)


def agreements_to_sign(user):
    """Decided, and the day it is to begin is known."""
    rows = IOPAgreement.objects.visible_to(user).filter(state=State.DECIDED, start_date__isnull=False)
    for agreement in rows.select_related("responsible_board", "responsible_office"):
        yield Due(agreement.start_date, _("IOP-avtal att underteckna"), **about_agreement(agreement, user))


def milestones(user):
    """Steps of signed agreements that are not done, until they are done or struck; but for those that fall away with notice."""
    rows = IOPMilestone.objects.visible_to(user).filter(done_on=None, agreement__state__in=IOPAgreement.BOUND)
    rows = rows.exclude(planned_end__gt=F("agreement__ends_on"))
    for step in rows.select_related("agreement__responsible_board", "agreement__responsible_office"):
        told = about_agreement(step.agreement, user)
        told |= {"note": f"{step.title}, {step.agreement.title}", "key": step.pk}
        yield Due(step.planned_end, _("Insats i IOP-avtal"), **told)


def deliveries_to_confirm(user):
    """What a party has put in waits for the party to confirm it: a line per agreement, until it is done."""
    rows = IOPResource.objects.visible_to(user).filter(delivered__isnull=False, confirmed_on=None)
    rows = rows.filter(agreement__state__in=IOPAgreement.BOUND).order_by("agreement", "year", "pk")
    rows = rows.select_related("party", "agreement__responsible_board", "agreement__responsible_office")
    own = [resource for resource in rows if can_confirm_delivery(user, resource)]
    for _pk, waiting in groupby(own, key=lambda resource: resource.agreement_id):
        first, *more = waiting
        count = ngettext("%(n)s leverans", "%(n)s leveranser", 1 + len(more)) % {"n": 1 + len(more)}
        told = about_agreement(first.agreement, user) | {"url": first.get_absolute_url(), "mine": True}
        yield Due(today(), _("Bekräfta leverans i IOP-avtal"), **told | {"note": f"{first.agreement.title}, {count}"})
