"""The columns of samples, the deeper check and the rules of risk, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, YES_NO, Column

SAMPLES = [
    Column(_("Stickprov"), "__str__", link=True, width=40),
    Column(_("Dragning"), "number", NUMBER),
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
