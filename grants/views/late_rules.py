"""Pages of what happens to late applications."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.audit.acts import history_of
from partnerships.ground.columns import Column
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page
from partnerships.ground.tables import table

from .. import services
from ..forms.late_rules import LateRuleForm
from ..models import GrantRound, GrantScheme, LateRule
from ..models.late_rules import days_in_words
from ..permissions import can_change_late_rule, can_change_scheme
from ..tables.rounds import ROUNDS

STEPS = [Column(gettext_lazy("Dagar för sent"), "days"), Column(gettext_lazy("Avdrag av det som beviljas"), "cut")]


def late_rule(request, pk):
    rule = get_object_or_404(LateRule.objects.visible_to(request.user).select_related("scheme__board"), pk=pk)
    is_used = rule.decisions.exists()
    may_change = can_change_late_rule(request.user, rule) and not is_used
    rounds = GrantRound.objects.visible_to(request.user).filter(late_rule=rule).select_related("scheme", "board")
    context = {
        "title": rule.name,
        "crumbs": [(rule.scheme.name, rule.scheme.get_absolute_url()), (rule.name, "")],
        "intro": f"{rule._meta.verbose_name.capitalize()} · {rule.scheme.board}",
        "acts": [(_("Ändra"), reverse("grants:change_late_rule", args=[pk]))] if may_change else [],
        "facts": [
            (_("Bidragsform"), rule.scheme.name, rule.scheme.get_absolute_url()),
            (_("Slag"), rule.get_kind_display()),
            *([] if rule.kind == LateRule.Kind.TABLE else [(_("Regeln"), rule.in_words())]),
            (_("Prövas till och med dag"), rule.last_day or _("Allt prövas")),
            (_("Var regeln står"), rule.source),
            (_("Kan ändras"), _("Nej, ett beslut vilar på den") if is_used else _("Ja, inget beslut vilar på den")),
        ],
        "steps": steps_table(rule),
        "rounds": table(ROUNDS, rounds, caption=_("Omgångar"), empty=_("Ingen omgång följer regeln.")),
        "history": history_of(rule, user=request.user),
    }
    return render(request, "grants/late_rule.html", context)


def steps_table(rule):
    """The table day by day; None for a ceiling."""
    if rule.kind != LateRule.Kind.TABLE:
        return None
    return table(
        STEPS,
        [{"days": days_in_words(first, last), "cut": f"{cut}\u00a0%"} for first, last, cut in rule.in_days()],
        caption=_("Avdrag"),
    )


def register_late_rule(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = LateRuleForm(request.POST or None, user=request.user)
    act = partial(services.register_late_rule, actor=request.user, scheme=scheme)
    return act_page(request, form, act, title=_("Ny regel för sena ansökningar"), submit=_("Spara regeln"), back=scheme)


def change_late_rule(request, pk):
    rule = get_object_or_404(LateRule.objects.visible_to(request.user), pk=pk)
    require(can_change_late_rule(request.user, rule))
    form = LateRuleForm(request.POST or None, user=request.user, thing=rule)
    act = partial(services.change_late_rule, actor=request.user, rule=rule)
    return act_page(request, form, act, title=_("Ändra regel"), submit=_("Spara ändringen"), back=rule)
