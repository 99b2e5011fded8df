"""Which lists can be handed out as Excel, each with the page's own rows, filters and columns."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from budget import filters as budget_filters
from budget import tables as budget_tables
from budget.models import ActualCost, BudgetPlan, BudgetTransfer, FundingRequest
from grants import filters as grant_filters
from grants import tables as grant_tables
from grants.models import GrantApplication, GrantRound, GrantScheme
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
from partnerships.ground.columns import DAY, NUMBER, YEAR, Column
from partnerships.imports import filters as import_filters
from partnerships.imports import tables as import_tables
from partnerships.imports.models import Import
from partnerships.initiatives import filters as initiative_filters
from partnerships.initiatives import tables as initiative_tables
from partnerships.initiatives.models import Initiative
from partnerships.payments import filters as payment_filters
from partnerships.payments import tables as payment_tables
from partnerships.payments.models import Payment
from partnerships.register import filters as register_filters
from partnerships.register import tables as register_tables
from partnerships.register.models import Board, LegalParameter, Organisation, OrganisationContact, User
from partnerships.state_aid import filters as aid_filters
from partnerships.state_aid import tables as aid_tables
from partnerships.state_aid.models import StateAid

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
        paths = [field_path(rows.model, column.value) for column in self.columns]
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
        GrantApplication.objects.select_related("organisation", "board", "case", "round__scheme", "grant"),
        grant_filters.ApplicationFilters,
        grant_tables.APPLICATIONS,
        beside=(
            Column(_("Organisationsnummer"), "organisation.org_number"),
            CASE,
            Column(_("År"), "round.year", YEAR),
            Column(_("Utfall"), "grant.get_result_display"),
            Column(_("Omgång"), "round.name"),
            Column(_("Nummer i listan"), "list_number"),
        ),
    ),
    "omgangar": ListExport(
        _("Omgångar"),
        GrantRound.objects.select_related("scheme", "board"),
        grant_filters.RoundFilters,
        grant_tables.ROUNDS,
        beside=(Column(_("Benämning"), "name"),),
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
