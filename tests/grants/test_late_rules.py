"""R24: a table is computed; a ceiling gives the day and the most that may be taken, and never a figure without a reason."""

from datetime import timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse

from grants.models import GrantDecision, GrantRound, LateRule, LateStep
from grants.services import change_late_rule, change_round, grant_application, open_round, register_late_rule
from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import Stale
from tests.conftest import SecureClient
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, OrganisationFactory, RoundFactory

pytestmark = pytest.mark.django_db

# Percent taken on each day 0–30, written by hand from the two municipalities' own words.
HERRLJUNGA = [0] + [10] * 7 + [20] * 7 + [30] * 7 + [40] * 7 + [65, 65]
SODERTALJE = [0] + [25] * 21 + ["prövas inte"] * 9
STEPS = [{"from_day": day, "percent": percent} for day, percent in ((1, 10), (8, 20), (15, 30), (22, 40), (29, 65))]


@pytest.fixture
def table(round, culture_officer):
    return register_late_rule(actor=culture_officer, scheme=round.scheme, name="Tabell", kind="table", steps=STEPS)


@pytest.fixture
def ceiling(round, culture_officer):
    return register_late_rule(
        actor=culture_officer, scheme=round.scheme, name="Tak", kind="ceiling", ceiling_percent=25, last_day=21
    )


@pytest.fixture
def late(culture_board):
    def make(rule, days, asked="1000"):
        round = RoundFactory(scheme=rule.scheme, year=2100 + days, late_rule=rule, frame=Decimal("100000"))
        asked = {"requested_amount": Decimal(asked), "submitted_on": round.closes + timedelta(days=days)}
        return ApplicationFactory(round=round, organisation=OrganisationFactory(), **asked)

    return make


@pytest.fixture
def grant(secretary, culture_board):
    decision = DecisionFactory(board=culture_board)

    def make(application, amount="1000", **more):
        return grant_application(
            actor=secretary, application=application, decision=decision, amount=Decimal(amount), **more
        ).grant

    return make


def test_each_day_of_the_table_is_what_was_written_by_hand(table, late, grant):
    assert len(HERRLJUNGA) == 31
    for days, percent in enumerate(HERRLJUNGA):
        given = grant(late(table, days))
        assert (given.late_days, given.amount) == (days, 1000 - 10 * percent), days
        assert (given.late_cut, given.late_rule) == ((10 * percent, table) if days else (None, None)), days


def test_each_day_of_the_ceiling_is_what_was_written_by_hand_and_gives_no_figure_by_itself(ceiling, late, grant):
    assert len(SODERTALJE) == 31
    for days, most in enumerate(SODERTALJE):
        application = late(ceiling, days)
        if days == 0:
            assert grant(application).amount == 1000
            continue
        if most == "prövas inte":
            with pytest.raises(ValidationError, match="avvisa ansökan"), transaction.atomic():
                grant(application)
            continue
        for missing in ({}, {"late_reason": "Skäl"}, {"late_cut": Decimal(0)}, {"late_cut": Decimal(250), "late_reason": " "}):
            with pytest.raises(ValidationError), transaction.atomic():
                grant(application, **missing)
        with pytest.raises(ValidationError, match="från 0 kr till 250"), transaction.atomic():
            grant(application, late_cut=Decimal("250.01"), late_reason="Skäl")
        given = grant(application, late_cut=Decimal(10 * most), late_reason="Ny kassör")
        assert (given.amount, given.late_cut, given.late_days, given.late_reason) == (750, 250, days, "Ny kassör")
        assert ceiling.cut_of(Decimal(1000), days) is None


def test_the_cut_within_a_ceiling_is_of_what_was_asked_and_taken_of_what_is_given(ceiling, late, grant):
    given = grant(late(ceiling, 3, asked="10000"), "4000", late_cut=Decimal("2500"), late_reason="Skäl", **WHY)
    assert given.amount == 1500
    assert GrantRound.objects.get(pk=given.application.round_id).reserved == 1500
    with pytest.raises(ValidationError, match="återstår inget"):
        grant(late(ceiling, 4, asked="10000"), "2000", late_cut=Decimal("2000"), late_reason="Skäl")


def test_what_is_too_late_is_granted_only_by_the_board_itself_and_with_a_reason(ceiling, late, grant, secretary, culture_board):
    application = late(ceiling, 22)
    with pytest.raises(ValidationError, match="trots regeln"), transaction.atomic():
        grant(application, despite_late_rule=True)
    on_delegation = DecisionFactory(
        board=culture_board, is_delegated=True, delegate_role="Chef", delegation_point="4.2", paragraph=None
    )
    with pytest.raises(ValidationError, match="Bara nämnden själv"), transaction.atomic():
        grant_application(
            actor=secretary, application=application, decision=on_delegation, amount=Decimal(1000),
            despite_late_rule=True, late_reason="Brand",
        )  # fmt: skip
    given = grant(application, despite_late_rule=True, late_reason="Brand i lokalen")
    assert (given.amount, given.late_cut, given.late_reason) == (1000, 0, "Brand i lokalen")


