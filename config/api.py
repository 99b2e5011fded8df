"""The API's addresses: one collection per noun."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from budget import viewsets as budget
from grants import viewsets as grants
from partnerships.agreements import viewsets as agreements
from partnerships.cases import viewsets as cases
from partnerships.compact import viewsets as compact
from partnerships.events import viewsets as events
from partnerships.imports import viewsets as imports
from partnerships.initiatives import viewsets as initiatives
from partnerships.jobs import viewsets as jobs
from partnerships.payments import viewsets as payments
from partnerships.register import viewsets as register
from partnerships.state_aid import viewsets as state_aid
from reports import viewsets as reports
from reports.views.giving import giving_endpoint

router = SimpleRouter()
for name, viewset in {
    "organisations": register.OrganisationViewSet,
    "contacts": register.ContactViewSet,
    "giro-changes": register.GiroChangeViewSet,
    "boards": register.BoardViewSet,
    "offices": register.OfficeViewSet,
    "legal-parameters": register.ParameterViewSet,
    "users": register.UserViewSet,
    "roles": register.RoleViewSet,
    "imports": imports.ImportViewSet,
    "import-rows": imports.ImportRowViewSet,
    "jobs": jobs.JobViewSet,
    "cases": cases.CaseViewSet,
    "board-meetings": cases.MeetingViewSet,
    "decisions": cases.DecisionViewSet,
    "assignments": cases.AssignmentViewSet,
    "documents": cases.DocumentViewSet,
    "governing-documents": cases.GoverningViewSet,
    "payments": payments.PaymentViewSet,
    "payment-orders": payments.OrderViewSet,
    "paying-accounts": payments.AccountViewSet,
    "state-aid": state_aid.StateAidViewSet,
    "iop-agreements": agreements.AgreementViewSet,
    "iop-parties": agreements.PartyViewSet,
    "iop-resources": agreements.ResourceViewSet,
    "iop-extensions": agreements.ExtensionViewSet,
    "iop-payments": agreements.IOPPaymentViewSet,
    "iop-milestones": agreements.MilestoneViewSet,
    "iop-groups": agreements.GroupViewSet,
    "iop-group-members": agreements.GroupMemberViewSet,
    "iop-legal-tests": agreements.LegalTestViewSet,
    "iop-goals": agreements.GoalViewSet,
    "iop-follow-ups": agreements.FollowUpViewSet,
    "other-agreements": agreements.OtherAgreementViewSet,
    "procurements": agreements.ProcurementViewSet,
    "criteria-sets": agreements.CriteriaSetViewSet,
    "criteria": agreements.CriterionViewSet,
    "form-choices": agreements.FormChoiceViewSet,
    "iop-follow-up-answers": agreements.AnswerViewSet,
    "iop-goal-measures": agreements.MeasureViewSet,
    "iop-versions": agreements.VersionViewSet,
    "grant-schemes": grants.SchemeViewSet,
    "grant-rounds": grants.RoundViewSet,
    "late-rules": grants.LateRuleViewSet,
    "applicant-categories": grants.CategoryViewSet,
    "category-placements": grants.PlacementViewSet,
    "grant-applications": grants.ApplicationViewSet,
    "grant-decisions": grants.GrantDecisionViewSet,
    "report-duties": grants.DutyViewSet,
    "report-reminders": grants.ReminderViewSet,
    "grant-reports": grants.GrantReportViewSet,
    "risk-rules": grants.RiskRuleViewSet,
    "report-samples": grants.SampleViewSet,
    "sampled-grants": grants.SampledViewSet,
    "recovery-claims": grants.RecoveryViewSet,
    "repayments": grants.RepaymentViewSet,
    "grant-changes": grants.GrantChangeViewSet,
    "decision-lists": grants.DecisionListViewSet,
    "decision-list-rows": grants.ListRowViewSet,
    "grant-reconciliations": grants.ReconciliationViewSet,
    "completion-requests": grants.CompletionViewSet,
    "age-spans": grants.AgeSpanViewSet,
    "assessment-criteria": grants.CriterionViewSet,
    "grant-assessments": grants.AssessmentViewSet,
    "grant-proposals": grants.ProposalViewSet,
    "conflicts-of-interest": grants.ConflictViewSet,
    "required-documents": grants.RequiredDocumentViewSet,
    "handed-in-documents": grants.HandedInViewSet,
    "eligibility-conditions": grants.ConditionViewSet,
    "eligibility-checks": grants.CheckViewSet,
    "budget-plans": budget.PlanViewSet,
    "budget-items": budget.ItemViewSet,
    "budget-lines": budget.LineViewSet,
    "budget-transfers": budget.TransferViewSet,
    "actual-costs": budget.CostViewSet,
    "forecasts": budget.ForecastViewSet,
    "funding-requests": budget.RequestViewSet,
    "control-values": budget.ControlValueViewSet,
    "events": events.EventViewSet,
    "initiatives": initiatives.InitiativeViewSet,
    "initiative-contacts": initiatives.InitiativeContactViewSet,
    "compacts": compact.CompactViewSet,
    "principles": compact.PrincipleViewSet,
    "commitments": compact.CommitmentViewSet,
    "commitment-follow-ups": compact.FollowUpViewSet,
    "development-areas": compact.AreaViewSet,
    "development-plans": compact.PlanViewSet,
    "plan-points": compact.PlanPointViewSet,
}.items():
    router.register(name, viewset, basename=f"api-{name}")

urlpatterns = [
    *router.urls,
    path("360giving/", giving_endpoint, name="api-360giving"),
    path("organisations/<int:pk>/money/", reports.OrganisationMoneyView.as_view(), name="api-organisations-money"),
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api-schema"), name="api-docs"),
]
