"""Pages of boards, offices and the municipality."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import BoardFilters
from ..forms import AliasForm, BoardForm, MunicipalityForm, OfficeForm
from ..models import Board, Municipality, Office
from ..permissions import can_keep_boards
from ..tables import BOARDS, OFFICES


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
            (_("Kommunens uppgifter"), reverse("register:change_municipality")),
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
        "history": history_of(board, user=request.user),
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
    return act_page(request, form, act, title=_("Kommunens uppgifter"), submit=_("Spara ändringen"), back="register:board_list")
