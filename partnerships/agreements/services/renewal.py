"""The act that begins a new agreement in the place of one that runs out."""

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add, record
from partnerships.ground.days import format_day, today
from partnerships.ground.errors import require

from ..models import IOPAgreement, IOPGoal, IOPGroup, IOPGroupMember, IOPParty, IOPResource
from ..models.gaps import TERMS
from ..permissions import can_renew_agreement

State = IOPAgreement.State

# What a party and a resource bring along, besides whose they are and of which year.
OF_A_PARTY = ("side", "organisation", "board", "role", "signatory_role", "notice_months")
OF_A_RESOURCE = ("kind", "description", "quantity", "unit", "unit_value", "amount", "valuation_basis")
OF_A_GOAL = ("text", "qualitative", "indicator", "unit", "baseline", "baseline_on", "target", "direction")
OF_A_GROUP = ("kind", "name", "task", "meets")


@transaction.atomic
def renew_agreement(*, actor, agreement, start_date, end_date, title=""):
    """Begin a new agreement that is to replace this one: a draft with its texts, parties, goals, groups and resources.

    The years follow the new term. The timeline, the diary number, the legal test and the decision are its own.
    """
    IOPAgreement.objects.locked().get(pk=agreement.pk)  # held, so that two do not begin one each
    agreement = agreement.as_seen()
    require(can_renew_agreement(actor, agreement))
    check_can_be_renewed(agreement, start_date)
    values = {name: getattr(agreement, name) for name in brought_along()}
    values |= {"title": title or agreement.title, "start_date": start_date, "end_date": end_date}
    successor = add(actor, IOPAgreement(predecessor=agreement, responsible_board=agreement.responsible_board, **values))
    parties = {party.pk: add(actor, copy_of_party(party, successor)) for party in agreement.parties.order_by("pk")}
    for resource in resources_of_new_term(agreement, successor):
        add(actor, copy_of_resource(resource, parties[resource.party_id], successor))
    for goal in agreement.goals.filter(ended_on=None).order_by("pk"):
        add(actor, IOPGoal(agreement=successor, **{name: getattr(goal, name) for name in OF_A_GOAL}))
    for group in agreement.groups.order_by("pk"):
        copy_group(actor, group, parties, successor)
    record(actor, "renewed", agreement, successor=successor)
    return successor


def check_can_be_renewed(agreement, start_date):
    if not agreement.can_move_to(State.RENEWED):
        raise ValidationError(_("Ett avtal som är ”%(state)s” kan inte förnyas.") % {"state": agreement.get_state_display()})
    if agreement.has_successor_under_way():
        raise ValidationError(_("Ett nytt avtal som ersätter avtalet är redan påbörjat."))
    if agreement.start_date and start_date <= agreement.start_date:
        day = format_day(agreement.start_date)
        raise ValidationError({"start_date": _("Det nya avtalet börjar efter det gamla, som började %(day)s.") % {"day": day}})


def brought_along():
    """The names of what the new agreement takes over: every text and term but the days, whose it is, and its field of welfare."""
    texts = {field.name for field in IOPAgreement._meta.fields if isinstance(field, models.TextField) and field.editable}
    return (texts | TERMS | {"responsible_office", "welfare_area"}) - {"start_date", "end_date", "latest_end", "title"}


def copy_of_party(party, successor):
    return IOPParty(agreement=successor, **{name: getattr(party, name) for name in OF_A_PARTY})


def copy_group(actor, group, parties, successor):
    """The group with those who sit in it still."""
    new = add(actor, IOPGroup(agreement=successor, **{name: getattr(group, name) for name in OF_A_GROUP}))
    for member in group.members.order_by("pk"):
        if not member.has_left(today()):
            add(actor, IOPGroupMember(group=new, party=parties[member.party_id], role=member.role))


def resources_of_new_term(agreement, successor):
    """What is put in each year, moved as many years as the start; what falls outside the new term is left."""
    moved = successor.start_date.year - agreement.start_date.year if agreement.start_date else 0
    for resource in agreement.resources.order_by("pk"):
        resource.year += moved
        if successor.start_date.year <= resource.year <= successor.end_date.year:
            yield resource


def copy_of_resource(resource, party, successor):
    """Neither confirmed nor delivered: that is said of each agreement by itself."""
    values = {name: getattr(resource, name) for name in OF_A_RESOURCE}
    if not resource.is_money and not resource.valuation_basis:
        values["amount"] = None  # a value that nobody can tell the ground for is not carried on
    return IOPResource(agreement=successor, party=party, year=resource.year, **values)
