"""Pages where applications are assessed, and of the criteria they are assessed by."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import AssessmentFilters
from ..forms.applications import ReasonForm
from ..forms.assessments import AssessForm, ConcludeForm, ConflictForm, CriterionForm
from ..models import Assessment, AssessmentCriterion, ConflictOfInterest, GrantScheme
from ..permissions import (
    can_assess_application,
    can_change_assessment,
    can_change_scheme,
    can_conclude_assessment,
    can_declare_conflict,
    can_lift_conflict,
    can_reopen_assessment,
)
from ..tables.assessments import ASSESSMENTS
from .completions import seen


def assessment_list(request):
    rows = Assessment.objects.visible_to(request.user)
    rows = rows.select_related("application__organisation", "application__board", "application__round__scheme", "assessor")
    return list_page(
        request,
        AssessmentFilters(request.GET, rows),
        ASSESSMENTS,
        title=_("Bedömningar"),
        intro=_("Vem som har bedömt vilka ansökningar, och vad de föreslår"),
        near=[
            (_("Mina bedömningar"), f"{reverse('grants:assessment_list')}?assessor={request.user.pk}"),
            (_("Bidrag"), reverse("grants:application_list")),
        ],
        export="bedomningar",
        none_yet=_("Ingen ansökan är bedömd. Den bedöms på ansökans sida."),
    )


def assess(request, pk):
    application = seen(request, pk)
    require(can_assess_application(request.user, application))
    form = AssessForm(request.POST or None, application=application)
    act = partial(services.assess_application, actor=request.user, application=application)
    intro = _("Sökt: %(asked)s. Andra bedömare ser dina poäng när du har sparat.") % {
        "asked": format_kronor(application.requested_amount)
    }
    title = _("Bedöm ansökan")
    return act_page(
        request,
        form,
        act,
        title=title,
        intro=intro,
        submit=_("Spara bedömningen"),
        back=application,
        done=application,
    )


def change_assessment(request, pk):
    rows = Assessment.objects.visible_to(request.user).select_related("application__round__scheme", "application__organisation")
    assessment = get_object_or_404(rows, pk=pk)
    require(can_change_assessment(request.user, assessment))
    application = assessment.application
    form = AssessForm(request.POST or None, application=application, thing=assessment)
    act = partial(services.change_assessment, actor=request.user, assessment=assessment)
    title = _("Ändra min bedömning")
    return act_page(request, form, act, title=title, submit=_("Spara bedömningen"), back=application, done=application)


def conclude(request, pk):
    application = seen(request, pk)
    require(can_conclude_assessment(request.user, application))
    form = ConcludeForm(request.POST or None, thing=application)
    act = partial(services.conclude_assessment, actor=request.user, application=application)
    intro = _("Sökt: %(asked)s. Motivera efter bidragsformens kriterier, inte efter vad organisationen tycker.") % {
        "asked": format_kronor(application.requested_amount)
    }
    title = _("Lämna förslag till beslut")
    return act_page(request, form, act, title=title, intro=intro, submit=_("Lämna förslaget"), back=application)


def reopen(request, pk):
    application = seen(request, pk)
    require(can_reopen_assessment(request.user, application))
    form = ReasonForm(request.POST or None, thing=application)
    act = partial(services.reopen_assessment, actor=request.user, application=application)
    title = _("Öppna bedömningen igen")
    return act_page(request, form, act, title=title, submit=_("Öppna igen"), back=application)


def declare_conflict(request, pk):
    application = seen(request, pk)
    require(can_declare_conflict(request.user, application))
    form = ConflictForm(request.POST or None, user=request.user, application=application)
    act = partial(services.declare_conflict, actor=request.user, application=application)
    intro = _("Den som är jävig kan inte bereda, besluta, betala eller följa upp något här. Bara någon annan kan upphäva det.")
    return act_page(
        request, form, act, title=_("Anmäl jäv"), intro=intro, submit=_("Anmäl jävet"), back=application, done=application
    )


def lift_conflict(request, pk):
    conflict = get_object_or_404(ConflictOfInterest.objects.visible_to(request.user).select_related("application", "user"), pk=pk)
    require(can_lift_conflict(request.user, conflict))
    form = ReasonForm(request.POST or None, thing=conflict)
    act = partial(services.lift_conflict, actor=request.user, conflict=conflict)
    intro = _("Gäller %(who)s. Upphäv bara det som antecknats av misstag.") % {"who": conflict.user.name}
    back = conflict.application
    return act_page(request, form, act, title=_("Upphäv jäv"), intro=intro, submit=_("Upphäv"), back=back, done=back)


def register_criterion(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = CriterionForm(request.POST or None, user=request.user)
    act = partial(services.register_criterion, actor=request.user, scheme=scheme)
    title = _("Nytt bedömningskriterium")
    return act_page(request, form, act, title=title, submit=_("Spara"), back=scheme, done=scheme, again=True)


def change_criterion(request, pk):
    criterion = get_object_or_404(AssessmentCriterion.objects.visible_to(request.user).select_related("scheme"), pk=pk)
    require(can_change_scheme(request.user, criterion.scheme))
    form = CriterionForm(request.POST or None, user=request.user, thing=criterion)
    act = partial(services.change_criterion, actor=request.user, criterion=criterion)
    title, back = _("Ändra bedömningskriterium"), criterion.scheme
    return act_page(request, form, act, title=title, submit=_("Spara ändringen"), back=back, done=back)
