"""Applications are assessed by the form's criteria, by several, and never by somebody with a conflict of interest."""

from datetime import date
from decimal import Decimal
from functools import partial
from uuid import uuid4

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError

from grants import permissions
from grants.models import (
    Assessment,
    AssessmentCriterion,
    ConflictOfInterest,
    GrantDecision,
    GrantProposal,
    GrantReport,
    ReportSample,
    SampledGrant,
)
from grants.pages.assessments import assessment_part
from grants.services import (
    approve_report,
    assess_application,
    change_application,
    change_assessment,
    change_criterion,
    change_proposal,
    check_sampled_grant,
    claim_recovery,
    conclude_assessment,
    decide_recovery,
    declare_conflict,
    grant_application,
    lift_conflict,
    plan_grant_payment,
    propose_outcome,
    register_criterion,
    register_decision_list,
    register_report,
    reject_report,
    remove_proposal,
    reopen_assessment,
    withdraw_application,
)
from partnerships.audit.acts import ACTS
from partnerships.ground.errors import Stale
from partnerships.payments.services import attest_payment, execute_payment
from partnerships.register.models import RoleAssignment
from partnerships.register.rights import Role
from reports.due.payments import payments_to_handle
from tests.fixtures import WHY, ApplicationFactory, user_with

pytestmark = pytest.mark.django_db


@pytest.fixture
def criterion(application, culture_officer):
    return register_criterion(actor=culture_officer, scheme=application.round.scheme, text="Når många barn", max_points=10)


@pytest.fixture
def other_officer(culture_board):
    return user_with(Role.CULTURE, board=culture_board, name="Andra handläggaren")


def points(criterion, number, comment=""):
    return [{"criterion": criterion, "points": number, "comment": comment}]


@pytest.fixture
def assessed(application, criterion, culture_officer):
    assess_application(actor=culture_officer, application=application, points=points(criterion, 8))
    return conclude_assessment(
        actor=culture_officer, application=application, amount=Decimal("60000"), reason="Når många", criteria=[criterion]
    )


def test_a_form_with_criteria_is_assessed_before_it_is_decided(application, criterion, decision, secretary):
    with pytest.raises(ValidationError, match="bedömas innan"):
        grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("1"), **WHY)


def test_an_assessed_application_is_decided(assessed, decision, secretary):
    assert (
        grant_application(actor=secretary, application=assessed, decision=decision, amount=Decimal("1"), **WHY).state == "decided"
    )


def test_each_fault_in_the_points_is_told_at_once(application, criterion, culture_officer):
    other = register_criterion(actor=culture_officer, scheme=application.round.scheme, text="Ekonomi", max_points=5)
    with pytest.raises(ValidationError) as refused:
        assess_application(actor=culture_officer, application=application, points=points(criterion, 11))
    assert set(refused.value.message_dict) == {f"points.{criterion.pk}", f"points.{other.pk}"}
    assert not Assessment.objects.exists()


def test_several_assess_and_the_summary_shows_each_the_median_and_the_difference(
    client, application, criterion, culture_officer, other_officer
):
    assess_application(
        actor=culture_officer, application=application, points=points(criterion, 8), proposed_amount=Decimal("60000")
    )
    client.force_login(other_officer)
    sent = {f"points.{criterion.pk}": "3", f"comment.{criterion.pk}": "Få deltagare", "motivation": "Tveksam"}
    assert client.post(f"/bidrag/{application.pk}/bedom/", {**sent, f"points.{criterion.pk}": "11"}).status_code == 422
    assert client.post(f"/bidrag/{application.pk}/bedom/", sent).status_code == 302
    part = assessment_part(culture_officer, application)
    (row,) = part["rows"]
    assert ([cell.points for cell in row["cells"]], row["median"], row["difference"]) == ([8, 3], "5,5", 5)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Få deltagare" in page
    assert "5,5" in page


def test_one_changes_ones_own_assessment_alone_and_only_until_it_is_concluded(
    application, criterion, culture_officer, other_officer
):
    mine = assess_application(actor=culture_officer, application=application, points=points(criterion, 8))
    with pytest.raises(PermissionDenied):
        change_assessment(actor=other_officer, assessment=mine, points=points(criterion, 1))
    with pytest.raises(ValidationError, match="redan bedömt"):
        assess_application(actor=culture_officer, application=application, points=points(criterion, 1))
    changed = change_assessment(actor=culture_officer, assessment=mine, points=points(criterion, 7))
    assert changed.points.get().points == 7
    conclude_assessment(actor=other_officer, application=application, amount=Decimal("0"), reason="Nej", criteria=[criterion])
    with pytest.raises(PermissionDenied):
        change_assessment(actor=culture_officer, assessment=Assessment.objects.get(), points=points(criterion, 1))


