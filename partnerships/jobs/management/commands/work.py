"""The worker: runs what waits in the queue, and tells of jobs whose process was stopped."""

import os
import time

from django.core.management.base import BaseCommand
from django.db import OperationalError, close_old_connections
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from partnerships.jobs.running import forget_old_jobs, reap_jobs

SECONDS_BETWEEN = 1


class Command(BaseCommand):
    help = _("Utför det som väntar i bakgrunden, ett arbete i taget, tills det stoppas med SIGTERM eller Ctrl+C.")

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help=_("utför det som väntar och sluta sedan"))
        parser.add_argument("--with-parent", action="store_true", help=_("sluta när programmet som startade arbetaren slutar"))

    def handle(self, once, with_parent, **options):
        parent = os.getppid()
        worker = Worker(
            queue_names=["default"],
            interval=SECONDS_BETWEEN,
            batch=True,  # comes back when the queue is empty
            backend_name="default",
            startup_delay=False,
            max_tasks=None,
            worker_id=get_random_string(32),
            excluded_queue_names=[],
        )
        worker.configure_signals()
        forget_old_jobs()
        while worker.running:
            self.look(worker)
            if once or with_parent and os.getppid() != parent:
                return
            time.sleep(SECONDS_BETWEEN)

    def look(self, worker):
        """Reading first: an idle worker does not take SQLite's write lock each second."""
        close_old_connections()
        try:
            reap_jobs()
            if DBTaskResult.objects.ready().exists():
                worker.run()
        except OperationalError:  # somebody else held the database too long; there is a next time
            time.sleep(SECONDS_BETWEEN)
