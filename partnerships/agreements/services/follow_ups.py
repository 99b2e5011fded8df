"""Acts on a follow-up as a whole: begin, conclude, approve, open again."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change
from partnerships.ground.errors import require

from ..models import IOPAgreement, IOPFollowUp
from ..permissions import can_answer_for, can_change_agreement


@transaction.atomic
def register_follow_up(*, actor, agreement, **values):
    """Begin the parties' joint follow-up of a year, or of a part of it."""
    require(can_change_agreement(actor, agreement))
    if agreement.state not in agreement.BOUND:
        raise ValidationError(_("Bara ett undertecknat avtal följs upp."))
    check_not_set_by_acts(IOPFollowUp, values)
    begun = add(actor, IOPFollowUp(agreement=agreement, **values))
    begun.check_held_in_time()
    return begun


@transaction.atomic
def change_follow_up(*, actor, follow_up, reason="", **values):
    """Change what the parties found together, until it is concluded."""
    require(can_change_agreement(actor, follow_up.agreement))
    check_not_set_by_acts(IOPFollowUp, values)
    follow_up = held(follow_up)
    follow_up.check_open()
    worked_out = follow_up.worked_out_fulfilment()
    if worked_out and values.get("goal_fulfilment", worked_out) != worked_out:
        raise ValidationError({"goal_fulfilment": _("Alla mål är mätta, så måluppfyllelsen följer av mätningarna.")})
    changed = change(actor, follow_up, values, reason=reason)
    changed.check_held_in_time()
    return changed


@transaction.atomic
def conclude_follow_up(*, actor, follow_up, joint_conclusion, conclusion_reason, held_on=None, unanswered_reason=""):
    """Settle what the parties concluded, when every party has answered, or it is told why one has not."""
    require(can_change_agreement(actor, follow_up.agreement))
    follow_up = held(follow_up)
    follow_up.check_open()
    unanswered = follow_up.unanswered()
    if unanswered and not unanswered_reason.strip():
        raise ValidationError(
            {
                "unanswered_reason": _("%(parties)s har inte svarat. Registrera svaret, eller skriv varför det saknas.")
                % {"parties": ", ".join(map(str, unanswered))}
            }
        )
    if not joint_conclusion or not conclusion_reason.strip():
        raise ValidationError({"conclusion_reason": _("Skriv slutsatsen och skälet till den.")})
    if held_on is None and follow_up.held_on is None:
        raise ValidationError({"held_on": _("Skriv vilken dag uppföljningen gjordes.")})
    values = {
        "joint_conclusion": joint_conclusion,
        "conclusion_reason": conclusion_reason,
        "unanswered_reason": unanswered_reason if unanswered else "",
        "held_on": held_on or follow_up.held_on,
        "approved_by_municipality": False,  # what is approved is the conclusion
        "approved_by_other": False,
    }
    concluded = change(actor, follow_up, values, act="concluded")
    concluded.check_held_in_time()
    return concluded


@transaction.atomic
def approve_follow_up(*, actor, follow_up, party, approved_on, approved_by_role):
    """Register that a party approves the conclusion. A side has approved when all on it who answered have."""
    require(can_answer_for(actor, party))
    follow_up = held(follow_up)
    if not follow_up.is_concluded():
        raise ValidationError(_("Slutsatsen är inte fastställd än. Den godkänns först därefter."))
    answer = follow_up.answers.filter(party=party).first()
    if answer is None:
        raise ValidationError({"party": _("Parten har inte svarat i uppföljningen, och kan inte godkänna den.")})
    if answer.approved_on:
        raise ValidationError({"party": _("Parten har redan godkänt.")})
    change(actor, answer, {"approved_on": approved_on, "approved_by_role": approved_by_role}, act="approved")
    return change(actor, follow_up, follow_up.approvals(), act="approved")


@transaction.atomic
def reopen_follow_up(*, actor, follow_up, reason):
    """Open a concluded follow-up to correct it: conclusion and approvals are taken back, and stand in the history."""
    require(can_change_agreement(actor, follow_up.agreement))
    follow_up = held(follow_up)
    if not follow_up.is_concluded():
        raise ValidationError(_("Uppföljningen är redan öppen."))
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför uppföljningen öppnas igen.")})
    for answer in follow_up.answers.exclude(approved_on=None):
        change(actor, answer, {"approved_on": None, "approved_by_role": ""}, act="reopened", reason=reason)
    nothing = dict.fromkeys(("joint_conclusion", "conclusion_reason", "unanswered_reason"), "")
    nothing |= dict.fromkeys(("approved_by_municipality", "approved_by_other"), False)
    return change(actor, follow_up, nothing, act="reopened", reason=reason)


def held(follow_up):
    """The follow-up as the user saw it, its agreement held: of two who act at once, the second sees what the first did."""
    IOPAgreement.objects.locked().get(pk=follow_up.agreement_id)
    return follow_up.as_seen()


def held_open(follow_up):
    """The follow-up as it stands, held, and not concluded: what is put in it belongs to what the parties conclude."""
    IOPAgreement.objects.locked().get(pk=follow_up.agreement_id)
    follow_up = IOPFollowUp.objects.select_related("agreement").get(pk=follow_up.pk)
    follow_up.check_open()
    return follow_up


def check_not_set_by_acts(model, values):
    if given := sorted(name for name in model.SET_BY_ACTS & set(values) if values[name]):
        raise ValidationError({name: _("Uppgiften registreras när slutsatsen fastställs eller godkänns.") for name in given})
