"""Commitments, who undertakes them, how they are followed up, and the development plan."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from partnerships.compact.models import Commitment, CommitmentFollowUp, DevelopmentArea, Standing, commitments
from partnerships.compact.services import (
    change_follow_up,
    change_plan,
    change_plan_point,
    register_commitment,
    register_follow_up,
    register_plan,
    register_plan_point,
)
from tests.compact.conftest import add_principle

pytestmark = pytest.mark.django_db


def follow_up(actor, commitment, status, *, side="municipality", year=2019):
    return register_follow_up(actor=actor, commitment=commitment, year=year, side=side, status=status)


def test_the_code_is_made_of_principle_party_and_number(draft_principle, culture_officer):
    commitment = register_commitment(actor=culture_officer, principle=draft_principle, bearer="sector", no=2, text="Delta")
    assert commitment.code == "P1-I2"
    assert commitment.compact == draft_principle.compact


def test_a_code_is_one_commitment_in_a_compact(draft_principle, culture_officer):
    with pytest.raises(ValidationError, match="redan ett åtagande med den koden"):
        register_commitment(actor=culture_officer, principle=draft_principle, bearer="sector", no=7, text="Två", code="P1-I1")
    with pytest.raises(IntegrityError), transaction.atomic():
        Commitment.objects.create(
            compact=draft_principle.compact, principle=draft_principle, bearer="sector", no=8, text="Tre", code="P1-I1"
        )


def test_the_same_code_may_stand_in_another_version(principle, draft):
    assert add_principle(draft).commitments.count() == principle.commitments.count() == 3


def test_a_commitment_is_followed_up_by_the_party_that_undertakes_it(commitment, culture_officer):
    with pytest.raises(ValidationError, match="Kommunen"):
        follow_up(culture_officer, commitment, "fulfilled", side="sector")


def test_a_party_accounts_for_a_commitment_once_a_year(commitment, culture_officer):
    follow_up(culture_officer, commitment, "under_way")
    with pytest.raises(ValidationError, match="redan redovisat"):
        follow_up(culture_officer, commitment, "fulfilled")
    follow_up(culture_officer, commitment, "fulfilled", year=2020)
    assert commitment.follow_ups.count() == 2


def test_both_parties_account_for_a_joint_commitment(joint, culture_officer):
    follow_up(culture_officer, joint, "fulfilled")
    assert follow_up(culture_officer, joint, "under_way", side="sector").is_proposed
    assert joint.follow_ups.count() == 2


def test_a_follow_up_can_be_corrected(commitment, culture_officer):
    done = follow_up(culture_officer, commitment, "under_way")
    changed = change_follow_up(actor=culture_officer, follow_up=done, status="fulfilled", reason="Klart i december")
    assert changed.status == "fulfilled"


@pytest.mark.parametrize(("year", "message"), [(2017, "antogs först 2018"), (2023, "inte börjat")])
def test_only_years_in_which_the_commitment_was_made_are_followed_up(commitment, culture_officer, monkeypatch, year, message):
    monkeypatch.setattr(commitments, "today", lambda: date(2022, 12, 31))
    with pytest.raises(ValidationError, match=message):
        follow_up(culture_officer, commitment, "fulfilled", year=year)


def test_a_draft_is_not_followed_up(draft_principle, culture_officer):
    with pytest.raises(ValidationError, match="antagen"):
        follow_up(culture_officer, draft_principle.commitments.get(bearer="municipality"), "fulfilled")


def test_a_reader_does_not_follow_up(commitment, reader):
    with pytest.raises(PermissionDenied):
        follow_up(reader, commitment, "fulfilled")


@pytest.mark.parametrize(
    ("municipality", "sector", "standing"),
    [
        (None, None, Standing.UNANSWERED),
        ("fulfilled", "fulfilled", Standing.MADE),
        ("fulfilled", None, Standing.UNDER_WAY),
        ("fulfilled", "not_started", Standing.UNDER_WAY),
        ("partly", "partly", Standing.UNDER_WAY),
        ("not_started", None, Standing.NOT_BEGUN),
        ("not_started", "not_started", Standing.NOT_BEGUN),
        ("fulfilled", "deviation", Standing.DEVIATION),
    ],
)
def test_a_joint_commitment_stands_where_both_parties_say(joint, municipality, sector, standing):
    told = {"municipality": municipality, "sector": sector}
    rows = [CommitmentFollowUp(commitment=joint, side=side, status=status) for side, status in told.items() if status]
    assert joint.standing(rows) == standing


def test_the_plans_days_may_be_unknown(compact, culture_officer):
    plan = register_plan(actor=culture_officer, compact=compact, name="Andra planen")
    assert plan.period_start is None
    assert not plan.is_over


def test_the_plan_is_for_as_many_years_as_the_compact_says(compact, plan, culture_officer):
    period = {"period_start": date(2019, 1, 1), "period_end": date(2021, 12, 31)}
    with pytest.raises(ValidationError, match="2020-12-31"):
        change_plan(actor=culture_officer, plan=plan, **period)
    changed = change_plan(actor=culture_officer, plan=plan, **period | {"period_end": date(2020, 12, 31)})
    assert changed.is_over


def test_another_municipality_may_plan_for_longer(compact, plan, culture_officer):
    compact.plan_years = None
    compact.save(update_fields=["plan_years"])
    period = {"period_start": date(2022, 1, 1), "period_end": date(2026, 12, 31)}
    assert change_plan(actor=culture_officer, plan=plan, **period).period_end == date(2026, 12, 31)


def test_a_points_code_is_made_of_area_and_number(plan, area, culture_officer):
    assert register_plan_point(actor=culture_officer, plan=plan, area=area, no=3, text="Mötas").code == "A1-3"


def test_a_code_is_one_point_in_a_plan(point, culture_officer):
    with pytest.raises(ValidationError, match="redan en punkt"):
        register_plan_point(actor=culture_officer, plan=point.plan, area=point.area, no=1, text="Mötas igen")


def test_a_points_area_is_of_the_plans_own_version(plan, draft, culture_officer):
    other = DevelopmentArea.objects.create(compact=draft, no=1, name="Samverkan")
    with pytest.raises(ValidationError, match="annan version"):
        register_plan_point(actor=culture_officer, plan=plan, area=other, no=1, text="Mötas")


def test_a_point_is_late_until_it_is_done_or_dropped(point, culture_officer):
    late = change_plan_point(actor=culture_officer, point=point, due=date(2020, 1, 1), status="under_way")
    assert late.is_late
    assert not change_plan_point(actor=culture_officer, point=late, status="done").is_late
