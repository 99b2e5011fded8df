"""What a grant rests on: the decision, the days, the report and the claim."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from grants.models import GrantApplication, GrantDecision, GrantReport, RecoveryClaim
from grants.services import (
    approve_report,
    change_application,
    claim_recovery,
    grant_application,
    plan_grant_payment,
    register_application,
    register_report,
    reject_application,
    submit_application,
    withdraw_application,
)
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import today
from partnerships.payments.services import attest_payment, cancel_payment, execute_payment, reverse_payment
from partnerships.register.rights import Role
from tests.conftest import SecureClient
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, RoundFactory, SchemeFactory, user_with

pytestmark = pytest.mark.django_db

Outcome = BoardDecision.Outcome
DELEGATED = {"is_delegated": True, "delegate_role": "Enhetschef", "delegation_point": "4.2", "paragraph": None}
TOMORROW = today() + timedelta(days=1)
NOT_DATA = 4  # the session, the user, the user's roles and the municipality


def grant(actor, application, decision, amount="1000", **more):
    return grant_application(actor=actor, application=application, decision=decision, amount=Decimal(amount), **{**WHY, **more})


def client_of(user):
    client = SecureClient()
    client.force_login(user)
    return client


@pytest.fixture
def delegate(culture_board):
    return user_with(Role.DELEGATE, board=culture_board)


# The decision


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        *(({"outcome": outcome}, "utfall") for outcome in ("", *sorted(set(Outcome) - GrantApplication.GRANTING))),
        ({"meeting_date": None}, "datum eller paragraf är okänd"),
        ({"paragraph": None}, "datum eller paragraf är okänd"),
        (DELEGATED | {"delegation_point": ""}, "datum eller paragraf är okänd"),
        ({"meeting_date": date(2018, 9, 30)}, "ansökan kom in 2018-10-01"),
    ],
)
def test_a_grant_rests_on_a_decision_that_grants(application, secretary, culture_board, wrong, said):
    with pytest.raises(ValidationError, match=said):
        grant(secretary, application, DecisionFactory(board=culture_board, **wrong))
    assert not GrantDecision.objects.exists()


@pytest.mark.parametrize("outcome", sorted(GrantApplication.GRANTING))
def test_a_yes_grants(application, secretary, culture_board, outcome):
    assert grant(secretary, application, DecisionFactory(board=culture_board, outcome=outcome)).state == "decided"


@pytest.mark.parametrize("outcome", sorted(Outcome))
def test_a_rejection_rests_on_a_no_or_on_a_list(application, secretary, culture_board, outcome):
    decision = DecisionFactory(board=culture_board, outcome=outcome)
    if outcome in {"rejected", "granted", "approved"}:
        assert reject_application(actor=secretary, application=application, decision=decision, **WHY).state == "decided"
    else:
        with pytest.raises(ValidationError, match="utfall"):
            reject_application(actor=secretary, application=application, decision=decision, **WHY)


def test_a_delegate_cites_only_what_was_decided_on_delegation(application, decision, delegate, culture_board):
    with pytest.raises(ValidationError, match="delegationsbeslut"):
        grant(delegate, application, decision)
    assert grant(delegate, application, DecisionFactory(board=culture_board, **DELEGATED)).state == "decided"


def test_the_choices_are_those_that_can_serve(application, decision, secretary, delegate, culture_board, social_board):
    delegated = DecisionFactory(board=culture_board, **DELEGATED)
    refusal = DecisionFactory(board=culture_board, outcome="rejected")
    DecisionFactory(board=social_board)
    for wrong in ({"meeting_date": None}, {"paragraph": None}, {"meeting_date": date(2017, 12, 11)}, {"outcome": "tabled"}):
        DecisionFactory(board=culture_board, **wrong)

    def choices(user, act):
        form = client_of(user).get(f"{application.get_absolute_url()}{act}/").context["form"]
        return set(form.fields["decision"].queryset)

    assert choices(secretary, "bevilja") == {decision, delegated}
    assert choices(secretary, "avsla") == {decision, delegated, refusal}
    assert choices(delegate, "bevilja") == {delegated}


def test_what_came_too_late_is_granted_only_with_a_reason(round, organisation, decision, secretary):
    late = ApplicationFactory(round=round, organisation=organisation, submitted_on=round.closes + timedelta(days=3))
    with pytest.raises(ValidationError, match="3 dagar för sent"):
        grant(secretary, late, decision, reason=" ")
    assert grant(secretary, late, decision, reason="Posten var försenad").state == "decided"


# Coming in


@pytest.fixture
def draft(round, organisation):
    return ApplicationFactory(round=round, organisation=organisation, state="draft", submitted_on=None)


@pytest.mark.parametrize(("day", "said"), [(TOMORROW, "efter i dag"), (date(2018, 8, 31), "öppnar 2018-09-01")])
def test_an_application_comes_in_between_the_opening_and_today(draft, culture_officer, day, said):
    with pytest.raises(ValidationError, match=said):
        submit_application(actor=culture_officer, application=draft, submitted_on=day)


def test_the_organisation_does_not_date_its_own_application(draft, representative, culture_officer):
    with pytest.raises(ValidationError, match="kommer in i dag"):
        submit_application(actor=representative, application=draft, submitted_on=date(2018, 10, 1))
    address = f"{draft.get_absolute_url()}lamna-in/"
    assert "submitted_on" in client_of(culture_officer).get(address).context["form"].fields
    assert "submitted_on" not in client_of(representative).get(address).context["form"].fields
    client_of(representative).post(address, {"version": draft.version, "submitted_on": "2018-10-01"})
    draft.refresh_from_db()
    assert (draft.state, draft.submitted_on) == ("submitted", today())


def test_an_organisation_applies_once_in_a_round(round, organisation, culture_officer):
    asked = {"actor": culture_officer, "organisation": organisation, "requested_amount": Decimal("10"), "purpose": "Kör"}
    first = register_application(round=round, **asked)
    with pytest.raises(ValidationError, match="redan en ansökan i omgången"):
        register_application(round=round, **asked)
    assert register_application(round=RoundFactory(scheme=round.scheme, year=2020), **asked)
    withdraw_application(actor=culture_officer, application=first, reason="Fel")
    assert register_application(round=round, **asked)


# The report


@pytest.fixture
def granted(application, decision, secretary):
    return grant(secretary, application, decision, "60000").grant


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"used_amount": Decimal("60000.01")}, "högre än det beviljade"),
        ({"received_on": TOMORROW}, "efter i dag"),
        ({"received_on": date(2018, 12, 10)}, "före beslutet 2018-12-11"),
    ],
)
def test_a_report_is_of_the_grant_and_after_the_decision(granted, culture_officer, wrong, said):
    with pytest.raises(ValidationError, match=said):
        register_report(actor=culture_officer, grant=granted, **{"received_on": today(), "used_amount": Decimal("60000")} | wrong)
    assert not GrantReport.objects.exists()


def test_a_rejected_application_has_nothing_to_report(application, decision, secretary, culture_officer):
    reject_application(actor=secretary, application=application, decision=decision, **WHY)
    with pytest.raises(ValidationError, match="inget bidrag att redovisa"):
        register_report(actor=culture_officer, grant=GrantDecision.objects.get(), received_on=today(), used_amount=Decimal("0"))


def test_a_report_is_not_approved_before_anything_is_paid(granted, culture_officer, attester, finance):
    report = register_report(actor=culture_officer, grant=granted, received_on=date(2019, 1, 15), used_amount=Decimal("1"))
    planned = attest_payment(actor=attester, payment=plan(granted, culture_officer, "20000"))
    with pytest.raises(ValidationError, match="Inget av bidraget är utbetalt"):
        approve_report(actor=culture_officer, report=report)
    payment = execute_payment(actor=finance, payment=planned, paid_on=date(2019, 2, 1), voucher_no="4711")
    with pytest.raises(ValidationError, match="utbetalningen gjordes 2019-02-01"):
        approve_report(actor=culture_officer, report=report, approved_on=date(2019, 1, 31))
    reverse_payment(actor=finance, payment=payment, paid_on=date(2019, 3, 1), voucher_no="4712", reason="Fel mottagare")
    with pytest.raises(ValidationError, match="Inget av bidraget är utbetalt"):
        approve_report(actor=culture_officer, report=report)


def test_a_report_is_approved_on_a_day_from_its_coming_in_to_today(paid, granted, culture_officer):
    asked = {"received_on": date(2019, 2, 1), "used_amount": Decimal("1")}
    report = register_report(actor=culture_officer, grant=granted, **asked)
    for day, said in ((date(2019, 1, 31), "kom in 2019-02-01"), (TOMORROW, "efter i dag")):
        with pytest.raises(ValidationError, match=said):
            approve_report(actor=culture_officer, report=report, approved_on=day, unused_reason="Sparas")
    said = {"approved_on": date(2019, 2, 20), "unused_reason": "Resten går till nästa år"}
    assert approve_report(actor=culture_officer, report=report, **said).approved_on == date(2019, 2, 20)


# Payments and claims


def plan(granted, officer, amount, due=date(2019, 2, 1)):
    asked = {"key": uuid4(), "amount": Decimal(amount), "due": due, "giro_type": "bankgiro"}
    return plan_grant_payment(actor=officer, grant=granted, **asked)


@pytest.fixture
def paid(granted, culture_officer, attester, finance):
    payment = attest_payment(actor=attester, payment=plan(granted, culture_officer, "20000"))
    return execute_payment(actor=finance, payment=payment, paid_on=date(2019, 2, 1), voucher_no="4711")


def test_a_claim_rests_on_a_decision_after_the_payment_and_bears_its_day(paid, granted, decision, culture_officer, culture_board):
    about = {"actor": culture_officer, "grant": granted, "ground": "not_used", "amount": Decimal("1")}
    undated = DecisionFactory(board=culture_board, meeting_date=None)
    for wrong, said in ((decision, "före den första utbetalningen 2019-02-01"), (undated, "datum eller paragraf")):
        with pytest.raises(ValidationError, match=said):
            claim_recovery(decision=wrong, **about)
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
    assert claim_recovery(decision=later, **about).decided_on == later.meeting_date
    form = client_of(culture_officer).get(f"{granted.get_absolute_url()}aterkrav/").context["form"]
    assert "decided_on" not in form.fields
    assert set(form.fields["decision"].queryset) == {later}


# The page


def facts_of(page):
    return {label for label, *_rest in page.context["grant_facts"]}


PAYMENT_FACTS, REPORT_FACTS = {"Utbetalt", "Kvar att betala"}, {"Redovisning inkom"}


def test_payments_and_reports_are_shown_to_those_who_may_read_them(paid, granted, culture_officer, reader, admin):
    granted.report_due = date(2020, 3, 31)
    granted.save()
    about = {"received_on": date(2020, 2, 1), "used_amount": Decimal("1"), "result_text": "Körsång"}
    register_report(actor=culture_officer, grant=granted, **about)
    address = granted.get_absolute_url()
    shown = {user.name: client_of(user).get(address) for user in (culture_officer, reader, admin)}
    for user, pays, reports in ((culture_officer, True, True), (reader, False, False), (admin, False, True)):
        page = shown[user.name]
        titles = {step["title"] for step in page.context["timeline"]}
        assert (
            facts_of(page).issuperset(PAYMENT_FACTS)
            == (page.context["payments"] is not None)
            == ("Utbetalning" in titles)
            == pays
        )
        assert facts_of(page).issuperset(REPORT_FACTS) == ("Redovisning inkom" in titles) == reports
        assert (paid.giro_number in page.content.decode()) == pays
        assert (client_of(user).get(paid.get_absolute_url()).status_code == 200) == pays


def test_the_timeline_tells_what_is_late_and_what_is_done(paid, granted, culture_officer):
    for due in (today() - timedelta(days=1), TOMORROW):
        plan(granted, culture_officer, "100", due)
    cancel_payment(actor=culture_officer, payment=plan(granted, culture_officer, "100"), reason="Fel")
    granted.report_due = today() - timedelta(days=1)
    granted.save()

    def states(title):
        timeline = client_of(culture_officer).get(granted.get_absolute_url()).context["timeline"]
        return [step["state"] for step in timeline if step["title"] == title]

    assert states("Utbetalning") == ["done", "late", "later"]
    assert states("Beslut") == ["done"]
    assert states("Redovisning senast") == ["late"]
    register_report(actor=culture_officer, grant=granted, received_on=today(), used_amount=Decimal("1"))
    assert states("Redovisning senast") == ["done"]


def test_recovery_is_of_what_was_paid(paid, granted, culture_officer, culture_board):
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
    with pytest.raises(ValidationError, match="större än det som har betalats ut"):
        claim_recovery(actor=culture_officer, grant=granted, decision=later, ground="not_used", amount=Decimal("20000.01"))
    assert not RecoveryClaim.objects.exists()


def test_a_payment_beneath_a_standing_claim_is_not_reversed(paid, granted, culture_officer, culture_board, attester, finance):
    later = DecisionFactory(board=culture_board, meeting_date=date(2019, 6, 1))
    claim = {"actor": culture_officer, "grant": granted, "decision": later, "ground": "not_used"}
    claim_recovery(amount=Decimal("15000"), **claim)
    reversal = {"actor": finance, "payment": paid, "paid_on": date(2019, 7, 1), "voucher_no": "4712", "reason": "Fel mottagare"}
    with pytest.raises(ValidationError) as refused:
        reverse_payment(**reversal)
    [told] = refused.value.messages
    assert "Då är 0 kr av bidraget utbetalt, men 15 000 kr är återkrävt" in told.replace("\u00a0", " ")
    assert "Bidraget är inte använt, 15\u00a0000\u00a0kr, beslutat 2019-06-01" in told
    assert granted.paid() == Decimal("20000")
    address = granted.get_absolute_url()
    assert f"{address}aterkrav/" in client_of(culture_officer).get(address).content.decode()
    # What another payment covers stands in nobody's way.
    other = attest_payment(actor=attester, payment=plan(granted, culture_officer, "15000"))
    execute_payment(actor=finance, payment=other, paid_on=date(2019, 6, 30), voucher_no="4713")
    reverse_payment(**reversal)
    assert granted.paid() == Decimal("15000")
    assert f"{address}aterkrav/" not in client_of(culture_officer).get(address).content.decode()  # nothing is left to reclaim


# Rounds


NEW_ROUND = {"year": "2021", "opens": "2020-09-01", "closes": "2020-10-31", "frame": "50 000"}


def test_a_round_is_opened_from_the_list_by_those_who_keep_the_schemes(round, culture_officer, social_officer, social_board):
    address, form = reverse("grants:round_list"), reverse("grants:register_round")
    assert form in client_of(culture_officer).get(address).content.decode()
    assert form not in client_of(social_officer).get(address).content.decode()
    assert client_of(social_officer).get(form).status_code == 403
    others = SchemeFactory(board=social_board)
    keeper = user_with(Role.CULTURE, board=social_board)  # another board's officer, with the same right over its own schemes
    assert set(client_of(keeper).get(form).context["form"].fields["scheme"].queryset) == {others}
    assert client_of(keeper).post(form, {"scheme": round.scheme.pk, **NEW_ROUND}).status_code == 422
    assert client_of(keeper).post(form, {"scheme": others.pk, **NEW_ROUND}).status_code == 302
    assert others.rounds.get().frame == Decimal("50000")


def test_an_organisation_chooses_among_the_rounds_that_are_open_today(round, representative, culture_officer):
    def choices(user):
        return client_of(user).get(reverse("grants:register_application")).context["form"].fields["round"]

    form = client_of(representative).get(reverse("grants:register_application")).context["form"]
    assert form["organisation"].value() in representative.own_organisations()  # the only one that they represent
    assert "case" not in form.fields
    assert list(choices(representative).queryset) == []
    assert choices(representative).help_text == "Ingen omgång är öppen för ansökan i dag."
    open_round = RoundFactory(scheme=round.scheme, year=2020, opens=today(), closes=today())
    assert list(choices(representative).queryset) == [open_round]
    assert choices(representative).help_text == ""
    assert set(choices(culture_officer).queryset) == {round, open_round}  # who registers what came by letter


def test_the_page_of_an_application_asks_little_of_the_database(paid, granted, culture_officer, django_assert_max_num_queries):
    register_report(actor=culture_officer, grant=granted, received_on=today(), used_amount=Decimal("1"))
    application = granted.application
    application.caseworker = culture_officer
    application.save()
    client = client_of(culture_officer)
    with django_assert_max_num_queries(23 + NOT_DATA):
        client.get(application.get_absolute_url())


def test_the_reason_for_a_change_is_taken_by_the_api_too(api_client, application, culture_officer):
    api_client.force_authenticate(culture_officer)
    address = f"/api/v1/grant-applications/{application.pk}/"
    changed = {"purpose": "Dans", "reason": "Föreningen ringde"}
    answer = api_client.patch(address, changed, format="json", headers={"If-Match": f'"{application.version}"'})
    assert (answer.status_code, answer.json()["purpose"]) == (200, "Dans")
    assert AuditEvent.objects.of(application).get(act="changed").reason == "Föreningen ringde"
    assert "reason" not in answer.json()
    assert api_client.post("/api/v1/grant-applications/", {"reason": "x"}, format="json").status_code == 400


def test_the_list_tells_a_rejection_from_a_grant(application, decision, secretary, culture_officer):
    reject_application(actor=secretary, application=application, decision=decision, **WHY)
    page = client_of(culture_officer).get(reverse("grants:application_list")).content.decode()
    assert '<span class="under">Avslag</span>' in page


def test_what_was_sent_in_is_not_changed_without_a_reason(application, culture_officer, secretary, decision):
    more = {"requested_amount": Decimal("199000"), "period_to": None}
    with pytest.raises(ValidationError, match="Ange varför"):
        change_application(actor=culture_officer, application=application, reason=" ", **more)
    same = {"requested_amount": application.requested_amount, "purpose": application.purpose, "member_count": 40}
    application = change_application(actor=culture_officer, application=application, **same)
    application = change_application(actor=culture_officer, application=application, reason="Föreningen rättade", **more)
    assert application.requested_amount == Decimal("199000")
    grant(secretary, application, decision)
    application.refresh_from_db()
    with pytest.raises(PermissionDenied):
        change_application(actor=culture_officer, application=application, reason="Skäl", requested_amount=Decimal("1"))


def test_a_page_asks_why_what_was_sent_in_is_changed(application, culture_officer):
    client, address = client_of(culture_officer), f"{application.get_absolute_url()}andra/"
    typed = {"requested_amount": "199 000", "purpose": application.purpose, "version": application.version}
    answer = client.post(address, typed)
    assert answer.status_code == 422
    assert "Ange varför" in str(answer.context["form"].errors["reason"])
    assert client.post(address, {**typed, "reason": "Föreningen rättade"}).status_code == 302


def test_the_api_asks_why_what_was_sent_in_is_changed(api_client, application, culture_officer):
    api_client.force_authenticate(culture_officer)
    address, seen = f"/api/v1/grant-applications/{application.pk}/", {"If-Match": f'"{application.version}"'}
    answer = api_client.patch(address, {"requested_amount": "199000.00"}, format="json", headers=seen)
    assert (answer.status_code, "Ange varför" in answer.content.decode()) == (400, True)
    answer = api_client.patch(address, {"requested_amount": "199000.00", "reason": "Rättat"}, format="json", headers=seen)
    assert answer.status_code == 200


def test_who_sends_in_late_is_told_before(draft, representative, round):
    page = client_of(representative).get(f"{draft.get_absolute_url()}lamna-in/").content.decode()
    assert "Omgången stängde 2018-10-31" in page
    assert f"{(today() - round.closes).days} dagar för sen" in page
    assert round.scheme.get_absolute_url() in page
    round.closes = today()
    round.save()
    assert "Omgången stängde" not in client_of(representative).get(f"{draft.get_absolute_url()}lamna-in/").content.decode()


def test_the_list_of_rounds_tells_which_are_open(round, culture_officer):
    RoundFactory(scheme=round.scheme, year=2020, opens=today(), closes=today())
    RoundFactory(scheme=round.scheme, year=2021, opens=TOMORROW, closes=TOMORROW)
    client, address = client_of(culture_officer), reverse("grants:round_list")
    page = client.get(address).content.decode()
    assert all(f">{phase}</span>" in page for phase in ("Stängd", "Öppen", f"Öppnar {TOMORROW}"))
    for phase, year in (("open", 2020), ("coming", 2021), ("closed", 2019)):
        assert [row["cells"][2].text for row in client.get(address, {"phase": phase}).context["table"].rows] == [str(year)]


def test_the_list_of_applications_is_asked_by_round_and_scheme(application, culture_officer):
    other = ApplicationFactory(round__scheme__board=application.board)
    client, address = client_of(culture_officer), reverse("grants:application_list")
    for asked in ({"round": other.round_id}, {"scheme": other.round.scheme_id}):
        assert [row["cells"][0].text for row in client.get(address, asked).context["table"].rows] == [other.organisation.name]
