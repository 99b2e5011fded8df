"""Budget plans: items, yearly lines, and the sums that the documents state."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Count, F, Min, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.models import NamedRecord, Record, Records, Stateful
from partnerships.ground.money import KronorField, format_kronor, kronor
from partnerships.register.models import Board
from partnerships.register.rights import Area

from .decisions import DECIDES_FOR_ALL, check_serves

LONGEST_PLAN = 10  # years; the table of a longer one could not be read
YEARS = [MinValueValidator(1900), MaxValueValidator(2200)]
NOTHING = kronor(Decimal("0.00"))


def own_sum(model, path, **condition):
    """The sum of an amount over what belongs to each row, as one column of its query; none at all is 0 kr."""
    return Coalesce(known_sum(model, path, **condition), NOTHING)


def known_sum(model, path, **condition):
    """The same, where none at all is not known."""
    own = model.objects.filter(pk=OuterRef("pk")).order_by().values("pk")
    return Subquery(own.annotate(own_sum=Sum(path, filter=Q(**condition))).values("own_sum"))


class BudgetPlans(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.BUDGET, board="owner_board"))

    def with_money(self):
        """Each plan with what its lines, its costs (None where none is booked) and what is left sum to, in one query."""
        return self.annotate(
            planned=own_sum(BudgetPlan, "items__lines__amount"),
            actual=known_sum(BudgetPlan, "items__lines__actual_costs__amount"),
        ).annotate(left=F("planned") - Coalesce(F("actual"), NOTHING))


class BudgetPlan(Stateful, NamedRecord):
    """A plan of costs over some years (budgetplan), with one row per item. It is proposed until a decision is registered."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Föreslagen")
        ADOPTED = "adopted", _("Antagen")
        CLOSED = "closed", _("Avslutad")

    NEXT = {
        State.PROPOSED: (State.ADOPTED, State.CLOSED),
        State.ADOPTED: (State.CLOSED,),
    }
    TONES = {"proposed": "info", "adopted": "success", "closed": "neutral"}

    title = models.CharField(_("benämning"), max_length=200)
    case = models.ForeignKey(
        CaseReference, on_delete=models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("diarienummer")
    )
    owner_board = models.ForeignKey(
        Board, on_delete=models.PROTECT, related_name="budget_plans", verbose_name=_("nämnd som äger planen")
    )
    first_year = models.PositiveSmallIntegerField(_("första år"), validators=YEARS)
    last_year = models.PositiveSmallIntegerField(_("sista år"), validators=YEARS)
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="+", verbose_name=_("beslut")
    )
    source = models.CharField(_("källa"), max_length=200, blank=True)
    state = models.CharField(_("status"), max_length=10, choices=State, default=State.PROPOSED, editable=False)

    objects = BudgetPlans.as_manager()

    class Meta:
        verbose_name = _("budgetplan")
        verbose_name_plural = _("budgetplaner")
        ordering = ["-first_year", "sort_text", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(first_year__lte=F("last_year")),
                name="plan_ends_after_it_begins",
                violation_error_message=_("Planens sista år kan inte ligga före det första."),
            ),
            models.CheckConstraint(
                condition=Q(last_year__lt=F("first_year") + LONGEST_PLAN),
                name="plan_is_at_most_ten_years",
                violation_error_message=_("En plan omfattar högst tio år."),
            ),
            models.CheckConstraint(
                condition=~Q(state="adopted") | Q(decision__isnull=False),
                name="adopted_plan_rests_on_a_decision",
                violation_error_message=_("En plan är föreslagen tills ett beslut är registrerat."),
            ),
        ]

    def __str__(self):
        return self.title

    def words(self):
        return [self.title, str(self.owner_board), str(self.case or ""), f"{self.first_year} {self.last_year}"]

    def get_absolute_url(self):
        return reverse("budget:plan", args=[self.pk])

    @property
    def board_id(self):
        return self.owner_board_id

    @property
    def tone(self):
        return self.TONES[self.state]

    def clean(self):
        if self.pk and self.first_year and self.last_year:
            outside = BudgetLine.objects.filter(item__plan=self).exclude(year__range=(self.first_year, self.last_year)).first()
            if outside:
                raise ValidationError(_("Raden %(line)s ligger utanför planens år.") % {"line": outside})

    def years(self):
        return list(range(self.first_year, self.last_year + 1))

    def span(self):
        return f"{self.first_year}–{self.last_year}" if self.first_year != self.last_year else str(self.first_year)

    def is_open(self):
        return self.state != self.State.CLOSED

    def stated_on(self):
        """The day of the first document that the plan's sums stand in, where one is known: nothing was decided before it."""
        return self.control_values.aggregate(first=Min("source_date"))["first"]

    def check_rests_on(self, decision):
        self.check_adopted_by(decision)

    def check_adopted_by(self, decision):
        check_serves(decision, not_before=self.stated_on())
        if decision.board_id != self.owner_board_id and decision.board.kind not in DECIDES_FOR_ALL:
            raise ValidationError(
                {
                    "decision": _("Planen antas av %(board)s, kommunstyrelsen eller kommunfullmäktige.")
                    % {"board": self.owner_board}
                }
            )


