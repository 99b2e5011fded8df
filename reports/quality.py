"""What the register does not know or what does not add up: shown after sign-in and counted in the sheet Datakvalitet."""

from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef, Sum
from django.db.models.functions import Coalesce
from django.urls import reverse
from django.utils.translation import gettext as _

from budget.control import checks
from budget.models import BudgetPlan
from grants.models import GrantDecision, GrantRound
from partnerships.agreements.models import IOPAgreement
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import today
from partnerships.ground.money import kronor
from partnerships.register.models import Organisation


@dataclass(frozen=True)
class Finding:
    """One check: which records fail it, and what to do."""

    check: str
    things: list
    remedy: str
    url: str = ""

    def get_absolute_url(self):
        return self.url

    @property
    def count(self):
        return len(self.things)

    def named(self):
        return "; ".join(str(thing) for thing in self.things)


def seen(model, user):
    """The records to check: those a user may see, or all of them for the board's own report."""
    return model.objects.all() if user is None else model.objects.visible_to(user)


def findings(user=None):
    """Every check with its result, also those that find nothing."""
    return [*(check(user) for check in CHECKS), *other_gaps(user)]


def other_gaps(user):
    """What else is not known of agreements that bind somebody, one finding per kind of gap."""
    found = {}
    for agreement in bound_agreements(user).with_parts():
        for gap in agreement.missing():
            if gap.about not in COUNTED_GAPS:
                found.setdefault(str(gap.label), []).append(agreement)
    for label, agreements in sorted(found.items()):
        yield Finding(
            _("IOP-avtal där uppgift saknas: %(gap)s") % {"gap": label.lower()}, agreements, _("Fyll i uppgiften."), iop_list()
        )


def organisations_without_number(user):
    rows = seen(Organisation, user).filter(org_number=None, status=Organisation.Status.ACTIVE)
    rows = rows.exclude(legal_form=Organisation.LegalForm.NETWORK)  # a network has none
    url = reverse("register:organisation_list") + "?org_number_missing=true"
    return Finding(_("Organisationer utan organisationsnummer"), list(rows), _("Fyll i numret."), url)


def boards_without_answer(user):
    """Boards that the matter went to, and whose decision is not registered. Silence is never taken for consent."""
    answered = BoardDecision.objects.filter(case__matter=OuterRef("matter"), board=OuterRef("board"))
    rows = seen(CaseReference, user).filter(matter__isnull=False, board__isnull=False).filter(~Exists(answered))
    things = [_("%(board)s (%(number)s)") % {"board": case.board, "number": case.raw} for case in rows.select_related("board")]
    return Finding(
        _("Nämnder vars beslut saknas i ärendet"), things, _("Registrera nämndens beslut."), reverse("cases:case_list")
    )


def numbers_that_differ(user):
    """R15: documents of one matter that give different numbers for the same board."""
    other = CaseReference.objects.filter(matter=OuterRef("matter"), board=OuterRef("board")).exclude(normal=OuterRef("normal"))
    rows = seen(CaseReference, user).filter(Exists(other)).order_by("board", "pk")
    boards = {}
    for case in rows.select_related("board"):
        boards.setdefault(case.board, []).append(f"{case.raw} ({case.stated_in})")
    things = [f"{board}: {' – '.join(numbers)}" for board, numbers in boards.items()]
    return Finding(
        _("Diarienummer som skiljer sig mellan handlingar"),
        things,
        _("Ta reda på vilket som gäller och skriv det."),
        reverse("cases:case_list"),
    )


def decisions_without_day(user):
    rows = seen(BoardDecision, user).filter(meeting_date=None).select_related("board")
    return Finding(
        _("Beslut utan beslutsdag"), list(rows), _("Fyll i sammanträdets dag från protokollet."), reverse("cases:decision_list")
    )


def decisions_without_paragraph(user):
    rows = seen(BoardDecision, user).filter(paragraph=None, is_delegated=False).select_related("board")
    return Finding(
        _("Beslut utan paragraf"), list(rows), _("Fyll i paragrafen från protokollet."), reverse("cases:decision_list")
    )


