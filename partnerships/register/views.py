"""Pages of organisations, contacts, boards, amounts, users, and how one signs in with a one-time link."""

from dataclasses import replace
from functools import partial

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from . import services
from .filters import BoardFilters, OrganisationFilters, ParameterFilters, UserFilters
from .forms import (
    AliasForm,
    BoardForm,
    ContactForm,
    MunicipalityForm,
    OfficeForm,
    OrganisationForm,
    ParameterForm,
    RoleForm,
    UserForm,
)
from .models import Board, LegalParameter, Municipality, Office, Organisation, OrganisationContact, RoleAssignment, User
from .permissions import (
    can_change_contact,
    can_change_organisation,
    can_change_parameter,
    can_keep_boards,
    can_keep_users,
    can_register_contact,
    can_register_organisation,
    can_register_parameter,
)
from .rights import Area
from .tables import BOARDS, CONTACTS, OFFICES, ORGANISATIONS, PARAMETERS, USERS


def organisation_list(request):
    return list_page(
        request,
        OrganisationFilters(request.GET, Organisation.objects.visible_to(request.user)),
        ORGANISATIONS,
        title=_("Organisationer"),
        intro=_("Föreningar, stiftelser, trossamfund och nätverk som kommunen samverkar med"),
        create=(_("Ny organisation"), reverse("register:register_organisation"))
        if can_register_organisation(request.user)
        else None,
        export="organisationer",
        links=[
            (_("Nämnder och kontor"), reverse("register:board_list")),
            *([(_("Beloppsgränser"), reverse("register:parameter_list"))] if request.user.reads(Area.PARAMETERS) else []),
        ],
    )


def organisation(request, pk):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    contacts = OrganisationContact.objects.visible_to(request.user).filter(organisation=organisation)
    services.note_protected_look(actor=request.user, contacts=contacts)
    acts = []
    if can_change_organisation(request.user, organisation):
        acts.append((_("Ändra"), reverse("register:change_organisation", args=[pk])))
    if can_register_contact(request.user, organisation):
        acts.append((_("Ny kontaktperson"), reverse("register:register_contact", args=[pk])))
    no_contact = _("Ingen kontaktperson är registrerad.")
    if not Organisation.objects.filter(request.user.readable(Area.CONTACTS, organisation="pk"), pk=pk).exists():
        no_contact = _("Visas bara för organisationen själv och kommunen.")
    context = {
        "title": organisation.name,
        "crumbs": [(_("Organisationer"), reverse("register:organisation_list")), (organisation.name, "")],
        "intro": organisation.org_number or _("utan organisationsnummer"),
        "state": (organisation.get_status_display(), "success" if organisation.status == "active" else "neutral"),
        "acts": acts,
        "facts": organisation_facts(organisation),
        "contacts": table(CONTACTS, contacts, caption=_("Kontaktpersoner"), empty=no_contact),
        "contact_links": [
            (contact, reverse("register:change_contact", args=[contact.pk]))
            for contact in contacts
            if can_change_contact(request.user, contact)
        ],
        "later": {"url": reverse("reports:organisation_money", args=[pk]), "label": _("Visa bidrag och avtal")},
        "history": history_of(organisation),
    }
    return render(request, "register/organisation.html", context)


def organisation_facts(organisation):
    yes_no = {True: _("ja"), False: _("nej"), None: None}
    return [
        (_("Juridisk form"), organisation.get_legal_form_display()),
        (_("Idéburen"), yes_no[organisation.is_idea_driven]),
        (_("Verksamhetsområde"), organisation.activity_area),
        (_("Ändamål"), organisation.purpose),
        (_("Verksam i kommunen"), yes_no[organisation.active_in_municipality]),
        (_("Antal medlemmar"), organisation.member_count),
        (_("Antalet gäller år"), organisation.member_count_year),
        (_("Bankgiro"), organisation.bankgiro),
        (_("Plusgiro"), organisation.plusgiro),
        (_("E-post"), organisation.email),
        (_("Telefon"), organisation.phone),
        (_("Postadress"), organisation.postal_address),
        (_("Webbplats"), organisation.website),
    ]


