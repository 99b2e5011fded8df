"""The columns of the list of meetings, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, Column

EVENTS = [
    Column(_("Datum"), "date", DAY, under="hours", order="date"),
    Column(_("Träff"), "title", link=True, width=50, order="sort_text"),
    Column(_("Typ"), "get_kind_display"),
    Column(_("Plats"), "venue", under="room", width=30),
    Column(_("Målgrupp"), "audience_text", width=40),
    Column(_("Status"), "current_state", tag="tone"),
]
