"""Pages where finance sees that the money of the grants agrees: per round, board or year, and grant by grant."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor
from partnerships.ground.pages import list_page

from ..filters import GroupFilters, ReconciliationFilters
from ..models import GrantDecision
from ..models.reconciliation import Reconciliation
from ..tables.reconciliation import GROUPS, MONEY, RECONCILED


def grants_for(user):
    rows = Reconciliation(GrantDecision).with_money().visible_to(user)
    return rows.select_related("application__organisation", "application__board", "application__round__scheme")


def reconciliation(request):
    filters = GroupFilters(request.GET, grants_for(request.user))
    return list_page(
        request,
        filters,
        GROUPS,
        title=_("Avstämning av bidrag"),
        intro=_("Beviljat − utbetalt − kvar att återbetala = kvar. Minus betyder pengar som ska komma tillbaka."),
        stats=money_stats(filters),
        near=[(_("Per bidrag"), reverse("grants:reconciled_grants"))],
        export="avstamning",
    )


def money_stats(filters):
    """The sums of everything in the list."""
    if not filters.is_valid():
        return []
    sums = [(label, filters.grants.total(name)) for name, label in MONEY.items() if name != "waiting"]
    count = filters.grants.agreeing(False).count()
    off = _("%(count)s bidrag stämmer inte") % {"count": count} if count else _("Alla bidrag stämmer")
    found = [{"label": str(label).removesuffix(" (kr)"), "value": format_kronor(amount)} for label, amount in sums]
    found[list(MONEY).index("left")]["note"] = off
    return found


def reconciled_grants(request):
    return list_page(
        request,
        ReconciliationFilters(request.GET, grants_for(request.user)),
        RECONCILED,
        title=_("Avstämning, bidrag för bidrag"),
        intro=_("Ett bidrag stämmer när det beviljade är utbetalt eller planerat och inget är kvar att återbetala."),
        near=[(_("Per omgång, nämnd och år"), reverse("grants:reconciliation"))],
        export="avstamning-bidrag",
    )
