"""Documents that are asked for: each once, by both sides, and read by those who try the application."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from grants.models import HandedInDocument, RequiredDocument
from grants.pages.documents import documents_asked
from grants.services import ask_for_documents, change_required_document, hand_in_document
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import Document
from partnerships.register.rights import Role
from tests.fixtures import ApplicationFactory, OrganisationFactory, RoundFactory, user_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def minutes(db):
    return RequiredDocument.objects.create(name="Årsmötesprotokoll", yearly=True)


@pytest.fixture
def budget(db):
    return RequiredDocument.objects.create(name="Projektbudget")


@pytest.fixture
def asking(application, minutes, budget, culture_officer):
    scheme = application.round.scheme
    ask_for_documents(actor=culture_officer, scheme=scheme, requires_documents=[minutes, budget])
    return application


def paper(name="protokoll.txt", content=b"Protokoll"):
    return SimpleUploadedFile(name, content)


def hand_in(actor, to, required, **values):
    about = {"organisation": to.organisation, "year": to.round.year, "application": to}
    return hand_in_document(actor=actor, required=required, **about | {"file": paper()} | values)


def missing(application):
    return [str(each.required) for each in documents_asked(application) if each.handed_in is None]


def test_a_yearly_document_handed_in_for_one_application_counts_for_all_of_that_year(asking, minutes, representative):
    other_board = ApplicationFactory(round=RoundFactory(), organisation=asking.organisation)
    next_year = ApplicationFactory(round=RoundFactory(year=2020), organisation=asking.organisation)
    for each in (other_board, next_year):
        each.round.scheme.requires_documents.add(minutes)
    hand_in(representative, asking, minutes)
    assert missing(asking) == ["Projektbudget"]
    assert missing(other_board) == []
    assert missing(next_year) == ["Årsmötesprotokoll"]


def test_what_belongs_to_one_application_counts_for_it_alone(asking, budget, representative):
    other = ApplicationFactory(round=asking.round, organisation=asking.organisation)
    hand_in(representative, asking, budget)
    assert "Projektbudget" not in missing(asking)
    assert "Projektbudget" in missing(other)
    with pytest.raises(ValidationError, match="en ansökan i taget"):
        hand_in(representative, asking, budget, application=None)


def test_each_fault_stops_before_the_file_is_kept(asking, minutes, representative, culture_officer):
    for values in ({"year": 2020}, {"organisation": OrganisationFactory()}, {"file": paper("a.exe")}):
        with pytest.raises(ValidationError):
            hand_in(culture_officer, asking, minutes, **values)
    change_required_document(actor=culture_officer, required=minutes, active=False)
    minutes.refresh_from_db()
    with pytest.raises(ValidationError, match="begärs inte längre"):
        hand_in(representative, asking, minutes)
    assert not HandedInDocument.objects.exists()
    assert not Document.objects.exists()


def test_officers_of_every_board_read_the_yearly_one_and_other_associations_do_not(asking, minutes, representative):
    handed_in = hand_in(representative, asking, minutes)
    other_officer = user_with(Role.SOCIAL, board=RoundFactory().board)
    stranger = user_with(Role.REPRESENTATIVE, organisation=OrganisationFactory())
    assert HandedInDocument.objects.visible_to(other_officer).get() == handed_in
    assert not HandedInDocument.objects.visible_to(stranger).exists()
    assert not Document.objects.visible_to(stranger).exists()
    with pytest.raises(PermissionDenied):
        hand_in(stranger, asking, minutes)


def test_the_page_shows_what_is_missing_and_takes_the_file(client, asking, minutes, representative):
    client.force_login(representative)
    page = client.get(asking.get_absolute_url())
    assert page.content.decode().count("saknas</span>") >= 2
    address = f"/bidrag/{asking.pk}/begard-handling/?handling={minutes.pk}"
    assert client.get(address).context["form"].initial["required"] == str(minutes.pk)
    assert client.post(address, {"required": minutes.pk}).status_code == 422
    assert client.post(address, {"required": minutes.pk, "file": paper()}).status_code == 302
    handed_in = HandedInDocument.objects.get()
    assert f'href="{handed_in.get_absolute_url()}"' in client.get(asking.get_absolute_url()).content.decode()
    assert AuditEvent.objects.of(asking).filter(act="handed_in").exists()
    assert handed_in.document.doc_date is None


def test_a_document_is_handed_in_on_the_organisations_page_for_a_year(client, organisation, minutes, culture_officer):
    client.force_login(culture_officer)
    sent = {"required": minutes.pk, "year": 2026, "file": paper(), "doc_date": "2026-03-01"}
    assert client.post(f"/bidrag/organisation/{organisation.pk}/handling/", sent).status_code == 302
    handed_in = HandedInDocument.objects.get()
    assert (handed_in.year, handed_in.application, handed_in.document.doc_date) == (2026, None, date(2026, 3, 1))
