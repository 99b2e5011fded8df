"""How a document is given out."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404

from partnerships.ground.files import content_disposition

from ..models import Document


def document(request, pk):
    """Give out a file as an attachment, to those who may read what it belongs to."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    try:
        opened = document.file.open("rb")
    except FileNotFoundError as missing:
        raise Http404 from missing
    response = FileResponse(opened, content_type=document.content_type)
    response["Content-Disposition"] = content_disposition(document.file_name)
    return response
