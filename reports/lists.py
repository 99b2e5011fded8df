"""Which lists can be handed out as Excel, each with the page's own rows, filters and columns."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext_lazy as _

from budget import filters as budget_filters
from budget import tables as budget_tables
from budget.models import ActualCost, BudgetPlan, BudgetTransfer, FundingRequest
from grants import filters as grant_filters
from grants import filters_eligibility, filters_outcome, tables_eligibility
from grants import filters_reports as report_filters
from grants import tables as grant_tables
from grants import tables_reports as report_tables
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
from grants.views.recoveries import recoveries
from grants.views.reports import duties
from grants.views.samples import samples
from partnerships.agreements import filters as agreement_filters
from partnerships.agreements import tables as agreement_tables
from partnerships.agreements.models import (
    CriteriaSet,
    FormChoice,
    IOPAgreement,
    IOPFollowUp,
    IOPLegalTest,
    IOPVersion,
    WelfareArea,
)
from partnerships.agreements.models.united import AgreementRows
from partnerships.cases import filters as case_filters
from partnerships.cases import tables as case_tables
from partnerships.cases.models import Assignment, BoardDecision, BoardMeeting, CaseReference, GoverningDocument
from partnerships.compact import filters as compact_filters
from partnerships.compact import tables as compact_tables
from partnerships.compact.models import Commitment, Compact, PlanPoint
from partnerships.events import filters as event_filters
from partnerships.events import tables as event_tables
from partnerships.events.models import Event
from partnerships.ground.columns import DAY, KRONOR, NUMBER, YEAR, Column
from partnerships.imports import filters as import_filters
from partnerships.imports import tables as import_tables
from partnerships.imports.models import Import
from partnerships.initiatives import filters as initiative_filters
from partnerships.initiatives import tables as initiative_tables
from partnerships.initiatives.models import Initiative
from partnerships.payments import filters as payment_filters
from partnerships.payments import tables as payment_tables
from partnerships.payments.models import Payment, PaymentOrder
from partnerships.register import filters as register_filters
from partnerships.register import tables as register_tables
from partnerships.register.likeness import Pairs
from partnerships.register.models import Board, GiroChange, KnownApart, LegalParameter, Organisation, OrganisationContact, User
from partnerships.state_aid import filters as aid_filters
from partnerships.state_aid import tables as aid_tables
from partnerships.state_aid.models import StateAid

RECONCILIATION = (
    Reconciliation(GrantDecision)
    .with_money()
    .select_related("application__organisation", "application__board", "application__case", "application__round__scheme")
)
CASE = Column(_("Diarienummer"), "case.raw")


@dataclass(frozen=True)
class ListExport:
    """One list: its title, its rows (narrowed by `visible_to`), its filters and its columns on screen."""

    title: str
    rows: Any
    filters: type
    on_screen: list
    beside: tuple = ()  # what the page writes in small under a value: columns of their own, after the first

    @property
    def columns(self):
        return [self.on_screen[0], *self.beside, *self.on_screen[1:]]

    def rows_for(self, user):
        """The rows that the user may see; where the columns are plain fields, nothing else of them is read."""
        rows = self.rows.visible_to(user)
        annotated = rows.query.annotations if isinstance(rows, QuerySet) else ()
        values = [column.value for column in self.columns if column.value not in annotated]
        paths = [field_path(rows.model, value) for value in values]
        if None in paths:
            return rows
        related = {path.rpartition("__")[0] for path in paths} - {""}
        return rows.select_related(None).select_related(*related).only(*paths)


def field_path(model, path):
    """`round__scheme__name` of a column's `round.scheme.name`; None where it is no plain field."""
    if callable(path):
        return None
    *steps, name = path.split(".")
    name = re.sub("^get_(.+)_display$", r"\1", name)
    try:
        for step in steps:
            model = model._meta.get_field(step).related_model
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return "__".join([*steps, name]) if field.concrete else None


