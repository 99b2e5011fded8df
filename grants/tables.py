"""The columns of the grants' lists, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, YEAR, YES_NO, Column

from .models.reconciliation import TONES as STANDING_TONES
from .models.reconciliation import standing_of

APPLICATIONS = [
    Column(_("Organisation"), "organisation.name", link=True, under=lambda row: number_and_case(row), width=40),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Bidragsform"), "round.scheme.name", under=lambda row: row.round.year, width=30),
    Column(_("Status"), "get_state_display", tag="tone", under="grant.get_result_display", order="state"),
    Column(_("Inkom"), "submitted_on", DAY, order="submitted_on"),
    Column(_("Sökt (kr)"), "requested_amount", KRONOR, total=True, order="requested_amount"),
    Column(_("Beviljat (kr)"), "amount_now", KRONOR, total=True),
]


def number_and_case(application):
    return " · ".join(filter(None, [application.organisation.org_number, application.case and application.case.raw]))


ROUNDS = [
    Column(_("Bidragsform"), "scheme.name", link=True, under=lambda row: row.name, width=40),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("År"), "year", YEAR, order="year"),
    Column(_("Läge"), "phase_in_words", tag="phase_tone"),
    Column(_("Öppnar"), "opens", DAY, order="opens"),
    Column(_("Stänger"), "closes", DAY, order="closes"),
    Column(_("Ram (kr)"), "frame", KRONOR, total=True, order="frame"),
    Column(_("Beviljat (kr)"), "reserved", KRONOR, total=True),
    Column(_("Kvar (kr)"), lambda row: row.remaining(), KRONOR),
]

SCHEMES = [
    Column(_("Bidragsform"), "name", link=True, under="code", order="sort_text", width=40),
    Column(_("Slag"), "get_category_display"),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Högsta belopp (kr)"), "max_amount", KRONOR),
    Column(_("Redovisning inom (dagar)"), "report_days", NUMBER),
    Column(_("Räknesätt"), "get_calc_method_display", width=25),
    Column(_("Minsta antal medlemmar"), "min_members", NUMBER),
]

LATE_RULES = [
    Column(_("Regel"), "name", link=True, width=30),
    Column(_("Slag"), "get_kind_display", width=30),
    Column(_("Vad som gäller"), "in_words", width=70),
    Column(_("Var regeln står"), "source", width=30),
]

CATEGORIES = [
    Column(_("Kategori"), "name", link=True, order="sort_text", width=30),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Vilka som hör hit"), "description", width=60),
    Column(_("Organisationer"), "organisation_count", NUMBER, order="organisation_count"),
]

PLACEMENTS = [
    Column(_("Organisation"), "organisation.name", under="organisation.org_number", width=40),
    Column(_("Gäller från"), "valid_from", DAY),
]

MONEY = {
    "decided": _("Beviljat (kr)"),
    "paid_out": _("Utbetalt (kr)"),
    "reclaimed": _("Återkrävt (kr)"),
    "repaid": _("Återbetalt (kr)"),
    "owed": _("Kvar att återbetala (kr)"),
    "left": _("Kvar (kr)"),
    "waiting": _("Planerat (kr)"),
}

RECONCILED = [
    Column(_("Organisation"), "application.organisation.name", link=True, width=40),
    Column(_("Omgång"), "application.round", under="application.board.name", width=40),
    *(Column(heading, name, KRONOR, total=True) for name, heading in MONEY.items()),
    Column(_("Läge"), lambda row: standing_of(row).label, tag=lambda row: STANDING_TONES[standing_of(row)]),
]

GROUPS = [
    Column(_("Avser"), str, link=True, width=50),
    Column(_("Bidrag"), "grants", NUMBER),
    *(Column(heading, name, KRONOR) for name, heading in MONEY.items()),
    Column(_("Läge"), "standing", tag="tone"),
]

REQUIRED_DOCUMENTS = [
    Column(_("Handling"), "name", link=True, order="sort_text", width=40),
    Column(_("Lämnas en gång per år"), "yearly", YES_NO),
    Column(_("Begärs"), "active", YES_NO),
    Column(_("Förklaring"), "explanation", width=60),
]

HANDED_IN = [
    Column(_("Handling"), "required.name", link=True, width=40),
    Column(_("Organisation"), "organisation.name", width=40),
    Column(_("År"), "year", YEAR, order="year"),
    Column(_("Inlämnad"), "handed_in_on", DAY, order="handed_in_on"),
    Column(_("Handlingens datum"), "document.doc_date", DAY),
]

AGE_SPANS = [
    Column(_("Åldersspann"), "name", link=True, width=30),
    Column(_("Från ålder"), "age_from", NUMBER),
    Column(_("Till och med ålder"), "age_to", NUMBER),
    Column(_("Ordning"), "order", NUMBER, order="order"),
    Column(_("Frågas efter"), "active", YES_NO),
]

COMPLETIONS = [
    Column(_("Organisation"), "application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "application.board.name", width=30),
    Column(_("Omgång"), lambda row: str(row.application.round), width=30),
    Column(_("Begärd"), "asked_on", DAY, order="asked_on"),
    Column(_("Senast"), "due", DAY, order="due"),
    Column(_("Kompletterad"), lambda row: row.answered_on or (_("försenad") if row.is_overdue() else _("väntar")), DAY),
    Column(_("Vad som begärdes"), "text", LONG, width=60),
]

ASSESSMENTS = [
    Column(_("Organisation"), "application.organisation.name", link=True, width=40),
    Column(_("Nämnd"), "application.board.name", width=30),
    Column(_("Omgång"), lambda row: str(row.application.round), width=30),
    Column(_("Status"), "application.get_state_display", tag="application.tone"),
    Column(_("Bedömare"), "assessor.name", width=30),
    Column(_("Föreslaget (kr)"), "proposed_amount", KRONOR),
]

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
    Column(_("Motivering"), lambda row: row.grounds or "–", LONG),
    Column(_("Regel"), lambda row: row.rule_reference or "–"),
    Column(_("Dagar för sent"), lambda row: row.application.late_days(), NUMBER),
]
DECIDED_ROWS = [
    Column(_("Utfall"), "outcome.get_result_display"),
    Column(_("Beslutat (kr)"), "outcome.amount", KRONOR, total=True),
]
FRAMES = [
    Column(_("Omgång"), lambda row: str(row[0]), width=40),
    Column(_("Ram (kr)"), lambda row: row[0].frame, KRONOR),
    Column(_("Beviljat (kr)"), lambda row: row[0].reserved, KRONOR),
    Column(_("Föreslaget på listan (kr)"), lambda row: row[1], KRONOR),
    Column(_("Kvar efter listan (kr)"), lambda row: row[2], KRONOR),
]

CHANGES_OF_ONE = [
    Column(_("Avser"), lambda row: row.asks(), link=True, width=40),
    Column(_("Begärd"), "asked_on", DAY),
    Column(_("Begärd av (roll)"), "asked_by_role"),
    Column(_("Status"), "get_state_display", tag="tone"),
]
CHANGES = [
    Column(_("Organisation"), "grant.application.organisation.name", link=True, width=40),
    Column(_("Bidragsform"), "grant.application.round.scheme.name", under=lambda row: row.grant.application.round.year, width=30),
    Column(_("Nämnd"), "board.name", width=30),
    Column(_("Begärd"), "asked_on", DAY, order="asked_on"),
    Column(_("Avser"), lambda row: row.asks(), width=40),
    Column(_("Status"), "get_state_display", tag="tone", order="state"),
    Column(_("Gällande redovisningsdag"), "report_due_now", DAY),
]
