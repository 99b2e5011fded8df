"""Pages of samples, the deeper check and the rules of risk."""

from dataclasses import replace
from functools import partial
from urllib.parse import urlencode

from django.db.models import Count, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.cases.pages import document_rows
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import RiskRuleFilters, SampleFilters
from ..forms.samples import CheckForm, RiskRuleForm, SampleForm
from ..models import ReportSample, RiskRule, SampledGrant
from ..pages.reports import near_lists
from ..permissions import can_change_risk_rule, can_check_sampled, can_draw_sample
from ..tables.samples import ANSWERS, RISK_RULES, SAMPLED, SAMPLES

IS_NAMED = Q(grants__is_drawn=True) | Q(grants__reasons__gt="")


def samples():
    named = Count("grants", filter=IS_NAMED)
    checked = Count("grants", filter=Q(grants__checked_on__isnull=False))
    return (
        ReportSample.objects.select_related("board")
        .annotate(count=Count("grants"), to_check=named, checked=checked)
        .order_by("-year", "board__sort_text", "-pk")
    )


def sample_list(request):
    may_draw = can_draw_sample(request.user)
    return list_page(
        request,
        SampleFilters(request.GET, samples().visible_to(request.user)),
        SAMPLES,
        title=_("Stickprov"),
        intro=_("Redovisningar som kontrolleras djupare: dragna på ett sätt som går att göra om, och uttagna av riskregler"),
        create=(_("Dra stickprov"), reverse("grants:draw_sample")) if may_draw else None,
        near=near_lists(request.user),
        export="stickprov",
        none_yet=_("Inget stickprov är draget."),
    )


def draw_sample(request):
    require(can_draw_sample(request.user))
    chosen = {name: request.GET[name] for name in ("board", "year") if name in request.GET}
    form = SampleForm(request.POST or None, user=request.user, initial={"year": today().year - 1, "share": 10} | chosen)
    return act_page(
        request,
        form,
        partial(services.draw_report_sample, actor=request.user),
        title=_("Dra stickprov"),
        intro=_(
            "Registret tar de av årets bidrag som inte har varit med i en dragning, slumpar fram ett frö och drar. Bidrag som "
            "beviljas senare får en kompletterande dragning."
        ),
        submit=_("Dra stickprov"),
        back="grants:sample_list",
    )


def sample(request, pk):
    sample = get_object_or_404(samples().visible_to(request.user).select_related("share_decision__board"), pk=pk)
    rows = SampledGrant.objects.visible_to(request.user).filter(sample=sample)
    rows = rows.select_related("grant__application__organisation", "grant__application__round__scheme")
    named = rows.with_terms().to_be_checked().order_by("-is_drawn", "pk")
    decision, newcomers = sample.share_decision, sample.came_after().count()
    context = {
        "title": str(sample),
        "crumbs": [(_("Stickprov"), reverse("grants:sample_list")), (str(sample), "")],
        "facts": [
            (_("Draget"), format_day(sample.drawn_on)),
            (_("Andel"), f"{sample.share} %"),
            (_("Andelen är bestämd av"), sample.share_decided_by),
            (_("Beslut om andelen"), decision and str(decision), decision and decision.get_absolute_url()),
            (_("Bidrag att dra ur"), sample.count),
            (_("Uttagna för kontroll"), sample.to_check),
            (_("Bidrag sedan senaste dragningen"), newcomers),
            (_("Frö"), sample.seed),
            (_("Metod"), sample.method),
        ],
        "warnings": [newcomers_warning(request.user, sample, newcomers)] if newcomers else [],
        "is_drawn_again": sample.is_drawn_again(),
        "named": table(SAMPLED, named, caption=_("Uttagna för kontroll"), empty=_("Inget bidrag är uttaget.")),
        "questions": sample.questions(),
        "export_url": f"{reverse('reports:list_export', args=['stickprovets-bidrag'])}?sample={pk}",
        "history": history_of(sample, user=request.user),
    }
    return render(request, "grants/sample.html", context)


