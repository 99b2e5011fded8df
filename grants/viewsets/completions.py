"""Endpoints of requests to complete an application."""

from partnerships.ground.viewsets import ReadViewSet

from ..filters import CompletionFilters
from ..models import CompletionRequest
from ..serializers.completions import CompletionSerializer


class CompletionViewSet(ReadViewSet):
    queryset = CompletionRequest.objects.prefetch_related("documents")
    serializer_class = CompletionSerializer
    filterset_class = CompletionFilters
    ordering_fields = ("due", "asked_on")
