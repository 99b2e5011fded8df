"""What the register does not know or what does not add up: shown after sign-in and counted in the sheet Datakvalitet."""

from dataclasses import dataclass, replace
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Q, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budget.control import Kind, checks
from budget.models import BudgetPlan
from grants.models import GrantApplication, GrantDecision, GrantRound, GrantScheme
from partnerships.agreements.models import IOPAgreement, IOPParty, IOPResource, OtherAgreement, Procurement
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.agreements.models.procurements import ABOVE_LIMIT, UNDOCUMENTED, direct_award_limits
from partnerships.cases.models import BoardDecision, CaseReference, GoverningDocument
from partnerships.ground.days import today
from partnerships.ground.money import kronor
from partnerships.register.models import Organisation
from partnerships.register.rights import Area

from .period import ReportYear


@dataclass(frozen=True)
class Found:
    """One thing that fails a check, and the page where it is mended."""

    thing: str
    url: str
    note: str = ""

    def get_absolute_url(self):
        return self.url


@dataclass(frozen=True)
class Finding:
    """One check: what fails it, what to do, the area it is mended in, and the year of the report that it is made for."""

    check: str
    rows: list
    remedy: str
    area: str = ""
    year: int | None = None

    @property
    def name(self):
        return slugify(self.check)

    def get_absolute_url(self):
        of_year = f"?ar={self.year}" if self.year else ""
        return reverse("reports:finding", args=[self.name]) + of_year if self.rows else ""

    @property
    def count(self):
        return len(self.rows)

    @property
    def things(self):
        return [row.thing for row in self.rows]

    def named(self):
        return "; ".join(self.things)


def found(rows):
    """Records, each with its own page."""
    return [Found(str(row), row.get_absolute_url()) for row in rows]


@dataclass(frozen=True)
class Scope:
    """What is checked: what a user may see, or everything for the board's own report; up to the end of a report or all of it."""

    user: object = None
    report: ReportYear | None = None

    def rows(self, model):
        rows = model.objects.all() if self.user is None else model.objects.visible_to(self.user)
        return rows if self.report is None else rows.filter(CONCERNS[model](self.report.cut_off))


def of_case(by, path="case__"):
    """Not opened later, and its number not of a later year."""
    later = Q(**{f"{path}opened_on__gt": by})
    for year in range(by.year + 1, today().year + 1):
        later |= Q(**{f"{path}normal__contains": f" {year}/"})
    return ~later if not path else Q(case=None) | ~later


def of_organisation(by):
    """Registered by then, or with grants or agreements by then: much of what is old was registered long after."""
    applied = GrantApplication.objects.filter(round__year__lte=by.year).values("organisation")
    agreed = IOPParty.objects.filter(agreement__in=IOPAgreement.objects.filter(of_agreement(by))).values("organisation")
    # Parties of the municipality have no organisation, and an empty value in the list would empty the search.
    return Q(created_at__date__lte=by) | Q(pk__in=applied) | Q(pk__in=agreed.filter(organisation__isnull=False))


def of_agreement(by):
    return Q(start_date__lte=by) | Q(start_date=None) & of_case(by)


# What of each noun concerns a report: what had come about by its last day.
CONCERNS = {
    Organisation: of_organisation,
    IOPAgreement: of_agreement,
    OtherAgreement: of_agreement,
    Procurement: of_agreement,
    GrantScheme: lambda by: Q(active_from=None) | Q(active_from__lte=by),
    GoverningDocument: lambda by: Q(valid_from=None) | Q(valid_from__lte=by),
    CaseReference: lambda by: of_case(by, ""),
    BoardDecision: lambda by: Q(meeting_date__lte=by) | Q(meeting_date=None) & of_case(by),
    GrantDecision: lambda by: Q(report_due__lte=by),
    GrantRound: lambda by: Q(year__lte=by.year),
    BudgetPlan: lambda by: Q(first_year__lte=by.year),
}


