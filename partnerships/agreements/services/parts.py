"""Acts on parties and on the steps of the timeline."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, contents, record
from partnerships.ground.errors import require
from partnerships.ground.identifiers import hide_personal_numbers

from ..models import IOPAgreement, IOPMilestone, IOPParty
from ..permissions import can_change_agreement


@transaction.atomic
def register_party(*, actor, agreement, **values):
    """Add a party to the agreement."""
    agreement = IOPAgreement.objects.locked().get(pk=agreement.pk)  # nobody signs meanwhile
    require(can_change_agreement(actor, agreement))
    check_parties_stand(agreement)
    return add(actor, IOPParty(agreement=agreement, **values))


@transaction.atomic
def change_party(*, actor, party, reason="", **values):
    agreement = IOPAgreement.objects.locked().get(pk=party.agreement_id)  # nobody signs meanwhile
    require(can_change_agreement(actor, agreement))
    party.agreement = agreement
    if any(values[name] != getattr(party, name) for name in party.settled_fields() & set(values)):
        check_parties_stand(agreement)
    return change(actor, party, values, reason=reason)


def check_parties_stand(agreement):
    """Who has signed is not changed afterwards; of an old agreement the parties are filled in."""
    if agreement.is_settled():
        raise ValidationError(_("Avtalet är undertecknat. Parterna kan inte ändras; registrera ett nytt avtal som ersätter det."))


@transaction.atomic
def strike_party(*, actor, party, reason):
    """Strike out a party that was wrongly added, before anybody has signed."""
    require(can_change_agreement(actor, party.agreement))
    return strike(actor, party, reason)


def strike(actor, part, reason):
    """The row stays, with the reason, and counts nowhere; the log tells what stood there."""
    IOPAgreement.objects.locked().get(pk=part.agreement_id)  # nobody signs meanwhile what would then be lacking
    part = part.as_seen()
    part.check_can_be_struck()
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför raden stryks.")})
    return strike_out(actor, part, reason)


def strike_out(actor, part, reason):
    part.struck_reason = hide_personal_numbers(reason)
    part.save(update_fields=["struck_reason"])
    stood = [[name, value, None] for name, value in contents(part).items() if value not in (None, "")]
    record(actor, "struck", part, reason=reason, changes=stood)
    return part


@transaction.atomic
def register_milestone(*, actor, agreement, **values):
    """Add a step to the timeline."""
    require(can_change_agreement(actor, agreement))
    return add(actor, IOPMilestone(agreement=agreement, **values))


@transaction.atomic
def change_milestone(*, actor, milestone, reason="", **values):
    require(can_change_agreement(actor, milestone.agreement))
    return change(actor, milestone, values, reason=reason)


@transaction.atomic
def strike_milestone(*, actor, milestone, reason):
    """Strike out a step that was wrongly added to the timeline."""
    require(can_change_agreement(actor, milestone.agreement))
    return strike(actor, milestone, reason)
