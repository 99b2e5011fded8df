"""What reports keep of their own: the keys to private calendars."""

import hashlib

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import Record, Records
from partnerships.register.models import User
from partnerships.register.rights import Area


def digest_of(secret):
    return hashlib.sha256(secret.encode()).hexdigest()


class CalendarKeys(models.QuerySet):
    def visible_to(self, user):
        """One's own, and everybody's for those who keep users."""
        return self if user.may("U", Area.USERS) else self.filter(user=user.pk)

    def live(self):
        """Keys that open a calendar: not revoked, and of a user who may sign in."""
        return self.filter(revoked_at=None, user__is_active=True)

    def opened_by(self, secret):
        """The live key with this secret, or None."""
        return self.live().select_related("user").filter(digest=digest_of(secret)).first()


class CalendarKey(models.Model):
    """The key in the address of one user's private calendar of what falls due. Only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="calendar_keys", verbose_name=_("användare"))
    digest = models.CharField(max_length=64, unique=True, editable=False)
    everything = models.BooleanField(_("allt jag får se"), default=False, help_text=_("Annars bara det som du själv ska göra."))
    created_at = models.DateTimeField(_("skapad"), auto_now_add=True)
    last_used_on = models.DateField(_("senast hämtad"), null=True, editable=False)
    revoked_at = models.DateTimeField(_("återkallad"), null=True, editable=False)

    objects = CalendarKeys.as_manager()

    class Meta:
        verbose_name = _("kalenderadress")
        verbose_name_plural = _("kalenderadresser")
        ordering = ["-pk"]

    def __str__(self):
        return str(_("Kalenderadress"))

    def note_use(self):
        """Stamp the day, once a day: reading a calendar writes nothing else."""
        if self.last_used_on != today():
            CalendarKey.objects.filter(pk=self.pk).update(last_used_on=today())


class GivingPublishers(Records):
    def visible_to(self, user):
        return self if user.reads(Area.FOLLOW_UP) else self.none()


class GivingPublisher(Record):
    """Who publishes open data of grants: one row per installation, beside the municipality's own."""

    class Licence(models.TextChoices):
        CC_BY = "https://creativecommons.org/licenses/by/4.0/", _("CC BY 4.0: får användas om källan anges")
        CC_ZERO = "https://creativecommons.org/publicdomain/zero/1.0/", _("CC0 1.0: får användas fritt")

    prefix = models.CharField(
        _("prefix hos 360Giving"),
        max_length=40,
        blank=True,
        validators=[RegexValidator("^[A-Za-z0-9]+$", _("Prefixet har bara bokstäverna a till z och siffror."))],
        help_text=_("Tomt tills kommunen är registrerad hos 360Giving."),
    )
    licence = models.CharField(_("licens"), max_length=100, choices=Licence, default=Licence.CC_BY)
    website = models.URLField(_("sidan där filen publiceras"), blank=True)

    objects = GivingPublishers.as_manager()

    class Meta:
        verbose_name = _("utgivare av öppna data")
        verbose_name_plural = _("utgivare av öppna data")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_publisher_per_installation")]

    def __str__(self):
        return str(_("Utgivare av öppna data"))

    @classmethod
    def current(cls):
        """The row, or what stands until there is one."""
        return cls.objects.first() or cls(pk=1)

    def get_absolute_url(self):
        return reverse("reports:giving")
