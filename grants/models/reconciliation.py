"""Reconciliation (avstämning): decided − paid − owed = left, of each grant, round, board and year. Money counts once.

The sums are the database's. Nothing is stored. Only what a board has decided to claim is reclaimed; owed is what of that is
neither repaid nor written off, so that nothing is left when all has come back. Where a grant was lowered beneath what is paid,
that part and what is reclaimed are the same money, as far as both go: `twice` is put back, so that it counts once.
A grant agrees when all that was decided is paid or planned, and no more than what came back again, or was written off, and
nothing is owed. What a list told of without what was paid is unknown: it neither agrees nor is at fault, and is in no sum.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, Count, Exists, F, OuterRef, Q, Subquery, Sum, TextChoices, When
from django.db.models.functions import Coalesce, Greatest, Least
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.money import KronorField, kronor
from partnerships.payments.models import Payment
from partnerships.register.rights import Area

from .decisions import GrantDecision, GrantDecisions
from .recoveries import RecoveryClaim, Repayment

NOTHING = Decimal("0.00")
MONEY = ("decided", "paid_out", "reclaimed", "repaid", "owed", "left", "waiting")
UNKNOWN = Q(is_unknown=True)
AGREES = Q(owed=kronor(NOTHING), unplanned__lte=kronor(NOTHING), unplanned__gte=-F("reclaimed"))


class Standing(TextChoices):
    AGREES = "agrees", _("Stämmer")
    ON_THE_WAY = "on_the_way", _("Planerat")
    UNPLANNED = "unplanned", _("Inte planerat")
    TO_BE_REPAID = "to_be_repaid", _("Väntar på återbetalning")
    TOO_MUCH = "too_much", _("Mer än beviljat")
    UNKNOWN = "unknown", _("Uppgift saknas")


TONES = {
    "agrees": "success",
    "on_the_way": "info",
    "unplanned": "warning",
    "to_be_repaid": "warning",
    "too_much": "danger",
    "unknown": "neutral",
}


def total_of(rows, amount="amount"):
    """The sum of the amounts of a subquery in kronor, nothing where there are none."""
    return Coalesce(Subquery(rows.annotate(sum=Sum(amount)).values("sum")), kronor(NOTHING), output_field=KronorField())


def if_known(amount):
    """An amount of payments; None where a list has told of the grant and not of them."""
    return Case(When(is_unknown=False, then=amount), default=None, output_field=KronorField())


class Reconciliation(GrantDecisions):
    def visible_to(self, user):
        """Grants whose payments and claims the user reads: a sum of some of the money would be no reconciliation."""
        paths = {"board": "application__board", "organisation": "application__organisation"}
        return super().visible_to(user).filter(user.readable(Area.PAYMENTS, **paths), user.readable(Area.GRANT_REPORTS, **paths))

    def with_money(self):
        """Each grant with what is decided, paid less reversals, reclaimed, left and on its way (kronor)."""
        own = Payment.objects.filter(grant_payment__grant=OuterRef("pk")).order_by().values("grant_payment__grant")
        reversals = Payment.objects.filter(reverses__grant_payment__grant=OuterRef("pk"))
        reversals = reversals.order_by().values("reverses__grant_payment__grant")
        claims = RecoveryClaim.objects.decided().filter(grant=OuterRef("pk")).order_by().values("grant")
        repayments = Repayment.objects.filter(claim__grant=OuterRef("pk")).order_by().values("claim__grant")
        paid_out = total_of(own.filter(state=Payment.State.PAID)) + total_of(reversals.filter(state=Payment.State.PAID))
        return (
            self.granted()
            .with_terms()
            .annotate(is_unknown=Exists(GrantDecision.objects.of_unknown_payment().filter(pk=OuterRef("pk"))))
            .annotate(
                decided=F("amount_now"),
                paid_out=if_known(paid_out),
                waiting=if_known(total_of(own.waiting())),
                reclaimed=total_of(claims),
                repaid=total_of(repayments),
                let_go=total_of(claims, "written_off_amount"),
            )
            .annotate(
                owed=F("reclaimed") - F("repaid") - F("let_go"),
                unplanned=F("decided") - F("paid_out") - F("waiting"),
                lowered=Greatest(F("paid_out") - F("decided"), kronor(NOTHING)),
            )
            .annotate(twice=Least(F("lowered"), F("reclaimed")))
            .annotate(left=F("decided") - F("paid_out") - F("owed") + F("twice"))
        )

    def agreeing(self, yes=True):
        """Grants whose money is all accounted for, see `standing_of`; or those known not to be."""
        return self.filter(AGREES if yes else ~AGREES, is_unknown=False)

    def paid_unknown(self, yes=True):
        """Grants of which it is not known what was paid."""
        return self.filter(is_unknown=yes)

    def per(self, what):
        """Groups of the grants: by round, board or year."""
        path, names, order = PER[what]
        sums = {f"sum_{name}": Sum(name) for name in MONEY}
        counts = {"off": Count("pk", filter=~AGREES & ~UNKNOWN), "paid_unknown": Count("pk", filter=UNKNOWN)}
        grouped = self.order_by().values(path, *names).annotate(grants=Count("pk"), **counts, **sums)
        for row in grouped.order_by(*order):
            money = {name: row[f"sum_{name}"] for name in MONEY}
            name = " ".join(str(row[each]) for each in names if row[each])
            counted = {name: row[name] for name in ("grants", "off", "paid_unknown")}
            yield Group(per=what, key=row[path], name=name, **counted, **money)


# What a group is, what it is called by and in which order groups stand.
PER = {
    "round": (
        "application__round_id",
        ("application__round__scheme__name", "application__round__year", "application__round__name"),
        ("-application__round__year", "application__round__scheme__name", "application__round_id"),
    ),
    "board": ("application__board_id", ("application__board__name",), ("application__board__name", "application__board_id")),
    "year": ("application__round__year", (), ("-application__round__year",)),
}
PER_CHOICES = [("round", _("Omgång")), ("board", _("Nämnd")), ("year", _("År"))]


def standing_of(grant):
    """What the figures of a grant say, and what finance has to look at."""
    if grant.is_unknown:
        return Standing.UNKNOWN
    if -grant.unplanned > grant.reclaimed:
        return Standing.TOO_MUCH
    if grant.owed > 0:
        return Standing.TO_BE_REPAID
    if grant.unplanned > 0:
        return Standing.UNPLANNED
    return Standing.ON_THE_WAY if grant.waiting else Standing.AGREES


@dataclass(frozen=True)
class Group:
    """The grants of one round, board or year, reckoned together.

    `off` is how many of them that do not agree, `paid_unknown` of how many nobody knows what was paid: they are in no sum of it.
    """

    per: str
    key: int
    name: str
    grants: int
    off: int
    paid_unknown: int
    decided: Decimal
    paid_out: Decimal | None
    reclaimed: Decimal
    repaid: Decimal
    owed: Decimal
    left: Decimal | None
    waiting: Decimal | None

    def __str__(self):
        return self.name or str(self.key)

    def get_absolute_url(self):
        return f"{reverse('grants:reconciled_grants')}?{self.per}={self.key}"

    def standing(self):
        if self.off:
            return _("%(off)s stämmer inte") % {"off": self.off}
        return Standing.UNKNOWN.label if self.paid_unknown == self.grants else Standing.AGREES.label

    def tone(self):
        return "warning" if self.off else "neutral" if self.paid_unknown == self.grants else "success"
