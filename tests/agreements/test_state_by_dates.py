"""Active and expired follow the dates; the database and the record give the same answer on every day."""

from datetime import date, timedelta
from itertools import product

import pytest

from partnerships.agreements.models import IOPAgreement, OtherAgreement
from tests.fixtures import BoardFactory, DecisionFactory

from .conftest import TODAY, AgreementFactory

pytestmark = pytest.mark.django_db
State = IOPAgreement.State
START, END = date(2024, 4, 15), date(2027, 4, 14)


@pytest.fixture
def agreement():
    return AgreementFactory(
        start_date=START, end_date=END, state=State.SIGNED, decision=DecisionFactory(), signed_on=date(2024, 1, 5)
    )


@pytest.mark.parametrize(
    ("day", "state"),
    [
        (START - timedelta(days=1), State.SIGNED),
        (START, State.ACTIVE),
        (END, State.ACTIVE),
        (END + timedelta(days=1), State.EXPIRED),
    ],
)
def test_both_the_first_and_the_last_day_count(agreement, day, state):
    assert agreement.state_on(day) == state
    assert IOPAgreement.objects.with_state_on(day).get().state_now == state
    assert IOPAgreement.objects.running_on(day).exists() is (state == State.ACTIVE)


def test_a_leap_day_is_a_day_like_others(agreement):
    agreement.start_date, agreement.end_date = date(2027, 3, 1), date(2028, 2, 29)
    assert agreement.state_on(date(2028, 2, 29)) == State.ACTIVE
    assert agreement.state_on(date(2028, 3, 1)) == State.EXPIRED


def test_the_database_agrees_with_the_record_in_every_case():
    board, decision = BoardFactory(), DecisionFactory()
    days = (None, date(2024, 1, 1), TODAY, date(2027, 12, 31))
    for state, start, end, known in product(
        IOPAgreement.NEXT | {State.TERMINATED: (), State.RENEWED: (), State.DECLINED: ()}, days, days, days
    ):
        if start and end and start >= end:
            continue
        ends_on = (end or date(2026, 1, 1)) if state == State.TERMINATED else None
        IOPAgreement.objects.create(
            title="x",
            responsible_board=board,
            decision=decision,
            imported_incomplete=True,
            state=state,
            start_date=start,
            end_date=end,
            known_in_force_on=known,
            terminated_on=ends_on,
            ends_on=ends_on,
        )
    for day in (date(2023, 12, 31), date(2024, 1, 1), TODAY, date(2027, 12, 31), date(2028, 1, 1)):
        for row in IOPAgreement.objects.with_state_on(day):
            assert row.state_now == row.state_on(day), (row.state, row.start_date, row.end_date, row.known_in_force_on, day)


def test_unknown_validity_is_not_counted_as_running(old_agreement):
    assert old_agreement.current_state == State.UNKNOWN
    assert not IOPAgreement.objects.running_on(TODAY).exists()
    assert not IOPAgreement.objects.running_on(date(2018, 5, 31)).exists()
    assert IOPAgreement.objects.with_unknown_validity().get() == old_agreement
    assert IOPAgreement.objects.without_counterpart().get() == old_agreement


def test_running_in_a_year_is_on_some_day_of_it(agreement):
    assert [year for year in range(2022, 2030) if IOPAgreement.objects.running_in(year).exists()] == [2024, 2025, 2026, 2027]


def test_notice_day_lies_the_months_of_notice_before_the_end(agreement):
    assert agreement.notice_day() == date(2027, 1, 14)


@pytest.mark.parametrize(("end", "last"), [(date(2026, 12, 31), date(2026, 9, 30)), (date(2026, 11, 30), date(2026, 8, 31))])
@pytest.mark.parametrize("terms", [{}, {"extension": "automatic", "extension_months": 6}])
def test_notice_on_its_last_day_ends_every_agreement_with_its_term(end, last, terms):
    iop = IOPAgreement(end_date=end, notice_months=3, **terms)
    assert (iop.notice_day(on=end), iop.end_by_notice(last, 3)) == (last, end)
    assert OtherAgreement(end_date=end, notice_months=3).notice_day() == last


@pytest.mark.parametrize(("end", "soon"), [(date(2027, 5, 21), True), (date(2027, 5, 22), False), (date(2026, 11, 20), False)])
def test_ends_soon_is_within_six_months(agreement, end, soon):
    agreement.end_date = end
    assert agreement.ends_soon() is soon