def test_a_proposal_rests_on_criteria_and_on_an_assessment(application, criterion, culture_officer):
    propose = {"actor": culture_officer, "application": application, "amount": Decimal("1"), "reason": "Bra"}
    with pytest.raises(ValidationError, match="vilka kriterier"):
        conclude_assessment(**propose)
    with pytest.raises(ValidationError, match="Ingen har bedömt"):
        conclude_assessment(**propose, criteria=[criterion])


def test_an_assessment_is_opened_again_with_a_reason_and_the_old_proposal_stands_in_the_record(assessed, culture_officer):
    with pytest.raises(PermissionDenied):
        change_application(actor=culture_officer, application=assessed, purpose="Annat", reason="Fel")
    with pytest.raises(ValidationError, match="varför bedömningen"):
        reopen_assessment(actor=culture_officer, application=assessed, reason=" ")
    opened = reopen_assessment(actor=culture_officer, application=assessed, reason="Nya uppgifter")
    assert (opened.state, opened.proposal()) == ("submitted", None)
    assert GrantProposal.objects.get().amount == Decimal("60000")


def test_an_assessed_application_can_still_be_taken_back(assessed, representative):
    assert withdraw_application(actor=representative, application=assessed, reason="Ändrade planer").state == "withdrawn"


def test_a_used_criterion_keeps_its_words_and_a_round_keeps_the_criteria_it_opened_with(assessed, criterion, culture_officer):
    with pytest.raises(ValidationError, match="behåller äldre"):
        change_criterion(actor=culture_officer, criterion=criterion, text="Något annat")
    change_criterion(actor=culture_officer, criterion=criterion, active_to=date(2018, 12, 31))
    scheme = assessed.round.scheme
    register_criterion(actor=culture_officer, scheme=scheme, text="Når fler barn", active_from=date(2019, 1, 1))
    assert list(AssessmentCriterion.objects.of_round(assessed.round)) == [criterion]


def test_the_organisation_reads_nothing_of_the_assessment(client, api_client, assessed, representative):
    client.force_login(representative)
    assert "Bedömning" not in client.get(assessed.get_absolute_url()).content.decode()
    api_client.force_authenticate(representative)
    for collection in ("grant-assessments", "grant-proposals", "conflicts-of-interest"):
        assert api_client.get(f"/api/v1/{collection}/").data["count"] == 0
    found = api_client.get("/api/v1/grant-applications/", {"assessor": Assessment.objects.get().assessor_id})
    assert found.data["count"] == 0


# Conflicts of interest (R23)


@pytest.fixture
def everything(culture_officer, culture_board):
    """Somebody who could do all of it, were it not for the conflict."""
    RoleAssignment.objects.create(user=culture_officer, role=Role.SECRETARY, board=culture_board)
    RoleAssignment.objects.create(user=culture_officer, role=Role.DELEGATE, board=culture_board)
    return culture_officer


CLOSED = ("andra", "begar-komplettering", "aterta", "avvisa", "bevilja", "avsla", "bedom", "forslag", "jav", "statsstod")


def shut_doors(client, api_client, user, application):
    """Which doors of the application are shut to somebody: pages and the API."""
    client.force_login(user)
    api_client.force_authenticate(user)
    pages = {name for name in CLOSED if client.get(f"/bidrag/{application.pk}/{name}/").status_code == 403}
    address = f"/api/v1/grant-applications/{application.pk}/"
    patched = api_client.patch(
        address, {"own_contribution": "Mer"}, format="json", headers={"If-Match": f'"{application.version}"'}
    )
    asked = {"application": application.pk, "points": []}
    made = api_client.post("/api/v1/grant-assessments/", asked, format="json")
    return pages, [patched.status_code, made.status_code]


def test_a_conflict_of_interest_shuts_every_door(client, api_client, application, criterion, everything):
    assert shut_doors(client, api_client, everything, application)[0] == set()
    application.refresh_from_db()
    declare_conflict(actor=everything, application=application)
    application = type(application).objects.get(pk=application.pk)
    assert shut_doors(client, api_client, everything, application) == (set(CLOSED), [403, 403])
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Du är antecknad som jävig" in page
    assert not [name for name in CLOSED if f"/bidrag/{application.pk}/{name}/" in page]


