"""Legal tests: answered criterion by criterion, concluded by the answers, cleared by a lawyer."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import CriteriaSet, IOPAgreement, IOPLegalTest
from partnerships.agreements.published_criteria import PUBLISHED_SETS
from partnerships.audit.models import AuditEvent
from partnerships.register.rights import Role
from tests.fixtures import user_with

from .conftest import DAY, add_criteria, answers_to, at, cleared, examine, examined

pytestmark = pytest.mark.django_db
State = IOPAgreement.State


@pytest.fixture
def admin(db):
    return user_with(Role.ADMIN)


# The conclusion


@pytest.mark.parametrize(
    ("given", "conclusion"),
    [
        ({}, "iop_possible"),
        ({"initiative": "no", "political_plan": "unclear", "long_term": "no", "joint_ownership": "unclear"}, "iop_possible"),
        ({"not_normed_grant": "no"}, "grant"),
        ({"not_purchase": "no"}, "procure"),
        ({"not_detailed": "no"}, "procure"),
        ({"direct_economic_interest": "yes"}, "procure"),
        ({"both_contribute": "no"}, "not_possible"),
        ({"public_interest": "no"}, "not_possible"),
        ({"state_aid": "no"}, "state_aid_block"),
        ({"state_aid": "unclear"}, "needs_lawyer"),
        ({"no_market": "no"}, "needs_lawyer"),
        ({"no_market": "unclear"}, "needs_lawyer"),
        ({"no_market": "no", "not_normed_grant": "no"}, "grant"),
        ({"not_normed_grant": "no", "state_aid": "no"}, "state_aid_block"),
        ({"state_aid": "no", "not_detailed": "no"}, "procure"),
        ({"not_detailed": "no", "public_interest": "no"}, "not_possible"),
    ],
)
def test_the_conclusion_follows_from_the_answers_and_the_weightiest_fault_wins(
    draft, social_officer, criteria, given, conclusion
):
    assert examine(social_officer, draft, answers_to(criteria, **given)).conclusion == conclusion


def test_the_older_criteria_say_procurement_where_there_is_a_market(draft, social_officer):
    older = add_criteria("skl_older")
    test = examine(social_officer, draft, answers_to(older, no_market="no"), date(2016, 12, 31))
    assert (test.criteria_set, test.conclusion) == (older, "procure")


# What a test has to say


def test_a_test_answers_every_criterion_and_gives_its_reasons_all_faults_at_once(draft, social_officer, criteria):
    answers = answers_to(criteria, not_purchase="no", initiative="unclear", no_market="no")[:-1]
    for answer in answers:
        answer["reason"] = answer["statement"] = ""
    with pytest.raises(ValidationError) as broken:
        examine(social_officer, draft, answers)
    assert set(broken.value.message_dict) == {
        "answers.state_aid",  # not answered
        "answers.not_purchase.reason",  # a fault
        "answers.initiative.reason",  # unclear
        "answers.no_market.reason",
        "answers.no_market.statement",
    }
    assert not IOPLegalTest.objects.exists()


def test_the_criteria_are_those_of_the_day(draft, social_officer, criteria, admin):
    with pytest.raises(ValidationError, match="Inga kriterier gäller 2016-12-31"):
        examine(social_officer, draft, [], date(2016, 12, 31))
    own = services.register_criteria_set(
        actor=admin, name="Vår riktlinje", source="Kommunfullmäktige", valid_from=date(2020, 1, 1), based_on=criteria
    )
    assert examine(social_officer, draft, answers_to(own), date(2020, 1, 1)).criteria_set == own
    assert examine(social_officer, draft, answers_to(criteria), date(2019, 12, 31)).criteria_set == criteria
    with pytest.raises(ValidationError, match="hör inte till kriterierna som gäller"):
        examine(social_officer, draft, answers_to(criteria), date(2020, 1, 1))


def test_a_set_without_questions_does_not_apply(criteria, admin):
    services.register_criteria_set(actor=admin, name="Tom", source="Utkast")
    assert CriteriaSet.objects.applying_on(DAY) == criteria


def test_no_personal_number_gets_into_an_answer(draft, social_officer, criteria):
    answers = answers_to(criteria)
    answers[0]["reason"] = "Ordföranden, 19811218-9876, ringde"
    with pytest.raises(ValidationError, match="personnummer"):
        examine(social_officer, draft, answers)


# The decision


BLOCKING = [(key, asked) for key, each in PUBLISHED_SETS.items() for asked in each.criteria if asked.fault_means != "warn"]


@pytest.mark.parametrize(("published", "asked"), BLOCKING, ids=lambda each: getattr(each, "key", each))
def test_each_blocking_criterion_stops_the_decision_and_is_named(draft, social_officer, board_decision, published, asked):
    criteria = add_criteria(published)
    CriteriaSet.objects.update(valid_to=None)
    examine(social_officer, draft, answers_to(criteria, **{asked.key: asked.fault_when}))
    at(draft, State.PREPARED)
    with pytest.raises(ValidationError) as broken:
        services.decide_agreement(actor=social_officer, agreement=draft, decision=board_decision)
    assert asked.question in " ".join(broken.value.messages)
    draft.refresh_from_db()
    assert (draft.state, draft.decision) == (State.PREPARED, None)


def test_every_criterion_that_stands_in_the_way_is_told_at_once(draft, secretary, social_officer, criteria, board_decision):
    examine(
        social_officer, draft, answers_to(criteria, not_purchase="no", both_contribute="no", state_aid="unclear", initiative="no")
    )
    at(draft, State.PREPARED)
    with pytest.raises(ValidationError) as broken:
        services.decide_agreement(actor=secretary, agreement=draft, decision=board_decision)
    told = broken.value.messages[1:]
    assert [words in message for words, message in zip(("Bidrar båda", "köp av en tjänst", "statsstöd"), told, strict=True)] == [
        True
    ] * 3


def test_a_lawyer_clears_what_was_unclear_and_the_log_keeps_it(draft, secretary, social_officer, criteria, board_decision):
    test = examine(social_officer, draft, answers_to(criteria, no_market="unclear"))
    at(draft, State.PREPARED)
    with pytest.raises(ValidationError, match="Behöver prövas av jurist"):
        services.decide_agreement(actor=secretary, agreement=draft, decision=board_decision)
    test = cleared(social_officer, test)
    assert (test.conclusion, test.allows_agreement(), str(test.outcome)) == (
        "needs_lawyer",
        True,
        "IOP är möjligt efter juristens prövning",
    )
    event = AuditEvent.objects.of(test)[0]
    assert (event.act, event.reason, event.changes) == (
        "cleared",
        "Det finns ingen marknad",
        [["cleared_on", None, "2023-10-01"], ["cleared_by_role", None, "Stadsjurist"]],
    )
    services.decide_agreement(actor=secretary, agreement=draft, decision=board_decision)


def test_what_the_lawyer_said_after_the_meeting_was_not_before_the_board(
    draft, secretary, social_officer, criteria, board_decision
):
    cleared(social_officer, examine(social_officer, draft, answers_to(criteria, no_market="unclear")), date(2023, 12, 6))
    at(draft, State.PREPARED)
    with pytest.raises(ValidationError, match="fanns vid beslutet 2023-12-05"):
        services.decide_agreement(actor=secretary, agreement=draft, decision=board_decision)


def test_only_a_test_that_awaits_a_lawyer_is_cleared_once_and_whole(draft, social_officer, reader, criteria):
    with pytest.raises(ValidationError, match="väntar inte"):
        cleared(social_officer, examine(social_officer, draft, answers_to(criteria, not_purchase="no")))
    test = examine(social_officer, draft, answers_to(criteria, no_market="unclear"))
    for wrong in ({"day": date(2023, 9, 30)}, {"day": date(2026, 11, 22)}, {"cleared_reason": " "}, {"cleared_by_role": ""}):
        with pytest.raises(ValidationError):
            cleared(social_officer, test, **wrong)
    with pytest.raises(PermissionDenied):
        cleared(reader, test)
    test = cleared(social_officer, test)
    with pytest.raises(ValidationError, match="väntar inte"):
        cleared(social_officer, test)


# Pages


def test_a_test_is_registered_on_its_page_question_by_question(client, draft, social_officer, criteria):
    client.force_login(social_officer)
    address = reverse("agreements:register_legal_test", args=[draft.pk])
    page = client.get(address).content.decode()
    assert page.count('<fieldset class="section">') == criteria.criteria.count() + 2
    values = {"examined_on": "2023-10-01", "examined_by_role": "Handläggare", "reason": "Oklart", "criteria_seen": criteria.pk}
    for answer in answers_to(criteria, no_market="unclear"):
        values[f"answers.{answer['criterion'].key}"] = answer["answer"]
    lacking = client.post(address, values)
    assert (lacking.status_code, list(lacking.context["form"].errors)) == (422, ["answers.no_market.reason"])
    saved = client.post(address, values | {"answers.no_market.reason": "Ingen vet"})
    test = draft.legal_tests.get()
    assert (saved.url, test.conclusion) == (test.get_absolute_url(), "needs_lawyer")


def test_a_new_test_begins_with_the_answers_of_the_last_and_its_receipt_tells_what_follows(
    client, draft, social_officer, criteria
):
    examine(social_officer, draft, answers_to(criteria, no_market="unclear"))
    client.force_login(social_officer)
    address = reverse("agreements:register_legal_test", args=[draft.pk])
    page = client.get(address)
    form = page.context["form"]
    assert (form["answers.no_market"].value(), form["answers.no_market.reason"].value()) == ("unclear", "Så är det")
    assert form["reason"].value() is None
    assert "ifyllda från prövningen 2023-10-01" in page.content.decode()
    turned = [each.key for each in criteria.criteria.all() if "Ja ett hinder" in str(form.fields[f"answers.{each.key}"].label)]
    assert turned == ["direct_economic_interest"]
    values = {name: form[name].value() or "" for name in form.fields if name != "criteria_seen"}
    values |= {"criteria_seen": criteria.pk, "examined_by_role": "Handläggare", "reason": "Köp", "answers.not_purchase": "no"}
    saved = client.post(address, values | {"answers.not_purchase.reason": "Ett köp"}, follow=True)
    assert "Slutsatsen som följer av svaren: Ska upphandlas." in saved.content.decode()


def test_another_day_brings_its_own_questions_and_keeps_the_answers(client, draft, social_officer, criteria):
    add_criteria("skl_older")
    client.force_login(social_officer)
    address = reverse("agreements:register_legal_test", args=[draft.pk])
    values = {"examined_on": "2016-05-01", "examined_by_role": "Handläggare", "reason": "Prövat", "criteria_seen": criteria.pk}
    values |= {f"answers.{each['criterion'].key}": each["answer"] for each in answers_to(criteria)}
    asked = client.post(address, values)
    assert "Den dagen gäller SKL:s äldre kriterier" in asked.content.decode()
    assert not draft.legal_tests.exists()
    form = asked.context["form"]
    assert client.post(address, {name: form[name].value() or "" for name in form.fields}).status_code == 302
    assert draft.legal_tests.get().criteria_set.published_key == "skl_older"


def test_the_record_shows_each_question_its_answer_and_who(client, draft, social_officer, representative, criteria):
    test = cleared(social_officer, examine(social_officer, draft, answers_to(criteria, no_market="no")))
    client.force_login(social_officer)
    page = client.get(test.get_absolute_url()).content.decode()
    for criterion in criteria.criteria.all():
        assert criterion.question in page
    for words in ("Står i avtalet", "Stadsjurist", "Det finns ingen marknad", criteria.source, "Sammantaget"):
        assert words in page
    at(draft, State.LEGAL_REVIEW)
    client.force_login(representative)
    own = client.get(test.get_absolute_url()).content.decode()
    assert "IOP är möjligt efter juristens prövning" in own
    for words in ("Så är det", "Stadsjurist", "Sammantaget", "Kommunjurist", "Det finns ingen marknad"):
        assert words not in own


def test_an_older_test_without_answers_says_so_and_counts(client, prepared, social_officer, secretary, board_decision):
    client.force_login(social_officer)
    assert "Äldre prövning utan svar per kriterium" in client.get(prepared.legal_tests.get().get_absolute_url()).content.decode()
    services.decide_agreement(actor=secretary, agreement=prepared, decision=board_decision)


def test_the_record_asks_as_little_of_many_answers_as_of_few(
    client, draft, social_officer, criteria, django_assert_max_num_queries
):
    test = examine(social_officer, draft, answers_to(criteria, no_market="no"))
    client.force_login(social_officer)
    client.get(test.get_absolute_url())
    with django_assert_max_num_queries(12):
        client.get(test.get_absolute_url())


# The API


def test_a_test_is_read_and_cleared_by_the_api(api_client, draft, social_officer, representative, criteria):
    test = examine(social_officer, draft, answers_to(criteria, no_market="unclear"))
    address = f"/api/v1/iop-legal-tests/{test.pk}/"
    api_client.force_login(social_officer)
    shown = api_client.get(address).json()
    assert len(shown["answers"]) == criteria.criteria.count()
    values = {"cleared_on": "2023-10-02", "cleared_by_role": "Stadsjurist", "cleared_reason": "Ingen marknad"}
    assert api_client.post(f"{address}clear/", values, format="json").json()["cleared_on"] == "2023-10-02"
    assert api_client.get("/api/v1/iop-legal-tests/", {"cleared": "true"}).json()["count"] == 1
    at(draft, State.LEGAL_REVIEW)
    api_client.force_login(representative)
    own = api_client.get(address).json()
    assert own["outcome"] == "IOP är möjligt efter juristens prövning"
    assert not any(own[name] for name in ("answers", "reason", "criteria_set", "cleared_on", "cleared_by_role", "cleared_reason"))


def test_what_is_cleared_of_the_old_kind_still_needs_a_lawyer(draft, social_officer):
    test = cleared(social_officer, examined(draft, "needs_lawyer"), date(2018, 10, 2))
    assert test.allows_agreement(by=date(2018, 10, 2))
    assert not test.allows_agreement(by=date(2018, 10, 1))
