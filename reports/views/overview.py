"""The open start page, and the overview after sign-in."""

from django.contrib.auth.decorators import login_not_required
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.compact.models import Compact
from partnerships.ground.days import today

from ..due import due_list
from ..figures import figures_for
from ..permissions import can_read_follow_up
from ..quality import findings_to_mend

DUE_SHOWN = 12


@login_not_required
def start(request):
    """The open start page: who keeps this register, and what the compact says."""
    compact = Compact.objects.latest_adopted(today())
    context = {
        "title": _("Start"),
        "compact": compact,
        "expired": compact is not None and compact.is_expired(),
        "principles": compact.principles.all() if compact else [],
    }
    return render(request, "reports/start.html", context)


def overview(request):
    """What the user has to do, what is missing, and the year in figures."""
    due = due_list(request.user)
    year = today().year
    context = {
        "title": _("Översikt"),
        "year": year,
        "stats": figures_for(request.user, year),
        "timeline": [
            {"day": each.day, "title": each.title, "note": each.note, "state": each.state, "url": each.url}
            for each in due[:DUE_SHOWN]
        ],
        "more_due": len(due) - DUE_SHOWN,
        "follow_up": can_read_follow_up(request.user),
        "later": {"url": reverse("reports:to_mend"), "label": _("Visa uppgifter att se över")},
        "roles": request.user.assignments,
    }
    return render(request, "reports/overview.html", context)


def to_mend(request):
    """What was found where the user mends it. Fetched into the overview, or a page where there is no script."""
    context = {
        "title": _("Uppgifter att se över"),
        "crumbs": [(_("Översikt"), reverse("reports:overview")), (_("Uppgifter att se över"), "")],
        "findings": findings_to_mend(request.user) if can_read_follow_up(request.user) else [],
    }
    return render(request, "reports/_to_mend.html" if request.htmx else "reports/to_mend.html", context)
