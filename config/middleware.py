"""What every request passes: the log line, the headers, the limits of a session and the demand for a second factor."""

import logging
import re
import time
import uuid

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from csp.middleware import CSPMiddleware
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import DatabaseError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from whitenoise.middleware import WhiteNoiseFileResponse

from partnerships.audit.models import AuditEvent
from partnerships.audit.services import entering_by

from .errors import API, database_busy, is_api, problem
from .logging import request_id, without_keys

requests = logging.getLogger("register.request")

ACCOUNT = "/konto/"

# What the browser's devices may be used for: signing in with a key, and nothing else.
PERMISSIONS_POLICY = (
    "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), fullscreen=(), geolocation=(),"
    " gyroscope=(), magnetometer=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(self), screen-wake-lock=(),"
    " usb=(), xr-spatial-tracking=()"
)

# Types that are text, and so must say in which letters they are written.
TEXT = re.compile(r"^(text/[\w.+-]+|application/([\w.+-]+\+)?(json|xml|yaml)|application/vnd\.oai\.openapi)$")


def address(request):
    """The address as the log may hold it: a link that carries a key (a new password, a calendar) stands as its pattern."""
    match = request.resolver_match
    if match and any(isinstance(value, str) for value in match.kwargs.values()):
        return f"/{match.route}"
    return without_keys(request.path)[:300]


def who(request):
    try:
        return getattr(getattr(request, "user", None), "pk", None)
    except DatabaseError:  # the database is away, and the line is to be written all the same
        return None


class RequestLog:
    """Gives the request its id, tells the log of acts how the request came in, and writes one line when it is answered."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.request_id = uuid.uuid4().hex
        token = request_id.set(request.request_id)
        started = time.monotonic()
        try:
            with entering_by(AuditEvent.Source.API if is_api(request) else AuditEvent.Source.PAGE, request.request_id):
                response = self.get_response(request)
            facts = {
                "method": request.method,
                "path": address(request),
                "status": response.status_code,
                "ms": round(1000 * (time.monotonic() - started)),
                "user_id": who(request),
            }
            requests.info("request", extra={"facts": facts})
        finally:
            request_id.reset(token)
        response["X-Request-ID"] = request.request_id
        return response


class ResponseHeaders:
    """The headers that neither Django nor django-csp sets, on every answer there is."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        response["Cross-Origin-Resource-Policy"] = "same-origin"
        response["X-Permitted-Cross-Domain-Policies"] = "none"
        if not isinstance(response, WhiteNoiseFileResponse):
            response["Cache-Control"] = "no-store"
            # `no-store` says it all; a date in the past beside it only contradicts it.
            del response["Expires"]
        if not request.path.startswith(settings.INDEXABLE):
            response["X-Robots-Tag"] = "noindex, nofollow"
        if getattr(request, "signed_out", False):
            response["Clear-Site-Data"] = '"cache", "cookies", "storage"'
        kind = response.get("Content-Type", "")
        if TEXT.match(kind):
            response["Content-Type"] = f"{kind}; charset=utf-8"
        if kind.startswith("text/html"):
            patch_vary_headers(response, ("Cookie", "Accept-Language"))
        return response


class ContentSecurityPolicy(CSPMiddleware):
    """Pages get the policy of the settings; machines and downloads need nothing and get nothing."""

    def get_policy_parts(self, request, response, report_only=False):
        parts = super().get_policy_parts(request, response, report_only)
        if report_only:
            return parts
        nothing = {"default-src": ["'none'"], "frame-ancestors": ["'none'"]}
        if response.get("Content-Disposition", "").startswith("attachment"):
            parts.config = {"sandbox": True, **nothing}
        elif is_api(request):
            parts.config = nothing
        return parts


class ApiOverHttps:
    """A page asked for over http is sent on to https; an API client is refused, so that it learns to use https at once."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SECURE_SSL_REDIRECT and request.path.startswith(API) and not request.is_secure():
            return problem(403, _("API:et nås bara över https."))
        return self.get_response(request)


class KnownMethods:
    """A method that nothing in the register answers to, such as TRACE, is refused before it reaches any page."""

    METHODS = ("GET", "HEAD", "OPTIONS", "POST", "PATCH")

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in self.METHODS:
            return self.get_response(request)
        response = problem(405, _("Metoden kan inte användas här")) if is_api(request) else HttpResponse(status=405)
        response["Allow"] = ", ".join(self.METHODS)
        return response


class DatabaseBusy:
    """When the database cannot take a write in time, the answer is "try again", never a server error."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        return database_busy(request, exception)


class SessionLimits:
    """Signs a user out after half an hour without a request, and after eight hours whatever happens."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            now = timezone.now().timestamp()
            signed_in = request.session.get("signed_in_at", 0)
            seen = request.session.get("seen_at", 0)
            if now - signed_in > settings.SESSION_COOKIE_AGE or now - seen > settings.SESSION_IDLE_LIMIT:
                logout(request)
                request.signed_out = False
                messages.info(request, _("Du har loggats ut eftersom det gått lång tid. Logga in igen för att fortsätta."))
            elif now - seen > 60:
                request.session["seen_at"] = now
        return self.get_response(request)


def stamp_sign_in(sender, request, user, **kwargs):
    request.session["signed_in_at"] = request.session["seen_at"] = timezone.now().timestamp()


def mark_sign_out(sender, request, user, **kwargs):
    if request is not None:
        request.signed_out = True


class SecondFactor:
    """Where a second factor is demanded, a user who has none can do nothing but get one. Single sign-on brings its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        if not settings.SECOND_FACTOR_REQUIRED or not request.user.is_authenticated or not getattr(view, "login_required", True):
            return None
        if request.path.startswith(ACCOUNT) or self.has_second_factor(request):
            return None
        if is_api(request):
            return problem(403, _("Kontot saknar tvåfaktorsinloggning."))
        messages.info(request, _("Skaffa tvåfaktorsinloggning innan du fortsätter."))
        return redirect("mfa_activate_totp")

    def has_second_factor(self, request):
        if any(record.get("method") in {"mfa", "socialaccount"} for record in get_authentication_records(request, request.user)):
            return True
        return Authenticator.objects.filter(user=request.user).exclude(type=Authenticator.Type.RECOVERY_CODES).exists()
