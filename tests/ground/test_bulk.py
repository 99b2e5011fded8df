"""Rows that are written in bulk are what `bulk_create` writes."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from django.utils import timezone

from partnerships.audit.models import AuditEvent
from partnerships.ground.bulk import ReadyRows
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)
MOMENTS = {"created_at": NOW, "updated_at": NOW}
NAMES = ("Åkerby IF", "100 % \"citat\" och 'citat'", "Öns byalag")


def written(model):
    fields = [field.attname for field in model._meta.concrete_fields if not field.primary_key]
    return list(model.objects.order_by("pk").values_list(*fields))


@pytest.fixture(autouse=True)
def _now(time_machine):
    time_machine.move_to(NOW, tick=False)


def organisations():
    things = [Organisation(name=name, member_count=place or None) for place, name in enumerate(NAMES)]
    for thing in things:
        thing.set_keys()
    return things


@pytest.mark.django_db
def test_ready_rows_are_what_bulk_create_writes(monkeypatch):
    monkeypatch.setattr("partnerships.ground.bulk.AT_ONCE", 2)
    Organisation.objects.bulk_create(organisations())
    plain = written(Organisation)
    Organisation.objects.all().delete()
    numbers = ReadyRows(Organisation, organisations(), later=("created_at", "updated_at")).write(**MOMENTS)
    assert written(Organisation) == plain
    assert list(Organisation.objects.order_by("pk").values_list("pk", "name")) == list(zip(numbers, NAMES, strict=True))


@pytest.mark.django_db
def test_what_is_told_later_is_one_value_for_each_row_or_one_for_all(organisation, culture_board, culture_officer):
    told = {"board": culture_board, "planned_by": culture_officer, "due": date(2019, 1, 1), "paid_on": date(2019, 1, 1)}
    told |= {"state": "paid", "from_list": True}
    payments = [Payment(amount=Decimal(amount), **told) for amount in ("0.01", "12.50")]
    ready = ReadyRows(Payment, payments, later=("organisation", "created_at", "updated_at"))
    ready.write(organisation=organisation.pk, **MOMENTS)
    assert set(Payment.objects.values_list("amount", "organisation", "key")) == {
        (payment.amount, organisation.pk, payment.key) for payment in payments
    }
    with pytest.raises(ValueError, match="zip"):
        ready.write(organisation=[organisation.pk], **MOMENTS)


@pytest.mark.django_db
def test_events_hold_lists_as_the_log_does():
    events = [
        AuditEvent(actor_label="Provet", act="prov", object_type="x", object_id=1, source="import", changes=[["å", None, 1]])
    ]
    ReadyRows(AuditEvent, events, later=("at",)).write(at=timezone.now())
    assert AuditEvent.objects.get(act="prov").changes == [["å", None, 1]]


@pytest.mark.django_db
def test_no_rows_are_no_statement(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert ReadyRows(Organisation, []).write() == []
