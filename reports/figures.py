"""The year's figures on the overview, counted over what the user may see."""

from django.urls import reverse
from django.utils.translation import gettext as _

from grants.models import GrantApplication, GrantDecision
from partnerships.agreements.models import IOPAgreement, IOPResource
from partnerships.ground.days import today
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation


def figures_for(user, year):
    """What `ground/_stats.html` shows."""
    applications = GrantApplication.objects.visible_to(user).filter(round__year=year).exclude(state="draft")
    granted = GrantDecision.objects.visible_to(user).filter(application__in=applications)
    paid = Payment.objects.visible_to(user).paid_in(year)
    running = IOPAgreement.objects.visible_to(user).running_on(today())
    money = IOPResource.objects.visible_to(user).filter(agreement__in=running.values("pk"), year=year).municipal_money()
    return [
        {
            "label": _("Organisationer"),
            "value": Organisation.objects.visible_to(user).count(),
            "url": reverse("register:organisation_list"),
        },
        {
            "label": _("Pågående IOP-avtal"),
            "value": running.count(),
            "url": reverse("agreements:agreement_list") + "?state=active",
        },
        {
            "label": _("Kommunens medel i IOP %(year)s") % {"year": year},
            "value": format_kronor(money.total("amount"), unit=False),
            "unit": "kr",
        },
        {
            "label": _("Ansökningar om bidrag %(year)s") % {"year": year},
            "value": applications.count(),
            "url": reverse("grants:application_list") + f"?year={year}",
        },
        {
            "label": _("Beviljat %(year)s") % {"year": year},
            "value": format_kronor(granted.total("amount"), unit=False),
            "unit": "kr",
        },
        {
            "label": _("Utbetalt %(year)s") % {"year": year},
            "value": format_kronor(paid.total("amount"), unit=False),
            "unit": "kr",
            "url": reverse("payments:payment_list") + f"?year={year}",
        },
    ]
