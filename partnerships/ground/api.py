"""What the settings name for every endpoint: strict JSON, deny by default, errors as problem+json, pages by key.

REST framework reads these while it loads itself, so nothing here imports its views (see `viewsets`, `serializers`).
"""

import json
import re
from datetime import date
from math import isfinite

from django.core.exceptions import PermissionDenied
from django.core.exceptions import ValidationError as BrokenRule
from django.db import models
from django.db.models import Value
from django.db.models.functions import Coalesce
from django.http import Http404
from django.utils.translation import gettext as _
from rest_framework import exceptions, pagination, parsers, permissions, status
from rest_framework.response import Response

from .errors import Alike, KeyUsed, Stale
from .money import LARGEST, KronorField, kronor

DAY_OR_FIRST = "_or_first"
MAX_DEPTH = 50
MAX_BODY = 1024 * 1024


class StrictJSONParser(parsers.JSONParser):
    """JSON up to 1 MB and 50 levels: deeper or larger is refused before it is parsed."""

    def parse(self, stream, media_type=None, parser_context=None):
        body = stream.read(MAX_BODY + 1)
        if len(body) > MAX_BODY:
            raise exceptions.ParseError(_("Anropet är större än 1 MB."))
        try:
            text = body.decode("utf-8")
        except UnicodeDecodeError as fault:
            raise exceptions.ParseError(_("Anropet är inte skrivet i UTF-8.")) from fault
        if nesting(text) > MAX_DEPTH:
            raise exceptions.ParseError(_("Anropet är nästlat djupare än 50 nivåer."))
        if "\\u0000" in text or "\x00" in text or re.search(r"\\u[dD][89a-fA-F]", text) and not _surrogates_pair(text):
            raise exceptions.ParseError(_("Anropet innehåller tecken som inte kan lagras."))
        try:
            return json.loads(text, parse_constant=_refuse_constant, parse_float=_finite, object_pairs_hook=_named_once)
        except (ValueError, RecursionError) as fault:
            raise exceptions.ParseError(_("Anropet är inte giltig JSON.")) from fault


def nesting(text):
    """The deepest level of brackets outside strings."""
    depth = deepest = 0
    for bracket in re.findall(r'"(?:[^"\\]|\\.)*"|[\[{\]}]', text):
        if bracket in "[{":
            depth += 1
            deepest = max(deepest, depth)
        elif bracket in "]}":
            depth -= 1
    return deepest


