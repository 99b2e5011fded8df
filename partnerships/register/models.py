"""Who the municipality is and works with: organisations, contacts, boards, offices, users, roles, and amounts set by law."""

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.identifiers import check_bankgiro, check_org_number, check_plusgiro
from partnerships.ground.models import NamedRecord, Record, Records
from partnerships.ground.swedish import search_key

from .rights import RIGHTS, WITHOUT_BOARD, Area, Role


class Municipality(Record):
    """The municipality that runs the register: one row per installation."""

    name = models.CharField(_("namn"), max_length=100)
    org_number = models.CharField(_("organisationsnummer"), max_length=11, blank=True, validators=[check_org_number])
    is_example = models.BooleanField(_("exempeldata"), default=False)
    example_note = models.TextField(_("om exempeldata"), blank=True)

    class Meta:
        verbose_name = _("kommun")
        verbose_name_plural = _("kommuner")
        constraints = [models.CheckConstraint(condition=Q(pk=1), name="one_municipality_per_installation")]

    def __str__(self):
        return self.name


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
        return reverse("register:board_list")


class BoardAlias(models.Model):
    """Another way in which a document has written the board's name."""

    board = models.ForeignKey(Board, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("organ"))
    name = models.CharField(_("skrivet"), max_length=150, unique=True)

    class Meta:
        verbose_name = _("annat namn")
        verbose_name_plural = _("andra namn")

    def __str__(self):
        return self.name


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


class Organisations(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.ORGANISATIONS, organisation="pk"))

    def idea_driven(self):
        return self.filter(is_idea_driven=True)


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

    objects = Organisations.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisationer")
        ordering = ["sort_text", "pk"]
        indexes = [models.Index(fields=["status", "sort_text", "id"], name="organisation_by_status")]

    def __str__(self):
        return self.name

    def words(self):
        return [self.name, self.org_number, self.activity_area]

    def get_absolute_url(self):
        return reverse("register:organisation", args=[self.pk])

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

    def giros(self):
        """The accounts that money may be paid to (R22), as (kind, number)."""
        return [(kind, number) for kind, number in (("bankgiro", self.bankgiro), ("plusgiro", self.plusgiro)) if number]


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


EVERY_ROW = ~Q(pk__in=[])  # an empty Q() says nothing: "Q() | Q(own)" is only one's own


class Users(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.USERS) | Q(pk=user.pk))


class UserManager(BaseUserManager.from_queryset(Users)):
    def get_by_natural_key(self, email):
        return self.get(email__iexact=email)


