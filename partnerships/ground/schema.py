"""How the API describes itself: names that cannot collide, and the answers that every endpoint may give besides its own."""

from functools import cache

from django.apps import apps
from django.utils.translation import gettext as _
from drf_spectacular.extensions import OpenApiSerializerFieldExtension
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, inline_serializer
from rest_framework import serializers

PROBLEM = inline_serializer(
    "Problem",
    {
        "type": serializers.CharField(),
        "title": serializers.CharField(),
        "status": serializers.IntegerField(),
        "detail": serializers.CharField(required=False),
        "errors": inline_serializer(
            "ProblemField", {"field": serializers.CharField(), "message": serializers.CharField()}, many=True, required=False
        ),
    },
)
ALWAYS = {"400", "401", "403", "404", "405", "406", "429"}
BESIDES = {"GET": set(), "POST": {"409", "412", "415", "422"}, "PATCH": {"412", "415", "428"}}
# The acts that stand behind what every endpoint has; an act of its own is described by itself.
ACTS = {"create": "register", "partial_update": "change"}


@cache
def description():
    return SchemaGenerator().get_schema(request=None, public=True)


class DescribedOnce(SchemaGenerator):
    """The API describes itself alike to everybody: worked out once in each process, and not for seconds at each request."""

    def get_schema(self, request=None, public=False):
        return description()


class RecordSchema(AutoSchema):
    def act(self):
        return getattr(self.view, ACTS[self.view.action]) if self.view.action in ACTS else None

    def is_excluded(self):
        """What nobody can add to or change answers 405, and is not offered."""
        return super().is_excluded() or self.view.action in ACTS and self.act() is None

    def get_description(self):
        if self.view.action in {"list", "retrieve"}:
            return ""
        return self.act().__doc__ or "" if self.act() else super().get_description()

    def get_serializer_name(self, serializer, direction):
        """A record is called what its model is called; the answers to an act carry the name of their topic."""
        name = super().get_serializer_name(serializer, direction)
        if isinstance(serializer, serializers.ModelSerializer) and type(serializer).__name__.endswith("Serializer"):
            return serializer.Meta.model.__name__
        topic = apps.get_containing_app_config(serializer.__module__).label
        return name if topic in {"ground", "rest_framework"} else topic.capitalize() + name

    def get_override_parameters(self):
        parameters = list(super().get_override_parameters())
        if self.method == "PATCH":
            parameters.append(
                OpenApiParameter(
                    "If-Match", str, OpenApiParameter.HEADER, required=True, description=_("Den ETag som posten lästes med.")
                )
            )
        if self._is_list_view() and self.method == "GET" and getattr(self.view, "ordering_fields", ()):
            choices = [order for name in self.view.ordering_fields for order in (name, f"-{name}")]
            parameters.append(OpenApiParameter("ordering", str, enum=choices, description=_("Ordning; minus vänder den.")))
        return parameters

    def get_response_serializers(self):
        """An act that makes another record answers 201, as registering does."""
        serializers_of_answers = super().get_response_serializers()
        makes = getattr(getattr(self.view, self.view.action or "", None), "made", False)
        return {201: serializers_of_answers} if makes else serializers_of_answers

    def _get_response_bodies(self, direction="response"):
        bodies = super()._get_response_bodies(direction)
        for code in sorted((ALWAYS | BESIDES[self.method]) - set(bodies)):
            bodies[code] = self._get_response_for_code(
                OpenApiResponse(PROBLEM, description=_("Fel")),
                code,
                media_types=["application/problem+json"],
                direction=direction,
            )
        return bodies


class KeyMayBeHidden(OpenApiSerializerFieldExtension):
    """Whoever may not see the other record reads null (see `KeyField`); what is sent is a number, as always."""

    target_class = "partnerships.ground.serializers.KeyField"

    def map_serializer_field(self, auto_schema, direction):
        described = auto_schema._map_serializer_field(self.target, direction, bypass_extensions=True)
        may_be_hidden = direction == "response" and not self.target.allow_null  # of what may be null anyway, that is added after
        return described | {"type": ["integer", "null"] if may_be_hidden else "integer"}
