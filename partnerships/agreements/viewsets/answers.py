"""Endpoints of the parties' answers in follow-ups."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import AnswerFilters
from ..models import FollowUpAnswer
from ..serializers.answers import AnswerSerializer


class AnswerViewSet(RecordViewSet):
    queryset = FollowUpAnswer.objects.select_related("follow_up__agreement", "party")
    serializer_class = AnswerSerializer
    filterset_class = AnswerFilters
    ordering_fields = ("answered_on",)
    register, change, thing = services.register_answer, services.change_answer, "answer"
