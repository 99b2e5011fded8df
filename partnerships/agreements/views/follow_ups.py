"""Pages of follow-ups."""

from django.utils.translation import gettext as _

from .. import services
from ..forms.follow_ups import FollowUpForm
from ..models import IOPFollowUp
from ..permissions import can_change_agreement
from .parts import add_part, change_part


def register_follow_up(request, pk):
    return add_part(request, pk, FollowUpForm, services.register_follow_up, can_change_agreement, title=_("Ny uppföljning"))


def change_follow_up(request, pk):
    title = _("Ändra uppföljning")
    return change_part(request, pk, IOPFollowUp, FollowUpForm, services.change_follow_up, "follow_up", title=title)