class User(AbstractBaseUser, Record):
    """A person who signs in. What they may do follows from their roles alone; nobody is above them."""

    email = models.EmailField(_("e-post"), unique=True)
    name = models.CharField(_("namn"), max_length=150)
    is_active = models.BooleanField(_("aktiv"), default=True)
    last_login = None  # a sign-in is an event, not a change of the record

    objects = UserManager()
    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    PERSONAL_FIELDS = frozenset({"email", "name"})

    class Meta:
        verbose_name = _("användare")
        verbose_name_plural = _("användare")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return reverse("register:user", args=[self.pk])

    @cached_property
    def assignments(self):
        """The roles that hold today, read once per request."""
        return list(self.role_assignments.current().select_related("board", "organisation"))

    def rights(self, area):
        """(letter, role assignment) for every right in an area."""
        for assignment in self.assignments:
            letters = RIGHTS[area][assignment.role]
            yield from ((letter, assignment) for letter in letters if letter != "-")

    def may(self, right, area, board_id=None):
        """Has the user this right (C, U, D, P, A, X) in the area, for this board? Without board: for any."""
        return any(
            letter == right and (board_id is None or area in WITHOUT_BOARD or assignment.covers(board_id))
            for letter, assignment in self.rights(area)
        )

    def may_for_organisation(self, right, area, organisation_id):
        """Has the user this right (c, u) for an organisation that they represent?"""
        return any(letter == right and assignment.organisation_id == organisation_id for letter, assignment in self.rights(area))

    def boards_with(self, right, area):
        """The boards for which the user holds a right; for choices in forms."""
        held = [assignment for letter, assignment in self.rights(area) if letter == right]
        if any(assignment.whole_municipality for assignment in held):
            return Board.objects.all()
        return Board.objects.filter(pk__in=[assignment.board_id for assignment in held if assignment.board_id])

    def readable(self, area, *, board=None, organisation=None):
        """A condition for the rows of an area that the user may read, given the paths to their board and organisation."""
        own_boards, own_organisations = set(), set()
        for letter, assignment in self.rights(area):
            if letter == "R" or (letter == "r" and assignment.whole_municipality):
                return EVERY_ROW
            if letter == "r" and assignment.board_id:
                own_boards.add(assignment.board_id)
            if letter == "r" and assignment.organisation_id:
                own_organisations.add(assignment.organisation_id)
        condition = Q(pk__in=[])
        if board and own_boards:
            condition |= Q(**{f"{board}__in": own_boards})
        if organisation and own_organisations:
            condition |= Q(**{f"{organisation}__in": own_organisations})
        return condition

    def own_organisations(self):
        return {assignment.organisation_id for assignment in self.assignments if assignment.organisation_id}

    def has_role(self, *roles):
        return any(assignment.role in roles for assignment in self.assignments)


class RoleAssignments(Records):
    def current(self):
        day = today()
        return self.filter(Q(valid_from=None) | Q(valid_from__lte=day), Q(valid_to=None) | Q(valid_to__gte=day))

    def visible_to(self, user):
        return self.filter(user.readable(Area.USERS) | Q(user=user.pk))


class RoleAssignment(Record):
    """A role that a user holds for exactly one of: a board, an organisation, the whole municipality."""

    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="role_assignments", verbose_name=_("användare"))
    role = models.CharField(_("roll"), max_length=20, choices=Role)
    board = models.ForeignKey(Board, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("nämnd"))
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, verbose_name=_("organisation")
    )
    whole_municipality = models.BooleanField(_("hela kommunen"), default=False)
    valid_from = models.DateField(_("från"), null=True, blank=True)
    valid_to = models.DateField(_("till och med"), null=True, blank=True)

    objects = RoleAssignments.as_manager()
    SET_ONCE = frozenset({"user"})

    class Meta:
        verbose_name = _("roll")
        verbose_name_plural = _("roller")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(board__isnull=False, organisation__isnull=True, whole_municipality=False)
                | Q(board__isnull=True, organisation__isnull=False, whole_municipality=False)
                | Q(board__isnull=True, organisation__isnull=True, whole_municipality=True),
                name="role_is_held_for_exactly_one_scope",
                violation_error_message=_("Rollen gäller antingen en nämnd, en organisation eller hela kommunen."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from=None) | Q(valid_to=None) | Q(valid_from__lte=F("valid_to")),
                name="role_ends_after_it_begins",
                violation_error_message=_("Rollen kan inte upphöra innan den börjar."),
            ),
        ]

    def __str__(self):
        return f"{self.get_role_display()}, {self.scope()}"

    def scope(self):
        return str(self.board or self.organisation or _("hela kommunen"))

    def covers(self, board_id):
        return self.whole_municipality or self.board_id == board_id


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


class SignInLink(models.Model):
    """A link that signs one user in once, for trying the register on one's own machine. Only its digest is kept."""

    user = models.ForeignKey(User, on_delete=models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("inloggningslänk")
        verbose_name_plural = _("inloggningslänkar")

    def __str__(self):
        return str(self.user)

    def use(self):
        """Take the link; False where it is used or too old. One conditional UPDATE, so it works once."""
        now = timezone.now()
        return bool(type(self).objects.filter(pk=self.pk, used_at=None, expires_at__gt=now).update(used_at=now))
