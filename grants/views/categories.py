"""Pages of the boards' categories of organisations."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import told
from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import CategoryFilters
from ..forms.categories import CategoryForm, PlaceForm
from ..models import ApplicantCategory, CategoryPlacement
from ..permissions import can_change_category, can_register_category
from ..tables.categories import CATEGORIES, PLACEMENTS


def category_list(request):
    return list_page(
        request,
        CategoryFilters(request.GET, ApplicantCategory.objects.visible_to(request.user).select_related("board").with_counts()),
        CATEGORIES,
        title=_("Sökandekategorier"),
        intro=_("Nämndernas egna kategorier. En förening söker bara i sin egen."),
        create=(_("Ny kategori"), reverse("grants:register_category")) if can_register_category(request.user) else None,
        export="sokandekategorier",
    )


def category(request, pk):
    category = get_object_or_404(ApplicantCategory.objects.visible_to(request.user).select_related("board"), pk=pk)
    acts = []
    if can_change_category(request.user, category):
        acts = [
            (_("Placera organisation"), reverse("grants:place_organisation", args=[pk])),
            (_("Ändra"), reverse("grants:change_category", args=[pk])),
        ]
    placements = CategoryPlacement.objects.visible_to(request.user).current().filter(category=category)
    schemes = ", ".join(scheme.name for scheme in category.schemes.all())
    context = {
        "title": category.name,
        "crumbs": [(_("Sökandekategorier"), reverse("grants:category_list")), (category.name, "")],
        "intro": category.board.name,
        "acts": acts,
        "facts": [
            (_("Vilka som hör hit"), category.description),
            (_("Får söka"), schemes or _("Ingen bidragsform nämner kategorin")),
        ],
        "placements": table(
            PLACEMENTS,
            placements.select_related("organisation").order_by("organisation__sort_text"),
            caption=_("Organisationer"),
            empty=_("Ingen organisation är placerad i kategorin."),
        ),
        "history": history_of_category(request.user, category),
    }
    return render(request, "grants/category.html", context)


def history_of_category(user, category):
    """The history of a category and of who stands or has stood in it."""
    placements = AuditEvent.objects.filter(
        object_type=CategoryPlacement._meta.label_lower, object_id__in=category.placements.values("pk")
    )
    events = [*AuditEvent.objects.of(category)[:100], *placements.order_by("-pk")[:100]]
    return told(sorted(events, key=lambda event: event.pk, reverse=True)[:100], user)


def register_category(request):
    require(can_register_category(request.user))
    form = CategoryForm(request.POST or None, user=request.user)
    act = partial(services.register_category, actor=request.user)
    return act_page(request, form, act, title=_("Ny kategori"), submit=_("Spara kategorin"), back="grants:category_list")


def change_category(request, pk):
    category = get_object_or_404(ApplicantCategory.objects.visible_to(request.user), pk=pk)
    require(can_change_category(request.user, category))
    form = CategoryForm(request.POST or None, user=request.user, thing=category)
    act = partial(services.change_category, actor=request.user, category=category)
    return act_page(request, form, act, title=_("Ändra kategori"), submit=_("Spara ändringen"), back=category)


def place_organisation(request, pk):
    category = get_object_or_404(ApplicantCategory.objects.visible_to(request.user), pk=pk)
    require(can_change_category(request.user, category))
    form = PlaceForm(request.POST or None, user=request.user)
    act = partial(services.place_organisation, actor=request.user, category=category)
    intro = _("Organisationen lämnar sin tidigare kategori hos nämnden den dagen.")
    return act_page(
        request, form, act, title=_("Placera organisation"), intro=intro, submit=_("Placera"), back=category, again=True
    )
