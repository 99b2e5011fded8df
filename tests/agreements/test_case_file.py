"""The case file of an agreement: complete, whole by its checksums, the same twice, and never more than one may read."""

import csv
import hashlib
import io
import json
import zipfile
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from partnerships.agreements.services import change_agreement, register_follow_up, register_legal_test
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import CaseReference
from partnerships.cases.services import attach_document, note_dissent, note_motion
from partnerships.register.models import OrganisationContact
from partnerships.register.rights import Area, Role
from reports import case_file
from tests.agreements.conftest import answers_to, examined
from tests.fixtures import DecisionFactory, OrganisationFactory, user_with

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("municipality")]


@pytest.fixture(autouse=True)
def _documents_elsewhere(settings, tmp_path):
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    }


def attached(agreement, actor, name="avtal.txt", content=b"Avtalet", area=Area.IOP):
    file = SimpleUploadedFile(name, content)
    about = {"area": area, "board_id": agreement.responsible_board_id, "title": "Påskrivet avtal"}
    return attach_document(actor=actor, to=agreement, file=file, **about)


def taken(client, agreement, user):
    client.force_login(user)
    answer = client.get(f"/uppfoljning/akt/iop/{agreement.pk}/")
    assert answer.status_code == 200
    return b"".join(answer.streaming_content)


def opened(client, agreement, user):
    """{name: content} of every file in the zip."""
    with zipfile.ZipFile(io.BytesIO(taken(client, agreement, user))) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def index(files):
    return list(csv.DictReader(io.StringIO(files["index.csv"].decode("utf-8-sig")), delimiter=";"))


def test_every_file_has_the_size_and_checksum_that_the_index_gives(client, running, follow_up, social_officer):
    attached(running, social_officer)
    files = opened(client, running, social_officer)
    listed = index(files)
    assert {row["namn"] for row in listed} == set(files) - {"index.csv"}
    for row in listed:
        content = files[row["namn"]]
        assert (int(row["storlek"]), row["sha256"], row["fel"]) == (len(content), hashlib.sha256(content).hexdigest(), "")
        assert row["sha256"] in files["index.html"].decode() or row["namn"] == "index.html"


def test_it_holds_the_agreement_its_parts_decisions_documents_and_history(client, running, social_officer, secretary):
    register_follow_up(actor=social_officer, agreement=running, year=2024, results="Hundra deltagare")
    note_motion(actor=secretary, decision=running.decision, mover="Ledamot A", demand="Bifall")
    note_dissent(actor=secretary, decision=running.decision, person="Ledamot B")
    answer = DecisionFactory(title="Yttrande", case=CaseReference.objects.create(raw="KS 23/9", matter=running.case))
    document = attached(running, social_officer)
    files = opened(client, running, social_officer)
    data = {name.removeprefix("uppgifter/"): json.loads(files[name]) for name in files if name.endswith(".json")}
    assert data["avtal.json"]["title"] == running.title
    assert [row["side"] for row in data["parter.json"]] == ["municipal", "idea_driven"]
    assert [row["amount"] for row in data["resurser.json"]] == ["100000.00", "22000.00"]
    assert data["juridisk-provning.json"][0]["reason"] == "Prövat"
    assert data["uppfoljningar.json"][0]["results"] == "Hundra deltagare"
    first, second = data["beslut.json"]
    assert (first["yrkanden"][0]["mover"], first["reservationer"][0]["person"]) == ("Ledamot A", "Ledamot B")
    assert second["title"] == answer.title  # another board's, in the same matter
    assert data["handlingar.json"][0]["fil"] == f"handlingar/{document.pk}-avtal.txt"
    assert files[f"handlingar/{document.pk}-avtal.txt"] == b"Avtalet"
    assert [event["handling"] for event in data["historik.json"]] == ["registered", "attached"]
    assert list(data["namn.json"]["organisationer"].values())[0]["namn"] in files["avtalet.html"].decode()
    for told in (running.title, "Hundra deltagare", "Ledamot B", "Påskrivet avtal", "100\u00a0000"):
        assert told in files["avtalet.html"].decode(), told


def test_the_same_agreement_gives_the_same_bytes_and_each_time_is_logged(client, running, social_officer):
    attached(running, social_officer)
    first, second = (taken(client, running, social_officer) for _time in range(2))
    assert first == second
    events = AuditEvent.objects.of(running).filter(act="exported")
    assert events.count() == 2
    checksum = hashlib.sha256(zipfile.ZipFile(io.BytesIO(first)).read("index.csv")).hexdigest()
    assert ["checksum", None, checksum] in events[0].changes
    change_agreement(actor=social_officer, agreement=running, source="Arkivet")
    assert taken(client, running, social_officer) != first


