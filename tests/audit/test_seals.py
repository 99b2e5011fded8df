"""The seals show whether anything in the log was changed or taken away, by whoever could."""

import pytest
from django.core.management import CommandError, call_command

from partnerships.audit.models import AuditEvent, AuditSeal, PersonalValue
from partnerships.audit.services import add, record, seal_log, verify_log
from partnerships.register.models import OrganisationContact
from tests.fixtures import OrganisationFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def events(organisation, admin):
    """Nine events under three seals."""
    for number in range(9):
        record(admin, "changed", organisation, changes=[["member_count", number, number + 1]], reason="Årsmöte")
        if number % 3 == 2:
            seal_log()
    return list(AuditEvent.objects.order_by("pk"))


def test_a_log_that_nobody_touched_holds(events):
    assert verify_log() == []
    assert list(AuditSeal.objects.order_by("pk").values_list("count", flat=True)) == [3, 3, 3]


def test_with_nothing_new_there_is_no_new_seal(events):
    assert seal_log() is None


COLUMNS = [field.column for field in AuditEvent._meta.concrete_fields if not field.primary_key]


@pytest.mark.parametrize("column", COLUMNS)
def test_one_changed_value_in_any_column_is_found(events, log_unlocked, column):
    event = events[4]
    value = getattr(event, column)
    other = {
        "at": "2001-01-01 00:00:00+00:00",
        "changes": '[["member_count", 4, 6]]',
        "source": "import",
    }.get(column, value + 1 if isinstance(value, int) else 7 if value is None else f"{value}x")
    with log_unlocked() as cursor:
        cursor.execute(f"UPDATE audit_auditevent SET {column} = %s WHERE id = %s", [other, event.pk])
    (fault,) = verify_log()
    assert f"{events[3].pk}–{events[5].pk}" in fault


def test_one_flipped_bit_is_found(events, log_unlocked):
    flipped = chr(ord("Å") ^ 1) + "rsmöte"
    with log_unlocked() as cursor:
        cursor.execute("UPDATE audit_auditevent SET reason = %s WHERE id = %s", [flipped, events[8].pk])
    assert len(verify_log()) == 1


@pytest.mark.parametrize("number", [0, 4, 8])
def test_a_removed_event_is_found(events, log_unlocked, number):
    with log_unlocked() as cursor:
        cursor.execute("DELETE FROM audit_auditevent WHERE id = %s", [events[number].pk])
    (fault,) = verify_log()
    assert "2 finns" in fault


def test_an_exchanged_pair_of_events_is_found(events, log_unlocked):
    first, second = events[3].pk, events[4].pk
    with log_unlocked() as cursor:
        for before, after in ((first, 999_999_999), (second, first), (999_999_999, second)):
            cursor.execute("UPDATE audit_auditevent SET id = %s WHERE id = %s", [after, before])
    assert verify_log()


def test_a_removed_seal_is_found(events, log_unlocked):
    seal = AuditSeal.objects.order_by("pk")[1]
    with log_unlocked() as cursor:
        cursor.execute("DELETE FROM audit_auditseal WHERE id = %s", [seal.pk])
    assert any("saknar försegling" in fault for fault in verify_log())


def test_a_rewritten_seal_breaks_the_chain_after_it(events, log_unlocked):
    first = AuditSeal.objects.order_by("pk").first()
    with log_unlocked() as cursor:
        cursor.execute("UPDATE audit_auditevent SET reason = 'x' WHERE id = %s", [events[1].pk])
        count, link = AuditSeal.chain("0" * 64, AuditEvent.objects.filter(pk__lte=first.last_event).order_by("pk"))
        cursor.execute("UPDATE audit_auditseal SET hash = %s WHERE id = %s", [link, first.pk])
    (fault,) = verify_log()
    assert str(AuditSeal.objects.order_by("pk")[1]) in fault


def test_an_event_put_in_under_a_seal_is_found(organisation, admin, log_unlocked):
    record(admin, "changed", organisation)
    record(admin, "changed", organisation)
    first, gap = AuditEvent.objects.order_by("pk")
    with log_unlocked() as cursor:
        cursor.execute("UPDATE audit_auditevent SET id = id + 100 WHERE id = %s", [gap.pk])
    seal_log()
    assert verify_log() == []
    with log_unlocked() as cursor:
        cursor.execute("DELETE FROM audit_auditevent WHERE id = %s", [first.pk])
        first.pk = first.pk + 50
        first.save(force_insert=True)
    assert len(verify_log()) == 1


def test_the_command_seals_what_holds_and_says_what_does_not(organisation, admin, log_unlocked, capsys):
    record(admin, "changed", organisation)
    call_command("verify_log")
    assert "Loggen håller: 1 händelser, varav 1 förseglades nu." in capsys.readouterr().out
    with log_unlocked() as cursor:
        cursor.execute("UPDATE audit_auditevent SET act = 'forged'")
    with pytest.raises(CommandError, match="stämmer inte med sin kontrollsumma"):
        call_command("verify_log")


def test_a_personal_value_that_was_rewritten_is_found():
    contact = OrganisationContact(organisation=OrganisationFactory(), name="Ordföranden")
    add(None, contact)
    assert verify_log() == []
    PersonalValue.objects.filter(field="name").update(after="Någon annan")
    assert any("Personuppgiften" in fault for fault in verify_log())


def test_a_personal_value_that_is_erased_is_no_fault():
    add(None, OrganisationContact(organisation=OrganisationFactory(), name="Ordföranden"))
    PersonalValue.objects.all().delete()
    assert verify_log() == []
