"""Lists of old IOP agreements: what is unknown is filled in, what is known stands."""

from datetime import date
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.agreements.models import IOPAgreement, IOPResource
from tests.imports.conftest import applied, counts, faults_of, tried

from .conftest import AgreementFactory, with_parts

HEAD = ["Avtal", "Förening", "Nämnd", "Startdatum", "Slutdatum", "Resurs", "Part", "År", "Belopp"]


def rows_of(organisation):
    return [
        HEAD,
        ["Språkkafé", organisation.name, "SN", "2016-01-01", "2018-12-31", "Pengar", "Kommunen", 2016, "200 000 kr"],
        ["SPRÅKKAFÉ", organisation.name, "SN", None, None, "Ideell tid", "Idéburen part", 2016, None],
        ["Odling", organisation.name, "SN", "2015-01-01", None, None, None, None, None],
    ]


def test_rows_of_one_name_are_one_old_agreement_with_its_parties_and_resources(social_officer, organisation):
    applied(social_officer, "iop", rows_of(organisation))
    agreement = IOPAgreement.objects.get(title="Språkkafé")
    assert (agreement.imported_incomplete, agreement.state, agreement.start_date) == (True, "signed", date(2016, 1, 1))
    assert {(party.side, party.organisation) for party in agreement.parties.all()} == {
        ("idea_driven", organisation), ("municipal", None),
    }  # fmt: skip
    money = IOPResource.objects.get(kind="money")
    assert (money.amount, money.year, money.party.side) == (Decimal("200000"), 2016, "municipal")
    assert IOPResource.objects.get(kind="volunteer_time").party.organisation == organisation
    assert IOPAgreement.objects.count() == 2


def test_the_same_list_twice_changes_nothing_and_what_was_unknown_is_filled_in(social_officer, organisation):
    rows = rows_of(organisation)
    applied(social_officer, "iop", rows)
    assert counts(tried(social_officer, "iop", rows)) == (0, 0, 3, 0)
    rows[3][4] = "2017-12-31"
    list_in = applied(social_officer, "iop", rows)
    assert counts(list_in) == (0, 1, 2, 0)
    assert IOPAgreement.objects.get(title="Odling").end_date == date(2017, 12, 31)
    rows[3][4] = "2019-12-31"
    assert [cell for cell, _reason in faults_of(tried(social_officer, "iop", rows))] == ["E4"]


def test_a_new_agreement_does_not_take_the_way_of_an_old_one(social_officer, organisation):
    rows = [HEAD, ["Nytt", organisation.name, "SN", "2026-10-01", "2028-12-31"], ["Annat", "Okänd", "SN", "2015-01-01"]]
    assert [cell for cell, _reason in faults_of(tried(social_officer, "iop", rows))] == ["2", "B3"]


def test_our_own_list_of_agreements_comes_in_again_without_a_change(social_officer, social_board, organisation, client):
    applied(social_officer, "iop", rows_of(organisation))
    with_parts(AgreementFactory(responsible_board=social_board), organisation)
    client.force_login(social_officer)
    file = b"".join(client.get("/uppfoljning/lista/iop.xlsx").streaming_content)
    list_in = tried(social_officer, "iop", SimpleUploadedFile("iop.xlsx", file))
    assert counts(list_in) == (0, 0, 3, 0), faults_of(list_in)
