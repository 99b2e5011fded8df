"""The example's compact says what the documents say, in figures, days and boards; its words are our own."""

from datetime import date

import pytest

from partnerships.compact.models import Commitment, CommitmentFollowUp, Compact

pytestmark = pytest.mark.django_db

PER_PRINCIPLE = [(2, 1, 1), (2, 1, 2), (3, 3, 0), (2, 1, 0), (3, 3, 1), (3, 1, 1), (3, 2, 0)]


def test_both_versions_hold_the_same_commitments(example):
    assert Compact.objects.count() == 2
    for compact in Compact.objects.all():
        counts = [
            tuple(principle.commitments.filter(bearer=bearer).count() for bearer in Commitment.Bearer)
            for principle in compact.principles.all()
        ]
        assert counts == PER_PRINCIPLE
        assert compact.commitments.count() == 35
        assert [area.points.count() for area in compact.areas.all()] == [6, 8, 2, 6]


def test_codes_follow_the_list_of_commitments(example):
    codes = set(example.commitments.values_list("code", flat=True))
    assert len(codes) == 35
    assert {"P1-K1", "P5-K3", "P3-I3", "P2-B2", "P6-B1", "P7-I2"} <= codes
    assert set(example.plans.get().points.values_list("code", flat=True)) >= {"A1-6", "A2-8", "A3-2", "A4-6"}


def test_the_adopted_version_has_the_documents_days_and_owners(example):
    assert (example.adopted_by.code, example.adopted_on) == ("KF", date(2018, 10, 1))
    assert (example.valid_to, example.revision_due, example.revision_responsible.code) == (
        date(2022, 10, 1),
        date(2022, 10, 1),
        "KS",
    )
    assert example.document_owner == "Enheten för utredning och hållbarhet"
    assert example.case.raw == "KS 17/53"
    assert example.current_state == "expired"


def test_the_draft_was_replaced_and_never_adopted(example):
    draft = Compact.objects.exclude(pk=example.pk).get()
    assert (draft.current_state, draft.adopted_on) == ("superseded", None)
    assert Compact.objects.latest_adopted(date(2026, 11, 21)) == example


def test_two_goal_texts_stand_in_the_adopted_version_and_one_in_the_draft(example):
    draft = Compact.objects.exclude(pk=example.pk).get()
    assert all(area.goal_chapter != area.goal_annex for area in example.areas.all())
    assert all(area.goal_chapter == area.goal_annex for area in draft.areas.all())


def test_when_the_plans_first_period_begins_is_unknown(example):
    plan = example.plans.get()
    assert (plan.period_start, plan.period_end, example.plan_years) == (None, None, 2)


def test_nothing_is_made_up_about_how_commitments_were_kept(example):
    assert not CommitmentFollowUp.objects.exists()
