"""What the register does not know or what does not add up: shown after sign-in and counted in the sheet Datakvalitet."""

from dataclasses import dataclass
from itertools import groupby

from django.db.models import Exists, F, OuterRef, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from budget.control import Kind, checks
from budget.models import BudgetPlan
from grants.models import GrantDecision, GrantRound
from partnerships.agreements.models import IOPAgreement, IOPParty, IOPResource
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import today
from partnerships.ground.money import kronor
from partnerships.register.models import Organisation


@dataclass(frozen=True)
class Found:
    """One thing that fails a check, and the page where it is mended."""

    thing: str
    url: str

    def get_absolute_url(self):
        return self.url


@dataclass(frozen=True)
class Finding:
    """One check: what fails it, and what to do."""

    check: str
    rows: list
    remedy: str

    @property
    def name(self):
        return slugify(self.check)

    def get_absolute_url(self):
        return reverse("reports:finding", args=[self.name]) if self.rows else ""

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


def seen(model, user):
    """The records to check: those a user may see, or all of them for the board's own report."""
    return model.objects.all() if user is None else model.objects.visible_to(user)


def findings(user=None):
    """Every check with its result, also those that find nothing."""
    return [*(check(user) for check in CHECKS), *budget_findings(user), *other_gaps(user)]


def other_gaps(user):
    """What else is not known of agreements that bind somebody, one finding per kind of gap."""
    lacking = {}
    for agreement in bound_agreements(user).with_parts():
        for gap in agreement.missing():
            if gap.about not in COUNTED_GAPS:
                lacking.setdefault(str(gap.label), []).append(agreement)
    for label, agreements in sorted(lacking.items()):
        check = _("IOP-avtal där uppgift saknas: %(gap)s") % {"gap": label.lower()}
        yield Finding(check, found(agreements), _("Fyll i uppgiften."))


def organisations_without_number(user):
    rows = seen(Organisation, user).filter(org_number=None, status=Organisation.Status.ACTIVE)
    rows = rows.exclude(legal_form=Organisation.LegalForm.NETWORK)  # a network has none
    return Finding(_("Organisationer utan organisationsnummer"), found(rows), _("Fyll i numret."))


def boards_without_answer(user):
    """Boards that the matter went to, and whose decision is not registered. Silence is never taken for consent."""
    answered = BoardDecision.objects.filter(case__matter=OuterRef("matter"), board=OuterRef("board"))
    cases = seen(CaseReference, user).filter(matter__isnull=False, board__isnull=False).filter(~Exists(answered))
    rows = [
        Found(_("%(board)s (%(number)s)") % {"board": case.board, "number": case.raw}, case.get_absolute_url())
        for case in cases.select_related("board")
    ]
    return Finding(_("Nämnder vars beslut saknas i ärendet"), rows, _("Registrera nämndens beslut."))


def numbers_that_differ(user):
    """R15: documents of one matter that give different numbers for the same board."""
    other = CaseReference.objects.filter(matter=OuterRef("matter"), board=OuterRef("board")).exclude(normal=OuterRef("normal"))
    cases = seen(CaseReference, user).filter(Exists(other)).order_by("board", "pk").select_related("board")
    rows = []
    for board, of_board in groupby(cases, key=lambda case: case.board):
        of_board = list(of_board)
        numbers = " – ".join(f"{case.raw} ({case.stated_in})" for case in of_board)
        rows.append(Found(f"{board}: {numbers}", of_board[0].get_absolute_url()))
    remedy = _("Ta reda på vilket som gäller och skriv det.")
    return Finding(_("Diarienummer som skiljer sig mellan handlingar"), rows, remedy)


def decisions_without_day(user):
    rows = seen(BoardDecision, user).filter(meeting_date=None).select_related("board")
    return Finding(_("Beslut utan beslutsdag"), found(rows), _("Fyll i sammanträdets dag från protokollet."))


def decisions_without_paragraph(user):
    rows = seen(BoardDecision, user).filter(paragraph=None, is_delegated=False).select_related("board")
    return Finding(_("Beslut utan paragraf"), found(rows), _("Fyll i paragrafen från protokollet."))


def odd_notice_dates(user):
    decisions = seen(BoardDecision, user).filter(notice_date__isnull=False, notice_date_reason="")
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


def delegated_not_reported(user):
    rows = seen(BoardDecision, user).filter(is_delegated=True, reported_to_board_on=None).select_related("board")
    return Finding(_("Delegationsbeslut som inte är anmälda"), found(rows), _("Anmäl beslutet till nämnden."))


def overdue_grant_reports(user):
    grants = seen(GrantDecision, user).granted().filter(report=None, report_due__lt=today(), application__state="decided")
    grants = grants.select_related("application__organisation", "application__round__scheme")
    rows = found(grant.application for grant in grants)
    return Finding(_("Försenade redovisningar av bidrag"), rows, _("Påminn föreningen, eller pröva återkrav."))


def frames_that_do_not_add_up(user):
    """Rounds whose reserved amount is not the sum of their decisions."""
    granted = GrantDecision.objects.filter(application__round=OuterRef("pk")).order_by().values("application__round")
    sums = granted.annotate(sum=Sum("amount")).values("sum")
    rows = (
        seen(GrantRound, user).annotate(granted=Coalesce(sums, kronor(0))).exclude(reserved=F("granted")).select_related("scheme")
    )
    return Finding(_("Omgångar där beviljat inte stämmer med besluten"), found(rows), TO_THE_KEEPER)


def bound_agreements(user):
    """Agreements that bind somebody, running or not."""
    return seen(IOPAgreement, user).filter(state__in=IOPAgreement.BOUND)


def agreements_without_counterpart(user):
    rows = bound_agreements(user).without_counterpart()
    return Finding(_("IOP-avtal utan känd motpart"), found(rows), _("Registrera den idéburna parten."))


def agreements_without_amount(user):
    rows = bound_agreements(user).without_amount()
    return Finding(_("IOP-avtal utan känt belopp"), found(rows), _("Registrera kommunens medel per år."))


def agreements_without_end(user):
    rows = bound_agreements(user).filter(end_date=None)
    return Finding(_("IOP-avtal utan känt slutdatum"), found(rows), _("Fyll i avtalstiden."))


def parties_without_resources(user):
    """R4: each party puts something in."""
    empty_handed = IOPParty.objects.exclude(pk__in=IOPResource.objects.values("party"))
    rows = bound_agreements(user).filter(pk__in=empty_handed.values("agreement"))
    return Finding(_("IOP-avtal där en part saknar resurser"), found(rows), _("Registrera vad parten bidrar med."))


def agreements_without_follow_up_demand(user):
    rows = bound_agreements(user).filter(follow_up_plan="")
    return Finding(_("IOP-avtal utan krav på uppföljning"), found(rows), _("Skriv hur avtalet följs upp."))


def budget_findings(user):
    """The checks of every plan that do not hold, one finding per kind of fault."""
    failed = [(check, plan) for plan in seen(BudgetPlan, user) for check in checks(plan) if not check.holds]
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

CHECKS = [
    agreements_without_counterpart,
    agreements_without_amount,
    agreements_without_end,
    parties_without_resources,
    agreements_without_follow_up_demand,
    organisations_without_number,
    boards_without_answer,
    numbers_that_differ,
    odd_notice_dates,
    decisions_without_day,
    decisions_without_paragraph,
    delegated_not_reported,
    overdue_grant_reports,
    frames_that_do_not_add_up,
]
