"""Pages where commitments are followed up."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms import FollowUpForm
from ..models import CommitmentFollowUp
from ..permissions import can_change_compact, can_follow_up
from .commitments import commitments_for


def register_follow_up(request, pk):
    commitment = get_object_or_404(commitments_for(request.user), pk=pk)
    require(can_follow_up(request.user, commitment.compact))
    form = FollowUpForm(request.POST or None, user=request.user, commitment=commitment)
    act = partial(services.register_follow_up, actor=request.user, commitment=commitment)
    return act_page(
        request,
        form,
        act,
        title=_("Registrera uppföljning av %(code)s") % {"code": commitment.code},
        intro=commitment.text,
        submit=_("Spara uppföljningen"),
        back=commitment,
    )


def change_follow_up(request, pk):
    rows = CommitmentFollowUp.objects.visible_to(request.user).select_related("commitment__compact")
    follow_up = get_object_or_404(rows, pk=pk)
    require(can_change_compact(request.user, follow_up.commitment.compact))
    form = FollowUpForm(request.POST or None, user=request.user, thing=follow_up, commitment=follow_up.commitment)
    act = partial(services.change_follow_up, actor=request.user, follow_up=follow_up)
    return act_page(
        request,
        form,
        act,
        title=_("Ändra uppföljning"),
        intro=str(follow_up),
        submit=_("Spara ändringen"),
        back=follow_up.commitment,
    )