def odd_notice_dates(user):
    rows = seen(BoardDecision, user).filter(notice_date__isnull=False, notice_date_reason="").select_related("board", "case")
    things = [
        _("%(board)s, § %(paragraph)s: anslag %(notice)s")
        % {"board": each.board, "paragraph": each.paragraph or "–", "notice": each.notice_date}
        for each in rows
        if each.has_odd_notice_date()
    ]
    remedy = _("Rätta anslagsdatumet, eller skriv varför det ska godtas.")
    return Finding(_("Anslagsdatum före ärendet eller beslutet"), things, remedy, reverse("cases:decision_list"))


def delegated_not_reported(user):
    rows = seen(BoardDecision, user).filter(is_delegated=True, reported_to_board_on=None).select_related("board")
    return Finding(
        _("Delegationsbeslut som inte är anmälda"), list(rows), _("Anmäl beslutet till nämnden."), reverse("cases:decision_list")
    )


def overdue_grant_reports(user):
    rows = seen(GrantDecision, user).granted().filter(report=None, report_due__lt=today(), application__state="decided")
    rows = rows.select_related("application__organisation", "application__round__scheme")
    things = [str(grant.application) for grant in rows]
    return Finding(
        _("Försenade redovisningar av bidrag"),
        things,
        _("Påminn föreningen, eller pröva återkrav."),
        reverse("grants:application_list"),
    )


def frames_that_do_not_add_up(user):
    """Rounds whose reserved amount is not the sum of their decisions."""
    granted = GrantDecision.objects.filter(application__round=OuterRef("pk")).order_by().values("application__round")
    sums = granted.annotate(sum=Sum("amount")).values("sum")
    rows = (
        seen(GrantRound, user).annotate(granted=Coalesce(sums, kronor(0))).exclude(reserved=F("granted")).select_related("scheme")
    )
    return Finding(_("Omgångar där beviljat inte stämmer med besluten"), list(rows), _("Kontakta den som driver registret."), "")


def bound_agreements(user):
    """Agreements that bind somebody, running or not."""
    return seen(IOPAgreement, user).filter(state__in=IOPAgreement.BOUND)


def agreements_without_counterpart(user):
    rows = bound_agreements(user).without_counterpart()
    return Finding(_("IOP-avtal utan känd motpart"), list(rows), _("Registrera den idéburna parten."), iop_list())


def agreements_without_amount(user):
    rows = bound_agreements(user).without_amount()
    return Finding(_("IOP-avtal utan känt belopp"), list(rows), _("Registrera kommunens medel per år."), iop_list())


def agreements_without_end(user):
    rows = bound_agreements(user).filter(end_date=None)
    return Finding(_("IOP-avtal utan känt slutdatum"), list(rows), _("Fyll i avtalstiden."), iop_list())


def parties_without_resources(user):
    """R4: each party puts something in."""
    rows = bound_agreements(user).filter(parties__isnull=False, parties__resources=None).distinct()
    return Finding(_("IOP-avtal där en part saknar resurser"), list(rows), _("Registrera vad parten bidrar med."), iop_list())


def agreements_without_follow_up_demand(user):
    rows = bound_agreements(user).filter(follow_up_plan="")
    return Finding(_("IOP-avtal utan krav på uppföljning"), list(rows), _("Skriv hur avtalet följs upp."), iop_list())


def iop_list():
    return reverse("agreements:agreement_list")


def budget_sums(user):
    """Sums that a document states and that the lines do not give."""
    things = [check.fault for plan in seen(BudgetPlan, user) for check in checks(plan) if not check.holds]
    return Finding(
        _("Budgetsummor som inte stämmer"), things, _("Rätta beloppet eller kontrollvärdet."), reverse("budget:plan_list")
    )


# What a check of its own counts.
COUNTED_GAPS = frozenset({"amount", "end_date", "resource", "follow_up_plan"})

CHECKS = [
    agreements_without_counterpart,
    agreements_without_amount,
    agreements_without_end,
    parties_without_resources,
    agreements_without_follow_up_demand,
    budget_sums,
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
