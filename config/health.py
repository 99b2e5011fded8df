"""Whether the register lives (`/halsa/`) and can take work (`/halsa/redo/`). For machines that watch; says nothing about why."""

import logging
import shutil
from datetime import timedelta

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import Error as DatabaseError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from partnerships.jobs.models import Job

SMALLEST_FREE_DISK = 500 * 1024 * 1024
LONGEST_WAIT = timedelta(minutes=10)  # of work in the background

health = logging.getLogger("register.health")


@login_not_required
@require_safe
def alive(request):
    return JsonResponse({"status": "ok"})


@login_not_required
@require_safe
def ready(request):
    states = {
        "databas": database_answers(),
        "migreringar": database_is_migrated(),
        "disk": disk_has_room(),
        "arbetsko": queue_moves(),
    }
    ok = all(states.values())
    if not ok:
        health.error("not ready", extra={"facts": states})
    body = {"status": "ok" if ok else "fel", **{name: "ok" if state else "fel" for name, state in states.items()}}
    return JsonResponse(body, status=200 if ok else 503)


def database_answers():
    try:
        with connection.cursor() as cursor:
            return cursor.execute("SELECT 1").fetchone() == (1,)
    except DatabaseError:
        return False


def database_is_migrated():
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def queue_moves():
    """Nothing has waited long for the worker (`manage.py work`)."""
    try:
        return not Job.objects.filter(state=Job.State.WAITING, created_at__lt=timezone.now() - LONGEST_WAIT).exists()
    except DatabaseError:
        return False


def disk_has_room():
    return shutil.disk_usage(settings.DATA_FOLDER).free >= SMALLEST_FREE_DISK
