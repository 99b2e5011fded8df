"""Lists on their way in."""

from partnerships.imports.models import Import, ImportRow
from partnerships.jobs.models import Job


def lists_in(world):
    """One list on its way in, of somebody who is none of the people."""
    world.job = Job.objects.create(title="Kontroll", work="check_import", user=world.planner)
    world.list_in = Import.objects.create(
        kind="organisationer", file_name="lista.xlsx", size=1, sha256="0" * 64, user=world.planner, job=world.job
    )
    world.import_row = ImportRow.objects.create(of=world.list_in, number=2, outcome="create", label="Byalaget")
