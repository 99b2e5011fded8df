"""Whoever registers an organisation under a name that is taken is told who has it; amounts are read as people write them."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.ground.errors import Alike
from partnerships.register.models import LegalParameter, Organisation
from partnerships.register.services import change_organisation, register_organisation
from tests.fixtures import OrganisationFactory

pytestmark = pytest.mark.django_db

REGISTER = "/organisationer/ny/"


@pytest.fixture
def there():
    return OrganisationFactory(name="Ängens IF", org_number="802456-9876")


WRITTEN = ["Ängens IF", "ängens if", "  ÄNGENS   IF "]
DRAWN_ALIKE = ["Ängеns ІF", "ÄΝGΕΝS ΙF", "Ӓngens IF", "Ängens ＩＦ", "Äng\u00adens IF", "Ängens\u200d IF"]  # noqa: RUF001


@pytest.mark.parametrize("name", [*WRITTEN, *DRAWN_ALIKE])
def test_the_act_knows_the_name_however_it_is_written(there, admin, name):
    with pytest.raises(Alike, match=r"Ängens IF \(802456-9876\)"):
        register_organisation(actor=admin, name=name)
    assert register_organisation(actor=admin, name=name, is_another=True).pk != there.pk


@pytest.mark.parametrize("name", ["Angens IF", "Ängens I.F", "Ängens IF 2"])
def test_a_name_of_its_own_is_no_question(there, admin, name):
    assert register_organisation(actor=admin, name=name)


@pytest.mark.parametrize("unseen", ["\u200b", "\u2063", "\u034f", "\u115f", "\u3164", "\U000e0041"])
def test_a_name_with_what_nobody_can_see_is_refused(there, admin, unseen):
    with pytest.raises(ValidationError, match="dolda tecken"):
        register_organisation(actor=admin, name=f"Ängens{unseen} IF", is_another=True)
    assert Organisation.objects.get() == there


def test_an_organisation_may_be_changed_under_its_name(there, admin):
    assert change_organisation(actor=admin, organisation=there, phone="08-123 45 67").phone


def test_the_page_asks_and_takes_the_answer(pages, admin, there):
    client, sent = pages(admin), {"name": "ängens if", "status": "active", "is_another": ""}
    assert client.get(REGISTER).context["form"]["is_another"].is_hidden
    refused = client.post(REGISTER, sent)
    assert refused.status_code == 422
    text = refused.content.decode()
    assert "Ängens IF (802456-9876)" in text
    assert f'<a class="ds-link" href="{there.get_absolute_url()}">Ängens IF</a>' in text
    assert 'type="checkbox" name="is_another"' in text
    assert Organisation.objects.get() == there
    assert client.post(REGISTER, sent | {"is_another": "on"}).status_code == 302
    assert Organisation.objects.count() == 2


def test_the_api_asks_and_takes_the_answer(api, admin, there):
    url = reverse("api-organisations-list")
    refused = api(admin).post(url, {"name": "ängens if"}, format="json")
    assert refused.status_code == 409
    assert "Ängens IF (802456-9876)" in refused.json()["detail"]
    made = api(admin).post(url, {"name": "ängens if", "is_another": True}, format="json")
    assert made.status_code == 201
    assert "is_another" not in made.json()
    detail = reverse("api-organisations-detail", args=[there.pk])
    assert api(admin).patch(detail, {"is_another": True}, format="json", headers={"If-Match": '"1"'}).status_code == 400


@pytest.mark.parametrize(("written", "value"), [("59 200", "59200"), ("59\u00a0200,50 kr", "59200.50"), ("52,5", "52.50")])
def test_a_legal_amount_is_read_as_people_write_it(pages, admin, written, value):
    sent = {"key": "prisbasbelopp", "name": "Prisbasbelopp", "value": written, "unit": "kr"}
    assert pages(admin).post("/beloppsgranser/ny/", sent).status_code == 302
    amount = LegalParameter.objects.get()
    assert amount.value == Decimal(value)
    shown = pages(admin).get(amount.get_absolute_url()).context["form"]["value"].value()
    saved = pages(admin).post(amount.get_absolute_url(), sent | {"value": shown, "version": 1, "valid_from": "2026-01-01"})
    assert saved.status_code == 302
    amount.refresh_from_db()
    assert amount.value == Decimal(value)


@pytest.mark.parametrize("written", ["mycket", "1.000", "99 999 999 999 999"])
def test_a_legal_amount_that_cannot_be_kept_is_refused_in_swedish(pages, admin, written):
    sent = {"key": "prisbasbelopp", "name": "Prisbasbelopp", "value": written, "unit": "kr"}
    answer = pages(admin).post("/beloppsgranser/ny/", sent)
    assert answer.status_code == 422
    assert "value" in answer.context["form"].errors
    assert not LegalParameter.objects.exists()
