"""What somebody is to carry out because a board decided it."""

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import Record, Records, Stateful
from partnerships.register.models import Board, Office
from partnerships.register.rights import Area

from .decisions import BoardDecision
from .references import CaseReference


class Assignments(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.DECISIONS))

    def open(self):
        return self.filter(state__in=[Assignment.State.OPEN, Assignment.State.IN_PROGRESS])


class Assignment(Stateful, Record):
    """A numbered point of a decision that somebody is to carry out. A proposed one rests on no decision yet."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Föreslaget")
        OPEN = "open", _("Beslutat")
        IN_PROGRESS = "in_progress", _("Pågår")
        DONE = "done", _("Klart")
        CANCELLED = "cancelled", _("Avslutat utan åtgärd")

    NEXT = {
        State.PROPOSED: (State.OPEN, State.CANCELLED),
        State.OPEN: (State.IN_PROGRESS, State.DONE, State.CANCELLED),
        State.IN_PROGRESS: (State.DONE, State.CANCELLED),
    }

    board = models.ForeignKey(Board, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("nämnd"))
    decision = models.ForeignKey(
        BoardDecision, on_delete=models.PROTECT, null=True, blank=True, related_name="assignments", verbose_name=_("beslut")
    )
    case = models.ForeignKey(CaseReference, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("diarienummer"))
    point_no = models.PositiveSmallIntegerField(_("punkt"), null=True, blank=True)
    text = models.TextField(_("uppdrag"), max_length=2000)
    assignee = models.CharField(_("ansvarig"), max_length=150, blank=True)
    assignee_office = models.ForeignKey(
        Office, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("ansvarigt kontor")
    )
    due = models.DateField(_("klart senast"), null=True, blank=True)
    due_as_written = models.CharField(_("tid enligt handlingen"), max_length=60, blank=True)
    source = models.CharField(_("källa"), max_length=200, blank=True)
    state = models.CharField(_("status"), max_length=15, choices=State, default=State.PROPOSED, editable=False)

    objects = Assignments.as_manager()
    SET_ONCE = frozenset({"board"})

    class Meta:
        verbose_name = _("uppdrag")
        verbose_name_plural = _("uppdrag")
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="proposed") | Q(state="cancelled") | Q(decision__isnull=False),
                name="assignment_rests_on_a_decision",
                violation_error_message=_("Ett uppdrag är föreslaget tills ett beslut är registrerat."),
            )
        ]

    def __str__(self):
        return self.text[:80]

    def get_absolute_url(self):
        return reverse("cases:assignment", args=[self.pk])

    def check_rests_on(self, decision):
        """An assignment is given by any decision, whatever its day and outcome."""