def _surrogates_pair(text):
    try:
        json.dumps(json.loads(text), ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        return False
    return True


def _refuse_constant(name):
    raise ValueError(name)


def _finite(text):
    if not isfinite(number := float(text)):
        raise ValueError(text)
    return number


def _named_once(pairs):
    if len(named := dict(pairs)) < len(pairs):
        raise ValueError("a field stands twice")
    return named


class DenyByDefault(permissions.BasePermission):
    """Signed in, and nothing more: what may be seen is `visible_to`, what may be done is asked by each act."""

    def has_permission(self, request, view):
        return bool(request.user and request.user.is_authenticated)


class IfMatchMissing(exceptions.APIException):
    status_code = status.HTTP_428_PRECONDITION_REQUIRED
    default_code = "precondition_required"

    def __init__(self):
        super().__init__(_("Skicka If-Match med den ETag som du fick när du läste posten."))


class PreconditionFailed(exceptions.APIException):
    status_code = status.HTTP_412_PRECONDITION_FAILED
    default_code = "precondition_failed"

    def __init__(self, etag=""):
        super().__init__(_("Posten har ändrats sedan du läste den. Läs den igen och gör om ändringen."))
        self.etag = etag


class KeyUsedAlready(exceptions.APIException):
    status_code = status.HTTP_422_UNPROCESSABLE_ENTITY
    default_code = "key_used"


class AlikeAlready(exceptions.APIException):
    status_code = status.HTTP_409_CONFLICT
    default_code = "alike"


def problem(fault, context):
    """Every error in one form (RFC 9457): what, where, what to do, in Swedish."""
    errors = None
    match fault:
        case Stale():
            fault = PreconditionFailed(etag(fault.thing))
        case KeyUsed():
            fault = KeyUsedAlready(" ".join(fault.messages))
        case Alike():
            fault = AlikeAlready(" ".join(fault.messages))
        case BrokenRule():
            errors = fault.message_dict if hasattr(fault, "error_dict") else {"": fault.messages}
            fault = exceptions.ValidationError()
        case Http404():
            fault = exceptions.NotFound()
        case exceptions.PermissionDenied() if str(fault.detail).startswith("CSRF Failed"):  # words that no catalogue can reach
            fault = exceptions.PermissionDenied(_("Begäran saknar skydd mot förfalskning. Skicka X-CSRFToken och Origin."))
        case PermissionDenied():
            fault = exceptions.PermissionDenied(str(fault) or None)
        case exceptions.ValidationError():
            errors = fault.detail if isinstance(fault.detail, dict) else {"": fault.detail}
    if not isinstance(fault, exceptions.APIException):
        return None
    body = {"type": "about:blank", "title": title(fault), "status": fault.status_code}
    if errors is not None:
        body["detail"] = _("Några uppgifter kan inte tas emot.")
        body["errors"] = [{"field": name, "message": text} for name, text in flatten("", errors)]
    else:
        body["detail"] = str(fault.detail)
    response = Response(body, status=fault.status_code, content_type="application/problem+json")
    if wait := getattr(fault, "wait", None):
        response["Retry-After"] = str(int(wait) + 1)
    if authenticate := getattr(fault, "auth_header", None):
        response["WWW-Authenticate"] = authenticate
    if getattr(fault, "etag", ""):
        response["ETag"] = fault.etag
    return response


def title(fault):
    titles = {
        400: _("Felaktigt anrop"),
        401: _("Inloggning krävs"),
        403: _("Behörighet saknas"),
        404: _("Finns inte"),
        405: _("Metoden kan inte användas här"),
        406: _("Formatet kan inte lämnas"),
        409: _("Det finns redan en likadan"),
        412: _("Posten har ändrats"),
        415: _("Formatet kan inte läsas"),
        422: _("Nyckeln är använd till något annat"),
        428: _("If-Match saknas"),
        429: _("För många anrop"),
    }
    return titles.get(fault.status_code, _("Fel"))


def flatten(path, errors):
    """[(field path, message)] of nested error lists and dicts."""
    if isinstance(errors, dict):
        for name, inner in errors.items():
            name = "" if name in {"non_field_errors", "__all__"} else str(name)
            yield from flatten(f"{path}.{name}".strip("."), inner)
    elif isinstance(errors, list | tuple):
        for index, inner in enumerate(errors):
            yield from flatten(f"{path}.{index}" if isinstance(inner, dict | list) else path, inner)
    else:
        yield path, str(errors)


def etag(thing):
    return f'"{thing.version}"'


class KeyPagination(pagination.CursorPagination):
    """Pages by key, so that page 10 000 costs what page 1 does; `count` is exact."""

    page_size = 50
    max_page_size = 200
    page_size_query_param = "page_size"
    ordering = "-pk"

    def get_page_size(self, request):
        asked = request.query_params.get(self.page_size_query_param)
        if asked is None:
            return self.page_size
        if not re.fullmatch(r"[0-9]{1,4}", asked) or not 1 <= int(asked) <= self.max_page_size:
            raise exceptions.ValidationError({self.page_size_query_param: [_("Ange ett tal från 1 till 200.")]})
        return int(asked)

    def get_ordering(self, request, queryset, view):
        asked = request.query_params.get("ordering")
        if asked is None:
            return super().get_ordering(request, queryset, view)
        if asked.removeprefix("-") not in view.ordering_fields:
            raise exceptions.ValidationError({"ordering": [_("Listan kan inte ordnas så.")]})
        minus, name = "-" if asked.startswith("-") else "", asked.removeprefix("-")
        return (f"{minus}{name}{DAY_OR_FIRST if self.may_be_unknown(name) else ''}", f"{minus}pk")

    def paginate_queryset(self, queryset, request, view=None):
        self.model, self.count = queryset.model, queryset.order_by().count()
        name = request.query_params.get("ordering", "").removeprefix("-")
        if name in view.ordering_fields and self.may_be_unknown(name):
            queryset = queryset.annotate(**{f"{name}{DAY_OR_FIRST}": Coalesce(name, self.lowest(name))})
        return super().paginate_queryset(queryset, request, view)

    def may_be_unknown(self, name):
        """What may be unknown has no place of its own in an order, and the databases differ: it goes before all days or sums."""
        field = self.model._meta.get_field(name)
        return field.null and isinstance(field, models.DateField | KronorField)

    def lowest(self, name):
        return kronor(-LARGEST) if isinstance(self.model._meta.get_field(name), KronorField) else Value(date.min)

    def decode_cursor(self, request):
        try:
            cursor = super().decode_cursor(request)
            if cursor is not None and cursor.position is not None:
                self.check_position(cursor.position)
        except (ValueError, BrokenRule, exceptions.NotFound) as fault:
            raise exceptions.ValidationError({"cursor": [_("Sidan finns inte. Börja om från listans första sida.")]}) from fault
        return cursor

    def check_position(self, position):
        """A cursor is the client's to send, so its position need not be a value of the field that the list is ordered by."""
        name = self.ordering[0].removeprefix("-").removesuffix(DAY_OR_FIRST)
        field = self.model._meta.pk if name == "pk" else self.model._meta.get_field(name)
        if "\x00" in position or field.to_python(position) is None:
            raise ValueError(position)

    def get_paginated_response(self, data):
        return Response(
            {"count": self.count, "next": self.get_next_link(), "previous": self.get_previous_link(), "results": data}
        )

    def get_paginated_response_schema(self, schema):
        response = super().get_paginated_response_schema(schema)
        response["properties"] = {"count": {"type": "integer", "minimum": 0}, **response["properties"]}
        response["required"] = ["count", "results"]
        return response
