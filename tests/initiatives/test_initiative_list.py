"""Lists of initiatives: registered by the act, known again by title, day and sender."""

from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.initiatives.models import Initiative
from tests.imports.conftest import applied, counts, faults_of, tried

from .conftest import InitiativeFactory, at

HEAD = ["Rubrik", "Inkom", "Avsändare", "Slag", "Beskrivning"]


def test_initiatives_come_in_by_their_act_and_the_same_list_twice_changes_nothing(social_officer, organisation):
    rows = [HEAD, ["Odling", "1 mars 2019", organisation.name.upper(), "Fråga", "Var?"], ["Fest", "2019-03-02", "Privatperson"]]
    applied(social_officer, "initiativ", rows)
    odling = Initiative.objects.get(title="Odling")
    assert (odling.organisation, odling.kind, odling.state, odling.idea) == (organisation, "question", "received", "Var?")
    assert Initiative.objects.get(title="Fest").initiator == "person"
    assert counts(tried(social_officer, "initiativ", rows)) == (0, 0, 2, 0)
    rows[1][4] = "Var då?"
    assert counts(applied(social_officer, "initiativ", rows)) == (0, 1, 1, 0)


def test_faults_of_a_list_of_initiatives(social_officer, organisation):
    answered = at(Initiative.State.DECIDED, organisation=organisation, answered_on="2026-10-16", answer="Ja", title="Besvarat")
    rows = [
        HEAD,
        ["Odling", "2027-01-01", organisation.name],
        ["Odling", "2019-03-01", "Okänd förening"],
        [answered.title, "2026-10-01", organisation.name, None, "Något annat"],
    ]
    assert [cell for cell, _reason in faults_of(tried(social_officer, "initiativ", rows))] == ["B2", "C3", "E4"]


def test_our_own_list_of_initiatives_comes_in_again_without_a_change(social_officer, organisation, social_office, client):
    InitiativeFactory(organisation=organisation)
    InitiativeFactory(organisation=None, initiator="group")
    at(Initiative.State.DECIDED, social_office, organisation=organisation)
    client.force_login(social_officer)
    file = b"".join(client.get("/uppfoljning/lista/initiativ.xlsx").streaming_content)
    list_in = tried(social_officer, "initiativ", SimpleUploadedFile("initiativ.xlsx", file))
    assert counts(list_in) == (0, 0, 3, 0), faults_of(list_in)
