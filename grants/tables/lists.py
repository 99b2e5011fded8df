"""The columns of decision lists and what stands on them, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, Column

DECISION_LISTS = [
    Column(_("Beslutslista"), "title", link=True, order="sort_text", width=50),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Sammanträde"), "meeting.date", DAY),
    Column(_("Manusstopp"), "meeting.documents_due", DAY),
    Column(_("Status"), "get_state_display", tag="tone", order="state"),
    Column(_("Beslut"), lambda row: str(row.decision or _("inte beslutad")), width=30),
]

LIST_ROWS = [
    Column(_("Organisation"), "application.organisation.name", width=36),
    Column(_("Bidragsform"), "application.round.scheme.name", under=lambda row: row.application.round.year, width=26),
    Column(_("Sökt (kr)"), "application.requested_amount", KRONOR, total=True),
    Column(_("Förslag"), lambda row: row.get_proposal_display() or _("saknas")),
    Column(_("Föreslaget (kr)"), lambda row: row.proposed_amount(), KRONOR, total=True),
    Column(_("Avdrag för sen ansökan (kr)"), "cut", KRONOR, total=True),
    Column(_("Efter avdrag (kr)"), "amount_after_cut", KRONOR, total=True),
    Column(_("Motivering"), lambda row: row.grounds or "–", LONG),
    Column(_("Regel"), lambda row: row.rule_reference or "–"),
    Column(_("Dagar för sent"), "late_days", NUMBER),
]
LATE_ROWS = [
    Column(_("Regel för sen ansökan"), lambda row: row.late_rule() or "–", width=30),
    Column(_("Skäl till avdraget"), lambda row: row.late_reason or "–", LONG),
]
DECIDED_ROWS = [
    Column(_("Utfall"), "outcome.get_result_display"),
    Column(_("Beslutat (kr)"), "outcome.amount", KRONOR, total=True),
]
FRAMES = [
    Column(_("Omgång"), lambda row: str(row[0]), width=40),
    Column(_("Ram (kr)"), lambda row: row[0].frame, KRONOR),
    Column(_("Beviljat (kr)"), lambda row: row[0].reserved, KRONOR),
    Column(_("Föreslaget efter avdrag (kr)"), lambda row: row[1], KRONOR),
    Column(_("Kvar efter listan (kr)"), lambda row: row[2], KRONOR),
]
