"""å, ä and ö come after z and are letters of their own, whatever the case, on the page and in the API."""

import pytest
from django.urls import reverse

from partnerships.register.models import Organisation
from partnerships.register.services import change_organisation
from tests.fixtures import OrganisationFactory

pytestmark = pytest.mark.django_db

NAMES = ["Ada", "Zorn", "Åsa", "Ärla", "Östen"]


@pytest.fixture
def named():
    for name in ("Östen", "Ada", "Ärla", "Zorn", "Åsa"):
        OrganisationFactory(name=name)


def shown(answer):
    return [row["cells"][0].text for row in answer.context["table"].rows]


def test_the_page_lists_them_in_swedish_order(pages, finance, named):
    url = reverse("register:organisation_list")
    assert shown(pages(finance).get(url)) == NAMES
    assert shown(pages(finance).get(f"{url}?ordering=sort_text")) == NAMES
    assert shown(pages(finance).get(f"{url}?ordering=-sort_text")) == NAMES[::-1]


def test_the_api_lists_them_in_swedish_order_page_by_page(api, finance, named):
    url, names = f"{reverse('api-organisations-list')}?ordering=sort_text&page_size=2", []
    while url:
        answer = api(finance).get(url).json()
        assert answer["count"] == 5
        names += [row["name"] for row in answer["results"]]
        url = answer["next"]
    assert names == NAMES


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("örnen", ["ÖRNEN", "Örnens vänner"]),
        ("ÖRNEN", ["ÖRNEN", "Örnens vänner"]),
        ("o\u0308rnen", ["ÖRNEN", "Örnens vänner"]),
        ("  vänner   örnens ", ["Örnens vänner"]),
        ("ornen", ["Ornen"]),
        ("%", []),
        ("_", []),
    ],
)
def test_a_search_ignores_case_and_keeps_the_letters_apart(pages, api, finance, words, found):
    for name in ("ÖRNEN", "Örnens vänner", "Ornen"):
        OrganisationFactory(name=name)
    assert sorted(shown(pages(finance).get(reverse("register:organisation_list"), {"search": words}))) == sorted(found)
    answer = api(finance).get(reverse("api-organisations-list"), {"search": words}).json()
    assert sorted(row["name"] for row in answer["results"]) == sorted(found)
    assert answer["count"] == len(found)


def test_a_renamed_organisation_is_found_and_sorted_by_its_new_name(named, admin):
    change_organisation(actor=admin, organisation=Organisation.objects.get(name="Ada"), name="Örjan")
    assert [row.name for row in Organisation.objects.all()] == ["Zorn", "Åsa", "Ärla", "Örjan", "Östen"]
    assert Organisation.objects.search("örjan").count() == 1
