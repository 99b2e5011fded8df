"""The columns of the accounts of how a grant was used, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, Column

SUBMISSIONS = [
    Column(_("Gång"), "number", NUMBER),
    Column(_("Inkom"), "received_on", DAY),
    Column(_("Använt (kr)"), "used_amount", KRONOR),
    Column(_("Vad bidraget ledde till"), lambda each: each.result_text or "–", LONG),
    Column(_("Handlingar"), lambda each: ", ".join(document.title for document in each.documents.all()) or "–"),
]
