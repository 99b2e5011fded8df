"""Rows that are written through the record they belong to: the steps of a late rule, the payment days of a round."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

MOST_ROWS = 50


def put_rows(own, name, rows):
    """Let `own` hold these rows and no others. Answers (before, after) in words, or None where nothing differs."""
    if len(rows) > MOST_ROWS:
        raise ValidationError({name: _("Högst %(most)s rader.") % {"most": MOST_ROWS}})
    stood = list(own.all())
    wanted = [own.model(**{own.field.name: own.instance}, **row) for row in rows]
    wanted.sort(key=lambda row: tuple(getattr(row, field) for field in own.model._meta.ordering))
    before, after = in_words(stood), in_words(wanted)
    if before == after:
        return None
    own.all().delete()
    for row in wanted:
        try:
            row.full_clean()
        except ValidationError as fault:
            raise ValidationError({name: fault.messages}) from None
        row.save()
    return before, after


def in_words(rows):
    return "; ".join(map(str, rows))
