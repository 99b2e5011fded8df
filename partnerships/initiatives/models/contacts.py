"""Whom to speak with about what came in: personal data, apart from the initiative itself."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import Record, Records
from partnerships.register.rights import Area

from .initiative import Initiative


class InitiativeContacts(Records):
    def visible_to(self, user):
        """Those who read both the initiative and contacts; a protected one only for those who are named for it."""
        own = {"organisation": "initiative__organisation"}
        return self.filter(
            user.readable(Area.INITIATIVES, **own),
            user.readable(Area.CONTACTS, **own),
            Q(protected=False) | user.readable(Area.PROTECTED, **own),
        )


class InitiativeContact(Record):
    """A person to speak with. Their name and numbers stand here alone: neither in the log nor in lists, exports or case files."""

    initiative = models.ForeignKey(Initiative, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("initiativ"))
    name = models.CharField(_("namn"), max_length=150)
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    protected = models.BooleanField(_("skyddade personuppgifter"), default=False)

    objects = InitiativeContacts.as_manager()
    PERSONAL_FIELDS = frozenset({"name", "email", "phone"})
    SET_ONCE = frozenset({"initiative"})

    class Meta:
        verbose_name = _("kontaktperson för initiativ")
        verbose_name_plural = _("kontaktpersoner för initiativ")
        ordering = ["initiative", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return self.initiative.get_absolute_url()
