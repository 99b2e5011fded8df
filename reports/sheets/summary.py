"""The sheet Sammanfattning: the year's key figures beside the year before."""

from decimal import Decimal

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from budget.control import table
from partnerships.agreements.models import IOPAgreement, IOPParty, WelfareArea
from partnerships.events.models import Event
from partnerships.ground.columns import KRONOR, NUMBER, SHARE, Column
from partnerships.ground.days import add_months
from partnerships.register.models import Organisation
from reports.excel import Formula, Row, Sheet, Typed

from . import agreements, compact, grants, other_agreements
from .budget import known, plans
from .grants import Result, applications_of

SUMMARY = [
    Column(_("Nyckeltal"), "name", width=68),
    Column(_("Rapportår"), "now", NUMBER, width=18),
    Column(_("Föregående år"), "before", NUMBER, width=18),
    Column(_("Förändring"), "change", NUMBER, width=18),
    Column(_("Förändring %"), "share", SHARE, width=16),
]


def summary(report, title):
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(_("källa: övriga blad i arbetsboken")),
        columns=SUMMARY,
        rows=[row(report, *figure) for figure in [*FIGURES, *per_welfare_area()]],
    )


def per_welfare_area():
    """Running agreements of every form by field of welfare: how idea-driven actors take part in welfare services."""
    for area in WelfareArea.objects.all():
        name = _("IOP-avtal, pågående inom välfärdsområdet %(area)s") % {"area": area.name}
        yield name, NUMBER, lambda report, area=area: running(report).filter(welfare_area=area).count()
    for area in WelfareArea.objects.all():
        name = _("Övriga avtal och upphandlingar, pågående inom välfärdsområdet %(area)s") % {"area": area.name}
        yield name, NUMBER, lambda report, area=area: other_agreements.running(report, welfare_area=area)


def row(report, name, kind, figure):
    """One key figure for the year and the year before; the differences are live formulas."""
    now, before = figure(report), figure(report.before())
    if now is None or before is None:
        return Row([name, None if now is None else Typed(now, kind), None if before is None else Typed(before, kind), None, None])
    share = Decimal(now - before) / Decimal(before) if before else None
    return Row(
        [
            name,
            Typed(now, kind),
            Typed(before, kind),
            Formula("=[Rapportår]-[Föregående år]", now - before, kind),
            Formula('=IF([Föregående år]=0,"",([Rapportår]-[Föregående år])/[Föregående år])', share),
        ]
    )


def granted_count(report):
    return applications_of(report).filter(grant__result__in=[Result.GRANTED, Result.PARTLY]).count()


def organisations(report):
    """Every organisation that the year's sheets tell of, counted once however many grants and agreements it has."""
    with_grants = Q(pk__in=applications_of(report).values("organisation"))
    with_agreements = Q(pk__in=IOPParty.objects.filter(agreement__in=agreements.agreements_of(report)).values("organisation"))
    return Organisation.objects.filter(with_grants | with_agreements | other_agreements.organisations_of(report)).count()


def running(report):
    return IOPAgreement.objects.running_on(report.cut_off)


def started(report):
    return IOPAgreement.objects.running_in(report.year).filter(start_date__year=report.year)


def ended(report):
    """Agreements whose last day lies in the year and has passed at the cut-off."""
    rows = IOPAgreement.objects.running_in(report.year)
    return rows.filter(last_day_then__year=report.year, last_day_then__lte=report.cut_off)


def ending_within_a_year(report):
    return running(report).filter(last_day_now__lte=add_months(report.cut_off, 12))


def forums(report):
    return Event.objects.in_year(report.year).forums().held()


def budget_of_year(report, part):
    """A part of the year's budget over all plans: plan, actual (None where nothing is booked) or left."""
    columns = [table(plan).columns.get(report.year) for plan in plans()]
    parts = [known(column, part) for column in columns if column]
    if part == "actual" and all(each is None for each in parts):
        return None
    return sum((each or 0 for each in parts), Decimal("0.00"))


def unknown_validity(report):
    return IOPAgreement.objects.with_state_on(report.cut_off).filter(state_now=IOPAgreement.State.UNKNOWN).count()


FIGURES = [
    (_("Organisationer i årets uppföljning, var och en räknad en gång"), NUMBER, organisations),
    (_("IOP-avtal, pågående vid periodens slut"), NUMBER, lambda report: running(report).count()),
    (_("IOP-avtal, nya under året"), NUMBER, lambda report: started(report).count()),
    (_("IOP-avtal, avslutade under året"), NUMBER, lambda report: ended(report).count()),
    (_("IOP-avtal, löper ut inom 12 månader"), NUMBER, lambda report: ending_within_a_year(report).count()),
    (_("IOP-avtal, giltighet okänd"), NUMBER, unknown_validity),
    (_("IOP, kommunens medel (kr)"), KRONOR, agreements.municipal_money),
    (_("IOP, avtal utan känt belopp för året, ingår inte i summan"), NUMBER, agreements.unknown_money),
    (_("IOP, utbetalt av årets medel (kr)"), KRONOR, lambda report: agreements.payments_of(report).total("amount")),
    (_("IOP, uppskattat värde av idéburen insats (kr)"), KRONOR, agreements.idea_driven_value),
    (_("Övriga avtal och upphandlingar, pågående vid periodens slut"), NUMBER, other_agreements.running),
    (_("Övriga avtal och upphandlingar (kr)"), KRONOR, other_agreements.money),
    (_("Övriga avtal och upphandlingar utan känt belopp för året, ingår inte i summan"), NUMBER, other_agreements.unknown_money),
    (_("Ansökningar om föreningsbidrag"), NUMBER, lambda report: applications_of(report).count()),
    (_("Beviljade bidrag, antal"), NUMBER, granted_count),
    (_("Beviljade bidrag (kr)"), KRONOR, grants.granted_amount),
    (_("Utbetalda bidrag (kr)"), KRONOR, lambda report: grants.payments_of(report).total("amount")),
    (_("Återkrav, antal"), NUMBER, lambda report: grants.claims_of(report).count()),
    (_("Återkrav (kr)"), KRONOR, lambda report: grants.claims_of(report).total("amount")),
    (_("Hållna dialogforum (krav: 2 per år)"), NUMBER, lambda report: forums(report).count()),
    (_("Åtaganden i överenskommelsen"), NUMBER, compact.commitment_count),
    (_("Åtaganden, uppfyllda"), NUMBER, compact.fulfilled_count),
    (_("Åtaganden, obesvarade"), NUMBER, compact.unanswered_count),
    (_("Punkter i utvecklingsplanen"), NUMBER, lambda report: compact.points_of(report).count()),
    (_("Punkter i utvecklingsplanen, klara"), NUMBER, compact.finished_points),
    (_("Facilitator och konferens, budget (kr)"), KRONOR, lambda report: budget_of_year(report, "plan")),
    (_("Facilitator och konferens, utfall (kr)"), KRONOR, lambda report: budget_of_year(report, "actual")),
    (_("Facilitator och konferens, kvar (kr)"), KRONOR, lambda report: budget_of_year(report, "left")),
]
