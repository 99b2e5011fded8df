"""Checks of association grants."""

from django.db.models import Exists, F, OuterRef, Sum
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from grants.models import GrantApplication, GrantDecision, GrantRound, GrantScheme, ReportSample
from grants.models.reconciliation import Reconciliation
from partnerships.ground.days import today
from partnerships.ground.money import kronor

from .finding import TO_THE_KEEPER, Finding, found


def overdue_grant_reports(scope):
    grants = scope.rows(GrantDecision).granted().with_terms()
    grants = grants.filter(report=None, report_due_now__lt=today(), application__state="decided")
    grants = grants.select_related("application__organisation", "application__round__scheme")
    rows = found(grant.application for grant in grants)
    return Finding(_("Försenade redovisningar av bidrag"), rows, _("Påminn föreningen, eller pröva återkrav."))


def approved_but_not_all_paid(scope):
    """Closed grants with money that is neither paid nor released; for those who read payments and accounts."""
    grants = Reconciliation(GrantDecision).with_money().filter(report__state="approved", decided__gt=F("paid_out"))
    grants = grants.filter(pk__in=scope.rows(GrantDecision).values("pk"))
    grants = grants if scope.user is None else grants.visible_to(scope.user)
    rows = found(grant.application for grant in grants.select_related("application__organisation", "application__round__scheme"))
    remedy = _(
        "Begär en ändring som sänker bidraget till det som är utbetalt, och avbryt det som är planerat men inte ska betalas. Ska "
        "mer planeras: öppna redovisningen igen."
    )
    return Finding(_("Godkänd redovisning men allt är inte utbetalt"), rows, remedy)


def frames_that_do_not_add_up(scope):
    """Rounds whose reserved amount is not the sum of their decisions."""
    granted = GrantDecision.objects.filter(application__round=OuterRef("pk")).with_terms().order_by()
    sums = granted.values("application__round").annotate(sum=Sum("amount_now")).values("sum")
    rows = (
        scope.rows(GrantRound).annotate(granted=Coalesce(sums, kronor(0))).exclude(reserved=F("granted")).select_related("scheme")
    )
    return Finding(_("Omgångar där beviljat inte stämmer med besluten"), found(rows), TO_THE_KEEPER)


def rounds_opened_without_frame(scope):
    rows = scope.rows(GrantRound).filter(frame=None, opens__lte=today()).select_related("scheme")
    return Finding(_("Omgångar som har öppnat utan ram"), found(rows), _("Ange ramen på omgången."))


def rounds_without_late_rule(scope):
    """Rounds that are not closed and cite no rule, though their scheme has one (R24)."""
    rows = scope.rows(GrantRound).filter(late_rule=None, scheme__late_rules__isnull=False, closes__gte=today())
    rows = rows.select_related("scheme").distinct()
    return Finding(_("Omgångar utan bidragsformens regel för sena ansökningar"), found(rows), _("Välj regel på omgången."))


def schemes_without_governing_document(scope):
    rows = scope.rows(GrantScheme).filter(governing_document=None)
    return Finding(_("Bidragsformer utan styrdokument"), found(rows), _("Ange reglerna som gäller."))


def grants_without_aid_basis(scope):
    """R30: what is granted is aid of minor importance, or something says why it is no aid. What a list told of is history."""
    grants = scope.rows(GrantDecision).granted().filter(state_aid_basis="", application__from_list=False)
    rows = found(grants.select_related("application__organisation", "application__round__scheme"))
    return Finding(_("Bidrag utan grund enligt statsstödsreglerna"), rows, _("Komplettera beslutet på ansökans sida."))


def dismissals_without_decision(scope):
    """R28: whoever dismissed it, the decision is the board's or its delegate's."""
    rows = scope.rows(GrantApplication).dismissed_without_decision().select_related("organisation", "round__scheme")
    return Finding(_("Avvisning utan beslut"), found(rows), _("Ange beslutet på ansökans sida."))


def grants_in_no_sample(scope):
    """Granted since the sample of their board and year was last drawn, and so in no drawing."""
    drawn = ReportSample.objects.filter(board=OuterRef("application__board"), year=OuterRef("application__round__year"))
    grants = scope.rows(GrantDecision).never_drawn_from().filter(Exists(drawn))
    rows = found(grants.select_related("application__organisation", "application__round__scheme"))
    return Finding(_("Bidrag sedan senaste stickprovet"), rows, _("Dra ett kompletterande stickprov för nämnden och året."))


def decisions_without_appeal_notice(scope):
    """R29: the association is told how the decision is appealed."""
    grants = scope.rows(GrantDecision).filter(appeal_told_on=None, application__from_list=False)
    rows = found(grants.select_related("application__organisation", "application__round__scheme"))
    return Finding(_("Bidragsbeslut utan upplysning om laglighetsprövning"), rows, _("Komplettera beslutet på ansökans sida."))
