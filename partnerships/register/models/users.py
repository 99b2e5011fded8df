"""Who signs in, and the roles that say what they may do."""

from functools import cached_property

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import today
from partnerships.ground.models import Record, Records
from partnerships.register.rights import RIGHTS, SCOPES, WITHOUT_BOARD, Area, Role, Scope, in_words

from .municipality import Board
from .organisations import Organisation

EVERY_ROW = ~Q(pk__in=[])  # an empty Q() says nothing: "Q() | Q(own)" is only one's own


class Users(Records):
    def visible_to(self, user):
        return self.filter(user.readable(Area.USERS) | Q(pk=user.pk))

    def who_may(self, rights, boards):
        """Those who hold one of the rights, (letter, area), for one of the boards today; for choices in forms."""
        roles = {role for letter, area in rights for role, letters in RIGHTS[area].items() if letter in letters}
        held = RoleAssignment.objects.current().filter(Q(board__in=boards) | Q(whole_municipality=True), role__in=roles)
        return self.filter(is_active=True, pk__in=held.values("user"))


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
        return list(self.role_assignments.current())

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

    def reads(self, area):
        """May the user read anything of an area, if only one's own?"""
        return any(letter in "Rrd" for letter, _assignment in self.rights(area))

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

    def clean(self):
        held, allowed = [scope for scope in Scope if getattr(self, scope)], SCOPES.get(self.role, Scope)
        if len(held) == 1 and held[0] not in allowed:
            text = _("%(role)s hålls för %(scope)s.") % {"role": self.get_role_display(), "scope": in_words(allowed)}
            raise ValidationError({held[0].value: text})

    def scope(self):
        return str(self.board or self.organisation or _("hela kommunen"))

    def covers(self, board_id):
        return self.whole_municipality or self.board_id == board_id


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
