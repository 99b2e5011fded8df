"""What the worker runs. (The library's own module has the name that Django 6 gives it; there the import alone is changed.)"""

from django_tasks import task

from .running import run_job


@task()
def run(pk):
    run_job(pk)
