"""Filters with bounds: what is asked is declared, an unknown question is refused, and no value can overflow a database."""

from functools import cache

import django_filters
from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, ProhibitNullCharactersValidator
from django.utils.translation import gettext_lazy as _

from .days import DayFormField
from .money import KronorFormField

LARGEST_ID = 2**63 - 1
PAGE_PARAMETERS = frozenset({"page", "page_size", "cursor", "ordering", "format"})


class Asked:
    """A question with a label is asked on the page; one without is for links and machines alone."""

    def __init__(self, *args, **kwargs):
        if "label" not in kwargs:
            kwargs.setdefault("widget", forms.HiddenInput)
        super().__init__(*args, **kwargs)


class KeyFilter(Asked, django_filters.NumberFilter):
    """A foreign key by its number: no query, no list to choose from."""

    field_class = forms.IntegerField

    def get_max_validator(self):
        return MaxValueValidator(LARGEST_ID)

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("min_value", 1)
        super().__init__(*args, **kwargs)


class YearFilter(django_filters.NumberFilter):
    field_class = forms.IntegerField

    def __init__(self, *args, **kwargs):
        kwargs.setdefault("label", _("År"))
        super().__init__(*args, min_value=1900, max_value=2200, **kwargs)

    def get_max_validator(self):
        return MaxValueValidator(2200)


class TextFilter(Asked, django_filters.CharFilter):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("validators", [MaxLengthValidator(100), ProhibitNullCharactersValidator()])
        super().__init__(*args, **kwargs)


class DayFilter(Asked, django_filters.DateFilter):
    field_class = DayFormField


class KronorFilter(Asked, django_filters.CharFilter):
    """An amount as people write it; the API's description calls it a text."""

    field_class = KronorFormField


class YesNoFilter(Asked, django_filters.BooleanFilter):
    """Yes, no, or both: who asks nothing sees all rows."""

    def __init__(self, *args, **kwargs):
        if "label" in kwargs:
            kwargs.setdefault("widget", forms.Select(choices=[("", _("Alla")), ("true", _("Ja")), ("false", _("Nej"))]))
        super().__init__(*args, **kwargs)


class RowChoiceField(django_filters.fields.ChoiceField):
    """Each form has a copy of the field, which reads the rows once: to check the answer and to draw the list."""

    def __init__(self, *, choices, **kwargs):
        self.rows = choices
        super().__init__(choices=choices, **kwargs)

    def __deepcopy__(self, memo):
        field = super().__deepcopy__(memo)
        field.choices = cache(self.rows)
        return field


class RowChoiceFilter(django_filters.ChoiceFilter):
    """Choose one row of another noun from a list, by its number. `rows` answers with the rows to choose from."""

    field_class = RowChoiceField

    def __init__(self, *args, rows, **kwargs):
        kwargs.setdefault("empty_label", _("Alla"))
        super().__init__(*args, choices=lambda: [(row.pk, str(row)) for row in rows()], **kwargs)


class StateFilter(Asked, django_filters.ChoiceFilter):
    def __init__(self, *args, **kwargs):
        kwargs.setdefault("empty_label", _("Alla"))
        super().__init__(*args, **kwargs)


class Filters(django_filters.FilterSet):
    """The base of every list's filters: free words first, then the declared ones."""

    search = TextFilter(method="search_words", label=_("Sök"))

    def search_words(self, rows, name, words):
        return rows.search(words)

    def unknown(self):
        """Parameters that nobody has declared."""
        return sorted(set(self.data) - set(self.filters) - PAGE_PARAMETERS)
