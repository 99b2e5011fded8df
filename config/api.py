"""The API's addresses: one collection per noun."""

from django.urls import path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.routers import SimpleRouter

from grants import viewsets as grants
from partnerships.cases import viewsets as cases
from partnerships.payments import viewsets as payments
from partnerships.register import viewsets as register

router = SimpleRouter()
for name, viewset in {
    "organisations": register.OrganisationViewSet,
    "contacts": register.ContactViewSet,
    "boards": register.BoardViewSet,
    "offices": register.OfficeViewSet,
    "legal-parameters": register.ParameterViewSet,
    "users": register.UserViewSet,
    "roles": register.RoleViewSet,
    "cases": cases.CaseViewSet,
    "board-meetings": cases.MeetingViewSet,
    "decisions": cases.DecisionViewSet,
    "assignments": cases.AssignmentViewSet,
    "documents": cases.DocumentViewSet,
    "payments": payments.PaymentViewSet,
    "grant-schemes": grants.SchemeViewSet,
    "grant-rounds": grants.RoundViewSet,
    "grant-applications": grants.ApplicationViewSet,
    "grant-decisions": grants.GrantDecisionViewSet,
    "grant-reports": grants.GrantReportViewSet,
    "recovery-claims": grants.RecoveryViewSet,
}.items():
    router.register(name, viewset, basename=f"api-{name}")

urlpatterns = [
    *router.urls,
    path("schema/", SpectacularAPIView.as_view(), name="api-schema"),
    path("docs/", SpectacularSwaggerSplitView.as_view(url_name="api-schema"), name="api-docs"),
]
