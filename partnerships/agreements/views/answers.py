"""Pages where the parties answer in a follow-up."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms.answers import AnswerForm
from ..models import FollowUpAnswer
from ..permissions import can_answer_for, can_change_agreement, can_change_answer
from .follow_ups import seen_follow_up


def register_answer(request, pk):
    follow_up = seen_follow_up(request, pk)
    parties = [party for party in follow_up.agreement.parties.all() if can_answer_for(request.user, party)]
    require(parties)
    asked = next((party for party in parties if str(party.pk) == request.GET.get("part")), None)
    given = answered(request.user, follow_up, asked)
    initial = {"party": None if given else asked}
    form = AnswerForm(request.POST or None, user=request.user, follow_up=follow_up, initial=initial)
    intro = ""
    if can_change_agreement(request.user, follow_up.agreement):
        intro = _("Svara för kommunen, eller registrera det svar som en annan part har lämnat på papper.")
    act = partial(services.register_answer, actor=request.user, follow_up=follow_up)
    return act_page(
        request,
        form,
        act,
        title=_("Svar i uppföljning"),
        intro=intro,
        submit=_("Spara svaret"),
        back=follow_up,
        template="agreements/answer.html",
        answered=given,
    )


def answered(user, follow_up, party):
    """(party, address) of the answer that a party has given already; None where it has not."""
    answer = next((each for each in follow_up.answers.all() if party and each.party_id == party.pk), None)
    if answer is None:
        return None
    may = can_change_answer(user, answer) and not follow_up.is_concluded()
    change = reverse("agreements:change_answer", args=[answer.pk])
    return party, change if may else f"{follow_up.get_absolute_url()}#svar"


def change_answer(request, pk):
    rows = FollowUpAnswer.objects.visible_to(request.user).select_related("follow_up__agreement", "party__agreement")
    answer = get_object_or_404(rows, pk=pk)
    require(can_change_answer(request.user, answer))
    form = AnswerForm(request.POST or None, user=request.user, thing=answer)
    act = partial(services.change_answer, actor=request.user, answer=answer)
    return act_page(
        request, form, act, title=_("Ändra svar"), intro=str(answer.party), submit=_("Spara ändringen"), back=answer.follow_up
    )