class BudgetItems(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.BUDGET, board="plan__owner_board"))


class BudgetItem(Record):
    """What the money is for (post), for instance a facilitator: a row of the plan's table."""

    plan = models.ForeignKey(BudgetPlan, on_delete=models.PROTECT, related_name="items", verbose_name=_("budgetplan"))
    name = models.CharField(_("post"), max_length=120)
    order = models.PositiveSmallIntegerField(_("ordning i tabellen"), default=1)

    objects = BudgetItems.as_manager()

    class Meta:
        verbose_name = _("budgetpost")
        verbose_name_plural = _("budgetposter")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["plan", "name"],
                name="one_item_per_plan_and_name",
                violation_error_message=_("Planen har redan en post med det namnet."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.plan.get_absolute_url()

    @property
    def board_id(self):
        return self.plan.owner_board_id


class BudgetLines(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.BUDGET, board="item__plan__owner_board"))

    def with_money(self):
        """Each line with its transfers, costs, newest forecast (None where there is none) and what is left, in one query."""
        newest = BudgetLine.objects.filter(pk=OuterRef("pk")).order_by("-forecasts__as_of", "-forecasts__pk")
        return self.annotate(
            proposed=own_sum(BudgetLine, "transfers__amount", transfers__state="proposed"),
            transferred=own_sum(BudgetLine, "transfers__amount", transfers__state__in=["decided", "booked"]),
            actual=own_sum(BudgetLine, "actual_costs__amount"),
            forecast=Subquery(newest.values("forecasts__amount")[:1]),
        ).annotate(left=F("amount") - F("actual"))

    def with_cost_count(self):
        """Each line with how many costs are booked on it: none at all is not a known 0 kr."""
        own = BudgetLine.objects.filter(pk=OuterRef("pk")).order_by().values("pk")
        return self.annotate(costs=Subquery(own.annotate(count=Count("actual_costs")).values("count")))