def test_a_cut_is_chosen_only_within_a_ceiling(table, late, grant):
    for days in (0, 3):
        with pytest.raises(ValidationError, match="har ett tak"), transaction.atomic():
            grant(late(table, days), late_cut=Decimal(1), late_reason="Skäl")


def test_a_cut_in_the_database_rests_on_a_rule(table, late, grant):
    given = grant(late(table, 3))
    with pytest.raises(IntegrityError), transaction.atomic():
        GrantDecision.objects.filter(pk=given.pk).update(late_rule=None)


def test_a_rule_stands_once_a_decision_rests_on_it(table, late, grant, culture_officer):
    table = change_late_rule(actor=culture_officer, rule=table, steps=STEPS[:4], reason="Fel")
    assert table.percent_on(30) == 40
    event = AuditEvent.objects.of(table).filter(act="changed").latest("pk")
    assert "från dag 29: 65 %" in event.changes[0][1]
    assert "från dag 29" not in event.changes[0][2]
    grant(late(table, 3))
    with pytest.raises(ValidationError, match="vilar på regeln"):
        change_late_rule(actor=culture_officer, rule=table, steps=STEPS)
    with pytest.raises(ValidationError, match="vilar på regeln"):
        change_late_rule(actor=culture_officer, rule=table, name="Nytt")


def test_of_two_who_change_the_steps_one_is_let_through(table, culture_officer):
    one, other = LateRule.objects.get(), LateRule.objects.get()
    change_late_rule(actor=culture_officer, rule=one, steps=STEPS[:1])
    with pytest.raises(Stale):
        change_late_rule(actor=culture_officer, rule=other, steps=STEPS[:2])
    assert LateStep.objects.count() == 1


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"kind": "table"}, "minst ett steg"),
        ({"kind": "table", "ceiling_percent": 25, "steps": STEPS}, "högsta avdrag"),
        ({"kind": "ceiling"}, "högsta avdrag"),
        ({"kind": "ceiling", "ceiling_percent": 25, "steps": STEPS}, "inga steg"),
        ({"kind": "table", "last_day": 20, "steps": STEPS}, "efter den sista dag"),
        ({"kind": "table", "steps": STEPS[:1] * 2}, "två gånger"),
        ({"kind": "table", "steps": [{"from_day": 1, "percent": 101}]}, "100"),
    ],
)
def test_a_rule_that_cannot_be_followed_is_refused_whole(round, culture_officer, wrong, said):
    with pytest.raises(ValidationError, match=said), transaction.atomic():
        register_late_rule(actor=culture_officer, scheme=round.scheme, name="Fel", **wrong)
    assert not LateRule.objects.exists()


def test_only_the_boards_own_officers_write_the_rule(round, social_officer):
    with pytest.raises(PermissionDenied):
        register_late_rule(actor=social_officer, scheme=round.scheme, name="Tak", kind="ceiling", ceiling_percent=25)


def test_a_new_round_follows_the_newest_rule_of_its_own_scheme(round, table, ceiling, culture_officer, culture_board):
    days = {"opens": "2019-09-01", "closes": "2019-10-31"}
    made = open_round(actor=culture_officer, scheme=round.scheme, year=2020, **days)
    assert made.late_rule == ceiling
    other = RoundFactory(scheme__board=culture_board)
    with pytest.raises(ValidationError, match="annan bidragsform"):
        change_round(actor=culture_officer, round=other, late_rule=ceiling)


def test_what_a_decision_was_reckoned_by_stands_on_the_round(table, ceiling, late, grant, culture_officer):
    round = grant(late(table, 3)).application.round
    round.refresh_from_db()
    with pytest.raises(ValidationError, match="står fast"), transaction.atomic():
        change_round(actor=culture_officer, round=round, late_rule=ceiling)
    with pytest.raises(ValidationError, match="står fast"), transaction.atomic():
        change_round(actor=culture_officer, round=round, tiers=[{"from_count": 1, "amount": Decimal(5)}])
    assert change_round(actor=culture_officer, round=round, frame=Decimal(200000)).frame == 200000


def test_the_page_asks_what_the_rule_leaves_to_be_answered(table, ceiling, late, secretary):
    client = SecureClient()
    client.force_login(secretary)

    def form(application):
        answer = client.get(reverse("grants:grant", args=[application.pk]))
        return set(answer.context["form"].fields), answer.content.decode()

    ASKED = {"late_cut", "late_reason", "despite_late_rule"}
    assert not form(late(table, 0))[0] & ASKED
    fields, page = form(late(table, 9))
    assert not fields & ASKED
    assert "20 % av det som beviljas" in page
    fields, page = form(late(ceiling, 5))
    assert fields & ASKED == {"late_cut", "late_reason"}
    assert "Från 0 kr till 250" in page.replace("\u00a0", " ")
    fields, page = form(late(ceiling, 25))
    assert fields & ASKED == {"late_reason", "despite_late_rule"}
    assert "avvisa ansökan" in page


