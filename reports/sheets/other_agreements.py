"""The sheet Upphandling och övriga avtal."""

from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.agreements.models import OtherAgreement, Procurement
from partnerships.agreements.models.plain import PlainAgreement
from partnerships.ground.columns import DAY, KRONOR, LONG, Column
from partnerships.ground.days import today
from partnerships.ground.tables import sum_known
from partnerships.register.models import Organisation
from reports.excel import Sheet

from .agreements import told_of_unknown

NOUNS = (OtherAgreement, Procurement)
State = PlainAgreement.State

OTHER_AGREEMENTS = [
    Column(gettext_lazy("Nämnd"), "responsible_board.name", width=30),
    Column(gettext_lazy("Organisation"), "organisation.name", width=36),
    Column(gettext_lazy("Form"), "kind_label", width=30),
    Column(gettext_lazy("Välfärdsområde"), "welfare_area.name", width=26),
    Column(gettext_lazy("Dnr"), "case.raw"),
    Column(gettext_lazy("Från"), "start_date", DAY),
    Column(gettext_lazy("Till"), lambda row: row.end_date or (_("tills vidare") if row.open_ended else None)),
    Column(gettext_lazy("Belopp år (kr)"), "municipal_money", KRONOR, total=True),
    Column(gettext_lazy("Kommentar"), lambda row: remark(row), LONG, width=60),
]


def rows_of(noun, report):
    """Agreements of one noun in force on some day of the year, and those that had begun by then and whose validity is unknown."""
    unknown = noun.objects.with_state_on(today()).filter(state_now=State.UNKNOWN)
    begun = Q(start_date=None) | Q(start_date__lte=report.cut_off)
    unknown = unknown.filter(begun, Q(agreed_on=None) | Q(agreed_on__lte=report.cut_off))
    running = noun.objects.running_in(report.year)
    return noun.objects.filter(Q(pk__in=running.values("pk")) | Q(pk__in=unknown.values("pk")))


def organisations_of(report):
    """A condition for the organisations that the sheet tells of."""
    theirs = Q(pk__in=[])
    for noun in NOUNS:
        with_one = rows_of(noun, report).filter(organisation__isnull=False)
        theirs |= Q(pk__in=Organisation.objects.filter(pk__in=with_one.values("organisation")).values("pk"))
    return theirs


def money(report):
    """The year's money in all that the sheet tells of, in kronor, by the database; of nothing known, None."""
    rows = [rows_of(noun, report) for noun in NOUNS]
    sums = [each.with_money_in(report.year).aggregate(sum=Sum("municipal_money"))["sum"] for each in rows]
    return sum_known(sums) if any(each.exists() for each in rows) else Decimal(0)


def unknown_money(report):
    """How many of them have no known amount of the year, and so are not in the sum."""
    return sum(rows_of(noun, report).with_money_in(report.year).filter(municipal_money=None).count() for noun in NOUNS)


def running(report, **about):
    """How many of every form were in force on the last day of the report."""
    return sum(noun.objects.running_on(report.cut_off).filter(**about).count() for noun in NOUNS)


def other_agreements(report, title):
    rows = []
    for noun in NOUNS:
        found = rows_of(noun, report).with_money_in(report.year).with_state_on(report.cut_off)
        found = found.with_kind() if noun is Procurement else found
        rows += found.select_related("responsible_board", "organisation", "welfare_area", "case", "governing_document")
    rows.sort(key=lambda row: (row.responsible_board.sort_text, row.sort_text, row.pk))
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(
            _("källa: i kraft under året, och det vars giltighet inte är känd; utkast ingår inte")
            + told_of_unknown(unknown_money(report))
        ),
        columns=OTHER_AGREEMENTS,
        who=_("Organisation"),
        rows=rows,
        sums={_("Belopp år (kr)"): money(report)},
    )


def remark(agreement):
    """The comment; that it was stopped; and a follow-up demand or a governing document that is lacking."""
    parts = [agreement.comment]
    if agreement.cancelled_on:
        parts.append(_("Avbrutet %(day)s: %(reason)s") % {"day": agreement.cancelled_on, "reason": agreement.cancel_reason})
    if not agreement.follow_up_plan:
        parts.append(_("Krav på uppföljning saknas"))
    if agreement.governing_document is None:
        parts.append(_("Styrdokument: uppgift saknas"))
    return ". ".join(part.rstrip(".") for part in parts if part)