def findings(user=None, report=None):
    """Every check with its result, also those that find nothing."""
    scope = Scope(user, report)
    made = [replace(check(scope), area=area) for area, checks in CHECKS.items() for check in checks]
    made += [replace(finding, area=Area.BUDGET) for finding in budget_findings(scope)]
    made += [replace(agreements_decided_by_override(scope), area=Area.IOP)]
    made += [replace(finding, area=Area.IOP) for finding in other_gaps(scope)]
    return [replace(finding, year=report.year) for finding in made] if report else made


def findings_to_mend(user):
    """What was found in the areas where the user registers, changes or decides; agreements with gaps in one finding."""
    scope = Scope(user)
    made = [replace(check(scope), area=area) for area, checks in CHECKS.items() if mends(user, area) for check in checks]
    made += budget_findings(scope) if mends(user, Area.BUDGET) else []
    made += [agreements_with_gaps(scope)] if mends(user, Area.IOP) else []
    return [finding for finding in made if finding.count]


def mends(user, area):
    return any(user.may(right, area) for right in "CUD")


def gaps(scope):
    """(agreement, gap) of all that has no check of its own."""
    for agreement in checked_agreements(scope).with_parts():
        for gap in agreement.missing():
            if gap.about not in COUNTED_GAPS:
                yield agreement, str(gap.label)


def other_gaps(scope):
    """What else is not known of agreements, one finding per kind of gap."""
    lacking = {}
    for agreement, label in gaps(scope):
        lacking.setdefault(label, []).append(agreement)
    for label, agreements in sorted(lacking.items()):
        check = _("IOP-avtal där uppgift saknas: %(gap)s") % {"gap": label.lower()}
        yield Finding(check, found(agreements), _("Fyll i uppgiften."))


def agreements_with_gaps(scope):
    """The same gaps in one finding, one row per agreement."""
    lacking = {}
    for agreement, label in gaps(scope):
        lacking.setdefault(agreement, []).append(label)
    rows = [
        Found(str(agreement), agreement.get_absolute_url(), _("Saknas: %(gaps)s") % {"gaps": ", ".join(labels)})
        for agreement, labels in lacking.items()
    ]
    return Finding(_("IOP-avtal där uppgifter saknas"), rows, _("Fyll i uppgifterna."))


def organisations_without_number(scope):
    rows = scope.rows(Organisation).filter(org_number=None, status=Organisation.Status.ACTIVE)
    rows = rows.exclude(legal_form=Organisation.LegalForm.NETWORK)  # a network has none
    return Finding(_("Organisationer utan organisationsnummer"), found(rows), _("Fyll i numret."))


def boards_without_answer(scope):
    """Boards that the matter went to, and whose decision is not registered. Silence is never taken for consent."""
    answered = BoardDecision.objects.filter(case__matter=OuterRef("matter"), board=OuterRef("board"))
    cases = scope.rows(CaseReference).filter(matter__isnull=False, board__isnull=False).filter(~Exists(answered))
    rows = [
        Found(_("%(board)s (%(number)s)") % {"board": case.board, "number": case.raw}, case.get_absolute_url())
        for case in cases.select_related("board")
    ]
    return Finding(_("Nämnder vars beslut saknas i ärendet"), rows, _("Registrera nämndens beslut."))


def numbers_that_differ(scope):
    """R15: documents of one matter that give different numbers for the same board."""
    other = CaseReference.objects.filter(matter=OuterRef("matter"), board=OuterRef("board")).exclude(normal=OuterRef("normal"))
    cases = scope.rows(CaseReference).filter(Exists(other)).order_by("board", "pk").select_related("board")
    rows = []
    for board, of_board in groupby(cases, key=lambda case: case.board):
        of_board = list(of_board)
        numbers = " – ".join(f"{case.raw} ({case.stated_in})" for case in of_board)
        rows.append(Found(f"{board}: {numbers}", of_board[0].get_absolute_url()))
    remedy = _("Ta reda på vilket som gäller och skriv det.")
    return Finding(_("Diarienummer som skiljer sig mellan handlingar"), rows, remedy)


