"""Declared conflicts of interest (jäv): who may take no part in an application."""

from django.db import models
from django.db.models import Prefetch, Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import Record, Records
from partnerships.register.models import User
from partnerships.register.rights import Area

from .applications import GrantApplication


class ConflictsOfInterest(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.ASSESSMENTS, board="application__board") | Q(user=user.pk))

    def standing(self):
        return self.filter(lifted_on=None)

    def shutting_out(self, user):
        """The applications that the user takes no part in."""
        return self.standing().filter(user=user.pk).values("application")


class ConflictOfInterest(Record):
    """A person who is disqualified (jävig) from one application, by their own word or another officer's (R23)."""

    application = models.ForeignKey(
        GrantApplication, on_delete=models.PROTECT, related_name="conflicts", verbose_name=_("ansökan")
    )
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+", verbose_name=_("den som är jävig"))
    declared_on = models.DateField(_("anmält"), default=today)
    noted_by = models.ForeignKey(User, on_delete=models.PROTECT, editable=False, related_name="+", verbose_name=_("antecknat av"))
    lifted_on = models.DateField(_("upphävt"), null=True, blank=True, editable=False)

    objects = ConflictsOfInterest.as_manager()
    SET_ONCE = frozenset({"application", "user"})

    class Meta:
        verbose_name = _("jäv")
        verbose_name_plural = _("jäv")
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application", "user"],
                condition=Q(lifted_on=None),
                name="one_standing_conflict_per_person_and_application",
                violation_error_message=_("Personen är redan antecknad som jävig i ansökan."),
            )
        ]

    def __str__(self):
        return str(self.application)

    @property
    def board_id(self):
        return self.application.board_id

    def get_absolute_url(self):
        return self.application.get_absolute_url()


def with_conflicts(application):
    """Reads who is shut out from all of a list's applications at once, for lists that ask for a right row by row."""
    standing = ConflictOfInterest.objects.standing().select_related("user", "noted_by")
    return Prefetch(f"{application}__conflicts", standing, to_attr="standing_conflicts")
