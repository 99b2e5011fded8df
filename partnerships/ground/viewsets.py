"""What every endpoint has in common: rows the user may see, declared filters, versions with `ETag`/`If-Match`, acts as POST."""

import re

from django.http import Http404
from django.utils.translation import gettext as _
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework import exceptions, mixins, status, viewsets
from rest_framework.decorators import action
from rest_framework.response import Response

from .api import IfMatchMissing, PreconditionFailed, etag
from .schema import RecordSchema
from .serializers import NoAnswers


class DeclaredFilters(DjangoFilterBackend):
    """The list's own filters; a parameter that nobody has declared is refused, never ignored."""

    def filter_queryset(self, request, queryset, view):
        known = set(view.filterset_class.base_filters) if view.filterset_class else set()
        known |= {"cursor", "page_size", "ordering", "format"}
        if unknown := sorted(set(request.query_params) - known):
            raise exceptions.ValidationError({name: [_("Parametern finns inte.")] for name in unknown})
        return super().filter_queryset(request, queryset, view) if view.filterset_class else queryset


class ReadViewSet(mixins.ListModelMixin, mixins.RetrieveModelMixin, viewsets.GenericViewSet):
    """A collection to read. Subclasses name `queryset`, `serializer_class`, `filterset_class`, `ordering_fields`."""

    http_method_names = ["get", "post", "patch", "head", "options"]
    lookup_value_regex = "[0-9]{1,18}"
    filter_backends = [DeclaredFilters]
    filterset_class = None
    ordering_fields = ()
    schema = RecordSchema()

    def get_queryset(self):
        rows = super().get_queryset().visible_to(self.request.user)
        return rows.select_related(None) if self.action == "list" else rows  # a list gives other records by their number alone

    def retrieve(self, request, *args, **kwargs):
        thing = self.get_object()
        return Response(self.get_serializer(thing).data, headers=self.version_header(thing))

    def check_parameters(self):
        if unknown := sorted(set(self.request.query_params) - {"format"}):
            raise exceptions.ValidationError({name: [_("Parametern finns inte.")] for name in unknown})

    def get_object(self):
        self.check_parameters()
        lookup = self.kwargs[self.lookup_field]
        thing = self.get_queryset().filter(pk=lookup).first()
        if thing is None:
            raise Http404
        return thing

    def version_header(self, thing):
        return {"ETag": etag(thing)} if hasattr(thing, "version") else {}

    def answer(self, thing, code=status.HTTP_200_OK):
        """The record as it now stands, with the version it has."""
        thing = self.get_queryset().filter(pk=thing.pk).first() or thing
        return Response(self.get_serializer(thing).data, status=code, headers=self.version_header(thing))

    def seen(self, thing):
        """The record with the version that the client says it saw."""
        sent = self.request.headers.get("If-Match")
        if sent is None:
            raise IfMatchMissing
        if not re.fullmatch(r'(W/)?"[0-9]{1,9}"', sent):
            raise PreconditionFailed(etag(thing))
        version = int(sent.removeprefix("W/").strip('"'))
        if version != thing.version:
            raise PreconditionFailed(etag(thing))
        return thing


class RecordViewSet(ReadViewSet):
    """A collection to read, add to and change, through the acts `register` and `change`: functions of `services`.

    `thing` is the name of the act's argument for the record that is changed.
    """

    register = None
    change = None
    thing = ""

    def create(self, request, *args, **kwargs):
        if self.register is None:
            raise exceptions.MethodNotAllowed(request.method)
        self.check_parameters()
        serializer = self.get_serializer(data=request.data)
        serializer.is_valid(raise_exception=True)
        made = type(self).register(actor=request.user, **serializer.validated_data)
        return self.answer(made, status.HTTP_201_CREATED)

    def partial_update(self, request, *args, **kwargs):
        if self.change is None:
            raise exceptions.MethodNotAllowed(request.method)
        thing = self.seen(self.get_object())
        serializer = self.get_serializer(thing, data=request.data, partial=True)
        serializer.is_valid(raise_exception=True)
        changed = type(self).change(actor=request.user, **{self.thing: thing}, **serializer.validated_data)
        return self.answer(changed)


def act_endpoint(act, thing, serializer=NoAnswers, *, name="", made=False):
    """An act on one record as `POST …/{id}/{name}/`; answers with the record, or with what the act has `made`, of the same noun.

    The name is the act's verb unless given.
    """
    name = name or act.__name__.split("_")[0]

    def endpoint(self, request, *args, **kwargs):
        record = self.get_object()
        if "If-Match" in request.headers:
            record = self.seen(record)
        asked = serializer(data=request.data or {}, context=self.get_serializer_context())
        asked.is_valid(raise_exception=True)
        done = act(actor=request.user, **{thing: record}, **asked.validated_data)
        return self.answer(done, status.HTTP_201_CREATED) if made else self.answer(record)

    endpoint.__name__, endpoint.made = name, made
    endpoint.__doc__ = act.__doc__
    described = extend_schema(request=None if serializer is NoAnswers else serializer)
    return described(action(detail=True, methods=["post"], url_path=name, url_name=name)(endpoint))
