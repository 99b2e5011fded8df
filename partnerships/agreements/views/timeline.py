"""Pages of agreements in time: one with everything that happens in it, and all of them side by side."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.tables import page_table
from partnerships.register.rights import Area

from ..filters import TimelineFilters
from ..models import IOPAgreement, IOPLegalTest
from ..pages.picture import Window, picture_of_many, picture_of_one
from ..pages.timeline import timeline as steps_of
from ..permissions import can_change_agreement, can_read_part
from ..tables import TIMELINES


def timeline(request, pk):
    rows = IOPAgreement.objects.visible_to(request.user).with_parts()
    rows = rows.select_related("decision__board", "terminated_by__organisation", "terminated_by__board")
    rows = rows.prefetch_related("follow_ups", "extensions__decision__board")
    agreement = get_object_or_404(rows, pk=pk)
    user, tests, payments = request.user, [], []
    if can_read_part(user, Area.LEGAL_TEST, agreement):
        tests = IOPLegalTest.objects.visible_to(user).filter(agreement=agreement)
    if can_read_part(user, Area.PAYMENTS, agreement):
        payments = list(agreement.payments().standing().visible_to(user))
    context = {
        "title": _("Tidslinje"),
        "crumbs": [
            (_("IOP-avtal"), reverse("agreements:agreement_list")),
            (agreement.title, agreement.get_absolute_url()),
            (_("Tidslinje"), ""),
        ],
        "intro": agreement.title,
        "picture": picture_of_one(agreement, payments),
        "timeline": steps_of(agreement, can_change_agreement(user, agreement), tests, payments),
    }
    return render(request, "agreements/timeline.html", context)


def timelines(request):
    rows = IOPAgreement.objects.visible_to(request.user).select_related("responsible_board", "case")
    filters = TimelineFilters(request.GET, rows.prefetch_related("parties__organisation", "parties__board"))
    found = filters.qs if filters.is_valid() else filters.queryset.none()
    title = _("Avtalens tidslinje")
    shown = page_table(
        request,
        TIMELINES,
        found,
        caption=title,
        export_url=f"{reverse('reports:list_export', args=['iop-tidslinje'])}?{request.GET.urlencode()}",
        empty=_("Inget IOP-avtal gäller de åren i urvalet. Ändra eller rensa filtret."),
    )
    first, last = filters.window()
    context = {
        "title": title,
        "crumbs": [(_("IOP-avtal"), reverse("agreements:agreement_list")), (title, "")],
        "intro": _("När avtalen gäller, förlängs, kan sägas upp och slutar, %(first)s–%(last)s") % {"first": first, "last": last},
        "filter": filters,
        "part": {"id": "tidslinjer"},
        "table": shown,
        "picture": picture_of_many([row["row"] for row in shown.rows], Window(first, last)) if shown.rows else None,
        "unknown": IOPAgreement.objects.visible_to(request.user).with_unknown_validity().count(),
        "unknown_url": f"{reverse('agreements:agreement_list')}?state=unknown",
        "list_url": reverse("agreements:agreement_list"),
    }
    return render(request, "agreements/timelines.html", context)
