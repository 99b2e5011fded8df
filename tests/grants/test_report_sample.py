"""The sample of accounts: drawn once, drawn again by anybody with the same result, and checked by another."""

import hashlib
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from grants import services
from grants.models import GrantDecision, GrantReport, RecoveryClaim, ReportSample, SampledGrant
from grants.models.drawing import draw, how_many
from partnerships.audit.services import record
from partnerships.ground.days import today
from partnerships.register.rights import Role
from partnerships.register.services import confirm_giro, propose_giro
from reports.quality.checks import findings_to_mend
from tests.conftest import SecureClient
from tests.fixtures import ApplicationFactory, OrganisationFactory, RoundFactory, user_with

pytestmark = pytest.mark.django_db


def test_the_drawing_is_the_one_that_stands_in_the_documentation():
    drawn = draw("frö", range(1, 21), 10)
    by_hand = sorted(range(1, 21), key=lambda number: hashlib.sha256(f"frö:{number}".encode()).hexdigest())[:2]
    assert drawn == by_hand == [8, 7]
    assert draw("frö", [3, 1, 2, 3], 100) == draw("frö", [1, 2, 3], 100)
    assert [how_many(count, 10) for count in (0, 1, 10, 11, 100)] == [0, 1, 1, 2, 10]


@pytest.fixture
def grants(round, decision):
    return [grant(round, decision, OrganisationFactory(), amount) for amount in ("10000", "20000", "90000", "30000")]


def grant(round, decision, organisation, amount, **values):
    application = ApplicationFactory(round=round, organisation=organisation, state="decided")
    return GrantDecision.objects.create(
        application=application, decision=decision, result="partly", amount=Decimal(amount), **values
    )


def draw_sample(actor, board, **values):
    asked = {"year": 2019, "share": 10, "share_decided_by": "Nämnden"} | values
    return services.draw_report_sample(actor=actor, board=board, **asked)


def test_a_sample_is_drawn_once_and_is_the_same_when_it_is_drawn_again(grants, culture_board, culture_officer, round, decision):
    sample = draw_sample(culture_officer, culture_board, share=50)
    assert (sample.grants.count(), sample.grants.filter(is_drawn=True).count()) == (4, 2)
    assert sample.is_drawn_again()
    grant(round, decision, OrganisationFactory(), "5000")  # what comes later does not change what was drawn from
    assert sample.is_drawn_again()
    SampledGrant.objects.filter(is_drawn=True).update(is_drawn=False)
    assert not sample.is_drawn_again()


def test_what_is_granted_after_the_drawing_is_drawn_from_in_one_of_its_own(
    grants, culture_board, culture_officer, round, decision
):
    first = draw_sample(culture_officer, culture_board, share=50)
    asked, client = {"year": 2019, "board": culture_board.pk}, client_of(culture_officer)
    with pytest.raises(ValidationError, match="Alla nämndens bidrag för 2019 har redan varit med i en dragning"):
        draw_sample(culture_officer, culture_board)
    assert client.get(first.get_absolute_url()).context["warnings"] == []
    late = [grant(round, decision, OrganisationFactory(), "5000") for _each in range(3)]
    page = client.get(first.get_absolute_url()).content.decode()
    assert "Bidrag som inget stickprov är draget ur: 3" in page
    [found] = [each for each in findings_to_mend(culture_officer) if each.check == "Bidrag sedan senaste stickprovet"]
    assert found.count == 3
    form = client.get(reverse("grants:draw_sample"), asked)
    assert form.context["form"]["year"].value() == "2019"
    second = draw_sample(culture_officer, culture_board, share=1)
    assert (first.number, second.number, str(second).split(", ")[-1]) == (1, 2, "kompletterande dragning 2")
    assert first.seed != second.seed
    assert set(second.grants.values_list("grant", flat=True)) == {each.pk for each in late}
    assert second.grants.filter(is_drawn=True).count() == 1  # the share is rounded up
    assert first.is_drawn_again()
    assert second.is_drawn_again()
    assert "inget stickprov är draget ur" not in client.get(first.get_absolute_url()).content.decode()
    assert "Bidrag sedan senaste stickprovet" not in [each.check for each in findings_to_mend(culture_officer)]
    with pytest.raises(IntegrityError), transaction.atomic():  # two who draw at once
        ReportSample.objects.create(board=culture_board, year=2019, number=2, share=1, seed="a", drawn_on=today())


def test_nobody_chooses_the_seed(culture_officer, culture_board, grants):
    client = client_of(culture_officer)
    asked = {"board": culture_board.pk, "year": 2019, "share": 10, "share_decided_by": "Nämnden", "checklist": "Är det rätt?"}
    assert client.post("/api/v1/report-samples/", {**asked, "seed": "a"}, content_type="application/json").status_code == 400
    client.post(reverse("grants:draw_sample"), {**asked, "seed": "a"})
    assert len(ReportSample.objects.get().seed) == 32


