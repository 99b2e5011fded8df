"""What every page shows beside its own content."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.register.rights import Area

MENU = (
    (_("Översikt"), "reports:overview", None),
    (_("IOP-avtal"), "agreements:agreement_list", Area.IOP),
    (_("Avtal"), "agreements:register", Area.IOP),
    (_("Bidrag"), "grants:application_list", Area.APPLICATIONS),
    (_("Utbetalningar"), "payments:payment_list", Area.PAYMENTS),
    (_("Budget"), "budget:plan_list", Area.BUDGET),
    (_("Organisationer"), "register:organisation_list", Area.ORGANISATIONS),
    (_("Överenskommelsen"), "compact:compact_list", Area.COMPACT),
    (_("Dialog"), "events:event_list", Area.EVENTS),
    (_("Initiativ"), "initiatives:initiative_list", Area.INITIATIVES),
    (_("Ärenden"), "cases:decision_list", Area.DECISIONS),
    (_("Uppföljning"), "reports:follow_up", Area.FOLLOW_UP),
)


def keeps_or_reads(user, area):
    """Payments are a part of their own for those who plan, attest or execute them; others meet them in the grant or agreement."""
    return any(user.may(right, area) for right in "CAX") if area == Area.PAYMENTS else user.reads(area)


def menu(request):
    """The parts of the register that the user may read something of."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"menu": []}
    entries = [(label, reverse(name)) for label, name, area in MENU if area is None or keeps_or_reads(user, area)]
    return {"menu": [{"label": label, "url": url, "current": request.path.startswith(url)} for label, url in entries]}