def register_organisation(request):
    require(can_register_organisation(request.user))
    return act_page(
        request,
        OrganisationForm(request.POST or None, user=request.user),
        partial(services.register_organisation, actor=request.user),
        title=_("Ny organisation"),
        submit=_("Spara organisationen"),
        back="register:organisation_list",
    )


def change_organisation(request, pk):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    require(can_change_organisation(request.user, organisation))
    return act_page(
        request,
        OrganisationForm(request.POST or None, user=request.user, thing=organisation),
        partial(services.change_organisation, actor=request.user, organisation=organisation),
        title=_("Ändra organisation"),
        submit=_("Spara ändringen"),
        back=organisation,
    )


def register_contact(request, pk):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    require(can_register_contact(request.user, organisation))
    return act_page(
        request,
        ContactForm(request.POST or None, user=request.user),
        partial(services.register_contact, actor=request.user, organisation=organisation),
        title=_("Ny kontaktperson"),
        submit=_("Spara kontaktpersonen"),
        back=organisation,
    )


def change_contact(request, pk):
    contact = get_object_or_404(OrganisationContact.objects.visible_to(request.user), pk=pk)
    require(can_change_contact(request.user, contact))
    services.note_protected_look(actor=request.user, contacts=[contact])
    return act_page(
        request,
        ContactForm(request.POST or None, user=request.user, thing=contact),
        partial(services.change_contact, actor=request.user, contact=contact),
        title=_("Ändra kontaktperson"),
        submit=_("Spara ändringen"),
        back=contact.organisation,
    )


def board_list(request):
    return list_page(
        request,
        BoardFilters(request.GET, Board.objects.visible_to(request.user).prefetch_related("aliases", "offices")),
        BOARDS,
        title=_("Nämnder och kontor"),
        intro=_("Politiska organ, hur de skrivs i handlingarna och kontoren under dem"),
        create=(_("Nytt organ"), reverse("register:register_board")) if can_keep_boards(request.user) else None,
        links=[
            (_("Nytt kontor"), reverse("register:register_office")),
            (_("Kommunens namn"), reverse("register:change_municipality")),
        ]
        if can_keep_boards(request.user)
        else [],
        export="namnder",
    )


def board(request, pk):
    board = get_object_or_404(Board.objects.visible_to(request.user).prefetch_related("aliases"), pk=pk)
    may_keep = can_keep_boards(request.user)
    offices = board.offices.all()
    context = {
        "title": board.name,
        "crumbs": [(_("Nämnder och kontor"), reverse("register:board_list")), (board.name, "")],
        "intro": f"{board.code} · {board.get_kind_display()}",
        "acts": [
            (_("Ändra"), reverse("register:change_board", args=[pk])),
            (_("Nytt skrivsätt"), reverse("register:note_alias", args=[pk])),
        ]
        if may_keep
        else [],
        "facts": [
            (_("Skrivs också"), ", ".join(alias.name for alias in board.aliases.all())),
            (_("Verksam från"), board.active_from and format_day(board.active_from)),
            (_("Verksam till och med"), board.active_to and format_day(board.active_to)),
        ],
        "offices": table(OFFICES, offices, caption=_("Kontor och bolag"), empty=_("Inget kontor hör till organet.")),
        "office_links": [(office, office.get_absolute_url()) for office in offices] if may_keep else [],
        "history": history_of(board),
    }
    return render(request, "register/board.html", context)


def register_board(request):
    require(can_keep_boards(request.user))
    form = BoardForm(request.POST or None, user=request.user)
    act = partial(services.register_board, actor=request.user)
    return act_page(request, form, act, title=_("Nytt organ"), submit=_("Spara organet"), back="register:board_list")


def change_board(request, pk):
    require(can_keep_boards(request.user))
    board = get_object_or_404(Board.objects.visible_to(request.user), pk=pk)
    form = BoardForm(request.POST or None, user=request.user, thing=board)
    act = partial(services.change_board, actor=request.user, board=board)
    return act_page(request, form, act, title=_("Ändra organ"), submit=_("Spara ändringen"), back=board)


