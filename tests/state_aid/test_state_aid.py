"""Aid of minor importance: what is counted together, what is left of the ceiling, and what is stopped (R30)."""

from datetime import date
from decimal import Decimal
from threading import local

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.audit.models import AuditEvent
from partnerships.register.rights import Role
from partnerships.state_aid import services
from partnerships.state_aid.models import StateAid, first_day_counted, format_euro, room_on
from partnerships.state_aid.services import annul_aid, change_aid, grant, prepare, register_aid
from tests.fixtures import BoardFactory, user_with
from tests.racing import at_once, faults


@pytest.fixture
def officer(db):
    return user_with(Role.SOCIAL)


@pytest.fixture
def boards(db):
    return [BoardFactory(code=code, name=name) for code, name in (("A", "Nämnden A"), ("B", "Nämnden B"), ("C", "Nämnden C"))]


def reckoned(kronor, rate, day, **other):
    return {"amount": Decimal(kronor), "rate": Decimal(rate), "rate_on": day, "matter": "Öppen verksamhet"} | other


def left(organisation, day):
    return room_on(organisation, "general", day).left


def decided(officer, board, organisation, kronor, rate, day):
    aid = prepare(actor=officer, organisation=organisation, board=board, **reckoned(kronor, rate, day))
    return grant(actor=officer, aid=aid, granted_on=day, amount=aid.amount)


def test_four_years_of_three_boards_and_another_giver_come_out_as_by_hand(ceilings, officer, boards, organisation):
    """
    2021-03-15  A        880 000 kr at 10,0000 =  88 000 euro
    2022-06-01  B        550 000 kr at 11,0000 =  50 000
    2023-02-10  regionen 330 000 kr at 11,0000 =  30 000   fiscal years 2021–2023: 168 000 of 200 000, left  32 000
    2023-11-01  C        385 000 kr at 11,0000 =  35 000   stopped: 3 000 too much
    2023-11-01  C        352 000 kr at 11,0000 =  32 000   200 000 of 200 000, left 0
    2024-06-01  rolls from 2021-06-01: 50 000 + 30 000 + 32 000 = 112 000 of 300 000, left 188 000
    2024-06-01  A      2 068 000 kr at 11,0000 = 188 000   300 000 of 300 000, left 0
    2025-06-01  rolls from 2022-06-01, which counts: left 0
    2025-06-02  rolls from 2022-06-02: the 50 000 fall out, left 50 000
    """
    a, b, c = boards
    decided(officer, a, organisation, 880_000, "10", date(2021, 3, 15))
    decided(officer, b, organisation, 550_000, "11", date(2022, 6, 1))
    register_aid(
        actor=officer,
        organisation=organisation,
        giver="Regionen",
        granted_on=date(2023, 2, 10),
        **reckoned(330_000, "11", date(2023, 2, 10)),
    )
    assert left(organisation, date(2023, 11, 1)) == 32_000
    with pytest.raises(ValidationError) as stopped:
        decided(officer, c, organisation, 385_000, "11", date(2023, 11, 1))
    assert f"kan bara få {format_euro(Decimal(32_000))} till" in stopped.value.messages[0]
    decided(officer, c, organisation, 352_000, "11", date(2023, 11, 1))
    assert left(organisation, date(2023, 11, 1)) == 0
    assert left(organisation, date(2024, 6, 1)) == 188_000
    decided(officer, a, organisation, 2_068_000, "11", date(2024, 6, 1))
    assert [left(organisation, date(2024, 6, 1)), left(organisation, date(2025, 6, 1))] == [0, 0]
    assert left(organisation, date(2025, 6, 2)) == 50_000


def test_the_period_is_of_fiscal_years_until_2023_and_rolls_after(ceilings):
    assert first_day_counted(date(2023, 12, 31)) == date(2021, 1, 1)
    assert first_day_counted(date(2024, 1, 1)) == date(2021, 1, 1)
    assert first_day_counted(date(2024, 2, 29)) == date(2021, 2, 28)


def test_an_earlier_decision_registered_late_is_stopped_by_what_came_after_it(ceilings, officer, boards, organisation):
    decided(officer, boards[0], organisation, 3_300_000, "11", date(2025, 1, 10))
    with pytest.raises(ValidationError, match="till 2025-01-10"):
        decided(officer, boards[1], organisation, 11, "11", date(2024, 12, 1))
    assert decided(officer, boards[1], organisation, 11, "11", date(2022, 1, 9)).state == "granted"


