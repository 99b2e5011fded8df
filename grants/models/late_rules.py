"""What an application that came too late loses (R24): a table that is computed, or a ceiling within which an officer chooses."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import NamedRecord, Records
from partnerships.ground.money import format_kronor, from_ore, to_ore
from partnerships.register.rights import Area

from .rounds import GrantScheme

DAYS = [MinValueValidator(1), MaxValueValidator(3650)]
PERCENT = [MinValueValidator(1), MaxValueValidator(100)]
NOTHING = Decimal(0)


class LateRules(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES, board="scheme__board"))


class LateRule(NamedRecord):
    """What happens to late applications in the rounds of a form of grant that cite the rule."""

    class Kind(models.TextChoices):
        TABLE = "table", _("Tabell, avdraget räknas ut")
        CEILING = "ceiling", _("Tak, avdraget väljs med ett skäl")

    scheme = models.ForeignKey(GrantScheme, on_delete=models.PROTECT, related_name="late_rules", verbose_name=_("bidragsform"))
    name = models.CharField(_("benämning"), max_length=80)
    kind = models.CharField(_("slag"), max_length=10, choices=Kind)
    last_day = models.PositiveSmallIntegerField(_("prövas till och med dag"), null=True, blank=True, validators=DAYS)
    ceiling_percent = models.PositiveSmallIntegerField(
        _("högsta avdrag (% av sökt belopp)"), null=True, blank=True, validators=PERCENT
    )
    source = models.CharField(_("var regeln står"), max_length=200, blank=True)

    objects = LateRules.as_manager()
    SET_ONCE = frozenset({"scheme"})

    class Meta:
        verbose_name = _("regel för sen ansökan")
        verbose_name_plural = _("regler för sena ansökningar")
        ordering = ["scheme", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="ceiling", ceiling_percent__isnull=False) | Q(kind="table", ceiling_percent=None),
                name="a_late_rule_with_a_ceiling_says_which",
                violation_error_message=_("Ange högsta avdrag för ett tak, och bara då."),
            ),
            models.UniqueConstraint(
                fields=["scheme", "name"],
                name="one_late_rule_per_scheme_and_name",
                violation_error_message=_("Bidragsformen har redan en regel med den benämningen."),
            ),
        ]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.source]

    @property
    def board_id(self):
        return self.scheme.board_id

    def get_absolute_url(self):
        return reverse("grants:late_rule", args=[self.pk])

    def check_steps(self):
        """A table has steps, all within the days that are tried; a ceiling has none."""
        days = [step.from_day for step in self.steps.all()]
        if self.kind == self.Kind.CEILING and days:
            raise ValidationError({"steps": _("Ett tak har inga steg: avdraget väljs för varje ansökan.")})
        if self.kind == self.Kind.TABLE and not days:
            raise ValidationError({"steps": _("En tabell behöver minst ett steg.")})
        if self.last_day and any(day > self.last_day for day in days):
            raise ValidationError({"steps": _("Ett steg börjar efter den sista dag som prövas.")})

    def check_can_be_changed(self):
        """What a decision rests on stands; another rule is registered for the rounds to come."""
        if self.decisions.exists():
            raise ValidationError(
                _("Ett beslut vilar på regeln, så den står fast. Registrera en ny regel för kommande omgångar.")
            )

    def handles(self, late_days):
        """Is an application tried that came so many days late?"""
        return self.last_day is None or late_days <= self.last_day

    def percent_on(self, late_days):
        """The cut of a table on a day; before its first step there is none."""
        begun = [step.percent for step in self.steps.all() if step.from_day <= late_days]
        return begun[-1] if begun else 0

    def cut_of(self, amount, late_days):
        """What a table takes of an amount, in whole öre. A ceiling never gives a figure."""
        return share(amount, self.percent_on(late_days)) if self.kind == self.Kind.TABLE and late_days else None

    def ceiling_of(self, requested):
        """The most that may be taken, of what was asked for, where that is known. A table has no such choice."""
        return share(requested, self.ceiling_percent) if self.kind == self.Kind.CEILING and requested is not None else None

    def in_days(self):
        """[(first day, last day or None, percent)] of a table."""
        steps = list(self.steps.all())
        lasts = [step.from_day - 1 for step in steps[1:]] + [self.last_day]
        return [(step.from_day, last, step.percent) for step, last in zip(steps, lasts, strict=True)] if steps else []

    def in_words(self):
        """The rule as an applicant reads it."""
        if self.kind == self.Kind.CEILING:
            told = [_("Avdrag upp till %(percent)s %% av sökt belopp, efter bedömning.") % {"percent": self.ceiling_percent}]
        else:
            told = [f"{days_in_words(first, last)}: {percent}\u00a0% avdrag." for first, last, percent in self.in_days()]
        if self.last_day:
            told.append(_("Senare än %(days)s dagar prövas inte.") % {"days": self.last_day})
        return " ".join(map(str, told))


def days_in_words(first, last):
    if last is None:
        return _("Från dag %(first)s") % {"first": first}
    return _("Dag %(first)s–%(last)s") % {"first": first, "last": last} if last > first else _("Dag %(day)s") % {"day": first}


def share(amount, percent):
    return from_ore(to_ore(amount * percent / 100))


class LateStep(models.Model):
    """From which day late on so many percent are taken, until the next step. Written through its rule."""

    rule = models.ForeignKey(LateRule, on_delete=models.PROTECT, related_name="steps", verbose_name=_("regel"))
    from_day = models.PositiveSmallIntegerField(_("från dag"), validators=DAYS)
    percent = models.PositiveSmallIntegerField(_("avdrag (%)"), validators=PERCENT)

    class Meta:
        verbose_name = _("steg")
        verbose_name_plural = _("steg")
        ordering = ["from_day"]
        constraints = [
            models.UniqueConstraint(
                fields=["rule", "from_day"],
                name="one_late_step_per_rule_and_day",
                violation_error_message=_("Samma dag står två gånger."),
            )
        ]

    def __str__(self):
        return _("från dag %(day)s: %(percent)s %%") % {"day": self.from_day, "percent": self.percent}


def cut_so_far(application, amount, chosen):
    """What the late rule takes of a proposed amount, as far as it is known: None until it is chosen within a ceiling (R24)."""
    late, rule = application.late_days(), application.round.late_rule
    if not late or rule is None or not rule.handles(late):
        return NOTHING
    if rule.kind == LateRule.Kind.CEILING:
        return chosen
    return None if amount is None else rule.cut_of(amount, late)


def check_is_to_choose(application, chosen):
    """A cut is `chosen` only where the rule leaves a choice: in time, and by a table, there is none."""
    if chosen is None:
        return
    late, rule = application.late_days(), application.round.late_rule
    if not late or rule is None or rule.kind != LateRule.Kind.CEILING or not rule.handles(late):
        raise ValidationError({"late_cut": _("Avdraget väljs bara där regeln för sena ansökningar har ett tak.")})


def late_cut(application, amount, decision=None, *, chosen=None, reason="", despite=False):
    """What is taken of `amount` because the application came late, in kronor; refused where the rule asks for more (R24).

    Within a ceiling the officer has `chosen` the cut and written why. What is too late to be tried is granted only by the board
    itself, `despite` its rule and with a reason, whole: never as it was proposed, without a decision.
    """
    late, rule = application.late_days(), application.round.late_rule
    check_is_to_choose(application, chosen)
    if not late or rule is None:
        return NOTHING
    if not rule.handles(late):
        check_tried_despite(rule, late, decision, reason, despite)
        return NOTHING
    if rule.kind == LateRule.Kind.CEILING:
        check_chosen(late, rule.ceiling_of(application.requested_amount), chosen, reason)
    return check_leaves_something(amount, cut_so_far(application, amount, chosen))


def check_chosen(late, ceiling, chosen, reason):
    faults, most = {}, {"days": late, "most": format_kronor(ceiling)}
    if chosen is None:
        told = _("Ansökan kom in %(days)s dagar för sent. Ange avdraget, från 0 kr till %(most)s.")
        faults["late_cut"] = told % most
    elif not 0 <= chosen <= ceiling:
        faults["late_cut"] = _("Avdraget är från 0 kr till %(most)s.") % most
    if not reason.strip():
        faults["late_reason"] = _("Skriv skälet till avdraget, också när det är 0 kr.")
    if faults:
        raise ValidationError(faults)


def check_tried_despite(rule, late, decision, reason, despite):
    if not despite:
        told = _("Ansökan kom in %(days)s dagar för sent. Det som är mer än %(last)s dagar sent prövas inte: avvisa ansökan.")
        raise ValidationError(told % {"days": late, "last": rule.last_day})
    if decision.is_delegated:
        raise ValidationError({"decision": _("Bara nämnden själv kan pröva en ansökan trots regeln för sena ansökningar.")})
    if not reason.strip():
        raise ValidationError({"late_reason": _("Skriv varför nämnden prövar ansökan trots regeln.")})


def check_leaves_something(amount, cut):
    if cut >= amount:
        raise ValidationError({"amount": _("Efter avdraget för sen ansökan återstår inget att bevilja.")})
    return cut
