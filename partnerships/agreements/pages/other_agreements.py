"""The steps between forms: a chain of yearly agreements, and the IOP agreement that it led to."""

from django.utils.translation import gettext as _

from partnerships.ground.days import today
from partnerships.ground.money import format_kronor

from ..models import IOPAgreement, OtherAgreement
from ..models.other_agreements import LONG_CHAIN


def chain_warnings(agreement):
    """A yearly agreement that has been renewed for years: what is possible, and never that it has outgrown its form."""
    years = agreement.years_in_a_row()
    if years < LONG_CHAIN or agreement.leads_to_id:
        return []
    return [
        {
            "title": _("%(number)s år i rad: kan övervägas som IOP") % {"number": years},
            "text": _("Det är en möjlighet att pröva med parten. Formen är inte fel för att den är årlig."),
            "tone": "info",
        }
    ]


def steps_to(user, chain, goal, *, now=None):
    """The chain and what it led to, as a timeline of what the user may see. None for one alone."""
    seen = set(OtherAgreement.objects.visible_to(user).filter(pk__in=[each.pk for each in chain]).values_list("pk", flat=True))
    chain = [each for each in chain if each.pk in seen]
    if goal is not None and not IOPAgreement.objects.visible_to(user).filter(pk=goal.pk).exists():
        goal = None
    if len(chain) + (goal is not None) < 2:
        return None
    money = amounts_of(chain)
    steps = [
        {
            "day": each.start_date,
            "title": f"{each.get_form_display()}: {each.title}",
            "note": " · ".join(filter(None, [_("denna") if each == now else "", money.get(each.pk)])),
            "state": "now" if each == now else "past",
            "url": "" if each == now else each.get_absolute_url(),
        }
        for each in chain
    ]
    if goal is not None:
        title = _("IOP-avtal: %(title)s") % {"title": goal.title}
        state = "later" if goal.start_date is None or goal.start_date > today() else "past"
        steps.append({"day": goal.start_date, "title": title, "state": state, "url": goal.get_absolute_url()})
    return steps


def amounts_of(chain):
    """The whole money of each agreement in the chain, in words, read in one question."""
    sums = {}
    for row in OtherAgreement.years.rel.related_model.objects.filter(agreement__in=chain):
        sums[row.agreement_id] = sums.get(row.agreement_id, 0) + row.amount
    return {agreement: format_kronor(amount) for agreement, amount in sums.items()}


def steps_before(user, goal):
    """The agreements of other forms that an IOP agreement grew out of; None where there are none."""
    last = goal.led_from.order_by("-start_date", "-pk").first()
    return last and steps_to(user, last.chain(), goal)
