"""Amounts set by law: who sees them, and what a change leaves behind."""

from datetime import date

import pytest
from django.urls import reverse

from partnerships.register.models import LegalParameter

pytestmark = pytest.mark.django_db


@pytest.fixture
def parameter():
    return LegalParameter.objects.create(
        key="lou_direct_award_sek", name="Direktupphandlingsgräns", value=586907, unit="kr", valid_from=date(2018, 1, 1)
    )


def answers(parameter, **changed):
    return {
        "key": parameter.key,
        "name": parameter.name,
        "value": "586 907",
        "unit": "kr",
        "valid_from": "2018-01-01",
        "version": parameter.version,
        **changed,
    }


def test_a_changed_amount_shows_what_it_was(pages, admin, parameter):
    shown = pages(admin).post(parameter.get_absolute_url(), answers(parameter, value="615 312"), follow=True)
    text = shown.content.decode()
    assert f"Sparat: {parameter}." in text
    assert '<span class="before">586\u00a0907</span>' in text
    assert '<span class="after">615\u00a0312</span>' in text


def test_days_in_the_wrong_order_are_told_at_the_last_of_them(pages, admin, parameter):
    shown = pages(admin).post(parameter.get_absolute_url(), answers(parameter, valid_to="2017-12-31"))
    assert shown.context["form"].errors == {"valid_to": ["Beloppet kan inte sluta gälla innan det börjar."]}


def test_the_key_is_shown_where_it_is_chosen_and_nowhere_else(pages, admin, parameter):
    assert parameter.key in pages(admin).get(reverse("register:register_parameter")).content.decode()
    assert parameter.key not in pages(admin).get(reverse("register:parameter_list")).content.decode()


def test_who_may_not_read_them_gets_no_button_and_no_page(pages, reader, admin):
    address = reverse("register:parameter_list")
    assert address in pages(admin).get(reverse("register:organisation_list")).content.decode()
    assert address not in pages(reader).get(reverse("register:organisation_list")).content.decode()
    assert pages(reader).get(address).status_code == 403


def test_an_empty_list_speaks_of_the_filter_only_where_one_is_set(pages, admin):
    address = reverse("register:parameter_list")
    assert "Här finns inget att visa än." in pages(admin).get(address).content.decode()
    assert "Ändra eller rensa filtret." in pages(admin).get(address, {"search": "x"}).content.decode()