def note_alias(request, pk):
    require(can_keep_boards(request.user))
    board = get_object_or_404(Board.objects.visible_to(request.user), pk=pk)
    form = AliasForm(request.POST or None, user=request.user)
    act = partial(services.note_alias, actor=request.user, board=board)
    return act_page(request, form, act, title=_("Nytt skrivsätt"), submit=_("Spara skrivsättet"), back=board, done=board)


def register_office(request):
    require(can_keep_boards(request.user))
    form = OfficeForm(request.POST or None, user=request.user)
    act = partial(services.register_office, actor=request.user)
    back = "register:board_list"
    return act_page(request, form, act, title=_("Nytt kontor"), submit=_("Spara kontoret"), back=back, done=back)


def change_office(request, pk):
    require(can_keep_boards(request.user))
    office = get_object_or_404(Office.objects.visible_to(request.user), pk=pk)
    form = OfficeForm(request.POST or None, user=request.user, thing=office)
    act = partial(services.change_office, actor=request.user, office=office)
    back = office.board or "register:board_list"
    return act_page(request, form, act, title=_("Ändra kontor"), submit=_("Spara ändringen"), back=back, done=back)


def change_municipality(request):
    require(can_keep_boards(request.user))
    municipality = get_object_or_404(Municipality)
    form = MunicipalityForm(request.POST or None, user=request.user, thing=municipality)
    act = partial(services.change_municipality, actor=request.user, municipality=municipality)
    return act_page(request, form, act, title=_("Kommunens namn"), submit=_("Spara ändringen"), back="register:board_list")


def parameter_list(request):
    require(request.user.reads(Area.PARAMETERS))
    return list_page(
        request,
        ParameterFilters(request.GET, LegalParameter.objects.visible_to(request.user)),
        [replace(PARAMETERS[0], link=can_register_parameter(request.user)), *PARAMETERS[1:]],
        title=_("Beloppsgränser"),
        intro=_("Belopp som lag eller beslut sätter, med den tid de gäller och var det står"),
        create=(_("Ny beloppsgräns"), reverse("register:register_parameter")) if can_register_parameter(request.user) else None,
        export="beloppsgranser",
    )


def register_parameter(request):
    require(can_register_parameter(request.user))
    return act_page(
        request,
        ParameterForm(request.POST or None, user=request.user),
        partial(services.register_parameter, actor=request.user),
        title=_("Ny beloppsgräns"),
        submit=_("Spara beloppsgränsen"),
        back="register:parameter_list",
        done="register:parameter_list",
    )


def change_parameter(request, pk):
    parameter = get_object_or_404(LegalParameter.objects.visible_to(request.user), pk=pk)
    require(can_change_parameter(request.user, parameter))
    return act_page(
        request,
        ParameterForm(request.POST or None, user=request.user, thing=parameter),
        partial(services.change_parameter, actor=request.user, parameter=parameter),
        title=_("Ändra beloppsgräns"),
        submit=_("Spara ändringen"),
        back="register:parameter_list",
        history=history_of(parameter),
    )


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
        "history": history_of(shown, *assignments),
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


def profile(request):
    facts = [(each.get_role_display(), each.scope()) for each in request.user.assignments]
    context = {
        "title": request.user.name,
        "facts": facts,
        "keeps_users": can_keep_users(request.user),
        "reads_log": request.user.reads(Area.LOG),
    }
    return render(request, "register/profile.html", context)


@login_not_required
def accessibility(request):
    return render(request, "register/accessibility.html", {"title": _("Tillgänglighetsredogörelse")})


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in_by_link(request, secret):
    """A link from this machine's own terminal: one button that posts. Not found from anywhere else."""
    if not settings.SIGN_IN_LINKS or request.META["REMOTE_ADDR"] not in {"127.0.0.1", "::1"}:
        raise Http404
    if request.method == "GET":
        return render(request, "register/sign_in_by_link.html", {"title": _("Logga in med engångslänk")})
    user = services.use_sign_in_link(secret=secret)
    if user is None:
        context = {"title": _("Länken är använd"), "used": True}
        return render(request, "register/sign_in_by_link.html", context, status=410)
    login(request, user)
    return redirect("reports:overview")
