"""Forms for members by age and gender."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm, RecordForm

from ..models import AgeSpan, ApplicationStatistics

Gender = ApplicationStatistics.Gender


class AgeSpanForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = AgeSpan
        fields = ["name", "age_from", "age_to", "order", "active"]


class StatisticsForm(ActForm):
    """One field for each age span and gender; an empty one is not known."""

    reason = forms.CharField(label=_("Varför ändrar du?"), help_text=_("Syns i historiken."), max_length=500, required=False)

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        counted = {(row.age_span_id, row.gender): row.count for row in thing.statistics.all()}
        earlier = thing.earlier()
        last = {(row.age_span_id, row.gender): row.count for row in earlier.statistics.all()} if earlier else {}
        reason = self.fields.pop("reason")
        self.spans = list(AgeSpan.objects.filter(Q(active=True) | Q(pk__in=thing.statistics.values("age_span"))))
        for span in self.spans:
            for gender in Gender:
                label = f"{span}, {gender.label}"
                field = forms.IntegerField(label=label, required=False, min_value=0, max_value=9_999_999)
                if (before := last.get((span.pk, gender))) is not None:
                    field.help_text = _("Förra ansökan: %(count)s.") % {"count": before}
                self.fields[name_of(span, gender)] = field
                self.initial[name_of(span, gender)] = counted.get((span.pk, gender))
        if thing.state == thing.State.SUBMITTED:
            self.fields["reason"] = reason

    @property
    def grid(self):
        """The table that the application shows, with a field in each cell; the sums are of what stands in the fields."""
        rows = [{"heading": str(span), "fields": [self[name_of(span, gender)] for gender in Gender]} for span in self.spans]
        for row in rows:
            row["sum"] = sum_of(row["fields"])
        columns = [[row["fields"][place] for row in rows] for place in range(len(Gender))]
        return {
            "caption": _("Medlemmar per ålder och kön"),
            "corner": _("Ålder"),
            "columns": [gender.label for gender in Gender],
            "rows": rows,
            "sums": [sum_of(fields) for fields in columns],
            "total": sum_of([field for fields in columns for field in fields]),
        }

    @property
    def sections(self):
        return [{"title": _("Ändringen"), "fields": [self["reason"]]}] if "reason" in self.fields else []

    def take(self):
        values = super().take()
        counts = [
            {"age_span": span, "gender": gender.value, "count": values[name_of(span, gender)]}
            for span in self.spans
            for gender in Gender
            if values[name_of(span, gender)] is not None
        ]
        return {"counts": counts, "reason": values.get("reason", "")}


def sum_of(fields):
    """The sum of the numbers that stand in some fields; None where there is none."""
    numbers = [int(text) for field in fields if (text := str(field.value()).strip()).isdecimal()]
    return sum(numbers) if numbers else None


def name_of(span, gender):
    return f"count_{span.pk}_{gender.value}"