def test_the_page_and_the_api_take_the_cut_and_tell_it_afterwards(ceiling, late, secretary, culture_board, api_client):
    client, decision = SecureClient(), DecisionFactory(board=culture_board)
    client.force_login(secretary)
    by_page, by_api = late(ceiling, 5), late(ceiling, 6)
    typed = {"decision": decision.pk, "amount": "1 000", "version": by_page.version, "late_cut": "100"}
    address = reverse("grants:grant", args=[by_page.pk])
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "Skriv skälet" in str(refused.context["form"].errors["late_reason"])
    assert client.post(address, typed | {"late_reason": "Sjukdom"}).status_code == 302
    page = client.get(by_page.get_absolute_url()).content.decode()
    assert "Sjukdom" in page
    assert ceiling.get_absolute_url() in page
    api_client.force_authenticate(secretary)
    sent = {"decision": decision.pk, "amount": "1000.00", "late_cut": "100.00"}
    address = f"/api/v1/grant-applications/{by_api.pk}/grant/"
    assert api_client.post(address, sent, format="json").status_code == 400
    assert api_client.post(address, sent | {"late_reason": "Sjukdom"}, format="json").status_code == 200
    told = api_client.get(f"/api/v1/grant-decisions/?late_rule={ceiling.pk}").json()["results"]
    assert {row["late_cut"] for row in told} == {"100.00"}
    assert {row["amount"] for row in told} == {"900.00"}


def test_what_only_the_late_rule_took_is_told_as_the_reason_of_the_decision(table, ceiling, late, grant, secretary, api_client):
    by_table, by_choice = grant(late(table, 3)), grant(late(ceiling, 5), late_cut=Decimal(100), late_reason="Ny kassör")
    less = grant(late(table, 4), "900", **WHY)
    told = [(each.reason_in_words(), each.rule_in_words()) for each in (by_table, by_choice, less)]
    assert told == [
        ("Ansökan kom in 3 dagar för sent.", "Tabell"),
        ("Ansökan kom in 5 dagar för sent. Ny kassör", "Tak"),
        (WHY["reason"], WHY["rule_reference"]),
    ]
    client = SecureClient()
    client.force_login(secretary)
    facts = {label: text for label, text, *_url in client.get(by_choice.get_absolute_url()).context["grant_facts"]}
    assert (facts["Motivering"], facts["Regel"]) == told[1]
    api_client.force_authenticate(secretary)
    row = api_client.get(f"/api/v1/grant-decisions/{by_table.pk}/").json()
    assert (row["reason"], row["rule_reference"]) == told[0]
    by_choice.refresh_from_db()
    assert (by_choice.reason, by_choice.rule_reference) == ("", "")  # reckoned, not stored


def test_a_rule_is_written_on_its_page_one_step_to_a_line(round, culture_officer):
    client = SecureClient()
    client.force_login(culture_officer)
    address = reverse("grants:register_late_rule", args=[round.scheme_id])
    typed = {"name": "Tabell", "kind": "table", "steps": "1: 10 %\r\nåtta: 20"}
    refused = client.post(address, typed)
    assert refused.status_code == 422
    assert "Rad 2, ”åtta: 20”" in str(refused.context["form"].errors["steps"])
    assert client.post(address, typed | {"steps": "8: 20\r\n\r\n1: 10 %"}).status_code == 302
    rule = LateRule.objects.get()
    assert rule.in_words().replace("\u00a0", " ") == "Dag 1–7: 10 % avdrag. Från dag 8: 20 % avdrag."
    assert client.get(rule.get_absolute_url()).status_code == 200
    form = client.get(reverse("grants:change_late_rule", args=[rule.pk])).context["form"]
    assert form["steps"].value() == "1: 10 %\n8: 20 %"


def test_the_api_sends_the_steps_whole(round, culture_officer, api_client):
    api_client.force_authenticate(culture_officer)
    sent = {"scheme": round.scheme_id, "name": "Tabell", "kind": "table", "steps": STEPS[:2]}
    made = api_client.post("/api/v1/late-rules/", sent, format="json")
    assert (made.status_code, made.json()["steps"]) == (201, STEPS[:2])
    address, seen = f"/api/v1/late-rules/{made.json()['id']}/", {"If-Match": made.headers["ETag"]}
    changed = api_client.patch(address, {"steps": STEPS[:1], "reason": "Fel"}, format="json", headers=seen)
    assert (changed.status_code, changed.json()["steps"]) == (200, STEPS[:1])
    assert api_client.patch(address, {"steps": STEPS}, format="json", headers=seen).status_code == 412
