"""Pages, API and Excel of what comes in: who is shown what, and the way on to an agreement."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements.forms.agreement import AgreementForm
from partnerships.agreements.models import FormChoice, IOPAgreement
from partnerships.agreements.services import change_agreement
from partnerships.audit.acts import told
from partnerships.audit.models import AuditEvent
from partnerships.initiatives import services
from partnerships.initiatives.models import Initiative, InitiativeContact
from reports.due import all_due
from reports.quality import findings
from tests.agreements.conftest import AgreementFactory, with_parts
from tests.agreements.test_form_choices import IOP

from .conftest import State, at

pytestmark = pytest.mark.django_db
LIST = "/initiativ/"


def text(answer):
    return answer.content.decode()


def found_in(client, url, *words):
    """Which of the words stand in any file of a workbook or a zip."""
    with zipfile.ZipFile(io.BytesIO(b"".join(client.get(url).streaming_content))) as archive:
        whole = " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    return [word for word in words if word in whole]


@pytest.fixture
def with_contact(in_triage):
    in_triage.note = "Internt om Kanarie"
    in_triage.save()
    InitiativeContact.objects.create(initiative=in_triage, name="Öppen Avsändare", email="oppen@example.org")
    InitiativeContact.objects.create(initiative=in_triage, name="Kanarie Skyddad", protected=True)
    return in_triage


def test_a_representative_leaves_one_and_sees_its_state_and_answer_but_no_note(
    client, representative, social_officer, social_office, organisation, time_to_answer
):
    client.force_login(representative)
    page = text(client.get(reverse("initiatives:register_initiative")))
    assert 'name="note"' not in page
    assert 'name="received_on"' not in page
    given = {"kind": "initiative", "title": "Odling", "organisation": organisation.pk, "idea": "Odla", "contact_name": "Öppen"}
    made = client.post(reverse("initiatives:register_initiative"), given | {"note": "x", "received_on": "2020-01-01"})
    initiative = Initiative.objects.get()
    assert made.url == initiative.get_absolute_url()
    assert (initiative.received_on, initiative.note, initiative.contacts.get().name) == (date(2026, 11, 21), "", "Öppen")
    services.change_initiative(actor=social_officer, initiative=initiative, note="Hemlig bedömning", reason="Internt skäl")
    initiative.refresh_from_db()
    initiative = services.acknowledge_initiative(actor=social_officer, initiative=initiative)
    initiative = services.assign_initiative(actor=social_officer, initiative=initiative, owner_office=social_office)
    services.reply_to_initiative(actor=social_officer, initiative=initiative, answer="Vi hör av oss i januari")
    page = text(client.get(initiative.get_absolute_url()))
    assert "Vi hör av oss i januari" in page
    assert "Under bedömning" in page
    assert "Öppen" in page
    assert "Hemlig bedömning" not in page
    assert "Internt skäl" not in page
    assert "Registrera utfall" not in page
    assert "Lämna ett initiativ" in text(client.get(LIST))
    client.force_login(social_officer)
    page = text(client.get(initiative.get_absolute_url()))
    assert "Hemlig bedömning" in page
    assert "Internt skäl" in page
    assert "Registrera utfall" in page


def test_a_contact_without_a_name_is_asked_for_and_nothing_is_half_written(client, social_officer, organisation):
    client.force_login(social_officer)
    given = {"kind": "initiative", "title": "Odling", "organisation": organisation.pk, "idea": "Odla", "channel": "mail"}
    for fault in ({"contact_email": "a@example.org"}, {"contact_name": "Öppen", "contact_email": "inte en adress"}, {"idea": ""}):
        answer = client.post(reverse("initiatives:register_initiative"), given | {"received_on": "2026-11-01"} | fault)
        assert answer.status_code == 422
    assert not Initiative.objects.exists()


def test_the_same_sent_twice_is_asked_about_and_registered_only_when_it_is_another(
    client, api_client, representative, organisation
):
    client.force_login(representative)
    address = reverse("initiatives:register_initiative")
    given = {"kind": "initiative", "title": "Odling", "organisation": organisation.pk, "idea": "Odla", "is_another": ""}
    first, second = (client.post(address, given) for _time in range(2))
    assert (first.status_code, second.status_code) == (302, 422)
    assert "”Odling” finns redan" in text(second)
    assert text(second).count('name="is_another"') == 1
    assert 'type="checkbox" name="is_another"' in text(second)
    assert Initiative.objects.count() == 1
    assert client.post(address, given | {"is_another": "on"}).status_code == 302
    api_client.force_authenticate(representative)
    sent = {"title": "Odling", "organisation": organisation.pk, "idea": "Odla"}
    assert api_client.post("/api/v1/initiatives/", sent, format="json").status_code == 409
    made = api_client.post("/api/v1/initiatives/", sent | {"is_another": True}, format="json")
    assert (made.status_code, "is_another" in made.json(), Initiative.objects.count()) == (201, False, 3)


def test_who_sent_it_is_shown_to_who_handles_it_and_to_nobody_else(
    client, api_client, with_contact, social_officer, representative, reader, protected_reader_too
):
    url, api = with_contact.get_absolute_url(), f"/api/v1/initiative-contacts/?initiative={with_contact.pk}"
    seen = {}
    for user in (social_officer, representative, reader, protected_reader_too):
        client.force_login(user)
        api_client.force_authenticate(user)
        page = text(client.get(url))
        names = {row["name"] for row in api_client.get(api).json()["results"]}
        assert names == {name for name in ("Öppen Avsändare", "Kanarie Skyddad") if name in page}
        seen[user] = len(names)
        assert not found_in(client, reverse("reports:list_export", args=["initiativ"]), "Kanarie", "oppen@", "Avsändare")
        for words in ("Kanarie", "Avsändare"):
            assert api_client.get("/api/v1/initiatives/", {"search": words}).json()["count"] == 0
    assert seen == {social_officer: 1, representative: 2, reader: 0, protected_reader_too: 2}
    looks = AuditEvent.objects.filter(act="saw_protected")
    assert set(looks.values_list("actor_id", flat=True)) == {representative.pk, protected_reader_too.pk}
    assert "Kanarie" not in f"{list(looks.values_list('object_label', 'changes'))}"


def test_the_note_is_blank_to_the_organisation_in_the_api(api_client, with_contact, social_officer, representative):
    for user, note in ((social_officer, "Internt om Kanarie"), (representative, "")):
        api_client.force_authenticate(user)
        assert api_client.get(f"/api/v1/initiatives/{with_contact.pk}/").json()["note"] == note


def test_the_list_is_narrowed_and_its_head_follows(
    client, social_officer, social_office, organisation, social_board, culture_office, culture_board
):
    answered = {"answer": "Ja", "kind": "question"}
    late = at(State.TRIAGE, social_office, organisation=organisation, title="Den sena")
    early = at(State.TRIAGE, social_office, answered_on=date(2026, 10, 11), title="Den besvarade", **answered)
    old = at(State.RECEIVED, received_on=date(2025, 5, 2), answer_due=None, title="Den gamla")
    late.boards_concerned.set([culture_board])
    client.force_login(social_officer)
    for asked, found in (
        ({}, {late, early, old}),
        ({"kind": "question"}, {early}),
        ({"state": "received"}, {old}),
        ({"board": culture_board.pk}, {late}),
        ({"board": social_board.pk}, {late, early}),
        ({"organisation": organisation.pk}, {late}),
        ({"year": 2026}, {late, early}),
        ({"overdue": "true"}, {late}),
        ({"overdue": "false"}, {early, old}),
        ({"search": "besvarade"}, {early}),
    ):
        page = client.get(LIST, asked)
        assert {row["row"] for row in page.context["table"].rows} == found, asked
    stats = {stat["label"]: stat["value"] for stat in client.get(LIST, {"year": 2026}).context["stats"]}
    assert stats == {"Inkomna": 2, "Besvarade": 1, "Besvarade i tid": "1 av 1", "Försenade svar": 1, "Svarstid, median": "10"}


def test_a_late_answer_says_how_late_and_a_complaint_is_called_one(client, social_officer, social_office, finance):
    late = {"answer": "Ja", "answered_on": date(2026, 11, 11), "kind": "question"}
    made = at(State.TRIAGE, social_office, **late)
    at(State.TRIAGE, social_office, kind="complaint")
    client.force_login(social_officer)
    assert text(client.get(made.get_absolute_url())).count("11 dagar för sent") == 2
    stats = {stat["label"]: stat["value"] for stat in client.get(LIST).context["stats"]}
    assert stats["Besvarade i tid"] == "0 av 1"
    assert "Klagomål att besvara" in {due.title for due in all_due(social_officer)}
    client.force_login(finance)
    shown = client.get(LIST)
    assert (shown.status_code, shown.context["stats"]) == (200, [])
    assert "Din roll läser inte initiativ" in text(shown)


def test_from_an_initiative_by_the_choice_of_form_to_an_agreement_that_points_at_both(
    client, social_officer, social_office, social_board, organisation, reader, finance
):
    initiative = at(State.IN_DIALOGUE, social_office, organisation=organisation, title="Odling", challenge="Ensamhet")
    client.force_login(social_officer)
    begin = f"{reverse('agreements:choose_form')}?initiativ={initiative.pk}"
    assert begin in text(client.get(initiative.get_absolute_url()))
    assert f'name="initiativ" value="{initiative.pk}"' in text(client.get(begin))
    address = f"{begin}&{'&'.join(f'{key}={answer}' for key, answer in IOP.items())}"
    page = text(client.get(address))
    assert 'value="Odling"' in page
    given = {"title": "Odling", "chosen_on": "2026-11-20", "chosen_by_role": "Handläggare", "initiative": initiative.pk}
    client.post(address, given | {"board": social_board.pk, "organisation": organisation.pk})
    choice = FormChoice.objects.get(initiative=initiative)
    draft = client.get(f"{reverse('agreements:register_agreement')}?val={choice.pk}")
    initial = draft.context["form"].initial
    assert (initial["initiative"], initial["form_choice"], initial["challenge"]) == (initiative, choice, "Ensamhet")
    made = {"title": "Odling", "responsible_board": social_board.pk, "form_choice": choice.pk, "initiative": initiative.pk}
    client.post(reverse("agreements:register_agreement"), made)
    agreement = IOPAgreement.objects.get(initiative=initiative, form_choice=choice)
    assert initiative.get_absolute_url() in text(client.get(agreement.get_absolute_url()))
    led_to = text(client.get(reverse("reports:led_to", args=[initiative.pk])))
    assert agreement.get_absolute_url() in led_to
    assert choice.get_absolute_url() in led_to
    client.force_login(reader)
    assert "Börja ett IOP-avtal" not in text(client.get(initiative.get_absolute_url()))
    client.force_login(finance)  # reads agreements, but not initiatives
    assert initiative.get_absolute_url() not in text(client.get(agreement.get_absolute_url()))


def test_an_initiative_that_one_may_not_see_cannot_be_chosen_or_carried(client, api_client, finance, social_officer, in_triage):
    api_client.force_authenticate(finance)
    assert api_client.get(f"/api/v1/initiatives/{in_triage.pk}/").status_code == 404
    client.force_login(social_officer)
    for odd in ("9" * 30, "x", "-1", "0"):
        assert client.get(reverse("agreements:choose_form"), {"initiativ": odd}).status_code == 200


def test_who_may_not_see_an_initiative_reads_it_in_no_history_api_or_case_file_and_cannot_unlink_it(
    client, api_client, municipality, in_triage, social_officer, finance, admin, reader, social_board, organisation
):
    in_triage.title = "Kanariens rubrik"
    in_triage.save()
    agreement = with_parts(AgreementFactory(responsible_board=social_board), organisation)
    agreement = change_agreement(actor=social_officer, agreement=agreement, initiative=in_triage)
    urls = agreement.get_absolute_url(), reverse("reports:case_file", args=[agreement.pk])
    for user, seen in ((reader, True), (finance, False)):
        client.force_login(user)
        api_client.force_authenticate(user)
        assert ("Kanariens" in text(client.get(urls[0]))) is seen
        assert bool(found_in(client, urls[1], "Kanariens")) is seen
        for api in ("/api/v1/iop-agreements/", f"/api/v1/iop-agreements/{agreement.pk}/"):
            said = api_client.get(api).json()
            said = said["results"][0] if "results" in said else said
            assert said["initiative"] == (in_triage.pk if seen else None)
            assert said["responsible_board"] == social_board.pk
    event = AuditEvent.objects.filter(act="changed").latest("pk")
    assert [[change["label"] for change in told([event], user)[0]["changes"]] for user in (reader, finance)] == [
        ["Initiativ"],
        [],
    ]
    assert "initiative" not in AgreementForm(user=finance, thing=agreement).fields
    assert "initiative" in AgreementForm(user=social_officer, thing=agreement).fields


def test_an_agreement_comes_out_of_an_initiative_of_its_own_organisation_and_of_no_complaint(
    client, in_triage, social_officer, social_office, social_board, organisation
):
    complaint, other = (
        at(State.TRIAGE, social_office, kind="complaint", organisation=organisation),
        at(State.TRIAGE, social_office),
    )
    nobodys = at(State.TRIAGE, social_office, organisation=None, initiator="person")
    agreement = with_parts(AgreementFactory(responsible_board=social_board), organisation)
    form = AgreementForm(user=social_officer, thing=agreement)
    assert set(form.fields["initiative"].queryset) == {in_triage, nobodys}
    assert set(AgreementForm(user=social_officer).fields["initiative"].queryset) == {in_triage, nobodys, other}
    with pytest.raises(ValidationError, match="Bara ett initiativ leder vidare"):
        change_agreement(actor=social_officer, agreement=agreement, initiative=complaint)
    agreement = change_agreement(actor=social_officer, agreement=agreement, initiative=other)
    client.force_login(social_officer)
    assert "är inte part i avtalet" in text(client.get(agreement.get_absolute_url()))
    with pytest.raises(ValidationError, match="kommer ur initiativet"):
        services.change_initiative(actor=social_officer, initiative=other, kind="question")


def test_the_case_file_of_an_agreement_holds_the_initiative_but_not_who_sent_it(
    client, municipality, with_contact, social_officer, representative, finance, social_board, organisation
):
    agreement = with_parts(
        AgreementFactory(responsible_board=social_board, initiative=with_contact, state="legal_review"), organisation
    )
    told = ("Odla tillsammans", "Internt om Kanarie", "Öppen Avsändare", "Kanarie Skyddad", "oppen@example.org")
    url = reverse("reports:case_file", args=[agreement.pk])
    for user, words in ((social_officer, told[:2]), (representative, told[:1]), (finance, ())):
        client.force_login(user)
        assert found_in(client, url, *told) == list(words)


def test_answers_are_due_on_their_day_and_late_ones_are_counted(social_officer, culture_officer, reader, finance, social_office):
    late = at(State.TRIAGE, social_office, title="Den sena")
    at(State.TRIAGE, social_office, answer="Ja", answered_on=date(2026, 10, 20))
    alone = at(State.RECEIVED, answer_due=date(2026, 12, 1), title="Den nya")
    told = {
        user: [(due.day, due.note, due.mine) for due in all_due(user) if due.title == "Initiativ att besvara"]
        for user in (social_officer, culture_officer, reader, finance)
    }
    days = (late.answer_due, late.title), (alone.answer_due, alone.title)
    assert told == {
        social_officer: [(*days[0], True), (*days[1], True)],
        culture_officer: [(*days[0], False), (*days[1], True)],
        reader: [(*days[0], False), (*days[1], False)],
        finance: [],
    }
    found = {finding.check: finding.things for finding in findings(social_officer)}
    assert (found["Initiativ utan svar i tid"], found["Initiativ utan ansvarigt kontor"]) == (["Den sena"], ["Den nya"])


def test_two_who_settle_it_from_the_same_page_are_told_apart(client, social_officer, in_triage):
    client.force_login(social_officer)
    sent = {"version": in_triage.version, "outcome": "grant", "decided_on": "2026-11-20"}
    first, second = (client.post(reverse("initiatives:decide", args=[in_triage.pk]), sent) for _time in range(2))
    assert (first.status_code, second.status_code) == (302, 409)
    assert AuditEvent.objects.filter(act="settled").count() == 1