def test_the_rules_of_risk_add_grants_with_the_reason(
    grants, culture_board, culture_officer, social_board, decision, admin, finance
):
    known, late, claimed = (each.application.organisation for each in grants[:3])
    earlier = RoundFactory(scheme__board=social_board, year=2018)  # whichever board gave it
    for organisation in (known, late, claimed):
        due = date(2018, 3, 1)
        made = grant(earlier, decision, organisation, "1000", report_due=due)
        received = date(2018, 4, 1) if organisation == late else date(2018, 2, 1)
        GrantReport.objects.create(grant=made, received_on=received, used_amount=Decimal("1000"))
    RecoveryClaim.objects.create(
        grant=made, ground="not_used", amount=Decimal("1"), decision=decision, decided_on=date(2018, 5, 1)
    )
    moved = {"organisation": grants[3].application.organisation, "kind": "bankgiro", "number": "991-2346", "basis": "Brev"}
    confirm_giro(actor=finance, giro=propose_giro(actor=admin, **moved))
    rules = {
        "first_time": {},
        "amount_over": {"amount": Decimal("90000")},
        "earlier_overdue": {},
        "earlier_recovery": {},
        "giro_changed": {"days": 30},
    }
    for kind, values in rules.items():
        services.register_risk_rule(actor=culture_officer, board=culture_board, kind=kind, **values)
    sample = draw_sample(culture_officer, culture_board, share=1)
    reasons = [sample.grants.get(grant=each).reasons.replace("\u00a0", " ").splitlines() for each in grants]
    assert reasons == [
        [],
        ["Försenad eller saknad redovisning tidigare"],
        ["Beviljat belopp från och med 90 000 kr", "Återkrav tidigare"],
        ["Första bidraget från kommunen", "Gironumret ändrat inom 30 dagar"],
    ]
    assert sample.grants.to_be_checked().count() in (3, 4)


def test_a_rule_that_is_off_names_nobody(grants, culture_board, culture_officer, social_officer):
    rule = services.register_risk_rule(actor=culture_officer, board=culture_board, kind="first_time")
    with pytest.raises(PermissionDenied):
        services.change_risk_rule(actor=social_officer, rule=rule, is_on=False)
    services.change_risk_rule(actor=culture_officer, rule=rule, is_on=False)
    assert not draw_sample(culture_officer, culture_board).grants.exclude(reasons="").exists()
    with pytest.raises(ValidationError, match="från vilket belopp"):
        services.register_risk_rule(actor=culture_officer, board=culture_board, kind="amount_over")


@pytest.fixture
def checked_over(grants, culture_board, culture_officer, finance):
    """A grant that is named by the sample, with an account that has come in."""
    sample = draw_sample(culture_officer, culture_board, share=100, checklist="Finns kvitton?\nRätt ändamål?")
    sampled = sample.grants.get(grant=grants[0])
    services.register_report(actor=culture_officer, grant=grants[0], used_amount=Decimal("10000"))
    return sampled


def answers(*given):
    return [{"answer": answer, "note": ""} for answer in given]


def test_a_sampled_account_is_approved_only_when_another_has_checked_it(
    checked_over, culture_officer, culture_board, monkeypatch
):
    monkeypatch.setattr(GrantDecision, "check_paid_by", lambda self, day: None)
    report = checked_over.grant.report
    with pytest.raises(ValidationError, match="fördjupad kontroll"):
        services.approve_report(actor=culture_officer, report=report)
    application = checked_over.grant.application
    record(culture_officer, "granted", application)  # who decided the grant does not check it
    asked = {"sampled": checked_over, "answers": answers("yes", "no"), "outcome": "faults", "comment": "Fel ändamål"}
    with pytest.raises(PermissionDenied):
        services.check_sampled_grant(actor=culture_officer, **asked)
    other = user_with(Role.CULTURE, board=culture_board)
    with pytest.raises(ValidationError, match="alla frågor"):
        services.check_sampled_grant(actor=other, **asked | {"answers": answers("yes")})
    services.check_sampled_grant(actor=other, **asked)
    report = GrantReport.objects.get(pk=report.pk)
    with pytest.raises(ValidationError, match="fann brister"):
        services.approve_report(actor=culture_officer, report=report)
    again = SampledGrant.objects.get(pk=checked_over.pk)
    services.check_sampled_grant(actor=other, sampled=again, answers=answers("yes", "yes"), outcome="right")
    report = GrantReport.objects.get(pk=report.pk)
    assert services.approve_report(actor=culture_officer, report=report).state == "approved"


def test_the_caseworker_does_not_check(checked_over, culture_board):
    caseworker = user_with(Role.CULTURE, board=culture_board)
    application = checked_over.grant.application
    application.caseworker = caseworker
    application.save()
    with pytest.raises(PermissionDenied):
        services.check_sampled_grant(actor=caseworker, sampled=checked_over, answers=answers("yes", "yes"), outcome="right")


def test_the_pages_show_the_drawing_and_take_the_check(checked_over, culture_board, representative):
    officer = user_with(Role.CULTURE, board=culture_board)
    client = client_of(officer)
    page = client.get(checked_over.sample.get_absolute_url()).content.decode()
    assert checked_over.sample.seed in page
    assert "med samma resultat" in page
    export = reverse("reports:list_export", args=["stickprovets-bidrag"])
    assert client.get(f"{export}?sample={checked_over.sample_id}").getvalue()
    sent = {"version": checked_over.version, "answer_1": "yes", "answer_2": "no", "outcome": "right"}
    address = reverse("grants:check_sampled", args=[checked_over.pk])
    assert client.post(address, sent).status_code == 422
    assert client.post(address, {**sent, "comment": "Ändamålet är ändrat av nämnden"}).status_code == 302
    assert client.get(checked_over.get_absolute_url()).status_code == 200
    assert client_of(representative).get(checked_over.get_absolute_url()).status_code == 404


def client_of(user):
    client = SecureClient()
    client.force_login(user)
    return client
