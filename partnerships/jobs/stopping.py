"""How a job is stopped: asked at once, and written down when the database lets us."""

from partnerships.ground.errors import require

from . import services
from .permissions import can_cancel_job


def stop_job(*, actor, job):
    """On SQLite the act waits for its turn to write, and the job that writes is the one to stop: it is asked before that."""
    require(can_cancel_job(actor, job))
    job.ask_to_stop()
    return services.cancel_job(actor=actor, job=job)
