"""Acts on guided choices of form."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record
from partnerships.ground.errors import require

from ..form_guide import GUIDE, REASONS, walk
from ..models import FormAnswer, FormChoice
from ..permissions import can_register_form_choice
from .parts import strike_out


@transaction.atomic
def register_form_choice(*, actor, answers, board=None, **values):
    """Save a guided choice of form: what was answered ({question: yes or no}), and the form that follows from it."""
    require(can_register_form_choice(actor, board and board.pk))
    asked, question, form = walk(answers)
    if unknown := sorted(set(answers) - set(GUIDE)):
        raise ValidationError({"answers": _("Frågan finns inte: %(keys)s.") % {"keys": ", ".join(unknown)}})
    if form is None:
        raise ValidationError({"answers": _("Besvara frågan: ”%(question)s”.") % {"question": question.text}})
    if unasked := sorted(set(answers) - {each.key for each, _answer in asked}):
        told = _("Svaren före avgör redan. Frågan ställs inte: %(keys)s.")
        raise ValidationError({"answers": told % {"keys": ", ".join(unasked)}})
    choice = FormChoice(board=board, form=form, form_reason=str(REASONS[form]), **values)
    add(actor, choice)
    for each, answer in asked:
        FormAnswer.objects.create(
            choice=choice,
            key=each.key,
            question=str(each.text),
            answer=answer,
            meaning=str(each.step(answer).meaning),
            source=str(each.source),
        )
    record(actor, "answered_questions", choice, form=choice.get_form_display())
    return choice


@transaction.atomic
def strike_form_choice(*, actor, form_choice, reason):
    """Strike out a choice that was wrong, while no agreement is begun from it."""
    FormChoice.with_struck.locked().get(pk=form_choice.pk)  # nobody begins an agreement from it meanwhile
    choice = form_choice.as_seen()
    require(can_register_form_choice(actor, choice.board_id))
    choice.check_can_be_struck()
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför valet stryks.")})
    return strike_out(actor, choice, reason)
