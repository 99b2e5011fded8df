"""An amendment (tilläggsavtal) as it is proposed: what differs from what is signed, and everything that stands in its way.

The page shows it before it is registered, and the act asks it the same questions.
"""

import copy
from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _

from partnerships.audit.services import refuse_personal_numbers
from partnerships.ground.days import format_day, today
from partnerships.ground.forms import shown
from partnerships.ground.money import format_kronor

from .amended_goals import faults_of_goals, goals_after, goals_asked_for
from .models import IOPParty, IOPResource
from .models.gaps import REQUIRED_FIELDS, TERMS
from .models.versions import decided_on
from .rules import YES, check_case, check_due, faults_of_aid, faults_of_decision, faults_of_order, faults_of_test, faults_of_use
from .signed_text import goal_in_words, label_of, term, terms_of


@dataclass(frozen=True)
class Money:
    """The municipality's money of a year: as it is signed (`before`), and as it is to be."""

    party: IOPParty
    year: int
    before: Decimal | None
    after: Decimal | None
    resource: IOPResource | None = None  # none of a new year


class Amendment:
    """`money` is a list of {resource, amount} and, of a year without, {party, year, amount}; `terms` the terms by name.

    `goals` are those of `goals_asked_for`.
    """

    def __init__(
        self,
        agreement,
        *,
        decision,
        signed_on,
        valid_from,
        signed_document=None,
        money=(),
        goals=(),
        other_case_reason="",
        **terms,
    ):
        self.agreement, self.decision, self.signed_document = agreement, decision, signed_document
        self.signed_on, self.valid_from, self.other_case_reason = signed_on, valid_from, other_case_reason
        self.amended = copy.copy(agreement)
        self.terms = []
        for name in terms_of(agreement):
            setattr(self.amended, name, terms.get(name, getattr(agreement, name)))
            if term(agreement, name) != term(self.amended, name):
                self.terms.append(name)
            else:  # as a browser ends its lines, which is no change
                setattr(self.amended, name, getattr(agreement, name))
        self.unknown = sorted(set(terms) - TERMS)
        self.resources = list(agreement.resources.select_related("party__board", "party__organisation"))
        self.cut = [part for part in [*self.resources, *agreement.milestones.all()] if self.falls_outside(part)]
        self.goals = list(goals_asked_for(self.amended, goals))
        self.asked = [asked_for(given) for given in money]
        self.money = [each for each in self.asked if each.after != each.before and each.resource not in self.cut]

    def falls_outside(self, part):
        """A resource, or a step that is not done, outside a term that the amendment makes shorter."""
        if not {"start_date", "end_date"} & set(self.terms) or getattr(part, "done_on", None):
            return False
        before, now = copy.copy(part), copy.copy(part)
        before.agreement, now.agreement = self.agreement, self.amended
        return bool(now.faults_of_time()) and not before.faults_of_time()

    def is_empty(self):
        return not (self.terms or self.money or self.goals)

    def changes(self):
        """[{label, before, after}] in words: the terms, the goals, the money by year, and what falls away with a shorter term."""
        rows = [
            {"label": label_of(self.agreement, name), "before": term(self.agreement, name), "after": term(self.amended, name)}
            for name in self.terms
        ]
        for each in self.goals:
            before = goal_in_words(each.old) if each.old else _("inget")
            rows.append({"label": _("Mål"), "before": before, "after": goal_in_words(each.new) if each.new else _("avslutas")})
        for each in self.money:
            label = _("Pengar från %(party)s %(year)s") % {"party": each.party, "year": each.year}
            rows.append({"label": label, "before": kronor_or_nothing(each.before), "after": kronor_or_nothing(each.after)})
        rows += [{"label": label_of_part(part), "before": part_in_words(part), "after": _("stryks")} for part in self.cut]
        return rows

    # What stands in its way

    def check(self):
        if faults := self.faults():
            raise ValidationError(faults)

    def faults(self):
        """{field: [messages]}, everything at once; of an agreement that cannot be amended at all, only that."""
        faults = {}
        if closed := self.why_closed():
            return {NON_FIELD_ERRORS: [closed]}
        for name, message in [
            *self.faults_of_terms(),
            *self.faults_of_days(),
            *self.faults_of_decision(),
            *self.faults_of_document(),
            *(("goals", message) for message in faults_of_goals(self.agreement, self.goals)),
            *self.faults_of_money(),
        ]:
            faults.setdefault(name, []).append(message)
        if not faults and self.is_empty():
            faults[NON_FIELD_ERRORS] = [
                _("Inget är ändrat. Ett tilläggsavtal ändrar ett villkor, ett mål eller kommunens pengar.")
            ]
        return faults

    def why_closed(self):
        """Why the agreement is not amended at all; nothing where it is signed and has neither ended nor been replaced."""
        agreement = self.agreement
        if agreement.imported_incomplete:
            return _("Avtalet är ett äldre avtal. Det ändras direkt på avtalet, utan tilläggsavtal.")
        if agreement.state != agreement.State.SIGNED:
            state = agreement.get_state_display()
            return _("Ett avtal som är ”%(state)s” kan inte få tilläggsavtal.") % {"state": state}
        return ""

    def faults_of_terms(self):
        for name in self.unknown:
            yield name, _("Uppgiften är inget villkor i avtalet.")
        for name in set(self.terms) & {*REQUIRED_FIELDS, "extension"}:
            if getattr(self.amended, name) in (None, ""):
                yield name, _("Villkoret kan inte tas bort.")
        if "start_date" in self.terms and self.agreement.start_date and self.agreement.start_date <= today():
            yield "start_date", _("Avtalet har redan börjat gälla.")
        for ask in (lambda: refuse_personal_numbers(self.amended), lambda: self.amended.full_clean(validate_unique=False)):
            try:
                ask()
            except ValidationError as broken_rule:
                yield from ((name, text) for name, texts in broken_rule.message_dict.items() for text in texts)
        for part in [*self.resources, *self.agreement.milestones.all(), *self.kept_goals()]:
            if part not in self.cut:
                part.agreement = self.amended
                yield from ((NON_FIELD_ERRORS, message) for message in part.faults_of_time())

    def kept_goals(self):
        """The goals that stand as they are; of the new ones `faults_of_goals` tells."""
        return [goal for goal in goals_after(self.agreement, self.goals) if goal.pk]

    def faults_of_days(self):
        """Signed after the decision and while the agreement runs; in force no sooner than what it changes, and without a gap."""
        signed, begins, agreement, now = self.signed_on, self.valid_from, self.agreement, self.amended
        latest = agreement.versions.last()
        earliest = latest.signed_on if latest else agreement.signed_on
        if signed > today():
            yield "signed_on", _("Dagen har inte varit än. Ange en dag senast i dag.")
        if earliest and signed < earliest:
            yield "signed_on", _("Avtalet undertecknades först %(day)s.") % {"day": format_day(earliest)}
        if agreement.last_day and signed > agreement.last_day:
            yield (
                "signed_on",
                _("Avtalet löpte ut redan %(day)s. Då behövs ett nytt avtal.") % {"day": format_day(agreement.last_day)},
            )
        first = max(filter(None, [now.start_date, latest and latest.valid_from]), default=None)
        if first and begins < first:
            yield "valid_from", _("Tilläggsavtalet kan gälla tidigast från %(day)s.") % {"day": format_day(first)}
        gap = agreement.last_day and agreement.last_day + timedelta(days=1)
        last = min(filter(None, [now.last_day, gap]), default=None)
        if last and begins > last:
            yield "valid_from", _("Tilläggsavtalet kan gälla senast från %(day)s.") % {"day": format_day(last)}

    def faults_of_decision(self):
        """The same as of the first decision, and a decision of its own, made after the one that it changes."""
        decision = self.decision
        for message in [
            *faults_of_order(decision, decided_on(self.agreement)),
            *faults_of_use(self.agreement, decision),
            *faults_of_decision(self.agreement, decision, YES),
            *self.faults_of_test(),
        ]:
            yield "decision", message
        try:
            check_case(self.agreement, decision, self.other_case_reason.strip())
        except ValidationError as broken_rule:
            yield from ((name, text) for name, texts in broken_rule.message_dict.items() for text in texts)
        if decision.meeting_date and self.signed_on < decision.meeting_date:
            yield (
                "signed_on",
                _("Tilläggsavtalet kan inte vara undertecknat före beslutet %(day)s.")
                % {"day": format_day(decision.meeting_date)},
            )

    def faults_of_test(self):
        """R3, unless it is the very test that the agreement was decided in spite of."""
        if self.agreement.overrides(self.agreement.latest_test()):
            return []
        return faults_of_test(self.agreement, self.decision.meeting_date)

    def faults_of_document(self):
        document = self.signed_document
        if document is not None and not self.agreement.documents.filter(pk=document.pk).exists():
            yield "signed_document", _("Lägg först till den undertecknade handlingen på avtalet.")

    def faults_of_money(self):
        """Money of this agreement and of its term; never less than what is planned or paid."""
        own = {row.pk for row in self.resources if row.is_money and row.party.side == IOPParty.Side.MUNICIPAL}
        placed = [(each.resource and each.resource.pk) or (each.party.pk, each.year) for each in self.asked]
        if len(set(placed)) < len(placed):
            yield "money", _("Samma pengar står två gånger.")
        for each in self.asked:
            wrong = each.resource.pk not in own if each.resource else each.party.agreement_id != self.agreement.pk
            if wrong or each.party.side != IOPParty.Side.MUNICIPAL:
                yield "money", _("Pengarna är inte kommunens pengar i avtalet.")
        for each in self.money:
            if each.after is None or each.after < 0:
                yield "money", _("Ange ett belopp för %(year)s. Skriv 0 om inga pengar ges.") % {"year": each.year}
            elif each.resource is None and self.lies_outside(each.year):
                yield "money", _("Pengarna för %(year)s ligger utanför avtalstiden.") % {"year": each.year}
        yield from self.faults_of_payments()
        more = sum((each.after or 0) - (each.before or 0) for each in self.money)
        yield from (("money", message) for message in faults_of_aid(self.agreement, more))

    def lies_outside(self, year):
        first, last = self.amended.start_date, self.amended.end_date
        return bool((first and year < first.year) or (last and year > last.year))

    def faults_of_payments(self):
        promised = self.promised()
        for year, planned in sorted(self.agreement.by_year(self.agreement.payments().standing()).items()):
            if (over := planned - promised.get(year, Decimal(0))) > 0:
                yield (
                    "money",
                    _("Kommunens medel för %(year)s räcker inte till det som är planerat och utbetalt: %(over)s för lite.")
                    % {"year": year, "over": format_kronor(over)},
                )
        for payment in self.agreement.payments().waiting() if "end_date" in self.terms else ():
            try:
                check_due(self.amended, payment.due)
            except ValidationError:
                yield "end_date", _("En utbetalning är planerad till %(day)s.") % {"day": format_day(payment.due)}

    def promised(self):
        """{year: kronor} of the municipality's money when the amendment is in force."""
        after = {each.resource.pk: each.after for each in self.money if each.resource}
        sums = {}
        for row in self.resources:
            if row.promise() and row not in self.cut:
                sums[row.year] = sums.get(row.year, Decimal(0)) + (after.get(row.pk, row.amount) or 0)
        for each in self.money:
            if each.resource is None:
                sums[each.year] = sums.get(each.year, Decimal(0)) + (each.after or 0)
        return sums


def asked_for(given):
    if resource := given.get("resource"):
        return Money(resource.party, resource.year, resource.amount, given.get("amount"), resource)
    return Money(given["party"], given["year"], None, given.get("amount"))


def kronor_or_nothing(amount):
    return _("inga") if amount is None else format_kronor(amount)


def label_of_part(part):
    return f"{str(part._meta.verbose_name).capitalize()} {getattr(part, 'year', '')}".strip()


def part_in_words(part):
    if isinstance(part, IOPResource):
        return ", ".join(filter(None, [str(part.party), part.get_kind_display(), shown_amount(part)]))
    return f"{part}, {format_day(part.planned_end)}"


def shown_amount(resource):
    return shown(resource._meta.get_field("amount"), resource.amount)
