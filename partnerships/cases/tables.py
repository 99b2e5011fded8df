"""The columns of lists of decisions, meetings, assignments and cases."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, NUMBER, TEXT, YES_NO, Column

DECISIONS = [
    Column(_("Rubrik"), "title", link=True, under=lambda row: row.case and row.case.raw, width=50),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Datum"), "meeting_date", DAY, order="meeting_date"),
    Column(_("§"), "paragraph", NUMBER, order="paragraph"),
    Column(_("Utfall"), "get_outcome_display", tag=lambda row: TONES.get(row.outcome, "neutral")),
    Column(_("Anslagsdatum"), "notice_date", DAY, order="notice_date"),
]
TONES = {
    "endorsed": "success",
    "granted": "success",
    "adopted": "success",
    "approved": "success",
    "opposed": "danger",
    "rejected": "danger",
}

MEETINGS = [
    Column(_("Nämnd"), "board.name", TEXT, width=40, link=True),
    Column(_("Sammanträdesdag"), "date", DAY, order="date"),
    Column(_("Manusstopp"), "documents_due", DAY),
]

DELEGATED = [
    Column(_("Delegationsbeslut"), "title", link=True, under=lambda row: row.case and row.case.raw, width=50),
    Column(_("Beslutsdag"), "meeting_date", DAY),
    Column(_("Delegat"), "delegate_role", width=30),
    Column(_("Punkt i delegationsordningen"), "delegation_point", width=24),
    Column(_("Utfall"), "get_outcome_display"),
    Column(_("Anmält"), "reported_in_words", width=24),
]

ASSIGNMENTS = [
    Column(_("Uppdrag"), "text", link=True, width=60, under=lambda row: row.source),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Ansvarig"), lambda row: row.assignee or (row.assignee_office and row.assignee_office.name), width=30),
    Column(_("Klart senast"), "due", DAY, under="due_as_written", order="due"),
    Column(_("Status"), "get_state_display", tag=lambda row: ASSIGNMENT_TONES[row.state]),
]
ASSIGNMENT_TONES = {"proposed": "neutral", "open": "info", "in_progress": "warning", "done": "success", "cancelled": "neutral"}

CASES = [
    Column(_("Diarienummer"), "raw", link=True, order="sort_text"),
    Column(_("Ärende"), "title", width=50),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Står i"), "stated_in", width=40),
    Column(_("Öppnat"), "opened_on", DAY, order="opened_on"),
]

ANSWERS = [
    Column(_("Diarienummer"), "case.raw", link=True),
    Column(_("Nämnd"), "case.board.name", width=30),
    Column(
        _("Svar"),
        lambda row: row.decision.get_outcome_display() or _("Beslut") if row.decision else _("svar saknas"),
        tag=lambda row: TONES.get(row.decision.outcome, "neutral") if row.decision else "warning",
    ),
    Column(_("Beslut"), lambda row: str(row.decision) if row.decision else "–", width=40),
    Column(_("Står i"), "case.stated_in", width=40),
]

BASIS = [
    Column(_("Handling"), "title", width=50),
    Column(_("Daterad"), "document_date", DAY),
    Column(_("Fil finns"), lambda row: row.document_id is not None, YES_NO),
]
MOTIONS = [
    Column(_("Vem yrkade"), "mover"),
    Column(_("Parti"), "party"),
    Column(_("Yrkande"), "demand", width=60),
    Column(_("Utgång"), "get_result_display"),
]
DISSENTS = [
    Column(_("Vem reserverade sig"), "person"),
    Column(_("Parti"), "party"),
    Column(_("Till förmån för"), "reason", width=60),
]
REMARKS = [Column(_("Slag"), "get_kind_display"), Column(_("Text"), "text", width=60)]

GOVERNING_DOCUMENTS = [
    Column(_("Styrdokument"), lambda row: str(row), link=True, under=lambda row: row.case and row.case.raw, width=50),
    Column(_("Slag"), "get_kind_display", width=30),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Status"), "state_label", tag="tone"),
    Column(_("Gäller från"), "first_day", DAY),
    Column(_("Gäller t.o.m."), "until", DAY, order="valid_to"),
    Column(_("Ses över senast"), "review_due", DAY, order="review_due"),
]
