"""Days of the follow-ups of agreements."""

from django.db.models import Q
from django.utils.translation import gettext as _

from partnerships.agreements.models import FollowUpAnswer, IOPAgreement, IOPFollowUp
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.agreements.permissions import is_own_party
from partnerships.ground.days import today

from .agreements import about_agreement
from .due import Due


def follow_ups(user):
    """Follow-ups that an agreement demands: late until they are held. The day never moves."""
    rows = IOPAgreement.objects.visible_to(user).filter(state__in=IOPAgreement.BOUND)
    for agreement in rows.select_related("responsible_board", "responsible_office").prefetch_related("follow_ups"):
        told = about_agreement(agreement, user)
        for planned in planned_follow_ups(agreement):
            if not planned.is_done():
                here = {"url": planned.follow_up.get_absolute_url()} if planned.follow_up else {}
                title = _("Följ upp IOP-avtal %(period)s") % {"period": planned}
                yield Due(planned.due, title, kind=_("Uppföljning av IOP-avtal"), **told | here)


def follow_ups_to_answer(user):
    """Follow-ups that are begun: for a party to answer or approve, and for those who keep the agreement to wait for."""
    unapproved = FollowUpAnswer.objects.filter(approved_on=None).values("follow_up")
    rows = IOPFollowUp.objects.visible_to(user).filter(Q(joint_conclusion="") | Q(pk__in=unapproved))
    rows = rows.filter(agreement__state__in=IOPAgreement.BOUND)
    rows = rows.select_related("agreement__responsible_board", "agreement__responsible_office")
    parties = [f"{path}__{whose}" for path in ("agreement__parties", "answers__party") for whose in ("organisation", "board")]
    for follow_up in rows.prefetch_related(*parties):
        told, day = about_agreement(follow_up.agreement, user), follow_up.due() or today()
        told |= {"url": follow_up.get_absolute_url(), "kind": _("Uppföljning av IOP-avtal")}
        waiting = follow_up.unapproved() if follow_up.is_concluded() else follow_up.unanswered()
        for party in waiting:
            own, about = is_own_party(user, party), {"period": follow_up.period_in_words(), "party": party}
            if own or told["mine"]:
                yield Due(day, waiting_title(follow_up, own) % about, **told | {"who": str(party), "mine": True})


def waiting_title(follow_up, own):
    if follow_up.is_concluded():
        return _("Godkänn uppföljning %(period)s") if own else _("Väntar på att %(party)s godkänner uppföljning %(period)s")
    return _("Svara i uppföljning %(period)s") if own else _("Väntar på svar från %(party)s i uppföljning %(period)s")
