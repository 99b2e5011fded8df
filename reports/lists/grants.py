"""Lists of grants, as Excel."""

from django.utils.translation import gettext_lazy as _

from grants import filters
from grants.models import (
    AgeSpan,
    ApplicantCategory,
    Assessment,
    CompletionRequest,
    DecisionList,
    EligibilityCondition,
    GrantApplication,
    GrantChange,
    GrantDecision,
    GrantRound,
    GrantScheme,
    HandedInDocument,
    RequiredDocument,
    RiskRule,
    SampledGrant,
    standings,
)
from grants.models.reconciliation import Reconciliation
from grants.tables.applications import APPLICATIONS
from grants.tables.assessments import ASSESSMENTS
from grants.tables.categories import CATEGORIES
from grants.tables.changes import CHANGES
from grants.tables.completions import COMPLETIONS
from grants.tables.documents import HANDED_IN, REQUIRED_DOCUMENTS
from grants.tables.duties import BESIDE_DUTIES, DUTIES
from grants.tables.eligibility import CONDITIONS, STANDINGS
from grants.tables.lists import DECISION_LISTS
from grants.tables.reconciliation import GROUPS, RECONCILED
from grants.tables.recoveries import BESIDE_RECOVERIES, RECOVERIES
from grants.tables.rounds import ROUNDS
from grants.tables.samples import BESIDE_SAMPLED, RISK_RULES, SAMPLED, SAMPLES
from grants.tables.schemes import SCHEMES
from grants.tables.statistics import AGE_SPANS
from grants.views.recoveries import recoveries
from grants.views.reports import duties
from grants.views.samples import samples
from partnerships.ground.columns import DAY, KRONOR, NUMBER, YEAR, Column

from .export import CASE, ListExport

RECONCILIATION = (
    Reconciliation(GrantDecision)
    .with_money()
    .select_related("application__organisation", "application__board", "application__case", "application__round__scheme")
)

LISTS = {
    "bidragsvillkor": ListExport(
        _("Bidragsvillkor"),
        EligibilityCondition.objects.all(),
        filters.ConditionFilters,
        CONDITIONS,
        beside=(Column(_("Källa"), "source", width=40),),
    ),
    "bidragsberattigade": ListExport(
        _("Bidragsberättigade organisationer"),
        standings(),
        filters.StandingFilters,
        STANDINGS,
        beside=(Column(_("Organisationsnummer"), "org_number"),),
    ),
    "bidrag": ListExport(
        _("Bidrag"),
        GrantApplication.objects.with_terms()
        .newest_rounds_first()
        .select_related("organisation", "board", "case", "round__scheme", "grant"),
        filters.ApplicationFilters,
        APPLICATIONS,
        beside=(
            Column(_("Organisationsnummer"), "organisation.org_number"),
            CASE,
            Column(_("År"), "round.year", YEAR),
            Column(_("Utfall"), "grant.get_result_display"),
            Column(_("Omgång"), "round.name"),
            Column(_("Nummer i listan"), "list_number"),
            Column(_("Antal medlemmar"), "member_count", NUMBER),
            Column(_("Period från"), "period_from", DAY),
            Column(_("Period till och med"), "period_to", DAY),
            Column(_("Återtagen eller avvisad"), "ended_on", DAY),
            Column(_("Skäl till återtagandet eller avvisningen"), "end_reason", width=40),
        ),
    ),
    "avstamning": ListExport(_("Avstämning av bidrag"), RECONCILIATION, filters.GroupFilters, GROUPS),
    "avstamning-bidrag": ListExport(
        _("Avstämning per bidrag"),
        RECONCILIATION,
        filters.ReconciliationFilters,
        RECONCILED,
        beside=(
            Column(_("Organisationsnummer"), "application.organisation.org_number"),
            Column(_("Diarienummer"), "application.case.raw"),
            Column(_("Nämnd"), "application.board.name"),
        ),
    ),
    "omgangar": ListExport(
        _("Omgångar"),
        GrantRound.objects.select_related("scheme", "board", "late_rule"),
        filters.RoundFilters,
        ROUNDS,
        beside=(Column(_("Benämning"), "name"), Column(_("Regel för sen ansökan"), "late_rule.name", width=30)),
    ),
    "beslutslistor": ListExport(
        _("Beslutslistor"),
        DecisionList.objects.select_related("board", "meeting", "decision__board"),
        filters.DecisionListFilters,
        DECISION_LISTS,
    ),
    "bidragsandringar": ListExport(
        _("Ändringar av bidrag"),
        GrantChange.objects.with_terms().select_related(
            "board", "decision", "grant__application__organisation", "grant__application__round__scheme"
        ),
        filters.ChangeFilters,
        CHANGES,
        beside=(
            Column(_("År"), "grant.application.round.year", YEAR),
            Column(_("Nytt belopp (kr)"), "granted_amount", KRONOR),
        ),
    ),
    "bidragsformer": ListExport(
        _("Bidragsformer"),
        GrantScheme.objects.select_related("board"),
        filters.SchemeFilters,
        SCHEMES,
        beside=(Column(_("Kod"), "code"),),
    ),
    "redovisningar": ListExport(_("Redovisningar"), duties(), filters.DutyFilters, DUTIES, beside=BESIDE_DUTIES),
    "aterkrav": ListExport(
        _("Återkrav"),
        recoveries(),
        filters.RecoveryFilters,
        RECOVERIES,
        beside=BESIDE_RECOVERIES,
    ),
    "stickprov": ListExport(_("Stickprov"), samples(), filters.SampleFilters, SAMPLES),
    "stickprovets-bidrag": ListExport(
        _("Bidrag i stickprov"),
        SampledGrant.objects.with_terms().select_related(
            "sample__board", "checked_by", "grant__application__organisation", "grant__application__round__scheme"
        ),
        filters.SampledFilters,
        SAMPLED,
        beside=BESIDE_SAMPLED,
    ),
    "riskregler": ListExport(_("Riskregler"), RiskRule.objects.select_related("board"), filters.RiskRuleFilters, RISK_RULES),
    "sokandekategorier": ListExport(
        _("Sökandekategorier"),
        ApplicantCategory.objects.with_counts().select_related("board"),
        filters.CategoryFilters,
        CATEGORIES,
    ),
    "begarda-handlingar": ListExport(
        _("Handlingar som begärs"),
        RequiredDocument.objects.all(),
        filters.RequiredDocumentFilters,
        REQUIRED_DOCUMENTS,
    ),
    "inlamnade-handlingar": ListExport(
        _("Inlämnade handlingar"),
        HandedInDocument.objects.select_related("organisation", "required", "document"),
        filters.HandedInFilters,
        HANDED_IN,
        beside=(Column(_("Organisationsnummer"), "organisation.org_number"),),
    ),
    "kompletteringar": ListExport(
        _("Kompletteringar"),
        CompletionRequest.objects.select_related("application__organisation", "application__board", "application__round__scheme"),
        filters.CompletionFilters,
        COMPLETIONS,
        beside=(Column(_("Organisationsnummer"), "application.organisation.org_number"),),
    ),
    "bedomningar": ListExport(
        _("Bedömningar"),
        Assessment.objects.select_related(
            "application__organisation", "application__board", "application__round__scheme", "assessor"
        ),
        filters.AssessmentFilters,
        ASSESSMENTS,
        beside=(Column(_("Motivering"), "motivation", width=60),),
    ),
    "aldersspann": ListExport(_("Åldersspann"), AgeSpan.objects.all(), filters.AgeSpanFilters, AGE_SPANS),
}
