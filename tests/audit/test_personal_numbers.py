"""No text of any record holds a personal number, whichever act sets it, and neither does the log."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.signals import pre_save

from grants.models import AssessmentPoint, CheckAnswer, GrantApplication, GrantChange, GrantReport, RecoveryClaim, SampledGrant
from grants.services import withdraw_application
from partnerships.audit.models import AuditEvent
from partnerships.audit.personal_numbers import FREE_TEXT, NUMBERS, OWN, refuse_personal_numbers
from partnerships.audit.services import record, save_state
from partnerships.register.models import GiroChange, Organisation

NUMBER = "19811218-9876"  # one of the tax agency's own test numbers
SHOWN = f"Enligt {NUMBER}"

OWN_MODELS = [model for model in apps.get_models() if model.__module__.startswith(OWN) and model._meta.app_label != "audit"]
TEXTS = [
    pytest.param(model, field, id=f"{model.__name__}.{field.name}")
    for model in OWN_MODELS
    for field in model._meta.concrete_fields
    if isinstance(field, models.CharField | models.TextField) and not field.choices and not isinstance(field, models.URLField)
]


@pytest.mark.parametrize(("model", "field"), TEXTS)
def test_every_text_of_every_record_is_asked(model, field):
    row = model(**{field.attname: SHOWN})
    if field.name in NUMBERS:
        refuse_personal_numbers(row)
    else:
        with pytest.raises(ValidationError, match="personnummer") as refusal:
            refuse_personal_numbers(row)
        assert list(refusal.value.message_dict) == [field.name]


def test_what_is_not_asked_is_a_number_or_made_by_the_program():
    written = {
        f"{param.values[0].__name__}.{param.values[1].name}"
        for param in TEXTS
        if param.values[1].name in NUMBERS and param.values[1].editable and (param.values[1].max_length or FREE_TEXT) >= FREE_TEXT
    }
    assert written == {"User.password"}


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (RecoveryClaim, "answer"), (RecoveryClaim, "drop_reason"), (RecoveryClaim, "write_off_reason"),
        (GrantApplication, "end_reason"), (GrantReport, "completion_text"), (GrantReport, "unused_reason"),
        (GrantReport, "rejected_reason"), (GiroChange, "refused_because"), (GrantChange, "granted_purpose"),
        (GrantChange, "answer"), (SampledGrant, "comment"), (AssessmentPoint, "comment"), (CheckAnswer, "note"),
    ],
)  # fmt: skip
def test_a_row_that_an_act_sets_by_itself_is_asked_as_it_is_saved(model, name):
    with pytest.raises(ValidationError, match="personnummer"):
        pre_save.send(model, instance=model(**{name: SHOWN}))
    pre_save.send(model, instance=model(**{name: SHOWN}), update_fields=["version"])


def test_the_act_is_refused_and_nothing_is_written(application, culture_officer):
    with pytest.raises(ValidationError, match="personnummer"):
        withdraw_application(actor=culture_officer, application=application, reason=SHOWN)
    application.refresh_from_db()
    assert (application.state, application.end_reason) == ("submitted", "")
    assert not AuditEvent.objects.exists()


def test_a_record_with_an_old_number_can_still_be_settled(application, culture_officer):
    GrantApplication.objects.filter(pk=application.pk).update(purpose=SHOWN)
    application.refresh_from_db()
    application.state = GrantApplication.State.ASSESSED
    save_state(culture_officer, application, "was_assessed", fields=["purpose"])
    application.purpose = f"{SHOWN}, och mer"
    with pytest.raises(ValidationError, match="personnummer"):
        save_state(culture_officer, application, "was_assessed", fields=["purpose"])


def test_the_log_hides_what_slips_past(organisation, admin):
    record(admin, "changed", organisation, changes=[["purpose", None, SHOWN]], answer=SHOWN, phone="0811218987", amount=5)
    event = AuditEvent.objects.get()
    assert event.changes == [
        ["purpose", None, "Enligt […]"],
        ["answer", None, "Enligt […]"],
        ["phone", None, "0811218987"],
        ["amount", None, 5],
    ]


def test_the_log_hides_it_in_the_name_of_a_record(admin):
    organisation = Organisation.objects.bulk_create([Organisation(name=f"Föreningen {NUMBER}")])[0]
    record(admin, "changed", organisation)
    assert AuditEvent.objects.get().object_label == "Föreningen […]"
