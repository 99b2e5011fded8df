"""The columns of the list of initiatives, on screen and in Excel. Whom to speak with stands in neither."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, LONG, NUMBER, Column

# What is not to be known yet is a dash, not a gap.
NOT_YET = "–"

INITIATIVES = [
    Column(_("Rubrik"), "title", link=True, under="initiator_name", width=50, order="sort_text"),
    Column(_("Slag"), "get_kind_display"),
    Column(_("Inkom"), "received_on", DAY, order="received_on"),
    Column(_("Berörda nämnder"), lambda row: row.boards_text() or NOT_YET, width=40),
    Column(_("Ansvarigt kontor"), lambda row: row.owner_office.name if row.owner_office else NOT_YET, width=30),
    Column(_("Svar senast"), "answer_due", DAY, under=lambda row: _("Försenat") if row.is_overdue() else "", order="answer_due"),
    Column(_("Besvarat"), lambda row: row.answered_on or NOT_YET, DAY, order="answered_on"),
    Column(_("Utfall"), lambda row: row.get_outcome_display() or NOT_YET),
    Column(_("Status"), "get_state_display", tag="tone"),
]

# In Excel a column of days holds days alone.
IN_EXCEL = [replace(column, value="answered_on") if column.order == "answered_on" else column for column in INITIATIVES]

# In Excel beside those on screen.
BESIDE = (
    Column(_("Nr"), "pk"),
    Column(_("Initiativtagare"), "initiator_name", width=40),
    Column(_("Samordnare (kontor)"), lambda row: row.coordinator_office.name if row.coordinator_office else NOT_YET, width=30),
    Column(_("Bekräftat"), "acknowledged_on", DAY),
    Column(_("Svarstid (dagar)"), "answer_days", NUMBER),
    Column(_("Dagar för sent"), "days_late", NUMBER),
    Column(_("Återkoppling om utfallet"), "feedback_on", DAY),
    Column(_("Skäl"), lambda row: row.outcome_reason or NOT_YET, LONG),
)

CONTACTS = [
    Column(_("Namn"), "name", width=30),
    Column(_("E-post"), "email"),
    Column(_("Telefon"), "phone"),
]
