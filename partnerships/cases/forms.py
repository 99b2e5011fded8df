"""Forms for decisions, meetings, assignments and cases."""

from itertools import chain

from django import forms
from django.db.models import Case, F, Q, Value, When
from django.forms.models import ModelChoiceIterator
from django.urls import reverse, reverse_lazy
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.forms import ActForm, RecordForm, say_if_empty
from partnerships.register.models import Board

from .models import (
    Assignment,
    BoardDecision,
    BoardMeeting,
    CaseReference,
    DecisionBasis,
    Dissent,
    GoverningDocument,
    Motion,
    Remark,
)

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


class DecisionForm(OwnBoard, RecordForm):
    def narrow(self):
        super().narrow()
        if self.thing is None and not self.user.may("C", "decisions"):
            self.initial["is_delegated"], self.fields["is_delegated"].disabled = True, True  # a delegate registers no others
        meetings = BoardMeeting.objects.visible_to(self.user).filter(date__lte=today())
        own = {"board": self.thing.board} if self.thing is not None else {"board__in": self.own_boards()}
        self.fields["meeting"].queryset = meetings.filter(**own).select_related("board")
        say_if_empty(self.fields["meeting"], _("Inget sammanträde är registrerat. Ange beslutsdagen."))
        self.fields["case"].of_boards(self.own_boards(), self.thing and self.thing.case_id)
        if self.thing is not None and next(self.thing.resting(), None):
            self.fields["reason"].help_text = _("Syns i historiken. Behövs när du rättar datum, paragraf eller utfall.")

    def own_boards(self):
        return super().own_boards() | self.user.boards_with("D", "decisions")

    class Meta(RecordForm.Meta):
        model = BoardDecision
        fields = [
            "board", "title", "meeting", "meeting_date", "paragraph", "case", "outcome", "text", "is_delegated", "delegate_role",
            "delegation_point", "reported_to_board_on", "adjusted_date", "notice_date", "notice_date_reason", "proposition",
            "distribution", "received_on", "registered_in_diary", "diary_system",
        ]  # fmt: skip
        field_classes = {"case": CaseChoiceField}
        widgets = {"text": LONG, "proposition": LONG, "distribution": LONG}
        help_texts = {
            "meeting": _("Väljer du sammanträdet fylls beslutsdagen i av sig själv."),
            "meeting_date": _("Lämna tomt om du valt sammanträde, eller om dagen är okänd."),
            "notice_date_reason": _("Fylls i när anslaget är daterat före ärendet eller beslutet, och det ändå stämmer."),
            "proposition": _("Hur ordföranden ställde förslagen mot varandra. Fylls i när det fanns flera yrkanden."),
            "received_on": _("Dagen då beslutet kom till den som ska ha det, till exempel kommunstyrelsen."),
        }

    SECTIONS = (
        (_("Beslutet"), ("board", "title", "meeting", "meeting_date", "paragraph", "case", "outcome", "text")),
        (_("På delegation"), ("is_delegated", "delegate_role", "delegation_point", "reported_to_board_on")),
        (_("Protokoll och anslag"), ("adjusted_date", "notice_date", "notice_date_reason", "proposition")),
        (_("Expediering och diarium"), ("distribution", "received_on", "registered_in_diary", "diary_system")),
        (_("Ändringen"), ("reason",)),
    )

    @property
    def sections(self):
        return sections(self, self.SECTIONS)


class MeetingForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = BoardMeeting
        fields = ["board", "date", "documents_due"]


class AssignmentForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = Assignment
        fields = ["board", "case", "point_no", "text", "assignee", "assignee_office", "due", "due_as_written", "source"]
        field_classes = {"case": CaseChoiceField}
        widgets = {"text": LONG}

    def narrow(self):
        super().narrow()
        self.fields["case"].of_boards(self.own_boards(), self.thing and self.thing.case_id)


class DecideForm(ActForm):
    decision = DecisionChoiceField(BoardDecision.objects.none(), label=_("Nämndbeslut"))

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["decision"].offer(BoardDecision.objects.visible_to(user).filter(board=thing.board), case=thing.case)
        say_if_empty(
            self.fields["decision"],
            _("Nämnden har inget registrerat beslut."),
            reverse("cases:register_decision"),
            _("Registrera beslutet först"),
        )


class MoveForm(ActForm):
    state = forms.ChoiceField(label=_("Ny status"))
    reason = forms.CharField(label=_("Anteckning"), required=False, max_length=500)

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        states = [state for state in Assignment.NEXT.get(thing.state, ()) if state != Assignment.State.OPEN]
        self.fields["state"].choices = [(state.value, state.label) for state in states]


class CaseForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = CaseReference
        fields = ["raw", "title", "board", "matter", "stated_in", "opened_on"]
        field_classes = {"matter": CaseChoiceField}
        help_texts = {"matter": _("Fylls i när flera nämnder har egna nummer i samma ärende.")}


class GoverningForm(OwnBoard, RecordForm):
    class Meta(RecordForm.Meta):
        model = GoverningDocument
        fields = [
            "kind", "title", "version_text", "board", "case", "decision", "valid_from", "valid_to", "review_due", "predecessor",
            "source",
        ]  # fmt: skip
        field_classes = {"case": CaseChoiceField, "decision": DecisionChoiceField}
        help_texts = {
            "version_text": _("Till exempel 2024 eller 1.2."),
            "decision": _("Lämna tomt så länge det är föreslaget. Utan beslut gäller det inte."),
            "valid_from": _("Lämna tomt om det gäller från beslutet."),
            "valid_to": _("Lämna tomt om det gäller tills vidare."),
            "predecessor": _("Den äldre versionen. Den gäller tills denna börjar gälla."),
        }

    def narrow(self):
        super().narrow()
        boards, case = self.own_boards(), self.thing and self.thing.case
        self.fields["case"].of_boards(boards, case and case.pk)
        own = Q(board=self.thing.board_id) if self.thing is not None else Q(board__in=boards)
        serving = Q(outcome__in=BoardDecision.IN_FAVOUR) & (own | Q(board__kind__in=ABOVE))
        decisions = BoardDecision.objects.visible_to(self.user).filter(serving)
        self.fields["decision"].offer(decisions, case=case, lacking=_("Inget beslut som antar eller godkänner är registrerat."))
        older = self.fields["predecessor"].queryset.exclude(pk=self.thing and self.thing.pk)
        self.fields["predecessor"].queryset = older

    def own_boards(self):
        return self.user.boards_with("C", "governing")

    SECTIONS = (
        (_("Styrdokumentet"), ("kind", "title", "version_text", "board", "case", "source")),
        (_("Beslut och giltighet"), ("decision", "valid_from", "valid_to", "review_due", "predecessor")),
        (_("Ändringen"), ("reason",)),
    )

    @property
    def sections(self):
        return sections(self, self.SECTIONS)


class MotionForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Motion
        fields = ["mover", "party", "demand", "result"]
        widgets = {"demand": LONG}


class DissentForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Dissent
        fields = ["person", "party", "reason"]
        widgets = {"reason": LONG}


class RemarkForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = Remark
        fields = ["kind", "text"]
        widgets = {"text": LONG}


class BasisForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = DecisionBasis
        fields = ["title", "document_date", "document"]
