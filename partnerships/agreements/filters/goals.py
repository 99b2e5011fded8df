"""What can be asked of goals."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import YesNoFilter

from ..models import IOPGoal
from .parts import PartFilters


class GoalFilters(PartFilters):
    qualitative = YesNoFilter(label=_("Bedöms i ord"))

    class Meta:
        model = IOPGoal
        fields = []
