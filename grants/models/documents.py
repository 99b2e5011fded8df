"""Documents that forms of grant ask for, and those that organisations have handed in: each is asked for once."""

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import Document
from partnerships.ground.days import FIRST_YEAR, LAST_YEAR, today
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.register.models import Organisation
from partnerships.register.rights import Area


class RequiredDocuments(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.SCHEMES))

    def asked_for(self):
        """Those that may still be asked for."""
        return self.filter(active=True)


class RequiredDocument(NamedRecord):
    """A document that forms of grant can ask for, such as annual meeting minutes, accounts, statutes or a budget.

    A yearly one is the same for all of an organisation's applications that year; the others belong to one application each.
    """

    name = models.CharField(_("handling"), max_length=100, unique=True)
    explanation = models.TextField(_("förklaring"), blank=True, max_length=1000)
    yearly = models.BooleanField(_("lämnas en gång per år"), default=False)
    active = models.BooleanField(_("begärs"), default=True)

    objects = RequiredDocuments.as_manager()
    SET_ONCE = frozenset({"yearly"})  # what is handed in was handed in for a year, or for an application

    class Meta:
        verbose_name = _("handling som begärs")
        verbose_name_plural = _("handlingar som begärs")
        ordering = ["sort_text", "pk"]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.explanation]

    def get_absolute_url(self):
        return reverse("grants:change_required_document", args=[self.pk])


class HandedInDocuments(Records):
    def visible_to(self, user):
        """Those whose file the user may read: a yearly one by every board's officers, others with their application."""
        return self.filter(document__in=Document.objects.visible_to(user))

    def counting_for(self, organisation, year, application=None):
        """What the organisation has handed in for a year: the yearly ones, and those of one application. The latest first."""
        own = Q(required__yearly=True) | Q(application=application) if application is not None else Q(required__yearly=True)
        return self.filter(own, organisation=organisation, year=year).select_related("document").order_by("-handed_in_on", "-pk")


class HandedInDocument(Record):
    """A document that an organisation has handed in. A newer one takes its place; nothing is taken away."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="handed_in_documents", verbose_name=_("organisation")
    )
    required = models.ForeignKey(
        RequiredDocument, on_delete=models.PROTECT, related_name="handed_in", verbose_name=_("handling som begärs")
    )
    year = models.PositiveSmallIntegerField(_("år"), validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)])
    application = models.ForeignKey(
        "grants.GrantApplication",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="handed_in_documents",
        verbose_name=_("ansökan"),
    )
    document = models.OneToOneField(Document, on_delete=models.PROTECT, related_name="handed_in", verbose_name=_("fil"))
    handed_in_on = models.DateField(_("inlämnad"), default=today)

    objects = HandedInDocuments.as_manager()
    SET_ONCE = frozenset({"organisation", "required", "year", "application", "document"})

    class Meta:
        verbose_name = _("inlämnad handling")
        verbose_name_plural = _("inlämnade handlingar")
        ordering = ["-handed_in_on", "-pk"]
        indexes = [models.Index(fields=["organisation", "year", "required"], name="handed_in_by_organisation")]

    def __str__(self):
        return f"{self.required}, {self.organisation} {self.year}"

    def get_absolute_url(self):
        return self.document.get_absolute_url()

    def clean(self):
        if not self.required.yearly and self.application_id is None:
            text = _("%(document)s lämnas för en ansökan i taget. Lämna den på ansökans sida.") % {"document": self.required}
            raise ValidationError({"required": text})
        if self.application_id and self.application.organisation_id != self.organisation_id:
            raise ValidationError({"application": _("Ansökan hör till en annan organisation.")})
        if self.application_id and self.application.round.year != self.year:
            raise ValidationError({"year": _("Ansökan gäller år %(year)s.") % {"year": self.application.round.year}})
