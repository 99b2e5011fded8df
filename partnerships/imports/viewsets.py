"""The API's endpoints for lists that come in."""

from drf_spectacular.utils import extend_schema
from rest_framework import parsers, status

from partnerships.ground.viewsets import ReadViewSet, act_endpoint

from . import flow, services
from .filters import ImportFilters, RowFilters
from .models import Import, ImportRow
from .serializers import ImportSerializer, MapAnswers, RowSerializer, UploadAnswers
from .throttles import ImportRate


def check_import(*, actor, list_in, mapping=None, constants=None, options=None, **how):
    """Say how the columns are read, as far as it is not as proposed, and try every row. Nothing is written."""
    how["mapping"] = list_in.mapping if mapping is None else mapping
    how["options"] = list_in.options if options is None else options
    how["constants"] = list_in.constants if constants is None else constants
    return flow.choose_columns(actor, list_in, **how)


def apply_import(*, actor, list_in):
    """Write every row as the dry run showed, or none. Many rows are a job: `job` tells which."""
    return flow.apply(actor, list_in)


class ImportViewSet(ReadViewSet):
    queryset = Import.objects.select_related("job", "user")
    serializer_class = ImportSerializer
    filterset_class = ImportFilters
    ordering_fields = ("created_at",)
    register = staticmethod(flow.upload)

    check = act_endpoint(check_import, "list_in", MapAnswers)
    apply = act_endpoint(apply_import, "list_in")
    cancel = act_endpoint(services.cancel_import, "list_in")

    def get_throttles(self):
        return [*super().get_throttles(), *([ImportRate()] if self.action == "create" else [])]

    def get_parsers(self):
        action = getattr(self, "action_map", {}).get(self.request.method.lower()) if getattr(self, "request", None) else None
        return [parsers.MultiPartParser(), *super().get_parsers()] if action == "create" else super().get_parsers()

    @extend_schema(request={"multipart/form-data": UploadAnswers})
    def create(self, request, *args, **kwargs):
        """Hand in a file. Its columns are proposed; nothing is tried or written."""
        self.check_parameters()
        asked = UploadAnswers(data=request.data.dict() if hasattr(request.data, "dict") else request.data)
        asked.is_valid(raise_exception=True)
        return self.answer(flow.upload(request.user, **asked.validated_data), status.HTTP_201_CREATED)


class ImportRowViewSet(ReadViewSet):
    queryset = ImportRow.objects.all()
    serializer_class = RowSerializer
    filterset_class = RowFilters
    ordering_fields = ("number",)
