"""Texts that cannot be read as they are written are refused wherever they come in, and the database is as it was."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.cases.models import Motion
from partnerships.ground.texts import check_texts, unreadable
from partnerships.register.models import BoardAlias, Organisation
from partnerships.register.services import register_organisation


@pytest.mark.parametrize(
    "text", ["", "Rad ett\nrad två\r\n\tindragen", "Åsa – ”Ö”", "👩‍🌾 odlar", "mjukt\u00adstreck", "\u202f5 kr"]
)
def test_a_text_that_can_be_read_is_kept(text):
    assert unreadable(text) == ""


CONTROLS = ["a\x0bb", "a\x07b", "\x1b[31m", "a\u202egnp", "a\u2066b", "a\x85b", "\ud83d", "Kund\x00"]
UNSEEN = ["a\u200bb", "a\u2063", "a\u034f", "a\u115fb", "a\u3164b", "a\ufeff", "a\u200e", "a\U000e0041"]


@pytest.mark.parametrize("text", [*CONTROLS, *UNSEEN])
def test_hidden_characters_are_refused(text):
    assert "dolda tecken" in unreadable(text)


@pytest.mark.parametrize("text", ["\u200b", " \u00a0", "\u2800", "\u3164\u200b", "\ufeff"])
def test_a_text_without_a_visible_character_is_refused(text):
    assert "synliga tecken" in unreadable(text)


def test_every_noun_that_is_logged_asks_it_of_its_texts():
    deaf = {model for model in apps.get_models() if hasattr(model, "PERSONAL_FIELDS") and not asks(model)}
    assert deaf == set()


def asks(model):
    cleaning = (vars(each).get("clean_fields") for each in model.__mro__)
    return any("check_texts" in clean.__code__.co_names for clean in cleaning if clean)


@pytest.mark.parametrize("thing", [Motion(demand="a\u202eb"), BoardAlias(name="\u200b"), Organisation(name="a\x07b")])
def test_the_fault_stands_at_its_field(thing):
    (name,) = [name for name in ("demand", "name") if getattr(thing, name, "")]
    with pytest.raises(ValidationError) as refusal:
        check_texts(thing)
    assert list(refusal.value.message_dict) == [name]


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["\u200b", "Före\u202egninen", "Före\x0bningen"])
def test_act_page_and_api_refuse_it_and_nothing_is_written(client, api_client, admin, name):
    with pytest.raises(ValidationError):
        register_organisation(actor=admin, name=name)
    client.force_login(admin)
    answer = client.post(reverse("register:register_organisation"), {"name": name, "status": "active"})
    assert (answer.status_code, "tecken" in answer.content.decode()) == (422, True)
    api_client.force_authenticate(admin)
    answer = api_client.post("/api/v1/organisations/", {"name": name}, format="json")
    assert (answer.status_code, [each["field"] for each in answer.json()["errors"]]) == (400, ["name"])
    assert not Organisation.objects.exists()
