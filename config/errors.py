"""What is answered when something went wrong outside a view: a page to a person, `application/problem+json` to a machine."""

import sys

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError, connection
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import loader
from django.utils.translation import gettext as _

API = "/api/"
API_PAGE = "/api/v1/docs/"


def is_api(request):
    return request.path.startswith(API) and not request.path.startswith(API_PAGE)


def problem(status, title):
    return JsonResponse(
        {"type": "about:blank", "title": str(title), "status": status}, status=status, content_type="application/problem+json"
    )


def bare_page(request, status, name=None):
    """A page that is drawn without the request: nothing in it may fail."""
    context = {"request_id": getattr(request, "request_id", "")}
    return HttpResponse(loader.get_template(name or f"{status}.html").render(context), status=status)


def bad_request(request, exception):
    return problem(400, _("Begäran gick inte att förstå.")) if is_api(request) else bare_page(request, 400)


def permission_denied(request, exception):
    if is_api(request):
        return problem(403, _("Behörighet saknas."))
    return render(request, "403.html", {"exception": str(exception)}, status=403)


def csrf_failure(request, reason=""):
    return (
        problem(403, _("Begäran saknar skydd mot förfalskning.")) if is_api(request) else bare_page(request, 403, "403_csrf.html")
    )


def not_found(request, exception):
    # The exception would name the model that was looked for, and whether the address exists: neither is shown.
    return problem(404, _("Det som söks finns inte.")) if is_api(request) else render(request, "404.html", status=404)


def server_error(request):
    if busy := database_busy(request, sys.exc_info()[1]):
        return busy
    return problem(500, _("Ett tekniskt fel har inträffat.")) if is_api(request) else bare_page(request, 500)


def database_busy(request, exception):
    """The answer when the database could not take a write in time: "try again", never a server error. None for other faults."""
    if not isinstance(exception, OperationalError) or not is_wait(exception):
        return None
    response = problem(503, _("Registret är upptaget. Försök igen om en stund.")) if is_api(request) else bare_page(request, 503)
    response["Retry-After"] = "5"
    return response


def is_wait(exception):
    if connection.vendor == "sqlite":
        return "locked" in str(exception) or "busy" in str(exception)
    # 55P03: lock_timeout, 57014: statement_timeout, 40P01: two that waited for each other, of which one was let go
    return getattr(exception.__cause__, "sqlstate", None) in {"55P03", "57014", "40P01"}


@login_not_required
def nothing_here(request):
    """An address that a library offers and the register does not."""
    raise Http404