class BudgetLine(Record):
    """The amount of one item for one year (budgetrad). `reserved` is what its transfers take of it, proposed ones too."""

    item = models.ForeignKey(BudgetItem, on_delete=models.PROTECT, related_name="lines", verbose_name=_("post"))
    year = models.PositiveSmallIntegerField(_("år"), validators=YEARS)
    amount = KronorField(_("belopp"), min_value=Decimal("0.00"))
    reserved = KronorField(_("i överföringar"), default=Decimal("0.00"), editable=False)

    objects = BudgetLines.as_manager()

    class Meta:
        verbose_name = _("budgetrad")
        verbose_name_plural = _("budgetrader")
        ordering = ["item__order", "item", "year"]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "year"],
                name="one_line_per_item_and_year",
                violation_error_message=_("Posten har redan ett belopp för det året."),
            ),
            models.CheckConstraint(
                condition=Q(amount__gte=0),
                name="budget_is_never_negative",
                violation_error_message=_("Ett budgetbelopp kan inte vara negativt."),
            ),
            models.CheckConstraint(
                condition=Q(reserved__gte=0) & Q(reserved__lte=F("amount")),  # R17
                name="line_never_transfers_more_than_its_amount",
                violation_error_message=_("Beloppet är mindre än radens överföringar."),
            ),
        ]

    def __str__(self):
        return f"{self.item} {self.year}"

    def get_absolute_url(self):
        return reverse("budget:line", args=[self.pk])

    @property
    def plan(self):
        return self.item.plan

    @property
    def board_id(self):
        return self.plan.owner_board_id

    def clean(self):
        if self.item_id and self.year and not self.plan.first_year <= self.year <= self.plan.last_year:
            raise ValidationError({"year": _("Planen gäller %(years)s.") % {"years": self.plan.span()}})

    def untransferred(self):
        """What can still be transferred, in kronor: what is neither spent nor in another transfer."""
        return max(self.amount - self.reserved - self.actual_costs.total("amount"), Decimal("0.00"))

    def reserve(self, amount):
        """Take `amount` kronor of the line for a transfer, or refuse; two at once cannot pass what remains on it (R17)."""
        if not self.room_for(amount).update(reserved=F("reserved") + kronor(amount), version=F("version") + 1):
            self.refresh_from_db(fields=["reserved", "amount"])
            raise ValidationError(
                {
                    "amount": _(
                        "Efter utfall och andra överföringar finns %(left)s kvar att föra över på raden. "
                        "Överföringen är på %(amount)s."
                    )
                    % {"left": format_kronor(self.untransferred()), "amount": format_kronor(amount)}
                }
            )

    def room_for(self, amount):
        # A cost booked at the same moment may still pass the line, as any cost may (R16): it then comes after the transfer.
        left = F("amount") - own_sum(BudgetLine, "actual_costs__amount")
        return BudgetLine.objects.filter(pk=self.pk, reserved__lte=left - kronor(amount))

    def release(self, amount):
        """Give back what a cancelled transfer took."""
        BudgetLine.objects.filter(pk=self.pk).update(reserved=F("reserved") - kronor(amount), version=F("version") + 1)


class ControlValues(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.BUDGET, board="plan__owner_board"))


class ControlValue(Record):
    """A sum that a document itself states for a row, a column or the whole of a plan. It is compared, never shown as the sum."""

    class Kind(models.TextChoices):
        ROW = "row", _("Radens summa")
        COLUMN = "column", _("Årets summa")
        TOTAL = "total", _("Planens summa")

    plan = models.ForeignKey(BudgetPlan, on_delete=models.PROTECT, related_name="control_values", verbose_name=_("budgetplan"))
    kind = models.CharField(_("summa av"), max_length=10, choices=Kind)
    item = models.ForeignKey(
        BudgetItem, on_delete=models.PROTECT, null=True, blank=True, related_name="control_values", verbose_name=_("post")
    )
    year = models.PositiveSmallIntegerField(_("år"), null=True, blank=True, validators=YEARS)
    stated_amount = KronorField(_("belopp enligt handlingen"), min_value=Decimal("0.00"))
    source = models.CharField(_("handling"), max_length=200)
    source_date = models.DateField(_("handlingens datum"), null=True, blank=True)

    objects = ControlValues.as_manager()

    class Meta:
        verbose_name = _("kontrollvärde")
        verbose_name_plural = _("kontrollvärden")
        ordering = ["plan", "source_date", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="row", item__isnull=False, year__isnull=True)
                | Q(kind="column", item__isnull=True, year__isnull=False)
                | Q(kind="total", item__isnull=True, year__isnull=True),
                name="control_value_is_of_a_row_a_column_or_all",
                violation_error_message=_(
                    "Ange post för en rads summa, år för ett års summa och inget av dem för planens summa."
                ),
            ),
            *(
                models.UniqueConstraint(
                    fields=["plan", *fields, "source"],
                    condition=Q(kind=kind),
                    name=f"one_control_value_per_{kind}_and_document",
                    violation_error_message=_("Handlingens summa är redan registrerad."),
                )
                for kind, fields in (("row", ["item"]), ("column", ["year"]), ("total", []))
            ),
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.item or self.year or self.plan}"

    def get_absolute_url(self):
        return self.plan.get_absolute_url()

    @property
    def board_id(self):
        return self.plan.owner_board_id

    def clean(self):
        if self.item_id and self.item.plan_id != self.plan_id:
            raise ValidationError({"item": _("Posten hör till en annan plan.")})
        if self.year and not self.plan.first_year <= self.year <= self.plan.last_year:
            raise ValidationError({"year": _("Planen gäller %(years)s.") % {"years": self.plan.span()}})
