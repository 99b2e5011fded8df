"""The columns of the compact's lists, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, LONG, NUMBER, Column

COMPACTS = [
    Column(_("Överenskommelse"), "title", link=True, under="version_text", width=50),
    Column(_("Diarienummer"), "case.raw"),
    Column(_("Antagen av"), "adopted_by.name", width=30),
    Column(_("Antagen"), "adopted_on", DAY, order="adopted_on"),
    Column(_("Gäller t.o.m."), "valid_to", DAY, order="valid_to"),
    Column(_("Åtaganden"), "commitment_count", NUMBER),
    Column(_("Status"), "current_state_label", tag="tone"),
]

COMMITMENTS = [
    Column(_("Kod"), "code", link=True, order="sort_text"),
    Column(_("Åtagande"), "text", LONG, width=60),
    Column(_("Princip"), "principle.name", width=40),
    Column(_("Vem åtar sig"), "get_bearer_display", order="bearer"),
    Column(_("Version"), "compact.version_text"),
]

PLAN_POINTS = [
    Column(_("Kod"), "code", link=True, order="sort_text"),
    Column(_("Punkt"), "text", LONG, width=60),
    Column(_("Område"), "area.name", width=40),
    Column(_("Ansvarig"), "responsible", width=30),
    Column(_("Status"), "get_status_display", tag="tone", order="status"),
    Column(_("Klart senast"), "due", DAY, order="due"),
    Column(_("Version"), "plan.compact.version_text"),
]

# On the compact's own page, under the name of each area.
AREA_POINTS = [column for column in PLAN_POINTS if column.value not in {"area.name", "plan.compact.version_text"}]
