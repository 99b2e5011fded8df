"""What every page shows beside its own content."""

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

MENU = (
    (_("Översikt"), "reports:overview"),
    (_("IOP-avtal"), "agreements:agreement_list"),
    (_("Bidrag"), "grants:application_list"),
    (_("Budget"), "budget:plan_list"),
    (_("Organisationer"), "register:organisation_list"),
    (_("Överenskommelsen"), "compact:compact_list"),
    (_("Dialog"), "events:event_list"),
    (_("Ärenden"), "cases:decision_list"),
    (_("Uppföljning"), "reports:follow_up"),
)


def menu(request):
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"menu": []}
    entries = [(label, address) for label, name in MENU if (address := find(name))]
    return {"menu": [{"label": label, "url": url, "current": request.path.startswith(url)} for label, url in entries]}


def find(name):
    try:
        return reverse(name)
    except NoReverseMatch:
        return None
