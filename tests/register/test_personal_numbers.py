"""A personnummer typed as an organisation number is refused, and then found nowhere.

The numbers are the tax agency's own test numbers.
"""

import logging
import re

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from config.logging import JsonLines
from partnerships.register.models import Organisation
from partnerships.register.services import change_organisation, register_organisation

pytestmark = pytest.mark.django_db

NUMBERS = [
    "19811218-9876",
    "198112189876",
    "811218-9876",
    "8112189876",
    "811218+9876",
    " 811218 9876 ",
    "701063-2391",
    "197010632391",
]
DIGITS = re.compile(r"1218\W?9876|1063\W?2391")


def text_of_everything():
    """Every value of every table, as text."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            yield from (str(value) for row in cursor.fetchall() for value in row)


@pytest.fixture
def nowhere(caplog):
    """After the test: the number is in no table and in no line that the log of operation would get."""
    caplog.set_level(logging.DEBUG)
    caplog.handler.setFormatter(JsonLines())
    yield
    assert not [value for value in text_of_everything() if DIGITS.search(value) and not value.startswith(("pbkdf2", "md5"))]
    assert not DIGITS.search(re.sub(r"[0-9a-f]{32}", "", caplog.text))


def told(messages):
    """The message says what is wrong, and not with which number."""
    text = str(messages)
    assert "personnummer" in text
    assert not DIGITS.search(text)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_act_refuses_it(nowhere, admin, organisation, number):
    with pytest.raises(ValidationError) as refused:
        register_organisation(actor=admin, name="Nya föreningen", org_number=number)
    told(refused.value.message_dict["org_number"])
    with pytest.raises(ValidationError) as refused:
        change_organisation(actor=admin, organisation=organisation, org_number=number)
    told(refused.value.message_dict["org_number"])
    assert Organisation.objects.get().org_number is None


@pytest.mark.parametrize("number", NUMBERS)
def test_the_page_refuses_it(nowhere, pages, admin, organisation, number):
    sent = {"name": "Nya föreningen", "org_number": number, "status": "active"}
    answer = pages(admin).post(reverse("register:register_organisation"), sent)
    assert answer.status_code == 422
    told(answer.context["form"].errors["org_number"])
    answer = pages(admin).post(
        reverse("register:change_organisation", args=[organisation.pk]), sent | {"version": 1, "reason": ""}
    )
    assert answer.status_code == 422
    told(answer.context["form"].errors["org_number"])


@pytest.mark.parametrize("number", NUMBERS)
def test_the_api_refuses_it(nowhere, api, admin, organisation, number):
    url = reverse("api-organisations-list")
    answer = api(admin).post(url, {"name": "Nya föreningen", "org_number": number}, format="json")
    assert answer.status_code == 400
    told(answer.json()["errors"])
    answer = api(admin).patch(f"{url}{organisation.pk}/", {"org_number": number}, format="json", headers={"If-Match": '"1"'})
    assert answer.status_code == 400
    told(answer.json()["errors"])


def test_an_organisation_number_is_taken_in_its_one_form(api, admin):
    answer = api(admin).post(reverse("api-organisations-list"), {"name": "Nya", "org_number": "8024569876"}, format="json")
    assert answer.json()["org_number"] == "802456-9876"


def test_the_bench_sees_a_number_that_was_kept(admin):
    Organisation.objects.bulk_create([Organisation(name="Föreningen 811218-9876")])  # past every act and rule
    assert [value for value in text_of_everything() if DIGITS.search(value)]
