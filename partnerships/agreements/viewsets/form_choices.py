"""Endpoints of guided choices of form."""

from partnerships.ground.viewsets import RecordViewSet

from .. import services
from ..filters import FormChoiceFilters
from ..models import FormChoice
from ..serializers.form_choices import FormChoiceSerializer


class FormChoiceViewSet(RecordViewSet):
    queryset = FormChoice.objects.prefetch_related("answers")
    serializer_class = FormChoiceSerializer
    filterset_class = FormChoiceFilters
    ordering_fields = ("chosen_on", "sort_text")
    register = services.register_form_choice
