"""What stands on the pages of decision lists."""

from dataclasses import replace
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.columns import LONG, Column
from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor

from ..models import DecisionList, GrantApplication
from ..permissions import can_change_list, can_decide_list, can_return_list
from ..tables.lists import DECIDED_ROWS, LIST_ROWS
from .basis import late_in_words


def rests_on(row):
    """The rules that the proposal rests on, and why the cut for coming late is what it is."""
    late = row.late_rule() and _("Sen ansökan: %(rule)s") % {"rule": row.late_rule()}
    return ". ".join(filter(None, [row.rule_reference, late, row.late_reason]))


ORGANISATION, _SCHEME, ASKED, PROPOSAL, AMOUNT, CUT, AFTER_CUT, GROUNDS, _RULE, LATE = LIST_ROWS
ON_SCREEN = [
    replace(ORGANISATION, link=True, under=lambda row: str(row.application.round)),
    ASKED,
    PROPOSAL,
    AMOUNT,
    CUT,
    AFTER_CUT,
    replace(GROUNDS, under=rests_on),
    LATE,
]
LACKING = Column(gettext_lazy("Återstår"), lambda row: row.faults_in_words() or _("klart"), LONG)


def row_columns(decision_list):
    """A draft shows what is left to do; a decided list shows what came of it."""
    match decision_list.state:
        case DecisionList.State.DRAFT:
            return [*ON_SCREEN, LACKING]
        case DecisionList.State.DECIDED:
            return [*ON_SCREEN[:6], *DECIDED_ROWS, *ON_SCREEN[6:]]
    return ON_SCREEN


def list_acts(user, decision_list, rows):
    """(label, address) of what this user can do now; the first stands out."""
    address, acts = partial(reverse, args=[decision_list.pk]), []
    if can_change_list(user, decision_list):
        if rows:
            acts.append((_("Lämna till sammanträdet"), address("grants:send_decision_list")))
        acts.append((_("Samla ansökningar"), address("grants:gather_applications")))
        acts.append((_("Ändra"), address("grants:change_decision_list")))
    if decision_list.state == DecisionList.State.SENT:
        if can_decide_list(user, decision_list):
            acts.append((_("Registrera nämndens beslut"), address("grants:decide_decision_list")))
        if can_return_list(user, decision_list):
            acts.append((_("Ta tillbaka till utkast"), address("grants:return_decision_list")))
    return acts


def list_warnings(decision_list, rows, frames):
    warnings = []
    for round, _proposed, left in frames:
        if left is not None and left < 0:
            text = _("Förslagen är %(over)s mer än det som är kvar av ramen.") % {"over": format_kronor(-left)}
            warnings.append({"title": str(round), "text": text, "tone": "danger", "url": round.get_absolute_url()})
    if decision_list.state != DecisionList.State.DECIDED and (late := [row for row in rows if row.application.late_days()]):
        names = ", ".join(str(row.application.organisation) for row in late)
        warnings.append({"title": _("Kom in för sent"), "text": names, "tone": "warning"})
    return warnings


def proposal_intro(application):
    facts = [_("Sökt: %(asked)s") % {"asked": format_kronor(application.requested_amount)}]
    facts.append(_("kvar i omgångens ram: %(left)s") % {"left": format_kronor(application.round.remaining())})
    if late := application.late_days():
        facts.append(_("kom in %(days)s dagar för sent") % {"days": late})
    told = f"{application.organisation}. {', '.join(facts)}."
    return f"{told} {late_in_words(application, late)}" if late else told


def late_facts(row):
    """What the late rule takes of the proposed amount, by which rule and why; nothing where there is no such rule."""
    if (rule := row.late_rule()) is None:
        return []
    return [
        (_("Avdrag för sen ansökan"), format_kronor(row.cut())),
        (_("Belopp efter avdrag"), format_kronor(row.amount_after_cut())),
        (_("Regel för sen ansökan"), rule.name, rule.get_absolute_url()),
        (_("Skäl till avdraget"), row.late_reason or "–"),
    ]


def proposal_facts(user, row):
    application = row.application
    seen = GrantApplication.objects.visible_to(user).filter(pk=application.pk).exists()
    return [
        (_("Ansökan"), str(application), application.get_absolute_url() if seen else ""),
        (_("Sökt belopp"), format_kronor(application.requested_amount)),
        (_("Inkom"), application.submitted_on and format_day(application.submitted_on)),
        (_("Dagar för sent"), str(application.late_days() or 0)),
        (_("Förslag"), row.get_proposal_display()),
        (_("Föreslaget belopp"), format_kronor(row.amount)),
        *late_facts(row),
        (_("Motivering"), row.grounds),
        (_("Regel"), row.rule_reference),
        (_("Villkor"), row.conditions),
        (_("Grund enligt statsstödsreglerna"), row.get_state_aid_basis_display()),
        (_("Anteckning om statsstöd"), row.state_aid_note),
    ]
