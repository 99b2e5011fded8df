"""Forms for decisions, and for what stands in the minutes beside them."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.forms import RecordForm, say_if_empty

from ..models import BoardDecision, BoardMeeting, DecisionBasis, Dissent, Motion, Remark
from .fields import LONG, CaseChoiceField, OwnBoard, sections


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
