"""Versions of the compact: how long they hold, how they are adopted, and that an adopted text stays."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction

from partnerships.audit.models import AuditEvent
from partnerships.compact.models import Compact
from partnerships.compact.models import compact as versions
from partnerships.compact.services import (
    adopt_compact,
    change_area,
    change_commitment,
    change_compact,
    change_principle,
    move_compact,
    register_compact,
    register_principle,
)
from partnerships.ground.errors import Stale
from tests.fixtures import DecisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def on(monkeypatch):
    return lambda *day: monkeypatch.setattr(versions, "today", lambda: date(*day))


def test_on_its_last_day_the_compact_still_holds(compact, on):
    on(2022, 10, 1)
    assert compact.current_state == "in_force"
    assert compact.days_left == 0
    assert not Compact.objects.expired().exists()


def test_the_day_after_its_last_day_it_has_expired(compact, on):
    on(2022, 10, 2)
    assert compact.current_state == "expired"
    assert compact.days_left == -1
    assert compact.days_to_revision == -1
    assert Compact.objects.expired().get() == compact


@pytest.mark.parametrize(("day", "state"), [((2022, 10, 1), "in_force"), ((2022, 10, 2), "expired")])
def test_the_database_says_the_same_as_the_record(compact, draft, on, day, state):
    on(*day)
    rows = Compact.objects.with_current_state()
    assert {row.state_now for row in rows} == {row.current_state for row in rows} == {state, "draft"}
    assert Compact.objects.in_state(state).get() == compact


def test_an_expired_compact_is_no_longer_counted_as_in_force(compact, on):
    on(2022, 10, 2)
    assert not Compact.objects.in_state("in_force").exists()


def test_without_a_last_day_it_does_not_expire(compact):
    compact.valid_to = compact.revision_due = None
    assert compact.current_state == "in_force"
    assert compact.days_left is None


def test_a_superseded_version_is_superseded_and_not_expired(compact):
    compact.state = Compact.State.SUPERSEDED
    assert compact.current_state == "superseded"


def test_the_latest_adopted_version_is_found_also_when_it_has_expired(compact, draft):
    assert Compact.objects.latest_adopted(date(2018, 9, 30)) is None
    assert Compact.objects.latest_adopted(date(2018, 10, 1)) == compact
    assert Compact.objects.latest_adopted(date(2024, 1, 1)) == compact


def test_a_version_is_registered_as_a_draft(culture_officer):
    compact = register_compact(actor=culture_officer, title="Överenskommelse", version_text="Förslag 2")
    assert compact.state == "draft"


def test_adoption_says_by_whom_and_when_and_the_decision_may_be_unknown(draft, council, culture_officer):
    compact = adopt_compact(actor=culture_officer, compact=draft, adopted_by=council, adopted_on=date(2023, 3, 1))
    assert (compact.state, compact.adopted_on, compact.decision) == ("adopted", date(2023, 3, 1), None)
    assert AuditEvent.objects.of(compact).get().act == "adopted"


def test_the_decision_is_the_adopting_bodys_own(draft, council, decision, culture_officer):
    with pytest.raises(ValidationError, match="fattat av"):
        adopt_compact(actor=culture_officer, compact=draft, adopted_by=council, adopted_on=date(2023, 3, 1), decision=decision)


def test_the_decision_is_kept_with_the_compact(draft, council, culture_officer):
    decision = DecisionFactory(board=council)
    compact = adopt_compact(
        actor=culture_officer, compact=draft, adopted_by=council, adopted_on=date(2023, 3, 1), decision=decision
    )
    assert compact.decision == decision


def test_adoption_is_not_typed_in_among_other_facts(culture_officer, council):
    with pytest.raises(ValidationError, match="inte antagen"):
        register_compact(actor=culture_officer, title="Ö", version_text="1", adopted_by=council, adopted_on=date(2023, 3, 1))


def test_a_version_is_not_moved_to_adopted_without_day_and_body(draft, culture_officer):
    with pytest.raises(ValidationError, match="antagandet"):
        move_compact(actor=culture_officer, compact=draft, state="adopted")


def test_states_follow_each_other(compact, culture_officer):
    compact = move_compact(actor=culture_officer, compact=compact, state="under_revision")
    with pytest.raises(ValidationError, match="kan inte bli"):
        move_compact(actor=culture_officer, compact=compact, state="draft")


def test_the_text_of_an_adopted_version_stays(compact, principle, area, commitment, culture_officer):
    changes = [
        lambda: register_principle(actor=culture_officer, compact=compact, no=9, name="Ny"),
        lambda: change_principle(actor=culture_officer, principle=principle, name="Annan"),
        lambda: change_commitment(actor=culture_officer, commitment=commitment, text="Annat"),
        lambda: change_area(actor=culture_officer, area=area, name="Annat"),
        lambda: change_compact(actor=culture_officer, compact=compact, title="Annan"),
    ]
    for change in changes:
        with pytest.raises(ValidationError, match="Texten är antagen"):
            change()


def test_what_was_missing_of_an_adopted_version_may_be_filled_in(compact, culture_officer):
    changed = change_compact(actor=culture_officer, compact=compact, full_text="Texten", document_owner="Enheten")
    assert changed.full_text == "Texten"
    with pytest.raises(ValidationError, match="Texten är antagen"):
        change_compact(actor=culture_officer, compact=changed, full_text="En annan text")


def test_the_revision_is_due_no_later_than_the_last_day(draft, culture_officer):
    with pytest.raises(ValidationError, match="Revideringen"):
        change_compact(actor=culture_officer, compact=draft, valid_to=date(2022, 10, 1), revision_due=date(2022, 10, 2))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("valid_to", date(2030, 10, 1)),
        ("valid_to", None),
        ("adopted_on", date(2018, 10, 2)),
        ("revision_due", date(2022, 9, 30)),
        ("revision_due", None),
    ],
)
def test_what_was_adopted_is_not_written_over(compact, culture_officer, name, value):
    with pytest.raises(ValidationError, match="förlängs genom ett nytt beslut") as refused:
        change_compact(actor=culture_officer, compact=compact, **{name: value})
    assert list(refused.value.message_dict) == [name]
    compact.refresh_from_db()
    assert compact.current_state == "expired"


def test_another_body_or_decision_is_not_written_over_the_adopting_one(compact, council, culture_board, culture_officer):
    with pytest.raises(ValidationError, match="hör till antagandet"):
        change_compact(actor=culture_officer, compact=compact, adopted_by=culture_board)
    known = change_compact(
        actor=culture_officer, compact=compact, decision=DecisionFactory(board=council, meeting_date=date(2018, 10, 1))
    )
    assert known.decision is not None  # it was not known, and is filled in
    with pytest.raises(ValidationError, match="hör till antagandet"):
        change_compact(
            actor=culture_officer, compact=known, decision=DecisionFactory(board=council, meeting_date=date(2018, 10, 1))
        )


def test_the_facts_of_the_adoption_may_be_sent_as_they_stand(compact, culture_officer):
    sent = {"valid_to": date(2022, 10, 1), "adopted_on": date(2018, 10, 1), "document_owner": "Enheten"}
    assert change_compact(actor=culture_officer, compact=compact, **sent).document_owner == "Enheten"


def test_a_last_day_that_was_unknown_is_filled_in_as_the_years_between_revisions_say(compact, culture_officer):
    Compact.objects.filter(pk=compact.pk).update(valid_to=None, revision_due=None, revision_years=4)
    compact.refresh_from_db()
    with pytest.raises(ValidationError, match="till och med 2022-10-01"):
        change_compact(actor=culture_officer, compact=compact, valid_to=date(2030, 10, 1))
    assert change_compact(actor=culture_officer, compact=compact, valid_to=date(2022, 10, 1)).current_state == "expired"


def test_the_last_day_is_counted_from_the_adoption(draft, council, culture_officer):
    Compact.objects.filter(pk=draft.pk).update(revision_years=4)
    draft.refresh_from_db()
    adoption = {"actor": culture_officer, "compact": draft, "adopted_by": council, "adopted_on": date(2023, 3, 1)}
    with pytest.raises(ValidationError, match="till och med 2027-03-01.*förlängs genom ett nytt beslut") as refused:
        adopt_compact(**adoption, valid_to=date(2030, 3, 1))
    assert list(refused.value.message_dict) == ["valid_to"]
    assert adopt_compact(**adoption).valid_to == date(2027, 3, 1)


def test_a_last_day_of_the_draft_is_held_to_the_same_rule(draft, council, culture_officer):
    draft = change_compact(actor=culture_officer, compact=draft, revision_years=4, valid_to=date(2030, 3, 1))
    with pytest.raises(ValidationError, match="till och med 2027-03-01"):
        adopt_compact(actor=culture_officer, compact=draft, adopted_by=council, adopted_on=date(2023, 3, 1))


def test_the_years_between_revisions_have_a_bound(draft, culture_officer):
    with pytest.raises(ValidationError, match="högst 25 år"):
        change_compact(actor=culture_officer, compact=draft, revision_years=32000)


def test_the_database_refuses_an_adopted_version_without_a_day(compact):
    with pytest.raises(IntegrityError), transaction.atomic():
        Compact.objects.filter(pk=compact.pk).update(adopted_on=None)


def test_the_second_change_of_the_same_version_is_refused(compact, culture_officer):
    change_compact(actor=culture_officer, compact=compact, document_owner="Ett kontor")
    with pytest.raises(Stale):
        change_compact(actor=culture_officer, compact=compact, document_owner="Ett annat kontor")


def test_finance_reads_the_compact_and_changes_nothing(compact, finance):
    assert compact in Compact.objects.visible_to(finance)
    with pytest.raises(PermissionDenied):
        change_compact(actor=finance, compact=compact, document_owner="Ekonomi")
    with pytest.raises(PermissionDenied):
        register_compact(actor=finance, title="Ö", version_text="1")


def test_the_coordinator_keeps_the_compact(draft, coordinator):
    assert move_compact(actor=coordinator, compact=draft, state="referral").state == "referral"


def test_the_compact_is_not_adopted_before_its_decision_nor_by_a_no(draft, council, culture_officer):
    for wrong in ({"outcome": "rejected"}, {"meeting_date": date(2023, 3, 2)}):
        decision = DecisionFactory(board=council, **wrong)
        with pytest.raises(ValidationError, match="Avslag|antogs redan 2023-03-01"):
            adopt_compact(
                actor=culture_officer, compact=draft, adopted_by=council, adopted_on=date(2023, 3, 1), decision=decision
            )
        draft.refresh_from_db()
