"""The site map. Each topic writes its own addresses, in Swedish, from the root."""

from django.urls import include, path

from . import health, policy_reports


def written(prefix, name):
    from django.conf import settings

    return path(prefix, include(name)) if (settings.BASE_DIR / (name.replace(".", "/") + ".py")).exists() else None


urlpatterns = [
    path("halsa/", health.alive, name="alive"),
    path("halsa/redo/", health.ready, name="ready"),
    path("csp-report", policy_reports.policy_report, name="policy_report"),
    path("konto/", include("allauth.urls")),
    written("api/v1/", "config.api"),
    written("", "partnerships.register.urls"),
    written("", "partnerships.cases.urls"),
    written("", "partnerships.payments.urls"),
    written("", "partnerships.events.urls"),
    written("", "partnerships.compact.urls"),
    written("", "partnerships.agreements.urls"),
    written("", "grants.urls"),
    written("", "budget.urls"),
    written("", "reports.urls"),
]

# TEMPORARY: topics that are not written yet are left out.
urlpatterns = [entry for entry in urlpatterns if entry is not None]

handler400 = "config.errors.bad_request"
handler403 = "config.errors.permission_denied"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
