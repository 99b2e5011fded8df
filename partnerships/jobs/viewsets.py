"""The API's endpoint for long work."""

from partnerships.ground.viewsets import ReadViewSet, act_endpoint

from . import services
from .filters import JobFilters
from .models import Job
from .serializers import JobSerializer


class JobViewSet(ReadViewSet):
    queryset = Job.objects.all()
    serializer_class = JobSerializer
    filterset_class = JobFilters

    cancel = act_endpoint(services.cancel_job, "job")