def test_no_person_who_speaks_for_the_organisation_is_in_it(client, running, organisation, social_officer, representative, admin):
    contact = {"name": "Kanarie Skyddad", "email": "kanarie@example.org", "phone": "070-424242"}
    OrganisationContact.objects.create(organisation=organisation, protected=True, **contact)
    OrganisationContact.objects.create(organisation=organisation, name="Kanarie Öppen")
    organisation.email, organisation.phone = "kanariens@example.org", "08-424242"
    organisation.save()
    protected_reader = user_with(Role.PROTECTED_READER)
    protected_reader.role_assignments.create(role=Role.SOCIAL, board=running.responsible_board)
    for user in (social_officer, representative, admin, protected_reader):
        for name, content in opened(client, running, user).items():
            assert not [word for word in ("anarie", "424242") if word in content.decode()], (name, user)


def test_another_boards_officer_and_another_organisation_come_to_nothing(client, running, culture_officer):
    stranger = user_with(Role.REPRESENTATIVE, organisation=OrganisationFactory())
    for user in (culture_officer, stranger):
        client.force_login(user)
        assert client.get(f"/uppfoljning/akt/iop/{running.pk}/").status_code == 404
    assert not AuditEvent.objects.filter(act="exported").exists()


def test_the_organisation_gets_what_it_may_read_and_no_more(client, running, representative, social_officer):
    examined(running, day=date(2024, 1, 5))
    hidden = attached(running, social_officer, "internt.txt", b"Internt")
    files = opened(client, running, representative)
    assert {test["reason"] for test in json.loads(files["uppgifter/juridisk-provning.json"])} == {""}
    everything = "".join(content.decode() for content in files.values())
    assert "Prövat" not in everything
    assert "Kommunjurist" not in everything
    assert hidden.sha256 not in everything
    assert "Prövat" in opened(client, running, social_officer)["avtalet.html"].decode()


def test_a_file_that_is_gone_changed_or_too_much_is_said_to_be_so(client, running, social_officer, monkeypatch):
    gone, changed = (attached(running, social_officer, name, name.encode()) for name in ("borta.txt", "ändrad.txt"))
    gone.file.storage.delete(gone.file.name)
    with changed.file.storage.open(changed.file.name, "wb") as file:
        file.write(b"Annat")
    files = opened(client, running, social_officer)
    faults = {row["namn"]: row["fel"] for row in index(files) if row["fel"]}
    assert faults == {f"handlingar/{gone.pk}-borta.txt": "saknas", f"handlingar/{changed.pk}-ändrad.txt": "ändrad"}
    assert f"handlingar/{gone.pk}-borta.txt" not in files
    assert "Filen saknas i registrets lager." in files["index.html"].decode()
    monkeypatch.setattr(case_file, "LARGEST", 3)
    assert {row["fel"] for row in index(opened(client, running, social_officer))} == {"", "för stor"}


def test_each_answer_of_a_legal_test_names_its_criterion(client, draft, social_officer, criteria):
    values = {"examined_on": date(2023, 10, 1), "examined_by_role": "Kommunjurist", "reason": "Sammantaget"}
    register_legal_test(actor=social_officer, agreement=draft, answers=answers_to(criteria, no_market="unclear"), **values)
    files = opened(client, draft, social_officer)
    [test] = json.loads(files["uppgifter/juridisk-provning.json"])
    [answer] = [each for each in test["answers"] if each["key"] == "no_market"]
    question = criteria.criteria.get(key="no_market").question
    assert (answer["question"], answer["answer"]) == (question, "unclear")
    assert f"<td>{question}" in files["avtalet.html"].decode()


def test_no_name_leads_out_of_the_folder(client, running, social_officer):
    document = attached(running, social_officer)
    for name in ("../../etc/passwd", "..\\..\\x.txt", "/rot.txt", "C:\\x.txt", "a\u202egnp.txt", "con.txt", "rad\nett.txt"):
        type(document).objects.filter(pk=document.pk).update(file_name=name)
        [member] = [name for name in opened(client, running, social_officer) if name.startswith("handlingar/")]
        assert member.count("/") == 1
        assert ".." not in member.split("/")
        assert member.isprintable()
        assert "\\" not in member


def test_an_old_agreement_with_gaps_is_taken_out_too(client, old_agreement, social_officer):
    assert "uppgift saknas" in opened(client, old_agreement, social_officer)["avtalet.html"].decode()


def test_the_page_leads_to_the_case_file(client, running, reader):
    client.force_login(reader)
    assert f'href="/uppfoljning/akt/iop/{running.pk}/"' in client.get(running.get_absolute_url()).content.decode()
