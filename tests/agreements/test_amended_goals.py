"""Goals are changed by an amendment. What was signed is not written over, and what was measured stays with it."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPFollowUp, IOPGoal
from partnerships.agreements.pages.goals import goals_table
from partnerships.audit.models import AuditEvent
from tests.fixtures import DecisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def goal(agreement):
    return agreement.goals.get()


@pytest.fixture
def measured(agreement, goal, social_officer):
    """The goal as it was measured for 2024, before the amendment of 2025-06-01."""
    follow_up = IOPFollowUp.objects.create(agreement=agreement, year=2024)
    services.register_goal_measure(actor=social_officer, follow_up=follow_up, goal=goal, value=70, result="partly")
    return follow_up


def test_an_amendment_changes_ends_and_adds_goals_and_keeps_what_was_measured(amend, agreement, goal, measured, social_officer):
    new = {"text": "Fler volontärer", "unit": "personer", "baseline": Decimal(5), "target": Decimal(15)}
    amended = amend(goals=[{"goal": goal, "target": Decimal(60), "target_year": 2026}, new])
    assert [(each.text, each.target, each.ended_on, each.replaces) for each in amended.goals.all()] == [
        ("Fler besökare", 80, date(2025, 5, 31), None),
        ("Fler besökare", 60, None, goal),
        ("Fler volontärer", 15, None, None),
    ]
    first, second = agreement.versions.all()
    assert "1. mål: Fler besökare; enhet: besökare; utgångsläge: 40; målvärde: 80\n" in first.text
    assert second.text.partition("MÅL\n")[2].startswith(
        "1. mål: Fler besökare; enhet: besökare; utgångsläge: 40; målvärde: 60; nås senast år: 2026\n"
        "2. mål: Fler volontärer; enhet: personer; utgångsläge: 5; målvärde: 15\n"
    )
    assert [(each.value, each.goal.target) for each in measured.measures.select_related("goal")] == [(70, 80)]
    assert measured.unmeasured() == []  # what is agreed later is not asked of 2024
    later = services.register_follow_up(actor=social_officer, agreement=amended, year=2025)
    assert [each.target for each in later.unmeasured()] == [60, 15]
    goal.refresh_from_db()
    with pytest.raises(ValidationError, match="gällde inte 2025-12-31"):
        services.register_goal_measure(actor=social_officer, follow_up=later, goal=goal, value=1, result="met")
    event = AuditEvent.objects.of(goal)[0]
    assert (event.act, event.reason, event.changes) == ("ended", "Fler besöker", [["ended_on", None, "2025-05-31"]])


def test_a_goal_that_is_replaced_before_it_applied_has_no_row(amend, agreement, goal):
    new = {"text": "Fler volontärer", "unit": "personer", "target": Decimal(15)}
    added = amend(goals=[new]).goals.get(text="Fler volontärer")
    later = DecisionFactory(board=agreement.responsible_board, meeting_date=date(2025, 5, 13), outcome="approved")
    amended = amend(goals=[{"goal": added, "target": Decimal(20)}], decision=later)  # in force the same day
    assert amended.goals.get(pk=added.pk).never_applied()
    rows = [(row["cells"][0].text, row["cells"][0].under) for row in goals_table(amended, []).rows]
    assert rows == [("Fler besökare", "besökare"), ("Fler volontärer", "personer · gäller från 2025-06-01")]


def test_a_goal_that_has_ended_stands_as_it_was(amend, goal, social_officer):
    amended = amend(goals=[{"goal": goal, "end": True}, {"text": "Tryggare möten", "qualitative": True}])
    ended = IOPGoal.objects.get(pk=goal.pk)
    with pytest.raises(ValidationError, match="avslutat genom ett tilläggsavtal"):
        services.change_goal(actor=social_officer, goal=ended, target_year=2026)
    with pytest.raises(ValidationError, match="målen står fast"):
        services.register_goal(actor=social_officer, agreement=amended, text="Ett till", target=1)
    amended.check_term_covers_parts()
    renewed = services.renew_agreement(
        actor=social_officer,
        agreement=IOPAgreement.objects.get(pk=amended.pk),
        start_date=date(2027, 1, 1),
        end_date=date(2028, 12, 31),
    )
    assert [each.text for each in renewed.goals.all()] == ["Tryggare möten"]


def test_goals_that_cannot_be_signed_are_refused_with_their_names(amend, goal, draft):
    stranger = IOPGoal.objects.create(agreement_id=draft.pk, text="Struket", struck_reason="Fel")
    for wrong, told in (
        ([{"goal": goal, "end": True}], "minst ett mål"),
        ([{"goal": goal, "target": None}], "”Fler besökare”: Ange ett målvärde"),
        ([{"goal": goal, "target_year": 2030}], "utanför avtalstiden"),
        ([{"text": "Ring 19811218-9876", "target": 1}], "personnummer"),
        ([{"text": "Fler", "qualitative": True, "target": 1}], "bedöms i ord"),
        ([{"goal": goal, "target": 1}, {"goal": goal, "end": True}], "står två gånger"),
        ([{"goal": stranger, "target": 1}], "inte ett av avtalets mål"),
        ([{"end": True}], "vilket mål"),
        ([{"goal": goal, "target": Decimal("80.00")}], "Inget är ändrat"),
    ):
        with pytest.raises(ValidationError, match=told):
            amend(goals=wrong)
    assert IOPGoal.objects.filter(agreement=goal.agreement).count() == 1


def test_the_term_is_made_shorter_together_with_the_goal_that_would_fall_outside_it(amend, agreement, goal):
    IOPGoal.objects.filter(pk=goal.pk).update(target_year=2026)
    with pytest.raises(ValidationError, match="ska nås 2026, utanför"):
        amend(end_date=date(2025, 12, 31))
    goal.refresh_from_db()
    assert amend(end_date=date(2025, 12, 31), goals=[{"goal": goal, "target_year": 2025}]).goals.count() == 2


def test_the_page_asks_about_each_goal_and_shows_before_and_after(
    agreement, goal, measured, client, social_officer, second_decision
):
    client.force_login(social_officer)
    address = reverse("agreements:amend", args=[agreement.pk])
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields if form[name].value() is not None}
    sent |= {"decision": second_decision.pk, "signed_on": "2025-05-20", "valid_from": "2025-06-01", "reason": "Fler"}
    refused = client.post(address, sent | {"goal_new1_unit": "personer"})
    assert "Ett mål utan text: Mål:" in refused.content.decode()
    sent |= {f"goal_{goal.pk}_target": "72,5", "goal_new1_text": "Trygghet", "goal_new1_qualitative": "on"}
    looked = client.post(address, sent)
    assert [(row["before"], row["after"]) for row in looked.context["preview"]] == [
        (
            "mål: Fler besökare; enhet: besökare; utgångsläge: 40; målvärde: 80",
            "mål: Fler besökare; enhet: besökare; utgångsläge: 40; målvärde: 72,50",
        ),
        ("inget", "mål: Trygghet"),
    ]
    assert client.post(address, sent | {"register": "1"}).status_code == 302
    page = client.get(agreement.get_absolute_url()).content.decode()
    assert "avslutat 2025-05-31" in page
    assert "gäller från 2025-06-01" in page
    assert "70" in page


def test_the_api_amends_goals(agreement, goal, api_client, social_officer, second_decision):
    api_client.force_login(social_officer)
    asked = {"decision": second_decision.pk, "signed_on": "2025-05-20", "valid_from": "2025-06-01", "reason": "Fler besöker"}
    address = f"/api/v1/iop-agreements/{agreement.pk}/amend/"
    for wrong in ([{"mål": 1}], [{"goal": "x"}], ["text"], [{"text": "Fler", "target": "mycket"}], [{"unit": "personer"}]):
        refused = api_client.post(address, asked | {"goals": wrong}, format="json")
        assert refused.status_code == 400, refused.json()
    goals = [{"goal": goal.pk, "end": True}, {"text": "Fler volontärer", "target": "15.00"}]
    answer = api_client.post(address, asked | {"goals": goals}, format="json")
    assert answer.status_code == 200, answer.json()
    rows = api_client.get(f"/api/v1/iop-goals/?agreement={agreement.pk}").json()["results"]
    assert sorted((row["text"], row["applies_from"], row["ended_on"]) for row in rows) == [
        ("Fler besökare", None, "2025-05-31"),
        ("Fler volontärer", "2025-06-01", None),
    ]
