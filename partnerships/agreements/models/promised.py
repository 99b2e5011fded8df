"""The municipality's own money of an agreement: what is promised, planned and left; never together with what is only valued."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Case, OuterRef, Q, Subquery, Sum, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import Records
from partnerships.ground.money import KronorField, format_kronor, kronor
from partnerships.payments.models import Payment

from .validity import last_day_in_database

# Conditions on an agreement for money that the municipality has promised, and whose amount is known.
MUNICIPAL_MONEY = {
    "resources__kind": "money",
    "resources__party__side": "municipal",
    "resources__amount__isnull": False,
    "resources__struck_reason": "",
}


class ByMoney(Records):
    """Rows of agreements with their money."""

    def with_money_in(self, year):
        """Each agreement with the municipality's money of a year (`municipal_money`).

        None where no amount of the year is known; outside the time that it is in force there is none to know.
        """
        money = Q(pk=OuterRef("pk"), **MUNICIPAL_MONEY)
        of_year = self.model.objects.filter(money, resources__year=year).order_by().values("pk")
        total = Subquery(of_year.annotate(sum=Sum("resources__amount")).values("sum"))
        came_to_nothing = Q(state__in=[self.model.State.DECLINED, self.model.State.WITHDRAWN])
        not_in_force = Q(start_date__year__gt=year) | Q(money_until__year__lt=year)
        nought = kronor(Decimal(0))
        return self.annotate(money_until=last_day_in_database()).annotate(
            municipal_money=Case(
                When(came_to_nothing | Q(ends_on__year__lt=year), then=nought),
                default=Coalesce(total, Case(When(not_in_force, then=nought), default=None, output_field=KronorField())),
                output_field=KronorField(),
            )
        )


class Promised(models.Model):
    """The questions about an agreement's money."""

    class Meta:
        abstract = True

    def promised(self, year):
        """The municipality's money of a year, in kronor."""
        return self.resources.municipal_money().filter(year=year).total("amount")

    def all_promised(self):
        """The municipality's money of every year, in kronor, as far as it is known."""
        return self.resources.municipal_money().total("amount")

    def payments(self):
        """Payments of the agreement, with the records that reverse them."""
        return Payment.objects.filter(Q(iop_payment__agreement=self) | Q(reverses__iop_payment__agreement=self))

    def planned(self, year):
        """Planned, attested and paid of a year's money, less reversals, in kronor."""
        of_year = Q(iop_payment__year=year) | Q(reverses__iop_payment__year=year)
        return self.payments().filter(of_year).standing().total("amount")

    def by_year(self, payments):
        """{year of the money: kronor} of some of the agreement's payments."""
        year = Coalesce("iop_payment__year", "reverses__iop_payment__year")
        rows = payments.order_by().annotate(money_year=year).values("money_year").annotate(sum=Sum("amount"))
        return {row["money_year"]: row["sum"] for row in rows}

    def left(self):
        """{year: kronor} of the municipality's money that is not planned or paid yet, where there is any."""
        return {year: amount for year, amount in self.left_of_each().items() if amount > 0}

    def left_of_each(self):
        """{year: kronor} of all years with money, the first year first; but those that notice takes away."""
        left = {year: -amount for year, amount in self.by_year(self.payments().standing()).items()}
        municipal = {party.pk for party in self.parties.all() if party.side == "municipal"}
        for row in self.resources.all():  # a page has read the parts already
            if row.is_money and row.amount and row.party_id in municipal:
                left[row.year] = left.get(row.year, 0) + row.amount
        return {year: left[year] for year in sorted(left) if not self.lapses(year)}

    def check_promise_covers_payments(self, year):
        over = self.planned(year) - self.promised(year)
        if over > 0:
            raise ValidationError(
                {
                    "amount": _("Kommunens medel för %(year)s räcker inte: %(over)s för lite.")
                    % {"year": year, "over": format_kronor(over)}
                }
            )
