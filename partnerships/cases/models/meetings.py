"""A board's meetings: the meeting plan, and what is told the board at them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import format_day, today
from partnerships.ground.models import Record, Records
from partnerships.register.models import Board
from partnerships.register.rights import Area


class BoardMeetings(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))


class BoardMeeting(Record):
    """A board's meeting in the meeting plan: its day, and the last day for documents (manusstopp)."""

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="meetings", verbose_name=_("nämnd"))
    date = models.DateField(_("sammanträdesdag"))
    documents_due = models.DateField(_("manusstopp"), null=True, blank=True)

    objects = BoardMeetings.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("sammanträde")
        verbose_name_plural = _("sammanträden")
        ordering = ["-date", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["board", "date"],
                name="one_meeting_per_board_and_day",
                violation_error_message=_("Nämnden har redan ett sammanträde den dagen."),
            ),
            models.CheckConstraint(
                condition=Q(documents_due=None) | Q(documents_due__lte=models.F("date")),
                name="documents_are_due_before_the_meeting",
                violation_error_message=_("Manusstopp kan inte ligga efter sammanträdet."),
            ),
        ]

    def __str__(self):
        return f"{self.board} {format_day(self.date)}"

    def get_absolute_url(self):
        return reverse("cases:meeting", args=[self.pk])

    def check_held(self):
        if self.date > today():
            raise ValidationError(
                _("Sammanträdet är %(day)s. Anmälan registreras när det har hållits.") % {"day": format_day(self.date)}
            )

    def check_can_move_to(self, day):
        """The day stands once something was decided or reported at the meeting."""
        if day != self.date and (self.decisions.exists() or self.reported.exists()):
            raise ValidationError({"date": _("Beslut är fattade eller anmälda vid sammanträdet. Dagen kan inte ändras.")})
