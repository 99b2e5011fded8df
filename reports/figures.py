"""The year's figures on the overview, counted over what the user may see. What one may not read has no card, never a zero."""

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from grants.models import GrantApplication, GrantDecision, payments_of_grants
from partnerships.agreements.models import IOPAgreement, IOPResource
from partnerships.ground.days import today
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import how_many_unknown
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation
from partnerships.register.rights import Area


def figures_for(user, year):
    """What `ground/_stats.html` shows."""
    return [card for area, make in CARDS if user.reads(area) for card in make(user, year)]


def organisations(user, year):
    yield {
        "label": _("Organisationer"),
        "value": Organisation.objects.visible_to(user).count(),
        "url": reverse("register:organisation_list"),
    }


def running_agreements(user, year):
    yield {
        "label": _("Pågående IOP-avtal"),
        "value": IOPAgreement.objects.visible_to(user).running_on(today()).count(),
        "url": reverse("agreements:agreement_list") + "?state=active",
    }


def agreement_money(user, year):
    """Promised for the year by agreements in force on some day of it, as in the workbook."""
    in_force = IOPAgreement.objects.visible_to(user).running_in(year)
    promised = IOPResource.objects.visible_to(user).filter(agreement__in=in_force.values("pk"), year=year).municipal_money()
    unknown = in_force.with_money_in(year).filter(municipal_money=None).count()
    card = kronor_card(_("Kommunens medel i IOP %(year)s") % {"year": year}, promised)
    yield card | {"note": how_many_unknown(unknown)}


def granted(user, year):
    applications = GrantApplication.objects.visible_to(user).filter(round__year=year).exclude(state=GrantApplication.State.DRAFT)
    grants = GrantDecision.objects.visible_to(user).filter(application__in=applications)
    yield {
        "label": _("Ansökningar om bidrag %(year)s") % {"year": year},
        "value": applications.count(),
        "url": reverse("grants:application_list") + f"?year={year}",
    }
    yield kronor_card(_("Beviljade bidrag %(year)s") % {"year": year}, grants)


def paid(user, year):
    """What is paid of the year's grants and of the year's money in agreements, apart."""
    seen = Payment.objects.visible_to(user).paid()
    grants = payments_of_grants(application__round__year=year) & seen
    yield kronor_card(_("Utbetalda bidrag %(year)s") % {"year": year}, grants) | {"url": reverse("payments:payment_list")}
    agreements = seen.filter(Q(iop_payment__year=year) | Q(reverses__iop_payment__year=year))
    yield kronor_card(_("Utbetalt av IOP-medel för %(year)s") % {"year": year}, agreements)


def kronor_card(label, rows):
    return {"label": label, "value": format_kronor(rows.total("amount"), unit=False), "unit": "kr"}


CARDS = [
    (Area.ORGANISATIONS, organisations),
    (Area.IOP, running_agreements),
    (Area.RESOURCES, agreement_money),
    (Area.APPLICATIONS, granted),
    (Area.PAYMENTS, paid),
]
