"""Everything about an agreement as one zip."""

import tempfile
from pathlib import Path

from django.conf import settings
from django.shortcuts import get_object_or_404
from django.utils.translation import override

from partnerships.agreements.models import IOPAgreement

from .. import services
from ..case_file import write_case_file
from .files import handed_out


def case_file(request, pk):
    """Everything about an agreement that the user may read, as one zip. That it was taken out is written in the log."""
    rows = IOPAgreement.objects.visible_to(request.user).with_parts().prefetch_related("successors")
    agreement = get_object_or_404(
        rows.select_related("responsible_board", "responsible_office", "welfare_area", "decision__board", "predecessor"), pk=pk
    )
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"akt-iop-{agreement.pk}.zip"
        with path.open("wb") as file, override(settings.LANGUAGE_CODE):
            index, count = write_case_file(file, request, agreement)
        services.hand_out_case_file(actor=request.user, agreement=agreement, files=count, checksum=index.sha256)
        return handed_out(path, "application/zip")
