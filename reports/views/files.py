"""How a workbook or another file is handed out."""

import tempfile
from pathlib import Path

from django.http import FileResponse
from django.utils import timezone

from partnerships.ground.files import content_disposition
from partnerships.register.models import Municipality

from ..excel import Sheet, write_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet_of(title, columns, rows, name):
    """One list as a workbook."""
    sheet = Sheet(title=title, heading=title, columns=columns, rows=rows)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.xlsx"
        creator = str(Municipality.objects.first() or "")
        write_workbook([sheet], title=title, subject=title, creator=creator, created=timezone.now(), path=path)
        return handed_out(path)


def handed_out(path, content_type=XLSX):
    response = FileResponse(path.open("rb"), content_type=content_type)
    response["Content-Disposition"] = content_disposition(path.name)
    return response
