"""Endpoints of guided choices of form."""

from partnerships.ground.viewsets import act_endpoint

from .. import services
from ..filters import FormChoiceFilters
from ..models import FormChoice
from ..serializers.agreement import ReasonAnswers
from ..serializers.form_choices import FormChoiceSerializer
from .parts import StrikableViewSet


class FormChoiceViewSet(StrikableViewSet):
    queryset = FormChoice.with_struck.prefetch_related("answers")
    serializer_class = FormChoiceSerializer
    filterset_class = FormChoiceFilters
    ordering_fields = ("chosen_on", "sort_text")
    register = services.register_form_choice

    strike = act_endpoint(services.strike_form_choice, "form_choice", ReasonAnswers)
