"""Acts on documents that are asked for and handed in."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record
from partnerships.cases.services import keep_document
from partnerships.ground.errors import require
from partnerships.register.rights import Area

from ..models import HandedInDocument, RequiredDocument
from ..permissions import can_change_required_documents, can_change_scheme, can_hand_in_document


@transaction.atomic
def register_required_document(*, actor, **values):
    """Add a document that forms of grant can ask for."""
    require(can_change_required_documents(actor))
    return add(actor, RequiredDocument(**values))


@transaction.atomic
def change_required_document(*, actor, required, reason="", **values):
    """Change how a document is explained, or whether it is asked for any more."""
    require(can_change_required_documents(actor))
    return change(actor, required, values, reason=reason)


@transaction.atomic
def ask_for_documents(*, actor, scheme, requires_documents):
    """Say which documents a form of grant asks for."""
    scheme = scheme.as_seen()
    require(can_change_scheme(actor, scheme))
    before = ", ".join(str(each) for each in scheme.requires_documents.all())
    scheme.requires_documents.set(requires_documents)
    after = ", ".join(str(each) for each in scheme.requires_documents.all())
    if before != after:
        scheme.save(update_fields=["updated_at"])
        record(actor, "changed", scheme, changes=[["requires_documents", before, after]])
    return scheme


@transaction.atomic
def hand_in_document(*, actor, organisation, required, year, file, application=None, title="", doc_date=None, handed_in_on=None):
    """Keep a document that an organisation hands in. A yearly one counts for all of its applications that year."""
    require(can_hand_in_document(actor, organisation, application))
    if not required.active:
        raise ValidationError({"required": _("%(document)s begärs inte längre.") % {"document": required}})
    if required.yearly:
        to = {"area": Area.HANDED_IN, "organisation_id": organisation.pk}
    else:
        to = {"area": Area.APPLICATIONS, "organisation_id": organisation.pk, "board_id": application and application.board_id}
    title = title or f"{required} {year}"
    handed_in = HandedInDocument(organisation=organisation, required=required, year=year, application=application)
    if handed_in_on is not None:
        handed_in.handed_in_on = handed_in_on
    handed_in.clean()  # before the file is kept
    handed_in.document = keep_document(actor=actor, file=file, title=title, doc_date=doc_date, **to)
    add(actor, handed_in, act="handed_in")
    if application is not None:
        record(actor, "handed_in", application, document=title)
    return handed_in
