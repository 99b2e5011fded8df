"""The columns of the money of the grants, grant by grant and together, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import KRONOR, NUMBER, Column

from ..models.reconciliation import TONES as STANDING_TONES
from ..models.reconciliation import standing_of

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
    Column(_("Uppgift saknas"), "paid_unknown", NUMBER),
    *(Column(heading, name, KRONOR) for name, heading in MONEY.items()),
    Column(_("Läge"), "standing", tag="tone"),
]
