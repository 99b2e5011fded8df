"""From a draft with what is known to an application that is complete: both sides see what is missing."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from grants.models import AgeSpan, CompletionRequest, GrantApplication, RequiredDocument
from grants.services import (
    change_application,
    complete_application,
    count_members,
    dismiss_application,
    register_application,
    request_completion,
    reuse_answers,
    submit_application,
    tie_dismissal,
    withdraw_application,
)
from partnerships.audit.models import AuditEvent
from partnerships.ground.days import today
from reports.due import due_list
from reports.due.grants import completions
from reports.quality.checks import findings_to_mend
from tests.fixtures import ApplicationFactory, DecisionFactory, OrganisationFactory, RoundFactory

pytestmark = pytest.mark.django_db

State = GrantApplication.State


@pytest.fixture
def open_round(round):
    round.opens, round.closes = today() - timedelta(days=10), today() + timedelta(days=10)
    round.save()
    return round


@pytest.fixture
def draft(open_round, organisation, representative):
    return register_application(actor=representative, round=open_round, organisation=organisation)


@pytest.fixture
def asked(application, culture_officer):
    return request_completion(
        actor=culture_officer,
        application=application,
        text="Ange perioden",
        due=today() + timedelta(days=14),
        parts=["period", "statistics"],
    )


def test_every_step_is_one_that_the_order_of_states_allows():
    steps = {state.value: {each.value for each in GrantApplication.NEXT.get(state, ())} for state in State}
    assert steps == {
        "draft": {"submitted", "withdrawn"},
        "submitted": {"completion_requested", "assessed", "decided", "withdrawn", "dismissed"},
        "completion_requested": {"submitted", "withdrawn", "dismissed"},
        "assessed": {"submitted", "decided", "withdrawn", "dismissed"},
        "decided": {"closed", "submitted", "assessed"},  # back, when a wrongly registered outcome is taken back
        "withdrawn": set(),
        "dismissed": set(),
        "closed": {"decided"},  # when its account is opened again
    }


def test_a_draft_holds_what_is_known_and_sending_it_in_names_all_that_is_missing(client, draft, representative):
    assert (draft.requested_amount, draft.purpose) == (None, "")
    with pytest.raises(ValidationError, match="sökt belopp, ändamål"):
        submit_application(actor=representative, application=draft)
    client.force_login(representative)
    page = client.get(f"/bidrag/{draft.pk}/lamna-in/").content.decode()
    for name in ("requested_amount", "purpose", "period_from", "member_count"):
        assert f"/bidrag/{draft.pk}/andra/#id_{name}" in page
    assert client.post(f"/bidrag/{draft.pk}/lamna-in/", {"version": draft.version}).status_code == 422
    draft = change_application(actor=representative, application=draft, requested_amount=Decimal("10"), purpose="Kör")
    assert submit_application(actor=representative, application=draft).submitted_on == today()


def test_what_must_be_there_is_told_apart_from_what_should(client, draft, representative):
    client.force_login(representative)
    page = client.get(f"/bidrag/{draft.pk}/lamna-in/").content.decode()
    needed, wanted = (part.partition("</div>")[0] for part in (page.partition('id="kravs"')[2], page.partition('id="saknas"')[2]))
    assert "#id_requested_amount" in needed
    assert "#id_member_count" in wanted
    assert "#id_requested_amount" not in wanted


def test_who_has_sent_it_in_is_told_so_and_taking_it_back_does_not_stand_out(client, application, representative):
    client.force_login(representative)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Ansökan är inlämnad" in page
    assert "Kommunen ber om det som behövs." in page
    assert f'<a class="ds-button" data-variant="secondary" href="/bidrag/{application.pk}/aterta/">' in page
    told = client.post(f"/bidrag/{application.pk}/aterta/", {"version": application.version, "reason": "Fel år"}, follow=True)
    assert f"Återtagen: {application}." in told.content.decode()


def test_more_than_the_scheme_ever_gives_is_told_of(client, application, culture_officer, representative):
    application.round.scheme.max_amount = Decimal("100")
    application.round.scheme.save()
    for user in (culture_officer, representative):
        client.force_login(user)
        assert "Bidragsformens högsta belopp är 100\u00a0kr" in client.get(application.get_absolute_url()).content.decode()
    client.force_login(culture_officer)
    assert "Bidragsformens högsta belopp är 100" in client.get(f"/bidrag/{application.pk}/andra/").content.decode()


def test_the_caseworker_handles_the_boards_applications(
    client, api_client, open_round, application, culture_officer, social_officer, representative
):
    client.force_login(culture_officer)
    offered = client.get("/bidrag/ny/").context["form"]
    assert set(offered.fields["caseworker"].queryset) == {culture_officer}
    assert offered["caseworker"].value() == culture_officer.pk
    api_client.force_authenticate(culture_officer)
    for other in (representative, social_officer):
        with pytest.raises(ValidationError, match="handlägger inte"):
            change_application(actor=culture_officer, application=application, caseworker=other)
        asked = {"round": open_round.pk, "organisation": OrganisationFactory().pk, "caseworker": other.pk}
        refused = api_client.post("/api/v1/grant-applications/", asked, format="json")
        assert (refused.status_code, "handlägger inte nämndens" in str(refused.data)) == (400, True)
    changed = change_application(actor=culture_officer, application=application, caseworker=culture_officer)
    page = client.get(changed.get_absolute_url()).content.decode()
    assert page.partition('id="historik"')[2].count(culture_officer.name) == 2  # who did it, and who it is about


def test_what_is_sent_in_cannot_be_emptied(application, culture_officer):
    for values in ({"requested_amount": None}, {"purpose": ""}):
        with pytest.raises(ValidationError, match="krävs i en inlämnad"):
            change_application(actor=culture_officer, application=application, reason="Fel", **values)


def test_last_years_answers_are_copied_where_nothing_is_written_and_it_is_told_what(client, draft, organisation, representative):
    earlier = ApplicationFactory(
        round=RoundFactory(scheme=draft.round.scheme, year=2018),
        organisation=organisation,
        own_contribution="Ledare",
        member_count=9,
    )
    ApplicationFactory(round=RoundFactory(year=2018), organisation=organisation, purpose="En annan bidragsform")
    draft = change_application(actor=representative, application=draft, other_funders="Regionen")
    client.force_login(representative)
    address = f"/bidrag/{draft.pk}/forra-arets-svar/"
    assert address in client.get(draft.get_absolute_url()).content.decode()
    answer = client.post(address, {"version": draft.version}, follow=True)
    assert f"Hämtat från {earlier.round}: ändamål, egen insats." in answer.content.decode()
    draft.refresh_from_db()
    assert (draft.purpose, draft.own_contribution, draft.other_funders) == (earlier.purpose, "Ledare", "Regionen")
    assert (draft.requested_amount, draft.member_count) == (None, None)
    with pytest.raises(ValidationError, match="inget att hämta"):
        reuse_answers(actor=representative, application=draft)


def test_members_are_counts_by_age_and_gender_and_differ_from_the_total_out_loud(client, draft, representative):
    young, old = AgeSpan.objects.create(name="7–25 år"), AgeSpan.objects.create(name="26 år och äldre", order=2)
    draft = change_application(actor=representative, application=draft, member_count=45)
    client.force_login(representative)
    sent = {"version": draft.version, f"count_{young.pk}_woman": "20", f"count_{old.pk}_man": "20", f"count_{old.pk}_other": "0"}
    assert client.post(f"/bidrag/{draft.pk}/medlemmar/", sent).status_code == 302
    page = client.get(draft.get_absolute_url()).content.decode()
    assert "Summan är 40, men antal medlemmar är angivet till 45." in page
    assert draft.statistics.count() == 3  # what is not known has no row, and 0 has one
    assert "Summa: 40" in str(AuditEvent.objects.of(draft).latest("pk").changes)
    draft.refresh_from_db()
    with pytest.raises(ValidationError, match="två gånger"):
        count_members(
            actor=representative, application=draft, counts=[{"age_span": young, "gender": "woman", "count": n} for n in (1, 2)]
        )


def test_the_organisation_changes_what_it_is_asked_to_complete_and_nothing_else(asked, representative):
    with pytest.raises(ValidationError, match="inte bett om"):
        change_application(actor=representative, application=asked, requested_amount=Decimal("1"))
    changed = change_application(actor=representative, application=asked, period_from=date(2019, 1, 1), purpose=asked.purpose)
    assert changed.period_from == date(2019, 1, 1)
    count_members(actor=representative, application=changed, counts=[])


def test_completion_leaves_the_day_it_first_came_in(asked, representative):
    asked.round.closes = asked.submitted_on - timedelta(days=3)
    completed = complete_application(actor=representative, application=asked)
    assert (completed.state, completed.submitted_on) == ("submitted", date(2018, 10, 1))
    assert CompletionRequest.objects.get().answered_on == today()
    with pytest.raises(PermissionDenied):
        change_application(actor=representative, application=completed, period_from=None)


def test_only_one_request_waits_and_never_for_a_day_that_has_been(application, asked, culture_officer):
    with pytest.raises(PermissionDenied):
        request_completion(actor=culture_officer, application=asked, text="Mer", due=today())
    other = ApplicationFactory(round=application.round)
    with pytest.raises(ValidationError, match="redan varit"):
        request_completion(actor=culture_officer, application=other, text="Mer", due=today() - timedelta(days=1))


def test_completion_is_the_organisations_to_do_and_the_officers_when_it_is_overdue(asked, representative, culture_officer):
    assert [due.title for due in due_list(representative) if "Komplettering" in due.title] == ["Komplettering av ansökan"]
    assert [due.mine for due in completions(culture_officer)] == [False]
    CompletionRequest.objects.update(asked_on=date(2019, 1, 1), due=date(2019, 2, 1))
    assert [due.mine for due in completions(culture_officer)] == [True]
    complete_application(actor=representative, application=asked)
    assert not list(completions(culture_officer))


def test_both_sides_see_what_is_asked_for(client, asked, representative, culture_officer):
    document = RequiredDocument.objects.create(name="Projektbudget")
    asked.round.scheme.requires_documents.add(document)
    for user in (representative, culture_officer):
        client.force_login(user)
        page = client.get(asked.get_absolute_url()).content.decode()
        assert "Ange perioden" in page
        assert "Projektbudget" in page
    client.force_login(representative)
    page = client.get(f"/bidrag/{asked.pk}/komplettera/").content.decode()
    assert f'href="/bidrag/{asked.pk}/andra/#id_period_from"' in page  # what is asked for leads to where it is filled in
    assert f'href="/bidrag/{asked.pk}/begard-handling/?handling={document.pk}"' in page
    assert "#id_member_count" not in page  # it is not asked for, so it is not open
    assert "Kommunen ber om resten om det behövs." in page
    fields = client.get(f"/bidrag/{asked.pk}/andra/").context["form"].fields
    assert set(fields) == {"period_from", "period_to", "version", "reason"}


def test_the_organisation_takes_back_what_it_sent_in_and_says_why(application, representative, culture_officer):
    with pytest.raises(ValidationError, match="varför ansökan återtas"):
        withdraw_application(actor=representative, application=application)
    withdrawn = withdraw_application(actor=representative, application=application, reason="Lokalen brann")
    assert (withdrawn.state, withdrawn.ended_on, withdrawn.end_reason) == ("withdrawn", today(), "Lokalen brann")


def test_dismissal_may_rest_on_a_decision_of_the_own_board_and_is_no_rejection(
    client, application, social_board, culture_board, culture_officer, representative
):
    stranger = DecisionFactory(board=social_board, outcome="dismissed")
    with pytest.raises(ValidationError, match="hör till"):
        dismiss_application(actor=culture_officer, application=application, reason="För sent", decision=stranger)
    own = DecisionFactory(board=culture_board, outcome="dismissed", meeting_date=date(2018, 12, 1))
    dismissed = dismiss_application(actor=culture_officer, application=application, reason="För sent", decision=own)
    assert (dismissed.ended_on, dismissed.dismissal, hasattr(dismissed, "grant")) == (date(2018, 12, 1), own, False)
    client.force_login(representative)
    assert "Det är inte ett avslag" in client.get(dismissed.get_absolute_url()).content.decode()


def test_a_dismissal_without_a_decision_is_asked_for_until_it_is_tied(
    client, application, social_board, culture_board, culture_officer, representative
):
    told = "Avvisning utan beslut"
    dismissed = dismiss_application(actor=culture_officer, application=application, reason="För sent")
    asked = {"actor": culture_officer, "application": dismissed}
    address, form = dismissed.get_absolute_url(), reverse("grants:tie_dismissal", args=[dismissed.pk])

    def seen_by(user):
        client.force_login(user)
        return [each.title for each in due_list(user) if each.url == address], told in client.get(address).content.decode()

    assert seen_by(culture_officer) == ([told], True)
    assert seen_by(representative) == ([], False)
    assert client.get(form).status_code == 403
    [found] = [each for each in findings_to_mend(culture_officer) if each.check == told]
    assert found.things == [str(dismissed)]
    with pytest.raises(ValidationError, match="hör till"):
        tie_dismissal(**asked, decision=DecisionFactory(board=social_board, outcome="dismissed"))
    with pytest.raises(ValidationError, match="utfall är"):
        tie_dismissal(**asked, decision=DecisionFactory(board=culture_board, outcome="rejected"))
    day = date(2018, 12, 1)
    own = DecisionFactory(
        board=culture_board, outcome="dismissed", meeting_date=day, paragraph=None, is_delegated=True, delegation_point="4.2"
    )
    client.force_login(culture_officer)
    assert client.post(form, {"version": dismissed.version, "decision": own.pk}).status_code == 302
    dismissed.refresh_from_db()
    assert (dismissed.dismissal, dismissed.ended_on) == (own, day)
    assert seen_by(culture_officer) == ([], False)
    assert told not in [each.check for each in findings_to_mend(culture_officer)]
    with pytest.raises(PermissionDenied):
        tie_dismissal(**asked, decision=own)


def test_the_api_asks_completes_and_counts(api_client, application, culture_officer, representative):
    span = AgeSpan.objects.create(name="7–25 år")
    address = f"/api/v1/grant-applications/{application.pk}/"
    api_client.force_authenticate(culture_officer)
    asked = {"text": "Antal", "due": str(today()), "parts": ["statistics"]}
    assert api_client.post(f"{address}request_completion/", asked, format="json").data["state"] == "completion_requested"
    assert api_client.post(f"{address}request_completion/", {**asked, "parts": ["x"]}, format="json").status_code == 400
    api_client.force_authenticate(representative)
    counts = {"counts": [{"age_span": span.pk, "gender": "woman", "count": 12}]}
    assert api_client.post(f"{address}count/", counts, format="json").data["statistics"] == [
        {"age_span": span.pk, "gender": "woman", "count": 12}
    ]
    assert api_client.get("/api/v1/completion-requests/", {"waiting": "true"}).data["count"] == 1
    assert api_client.post(f"{address}complete/", {}, format="json").data["state"] == "submitted"
    assert api_client.get("/api/v1/grant-applications/", {"completion_overdue": "true"}).data["count"] == 0


def test_the_lists_leave_as_excel(client, asked, culture_officer):
    CompletionRequest.objects.update(asked_on=date(2019, 1, 1), due=date(2019, 2, 1))
    client.force_login(culture_officer)
    for name in ("kompletteringar", "bedomningar", "aldersspann", "begarda-handlingar", "inlamnade-handlingar", "bidrag"):
        assert b"".join(client.get(f"/uppfoljning/lista/{name}.xlsx").streaming_content).startswith(b"PK")
    assert "försenad" in client.get("/bidrag/kompletteringar/?overdue=true").content.decode()
    for name in ("bedomningar", "aldersspann", "handlingar", "handlingar/inlamnade"):
        assert client.get(f"/bidrag/{name}/").status_code == 200
