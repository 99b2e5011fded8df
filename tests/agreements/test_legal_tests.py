"""Legal tests: answered criterion by criterion, concluded by the answers, cleared by a lawyer, and overridden in the open."""

import io
import zipfile
from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import CriteriaSet, Criterion, IOPAgreement, IOPLegalTest
from partnerships.agreements.published_criteria import PUBLISHED_SETS
from partnerships.audit.models import AuditEvent
from partnerships.register.rights import Role
from reports.quality import findings
from tests.fixtures import user_with

from .conftest import TODAY, add_criteria, answers_to, examined

pytestmark = pytest.mark.django_db
State = IOPAgreement.State
DAY = date(2023, 10, 1)


@pytest.fixture
def admin(db):
    return user_with(Role.ADMIN)


def examine(actor, agreement, answers, day=DAY):
    values = {"examined_on": day, "examined_by_role": "Kommunjurist", "reason": "Sammantaget"}
    return services.register_legal_test(actor=actor, agreement=agreement, answers=answers, **values)


def at(agreement, state):
    """The agreement at a step, without a legal test of the old kind."""
    agreement.state = state
    agreement.save()
    return agreement


def cleared(actor, test, day=DAY, **values):
    values = {"cleared_by_role": "Stadsjurist", "cleared_reason": "Det finns ingen marknad"} | values
    return services.clear_legal_test(actor=actor, legal_test=test, cleared_on=day, **values)


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


# The override


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


# The criteria


def test_own_criteria_are_changed_until_a_test_has_used_them_and_then_closed(draft, social_officer, admin, criteria):
    own = services.register_criteria_set(actor=admin, name="Vår", source="KF", valid_from=date(2020, 1, 1), based_on=criteria)
    first, *_others, last = own.criteria.all()
    services.change_criterion(actor=admin, criterion=first, question="Vem tog initiativet?")
    services.remove_criterion(actor=admin, criterion=last, reason="Frågas redan")
    services.register_criterion(actor=admin, criteria_set=own, key="own", question="Vår egen?", fault_means="warn", order=99)
    own = services.change_criteria_set(actor=admin, criteria_set=own, guideline="Riktlinje 2")
    assert not own.criteria.filter(key="state_aid").exists()
    examine(social_officer, draft, answers_to(own))
    for act, thing in (
        (services.change_criterion, {"criterion": own.criteria.first(), "question": "Ny?"}),
        (services.remove_criterion, {"criterion": own.criteria.first(), "reason": "Fel"}),
        (services.register_criterion, {"criteria_set": own, "key": "x", "question": "X?", "fault_means": "warn"}),
        (services.change_criteria_set, {"criteria_set": own, "name": "Ny"}),
    ):
        with pytest.raises(ValidationError, match="står de fast|står fast"):
            act(actor=admin, **thing)
    with pytest.raises(ValidationError, match="gjord efter kriterierna 2023-10-01"):
        services.close_criteria_set(actor=admin, criteria_set=own, valid_to=date(2023, 9, 30), reason="Ny riktlinje")
    services.close_criteria_set(actor=admin, criteria_set=own, valid_to=DAY, reason="Ny riktlinje")
    assert CriteriaSet.objects.applying_on(TODAY) == criteria


def test_a_published_set_is_added_once_by_the_administrator_and_not_changed(criteria, admin, social_officer):
    with pytest.raises(ValidationError, match="finns redan"):
        services.add_published_set(actor=admin, published_key="skr_2017")
    with pytest.raises(ValidationError, match="ingen sådan"):
        services.add_published_set(actor=admin, published_key="annat")
    with pytest.raises(PermissionDenied):
        services.add_published_set(actor=social_officer, published_key="skl_older")
    with pytest.raises(ValidationError, match="publicerad av någon annan"):
        services.change_criterion(actor=admin, criterion=criteria.criteria.first(), question="Annat?")
    assert Criterion.objects.count() == len(PUBLISHED_SETS["skr_2017"].criteria)


def test_criteria_are_kept_on_their_pages_and_by_the_api(client, api_client, admin, criteria, social_officer):
    client.force_login(admin)
    made = client.post(reverse("agreements:register_criteria_set"), {"name": "Vår", "source": "KF", "based_on": criteria.pk})
    own = CriteriaSet.objects.get(name="Vår")
    assert made.url == own.get_absolute_url()
    assert "Ny fråga" in client.get(made.url).content.decode()
    client.post(reverse("agreements:add_published_set"), {"published_key": "skl_older"})
    assert CriteriaSet.objects.count() == 3
    client.force_login(social_officer)
    assert "Ny fråga" not in client.get(made.url).content.decode()
    api_client.force_login(admin)
    values = {"criteria_set": own.pk, "key": "egen", "question": "Vår egen?", "fault_means": "warn"}
    question = api_client.post("/api/v1/criteria/", values, format="json")
    assert question.status_code == 201
    removed = api_client.post(f"/api/v1/criteria/{question.json()['id']}/remove/", {"reason": "Fel"}, format="json")
    assert removed.status_code == 200
    assert not Criterion.objects.filter(key="egen").exists()


def test_what_is_cleared_of_the_old_kind_still_needs_a_lawyer(draft, social_officer):
    test = cleared(social_officer, examined(draft, "needs_lawyer"), date(2018, 10, 2))
    assert test.allows_agreement(by=date(2018, 10, 2))
    assert not test.allows_agreement(by=date(2018, 10, 1))
