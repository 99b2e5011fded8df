"""Endpoints of forms of grant."""

from partnerships.ground.viewsets import RecordViewSet, act_endpoint

from .. import services
from ..filters import SchemeFilters
from ..models import GrantScheme
from ..serializers.documents import AskAnswers
from ..serializers.rounds import CopyAnswers
from ..serializers.schemes import SchemeSerializer


class SchemeViewSet(RecordViewSet):
    queryset = GrantScheme.objects.prefetch_related("eligible_categories", "requires_documents")
    serializer_class = SchemeSerializer
    filterset_class = SchemeFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_scheme, services.change_scheme, "scheme"

    copy_rounds = act_endpoint(services.copy_rounds, "scheme", CopyAnswers, name="copy_rounds")
    ask = act_endpoint(services.ask_for_documents, "scheme", AskAnswers)
