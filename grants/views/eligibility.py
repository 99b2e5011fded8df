"""Pages of the conditions for grants, of which organisations may get grants, and of each examination."""

import re
from dataclasses import replace
from functools import partial

from django.core.exceptions import BadRequest
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.register.models import Organisation
from partnerships.register.rights import Area

from .. import services
from ..filters import ConditionFilters, StandingFilters
from ..forms.eligibility import ConditionForm, EligibilityForm
from ..models import EligibilityCheck, EligibilityCondition, standings
from ..pages.eligibility import examine_address, standing_in_words, yearly_documents
from ..permissions import can_change_conditions, can_check_eligibility
from ..services.eligibility import handed_in_for
from ..tables.eligibility import ANSWERS, CHECKS, CONDITIONS, STANDINGS


def condition_list(request):
    return list_page(
        request,
        ConditionFilters(request.GET, EligibilityCondition.objects.visible_to(request.user)),
        [replace(CONDITIONS[0], link=can_change_conditions(request.user)), *CONDITIONS[1:]],
        title=_("Bidragsvillkor"),
        intro=_("Det som en organisation ska uppfylla för att få bidrag. Varje villkor gäller från och till en dag."),
        create=(_("Nytt villkor"), reverse("grants:register_condition")) if can_change_conditions(request.user) else None,
        near=[(_("Bidragsberättigade organisationer"), reverse("grants:standing_list"))],
        export="bidragsvillkor",
    )


def register_condition(request):
    require(can_change_conditions(request.user))
    form, address = ConditionForm(request.POST or None, user=request.user), "grants:condition_list"
    act = partial(services.register_condition, actor=request.user)
    return act_page(request, form, act, title=_("Nytt bidragsvillkor"), submit=_("Spara villkoret"), back=address, done=address)


def change_condition(request, pk):
    condition = get_object_or_404(EligibilityCondition.objects.visible_to(request.user), pk=pk)
    require(can_change_conditions(request.user))
    form = ConditionForm(request.POST or None, user=request.user, thing=condition)
    act = partial(services.change_condition, actor=request.user, condition=condition)
    return act_page(
        request,
        form,
        act,
        title=_("Ändra bidragsvillkor"),
        submit=_("Spara ändringen"),
        back="grants:condition_list",
        done="grants:condition_list",
        history=history_of(condition, user=request.user),
    )


def standing_list(request):
    require(request.user.reads(Area.ELIGIBILITY))
    return list_page(
        request,
        StandingFilters(request.GET, standings().visible_to(request.user)),
        STANDINGS,
        title=_("Bidragsberättigade organisationer"),
        intro=_("Vad prövningen av bidragsvillkoren visade. Utan valt år visas innevarande år."),
        near=[(_("Bidragsvillkor"), reverse("grants:condition_list"))],
        export="bidragsberattigade",
    )


def eligibility_of(request, pk):
    """Whether one organisation may get grants, and its documents of the year: fetched into the organisation's page."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    year = today().year
    checks = list(EligibilityCheck.objects.visible_to(request.user).filter(organisation=organisation))
    reads = standings().visible_to(request.user).filter(pk=pk).exists()
    may = can_check_eligibility(request.user)
    context = {
        "title": _("Bidragsvillkor"),
        "crumbs": [
            (_("Organisationer"), reverse("register:organisation_list")),
            (organisation.name, organisation.get_absolute_url()),
            (_("Bidragsvillkor"), ""),
        ],
        "reads": reads,
        "standing": standing_in_words(checks, year),
        "checks": table(CHECKS, checks, caption=_("Prövningar"), empty=_("Ingen prövning är gjord.")),
        "examine": [(each, examine_address(pk, each)) for each in (year, year + 1)] if may else [],
        "asked": yearly_documents(request.user, organisation, year),
        "year": year,
    }
    return render(request, "grants/_eligibility.html" if request.htmx else "grants/eligibility.html", context)


def examine(request, pk):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    require(can_check_eligibility(request.user))
    year = asked_year(request)
    form = EligibilityForm(
        request.POST or None,
        conditions=list(EligibilityCondition.objects.visible_to(request.user).in_force_in(year)),
        handed_in=handed_in_for(organisation, year),
    )
    act = partial(services.check_eligibility, actor=request.user, organisation=organisation, year=year)
    return act_page(
        request,
        form,
        act,
        title=_("Pröva bidragsvillkoren %(year)s") % {"year": year},
        intro=_("%(organisation)s. Prövningen ändras aldrig: en ny prövning av samma år gäller i stället.")
        % {"organisation": organisation},
        submit=_("Spara prövningen"),
        back=organisation,
        done=organisation,
    )


def asked_year(request):
    if set(request.GET) - {"ar"}:
        raise BadRequest(_("Adressen frågar efter något som inte finns."))
    text = request.GET.get("ar", "") or str(today().year)
    if not re.fullmatch("[0-9]{4}", text) or not 1900 <= int(text) <= 2200:
        raise BadRequest(_("Ange ett år mellan 1900 och 2200."))
    return int(text)


def eligibility_check(request, pk):
    rows = EligibilityCheck.objects.visible_to(request.user).select_related("organisation", "examined_by")
    check = get_object_or_404(rows, pk=pk)
    answers = check.answers.select_related("condition", "handed_in__required", "handed_in__organisation")
    counts = not EligibilityCheck.objects.filter(organisation=check.organisation, year=check.year).exclude(pk=pk).exists()
    counts = counts or EligibilityCheck.objects.counting().filter(pk=pk).exists()
    context = {
        "title": _("Prövning av bidragsvillkor %(year)s") % {"year": check.year},
        "crumbs": [(check.organisation.name, check.organisation.get_absolute_url()), (str(check.year), "")],
        "intro": check.organisation.name,
        "state": (check.get_finding_display(), check.tone),
        "warnings": [] if counts else [{"title": _("En senare prövning av samma år gäller i stället."), "tone": "info"}],
        "acts": [(_("Pröva på nytt"), examine_address(check.organisation_id, check.year))]
        if can_check_eligibility(request.user)
        else [],
        "facts": [
            (_("Bedömning"), check.in_words()),
            (_("Skäl"), check.reason or "–"),
            (_("Prövad"), format_day(check.examined_on)),
            (_("Prövad av"), check.examined_by.name),
        ],
        "answers": table(ANSWERS, answers, caption=_("Svar per villkor")),
        "history": history_of(check, user=request.user),
    }
    return render(request, "grants/eligibility_check.html", context)
