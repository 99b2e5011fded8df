"""The log: written with the act or not at all, never changed, and without what is personal."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.db import DatabaseError, connection, transaction

from partnerships.audit.acts import ACTS, history_of
from partnerships.audit.models import AuditEvent, AuditSeal, PersonalValue
from partnerships.audit.services import add, change, entering_by, record, seal_log
from partnerships.ground.errors import Stale
from partnerships.register.models import Organisation, OrganisationContact, User
from tests.fixtures import OrganisationFactory

pytestmark = pytest.mark.django_db

LOG = ("audit_auditevent", "audit_auditseal")
CHANGES = ["UPDATE {} SET id = id", "UPDATE {} SET id = id + 1000", "DELETE FROM {}", "DELETE FROM {} WHERE id = 1"]
if connection.vendor == "postgresql":
    CHANGES += ["TRUNCATE {} CASCADE"]
else:
    CHANGES += ["INSERT OR REPLACE INTO {0} SELECT * FROM {0}"]


@pytest.fixture
def sealed(organisation, admin):
    record(admin, "registered", organisation)
    return seal_log()


@pytest.mark.parametrize("table", LOG)
@pytest.mark.parametrize("statement", CHANGES)
def test_the_database_itself_refuses_to_change_the_log(sealed, table, statement):
    if "id = 1" in statement:
        statement = statement.replace("id = 1", f"id = {AuditEvent.objects.get().pk if table == LOG[0] else sealed.pk}")
    with pytest.raises(DatabaseError, match="Loggen kan inte ändras"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement.format(table))
    assert (AuditEvent.objects.count(), AuditSeal.objects.count()) == (1, 1)


def test_neither_model_nor_queryset_gets_round_it(sealed):
    event = AuditEvent.objects.get()
    event.act = "forged"
    for change_log in (
        event.save,
        event.delete,
        sealed.delete,
        AuditEvent.objects.all().delete,
        lambda: AuditEvent.objects.update(actor_label="någon annan"),
        lambda: AuditEvent.objects.bulk_update([event], ["act"]),
    ):
        with pytest.raises(DatabaseError, match="Loggen kan inte ändras"), transaction.atomic():
            change_log()
    assert AuditEvent.objects.get().act == "registered"


@pytest.mark.parametrize("statement", CHANGES)
def test_without_the_triggers_the_log_could_be_changed(sealed, log_unlocked, statement):
    with log_unlocked() as cursor:
        if "DELETE" in statement or "TRUNCATE" in statement:
            cursor.execute("DELETE FROM audit_personalvalue")
        cursor.execute(statement.replace("id = 1", f"id = {AuditEvent.objects.get().pk}").format(LOG[0]))
        assert cursor.rowcount  # 1, or -1 for what is not counted


def test_the_triggers_are_back_after_they_were_lifted(sealed, log_unlocked):
    with log_unlocked():
        pass
    with pytest.raises(DatabaseError, match="Loggen kan inte ändras"), transaction.atomic():
        AuditEvent.objects.update(act="forged")


def test_a_change_tells_who_what_before_and_after_and_why(organisation, admin):
    change(admin, organisation, {"member_count": 120, "activity_area": "Kultur"}, reason="Årsmötet")
    event = AuditEvent.objects.of(organisation).get()
    assert (event.actor_id, event.actor_label, event.act, event.reason) == (admin.pk, admin.name, "changed", "Årsmötet")
    assert event.changes == [["activity_area", "", "Kultur"], ["member_count", None, 120]]


def test_a_change_of_nothing_leaves_no_trace(organisation, admin):
    row = change(admin, organisation, {"name": organisation.name})
    assert row.version == organisation.version
    assert not AuditEvent.objects.exists()


def test_the_same_number_written_in_another_way_is_no_change(organisation, admin):
    change(admin, organisation, {"bankgiro": organisation.bankgiro.replace("-", "")})
    assert not AuditEvent.objects.exists()


def test_the_door_that_the_act_came_in_by_is_kept(organisation, admin):
    with entering_by(AuditEvent.Source.API, "abc123"):
        record(admin, "changed", organisation)
    record(admin, "changed", organisation)
    assert list(AuditEvent.objects.order_by("pk").values_list("source", "request_id")) == [("api", "abc123"), ("command", "")]


def test_what_is_undone_leaves_no_event_and_what_cannot_be_logged_is_not_done(organisation, admin, monkeypatch):
    with transaction.atomic():
        change(admin, organisation, {"member_count": 7})
        transaction.set_rollback(True)
    assert not AuditEvent.objects.exists()

    def full_disk(*args, **kwargs):
        raise OSError("disk")

    monkeypatch.setattr("partnerships.audit.services.record", full_disk)
    with pytest.raises(OSError):
        change(admin, Organisation.objects.get(pk=organisation.pk), {"member_count": 7})
    with pytest.raises(OSError):
        add(admin, Organisation(name="Halva"))
    organisation.refresh_from_db()
    assert organisation.member_count is None
    assert organisation.version == 1
    assert not Organisation.objects.filter(name="Halva").exists()


def test_a_stale_change_leaves_no_event(organisation, admin):
    change(admin, Organisation.objects.get(pk=organisation.pk), {"member_count": 7})
    with pytest.raises(Stale):
        change(admin, organisation, {"member_count": 8})
    assert AuditEvent.objects.count() == 1


@pytest.fixture
def contact(organisation, admin):
    return add(admin, OrganisationContact(organisation=organisation, name="Kanarie Fågel", email="kanarie@example.org"))


def test_what_is_personal_never_stands_in_an_event(contact, admin):
    change(admin, contact, {"name": "Gulsparv Fågel", "phone": "070-1740605"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM audit_auditevent")
        log = json.dumps(cursor.fetchall(), default=str, ensure_ascii=False).casefold()
    for text in ("kanarie", "gulsparv", "1740605"):
        assert text not in log
    assert "sha256:" in log


def test_what_was_personal_can_be_erased_and_the_log_still_holds(contact, admin):
    change(admin, contact, {"name": "Gulsparv Fågel"})
    seal_log()
    values = PersonalValue.objects.filter(field="name").order_by("pk")
    assert [(value.before, value.after) for value in values] == [("", "Kanarie Fågel"), ("Kanarie Fågel", "Gulsparv Fågel")]
    PersonalValue.objects.all().delete()
    assert AuditEvent.objects.of(contact).count() == 2
    assert "Fågel" not in str(history_of(contact, user=admin))


def test_equal_personal_values_have_unequal_digests(contact, organisation, admin):
    add(admin, OrganisationContact(organisation=organisation, name="Kanarie Fågel"))
    digests = {after for event in AuditEvent.objects.all() for name, _, after in event.changes if name == "name"}
    assert len(digests) == 2


def test_history_tells_acts_and_values_in_words(organisation, admin):
    change(admin, organisation, {"is_idea_driven": False, "status": Organisation.Status.DORMANT})
    (told,) = history_of(organisation, user=admin)
    assert told["act"] == ACTS["changed"] == "Ändrad"
    assert {"label": "Status", "before": "Verksam", "after": "Vilande"} in told["changes"]
    assert {"label": "Idéburen", "before": "ja", "after": "nej"} in told["changes"]


def test_the_history_of_one_record_is_only_its_own(organisation, admin):
    record(admin, "registered", OrganisationFactory())
    record(admin, "registered", admin)
    assert history_of(organisation, user=admin) == []


@pytest.mark.parametrize("name", ["name", "purpose"])
def test_no_free_text_may_hold_a_personal_number(admin, name):
    organisation = Organisation(**{"name": "Provföreningen", name: "Kontakta 19811218-9876 vid frågor"})
    with pytest.raises(ValidationError, match="personnummer") as refusal:
        add(admin, organisation)
    assert "9876" not in str(refusal.value)
    assert not AuditEvent.objects.exists()


def test_a_personal_number_in_a_reason_is_masked(organisation, admin):
    change(admin, organisation, {"phone": "08-550 00 00"}, reason="Enligt 19811218-9876")
    assert "9876" not in AuditEvent.objects.get().reason


def test_a_password_never_stands_in_the_log(admin):
    user = User(name="Ny användare", email="ny@example.org")
    user.set_password("ett långt lösenord som ingen gissar")
    add(admin, user)
    assert "password" not in {name for name, *_values in AuditEvent.objects.get().changes}
