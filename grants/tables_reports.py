"""The columns of lists of accounts, samples and recovery, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, YEAR, YES_NO, Column

from .models import Standing
from .models.duties import TONES


def standing_of(grant):
    return str(Standing(grant.standing).label)


DUTIES = [
    Column(_("Organisation"), "application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "application.board.name", width=30),
    Column(_("Bidragsform"), "application.round.scheme.name", under=lambda grant: grant.application.round.year, width=30),
    Column(_("Beviljat (kr)"), "amount_now", KRONOR, total=True, order="amount_now"),
    Column(_("Redovisning senast"), "report_due_now", DAY, order="report_due_now"),
    Column(_("Inkom"), lambda grant: grant.report.received_on if hasattr(grant, "report") else "–", DAY),
    Column(_("Läge"), standing_of, tag=lambda grant: TONES.get(grant.standing, "neutral")),
    Column(_("Senast påmind"), lambda grant: grant.reminded_on or "–", DAY),
    Column(_("Uttagen för kontroll"), "is_sampled", YES_NO),
]
BESIDE_DUTIES = (
    Column(_("Organisationsnummer"), "application.organisation.org_number"),
    Column(_("År"), "application.round.year", YEAR),
    Column(_("E-post"), "application.organisation.email"),
    Column(_("Postadress"), "application.organisation.postal_address", width=40),
)

SUBMISSIONS = [
    Column(_("Gång"), "number", NUMBER),
    Column(_("Inkom"), "received_on", DAY),
    Column(_("Använt (kr)"), "used_amount", KRONOR),
    Column(_("Vad bidraget ledde till"), lambda each: each.result_text or "–", LONG),
    Column(_("Handlingar"), lambda each: ", ".join(document.title for document in each.documents.all()) or "–"),
]

REMINDERS = [
    Column(_("Påmind"), "sent_on", DAY),
    Column(_("Hur"), "get_channel_display"),
    Column(_("Anteckning"), lambda each: each.note or "–"),
]

SAMPLES = [
    Column(_("Stickprov"), "__str__", link=True, width=40),
    Column(_("Draget"), "drawn_on", DAY, order="drawn_on"),
    Column(_("Andel (%)"), "share", NUMBER),
    Column(_("Bestämd av"), "share_decided_by", width=30),
    Column(_("Bidrag"), "count", NUMBER),
    Column(_("Uttagna"), "to_check", NUMBER),
    Column(_("Kontrollerade"), "checked", NUMBER),
]

SAMPLED = [
    Column(_("Organisation"), "grant.application.organisation.name", link=True, width=40),
    Column(_("Bidragsform"), "grant.application.round.scheme.name", width=30),
    Column(_("Beviljat (kr)"), "amount_now", KRONOR, total=True),
    Column(_("Dragen"), "is_drawn", YES_NO),
    Column(_("Riskregler"), lambda each: "; ".join(each.reasons.splitlines()) or "–", width=50),
    Column(_("Kontroll"), "standing", tag="tone"),
    Column(_("Kontrollerad"), lambda each: each.checked_on or "–", DAY),
]
BESIDE_SAMPLED = (
    Column(_("Stickprov"), "sample.__str__", width=40),
    Column(_("Andel (%)"), "sample.share", NUMBER),
    Column(_("Frö"), "sample.seed", width=36),
    Column(_("Bidragets nummer"), "grant_id", NUMBER),
    Column(_("sha256(frö:nummer)"), "digest", width=66),
    Column(_("Kontrollerad av"), lambda each: each.checked_by.name if each.checked_by else "–"),
    Column(_("Kommentar"), lambda each: each.comment or "–", LONG),
)

ANSWERS = [
    Column(_("Fråga"), "question", width=60),
    Column(_("Svar"), "get_answer_display"),
    Column(_("Anteckning"), lambda each: each.note or "–", width=40),
]

RISK_RULES = [
    Column(_("Regel"), "told", link=True, width=50),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Används"), "is_on", YES_NO),
]

RECOVERIES = [
    Column(_("Organisation"), "grant.application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "grant.application.board.name", width=30),
    Column(_("Grund"), "get_ground_display", width=30),
    Column(_("Status"), "state_in_words", tag="tone"),
    Column(_("Beslutat"), lambda claim: claim.decided_on or "–", DAY),
    Column(_("Fakturan förfaller"), lambda claim: claim.invoice_due or "–", DAY),
    Column(_("Belopp (kr)"), "amount", KRONOR, total=True, order="amount"),
    Column(_("Återbetalt (kr)"), "repaid", KRONOR, total=True),
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
    *RECOVERIES[-3:],
]

REPAYMENTS = [
    Column(_("Dag"), "paid_on", DAY),
    Column(_("Belopp (kr)"), "amount", KRONOR, total=True),
    Column(_("Verifikationsnummer"), "voucher_no"),
    Column(_("Anmärkning"), lambda each: _("Rättar en återbetalning") if each.reverses_id else "–"),
]
