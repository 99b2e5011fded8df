"""A legal test that says no is overridden in the open, by role and with a reason."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement
from partnerships.audit.models import AuditEvent
from partnerships.register.rights import Role
from reports.quality import findings
from tests.fixtures import user_with

from .conftest import answers_to, at, examine, examined

pytestmark = pytest.mark.django_db
State = IOPAgreement.State


@pytest.fixture
def admin(db):
    return user_with(Role.ADMIN)


def override(actor, agreement, decision, role="Socialnämnden", reason="Nämnden bedömer saken annorlunda"):
    return services.decide_agreement(
        actor=actor, agreement=agreement, decision=decision, override_role=role, override_reason=reason
    )


@pytest.fixture
def hindered(draft, social_officer, criteria):
    """Prepared, for the board to decide on, although it should be procured."""
    examine(social_officer, draft, answers_to(criteria, not_purchase="no"))
    at(draft, State.LEGAL_REVIEW)
    with pytest.raises(ValidationError, match="köp av en tjänst"):
        services.prepare_agreement(actor=social_officer, agreement=draft)
    return services.prepare_agreement(actor=social_officer, agreement=draft, despite_test=True)


def test_an_override_stands_with_role_and_reason_on_the_agreement_and_in_the_log(
    hindered, secretary, social_officer, board_decision
):
    decided = override(secretary, hindered, board_decision)
    assert (decided.override_role, decided.overridden_test) == ("Socialnämnden", decided.legal_tests.get())
    event = AuditEvent.objects.of(decided)[0]
    assert (event.act, event.reason) == ("decided", "Nämnden bedömer saken annorlunda")
    assert ["override_role", None, "Socialnämnden"] in event.changes
    assert services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20)).state == State.SIGNED


def test_the_organisation_reads_that_a_test_was_overridden_and_not_why(
    hindered, secretary, social_officer, representative, board_decision, client, api_client
):
    decided = override(secretary, hindered, board_decision)
    why, test = "Nämnden bedömer saken annorlunda", decided.legal_tests.get()
    api, zipped = f"/api/v1/iop-agreements/{decided.pk}/", f"/uppfoljning/akt/iop/{decided.pk}/"
    for user, sees in ((social_officer, True), (representative, False)):
        client.force_login(user)
        api_client.force_login(user)
        page = client.get(decided.get_absolute_url()).content.decode()
        assert "Beslutat med undantag" in page
        with zipfile.ZipFile(io.BytesIO(b"".join(client.get(zipped).streaming_content))) as archive:
            files = {name: archive.read(name).decode() for name in archive.namelist()}
        told = [page, *files.values(), api_client.get(api).content.decode()]
        assert any(why in each for each in told) is sees
        of_test = [client.get(test.get_absolute_url()).content.decode(), files["uppgifter/juridisk-provning.json"]]
        of_test.append(api_client.get(f"/api/v1/iop-legal-tests/{test.pk}/").content.decode())
        for secret in ("Sammantaget", "Kommunjurist", "köp av en tjänst"):
            assert any(secret in each for each in [*told, *of_test]) is sees, secret
        assert all("Ska upphandlas" in each for each in of_test)


def test_all_legal_tests_stand_in_one_list_for_who_reads_their_reasons(
    hindered, secretary, social_officer, culture_officer, representative, board_decision, client
):
    override(secretary, hindered, board_decision)
    earlier = examined(hindered, day=date(2020, 1, 1))
    address = reverse("agreements:legal_test_list")
    client.force_login(secretary)
    listed = client.get(address)
    rows = [[str(cell.text) for cell in row["cells"]] for row in listed.context["table"].rows]
    made_by = hindered.legal_tests.exclude(pk=earlier.pk).get().criteria_set.name
    assert rows == [
        [hindered.title, "Socialnämnden", "2023-10-01", "Ska upphandlas", "Kommunjurist", made_by, "Socialnämnden"],
        [hindered.title, "Socialnämnden", "2020-01-01", "IOP är möjligt", "Kommunjurist", earlier.asked_by, "–"],
    ]
    assert address in client.get(reverse("agreements:agreement_list")).content.decode()
    for asked, count in (
        ({"conclusion": "procure"}, 1),
        ({"overridden": "true"}, 1),
        ({"overridden": "false"}, 1),
        ({"responsible_board": hindered.responsible_board_id}, 2),
        ({"search": "finns inte"}, 0),
    ):
        assert len(client.get(address, asked).context["table"].rows) == count, asked
    for user, count in ((social_officer, 2), (culture_officer, 0), (representative, 0)):
        client.force_login(user)
        assert len(client.get(address).context["table"].rows) == count
        assert b"".join(client.get("/uppfoljning/lista/juridiska-provningar.xlsx").streaming_content)


def test_an_override_has_both_role_and_reason_and_only_where_it_is_needed(
    hindered, secretary, social_officer, criteria, board_decision
):
    for role, reason in (("Socialnämnden", ""), ("", "Ändå"), ("Socialnämnden", "  ")):
        with pytest.raises(ValidationError):
            override(secretary, hindered, board_decision, role, reason)
    examine(social_officer, hindered, answers_to(criteria), date(2023, 11, 1))
    with pytest.raises(ValidationError, match="hindrar inte"):
        override(secretary, hindered, board_decision)


def test_an_override_does_not_make_up_for_a_lacking_decision(hindered, secretary, board_decision):
    board_decision.paragraph = None
    board_decision.save()
    with pytest.raises(ValidationError, match="paragraf är okänd"):
        override(secretary, hindered, board_decision)


def test_a_later_test_that_says_no_is_not_overridden(hindered, secretary, social_officer, criteria, board_decision):
    decided = override(secretary, hindered, board_decision)
    examine(social_officer, decided, answers_to(criteria, public_interest="no"), date(2023, 12, 10))
    with pytest.raises(ValidationError, match="allmänt intresse"):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))


def test_the_board_may_decide_without_a_test_at_all(draft, secretary, social_officer, board_decision):
    decided = override(secretary, at(draft, State.PREPARED), board_decision, reason="Brådskande")
    assert services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20)).state == State.SIGNED


def test_the_board_sees_what_stands_in_the_way_and_the_organisation_does_not(client, hindered, secretary, representative):
    address = hindered.get_absolute_url()
    for user, sees in ((secretary, True), (representative, False)):
        client.force_login(user)
        assert ("köp av en tjänst" in client.get(address).content.decode()) == sees
    client.force_login(secretary)
    assert "Skäl till undantaget" in client.get(reverse("agreements:decide", args=[hindered.pk])).content.decode()


def test_an_override_is_seen_on_the_page_and_in_the_data_quality(client, hindered, secretary, board_decision):
    decided = override(secretary, hindered, board_decision)
    client.force_login(secretary)
    page = client.get(decided.get_absolute_url()).content.decode()
    assert "Beslutat med undantag från den juridiska prövningen" in page
    assert "Undantag av Socialnämnden: Nämnden bedömer saken annorlunda" in page
    found = {str(each.check): each.things for each in findings()}
    assert found["IOP-avtal beslutade med undantag från den juridiska prövningen"] == [str(decided)]
