"""The register's addresses, and some that go wrong in every way there is."""

from django.contrib.auth import logout
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse, JsonResponse
from django.urls import path
from django.views.decorators.csrf import csrf_exempt

from config import urls
from config.urls import handler400, handler403, handler404, handler500

__all__ = ["handler400", "handler403", "handler404", "handler500"]


class LockTimeout(Exception):
    """As PostgreSQL tells it."""

    sqlstate = "55P03"


@login_not_required
def page(request):
    return HttpResponse("<!doctype html><title>å</title>")


@login_not_required
def broken(request):
    raise RuntimeError("hemligheten")


@login_not_required
def denied(request):
    raise PermissionDenied("Bara nämndens egna handläggare.")


@login_not_required
def locked(request):
    fault = OperationalError("database is locked")
    fault.__cause__ = LockTimeout()
    raise fault


@login_not_required
def fault_in_the_database(request):
    raise OperationalError("no such table: hemligheten")


@login_not_required
def download(request):
    return HttpResponse(b"x", content_type="application/pdf", headers={"Content-Disposition": 'attachment; filename="x.pdf"'})


@login_not_required
def data(request):
    return JsonResponse({"a": 1})


@login_not_required
@csrf_exempt
def upload(request):
    return JsonResponse({name: file.size for name, file in request.FILES.items()})


@login_not_required
def sign_out(request):
    logout(request)
    return HttpResponse("ut")


@login_not_required
def with_key(request, key):
    return HttpResponse("ok")


def closed(request):
    return HttpResponse(request.user.email)


VIEWS = (page, broken, denied, locked, fault_in_the_database, download, data, upload, sign_out, closed)
urlpatterns = [
    *(path(f"prov/{view.__name__}/", view) for view in VIEWS),
    *(path(f"api/v1/prov/{view.__name__}/", view) for view in VIEWS),
    path("prov/nyckel/<str:key>/", with_key),
    path("prov/nummer/<int:key>/", with_key),
    path("oppet/prov/", page),
    *urls.urlpatterns,
]
