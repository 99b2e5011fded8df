"""Pages of commitments."""

from functools import partial
from itertools import groupby

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import CommitmentFilters
from ..forms import CommitmentForm
from ..models import Commitment, Principle
from ..pages.picture import commitment_history
from ..permissions import can_change_compact, can_change_text, can_follow_up
from ..tables import COMMITMENTS


def commitments_for(user):
    return Commitment.objects.visible_to(user).select_related("compact", "principle")


def register_commitment(request, pk):
    principle = get_object_or_404(Principle.objects.visible_to(request.user).select_related("compact"), pk=pk)
    require(can_change_text(request.user, principle.compact))
    form = CommitmentForm(request.POST or None, user=request.user)
    act = partial(services.register_commitment, actor=request.user, principle=principle)
    return act_page(
        request, form, act, title=_("Nytt åtagande"), intro=str(principle), submit=_("Spara åtagandet"), back=principle
    )


def commitment_list(request):
    return list_page(
        request,
        CommitmentFilters(request.GET, commitments_for(request.user)),
        COMMITMENTS,
        title=_("Åtaganden"),
        intro=_("Vad kommunen, idéburen sektor och båda tillsammans har åtagit sig"),
        export="ataganden",
    )


def commitment(request, pk):
    commitment = get_object_or_404(commitments_for(request.user), pk=pk)
    compact = commitment.compact
    acts = []
    if can_follow_up(request.user, compact):
        acts.append((_("Registrera uppföljning"), reverse("compact:register_follow_up", args=[pk])))
    if can_change_text(request.user, compact):
        acts.append((_("Ändra"), reverse("compact:change_commitment", args=[pk])))
    follow_ups = commitment.follow_ups.order_by("-year", "side")
    context = {
        "title": _("Åtagande %(code)s") % {"code": commitment.code},
        "crumbs": [
            (_("Överenskommelsen"), reverse("compact:compact_list")),
            (compact.version_text, compact.get_absolute_url()),
            (commitment.code, ""),
        ],
        "intro": commitment.text,
        "state": (compact.current_state_label, compact.tone) if compact.is_expired() else None,
        "acts": acts,
        "facts": [
            (_("Vem åtar sig"), commitment.get_bearer_display()),
            (_("Princip"), str(commitment.principle), commitment.principle.get_absolute_url()),
            (_("Överenskommelse"), compact.version_text, compact.get_absolute_url()),
        ],
        "others": commitment.principle.commitments.exclude(pk=pk),
        "years": [(year, list(rows)) for year, rows in groupby(follow_ups, key=lambda each: each.year)],
        "may_change": can_change_compact(request.user, compact),
        "history": commitment_history(request.user, commitment),
    }
    return render(request, "compact/commitment.html", context)


def change_commitment(request, pk):
    commitment = get_object_or_404(commitments_for(request.user), pk=pk)
    require(can_change_text(request.user, commitment.compact))
    form = CommitmentForm(request.POST or None, user=request.user, thing=commitment)
    act = partial(services.change_commitment, actor=request.user, commitment=commitment)
    return act_page(request, form, act, title=_("Ändra åtagande"), submit=_("Spara ändringen"), back=commitment)
