"""The municipality that runs the register: its boards and offices, and the amounts set by law that it keeps."""

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.identifiers import check_org_number
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.ground.swedish import search_key
from partnerships.ground.texts import check_texts
from partnerships.register.rights import Area


class Municipality(Record):
    """The municipality that runs the register: one row per installation."""

    name = models.CharField(_("namn"), max_length=100)
    org_number = models.CharField(_("organisationsnummer"), max_length=11, blank=True, validators=[check_org_number])
    email = models.EmailField(_("e-post till kontaktcenter"), blank=True)
    is_example = models.BooleanField(_("exempeldata"), default=False)
    example_note = models.TextField(_("om exempeldata"), blank=True)

    class Meta:
        verbose_name = _("kommun")
        verbose_name_plural = _("kommuner")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_municipality_per_installation")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("register:board_list")


class Boards(Records):
    def visible_to(self, user):
        return self if user.is_authenticated else self.none()

    def active_on(self, day):
        return self.filter(Q(active_from=None) | Q(active_from__lte=day), Q(active_to=None) | Q(active_to__gte=day))

    def called(self, name):
        """The board of this code, name or alias, whatever the case."""
        key = search_key(name)
        return next((board for board in self.prefetch_related("aliases") if key in board.all_names()), None)


class Board(NamedRecord):
    """A political body (politiskt organ): council, executive board, board, local board, preparatory committee."""

    class Kind(models.TextChoices):
        COUNCIL = "council", _("Kommunfullmäktige")
        EXECUTIVE = "executive", _("Kommunstyrelse")
        BOARD = "board", _("Nämnd")
        LOCAL = "local", _("Kommundelsnämnd")
        PREPARATORY = "preparatory", _("Beredning")
        COMMITTEE = "committee", _("Utskott")

    code = models.CharField(_("kod"), max_length=10, unique=True)
    name = models.CharField(_("namn"), max_length=150)
    kind = models.CharField(_("slag"), max_length=20, choices=Kind)
    active_from = models.DateField(_("verksam från"), null=True, blank=True)
    active_to = models.DateField(_("verksam till och med"), null=True, blank=True)

    objects = Boards.as_manager()

    class Meta:
        verbose_name = _("politiskt organ")
        verbose_name_plural = _("politiska organ")
        ordering = ["sort_text", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(active_from=None) | Q(active_to=None) | Q(active_from__lte=F("active_to")),
                name="board_ends_after_it_begins",
                violation_error_message=_("Organet kan inte upphöra innan det börjar."),
            )
        ]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.code]

    def all_names(self):
        return {search_key(name) for name in (self.code, self.name, *(alias.name for alias in self.aliases.all()))}

    def get_absolute_url(self):
        return reverse("register:board", args=[self.pk])


class BoardAlias(models.Model):
    """Another way in which a document has written the board's name."""

    PERSONAL_FIELDS = frozenset()

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("organ"))
    name = models.CharField(_("skrivet"), max_length=150, unique=True)

    class Meta:
        verbose_name = _("annat namn")
        verbose_name_plural = _("andra namn")

    def __str__(self):
        return self.name

    def clean_fields(self, exclude=None):
        super().clean_fields(exclude)
        check_texts(self, exclude)


class Offices(Records):
    def visible_to(self, user):
        return self if user.is_authenticated else self.none()


class Office(NamedRecord):
    """An office or a municipal company: the officials who carry out what a board decides."""

    name = models.CharField(_("namn"), max_length=150)
    board = models.ForeignKey(
        Board, on_delete=models.PROTECT, null=True, blank=True, related_name="offices", verbose_name=_("organ")
    )
    is_company = models.BooleanField(_("kommunalt bolag"), default=False)

    objects = Offices.as_manager()

    class Meta:
        verbose_name = _("kontor")
        verbose_name_plural = _("kontor")
        ordering = ["sort_text", "pk"]
        constraints = [models.UniqueConstraint(fields=["name"], name="one_office_per_name")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("register:change_office", args=[self.pk])


class LegalParameters(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.PARAMETERS))

    def in_force_on(self, day):
        """Amounts that hold on a day; the first and the last day count."""
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def on(self, key, day):
        """The amount in force on a day, or None."""
        return self.in_force_on(day).filter(key=key).first()


class LegalParameter(Record):
    """An amount or number set by law or decision, with the time it holds and where it is stated."""

    key = models.CharField(_("beteckning"), max_length=60)
    name = models.CharField(_("namn"), max_length=150)
    value = models.DecimalField(_("värde"), max_digits=14, decimal_places=2)
    unit = models.CharField(_("enhet"), max_length=20)
    valid_from = models.DateField(_("gäller från"), null=True, blank=True)
    valid_to = models.DateField(_("gäller till och med"), null=True, blank=True)
    source_title = models.CharField(_("källa"), max_length=200, blank=True)
    source_url = models.URLField(_("länk till källan"), blank=True)
    verified = models.BooleanField(_("kontrollerad mot källan"), default=False)

    objects = LegalParameters.as_manager()

    class Meta:
        verbose_name = _("beloppsgräns")
        verbose_name_plural = _("beloppsgränser")
        ordering = ["key", "-valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["key", "valid_from"],
                name="one_amount_per_key_and_start",
                violation_error_message=_("Beloppet finns redan från den dagen."),
            ),
            models.UniqueConstraint(fields=["key"], condition=Q(valid_from=None), name="one_amount_per_key_without_start"),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="parameter_ends_after_it_begins",
                violation_error_message=_("Beloppet kan inte sluta gälla innan det börjar."),
            ),
        ]

    def get_absolute_url(self):
        return reverse("register:change_parameter", args=[self.pk])

    def __str__(self):
        return f"{self.name} ({self.valid_from or '…'}–{self.valid_to or '…'})"
