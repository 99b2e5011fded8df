"""Reconciliation (avstämning): decided − paid − owed = left, of each grant, round, board and year. Money counts once.

The sums are the database's. Nothing is stored. Only what a board has decided to claim is reclaimed; owed is what of that is
neither repaid nor written off, so that nothing is left when all has come back. A grant agrees when all that was decided is
paid or planned, and no more than what came back again, or was written off, and nothing is owed.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum, TextChoices
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.money import KronorField, kronor
from partnerships.payments.models import Payment
from partnerships.register.rights import Area

from .decisions import GrantDecisions
from .recoveries import RecoveryClaim, Repayment

NOTHING = Decimal("0.00")
MONEY = ("decided", "paid_out", "reclaimed", "repaid", "owed", "left", "waiting")


AGREES = Q(owed=kronor(NOTHING), unplanned__lte=kronor(NOTHING), unplanned__gte=-F("repaid") - F("let_go"))


class Standing(TextChoices):
    AGREES = "agrees", _("Stämmer")
    ON_THE_WAY = "on_the_way", _("Planerat")
    UNPLANNED = "unplanned", _("Inte planerat")
    TO_BE_REPAID = "to_be_repaid", _("Väntar på återbetalning")
    TOO_MUCH = "too_much", _("Mer än beviljat")


TONES = {"agrees": "success", "on_the_way": "info", "unplanned": "warning", "to_be_repaid": "warning", "too_much": "danger"}


def total_of(rows):
    """The sum of the amounts of a subquery in kronor, nothing where there are none."""
    return Coalesce(Subquery(rows.annotate(sum=Sum("amount")).values("sum")), kronor(NOTHING), output_field=KronorField())


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
        written_off = claims.filter(written_off_on__isnull=False)
        came_back = repayments.filter(claim__written_off_on__isnull=False)
        return (
            self.granted()
            .with_terms()
            .annotate(
                decided=F("amount_now"),
                paid_out=total_of(own.filter(state=Payment.State.PAID)) + total_of(reversals.filter(state=Payment.State.PAID)),
                waiting=total_of(own.waiting()),
                reclaimed=total_of(claims),
                repaid=total_of(repayments),
                let_go=total_of(written_off) - total_of(came_back),
            )
            .annotate(
                owed=F("reclaimed") - F("repaid") - F("let_go"),
                unplanned=F("decided") - F("paid_out") - F("waiting"),
            )
            .annotate(left=F("decided") - F("paid_out") - F("owed"))
        )

    def agreeing(self, yes=True):
        """Grants whose money is all accounted for, see `standing_of`."""
        return self.filter(AGREES) if yes else self.exclude(AGREES)

    def per(self, what):
        """Groups of the grants: by round, board or year."""
        path, names, order = PER[what]
        sums = {f"sum_{name}": Sum(name) for name in MONEY}
        off = Count("pk", filter=~AGREES)
        grouped = self.order_by().values(path, *names).annotate(grants=Count("pk"), off=off, **sums)
        for row in grouped.order_by(*order):
            money = {name: row[f"sum_{name}"] for name in MONEY}
            name = " ".join(str(row[each]) for each in names if row[each])
            yield Group(per=what, key=row[path], name=name, grants=row["grants"], off=row["off"], **money)


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
    if grant.owed > 0:
        return Standing.TO_BE_REPAID
    if -grant.unplanned > grant.repaid + grant.let_go:
        return Standing.TOO_MUCH
    if grant.unplanned > 0:
        return Standing.UNPLANNED
    return Standing.ON_THE_WAY if grant.waiting else Standing.AGREES


@dataclass(frozen=True)
class Group:
    """The grants of one round, board or year, reckoned together; `off` is how many of them that do not agree."""

    per: str
    key: int
    name: str
    grants: int
    off: int
    decided: Decimal
    paid_out: Decimal
    reclaimed: Decimal
    repaid: Decimal
    owed: Decimal
    left: Decimal
    waiting: Decimal

    def __str__(self):
        return self.name or str(self.key)

    def get_absolute_url(self):
        return f"{reverse('grants:reconciled_grants')}?{self.per}={self.key}"

    def standing(self):
        return _("%(off)s stämmer inte") % {"off": self.off} if self.off else Standing.AGREES.label

    def tone(self):
        return "warning" if self.off else "success"
