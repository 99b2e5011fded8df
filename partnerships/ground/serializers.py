"""What the API reads and writes of a record: declared fields only, kronor as decimal strings, other records by number."""

import re
from decimal import Decimal

from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from .days import FIRST_YEAR, LAST_YEAR
from .filters import LARGEST_ID
from .models import field_of, seen_of
from .money import KronorField


class KronorSerializerField(serializers.DecimalField):
    """Kronor as a decimal string with a point: "43000.00"."""

    def __init__(self, **kwargs):
        kwargs.setdefault("max_digits", 15)
        super().__init__(decimal_places=2, coerce_to_string=True, **kwargs)

    def to_internal_value(self, value):
        if isinstance(value, bool | float) or (
            isinstance(value, str) and not re.fullmatch(r"-?[0-9]{1,13}(\.[0-9]{1,2})?", value)
        ):
            self.fail("invalid")
        return super().to_internal_value(value)

    def to_representation(self, value):
        return f"{Decimal(value):.2f}"


class DaySerializerField(serializers.DateField):
    """A day as `2019-03-01`, within the years that the register can reckon with."""

    def to_internal_value(self, value):
        day = super().to_internal_value(value)
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.fail("invalid", format="YYYY-MM-DD")
        return day


@extend_schema_field({"type": "string", "pattern": "^([01][0-9]|2[0-3]):[0-5][0-9]$", "examples": ["17:30"]})
class ClockSerializerField(serializers.TimeField):
    """A time of day as `17:30`, in the municipality's own time; a zone has no place in it."""

    def __init__(self, **kwargs):
        super().__init__(format="%H:%M", input_formats=["%H:%M"], **kwargs)


class KeyField(serializers.PrimaryKeyRelatedField):
    """Another record by its number, among those that the user may see; null where it is one that the user may not see."""

    def to_representation(self, value):
        return value.pk if self.seen is None or value.pk in self.seen else None

    @cached_property
    def seen(self):
        """The numbers that may be shown, asked once for all rows that are shown together; None for all."""
        request, record = self.context.get("request"), self.parent
        if request is None or not isinstance(record, RecordSerializer) or record.root not in (record, record.parent):
            return None
        related = getattr(field_of(record.Meta.model, self.source), "related_model", None)
        if not hasattr(related, "_default_manager") or not hasattr(related._default_manager, "visible_to"):
            return None
        rows = [record.root.instance] if record.root is record else record.root.instance
        return seen_of(related, {getattr(row, f"{self.source}_id") for row in rows} - {None}, request.user)

    def get_queryset(self):
        rows = super().get_queryset()
        request = self.context.get("request")
        if rows is None or request is None:
            return rows
        return rows.visible_to(request.user) if hasattr(rows, "visible_to") else rows

    def to_internal_value(self, data):
        if (
            isinstance(data, bool)
            or not isinstance(data, int | str)
            or not re.fullmatch(r"[0-9]{1,19}", str(data))
            or int(data) > LARGEST_ID
        ):
            self.fail("incorrect_type", data_type=type(data).__name__)
        return super().to_internal_value(data)


class StrictSerializer(serializers.Serializer):
    """Refuses fields that nobody has declared, and those that the register sets itself."""

    def to_internal_value(self, data):
        if isinstance(data, dict):
            writable = {name for name, field in self.fields.items() if not field.read_only}
            if unknown := sorted(set(data) - writable):
                raise serializers.ValidationError({name: [_("Fältet finns inte eller kan inte sättas.")] for name in unknown})
        return super().to_internal_value(data)


class RecordSerializer(StrictSerializer, serializers.ModelSerializer):
    """A record's own fields. The rules are the model's and the act's, asked once, so validators are not repeated here."""

    serializer_related_field = KeyField
    serializer_field_mapping = {
        **serializers.ModelSerializer.serializer_field_mapping,
        KronorField: KronorSerializerField,
        models.DateField: DaySerializerField,
        models.TimeField: ClockSerializerField,
    }

    def get_fields(self):
        fields = super().get_fields()
        if self.partial:
            for name in self.Meta.model.SET_ONCE & fields.keys():
                fields[name].read_only = True
            if "reason" not in fields:  # why it is changed, for the log
                fields["reason"] = serializers.CharField(
                    required=False, allow_blank=True, max_length=500, write_only=True, help_text=_("Syns i historiken.")
                )
        return fields

    def get_validators(self):
        return []

    def build_standard_field(self, field_name, model_field):
        field_class, kwargs = super().build_standard_field(field_name, model_field)
        kwargs["validators"] = [] if "validators" in kwargs else kwargs.get("validators")
        if kwargs["validators"] is None:
            del kwargs["validators"]
        if isinstance(model_field, KronorField):
            kwargs = {
                name: value
                for name, value in kwargs.items()
                if name in {"required", "allow_null", "read_only", "help_text", "label"}
            }
        if model_field.choices and model_field.blank and isinstance(model_field, models.CharField):
            kwargs["allow_blank"] = True  # also where it is set by acts alone
        return field_class, kwargs

    def include_extra_kwargs(self, kwargs, extra_kwargs):
        """What may be blank is described as such when it is only read, too."""
        blank = {"allow_blank": True} if kwargs.get("allow_blank") else {}
        return super().include_extra_kwargs(kwargs, extra_kwargs) | blank


class NoAnswers(StrictSerializer):
    """An act that asks nothing."""
