"""Each year it is examined whether an organisation may get grants; what was found is never written over."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from grants.models import EligibilityCheck, EligibilityCondition, RequiredDocument
from grants.services import (
    change_condition,
    check_eligibility,
    grant_application,
    hand_in_document,
    register_condition,
)
from partnerships.audit.models import AuditEvent
from partnerships.ground.days import today
from reports.due.grants import eligibility_to_check
from tests.conftest import SecureApiClient, SecureClient
from tests.fixtures import WHY, OrganisationFactory

pytestmark = pytest.mark.django_db


def client_of(user):
    client = SecureClient()
    client.force_login(user)
    return client


@pytest.fixture
def conditions(culture_officer):
    made = [
        {"text": "Stadgar", "valid_to": date(2019, 6, 30)},
        {"text": "Vald styrelse", "valid_from": date(2019, 1, 1)},
        {"text": "Lika värde", "valid_from": date(2020, 1, 1)},
    ]
    return [register_condition(actor=culture_officer, **values) for values in made]


def answers(*given):
    return [{"condition": condition, "answer": answer, "note": ""} for condition, answer in given]


def examine(actor, organisation, year=2019, finding="eligible", given="yes", **more):
    asked = EligibilityCondition.objects.in_force_in(year)
    return check_eligibility(
        actor=actor,
        organisation=organisation,
        year=year,
        finding=finding,
        answers=answers(*((each, given) for each in asked)),
        **more,
    )


def test_the_conditions_of_a_year_are_those_that_hold_on_some_day_of_it(conditions):
    assert [[str(each) for each in EligibilityCondition.objects.in_force_in(year)] for year in (2018, 2019, 2020)] == [
        ["Stadgar"],
        ["Stadgar", "Vald styrelse"],
        ["Vald styrelse", "Lika värde"],
    ]


def test_each_condition_of_the_year_is_answered_once(conditions, organisation, culture_officer):
    statutes, board, equal = conditions
    for given in (
        [(statutes, "yes")],
        [(statutes, "yes"), (equal, "yes")],
        [(statutes, "yes"), (statutes, "yes"), (board, "no")],
    ):
        with pytest.raises(ValidationError, match="Svara en gång på vart och ett"):
            check_eligibility(
                actor=culture_officer, organisation=organisation, year=2019, finding="eligible", answers=answers(*given)
            )
    assert not EligibilityCheck.objects.exists()
    check = examine(culture_officer, organisation)
    assert check.valid_to == date(2019, 12, 31)
    assert check.in_words() == "Bidragsberättigad t.o.m. 2019-12-31"
    assert AuditEvent.objects.of(organisation).get().act == "checked_eligibility"


def test_an_earlier_examination_is_never_written_over(conditions, organisation, culture_officer):
    first = examine(culture_officer, organisation, examined_on=date(2019, 2, 1))
    last = examine(culture_officer, organisation, finding="not_eligible", given="no", reason="Ingen styrelse")
    other = examine(culture_officer, organisation, year=2018)
    first.refresh_from_db()
    assert first.finding == "eligible"
    assert set(EligibilityCheck.objects.counting()) == {last, other}
    with pytest.raises(ValidationError, match="Låt det sluta gälla"):
        change_condition(actor=culture_officer, condition=conditions[0], text="Nya stadgar")
    ended = change_condition(actor=culture_officer, condition=conditions[1], valid_to=date(2019, 12, 31))
    assert ended.text == "Vald styrelse"


def test_who_is_not_eligible_is_granted_only_with_a_written_reason(conditions, application, decision, secretary, culture_officer):
    examine(culture_officer, application.organisation, finding="not_eligible", given="no", reason="Ingen styrelse")
    page = client_of(secretary).get(reverse("grants:grant", args=[application.pk])).content.decode()
    assert "Beviljas bidraget ändå behövs en motivering" in page
    grant = {"actor": secretary, "application": application, "decision": decision}
    grant |= {"amount": application.requested_amount}
    with pytest.raises(ValidationError, match="bedömd som inte bidragsberättigad 2019") as refusal:
        grant_application(**grant)
    assert list(refusal.value.message_dict) == ["reason"]
    assert grant_application(**grant, reason="Styrelsen är vald sedan dess").state == "decided"


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"given": "no"}, "Alla villkor är inte uppfyllda"),
        ({"finding": "conditional"}, "Skriv skälet till bedömningen"),
        ({"finding": "conditional", "reason": "19811218-9876 fattas"}, "personnummer"),
        ({"year": 1990}, "Inga bidragsvillkor gäller 1990"),
        ({"valid_to": date(2031, 1, 1)}, "Dagen ska vara under 2019 eller året efter"),
        ({"examined_on": date(2100, 1, 1)}, "kan inte vara gjord efter i dag"),
    ],
)
def test_a_finding_agrees_with_its_answers_or_says_why(conditions, organisation, culture_officer, values, said):
    change_condition(actor=culture_officer, condition=conditions[0], valid_from=date(2000, 1, 1))
    with pytest.raises(ValidationError, match=said):
        examine(culture_officer, organisation, **values)
    assert not EligibilityCheck.objects.exists()


def test_only_officers_examine_and_the_organisation_reads_its_own(
    conditions, organisation, culture_officer, representative, reader
):
    for user in (representative, reader):
        with pytest.raises(PermissionDenied):
            examine(user, organisation)
    own, other = examine(culture_officer, organisation), examine(culture_officer, OrganisationFactory())
    assert list(EligibilityCheck.objects.visible_to(representative)) == [own]
    assert set(EligibilityCheck.objects.visible_to(reader)) == {own, other}


def test_it_is_a_warning_on_the_application_and_a_block_where_a_condition_says_so(
    conditions, application, decision, culture_officer, secretary
):
    page = reverse("grants:application", args=[application.pk])
    assert "Organisationens bidragsvillkor är inte prövade 2019" in client_of(culture_officer).get(page).content.decode()
    change_condition(actor=culture_officer, condition=conditions[1], blocking=True)
    grant = {"actor": secretary, "application": application, "decision": decision, "amount": Decimal("1000")}
    with pytest.raises(ValidationError, match="är inte prövade för 2019"):
        grant_application(**grant)
    examine(culture_officer, application.organisation, finding="conditional", given="unknown", reason="Inväntar protokoll")
    assert "Inväntar protokoll" in client_of(culture_officer).get(page).content.decode()
    with pytest.raises(ValidationError, match="Villkoret ”Vald styrelse” är inte uppfyllt för 2019"):
        grant_application(**grant)
    with pytest.raises(ValidationError, match="hindrar bidrag och är inte uppfyllt"):
        examine(culture_officer, application.organisation, given="no", reason="Ändå")
    examine(culture_officer, application.organisation)
    assert grant_application(**grant, **WHY).state == "decided"


def test_who_has_applied_and_is_not_examined_is_to_be_done(conditions, application, culture_officer, social_officer, reader):
    (due,) = eligibility_to_check(culture_officer)
    assert (due.day, due.note) == (date(2018, 10, 31), "Provköpings mötesplats 2019")
    assert list(eligibility_to_check(reader)) == []
    assert list(eligibility_to_check(social_officer)) == []  # who does not see the application
    examine(culture_officer, application.organisation)
    assert list(eligibility_to_check(culture_officer)) == []


def test_the_document_that_was_handed_in_answers(organisation, culture_officer, representative):
    minutes = RequiredDocument.objects.create(name="Årsmötesprotokoll", yearly=True)
    condition = register_condition(actor=culture_officer, text="Årsmöte", kind="document", required=minutes)
    year = today().year
    client, url = client_of(culture_officer), reverse("grants:examine", args=[organisation.pk])
    assert client.get(url).context["form"][f"answer_{condition.pk}"].initial == "unknown"
    shown = client_of(representative).get(reverse("grants:eligibility_of", args=[organisation.pk])).content.decode()
    assert f"Inte prövad {year}" in shown
    assert "Lämna Årsmötesprotokoll" in shown
    hand_in_document(
        actor=representative,
        organisation=organisation,
        required=minutes,
        year=year,
        file=SimpleUploadedFile("a.txt", b"Protokoll"),
    )
    assert client.get(url).context["form"][f"answer_{condition.pk}"].initial == "yes"
    sent = {f"answer_{condition.pk}": "yes", f"note_{condition.pk}": "", "finding": "eligible", "reason": ""}
    assert client.post(url, sent).status_code == 302
    check = EligibilityCheck.objects.get()
    assert check.answers.get().handed_in.required == minutes
    assert "Årsmötesprotokoll" in client.get(check.get_absolute_url()).content.decode()
    shown = client_of(representative).get(reverse("grants:eligibility_of", args=[organisation.pk])).content.decode()
    assert f"Bidragsberättigad t.o.m. {year}-12-31" in shown
    assert client.post(url, sent | {f"answer_{condition.pk}": ""}).status_code == 422
    assert client.get(f"{url}?ar=x").status_code == 400


def test_the_list_shows_who_may_get_grants_a_year(conditions, organisation, culture_officer, django_assert_max_num_queries):
    examine(culture_officer, organisation)
    OrganisationFactory.create_batch(3)
    client, url = client_of(culture_officer), reverse("grants:standing_list")
    with django_assert_max_num_queries(9):
        rows = client.get(url, {"year": 2019}).context["table"].rows
    assert len(rows) == 4
    assert len(client.get(url, {"year": 2019, "standing": "unchecked"}).context["table"].rows) == 3
    assert len(client.get(url, {"year": 2019, "standing": "eligible"}).context["table"].rows) == 1
    assert len(client.get(url, {"standing": "eligible"}).context["table"].rows) == 0
    for name, asked in (("bidragsberattigade", {"year": 2019}), ("bidragsvillkor", {})):
        answer = client.get(f"/uppfoljning/lista/{name}.xlsx", asked)
        assert answer.status_code == 200
        assert b"".join(answer.streaming_content)


def test_the_api_registers_an_examination_whole_and_never_changes_one(conditions, organisation, culture_officer):
    client = SecureApiClient()
    client.force_authenticate(culture_officer)
    given = [{"condition": each.pk, "answer": "yes"} for each in conditions[:2]]
    sent = {"organisation": organisation.pk, "year": 2019, "finding": "eligible", "answers": given}
    made = client.post(reverse("api-eligibility-checks-list"), sent, format="json")
    assert made.status_code == 201
    assert made.json()["answers"][0] == {"condition": conditions[0].pk, "answer": "yes", "note": "", "handed_in": None}
    detail = reverse("api-eligibility-checks-detail", args=[made.json()["id"]])
    assert client.patch(detail, {"finding": "not_eligible"}, format="json", headers={"If-Match": '"1"'}).status_code == 405
    assert client.post(reverse("api-eligibility-checks-list"), sent | {"answers": given[:1]}, format="json").status_code == 400
    found = client.get(reverse("api-eligibility-checks-list"), {"organisation": organisation.pk, "counting": "true"}).json()
    assert found["count"] == 1