LISTS = {
    "mojliga-dubbletter": ListExport(
        _("Möjliga dubbletter"),
        Pairs(Organisation.objects.all(), KnownApart.objects.all()),
        register_filters.DuplicateFilters,
        register_tables.DUPLICATES,
        beside=(
            Column(_("Numret"), lambda pair: pair.first.org_number),
            Column(_("Den andras nummer"), lambda pair: pair.second.org_number),
        ),
    ),
    "bidragsvillkor": ListExport(
        _("Bidragsvillkor"),
        EligibilityCondition.objects.all(),
        filters_eligibility.ConditionFilters,
        tables_eligibility.CONDITIONS,
        beside=(Column(_("Källa"), "source", width=40),),
    ),
    "bidragsberattigade": ListExport(
        _("Bidragsberättigade organisationer"),
        standings(),
        filters_eligibility.StandingFilters,
        tables_eligibility.STANDINGS,
        beside=(Column(_("Organisationsnummer"), "org_number"),),
    ),
    "organisationer": ListExport(
        _("Organisationer"), Organisation.objects.all(), register_filters.OrganisationFilters, register_tables.ORGANISATIONS
    ),
    "kontaktpersoner": ListExport(
        _("Kontaktpersoner"),
        OrganisationContact.objects.filter(protected=False).select_related("organisation"),
        register_filters.ContactFilters,
        register_tables.CONTACTS[:-1],
        beside=(Column(_("Organisation"), "organisation.name"), Column(_("Organisationsnummer"), "organisation.org_number")),
    ),
    "importer": ListExport(_("Listor som lästs in"), Import.objects.all(), import_filters.ImportFilters, import_tables.IMPORTS),
    "namnder": ListExport(
        _("Nämnder"), Board.objects.prefetch_related("aliases", "offices"), register_filters.BoardFilters, register_tables.BOARDS
    ),
    "beloppsgranser": ListExport(
        _("Beloppsgränser"), LegalParameter.objects.all(), register_filters.ParameterFilters, register_tables.PARAMETERS
    ),
    "gironummer": ListExport(
        _("Byten av gironummer"),
        GiroChange.objects.select_related("organisation", "proposed_by", "confirmed_by"),
        register_filters.GiroFilters,
        register_tables.GIRO_CHANGES,
        beside=(Column(_("Underlag"), "basis", width=60),),
    ),
    "anvandare": ListExport(
        _("Användare"),
        User.objects.prefetch_related("role_assignments__board", "role_assignments__organisation"),
        register_filters.UserFilters,
        register_tables.USERS,
    ),
    "namndbeslut": ListExport(
        _("Nämndbeslut"),
        BoardDecision.objects.select_related("board", "case"),
        case_filters.DecisionFilters,
        case_tables.DECISIONS,
        beside=(CASE,),
    ),
    "sammantraden": ListExport(
        _("Sammanträden"), BoardMeeting.objects.select_related("board"), case_filters.MeetingFilters, case_tables.MEETINGS
    ),
    "uppdrag": ListExport(
        _("Uppdrag"),
        Assignment.objects.select_related("board", "assignee_office"),
        case_filters.AssignmentFilters,
        case_tables.ASSIGNMENTS,
    ),
    "diarienummer": ListExport(
        _("Diarienummer"), CaseReference.objects.select_related("board"), case_filters.CaseFilters, case_tables.CASES
    ),
    "statsstod": ListExport(
        _("Stöd av mindre betydelse"),
        StateAid.objects.select_related("organisation", "board", "case"),
        aid_filters.StateAidFilters,
        aid_tables.STATE_AID,
    ),
    "utbetalningar": ListExport(
        _("Utbetalningar"),
        Payment.objects.with_purpose().select_related("organisation", "board", "reverses"),
        payment_filters.PaymentFilters,
        payment_tables.PAYMENTS_WITH_PURPOSE,
    ),
    "betalningsunderlag": ListExport(
        _("Betalningsunderlag"),
        PaymentOrder.objects.with_sums().select_related("board", "created_by"),
        payment_filters.OrderFilters,
        payment_tables.ORDERS,
    ),
    "iop": ListExport(
        _("IOP-avtal"),
        IOPAgreement.objects.select_related("responsible_board", "case").prefetch_related(
            "parties__organisation", Prefetch("versions", IOPVersion.objects.defer("text"))
        ),
        agreement_filters.AgreementFilters,
        agreement_tables.AGREEMENTS,
        beside=(
            CASE,
            Column(_("Organisationsnummer"), agreement_tables.counterpart_numbers),
            Column(_("Version"), agreement_tables.version_number, NUMBER),
        ),
    ),
    "avtal": ListExport(
        _("Avtal"),
        AgreementRows(),
        agreement_filters.RegisterFilters,
        agreement_tables.REGISTER,
        beside=(
            Column(_("Diarienummer"), "case_number"),
            Column(_("Välfärdsområde"), "welfare_area_name"),
            Column(_("Gäller från"), "start_date", DAY),
        ),
    ),
    "styrdokument": ListExport(
        _("Styrdokument"),
        GoverningDocument.objects.select_related("board", "case", "decision"),
        case_filters.GoverningFilters,
        case_tables.GOVERNING_DOCUMENTS,
        beside=(CASE,),
    ),
    "iop-tidslinje": ListExport(
        _("IOP-avtal, tidslinje"),
        IOPAgreement.objects.select_related("responsible_board", "case").prefetch_related(
            "parties__organisation", "parties__board"
        ),
        agreement_filters.TimelineFilters,
        agreement_tables.TIMELINES,
        beside=(
            CASE,
            Column(_("Organisationsnummer"), agreement_tables.counterpart_numbers),
            Column(_("Förlängs längst till"), "latest_end", DAY),
            Column(_("Förlängt till"), "extended_to", DAY),
            Column(_("Uppsagt"), "terminated_on", DAY),
            Column(_("Sista dag för uppsägning, per part"), agreement_tables.notice_by_party, width=60),
        ),
    ),
    "juridiska-provningar": ListExport(
        _("Juridiska prövningar"),
        IOPLegalTest.with_reasons.select_related("agreement__responsible_board", "criteria_set"),
        agreement_filters.LegalTestListFilters,
        agreement_tables.LEGAL_TEST_LIST,
    ),
    "iop-uppfoljningar": ListExport(
        _("Uppföljningar av IOP"),
        IOPFollowUp.objects.select_related("agreement"),
        agreement_filters.FollowUpFilters,
        agreement_tables.FOLLOW_UPS,
        beside=(
            Column(_("Skäl till slutsatsen"), "conclusion_reason", width=40),
            Column(_("Avvikelser"), "deviations", width=40),
        ),
    ),
    "valfardsomraden": ListExport(
        _("Välfärdsområden"),
        WelfareArea.objects.all(),
        agreement_filters.WelfareAreaFilters,
        agreement_tables.WELFARE_AREAS,
    ),
    "kriterier": ListExport(
        _("Kriterier för juridisk prövning"),
        CriteriaSet.objects.with_counts(),
        agreement_filters.CriteriaSetFilters,
        agreement_tables.CRITERIA_SETS,
        beside=(Column(_("Riktlinje och version"), "guideline"),),
    ),
    "val-av-form": ListExport(
        _("Val av form"),
        FormChoice.objects.select_related("organisation", "board"),
        agreement_filters.FormChoiceFilters,
        agreement_tables.FORM_CHOICES,
        beside=(Column(_("Skäl till formen"), "form_reason", width=60),),
    ),
    "bidrag": ListExport(
        _("Bidrag"),
        GrantApplication.objects.with_terms().select_related("organisation", "board", "case", "round__scheme", "grant"),
        grant_filters.ApplicationFilters,
        grant_tables.APPLICATIONS,
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
    "avstamning": ListExport(_("Avstämning av bidrag"), RECONCILIATION, grant_filters.GroupFilters, grant_tables.GROUPS),
    "avstamning-bidrag": ListExport(
        _("Avstämning per bidrag"),
        RECONCILIATION,
        grant_filters.ReconciliationFilters,
        grant_tables.RECONCILED,
        beside=(
            Column(_("Organisationsnummer"), "application.organisation.org_number"),
            Column(_("Diarienummer"), "application.case.raw"),
            Column(_("Nämnd"), "application.board.name"),
        ),
    ),
    "omgangar": ListExport(
        _("Omgångar"),
        GrantRound.objects.select_related("scheme", "board", "late_rule"),
        grant_filters.RoundFilters,
        grant_tables.ROUNDS,
        beside=(Column(_("Benämning"), "name"), Column(_("Regel för sen ansökan"), "late_rule.name", width=30)),
    ),
    "beslutslistor": ListExport(
        _("Beslutslistor"),
        DecisionList.objects.select_related("board", "meeting", "decision__board"),
        filters_outcome.DecisionListFilters,
        grant_tables.DECISION_LISTS,
    ),
    "bidragsandringar": ListExport(
        _("Ändringar av bidrag"),
        GrantChange.objects.with_terms().select_related(
            "board", "decision", "grant__application__organisation", "grant__application__round__scheme"
        ),
        filters_outcome.ChangeFilters,
        grant_tables.CHANGES,
        beside=(
            Column(_("År"), "grant.application.round.year", YEAR),
            Column(_("Nytt belopp (kr)"), "granted_amount", KRONOR),
        ),
    ),
    "budgetplaner": ListExport(
        _("Budgetplaner"),
        BudgetPlan.objects.with_money().select_related("owner_board", "case"),
        budget_filters.PlanFilters,
        budget_tables.PLANS,
        beside=(CASE,),
    ),
    "overforingar": ListExport(
        _("Överföringar"),
        BudgetTransfer.objects.with_columns().select_related("line__item", "from_board", "to_board"),
        budget_filters.TransferFilters,
        budget_tables.TRANSFERS,
    ),
    "utfall": ListExport(
        _("Utfall"),
        ActualCost.objects.select_related("line__item"),
        budget_filters.CostFilters,
        budget_tables.COSTS,
        beside=(Column(_("Budgetår"), "line.year", YEAR), Column(_("Text"), "text", width=40)),
    ),
    "askanden": ListExport(
        _("Äskanden"),
        FundingRequest.objects.select_related("board", "case"),
        budget_filters.RequestFilters,
        budget_tables.REQUESTS,
        beside=(CASE,),
    ),
    "bidragsformer": ListExport(
        _("Bidragsformer"),
        GrantScheme.objects.select_related("board"),
        grant_filters.SchemeFilters,
        grant_tables.SCHEMES,
        beside=(Column(_("Kod"), "code"),),
    ),
    "redovisningar": ListExport(
        _("Redovisningar"), duties(), report_filters.DutyFilters, report_tables.DUTIES, beside=report_tables.BESIDE_DUTIES
    ),
    "aterkrav": ListExport(
        _("Återkrav"),
        recoveries(),
        report_filters.RecoveryFilters,
        report_tables.RECOVERIES,
        beside=report_tables.BESIDE_RECOVERIES,
    ),
    "stickprov": ListExport(_("Stickprov"), samples(), report_filters.SampleFilters, report_tables.SAMPLES),
    "stickprovets-bidrag": ListExport(
        _("Bidrag i stickprov"),
        SampledGrant.objects.with_terms().select_related(
            "sample__board", "checked_by", "grant__application__organisation", "grant__application__round__scheme"
        ),
        report_filters.SampledFilters,
        report_tables.SAMPLED,
        beside=report_tables.BESIDE_SAMPLED,
    ),
    "riskregler": ListExport(
        _("Riskregler"), RiskRule.objects.select_related("board"), report_filters.RiskRuleFilters, report_tables.RISK_RULES
    ),
    "sokandekategorier": ListExport(
        _("Sökandekategorier"),
        ApplicantCategory.objects.with_counts().select_related("board"),
        grant_filters.CategoryFilters,
        grant_tables.CATEGORIES,
    ),
    "begarda-handlingar": ListExport(
        _("Handlingar som begärs"),
        RequiredDocument.objects.all(),
        grant_filters.RequiredDocumentFilters,
        grant_tables.REQUIRED_DOCUMENTS,
    ),
    "inlamnade-handlingar": ListExport(
        _("Inlämnade handlingar"),
        HandedInDocument.objects.select_related("organisation", "required", "document"),
        grant_filters.HandedInFilters,
        grant_tables.HANDED_IN,
        beside=(Column(_("Organisationsnummer"), "organisation.org_number"),),
    ),
    "kompletteringar": ListExport(
        _("Kompletteringar"),
        CompletionRequest.objects.select_related("application__organisation", "application__board", "application__round__scheme"),
        grant_filters.CompletionFilters,
        grant_tables.COMPLETIONS,
        beside=(Column(_("Organisationsnummer"), "application.organisation.org_number"),),
    ),
    "bedomningar": ListExport(
        _("Bedömningar"),
        Assessment.objects.select_related(
            "application__organisation", "application__board", "application__round__scheme", "assessor"
        ),
        grant_filters.AssessmentFilters,
        grant_tables.ASSESSMENTS,
        beside=(Column(_("Motivering"), "motivation", width=60),),
    ),
    "aldersspann": ListExport(_("Åldersspann"), AgeSpan.objects.all(), grant_filters.AgeSpanFilters, grant_tables.AGE_SPANS),
    "traffar": ListExport(
        _("Träffar"), Event.objects.prefetch_related("audiences"), event_filters.EventFilters, event_tables.EVENTS
    ),
    "initiativ": ListExport(
        _("Initiativ"),
        Initiative.objects.select_related("organisation", "owner_office", "coordinator_office").prefetch_related(
            "boards_concerned"
        ),
        initiative_filters.InitiativeFilters,
        initiative_tables.IN_EXCEL,
        beside=initiative_tables.BESIDE,
    ),
    "overenskommelser": ListExport(
        _("Överenskommelser"),
        Compact.objects.select_related("case", "adopted_by").with_commitment_count(),
        compact_filters.CompactFilters,
        compact_tables.COMPACTS,
    ),
    "ataganden": ListExport(
        _("Åtaganden"),
        Commitment.objects.select_related("compact", "principle"),
        compact_filters.CommitmentFilters,
        compact_tables.COMMITMENTS,
    ),
    "planpunkter": ListExport(
        _("Planpunkter"),
        PlanPoint.objects.select_related("plan__compact", "area"),
        compact_filters.PlanPointFilters,
        compact_tables.PLAN_POINTS,
    ),
}
