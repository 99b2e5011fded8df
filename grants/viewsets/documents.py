"""Endpoints of documents that are asked for and handed in."""

from partnerships.ground.viewsets import ReadViewSet, RecordViewSet

from .. import services
from ..filters import HandedInFilters, RequiredDocumentFilters
from ..models import HandedInDocument, RequiredDocument
from ..serializers.documents import HandedInSerializer, RequiredDocumentSerializer


class RequiredDocumentViewSet(RecordViewSet):
    queryset = RequiredDocument.objects.all()
    serializer_class = RequiredDocumentSerializer
    filterset_class = RequiredDocumentFilters
    ordering_fields = ("sort_text",)
    register, change, thing = services.register_required_document, services.change_required_document, "required"


class HandedInViewSet(ReadViewSet):
    queryset = HandedInDocument.objects.all()
    serializer_class = HandedInSerializer
    filterset_class = HandedInFilters
    ordering_fields = ("handed_in_on", "year")