def newcomers_warning(user, sample, count):
    """What is granted after the last drawing is in no sample until it is drawn from."""
    warning = {
        "title": _("Bidrag som inget stickprov är draget ur: %(count)s") % {"count": count},
        "text": _("De har kommit sedan senaste dragningen för nämnden och året, och behöver en kompletterande dragning."),
        "tone": "warning",
    }
    if can_draw_sample(user, sample.board_id):
        asked = urlencode({"board": sample.board_id, "year": sample.year})
        warning |= {"url": f"{reverse('grants:draw_sample')}?{asked}", "label": _("Dra kompletterande stickprov")}
    return warning


def sampled_for(request, pk):
    rows = SampledGrant.objects.visible_to(request.user).select_related(
        "sample__board", "checked_by", "grant__application__organisation", "grant__application__board",
        "grant__application__round__scheme", "grant__report",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def sampled(request, pk):
    sampled = sampled_for(request, pk)
    report = getattr(sampled.grant, "report", None)
    may_check = can_check_sampled(request.user, sampled) and report is not None
    checked = sampled.checked_on and format_day(sampled.checked_on)
    context = {
        "title": sampled.grant.application.organisation.name,
        "crumbs": [
            (_("Stickprov"), reverse("grants:sample_list")),
            (str(sampled.sample), sampled.sample.get_absolute_url()),
            (str(sampled), ""),
        ],
        "intro": str(sampled.sample),
        "state": (sampled.standing(), sampled.tone),
        "acts": [(_("Gör fördjupad kontroll"), reverse("grants:check_sampled", args=[pk]))] if may_check else [],
        "facts": [
            (_("Bidrag"), str(sampled.grant.application), sampled.grant.get_absolute_url()),
            (_("Redovisning"), report and str(report.get_state_display()), report and report.get_absolute_url()),
            (_("Uttaget därför att"), sampled.why() or _("inte uttaget")),
            (_("Kontrollerad"), checked or _("inte än")),
            *([(_("Kontrollerad av"), sampled.checked_by.name), (_("Kommentar"), sampled.comment)] if checked else []),
        ],
        "answers": table(ANSWERS, sampled.answers.all(), caption=_("Kontrollen"), empty=_("Kontrollen är inte gjord än.")),
        "documents": document_rows(request.user, sampled),
        "history": history_of(sampled, user=request.user),
    }
    return render(request, "grants/sampled.html", context)


def check_sampled(request, pk):
    sampled = sampled_for(request, pk)
    require(can_check_sampled(request.user, sampled))
    form = CheckForm(request.POST or None, files=request.FILES or None, thing=sampled)
    act = partial(services.check_sampled_grant, actor=request.user, sampled=sampled)
    return act_page(
        request, form, act, title=_("Fördjupad kontroll"), intro=sampled.why(), submit=_("Spara kontrollen"), back=sampled
    )


def risk_rule_list(request):
    may_change = can_change_risk_rule(request.user)
    return list_page(
        request,
        RiskRuleFilters(request.GET, RiskRule.objects.visible_to(request.user).select_related("board")),
        [replace(RISK_RULES[0], link=may_change), *RISK_RULES[1:]],
        title=_("Riskregler"),
        intro=_("Regler som tar ut en redovisning för fördjupad kontroll, vare sig den dras eller inte"),
        create=(_("Ny regel"), reverse("grants:register_risk_rule")) if may_change else None,
        near=near_lists(request.user),
        export="riskregler",
    )


def register_risk_rule(request):
    require(can_change_risk_rule(request.user))
    form = RiskRuleForm(request.POST or None, user=request.user)
    act = partial(services.register_risk_rule, actor=request.user)
    return act_page(
        request,
        form,
        act,
        title=_("Ny riskregel"),
        submit=_("Spara regeln"),
        back="grants:risk_rule_list",
        done=reverse("grants:risk_rule_list"),
    )


def change_risk_rule(request, pk):
    rule = get_object_or_404(RiskRule.objects.visible_to(request.user).select_related("board"), pk=pk)
    require(can_change_risk_rule(request.user, rule.board_id))
    form = RiskRuleForm(request.POST or None, user=request.user, thing=rule)
    act = partial(services.change_risk_rule, actor=request.user, rule=rule)
    back = reverse("grants:risk_rule_list")
    return act_page(
        request,
        form,
        act,
        title=_("Ändra riskregel"),
        intro=f"{rule.get_kind_display()} · {rule.board}",
        submit=_("Spara ändringen"),
        back=back,
        done=back,
        history=history_of(rule, user=request.user),
    )