def test_the_kinds_have_ceilings_of_their_own(ceilings, officer, boards, organisation):
    decided(officer, boards[0], organisation, 3_300_000, "11", date(2025, 1, 10))
    aid = prepare(actor=officer, organisation=organisation, board=boards[0], **reckoned(11, "11", date(2025, 1, 10), kind="sgei"))
    assert grant(actor=officer, aid=aid, granted_on=date(2025, 1, 10), amount=aid.amount).state == "granted"


def test_without_a_ceiling_nothing_is_granted(officer, boards, organisation):
    with pytest.raises(ValidationError, match="saknar tak"):
        decided(officer, boards[0], organisation, 11, "11", date(2025, 1, 10))


def test_what_is_given_is_noted_even_past_the_ceiling(ceilings, officer, organisation):
    day = date(2025, 1, 10)
    register_aid(actor=officer, organisation=organisation, giver="Staten", granted_on=day, **reckoned(4_400_000, "11", day))
    assert left(organisation, day) == -100_000


def test_prepared_and_struck_aid_is_not_counted(ceilings, officer, boards, organisation):
    day = date(2025, 1, 10)
    prepare(actor=officer, organisation=organisation, board=boards[0], **reckoned(110, "11", day))
    aid = decided(officer, boards[0], organisation, 1_100, "11", day)
    assert left(organisation, day) == 299_900
    annul_aid(actor=officer, aid=aid, reason="Beslutet upphävdes")
    assert left(organisation, day) == 300_000
    event = AuditEvent.objects.of(aid).first()
    assert (event.act, event.reason) == ("struck", "Beslutet upphävdes")


def test_granted_aid_stands_and_gets_only_its_certificate(ceilings, officer, boards, organisation):
    day = date(2025, 1, 10)
    aid = decided(officer, boards[0], organisation, 1_100, "11", day)
    with pytest.raises(ValidationError, match="Stryk det"):
        change_aid(actor=officer, aid=aid, amount=Decimal(1))
    assert change_aid(actor=officer, aid=aid, certificate_on=day, amount=Decimal(1_100)).certificate_on == day


def test_a_board_registers_its_own_aid(ceilings, boards, organisation):
    officer = user_with(Role.CULTURE, board=boards[0])
    with pytest.raises(PermissionDenied):
        prepare(actor=officer, organisation=organisation, board=boards[1], **reckoned(11, "11", date(2025, 1, 10)))


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"giver": ""}, "av en nämnd eller av en annan givare"),
        ({"rate_on": date(2025, 1, 11)}, "Kursens dag"),
        ({"granted_on": date(2999, 1, 1)}, "inte varit än"),
        ({"amount": Decimal(0)}, "mindre än"),
        ({"rate": Decimal(0)}, "1"),
    ],
)
def test_what_cannot_be_is_refused(ceilings, officer, organisation, wrong, said):
    day = date(2025, 1, 10)
    values = {"giver": "Staten", "granted_on": day} | reckoned(11, "11", day) | wrong
    with pytest.raises(ValidationError, match=said):
        register_aid(actor=officer, organisation=organisation, **values)


def test_euro_is_rounded_to_the_cent_once():
    assert StateAid(amount=Decimal("100.00"), rate=Decimal("11.4225")).euro == Decimal("8.75")


# 40 decisions at once where there is room for 30

page = local()


def grant_at_once(officer, board, organisation):
    day = date(2025, 1, 10)
    prepared = [
        prepare(actor=officer, organisation=organisation, board=board, **reckoned(110_000, "11", day)) for _number in range(40)
    ]

    def attempt(aid):
        page.left = left(organisation, day)  # what the page showed
        return grant(actor=officer, aid=StateAid.objects.get(pk=aid.pk), granted_on=day, amount=aid.amount)

    refused = faults(at_once(attempt, prepared), ValidationError)
    return len(refused), left(organisation, day)


@pytest.mark.django_db(transaction=True)
def test_at_once_no_more_is_granted_than_there_is_room_for(ceilings, officer, boards, organisation):
    assert grant_at_once(officer, boards[0], organisation) == (10, 0)


def check_the_room_that_the_page_showed(aid):
    """Read, check, write: what holding the organisation while checking replaces."""
    if page.left < aid.euro:
        raise ValidationError("Taket")


@pytest.mark.django_db(transaction=True)
def test_control_with_read_check_write_the_ceiling_is_passed(ceilings, officer, boards, organisation, monkeypatch):
    monkeypatch.setattr(services, "check_room", check_the_room_that_the_page_showed)
    refused, room = grant_at_once(officer, boards[0], organisation)
    assert refused < 10
    assert room < 0
