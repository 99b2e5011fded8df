"""Pages of matters and their numbers in the diaries."""

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
from ..filters import CaseFilters
from ..forms.cases import CaseForm
from ..models import BoardDecision, CaseReference, Document
from ..pages import answers_in, how_many_answered, number_warnings, resting_on
from ..permissions import can_keep_minutes
from ..tables import ANSWERS, CASES, DECISIONS


def case_list(request):
    return list_page(
        request,
        CaseFilters(request.GET, CaseReference.objects.visible_to(request.user).select_related("board")),
        CASES,
        title=_("Diarienummer"),
        create=(_("Nytt diarienummer"), reverse("cases:register_case")) if can_keep_minutes(request.user) else None,
        export="diarienummer",
    )


def case(request, pk):
    """One matter: its number, other boards' numbers, their decisions."""
    case = get_object_or_404(CaseReference.objects.visible_to(request.user).select_related("board", "matter"), pk=pk)
    answers = answers_in(request.user, case.main())
    numbers = [case.pk, *(answer.case.pk for answer in answers)]
    decisions = BoardDecision.objects.visible_to(request.user).filter(case__in=numbers)
    context = {
        "title": case.raw,
        "crumbs": [(_("Diarienummer"), reverse("cases:case_list")), (case.raw, "")],
        "intro": case.title,
        "acts": [(_("Ändra"), reverse("cases:change_case", args=[pk]))] if can_keep_minutes(request.user, case.board_id) else [],
        "warnings": number_warnings(case),
        "facts": [
            (_("Nämnd"), case.board and case.board.name),
            *([(_("Huvudärende"), case.matter.raw, case.matter.get_absolute_url())] if case.matter else []),
            (_("Står i"), case.stated_in),
            (_("Öppnat"), case.opened_on and format_day(case.opened_on)),
        ],
        "answers": table(ANSWERS, answers, caption=_("Nämndernas svar"), empty=_("Inga andra diarienummer.")),
        "answered": how_many_answered(case.main(), answers),
        "decisions": table(DECISIONS, decisions.select_related("board", "case"), caption=_("Beslut"), empty=_("Inget beslut.")),
        "resting": resting_on(
            request.user, case, *(answer.case for answer in answers), but=(BoardDecision, CaseReference, Document)
        ),
        "history": history_of(case, user=request.user),
    }
    return render(request, "cases/case.html", context)


def register_case(request):
    require(can_keep_minutes(request.user))
    form = CaseForm(request.POST or None, user=request.user)
    act = partial(services.register_case, actor=request.user)
    return act_page(request, form, act, title=_("Nytt diarienummer"), submit=_("Spara diarienumret"), back="cases:case_list")


def change_case(request, pk):
    case = get_object_or_404(CaseReference.objects.visible_to(request.user), pk=pk)
    require(can_keep_minutes(request.user, case.board_id))
    form = CaseForm(request.POST or None, user=request.user, thing=case)
    act = partial(services.change_case, actor=request.user, case=case)
    return act_page(request, form, act, title=_("Ändra diarienummer"), submit=_("Spara ändringen"), back=case)
