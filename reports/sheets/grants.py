"""The sheets Föreningsbidrag and Bidrag per nämnd och form."""

from decimal import Decimal

from django.db.models import Count, Q, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from grants.models import GrantApplication, GrantDecision, GrantRound, RecoveryClaim, payments_of_grants
from partnerships.ground.columns import DAY, KRONOR, NUMBER, SHARE, Column
from reports.excel import Formula, Sheet

State, Result = GrantApplication.State, GrantDecision.Result

GRANTS = [
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Bidragsform"), "round.scheme.name", width=28),
    Column(_("Organisation"), "organisation.name", width=36),
    Column(_("Organisationsnummer"), "organisation.org_number"),
    Column(_("Dnr"), "case.raw"),
    Column(_("Ansökt (kr)"), "requested_amount", KRONOR, total=True),
    Column(_("Beviljat (kr)"), "amount_now", KRONOR, total=True),
    Column(_("Beslutsdatum"), "grant.decision.meeting_date", DAY),
    Column(_("Beslut (§/delegation)"), lambda application: decided_how(application)),
    Column(_("Utbetalt (kr)"), "paid", KRONOR, total=True),
    Column(_("Utbetalt datum"), "last_paid_on", DAY),
    Column(_("Redovisning senast"), "report_due_now", DAY),
    Column(_("Redovisning inkom"), "grant.report.received_on", DAY),
    Column(_("Redovisning kompletterad"), "grant.report.completed_on", DAY),
    Column(_("Godkänd"), "grant.report.approved_on", DAY),
    Column(_("Återkrav (kr)"), "reclaimed", KRONOR, total=True),
]

PER_SCHEME = [
    Column(_("Nämnd"), "round.board.name", width=30),
    Column(_("Bidragsform"), "round.scheme.name", width=28),
    Column(_("Ansökningar"), "applications", NUMBER, total=True),
    Column(_("Beviljade"), "granted", NUMBER, total=True),
    Column(_("Avslag"), "rejected", NUMBER, total=True),
    Column(_("Avvisade"), "dismissed", NUMBER, total=True),
    Column(_("Sökt (kr)"), "asked", KRONOR, total=True),
    Column(_("Beviljat (kr)"), "amount", KRONOR, total=True),
    Column(_("Utbetalt (kr)"), "paid", KRONOR, total=True),
    Column(_("Ram (kr)"), "frame", KRONOR, total=True),
    Column(_("Kvar (kr)"), lambda row: left_of_frame(row), KRONOR, total=True),
    Column(_("Andel redovisade"), "reported", SHARE),
]


def left_of_frame(row):
    """Nothing is known to be left of a frame that is not decided."""
    return None if row["frame"] is None else Formula("=[Ram (kr)]-[Beviljat (kr)]", row["frame"] - row["amount"])


def decided_how(application):
    grant = getattr(application, "grant", None)
    if grant is None:
        return None
    if grant.decision.is_delegated:
        return _("delegation %(point)s") % {"point": grant.decision.delegation_point}
    return f"§ {grant.decision.paragraph}" if grant.decision.paragraph else None


def applications_of(report):
    """Every application in a round of the year, drafts left out."""
    return GrantApplication.objects.filter(round__year=report.year).exclude(state=State.DRAFT)


def payments_of(report):
    return payments_of_grants(application__in=applications_of(report)).paid()


def claims_of(report):
    return RecoveryClaim.objects.decided().filter(grant__application__in=applications_of(report))


def grants(report, title):
    rows = applications_of(report).with_money().with_terms()
    rows = rows.select_related("organisation", "board", "round__scheme", "case", "grant__decision", "grant__report")
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(_("källa: ansökningar i årets omgångar, deras beslut, utbetalningar och redovisningar")),
        columns=GRANTS,
        who=_("Organisation"),
        rows=rows.order_by("board__sort_text", "round__scheme__sort_text", "organisation__sort_text", "pk"),
        sums={
            _("Ansökt (kr)"): applications_of(report).total("requested_amount"),
            _("Beviljat (kr)"): granted_amount(report),
            _("Utbetalt (kr)"): payments_of(report).total("amount"),
            _("Återkrav (kr)"): claims_of(report).total("amount"),
        },
    )


def granted_amount(report):
    return GrantDecision.objects.filter(application__in=applications_of(report)).with_terms().total("amount_now")


def grants_per_scheme(report, title):
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(_("källa: samma ansökningar som på bladet Föreningsbidrag; ramen är omgångarnas")),
        columns=PER_SCHEME,
        who=_("Bidragsform"),
        rows=per_scheme(report),
        sums={
            _("Sökt (kr)"): applications_of(report).total("requested_amount"),
            _("Beviljat (kr)"): granted_amount(report),
            _("Utbetalt (kr)"): payments_of(report).total("amount"),
            _("Ram (kr)"): GrantRound.objects.filter(year=report.year).total("frame"),
        },
    )


def per_scheme(report):
    """One row per round of the year: counts and sums made by the database."""
    rounds = GrantRound.objects.filter(year=report.year).select_related("board", "scheme")
    counted = {row["round"]: row for row in counts(report)}
    of_round = Coalesce("grant_payment__grant__application__round", "reverses__grant_payment__grant__application__round")
    paid = dict(payments_of(report).order_by().values_list(of_round).annotate(Sum("amount")))
    rows = []
    for round in rounds.order_by("board__sort_text", "scheme__sort_text", "pk"):
        row = counted.get(round.pk, {})
        due = row.get("due", 0)
        rows.append(
            {
                "round": round,
                "applications": row.get("applications", 0),
                "granted": row.get("granted", 0),
                "rejected": row.get("rejected", 0),
                "dismissed": row.get("dismissed", 0),
                "asked": row.get("asked") or Decimal("0.00"),
                "amount": row.get("amount") or Decimal("0.00"),
                "paid": paid.get(round.pk) or Decimal("0.00"),
                "frame": round.frame,
                "reported": Decimal(row["reports"]) / due if due else None,
            }
        )
    return rows


def counts(report):
    positive = Q(grant__result__in=[Result.GRANTED, Result.PARTLY])
    return (
        applications_of(report)
        .with_terms()
        .order_by()
        .values("round")
        .annotate(
            applications=Count("*"),
            granted=Count("pk", filter=positive),
            rejected=Count("pk", filter=Q(grant__result=Result.REJECTED)),
            dismissed=Count("pk", filter=Q(state=State.DISMISSED)),
            asked=Sum("requested_amount"),
            amount=Sum("amount_now"),
            due=Count("pk", filter=positive),
            reports=Count("grant__report"),
        )
    )