def decisions_without_day(scope):
    rows = scope.rows(BoardDecision).filter(meeting_date=None).select_related("board")
    return Finding(_("Beslut utan beslutsdag"), found(rows), _("Fyll i sammanträdets dag från protokollet."))


def decisions_without_paragraph(scope):
    rows = scope.rows(BoardDecision).filter(paragraph=None, is_delegated=False).select_related("board")
    return Finding(_("Beslut utan paragraf"), found(rows), _("Fyll i paragrafen från protokollet."))


def odd_notice_dates(scope):
    decisions = scope.rows(BoardDecision).filter(notice_date__isnull=False, notice_date_reason="")
    rows = [
        Found(
            _("%(board)s, § %(paragraph)s: anslag %(notice)s")
            % {"board": each.board, "paragraph": each.paragraph or "–", "notice": each.notice_date},
            each.get_absolute_url(),
        )
        for each in decisions.select_related("board", "case")
        if each.has_odd_notice_date()
    ]
    remedy = _("Rätta anslagsdatumet, eller skriv varför det ska godtas.")
    return Finding(_("Anslagsdatum före ärendet eller beslutet"), rows, remedy)


def delegated_not_reported(scope):
    rows = scope.rows(BoardDecision).filter(is_delegated=True, reported_to_board_on=None).select_related("board")
    return Finding(_("Delegationsbeslut som inte är anmälda"), found(rows), _("Anmäl beslutet till nämnden."))


def overdue_grant_reports(scope):
    grants = scope.rows(GrantDecision).granted().filter(report=None, report_due__lt=today(), application__state="decided")
    grants = grants.select_related("application__organisation", "application__round__scheme")
    rows = found(grant.application for grant in grants)
    return Finding(_("Försenade redovisningar av bidrag"), rows, _("Påminn föreningen, eller pröva återkrav."))


def frames_that_do_not_add_up(scope):
    """Rounds whose reserved amount is not the sum of their decisions."""
    granted = GrantDecision.objects.filter(application__round=OuterRef("pk")).order_by().values("application__round")
    sums = granted.annotate(sum=Sum("amount")).values("sum")
    rows = (
        scope.rows(GrantRound).annotate(granted=Coalesce(sums, kronor(0))).exclude(reserved=F("granted")).select_related("scheme")
    )
    return Finding(_("Omgångar där beviljat inte stämmer med besluten"), found(rows), TO_THE_KEEPER)


def checked_agreements(scope):
    """Agreements that are prepared, decided or bind somebody, running or not."""
    State = IOPAgreement.State
    return scope.rows(IOPAgreement).filter(state__in=[State.PREPARED, State.DECIDED, *IOPAgreement.BOUND])


def agreements_without_counterpart(scope):
    rows = checked_agreements(scope).without_counterpart()
    return Finding(_("IOP-avtal utan känd motpart"), found(rows), _("Registrera den idéburna parten."))


def agreements_without_amount(scope):
    rows = []
    for agreement in checked_agreements(scope).with_parts():
        if lacking := [str(gap.label) for gap in agreement.missing() if gap.about == "amount"]:
            rows.append(Found(str(agreement), agreement.get_absolute_url(), ", ".join(lacking)))
    return Finding(_("IOP-avtal utan känt belopp"), rows, _("Registrera kommunens medel per år."))


def agreements_without_end(scope):
    rows = checked_agreements(scope).filter(end_date=None)
    return Finding(_("IOP-avtal utan känt slutdatum"), found(rows), _("Fyll i avtalstiden."))


