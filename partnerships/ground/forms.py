"""Forms that people fill in: they narrow choices and read what people write; the rules stand in the acts."""

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from .days import DayFormField, format_day
from .models import field_of, seen_of
from .money import KronorField, format_kronor


def form_field(field, **kwargs):
    """The form field of a model field, as the whole register shows it: days and amounts as people write them."""
    kwargs.setdefault("label", capfirst(field.verbose_name))
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        kwargs.pop("form_class", None)
        return field.formfield(form_class=DayFormField, **kwargs)
    if isinstance(field, models.BooleanField) and field.null:
        return forms.TypedChoiceField(
            label=kwargs["label"],
            required=False,
            choices=[("", _("Uppgift saknas")), ("True", _("Ja")), ("False", _("Nej"))],
            coerce=lambda value: value == "True",
            empty_value=None,
            initial="",
        )
    return field.formfield(**kwargs)


def say_if_empty(field, text, url="", label=""):
    """What stands in place of a list that has nothing to choose, and where it is registered. Drawn by `select.html`."""
    field.widget.attrs["empty"] = {"text": text, "url": url, "label": label}


def say_if_any_is_empty(fields):
    for field in fields.values():
        if isinstance(field.widget, forms.Select):
            say_if_empty(field, _("Det finns inget att välja än."))


class ActForm(forms.Form):
    """The questions of one act. `version` is what the user saw of the record that the act changes."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, data=None, *, thing=None, **kwargs):
        super().__init__(data, **kwargs)
        self.thing = thing
        say_if_any_is_empty(self.fields)
        if thing is None:
            del self.fields["version"]
        else:
            self.initial.setdefault("version", thing.version)

    def take(self):
        """The values to hand to the act. The version that the user saw is put on the record itself."""
        values = dict(self.cleaned_data)
        version = values.pop("version", None)
        if self.thing is not None:
            if version is None:
                raise ValidationError(_("Uppgift saknas om vilken version du såg. Öppna sidan på nytt."))
            self.thing.version = version
        return values


class RecordForm(forms.ModelForm):
    """A form over one record: new, or changed from the version that the user saw, with a reason for the log."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    reason = forms.CharField(
        label=_("Varför ändrar du?"), help_text=_("Syns i historiken. Kan lämnas tomt."), max_length=500, required=False
    )

    class Meta:
        formfield_callback = form_field

    def __init__(self, data=None, *, user, thing=None, **kwargs):
        super().__init__(data, instance=thing, **kwargs)
        self.user, self.thing = user, thing
        if thing is None:
            del self.fields["version"], self.fields["reason"]
            if "reason" in self._meta.fields:  # the record's own reason, not the log's
                self.fields["reason"] = form_field(self._meta.model._meta.get_field("reason"))
        else:
            self.initial["version"] = thing.version
        say_if_any_is_empty(self.fields)
        self.narrow()
        if thing is not None:
            self.leave_out_unseen()
        else:
            self.choose_the_only_board()
        self.stands = [] if thing is None else self.take_out(thing.settled_fields())

    def take_out(self, names):
        """What can no longer be changed is not asked about; it is shown above the form as (label, text)."""
        kept = [name for name in self.fields if name in names]
        asked = [(self.fields.pop(name).label, self._meta.model._meta.get_field(name)) for name in kept]
        return [(label, shown(field, getattr(self.thing, field.name))) for label, field in asked]

    def narrow(self):
        """Choices start from what the user may see."""
        for field in self.fields.values():
            if isinstance(field, forms.ModelChoiceField) and hasattr(field.queryset, "visible_to"):
                field.queryset = field.queryset.visible_to(self.user)

    def choose_the_only_board(self):
        """Whoever works for one board need not choose it."""
        for name in ("board", "responsible_board"):
            field = self.fields.get(name)
            if isinstance(field, forms.ModelChoiceField) and field.required and not self.is_bound and not self.initial.get(name):
                boards = field.queryset[:2]
                self.initial[name] = boards[0].pk if len(boards) == 1 else None

    def leave_out_unseen(self):
        """What names a record that the user may not see is not asked: it stays, and cannot be emptied unseen."""
        for name, field in list(self.fields.items()):
            related = getattr(field_of(self._meta.model, name), "related_model", None)
            number = getattr(self.thing, f"{name}_id", None)
            if related and number and isinstance(field, forms.ModelChoiceField) and hasattr(field.queryset, "visible_to"):
                seen = seen_of(related, [number], self.user)
                if seen is not None and number not in seen:
                    del self.fields[name]

    def _post_clean(self):
        # The record's rules are asked by the act, once, on the row as it stands; the form leaves its own copy as it was seen.
        pass

    def take(self):
        values = {name: value for name, value in self.cleaned_data.items() if name != "version"}
        if self.thing is not None:
            version = self.cleaned_data.get("version")
            if version is None:
                raise ValidationError(_("Uppgift saknas om vilken version du såg. Öppna sidan på nytt."))
            self.thing.version = version
        return {name: empty_as_unknown(self.fields[name], value) for name, value in values.items()}


def empty_as_unknown(field, value):
    """An empty answer means that the fact is not known."""
    return None if value == "" and isinstance(field, forms.IntegerField | forms.DecimalField) else value


def shown(field, value):
    """A value of a record's field as the conflict page shows it."""
    if value in (None, ""):
        return ""
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if isinstance(field, KronorField):
        return format_kronor(value)
    if isinstance(field, models.DecimalField):
        return format_kronor(value, unit=False)
    if isinstance(field, models.DateField) and not isinstance(field, models.DateTimeField):
        return format_day(value)
    if isinstance(field, models.TimeField):
        return f"{value:%H.%M}"
    if isinstance(value, bool):
        return str(_("Ja") if value else _("Nej"))
    return "\n".join(str(value).splitlines())  # a browser ends its lines in its own way
