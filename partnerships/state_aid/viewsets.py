"""The API's endpoints for aid of minor importance."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from . import services
from .filters import StateAidFilters
from .models import StateAid
from .serializers import AnnulAnswers, StateAidSerializer


class StateAidViewSet(RecordViewSet):
    queryset = StateAid.objects.all()
    serializer_class = StateAidSerializer
    filterset_class = StateAidFilters
    ordering_fields = ("granted_on", "amount")
    register, change, thing = services.register_aid, services.change_aid, "aid"

    annul = act_endpoint(services.annul_aid, "aid", AnnulAnswers)
