"""What one list is that can be handed out as Excel."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import Column

CASE = Column(_("Diarienummer"), "case.raw")


@dataclass(frozen=True)
class ListExport:
    """One list: its title, its rows (narrowed by `visible_to`), its filters and its columns on screen."""

    title: str
    rows: Any
    filters: type
    on_screen: list
    beside: tuple = ()  # what the page writes in small under a value: columns of their own, after the first

    @property
    def columns(self):
        return [self.on_screen[0], *self.beside, *self.on_screen[1:]]

    def rows_for(self, user):
        """The rows that the user may see; where the columns are plain fields, nothing else of them is read."""
        rows = self.rows.visible_to(user)
        annotated = rows.query.annotations if isinstance(rows, QuerySet) else ()
        values = [column.value for column in self.columns if column.value not in annotated]
        paths = [field_path(rows.model, value) for value in values]
        if None in paths:
            return rows
        related = {path.rpartition("__")[0] for path in paths} - {""}
        return rows.select_related(None).select_related(*related).only(*paths)


def field_path(model, path):
    """`round__scheme__name` of a column's `round.scheme.name`; None where it is no plain field."""
    if callable(path):
        return None
    *steps, name = path.split(".")
    name = re.sub("^get_(.+)_display$", r"\1", name)
    try:
        for step in steps:
            model = model._meta.get_field(step).related_model
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    return "__".join([*steps, name]) if field.concrete else None
