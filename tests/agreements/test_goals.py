"""Goals are terms that both sign: measured against a target, or assessed in words."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from partnerships.agreements import services
from partnerships.agreements.models import IOPGoal

from .conftest import AgreementFactory, signed, with_parts

pytestmark = pytest.mark.django_db


def test_an_agreement_is_not_signed_without_a_goal_that_says_what_to_reach(decided, social_officer):
    goal = decided.goals.get()
    goal.target = None
    goal.save()
    with pytest.raises(ValidationError, match="Uppgift saknas: Målvärde"):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))
    goal.refresh_from_db()
    services.strike_goal(actor=social_officer, goal=goal, reason="Dubblett")
    with pytest.raises(ValidationError, match="Uppgift saknas: Mål\\."):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))
    services.register_goal(actor=social_officer, agreement=decided, text="Tryggare möten", qualitative=True)
    services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))


def test_what_both_have_signed_stands_and_what_was_unknown_may_be_filled_in(running, social_officer):
    goal = running.goals.get()
    for change in ({"target": Decimal("10")}, {"text": "Färre besökare"}, {"qualitative": True}):
        with pytest.raises(ValidationError, match="undertecknat"):
            services.change_goal(actor=social_officer, goal=goal, **change)
    with pytest.raises(ValidationError, match="undertecknat"):
        services.strike_goal(actor=social_officer, goal=goal, reason="Fel")
    with pytest.raises(ValidationError, match="målen står fast"):
        services.register_goal(actor=social_officer, agreement=running, text="Ett till")
    assert services.change_goal(actor=social_officer, goal=goal, target_year=2026).target_year == 2026


def test_goals_of_an_agreement_signed_before_the_register_had_them_are_filled_in(
    social_board, organisation, board_decision, social_officer
):
    agreement = signed(with_parts(AgreementFactory(responsible_board=social_board), organisation), board_decision)
    agreement.goals.update(struck_reason="Fanns inte")
    for text in ("Fler besökare", "Fler volontärer"):
        assert services.register_goal(actor=social_officer, agreement=agreement, text=text, target=10).filled_in_later


@pytest.mark.parametrize(
    ("values", "fault"),
    [
        ({"qualitative": True, "target": Decimal(10)}, "bedöms i ord"),
        ({"target": Decimal(10), "target_year": 2031}, "utanför avtalstiden"),
        ({"baseline": Decimal(10), "baseline_on": date(2027, 1, 1)}, "har inte varit än"),
    ],
)
def test_a_goal_that_cannot_be_is_refused(draft, social_officer, values, fault):
    with pytest.raises(ValidationError, match=fault):
        services.register_goal(actor=social_officer, agreement=draft, text="Målet", **values)
    assert IOPGoal.objects.count() == 1


def test_figures_are_written_as_people_write_them(client, draft, social_officer):
    client.force_login(social_officer)
    sent = {"text": "Fler stannar", "unit": "procent", "baseline": "12,5", "target": "40", "direction": "higher"}
    assert client.post(f"/iop/{draft.pk}/mal/", sent).status_code == 302
    goal = IOPGoal.objects.latest("pk")
    assert (goal.baseline, goal.target_in_words()) == (Decimal("12.5"), "40\u00a0procent")
    page = client.get(f"/iop/{draft.pk}/").content.decode()
    assert "Utgångsläge: 12,50, målvärde: 40" in page
