"""The partnership's own organisation: groups, who sits in them, and what signing asks of the steering group."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPGroup, IOPGroupMember
from partnerships.audit.models import AuditEvent

from .conftest import AgreementFactory, with_parts

pytestmark = pytest.mark.django_db


def told(agreement):
    agreement = IOPAgreement.objects.get(pk=agreement.pk)
    return {str(gap.label) for gap in agreement.missing() if gap.about in {"group", "group_member"}}


def test_a_steering_group_with_both_sides_is_asked_for(draft, social_officer):
    assert told(draft) == set()
    group = draft.groups.get()
    services.change_group(actor=social_officer, group=group, kind="working")
    assert told(draft) == {"Styrgrupp", "Kommunens ledamot i styrgruppen", "Idéburen ledamot i styrgruppen"}
    steering = services.register_group(actor=social_officer, agreement=draft, kind="steering", meets="Varje kvartal")
    assert str(steering) == "Styrgrupp"
    municipal = draft.parties.get(side="municipal")
    services.register_group_member(actor=social_officer, group=steering, party=municipal, role="Enhetschef")
    assert told(draft) == {"Idéburen ledamot i styrgruppen"}


def test_who_left_before_the_signing_does_not_count_and_who_leaves_later_does(decided, social_officer):
    member = decided.group_members.get(party__side="idea_driven")
    services.change_group_member(actor=social_officer, group_member=member, valid_to=date(2023, 12, 19))
    with pytest.raises(ValidationError, match="Idéburen ledamot i styrgruppen"):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))
    member.refresh_from_db()
    services.change_group_member(actor=social_officer, group_member=member, valid_to=date(2023, 12, 20))
    services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))
    assert told(decided) == set()


def test_a_member_is_of_the_agreements_own_parties_and_its_days_in_order(draft, social_officer, organisation):
    other = with_parts(AgreementFactory(responsible_board=draft.responsible_board), organisation)
    group = draft.groups.get()
    with pytest.raises(ValidationError, match="annat avtal"):
        services.register_group_member(actor=social_officer, group=group, party=other.parties.first(), role="Kassör")
    own = {"party": draft.parties.first(), "role": "Kassör", "valid_from": date(2024, 2, 1), "valid_to": date(2024, 1, 31)}
    with pytest.raises(ValidationError, match="kan inte sluta innan"):
        services.register_group_member(actor=social_officer, group=group, **own)


def test_groups_are_struck_before_signing_and_kept_up_after_it(running, decided, social_officer):
    IOPAgreement.objects.update(state="decided")
    group, member = decided.groups.get(), decided.group_members.first()
    with pytest.raises(ValidationError, match="Gruppen har ledamöter"):
        services.strike_group(actor=social_officer, group=group, reason="Fel")
    services.strike_group_member(actor=social_officer, group_member=member, reason="Fel")
    services.strike_group_member(actor=social_officer, group_member=decided.group_members.get(), reason="Fel")
    services.strike_group(actor=social_officer, group=group, reason="Fel avtal")
    assert (decided.groups.count(), decided.group_members.count()) == (0, 0)
    with pytest.raises(ValidationError, match="Gruppen är struken"):
        services.register_group_member(actor=social_officer, group=group, party=member.party, role="Kassör")
    IOPAgreement.objects.update(state="signed")
    new = services.register_group(actor=social_officer, agreement=running, kind="working", name="Vardagsgruppen")
    services.register_group_member(actor=social_officer, group=new, party=member.party, role="Samordnare")
    with pytest.raises(ValidationError, match="undertecknat"):
        services.strike_group_member(actor=social_officer, group_member=new.members.get(), reason="Fel")


def test_only_the_agreements_officers_change_its_groups(draft, culture_officer, reader):
    group = draft.groups.get()
    for user in (culture_officer, reader):
        with pytest.raises(PermissionDenied):
            services.register_group(actor=user, agreement=draft, kind="steering")
        with pytest.raises(PermissionDenied):
            services.register_group_member(actor=user, group=group, party=draft.parties.first(), role="Kassör")


def test_a_group_and_its_members_are_registered_by_page_and_told_in_the_history(client, draft, social_officer, reader):
    client.force_login(social_officer)
    made = client.post(reverse("agreements:register_group", args=[draft.pk]), {"kind": "working", "name": "Köksgruppen"})
    assert made.url == draft.get_absolute_url() + "#organisation"
    group = IOPGroup.objects.get(name="Köksgruppen")
    party = draft.parties.get(side="idea_driven")
    address = reverse("agreements:register_group_member", args=[group.pk])
    assert client.post(address, {"party": party.pk}).status_code == 422  # the role is asked for
    assert client.post(address, {"party": party.pk, "role": "Kassör", "valid_from": "1 mars 2024"}).status_code == 302
    member = group.members.get()
    text = client.get(draft.get_absolute_url()).content.decode()
    for words in ("Köksgruppen", "(Arbetsgrupp)", "Kassör", "2024-03-01 –", "Lägg till ledamot i Köksgruppen"):
        assert words in text
    assert f"Registrerad: ledamot (Kassör, {party})" in text
    strike = reverse("agreements:strike_group_member", args=[member.pk])
    assert client.post(strike, {"version": member.version, "reason": "Fel"}).status_code == 302
    assert f"<s>Kassör, {party}</s>" in client.get(draft.get_absolute_url()).content.decode()
    client.force_login(reader)
    shown = client.get(draft.get_absolute_url()).content.decode()
    assert "Köksgruppen" in shown
    assert "Lägg till ledamot" not in shown


def test_a_personal_number_is_no_role(draft, social_officer):
    with pytest.raises(ValidationError, match="personnummer"):
        services.register_group_member(
            actor=social_officer, group=draft.groups.get(), party=draft.parties.first(), role="Kassör 850709-9805"
        )
    assert not AuditEvent.objects.filter(object_type="agreements.iopgroupmember", act="registered").exists()


def test_the_api_reads_and_writes_groups(api_client, draft, running, social_officer, organisation):
    api_client.force_login(social_officer)

    def post(address, **values):
        return api_client.post(f"/api/v1/{address}/", values, format="json")

    made = post("iop-groups", agreement=draft.pk, kind="management", name="Ledningen")
    assert made.status_code == 201
    party = draft.parties.first().pk
    member = post("iop-group-members", group=made.json()["id"], party=party, role="Kassör")
    assert (member.status_code, member.json()["agreement"]) == (201, draft.pk)
    other = with_parts(AgreementFactory(responsible_board=draft.responsible_board), organisation)
    refused = post("iop-group-members", group=other.groups.get().pk, party=party, role="Kassör")
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "party")
    found = api_client.get("/api/v1/iop-groups/", {"kind": "management"}).json()["results"]
    assert [row["name"] for row in found] == ["Ledningen"]
    for asked, count in (({"group": made.json()["id"]}, 1), ({"side": "idea_driven", "agreement": draft.pk}, 1)):
        assert api_client.get("/api/v1/iop-group-members/", asked).json()["count"] == count
    assert IOPGroupMember.objects.count() == 5
