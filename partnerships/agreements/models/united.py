"""Agreements of every form as one list: three tables whose rows are read as the same few facts and united by the database."""

from copy import copy
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Case, CharField, F, Value, When
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, today

from .agreement import IOPAgreement
from .other_agreements import OtherAgreement
from .parts import IOPParty
from .plain import PlainAgreement
from .procurements import Procurement
from .validity import RUNS_ON

IOP = "iop"
KINDS = [(IOP, _("IOP-avtal")), *OtherAgreement.Form.choices, *Procurement.Kind.choices]
RUNNING = {IOPAgreement: IOPAgreement.State.ACTIVE, OtherAgreement: PlainAgreement.State.RUNNING}
RUNNING[Procurement] = RUNNING[OtherAgreement]


@dataclass
class AgreementRow:
    """One agreement of any form, as a list tells of it."""

    kind: str
    number: int
    title: str
    sort_text: str
    case_number: str | None
    board: str
    organisation_name: str | None
    welfare_area_name: str | None
    start_date: date | None
    last_day: date | None
    is_open_ended: bool
    state_now: str
    municipal_money: Decimal | None
    iop: IOPAgreement | None = None  # of an IOP: the agreement itself, so that its words and days are those of `validity`

    @property
    def noun(self):
        if self.kind == IOP:
            return IOPAgreement
        return OtherAgreement if self.kind in OtherAgreement.Form.values else Procurement

    @property
    def kind_label(self):
        return dict(KINDS)[self.kind]

    @property
    def until(self):
        """The last day, or that there is none; None where it is not known."""
        last_day = self.iop.end_on(today()) if self.iop else self.last_day
        return last_day or (_("tills vidare") if self.is_open_ended else None)

    @property
    def begins(self):
        return _("från %(day)s") % {"day": format_day(self.start_date)} if self.start_date else ""

    @property
    def state_label(self):
        return self.iop.current_word if self.iop else self.noun.State(self.state_now).label

    @property
    def tone(self):
        return self.noun.TONES.get(self.state_now, "neutral")

    def get_absolute_url(self):
        return reverse(f"agreements:{ADDRESSES[self.noun]}", args=[self.number])


ADDRESSES = {IOPAgreement: "agreement", OtherAgreement: "other_agreement", Procurement: "procurement"}


class AgreementRows:
    """What a list asks of a queryset, asked of the three tables together. Narrow it before it is ordered."""

    model = IOPAgreement  # for the filters, which want to know one

    def __init__(self, *nouns):
        self.tables = [noun.objects.all() for noun in nouns or (IOPAgreement, OtherAgreement, Procurement)]
        self.year, self.ordering = today().year, ()

    def each(self, narrow):
        """The same rows, with each table narrowed."""
        narrowed = copy(self)
        narrowed.tables = [narrow(rows) for rows in self.tables]
        return narrowed

    def all(self):
        return copy(self)

    def none(self):
        return self.each(lambda rows: rows.none())

    def visible_to(self, user):
        return self.each(lambda rows: rows.visible_to(user))

    def search(self, words):
        return self.each(lambda rows: rows.search(words))

    def filter(self, **conditions):
        """By fields that agreements of every form have."""
        return self.each(lambda rows: rows.filter(**conditions))

    def with_organisation(self, organisation):
        def theirs(rows):
            if rows.model is not IOPAgreement:
                return rows.filter(organisation=organisation)
            parties = IOPParty.objects.filter(organisation=organisation)
            return rows.filter(pk__in=parties.values("agreement"))

        return self.each(theirs)

    def of_kind(self, kind):
        def that(rows):
            if rows.model is IOPAgreement:
                return rows if kind == IOP else rows.none()
            return rows.filter(form=kind) if rows.model is OtherAgreement else rows.with_kind().filter(kind_now=kind)

        return self.each(that)

    def running_on(self, day):
        return self.each(lambda rows: rows.running_on(day))

    def not_running_on(self, day):
        return self.each(lambda rows: rows.with_state_on(day).exclude(state_now=RUNNING[rows.model]))

    def running_in(self, year):
        return self.each(lambda rows: rows.running_in(year))

    def with_money_in(self, year):
        shown = copy(self)
        shown.year = year
        return shown

    def order_by(self, *ordering):
        """By expressions over the facts; the name and then the number settle what is alike."""
        ordered = copy(self)
        ordered.ordering = tuple(each for each in ordering if not isinstance(each, str))
        return ordered

    def facts(self, rows):
        """The columns that are the same for every form, in one order."""
        rows = rows.with_state_on(today()).with_money_in(self.year).order_by()
        if rows.model is IOPAgreement:
            own = {"kind": Value(IOP, CharField()), "organisation_name": Value("", CharField())}
            own |= {"last_day": F("last_day_now"), "is_open_ended": Case(When(RUNS_ON, Value(True)), default=Value(False))}
        else:
            is_other = rows.model is OtherAgreement
            rows = rows if is_other else rows.with_kind()
            own = {"kind": F("form" if is_other else "kind_now"), "organisation_name": F("organisation__name")}
            own |= {"last_day": F("end_date"), "is_open_ended": F("open_ended")}
        return rows.values(
            "title",
            "sort_text",
            "start_date",
            "municipal_money",
            "state_now",
            number=F("pk"),
            case_number=F("case__raw"),
            board=F("responsible_board__name"),
            welfare_area_name=F("welfare_area__name"),
            **own,
        )

    def united(self):
        first, *others = [self.facts(rows) for rows in self.tables]
        return first.union(*others, all=True).order_by(*self.ordering, "sort_text", "kind", "number")

    def count(self):
        return sum(rows.count() for rows in self.tables)

    def aggregate(self, **sums):
        """Sums over every table; of nothing known, None."""
        found = [self.facts(rows).aggregate(**sums) for rows in self.tables] if sums else []
        known = {name: [each[name] for each in found if each[name] is not None] for name in sums}
        return {name: sum(values) if values else None for name, values in known.items()}

    def __iter__(self):
        return iter(told(self.united()))

    def __getitem__(self, page):
        return told(self.united()[page])

    def __len__(self):
        return self.count()


def told(rows):
    """The rows, those of IOP agreements with the agreements themselves and the names of their parties, in two questions."""
    rows = [AgreementRow(**row) for row in rows]
    numbers = [row.number for row in rows if row.kind == IOP]
    names, agreements = {}, {}
    if numbers:
        agreements = IOPAgreement.objects.in_bulk(numbers)
        parties = IOPParty.objects.filter(agreement__in=numbers, side=IOPParty.Side.IDEA_DRIVEN)
        for agreement, name in parties.order_by("pk").values_list("agreement", "organisation__name"):
            names.setdefault(agreement, []).append(name)
    for row in rows:
        if row.kind == IOP:
            row.iop = agreements[row.number]
            row.organisation_name = ", ".join(names.get(row.number, []))
    return rows
