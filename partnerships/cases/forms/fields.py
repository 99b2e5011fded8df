"""Fields and parts of forms that the other apps use too."""

from itertools import chain

from django import forms
from django.db.models import Case, F, Q, Value, When
from django.forms.models import ModelChoiceIterator
from django.urls import reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import say_if_empty
from partnerships.register.models import Board

from ..models import GoverningDocument

LONG = forms.Textarea(attrs={"rows": 3})
ABOVE = (Board.Kind.EXECUTIVE, Board.Kind.COUNCIL)


def sections(form, groups):
    """The fields that the form has, group by group, as `ground/_form.html` draws them."""
    shown = [(title, [form[name] for name in names if name in form.fields]) for title, names in groups]
    return [{"title": title, "fields": fields} for title, fields in shown if fields]


class CaseChoiceField(forms.ModelChoiceField):
    """Diary numbers to choose from, with what each is about, and who registers one that is not there. The newest first."""

    def __init__(self, queryset, *, help_text="", **kwargs):
        told = _("Saknas numret? Nämndsekreteraren registrerar det under Ärenden, Diarienummer.")
        super().__init__(queryset, help_text=help_text or told, **kwargs)

    @property
    def queryset(self):
        return super().queryset

    @queryset.setter
    def queryset(self, rows):
        forms.ModelChoiceField.queryset.fset(self, rows.newest_first())

    def of_boards(self, boards, chosen=None):
        """Only the numbers of some boards and those above every board, beside the one that is chosen already."""
        above = Q(board=None) | Q(board__kind__in=ABOVE)
        self.queryset = self.queryset.filter(above | Q(board__in=boards) | Q(pk=chosen))

    def label_from_instance(self, case):
        return case.titled()


class DecisionsInGroups(ModelChoiceIterator):
    """The choices, under headings where there are several kinds of them."""

    def __iter__(self):
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        groups = {}
        for decision in self.queryset:
            groups.setdefault(self.field.heading_of(decision), []).append(self.choice(decision))
        yield from groups.items() if len(groups) > 1 else chain(*groups.values())


class DecisionChoiceField(forms.ModelChoiceField):
    """Boards' decisions to choose from: §, day, heading and diary number. The newest first, those in the case before others.

    `lacking` stands in place of the list where no decision can be chosen. With `used_last` those that something else rests on
    already stand by themselves.
    """

    lacking = _("Inget beslut kan väljas än. Nämndsekreteraren registrerar beslut under Ärenden.")
    case, used_last = None, False
    iterator = DecisionsInGroups

    @property
    def queryset(self):
        return super().queryset

    @queryset.setter
    def queryset(self, rows):
        used = [When(is_used=True, then=2)] if self.used_last else []
        in_case = [When(case=self.case, then=0)] if self.case else []
        order = Case(*used, *in_case, default=1) if used or in_case else Value(1)
        rows = rows.with_use() if used else rows
        rows = rows.select_related("board", "case").order_by(order, F("meeting_date").desc(nulls_last=True), "-pk")
        forms.ModelChoiceField.queryset.fset(self, rows)
        say_if_empty(self, self.lacking, reverse_lazy("cases:decision_list"), _("Nämndbeslut"))

    def offer(self, rows, *, case=None, lacking="", used_last=False):
        """Let the user choose among these."""
        self.case, self.lacking, self.used_last = case, lacking or self.lacking, used_last
        self.queryset = rows

    def heading_of(self, decision):
        if self.used_last and decision.is_used:
            return _("Redan använda till något annat")
        if self.case and decision.case_id == self.case.pk:
            return format_lazy(_("Med diarienummer {case}"), case=self.case.raw)
        return _("Andra beslut")

    def label_from_instance(self, decision):
        return decision.titled()


class GoverningChoiceField(forms.ModelChoiceField):
    """The governing documents that a record can cite: those of its kind that are in force on its day."""

    def offer(self, thing, user):
        """Let the user choose among what governs the record."""
        rows = GoverningDocument.objects.visible_to(user).select_related("decision")
        self.queryset = thing.documents_that_govern(rows)
        kinds = ", ".join(str(kind.label).lower() for kind in thing.governed_by())
        lacking = _("Inget gällande dokument av slaget %(kinds)s är registrerat.") % {"kinds": kinds}
        say_if_empty(self, lacking, reverse_lazy("cases:governing_list"), _("Styrdokument"))

    def label_from_instance(self, document):
        return document.titled()


class OwnBoard:
    """The board is chosen once, among those that the user registers for, and stays."""

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            del self.fields["board"]
        else:
            self.fields["board"].queryset = self.own_boards()

    def own_boards(self):
        return self.user.boards_with("C", "decisions")
