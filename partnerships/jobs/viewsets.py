"""The API's endpoint for long work."""

from partnerships.ground.viewsets import ReadViewSet, act_endpoint

from .filters import JobFilters
from .models import Job
from .serializers import JobSerializer
from .stopping import stop_job


class JobViewSet(ReadViewSet):
    queryset = Job.objects.all()
    serializer_class = JobSerializer
    filterset_class = JobFilters

    cancel = act_endpoint(stop_job, "job", name="cancel")
