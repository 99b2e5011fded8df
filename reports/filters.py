"""What can be asked of the log and of what falls due."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from partnerships.audit.models import AuditEvent
from partnerships.ground.days import add_months, today
from partnerships.ground.filters import DayFilter, Filters, KeyFilter, StateFilter, TextFilter
from partnerships.ground.swedish import sort_key


class EventFilters(Filters):
    search = TextFilter(field_name="object_label", lookup_expr="contains", label=_("Sök benämning"))
    actor = TextFilter(field_name="actor_label", lookup_expr="contains", label=_("Vem"))
    object_type = TextFilter(field_name="object_type", lookup_expr="exact")
    object = KeyFilter(field_name="object_id")
    source = StateFilter(choices=AuditEvent.Source.choices, label=_("Väg"))
    from_day = DayFilter(field_name="at", lookup_expr="date__gte", label=_("Från"))
    to_day = DayFilter(field_name="at", lookup_expr="date__lte", label=_("Till och med"))

    class Meta:
        model = AuditEvent
        fields = []


class DueFilters(forms.Form):
    """Narrows a list of what falls due, which is no table of the database: `rows` holds all of it."""

    WITHIN = {"3": 3, "6": 6}
    LATE = "forsenat"

    nar = forms.ChoiceField(label=_("När"), required=False)
    slag = forms.ChoiceField(label=_("Slag"), required=False)
    namnd = forms.ChoiceField(label=_("Nämnd"), required=False)
    ansvarig = forms.ChoiceField(label=_("Ansvarig"), required=False)
    vems = forms.ChoiceField(
        label=_("Visa"), required=False, choices=[("", _("Det jag ska göra")), ("alla", _("Allt jag får se"))]
    )

    def __init__(self, data, rows):
        super().__init__(data)
        self.rows = rows
        self.fields["nar"].choices = [
            ("", _("Inom ett år")),
            *((months, _("Inom %(months)s månader") % {"months": months}) for months in self.WITHIN),
            (self.LATE, _("Försenat")),
        ]
        self.fields["vems"].choices = [("", _("Det jag ska göra")), ("alla", _("Allt jag får se"))]
        boards = {due.board.pk: due.board for due in rows if due.board}
        for name, found in (
            ("slag", {slugify(due.noun): due.noun for due in sorted(rows, key=lambda due: sort_key(due.noun))}),
            ("namnd", {str(pk): board.name for pk, board in sorted(boards.items(), key=lambda item: item[1].sort_text)}),
            ("ansvarig", {slugify(due.who): due.who for due in sorted(rows, key=lambda due: sort_key(due.who)) if due.who}),
        ):
            self.fields[name].choices = [("", _("Alla")), *found.items()]

    @property
    def form(self):
        """As a list's filters have it, for the template they share."""
        return self

    def shown(self):
        """The rows that are asked for, in order."""
        asked, months = self.cleaned_data, self.WITHIN.get(self.cleaned_data["nar"])
        last = months and add_months(today(), months)
        return [
            due
            for due in self.rows
            if (due.mine or asked["vems"])
            and (not last or due.day <= last)
            and (asked["nar"] != self.LATE or due.state == "late")
            and asked["slag"] in ("", slugify(due.noun))
            and asked["namnd"] in ("", str(due.board and due.board.pk))
            and asked["ansvarig"] in ("", slugify(due.who))
        ]
