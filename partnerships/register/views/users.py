"""Pages of users and their roles."""

from functools import partial

from django.conf import settings
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import UserFilters
from ..forms import RoleForm, UserForm
from ..models import RoleAssignment, User
from ..permissions import can_keep_users
from ..tables import USERS


def user_list(request):
    return list_page(
        request,
        UserFilters(
            request.GET,
            User.objects.visible_to(request.user).prefetch_related("role_assignments__board", "role_assignments__organisation"),
        ),
        USERS,
        title=_("Användare och roller"),
        create=(_("Ny användare"), reverse("register:register_user")) if can_keep_users(request.user) else None,
        export="anvandare",
    )


def user(request, pk):
    shown = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    assignments = shown.role_assignments.select_related("board", "organisation")
    keeps_users, address = can_keep_users(request.user), partial(reverse, args=[pk])
    context = {
        "title": shown.name,
        "crumbs": [(_("Användare och roller"), reverse("register:user_list")), (shown.name, "")],
        "intro": shown.email,
        "state": (_("Aktiv"), "success") if shown.is_active else (_("Avstängd"), "neutral"),
        "acts": [
            (_("Ge roll"), address("register:give_role")),
            (_("Ändra"), address("register:change_user")),
            (_("Kalenderadresser"), address("reports:calendar_keys")),
        ]
        if keeps_users
        else [],
        "facts": [
            (
                each.get_role_display(),
                f"{each.scope()} {period(each)}",
                reverse("register:change_role", args=[each.pk]) if keeps_users else "",
            )
            for each in assignments
        ],
        "warnings": ways_in(shown, assignments) if keeps_users else [],
        "history": history_of(shown, *assignments, user=request.user),
    }
    return render(request, "ground/record.html", context)


def ways_in(shown, assignments):
    """What a new account still needs, and how its owner gets in."""
    if not assignments:
        yield {"title": _("Användaren har ingen roll"), "text": _("Utan roll visar registret inga uppgifter. Välj Ge roll.")}
    if shown.is_active and not shown.has_usable_password():
        by_password = _("Användaren väljer själv ett lösenord genom ”Glömt lösenordet?” på inloggningssidan.")
        by_directory = _("Kommunens inloggning går också bra, om den har samma e-postadress.")
        yield {
            "title": _("Så loggar användaren in"),
            "text": f"{by_password} {by_directory}" if settings.OIDC_SERVER_URL else by_password,
            "tone": "info",
        }


def period(assignment):
    return f"{assignment.valid_from or ''}–{assignment.valid_to or ''}" if assignment.valid_from or assignment.valid_to else ""


def register_user(request):
    require(can_keep_users(request.user))
    return act_page(
        request,
        UserForm(request.POST or None, user=request.user),
        partial(services.register_user, actor=request.user),
        title=_("Ny användare"),
        submit=_("Spara användaren"),
        back="register:user_list",
    )


def change_user(request, pk):
    shown = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    require(can_keep_users(request.user))
    form = UserForm(request.POST or None, user=request.user, thing=shown)
    act = partial(services.change_user, actor=request.user, user=shown)
    return act_page(request, form, act, title=_("Ändra användare"), submit=_("Spara ändringen"), back=shown)


def give_role(request, pk):
    shown = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    require(can_keep_users(request.user))
    form = RoleForm(request.POST or None, user=request.user)
    act = partial(services.give_role, actor=request.user, user=shown)
    return act_page(request, form, act, title=_("Ge roll"), submit=_("Ge rollen"), back=shown, done=shown)


def change_role(request, pk):
    assignment = get_object_or_404(RoleAssignment.objects.visible_to(request.user), pk=pk)
    require(can_keep_users(request.user))
    form = RoleForm(request.POST or None, user=request.user, thing=assignment)
    act = partial(services.change_role, actor=request.user, assignment=assignment)
    return act_page(
        request, form, act, title=_("Ändra roll"), submit=_("Spara ändringen"), back=assignment.user, done=assignment.user
    )
