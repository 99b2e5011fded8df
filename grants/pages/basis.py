"""What an undecided application is weighed by: the demands, the proposed amount and, when it came late, the late rule."""

from django.utils.translation import gettext as _

from partnerships.ground.columns import Column
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import table

from ..models import GrantApplication, LateRule, demands, proposed_amount

DEMANDS = [
    Column(_("Krav"), "name", under="rule", width=40),
    Column(_("Läge"), "state", tag="tone"),
    Column(_("Uppgift"), "told", width=60),
]
UNDECIDED = {GrantApplication.State.DRAFT, GrantApplication.State.SUBMITTED}


def basis(application):
    """None once it is decided: what counted then stands in the decision."""
    if application.state not in UNDECIDED:
        return None
    return {
        "demands": table(DEMANDS, demands(application), caption=_("Krav på den som söker")),
        "proposal": proposal_facts(application),
    }


def proposal_facts(application):
    proposal = proposed_amount(application)
    if proposal is None:
        return []
    return [
        (_("Räknesätt"), application.round.get_calc_method_display()),
        (_("Föreslaget belopp"), format_kronor(proposal.amount)),
        (_("Så räknades det"), proposal.missing or proposal.in_words()),
    ]


def late_in_words(application, late):
    """What follows of coming so many days late to the round (R24)."""
    rule = application.round.late_rule
    if rule is None:
        return _("Omgången har ingen regel för sena ansökningar. Ansökan beviljas bara med ett skäl.")
    if not rule.handles(late):
        told = _("Enligt %(rule)s prövas inget som är mer än %(last)s dagar sent: avvisa ansökan.")
        return told % {"rule": rule, "last": rule.last_day}
    if rule.kind == LateRule.Kind.TABLE:
        told = _("Enligt %(rule)s dras %(percent)s %% av det som beviljas. Avdraget räknas ut.")
        return told % {"rule": rule, "percent": rule.percent_on(late)}
    told = _("Enligt %(rule)s kan upp till %(percent)s %% av sökt belopp dras, högst %(most)s. Avdraget väljs och motiveras.")
    asked = application.requested_amount
    most = _("uppgift saknas") if asked is None else format_kronor(rule.ceiling_of(asked))
    return told % {"rule": rule, "percent": rule.ceiling_percent, "most": most}


def late_decision_facts(grant):
    """What a decision took because the application came late."""
    if not grant.late_days:
        return []
    rule = grant.late_rule
    facts = [(_("Dagar för sent"), grant.late_days)]
    if rule:
        facts += [
            (_("Avdrag för sen ansökan"), format_kronor(grant.late_cut)),
            (_("Regel för sen ansökan"), rule.name, rule.get_absolute_url()),
        ]
    return facts + ([(_("Skäl till avdraget"), grant.late_reason)] if grant.late_reason else [])
