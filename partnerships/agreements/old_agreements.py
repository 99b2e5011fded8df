"""What is asked of an old agreement: that it is old, and that the decision that it is said to rest on is its own.

Little need be known of it, so without these questions a new agreement could take its way past the legal test and the board.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.ground.days import add_months, format_day, today
from partnerships.register.models import LegalParameter

from .models import IOPAgreement, IOPExtension, IOPVersion
from .models.chain import chain_of
from .models.validity import ONE_DAY
from .rules import YES, faults_of_decision

TAKEN_INTO_USE = "register_taken_into_use"  # the dated row whose first day is the day that the register was taken into use
DAYS_KNOWN = ("signed_on", "start_date", "known_in_force_on")  # the first that is known tells how old the agreement is


def old_before():
    """From this day agreements are made in the register; where no such day is registered, what is a year old counts as old."""
    row = LegalParameter.objects.filter(key=TAKEN_INTO_USE, valid_from__isnull=False).order_by("valid_from").first()
    return row.valid_from if row else add_months(today(), -12) + ONE_DAY


def check_is_old(agreement):
    known, day = next(filter(None, (getattr(agreement, name) for name in DAYS_KNOWN)), None), old_before()
    if known is None or known >= day:
        told = _(
            "Ett äldre avtal är känt som undertecknat, påbörjat eller gällande före %(day)s. "
            "Ange en sådan dag, eller registrera avtalet som ett nytt."
        )
        raise ValidationError(told % {"day": format_day(day)})


def check_own_decision(agreement):
    """The questions of any decision to enter into an agreement, and that no other agreement rests on it."""
    if faults := list(faults_of_own_decision(agreement)):
        raise ValidationError({"decision": faults})


def check_pays(agreement):
    """Money is paid by a decision that is all that it must be; what is not known of it is registered first."""
    faults = list(faults_of_own_decision(agreement)) if agreement.decision else []
    if faults or agreement.decision is None:
        told = _("Det äldre avtalet saknar ett beslut som bifaller. Registrera det först.")
        raise ValidationError([told, *faults])


def faults_of_own_decision(agreement):
    """Within the chain of agreements that replace one another the decision may be the same."""
    yield from faults_of_decision(agreement, agreement.decision, YES)
    chain = chain_of(agreement.pk)
    others = IOPAgreement.objects.filter(decision=agreement.decision).exclude(pk__in=chain)
    parts = (rows.objects.filter(decision=agreement.decision).exclude(agreement__in=chain) for rows in (IOPVersion, IOPExtension))
    if others.exists() or any(rows.exists() for rows in parts):
        yield _("Beslutet gäller redan ett annat avtal. Välj avtalets eget beslut.")
