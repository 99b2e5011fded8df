"""Which documents an application is asked for, and which of them have come in."""

from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from partnerships.cases.models import Document

from ..models import HandedInDocument
from ..permissions import can_hand_in_document


@dataclass
class AskedDocument:
    """One document that is asked for, and the latest that was handed in; None as long as none was."""

    required: Any
    handed_in: Any = None
    url: str = ""  # of the file, for those who may read it
    hand_in_url: str = ""


def documents_asked(application):
    """What the application's form of grant asks for, with what the organisation has handed in. Two questions."""
    asked = list(application.round.scheme.requires_documents.all())
    if not asked:
        return []
    counting = HandedInDocument.objects.counting_for(application.organisation_id, application.round.year, application)
    handed_in = {}
    for each in counting:
        handed_in.setdefault(each.required_id, each)
    return [AskedDocument(each, handed_in.get(each.pk)) for each in asked]


def document_part(user, application):
    """The same for a page, with addresses for those who may open or hand in. What never came is shown until it is decided.

    Nothing was asked for of what a list tells.
    """
    if application.from_list:
        return []
    asked = documents_asked(application)
    if application.state not in application.TAKES_DOCUMENTS | application.IN_HAND:
        asked = [each for each in asked if each.handed_in]
    files = [each.handed_in.document_id for each in asked if each.handed_in]
    seen = set(Document.objects.visible_to(user).filter(pk__in=files).values_list("pk", flat=True)) if files else set()
    may_hand_in = bool(asked) and can_hand_in_document(user, application.organisation, application)
    for each in asked:
        if each.handed_in and each.handed_in.document_id in seen:
            each.url = each.handed_in.get_absolute_url()
        if may_hand_in and each.required.active:
            each.hand_in_url = f"{reverse('grants:hand_in', args=[application.pk])}?handling={each.required.pk}"
    return asked