def test_control_without_the_guard_the_doors_stand_open(client, api_client, application, everything, monkeypatch):
    declare_conflict(actor=everything, application=application)
    monkeypatch.setattr(permissions, "is_shut_out", lambda user, application: False)
    application = type(application).objects.get(pk=application.pk)
    pages, (patched, _made) = shut_doors(client, api_client, everything, application)
    assert (pages, patched) == (set(), 200)


def test_no_payment_is_planned_by_somebody_with_a_conflict(application, decision, secretary, culture_officer, other_officer):
    granted = grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("100"), **WHY).grant
    declare_conflict(actor=culture_officer, application=granted.application)
    planned = {"grant": granted, "key": "0" * 32, "amount": Decimal("1"), "due": date(2019, 2, 1), "giro_type": "bankgiro"}
    granted.refresh_from_db()
    with pytest.raises(PermissionDenied):
        plan_grant_payment(actor=culture_officer, **planned)
    assert plan_grant_payment(actor=other_officer, **planned).amount == Decimal("1")


def test_an_act_that_was_begun_before_the_conflict_is_refused(application, culture_officer, other_officer):
    seen = type(application).objects.get(pk=application.pk)
    assert not permissions.is_shut_out(culture_officer, seen)
    declare_conflict(actor=other_officer, application=application, user=culture_officer)
    with pytest.raises(Stale):
        change_application(actor=culture_officer, application=seen, own_contribution="Mer")


def test_another_officer_notes_and_lifts_a_conflict_and_never_the_person_themself(
    application, culture_officer, other_officer, representative
):
    with pytest.raises(ValidationError, match="ingen roll"):
        declare_conflict(actor=other_officer, application=application, user=representative)
    conflict = declare_conflict(actor=other_officer, application=application, user=culture_officer)
    with pytest.raises(PermissionDenied):
        lift_conflict(actor=culture_officer, conflict=conflict, reason="Nej")
    lift_conflict(actor=other_officer, conflict=conflict, reason="Fel person")
    application = type(application).objects.get(pk=application.pk)
    assert not permissions.is_shut_out(culture_officer, application)
    assert ConflictOfInterest.objects.get().lifted_on is not None


def test_only_who_could_take_part_is_offered_as_disqualified(
    client, application, culture_officer, other_officer, secretary, reader, attester, representative, finance
):
    client.force_login(culture_officer)
    offered = client.get(f"/bidrag/{application.pk}/jav/").context["form"].fields["user"].queryset
    assert set(offered) == {other_officer, secretary}
    declare_conflict(actor=other_officer, application=application, user=culture_officer)
    page = client.get(application.get_absolute_url()).content.decode()
    assert page.index("Du är antecknad som jävig") < page.index('id="uppgifter"')
    assert culture_officer.name in page.partition("Den som är jävig")[2][:200]  # the history names who, by number


def test_a_representative_declares_nothing(application, representative):
    with pytest.raises(PermissionDenied):
        declare_conflict(actor=representative, application=application)


def test_filters_find_who_assessed_and_where_there_is_a_conflict(
    api_client, application, criterion, culture_officer, other_officer
):
    ApplicationFactory(round=application.round)
    assess_application(actor=culture_officer, application=application, points=points(criterion, 8))
    declare_conflict(actor=other_officer, application=application)
    api_client.force_authenticate(culture_officer)
    for asked in ({"assessor": culture_officer.pk}, {"conflict": "true"}):
        assert [row["id"] for row in api_client.get("/api/v1/grant-applications/", asked).data["results"]] == [application.pk]
    assert api_client.get("/api/v1/grant-applications/", {"conflict": "false"}).data["count"] == 1


# The independence clause: criticism and the compact weigh nothing

WEIGHS = (
    "kriti",
    "attityd",
    "hållning",
    "lojal",
    "överenskommelse",
    "anslut",
    "critic",
    "attitude",
    "loyal",
    "compact",
    "accession",
)


def weighs(model):
    """What of a noun could weigh criticism of the municipality, or whether the organisation has joined the compact."""
    for field in model._meta.get_fields():
        if not field.concrete:
            continue
        names = f"{field.name} {field.verbose_name} {field.help_text} {[label for _value, label in field.flatchoices]}".lower()
        if any(word in names for word in WEIGHS) or (field.is_relation and field.related_model._meta.app_label == "compact"):
            yield str(field)


