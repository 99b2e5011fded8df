"""The amount that a form of grant's own method gives an application. It is a proposal: nothing is decided by it."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor

from .late_rules import share
from .rounds import CalcMethod


@dataclass(frozen=True)
class Proposal:
    """A proposed amount and, line by line, how it was reckoned; or what is missing to reckon it."""

    amount: Decimal | None
    how: tuple
    missing: str = ""

    def in_words(self):
        return " ".join(self.how)


def counted_members(application):
    """The members that count: those counted within the scheme's ages where it has any, else all. None when that is not known.

    A span of ages that is partly within the scheme's, or whose ages nobody knows, is not guessed: no number is known then.
    """
    scheme = application.round.scheme
    if scheme.age_from is None and scheme.age_to is None:
        return application.member_count
    counts = application.statistics.select_related("age_span")
    counted = [(row.count, row.age_span.is_within(scheme.age_from, scheme.age_to)) for row in counts]
    if any(within is None and count for count, within in counted):
        return None
    known = [count for count, within in counted if within]
    return sum(known) if known else None


def proposed_amount(application):
    """A `Proposal`, or None where the board decides by discretion."""
    round = application.round
    if round.calc_method == CalcMethod.DISCRETIONARY:
        return None
    reckoned = METHODS[round.calc_method](application, round)
    if reckoned.missing:
        return reckoned
    amount, how = reckoned.amount, list(reckoned.how)
    ceiling = round.scheme.max_amount
    if ceiling is not None and ceiling < amount:
        amount = ceiling
        how.append(_("Bidragsformens högsta belopp är %(ceiling)s.") % {"ceiling": format_kronor(ceiling)})
    if application.requested_amount is not None and application.requested_amount < amount:
        amount = application.requested_amount
        how.append(_("Sökt belopp är %(asked)s.") % {"asked": format_kronor(amount)})
    return Proposal(amount, tuple(how))


def lacks(text):
    return Proposal(None, (), text)


def fixed(application, round):
    if round.rate is None:
        return lacks(_("Omgången saknar belopp."))
    return Proposal(round.rate, (_("Fast belopp: %(rate)s.") % {"rate": format_kronor(round.rate)},))


def times(count, unit, missing):
    """So many of something at the round's rate each."""

    def reckon(application, round):
        number = count(application)
        if round.rate is None:
            return lacks(_("Omgången saknar belopp."))
        if number is None:
            return lacks(missing())
        amount = number * round.rate
        told = {"number": number, "unit": unit(), "rate": format_kronor(round.rate), "amount": format_kronor(amount)}
        return Proposal(amount, (_("%(number)s %(unit)s × %(rate)s = %(amount)s.") % told,))

    return reckon


def percent_of_cost(application, round):
    if round.rate_percent is None:
        return lacks(_("Omgången saknar procentsats."))
    if application.cost is None:
        return lacks(_("Ansökan saknar kostnad."))
    amount = share(application.cost, round.rate_percent)
    told = {"percent": round.rate_percent, "cost": format_kronor(application.cost), "amount": format_kronor(amount)}
    return Proposal(amount, (_("%(percent)s %% av %(cost)s = %(amount)s.") % told,))


def by_tier(application, round):
    tiers, members = list(round.tiers.all()), counted_members(application)
    if not tiers:
        return lacks(_("Omgången saknar trappa."))
    if members is None:
        return lacks(lacks_members())
    reached = [tier for tier in tiers if tier.from_count <= members]
    if not reached:
        told = {"members": members, "first": tiers[0].from_count}
        return Proposal(Decimal(0), (_("%(members)s medlemmar, trappan börjar vid %(first)s.") % told,))
    told = {"members": members, "count": reached[-1].from_count, "amount": format_kronor(reached[-1].amount)}
    return Proposal(reached[-1].amount, (_("%(members)s medlemmar, från %(count)s ger %(amount)s.") % told,))


def lacks_members():
    return _("Ansökan saknar antal medlemmar som räknas.")


def lacks_count():
    return _("Ansökan saknar antal sammankomster eller deltagare.")


METHODS = {
    CalcMethod.FIXED: fixed,
    CalcMethod.PER_MEMBER: times(counted_members, lambda: _("medlemmar"), lacks_members),
    CalcMethod.PER_SESSION: times(lambda application: application.unit_count, lambda: _("sammankomster"), lacks_count),
    CalcMethod.PER_PARTICIPANT: times(lambda application: application.unit_count, lambda: _("deltagare"), lacks_count),
    CalcMethod.PERCENT_OF_COST: percent_of_cost,
    CalcMethod.TIER: by_tier,
}
