"""A number that money is paid to is changed by two people: one proposes, another confirms."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from partnerships.ground.errors import Stale
from partnerships.register.imports import OrganisationList
from partnerships.register.models import GiroChange, RoleAssignment
from partnerships.register.rights import Role
from partnerships.register.services import change_organisation, confirm_giro, merge_organisations, propose_giro, refuse_giro
from tests.fixtures import OrganisationFactory, user_with
from tests.racing import PEOPLE, at_once, faults

pytestmark = pytest.mark.django_db

NEW, OLD = "5050-1055", "5402-9681"


def propose(actor, organisation, number=NEW, kind="bankgiro"):
    return propose_giro(actor=actor, organisation=organisation, kind=kind, number=number, basis="Årsmötesprotokoll 2026")


def number_of(organisation):
    organisation.refresh_from_db()
    return organisation.bankgiro


def test_until_somebody_else_confirms_it_the_old_number_stands(organisation, representative, finance):
    change = propose(representative, organisation, "50501055")
    assert number_of(organisation) == OLD
    confirm_giro(actor=finance, giro=change)
    assert number_of(organisation) == NEW
    change.refresh_from_db()
    assert (change.previous_number, change.confirmed_by) == (OLD, finance)


def test_the_proposer_cannot_confirm_whatever_roles_they_hold(organisation, coordinator):
    RoleAssignment.objects.create(user=coordinator, role=Role.FINANCE, whole_municipality=True)
    change = propose(coordinator, organisation)
    with pytest.raises(PermissionDenied):
        confirm_giro(actor=coordinator, giro=change)
    with pytest.raises(IntegrityError, match="giro_is_not_confirmed_by_its_proposer"), transaction.atomic():
        GiroChange.objects.filter(pk=change.pk).update(confirmed_by=coordinator, confirmed_at=timezone.now(), state="confirmed")


def test_a_representative_never_confirms_not_even_what_an_officer_proposed(organisation, representative, admin):
    change = propose(admin, organisation)
    with pytest.raises(PermissionDenied):
        confirm_giro(actor=representative, giro=change)
    RoleAssignment.objects.create(user=representative, role=Role.COORDINATOR, whole_municipality=True)
    del representative.assignments
    with pytest.raises(PermissionDenied):
        confirm_giro(actor=representative, giro=change)


def test_no_door_changes_the_number_directly(organisation, admin, api_client, client):
    with pytest.raises(ValidationError, match="Byt gironummer"):
        change_organisation(actor=admin, organisation=organisation, bankgiro=NEW)
    change_organisation(actor=admin, organisation=organisation, bankgiro="54029681", phone="08-1")  # the same, otherwise written
    api_client.force_authenticate(admin)
    url = f"/api/v1/organisations/{organisation.pk}/"
    answer = api_client.patch(url, {"plusgiro": "2865434"}, format="json", headers={"If-Match": '"2"'})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["field"] == "plusgiro"
    client.force_login(admin)
    assert "bankgiro" not in client.get(f"/organisationer/{organisation.pk}/andra/").context["form"].fields
    assert number_of(organisation) == OLD


def test_one_change_of_a_kind_waits_at_a_time_and_says_something_new(organisation, admin, finance):
    with pytest.raises(ValidationError, match="redan det numret"):
        propose(admin, organisation, OLD)
    with pytest.raises(ValidationError, match="kontrollsiffra"):
        propose(admin, organisation, "5050-1056")
    change = propose(admin, organisation)
    with pytest.raises(ValidationError, match="väntar redan"):
        propose(admin, organisation, "366-5114")
    refuse_giro(actor=finance, giro=change, reason="Numret tillhör en annan förening.")
    propose(admin, organisation, "366-5114")
    with pytest.raises(Stale):
        confirm_giro(actor=finance, giro=change)
    assert number_of(organisation) == OLD


def test_others_see_no_proposal(organisation, admin, finance, secretary, attester):
    propose(admin, organisation)
    seen = [GiroChange.objects.visible_to(user).count() for user in (admin, finance, attester, secretary)]
    assert seen == [1, 1, 1, 0]


def test_the_pages_and_the_api_do_the_same(organisation, admin, finance, client, api_client):
    client.force_login(admin)
    sent = {"kind": "bankgiro", "number": NEW, "basis": "Brev"}
    assert client.post(f"/organisationer/{organisation.pk}/gironummer/", sent).status_code == 302
    change = GiroChange.objects.get()
    assert client.post(f"{change.get_absolute_url()}bekrafta/", {"version": 1}).status_code == 403
    assert "väntar på bekräftelse" in client.get(organisation.get_absolute_url()).content.decode()
    api_client.force_authenticate(finance)
    url = f"/api/v1/giro-changes/{change.pk}/"
    assert api_client.post(f"{url}confirm/", {}, format="json").json()["state"] == "confirmed"
    assert number_of(organisation) == NEW


@pytest.mark.django_db(transaction=True)
def test_of_many_who_confirm_and_refuse_at_once_one_does(organisation, admin):
    change, officers = propose(admin, organisation), [user_with(Role.FINANCE) for _ in range(PEOPLE)]

    def attempt(number):
        giro = GiroChange.objects.get(pk=change.pk)
        if number % 2:
            return refuse_giro(actor=officers[number], giro=giro, reason="Fel")
        return confirm_giro(actor=officers[number], giro=giro)

    assert len(faults(at_once(attempt, range(PEOPLE)), Stale, ValidationError)) == PEOPLE - 1
    change.refresh_from_db()
    assert (number_of(organisation) == NEW) == (change.state == "confirmed")


def test_a_merger_waits_for_a_proposal_and_takes_the_settled_ones_along(organisation, admin, finance):
    twin = OrganisationFactory(name="Samma förening", org_number=None, bankgiro="991-2346")
    change, keep = propose(admin, twin), organisation
    about = {"actor": admin, "merged": twin, "reason": "Registrerad två gånger"}
    with pytest.raises(ValidationError, match="Bekräfta eller neka det först"):
        merge_organisations(keep=keep, **about)
    confirm_giro(actor=finance, giro=change)
    twin.refresh_from_db()
    merge_organisations(keep=keep, **about | {"merged": twin})
    change.refresh_from_db()
    assert (change.organisation, change.state) == (keep, "confirmed")
    assert number_of(keep) == OLD  # the confirmed number was the other's: it is proposed anew if it is to be paid to


def test_a_list_names_another_number_as_a_fault_and_changes_none(organisation, admin):
    kind = OrganisationList(admin)
    kind.open([])
    named = {"name": organisation.name, "org_number": organisation.org_number}
    with pytest.raises(ValidationError) as fault:
        kind.plan({**named, "bankgiro": NEW})
    assert "Byt gironummer" in fault.value.message_dict["bankgiro"][0]
    kind.plan({**named, "bankgiro": OLD})
    assert (number_of(organisation), GiroChange.objects.count()) == (OLD, 0)