def test_no_field_of_grants_can_weigh_criticism_or_the_compact():
    assert [fault for model in apps.get_app_config("grants").get_models() for fault in weighs(model)] == []


def test_the_bench_sees_a_field_that_weighs_the_compact():
    assert list(weighs(apps.get_model("compact.Commitment")))


def test_the_history_of_an_assessment_is_read_by_those_who_handle_it(
    client, assessed, culture_officer, other_officer, representative
):
    declare_conflict(actor=other_officer, application=assessed)
    for user, reads in ((culture_officer, True), (representative, False)):
        client.force_login(user)
        page = client.get(assessed.get_absolute_url()).content.decode()
        assert [words in page for words in ("Jäv antecknat", "Bedömd av en bedömare", "Föreslagen")] == [reads] * 3


def test_a_conflict_of_interest_shuts_out_from_what_follows_the_decision(
    application, decision, secretary, culture_officer, other_officer, attester, finance, round, culture_board
):
    grant = grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("100"), **WHY).grant
    asked = {"grant": grant, "amount": Decimal("100"), "due": date(2019, 2, 1), "giro_type": "bankgiro"}
    payment = plan_grant_payment(actor=other_officer, key=uuid4(), **asked)
    other_attester = user_with(Role.ATTESTER, board=culture_board)
    for user in (culture_officer, attester):
        ConflictOfInterest.objects.create(application=application, user=user, noted_by=other_officer)
    assert [payments_to_handle_by(user) for user in (attester, other_attester)] == [0, 1]
    with pytest.raises(PermissionDenied):
        attest_payment(actor=attester, payment=payment)
    payment = attest_payment(actor=other_attester, payment=payment)
    execute_payment(actor=finance, payment=payment, paid_on=date(2019, 2, 1), voucher_no="1")
    report = register_report(actor=other_officer, grant=grant, used_amount=Decimal("60"))
    sample = ReportSample.objects.create(
        board=culture_board, year=2019, share=10, share_decided_by="Nämnden", seed="a", drawn_on=date(2019, 3, 1)
    )
    sampled = SampledGrant.objects.create(sample=sample, grant=grant, is_drawn=True)
    claim = claim_recovery(
        actor=other_officer, grant=grant, ground="not_used", amount=Decimal("10"), communicated_on=date(2019, 5, 1)
    )
    grant = GrantDecision.objects.get(pk=grant.pk)
    for act in (
        partial(approve_report, report=GrantReport.objects.get()),
        partial(reject_report, report=GrantReport.objects.get(), reason="Nej"),
        partial(claim_recovery, grant=grant, ground="not_used", amount=Decimal("1"), communicated_on=date(2019, 5, 1)),
        partial(decide_recovery, claim=claim, decision=decision),
        partial(check_sampled_grant, sampled=sampled, answers=[], outcome="right"),
    ):
        with pytest.raises(PermissionDenied):
            act(actor=culture_officer)
    assert reject_report(actor=other_officer, report=report, reason="Fel ändamål").state == "rejected"


def payments_to_handle_by(user):
    return len(list(payments_to_handle(user)))


def test_no_row_of_a_decision_list_is_proposed_by_somebody_with_a_conflict(
    application, culture_officer, other_officer, culture_board
):
    declare_conflict(actor=other_officer, application=application, user=culture_officer)
    application = type(application).objects.get(pk=application.pk)
    made = register_decision_list(actor=culture_officer, board=culture_board, title="Bidrag 2019")
    asked = {"decision_list": made, "application": application, "proposal": "grant", "amount": Decimal("100")}
    with pytest.raises(PermissionDenied):
        propose_outcome(actor=culture_officer, **asked)
    row = propose_outcome(actor=other_officer, **asked)
    for act in (change_proposal, remove_proposal):
        with pytest.raises(PermissionDenied):
            act(actor=culture_officer, row=row)
    assert permissions.has_prepared(other_officer, application)
    assert not permissions.has_prepared(culture_officer, application)


def test_each_act_that_prepares_or_decides_is_known_in_the_log(application, criterion, culture_officer, other_officer, secretary):
    assert set(permissions.PREPARED_BY) <= set(ACTS)
    assert not permissions.has_prepared(other_officer, application)
    assess_application(actor=other_officer, application=application, points=[{"criterion": criterion, "points": 3}])
    conclude_assessment(actor=culture_officer, application=application, amount=0, reason="Nej", criteria=[criterion])
    prepared = [permissions.has_prepared(user, application) for user in (other_officer, culture_officer, secretary)]
    assert prepared == [True, True, False]
