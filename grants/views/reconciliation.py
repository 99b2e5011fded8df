"""Pages where finance sees that the money of the grants agrees: per round, board or year, and grant by grant."""

from django.db.models import Count, Sum
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor
from partnerships.ground.pages import list_page
from partnerships.ground.tables import how_many_unknown

from ..filters import GroupFilters, ReconciliationFilters
from ..models import GrantDecision
from ..models.reconciliation import Reconciliation
from ..tables.reconciliation import GROUPS, MONEY, RECONCILED

SHARED = ("board", "year", "round")  # what both lists are narrowed by


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
        intro=_(
            "Beviljat − utbetalt − kvar att återbetala = kvar. Minus betyder pengar som ska komma tillbaka. "
            "Det som både är återkrävt och borttaget genom att bidraget är sänkt räknas en gång."
        ),
        stats=money_stats(filters),
        near=[(_("Per bidrag"), reverse("grants:reconciled_grants"))],
        export="avstamning",
    )


def money_stats(filters):
    """The sums of everything in the list."""
    if not filters.is_valid():
        return []
    sums = filters.grants.aggregate(**{f"sum_{name}": Sum(name) for name in MONEY}, rows=Count("pk"))
    off, unknown = filters.grants.agreeing(False).count(), filters.grants.paid_unknown().count()
    all_agree = _("Övriga bidrag stämmer") if unknown else _("Alla bidrag stämmer")
    told = _("%(count)s bidrag stämmer inte") % {"count": off} if off else all_agree
    asked = {name: value for name, value in filters.form.cleaned_data.items() if name in SHARED and value}
    address = f"{reverse('grants:reconciled_grants')}?{urlencode(asked)}"
    to_mend = {"left": off and f"{address}&agrees=false", "paid_out": unknown and f"{address}&paid_unknown=true"}
    notes = {"paid_out": [how_many_unknown(unknown)], "left": [how_many_unknown(unknown), told]}
    return [
        {
            "label": str(label).removesuffix(" (kr)"),
            "value": format_kronor(sums[f"sum_{name}"]) or (_("uppgift saknas") if sums["rows"] else format_kronor(0)),
            "note": ". ".join(filter(None, notes.get(name, ()))),
            "url": to_mend.get(name),
        }
        for name, label in MONEY.items()
        if name != "waiting"
    ]


def reconciled_grants(request):
    return list_page(
        request,
        ReconciliationFilters(request.GET, grants_for(request.user)),
        RECONCILED,
        title=_("Avstämning, bidrag för bidrag"),
        intro=_(
            "Ett bidrag stämmer när det beviljade är utbetalt eller planerat och inget är kvar att återbetala. "
            "Ett bidrag ur en lista som inte säger vad som betalades ut står som uppgift saknas."
        ),
        near=[(_("Per omgång, nämnd och år"), reverse("grants:reconciliation"))],
        export="avstamning-bidrag",
    )
