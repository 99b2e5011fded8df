"""What can be asked of long work."""

from partnerships.ground.filters import Filters, StateFilter

from .models import Job


class JobFilters(Filters):
    search = None
    state = StateFilter(choices=Job.State.choices)

    class Meta:
        model = Job
        fields = []
