"""A new agreement begins from the one that it replaces, once at a time."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPParty, IOPResource
from partnerships.audit.models import AuditEvent

pytestmark = pytest.mark.django_db


def renew(actor, agreement, first=2027, last=2029):
    return services.renew_agreement(
        actor=actor,
        agreement=IOPAgreement.objects.get(pk=agreement.pk),
        start_date=date(first, 1, 1),
        end_date=date(last, 12, 31),
    )


def test_a_renewal_begins_a_draft_with_texts_parties_and_resources_of_the_new_years(agreement, social_officer):
    agreement.resources.update(
        confirmed_by_role="Ordförande", confirmed_on=date(2025, 2, 1), delivered=True, valuation_basis="220 kr per timme"
    )
    new = renew(social_officer, agreement)
    assert (new.state, new.predecessor, new.title, new.target_group) == ("draft", agreement, agreement.title, "Äldre")
    assert (new.case, new.decision, new.signed_on) == (None, None, None)
    assert [str(party) for party in new.parties.all()] == ["Socialnämnden", "Provköpings mötesplats"]
    rows = [(row.kind, row.year, row.amount, row.confirmed_by_role, row.delivered) for row in new.resources.all()]
    assert rows == [
        ("money", 2027, Decimal("100000"), "", None),
        ("volunteer_time", 2027, Decimal("22000"), "", None),
    ]
    assert [(goal.text, goal.target) for goal in new.goals.all()] == [("Fler besökare", 80)]
    assert [str(member.party) for member in new.groups.get().members.all()] == ["Socialnämnden", "Provköpings mötesplats"]
    assert not new.milestones.exists()
    assert AuditEvent.objects.of(agreement)[0].act == "renewed"


def test_an_agreement_is_renewed_once_at_a_time(agreement, social_officer):
    new = renew(social_officer, agreement)
    with pytest.raises(ValidationError, match="redan påbörjat"):
        renew(social_officer, agreement)
    services.withdraw_agreement(actor=social_officer, agreement=new, reason="Fel år")
    assert renew(social_officer, agreement).predecessor == agreement


def test_an_old_agreement_with_gaps_and_a_draft_are_not_renewed(old_agreement, draft, social_officer):
    with pytest.raises(ValidationError, match="saknar .* uppgifter"):
        renew(social_officer, old_agreement)
    with pytest.raises(ValidationError, match="kan inte förnyas"):
        renew(social_officer, draft)


def test_the_chain_holds_every_branch_and_stands_on_each_page(agreement, social_officer, client, api_client):
    gone = renew(social_officer, agreement)
    services.withdraw_agreement(actor=social_officer, agreement=gone, reason="Fel år")
    new = renew(social_officer, agreement)
    newest = IOPAgreement.objects.create(title="Det tredje", responsible_board=new.responsible_board, predecessor=new)
    client.force_login(social_officer)
    api_client.force_login(social_officer)
    for each in (agreement, gone, new, newest):
        [table] = [client.get(each.get_absolute_url()).context["chain"]]
        assert len(table.rows) == 4
        found = api_client.get(f"/api/v1/iop-agreements/?chain={each.pk}").json()
        assert {row["id"] for row in found["results"]} == {agreement.pk, gone.pk, new.pk, newest.pk}
    agreement.predecessor = newest
    with pytest.raises(ValidationError, match="ersätta sig självt"):
        agreement.full_clean()


def test_the_api_renews_and_answers_with_the_new_agreement(agreement, api_client, social_officer):
    api_client.force_login(social_officer)
    asked = {"start_date": "2027-01-01", "end_date": "2028-12-31", "title": "Ny dagverksamhet"}
    answer = api_client.post(f"/api/v1/iop-agreements/{agreement.pk}/renew/", asked, format="json")
    assert answer.status_code == 201
    assert (answer.json()["predecessor"], answer.json()["title"], answer.json()["state"]) == (
        agreement.pk,
        "Ny dagverksamhet",
        "draft",
    )
    assert IOPResource.objects.filter(agreement=answer.json()["id"]).count() == 2
    assert IOPParty.objects.filter(agreement=answer.json()["id"]).count() == 2