def parties_without_resources(scope):
    """R4: each party puts something in."""
    empty_handed = IOPParty.objects.exclude(pk__in=IOPResource.objects.values("party"))
    rows = checked_agreements(scope).filter(pk__in=empty_handed.values("agreement"))
    return Finding(_("IOP-avtal där en part saknar resurser"), found(rows), _("Registrera vad parten bidrar med."))


def deliveries_not_told(scope):
    """Years that are over, of which nobody has told whether what was promised came."""
    untold = IOPResource.objects.filter(delivered=None, year__lt=today().year)
    if scope.report:
        untold = untold.filter(year__lte=scope.report.year)
    rows = scope.rows(IOPAgreement).filter(state__in=IOPAgreement.BOUND, pk__in=untold.values("agreement"))
    return Finding(
        _("IOP-avtal där leveransen ett avslutat år inte är känd"), found(rows), _("Registrera vad som har levererats.")
    )


def agreements_without_follow_up_demand(scope):
    """In whatever state, but for those that came to nothing."""
    State = IOPAgreement.State
    rows = scope.rows(IOPAgreement).filter(follow_up_plan="").exclude(state__in=[State.DECLINED, State.WITHDRAWN])
    return Finding(_("IOP-avtal utan krav på uppföljning"), found(rows), _("Skriv hur avtalet följs upp."))


def agreements_without_governing_document(scope):
    rows = checked_agreements(scope).filter(governing_document=None)
    return Finding(_("IOP-avtal utan styrdokument"), found(rows), _("Ange riktlinjen som gällde när avtalet beslutades."))


def other_agreements(scope):
    """Agreements and procurements of the other forms that are concluded, running or not; what was stopped asks nothing more."""
    for noun in (OtherAgreement, Procurement):
        rows = scope.rows(noun).concluded().filter(cancelled_on=None)
        yield from rows.select_related("decision").prefetch_related("years", "documents")


def other_agreements_without_follow_up_demand(scope):
    """A fault in every agreement, whatever its form (domain § 9)."""
    rows = found(agreement for agreement in other_agreements(scope) if not agreement.follow_up_plan)
    return Finding(_("Övriga avtal och upphandlingar utan krav på uppföljning"), rows, _("Skriv hur avtalet följs upp."))


def other_agreements_without_governing_document(scope):
    rows = found(agreement for agreement in other_agreements(scope) if agreement.governing_document_id is None)
    remedy = _("Ange riktlinjen eller reglerna som gällde när avtalet slöts.")
    return Finding(_("Övriga avtal och upphandlingar utan styrdokument"), rows, remedy)


def other_agreements_with_gaps(scope):
    """What else is not known of them, one row per agreement."""
    rows = []
    for agreement in other_agreements(scope):
        gaps = [str(gap.label) for gap in agreement.missing() if gap.about not in {"follow_up_plan", "governing_document"}]
        if gaps:
            note = _("Saknas: %(gaps)s") % {"gaps": ", ".join(gaps)}
            rows.append(Found(str(agreement), agreement.get_absolute_url(), note))
    return Finding(_("Övriga avtal och upphandlingar där uppgifter saknas"), rows, _("Fyll i uppgifterna."))


def direct_awards(scope, about):
    """Direct awards that one of the dated limits warns of."""
    limits, rows = direct_award_limits(), scope.rows(Procurement).filter(direct_award=True, cancelled_on=None)
    for procurement in rows.select_related("decision").prefetch_related("documents"):
        if any(warning.about == about for warning in procurement.award_warnings(limits)):
            yield procurement


def direct_awards_above_limit(scope):
    remedy = _("Kontrollera vilken gräns som gäller, och beloppet.")
    return Finding(_("Direktupphandlingar över den allmänna gränsen"), found(direct_awards(scope, ABOVE_LIMIT)), remedy)


def direct_awards_without_document(scope):
    rows = found(direct_awards(scope, UNDOCUMENTED))
    return Finding(_("Direktupphandlingar utan dokumentation"), rows, _("Lägg till handlingen med skälen."))


