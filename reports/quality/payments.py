"""Checks of payments."""

from django.utils.translation import gettext as _

from partnerships.ground.days import day_of, format_day
from partnerships.payments.models import Payment

from .finding import Finding, Found


def payments_before_attest(scope):
    """R23: no money goes out before it is attested. An attest that was given on paper may be registered afterwards."""
    rows = scope.rows(Payment).paid_before_attest().select_related("organisation").order_by("paid_on", "pk")
    told = _("Betald %(paid)s, attesterad %(attested)s")
    notes = [
        Found(
            str(each),
            each.get_absolute_url(),
            told % {"paid": format_day(each.paid_on), "attested": format_day(day_of(each.attested_at))},
        )
        for each in rows
    ]
    remedy = _("Kontrollera att attesten gavs i tid. Är utbetalningsdagen fel: rätta med omvänd post.")
    return Finding(_("Betald före attest"), notes, remedy)
