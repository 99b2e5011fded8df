"""What stands on the page of a round."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor

from ..models import CalcMethod
from ..permissions import can_change_scheme, can_propose_list, can_register_application


def round_acts(user, round):
    """(label, address) of what often comes next; the first stands out."""
    acts, is_open = [], round.phase == round.Phase.OPEN
    if can_propose_list(user, round.board_id):
        acts.append((_("Ny beslutslista"), f"{reverse('grants:register_decision_list')}?namnd={round.board_id}"))
    if can_register_application(user, round) or (user.own_organisations() and is_open):
        acts.insert(0 if is_open else 1, (_("Ny ansökan"), f"{reverse('grants:register_application')}?omgang={round.pk}"))
    if can_change_scheme(user, round.scheme):
        acts.append((_("Ändra"), reverse("grants:change_round", args=[round.pk])))
    return acts


def frame_bar(round):
    if not round.frame:
        return None
    given = float(round.reserved / round.frame * 100)
    return {
        "label": _("Omgångens ram"),
        "segments": [
            {"label": _("Beviljat"), "text": format_kronor(round.reserved), "share": given, "tone": 1},
            {"label": _("Kvar"), "text": format_kronor(round.remaining()), "share": 100 - given, "tone": 3},
        ],
    }


def frame_warnings(round):
    if round.frame is not None:
        return []
    text = _("Inget kan beviljas förrän ramen är ifylld. Omgången öppnar %(day)s.") % {"day": format_day(round.opens)}
    return [{"title": _("Ramen är inte bestämd"), "text": text}]


def reckoning_facts(round):
    """When grants are paid, what amounts are reckoned by, and what happens to late applications."""
    yield _("Utbetalningsdagar"), ", ".join(map(str, round.payment_days.all()))
    yield _("Räknesätt"), round.get_calc_method_display()
    if round.calc_method == CalcMethod.TIER:
        yield _("Trappa"), "; ".join(map(str, round.tiers.all()))
    elif round.calc_method == CalcMethod.PERCENT_OF_COST:
        yield _("Andel av kostnaden"), round.rate_percent and f"{round.rate_percent} %"
    elif round.calc_method != CalcMethod.DISCRETIONARY:
        yield _("Belopp"), format_kronor(round.rate)
    rule = round.late_rule
    if rule:
        yield _("Regel för sen ansökan"), rule.name, rule.get_absolute_url()
        yield _("Vad regeln säger"), rule.in_words()
    else:
        yield _("Regel för sen ansökan"), _("Ingen: en sen ansökan beviljas bara med ett skäl")
