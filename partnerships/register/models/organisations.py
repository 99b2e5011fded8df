"""Who the municipality works with: organisations and the persons who speak for them."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.ground.identifiers import check_bankgiro, check_org_number, check_plusgiro
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.register.likeness import looks, name_key, phone_key
from partnerships.register.rights import Area


class Organisations(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.ORGANISATIONS, organisation="pk"))

    def called(self, name):
        """Those whose name looks like this one, whatever the case and the spaces. The key of what is alike has an index."""
        return [row for row in self.filter(name_key=name_key(name)) if looks(row.name) == looks(name)]

    def idea_driven(self):
        return self.filter(is_idea_driven=True)


class StandingOrganisations(models.Manager.from_queryset(Organisations)):
    """Without those that are merged into another: what lists, choices, sums and the API start from."""

    def get_queryset(self):
        return super().get_queryset().filter(merged_into=None)


class Organisation(NamedRecord):
    """An association, foundation, faith community, cooperative or network that the municipality works with."""

    class LegalForm(models.TextChoices):
        ASSOCIATION = "61", _("Ideell förening")
        ECONOMIC = "51", _("Ekonomisk förening")
        FAITH = "63", _("Registrerat trossamfund")
        FAMILY_FOUNDATION = "71", _("Familjestiftelse")
        FOUNDATION = "72", _("Stiftelse eller fond")
        COMPANY = "49", _("Aktiebolag")
        COMMONHOLD = "62", _("Samfällighetsförening")
        HOUSING = "54", _("Kooperativ hyresrättsförening")
        FOREIGN = "96", _("Utländsk juridisk person")
        NETWORK = "network", _("Nätverk utan organisationsnummer")

    class Status(models.TextChoices):
        ACTIVE = "active", _("Verksam")
        DORMANT = "dormant", _("Vilande")
        DISSOLVED = "dissolved", _("Upplöst")
        MERGED = "merged", _("Sammanslagen")

        @classmethod
        def to_choose(cls):
            """A merger is an act of its own."""
            return [each for each in cls.choices if each[0] != cls.MERGED]

    name = models.CharField(_("namn"), max_length=200)
    org_number = models.CharField(_("organisationsnummer"), max_length=20, null=True, blank=True, unique=True)
    legal_form = models.CharField(_("juridisk form"), max_length=10, choices=LegalForm, blank=True)
    is_idea_driven = models.BooleanField(_("idéburen"), default=True)
    purpose = models.TextField(_("ändamål"), blank=True, max_length=4000)
    activity_area = models.CharField(_("verksamhetsområde"), max_length=150, blank=True)
    active_in_municipality = models.BooleanField(_("verksam i kommunen"), null=True, blank=True)
    member_count = models.PositiveIntegerField(_("antal medlemmar"), null=True, blank=True)
    member_count_year = models.PositiveSmallIntegerField(_("antalet gäller år"), null=True, blank=True)
    bankgiro = models.CharField(_("bankgiro"), max_length=20, blank=True)
    plusgiro = models.CharField(_("plusgiro"), max_length=20, blank=True)
    website = models.URLField(_("webbplats"), blank=True)
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    postal_address = models.CharField(_("postadress"), max_length=300, blank=True)
    kk_registered_on = models.DateField(_("registrerad hos Kammarkollegiet"), null=True, blank=True)  # R21: shown, never demanded
    status = models.CharField(_("status"), max_length=10, choices=Status, default=Status.ACTIVE)
    public = models.BooleanField(_("visas publikt"), default=True)
    merged_into = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="merged_organisations",
        verbose_name=_("sammanslagen med"),
    )  # fmt: skip
    name_key = models.CharField(max_length=200, default="", editable=False, db_index=True)  # see `likeness`
    phone_key = models.CharField(max_length=40, default="", editable=False, db_index=True)

    objects = StandingOrganisations()
    with_merged = Organisations.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        ordering = ["sort_text", "pk"]
        indexes = [models.Index(fields=["status", "sort_text", "id"], name="organisation_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=Q(status="merged", merged_into__isnull=False) | ~Q(status="merged") & Q(merged_into__isnull=True),
                name="merged_organisation_points_at_the_kept_one",
                violation_error_message=_("En organisation blir sammanslagen genom att slås ihop med en annan."),
            )
        ]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.org_number, self.activity_area]

    def get_absolute_url(self):
        return reverse("register:organisation", args=[self.pk])

    def set_keys(self):
        super().set_keys()
        self.name_key, self.phone_key = name_key(self.name), phone_key(self.phone)

    def save(self, *, update_fields=None, **kwargs):
        if update_fields is not None:
            update_fields = {*update_fields, "name_key", "phone_key"}
        super().save(update_fields=update_fields, **kwargs)

    def clean(self):
        faults = {}
        for name, check in (("org_number", check_org_number), ("bankgiro", check_bankgiro), ("plusgiro", check_plusgiro)):
            try:
                setattr(self, name, check(getattr(self, name)) if getattr(self, name) else (None if name == "org_number" else ""))
            except ValidationError as fault:
                setattr(self, name, None if name == "org_number" else "")  # a refused number is not kept, not even in memory
                faults[name] = fault
        if faults:
            raise ValidationError(faults)

    def settled_fields(self):
        """A number that money is paid to is changed by a proposal that a second person confirms, see `GiroChange`."""
        return frozenset({"bankgiro", "plusgiro"}) if self.pk else frozenset()

    def check_keeps_its_giros(self, values):
        """R22: no number is changed by the one who writes it in. The same number, however it is written, is no change."""
        changed = Organisation(**{name: getattr(self, name) for name in ("name", "bankgiro", "plusgiro")})
        for name in self.settled_fields() & set(values):
            setattr(changed, name, values[name])
        changed.clean()
        told = _("Numret byts inte här. Lämna ett förslag under ”Byt gironummer”: en annan person bekräftar det.")
        if faults := {name: told for name in self.settled_fields() if getattr(changed, name) != getattr(self, name)}:
            raise ValidationError(faults)

    def giros(self):
        """The accounts that money may be paid to (R22), as (kind, number)."""
        return [(kind, number) for kind, number in (("bankgiro", self.bankgiro), ("plusgiro", self.plusgiro)) if number]


class KnownApart(models.Model):
    """Two organisations that look alike and are not the same: somebody has looked, and says why. Written once."""

    first = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation"))
    second = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("inte samma som"))
    reason = models.CharField(_("skäl"), max_length=500)

    class Meta:
        verbose_name = _("inte samma organisation")
        verbose_name_plural = _("inte samma organisation")
        constraints = [
            models.UniqueConstraint(
                fields=["first", "second"],
                name="two_organisations_are_told_apart_once",
                violation_error_message=_("Det är redan antecknat att de inte är samma organisation."),
            ),
            models.CheckConstraint(
                condition=Q(first__lt=F("second")),
                name="an_organisation_is_told_apart_from_another",
                violation_error_message=_("Välj två olika organisationer."),
            ),
        ]

    def __str__(self):
        return f"{self.first} – {self.second}"


class OrganisationContacts(Records):
    def visible_to(self, user):
        """Contacts the user may see; a protected one only for those who are named for it, and its own organisation."""
        return self.filter(user.readable(Area.CONTACTS, organisation="organisation")).filter(
            Q(protected=False) | user.readable(Area.PROTECTED, organisation="organisation")
        )


class OrganisationContact(Record):
    """A person who speaks for an organisation. No personnummer; protected ones are shown to named readers only."""

    class ContactRole(models.TextChoices):
        CHAIR = "chair", _("Ordförande")
        TREASURER = "treasurer", _("Kassör")
        SIGNATORY = "signatory", _("Firmatecknare")
        COORDINATOR = "coordinator", _("Samverkansansvarig")
        CONTACT = "contact", _("Kontaktperson")

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="contacts", verbose_name=_("organisation")
    )
    name = models.CharField(_("namn"), max_length=150)
    role = models.CharField(_("uppgift"), max_length=15, choices=ContactRole, default=ContactRole.CONTACT)
    email = models.EmailField(_("e-post"), blank=True)
    phone = models.CharField(_("telefon"), max_length=40, blank=True)
    valid_from = models.DateField(_("från"), null=True, blank=True)
    valid_to = models.DateField(_("till och med"), null=True, blank=True)
    protected = models.BooleanField(_("skyddade personuppgifter"), default=False)
    consent_public = models.BooleanField(_("får visas publikt"), default=False)

    objects = OrganisationContacts.as_manager()
    PERSONAL_FIELDS = frozenset({"name", "email", "phone"})
    SET_ONCE = frozenset({"organisation"})

    class Meta:
        verbose_name = _("kontaktperson")
        verbose_name_plural = _("kontaktpersoner")
        ordering = ["organisation", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(protected=True, consent_public=True),
                name="protected_contact_is_never_public",
                violation_error_message=_("En person med skyddade uppgifter kan inte visas publikt."),
            )
        ]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("register:organisation", args=[self.organisation_id])
