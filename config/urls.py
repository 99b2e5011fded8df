"""The site map. Each topic writes its own addresses, in Swedish, from the root."""

from django.urls import include, path

from . import health, policy_reports

urlpatterns = [
    path("halsa/", health.alive, name="alive"),
    path("halsa/redo/", health.ready, name="ready"),
    path("csp-report", policy_reports.policy_report, name="policy_report"),
    path("konto/", include("allauth.urls")),
    path("api/v1/", include("config.api")),
    path("", include("partnerships.register.urls")),
    path("", include("partnerships.cases.urls")),
    path("", include("partnerships.payments.urls")),
    path("", include("partnerships.events.urls")),
    path("", include("partnerships.compact.urls")),
    path("", include("partnerships.agreements.urls")),
    path("", include("grants.urls")),
    path("", include("budget.urls")),
    path("", include("reports.urls")),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
