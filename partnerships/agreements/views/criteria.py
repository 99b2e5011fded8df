"""Pages of the criteria that legal tests are made by."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import CriteriaSetFilters
from ..forms.agreement import ReasonForm
from ..forms.criteria import CloseSetForm, CriteriaSetForm, CriterionForm, PublishedSetForm
from ..models import CriteriaSet, Criterion
from ..permissions import can_change_criteria, can_register_criteria
from ..tables import CRITERIA, CRITERIA_SETS, holds


def criteria_set_list(request):
    create, links = None, []
    if can_register_criteria(request.user):
        create = (_("Egna kriterier"), reverse("agreements:register_criteria_set"))
        links = [(_("Lägg till publicerade kriterier"), reverse("agreements:add_published_set"))]
    return list_page(
        request,
        CriteriaSetFilters(request.GET, CriteriaSet.objects.visible_to(request.user).with_counts()),
        CRITERIA_SETS,
        title=_("Kriterier för juridisk prövning"),
        intro=_("En prövning görs efter kriterierna som gäller den dagen. Kommunens egna går före publicerade."),
        create=create,
        links=links,
        export="kriterier",
    )


def seen_set(request, pk):
    return get_object_or_404(CriteriaSet.objects.visible_to(request.user), pk=pk)


def criteria_set(request, pk):
    found = get_object_or_404(CriteriaSet.objects.visible_to(request.user).with_counts(), pk=pk)
    may_change = can_change_criteria(request.user)
    open_to_change = may_change and not found.is_published and not found.test_count
    criteria = list(found.criteria.all())
    questions = table(CRITERIA, criteria, caption=_("Frågor"), empty=_("Inget är registrerat."))
    acts = []
    if open_to_change:
        acts = [
            (_("Ny fråga"), reverse("agreements:register_criterion", args=[pk])),
            (_("Ändra"), reverse("agreements:change_criteria_set", args=[pk])),
        ]
        for criterion, row in zip(criteria, questions.rows, strict=True):
            row["cells"][1].url = reverse("agreements:change_criterion", args=[criterion.pk])
    if may_change:
        acts.append((_("Sluta använda"), reverse("agreements:close_criteria_set", args=[pk])))
    context = {
        "title": found.name,
        "crumbs": [(_("Kriterier"), reverse("agreements:criteria_set_list")), (found.name, "")],
        "intro": found.origin,
        "acts": acts,
        "facts": [
            (_("Gäller"), holds(found)),
            (_("Källa"), found.source),
            (_("Riktlinje och version"), found.guideline or "–"),
            (_("Prövningar efter kriterierna"), str(found.test_count)),
        ],
        "questions": questions,
        "history": history_of(found, *(() if found.is_published else criteria), user=request.user),
    }
    return render(request, "agreements/criteria_set.html", context)


def add_published_set(request):
    require(can_register_criteria(request.user))
    return act_page(
        request,
        PublishedSetForm(request.POST or None),
        partial(services.add_published_set, actor=request.user),
        title=_("Lägg till publicerade kriterier"),
        intro=_("Frågorna är skrivna med registrets egna korta ord, och källan står vid uppsättningen."),
        submit=_("Lägg till"),
        back="agreements:criteria_set_list",
    )


def register_criteria_set(request):
    require(can_register_criteria(request.user))
    return act_page(
        request,
        CriteriaSetForm(request.POST or None, user=request.user),
        partial(services.register_criteria_set, actor=request.user),
        title=_("Egna kriterier"),
        intro=_("Kriterierna i kommunens riktlinje. De kan ändras tills den första prövningen är gjord."),
        submit=_("Spara"),
        back="agreements:criteria_set_list",
    )


def change_criteria_set(request, pk):
    found = seen_set(request, pk)
    require(can_change_criteria(request.user))
    form = CriteriaSetForm(request.POST or None, user=request.user, thing=found)
    act = partial(services.change_criteria_set, actor=request.user, criteria_set=found)
    return act_page(request, form, act, title=_("Ändra kriterier"), submit=_("Spara ändringen"), back=found)


def close_criteria_set(request, pk):
    found = seen_set(request, pk)
    require(can_change_criteria(request.user))
    return act_page(
        request,
        CloseSetForm(request.POST or None, thing=found),
        partial(services.close_criteria_set, actor=request.user, criteria_set=found),
        title=_("Sluta använda kriterier"),
        intro=_("Prövningar som är gjorda efter kriterierna står kvar."),
        submit=_("Spara"),
        back=found,
    )


def register_criterion(request, pk):
    found = seen_set(request, pk)
    require(can_change_criteria(request.user))
    form = CriterionForm(request.POST or None, user=request.user, initial={"order": found.criteria.count() + 1})
    act = partial(services.register_criterion, actor=request.user, criteria_set=found)
    return act_page(request, form, act, title=_("Ny fråga"), submit=_("Spara"), back=found)


def seen_criterion(request, pk):
    return get_object_or_404(Criterion.objects.visible_to(request.user).select_related("criteria_set"), pk=pk)


def change_criterion(request, pk):
    criterion = seen_criterion(request, pk)
    require(can_change_criteria(request.user))
    return act_page(
        request,
        CriterionForm(request.POST or None, user=request.user, thing=criterion),
        partial(services.change_criterion, actor=request.user, criterion=criterion),
        title=_("Ändra fråga"),
        submit=_("Spara ändringen"),
        back=criterion.criteria_set,
        template="agreements/criterion.html",
        remove_url=reverse("agreements:remove_criterion", args=[pk]),
    )


def remove_criterion(request, pk):
    criterion = seen_criterion(request, pk)
    require(can_change_criteria(request.user))
    return act_page(
        request,
        ReasonForm(request.POST or None, thing=criterion),
        partial(services.remove_criterion, actor=request.user, criterion=criterion),
        title=_("Ta bort fråga"),
        intro=criterion.question,
        submit=_("Ta bort"),
        back=criterion.criteria_set,
        done=criterion.criteria_set,
        tone="danger",
    )
