"""Fields of welfare."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import NamedRecord, Records


class WelfareAreas(Records):
    def visible_to(self, user):
        return self if user.is_authenticated else self.none()


class WelfareArea(NamedRecord):
    """A field of welfare (välfärdsområde) that the yearly report is told by: care of the elderly, integration, children."""

    name = models.CharField(_("namn"), max_length=100, unique=True)

    objects = WelfareAreas.as_manager()

    class Meta:
        verbose_name = _("välfärdsområde")
        verbose_name_plural = _("välfärdsområden")
        ordering = ["sort_text", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("agreements:change_welfare_area", args=[self.pk])