def schemes_without_governing_document(scope):
    rows = scope.rows(GrantScheme).filter(governing_document=None)
    return Finding(_("Bidragsformer utan styrdokument"), found(rows), _("Ange reglerna som gäller."))


def governing_documents_to_look_over(scope):
    rows = scope.rows(GoverningDocument).in_force_on(today()).filter(review_due__lt=today())
    return Finding(_("Styrdokument som skulle ha setts över"), found(rows), _("Se över dokumentet, eller ange en ny dag."))


def agreements_decided_by_override(scope):
    """R3: decided against the legal test, or without one; told for ever, and nothing to mend."""
    rows = scope.rows(IOPAgreement).exclude(override_reason="")
    notes = [Found(str(each), each.get_absolute_url(), f"{each.override_role}: {each.override_reason}") for each in rows]
    remedy = _("Kontrollera att nämnden kände till prövningen.")
    return Finding(_("IOP-avtal beslutade med undantag från den juridiska prövningen"), notes, remedy)


def agreements_without_follow_up(scope):
    """R5: what the term demanded by now, or by the end of the report, and nobody has held."""
    rows, by = [], scope.report.cut_off if scope.report else today()
    for agreement in checked_agreements(scope).prefetch_related("follow_ups"):
        if late := [str(planned) for planned in planned_follow_ups(agreement) if planned.is_late(by)]:
            note = _("Saknas för %(years)s") % {"years": ", ".join(late)}
            rows.append(Found(str(agreement), agreement.get_absolute_url(), note))
    return Finding(_("IOP-avtal som inte är uppföljda i tid"), rows, _("Gör uppföljningen tillsammans med parterna."))


def budget_findings(scope):
    """The checks of every plan that do not hold, one finding per kind of fault."""
    failed = [(check, plan) for plan in scope.rows(BudgetPlan) for check in checks(plan) if not check.holds]
    for name, kinds, remedy in (
        (
            _("Budgetsummor som inte stämmer"),
            {Kind.DOCUMENT, Kind.BOTH_WAYS},
            _("Jämför med handlingen. Rätta beloppet i planen eller kontrollvärdet."),
        ),
        (_("Budgetrader där överföringarna inte stämmer"), {Kind.TRANSFERS}, TO_THE_KEEPER),
        (
            _("Budgetrader med utfall över plan"),
            {Kind.COSTS},
            _("Kontrollera att kostnaderna är bokförda på rätt rad. Är de det: gör en prognos och ta upp det med nämnden."),
        ),
    ):
        rows = [Found(check.fault, plan.get_absolute_url()) for check, plan in failed if check.kind in kinds]
        yield Finding(name, rows, remedy)


# What nobody's own mistake can bring about: the register itself has gone wrong.
TO_THE_KEEPER = gettext_lazy("Kontakta den som driver registret.")

# What a check of its own counts.
COUNTED_GAPS = frozenset({"amount", "end_date", "resource", "follow_up_plan"})

CHECKS = {
    Area.IOP: [
        agreements_without_counterpart,
        agreements_without_amount,
        agreements_without_end,
        parties_without_resources,
        deliveries_not_told,
        agreements_without_follow_up_demand,
        agreements_without_governing_document,
        other_agreements_without_follow_up_demand,
        other_agreements_without_governing_document,
        other_agreements_with_gaps,
        direct_awards_above_limit,
        direct_awards_without_document,
        agreements_without_follow_up,
    ],
    Area.ORGANISATIONS: [organisations_without_number],
    Area.DECISIONS: [
        boards_without_answer,
        numbers_that_differ,
        odd_notice_dates,
        decisions_without_day,
        decisions_without_paragraph,
        delegated_not_reported,
    ],
    Area.GRANT_REPORTS: [overdue_grant_reports],
    Area.SCHEMES: [frames_that_do_not_add_up, schemes_without_governing_document],
    Area.GOVERNING: [governing_documents_to_look_over],
}
