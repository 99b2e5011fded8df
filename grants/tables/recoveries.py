"""The columns of claims and of what is repaid, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, YEAR, Column

RECOVERIES = [
    Column(_("Organisation"), "grant.application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "grant.application.board.name", width=30),
    Column(_("Grund"), "get_ground_display", width=30),
    Column(_("Status"), "state_in_words", tag="tone"),
    Column(_("Beslutat"), lambda claim: claim.decided_on or "–", DAY),
    Column(_("Fakturan förfaller"), lambda claim: claim.invoice_due or "–", DAY),
    Column(_("Belopp (kr)"), "amount", KRONOR, total=True, order="amount"),
    Column(_("Återbetalt (kr)"), "repaid", KRONOR, total=True),
    Column(_("Avskrivet (kr)"), "written_off_amount", KRONOR, total=True),
    Column(_("Kvar (kr)"), "left", KRONOR, total=True),
]
BESIDE_RECOVERIES = (
    Column(_("Organisationsnummer"), "grant.application.organisation.org_number"),
    Column(_("År"), "grant.application.round.year", YEAR),
    Column(_("Fakturanummer"), lambda claim: claim.invoice_no or "–"),
)

CLAIMS = [
    Column(_("Grund"), "get_ground_display", link=True),
    Column(_("Status"), "state_in_words", tag="tone"),
    *RECOVERIES[-4:],
]

REPAYMENTS = [
    Column(_("Dag"), "paid_on", DAY),
    Column(_("Belopp (kr)"), "amount", KRONOR, total=True),
    Column(_("Verifikationsnummer"), "voucher_no"),
    Column(_("Anmärkning"), lambda each: _("Rättar en återbetalning") if each.reverses_id else "–"),
]
