"""The site map. Each topic writes its own addresses, in Swedish, from the root."""

from django.urls import include, path

from . import errors, health, policy_reports

SHUT = ("email/", "signup/", "confirm-email/", "3rdparty/", "3rdparty/signup/")

urlpatterns = [
    path("halsa/", health.alive, name="alive"),
    path("halsa/redo/", health.ready, name="ready"),
    path("csp-report", policy_reports.policy_report, name="policy_report"),
    # Who has which address is the administrator's to change (register.services), so allauth's own pages for it are shut.
    *(path(f"konto/{shut}", errors.nothing_here) for shut in SHUT),
    path("konto/", include("allauth.urls")),
    path("api/v1/", include("config.api")),
    path("", include("partnerships.register.urls")),
    path("", include("partnerships.jobs.urls")),
    path("", include("partnerships.imports.urls")),
    path("", include("partnerships.cases.urls")),
    path("", include("partnerships.payments.urls")),
    path("", include("partnerships.state_aid.urls")),
    path("", include("partnerships.events.urls")),
    path("", include("partnerships.compact.urls")),
    path("", include("partnerships.initiatives.urls")),
    path("", include("partnerships.agreements.urls")),
    path("", include("grants.urls")),
    path("", include("budget.urls")),
    path("", include("reports.urls")),
]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
