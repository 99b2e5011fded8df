"""A protected contact is shown to named readers and its own organisation only, and each look is logged."""

import io
import re
import zipfile

import pytest
from django.urls import reverse

from partnerships.audit.models import AuditEvent
from partnerships.register.models import OrganisationContact
from partnerships.register.rights import Role
from partnerships.register.services import change_contact
from reports.lists import LISTS
from tests.fixtures import OrganisationFactory, user_with

pytestmark = pytest.mark.django_db

CANARIES = ("Kanarie", "kanarie@example.org", "070-1740605")


@pytest.fixture
def protected(organisation):
    name, email, phone = CANARIES
    return OrganisationContact.objects.create(
        organisation=organisation, name=f"{name} Skyddad", email=email, phone=phone, protected=True
    )


@pytest.fixture
def open_contact(organisation):
    return OrganisationContact.objects.create(organisation=organisation, name="Öppen Kontakt")


def without_right(organisation):
    for role in Role:
        if role == Role.REPRESENTATIVE:
            yield user_with(role, organisation=OrganisationFactory())
        elif role != Role.PROTECTED_READER:
            yield user_with(role)


def with_right(organisation):
    yield user_with(Role.PROTECTED_READER)
    yield user_with(Role.REPRESENTATIVE, organisation=organisation)


def everything_shown(pages, api, user, contact):
    """Every byte that a user gets where a contact might stand."""
    page, endpoint = pages(user), api(user)
    contacts = reverse("api-contacts-list")
    for url in (
        contact.get_absolute_url(),
        reverse("register:change_contact", args=[contact.pk]),
        f"{reverse('register:organisation_list')}?search=kanarie",
        reverse("reports:overview"),
    ):
        yield page.get(url).content
    for url in (
        contacts,
        f"{contacts}{contact.pk}/",
        f"{contacts}?search=Kanarie",
        f"{contacts}?organisation={contact.organisation_id}",
    ):
        yield endpoint.get(url).content
    for name in LISTS:
        answer = page.get(reverse("reports:list_export", args=[name]))
        if answer.streaming:
            with zipfile.ZipFile(io.BytesIO(answer.getvalue())) as workbook:
                yield from map(workbook.read, workbook.namelist())


@pytest.mark.once
def test_nobody_without_the_right_gets_a_byte_of_it(pages, api, protected, open_contact):
    for user in without_right(protected.organisation):
        shown = b"".join(everything_shown(pages, api, user, protected)).decode(errors="replace").casefold()
        shown = re.sub(r'(search=|value=")kanarie', "", shown)  # what was searched for
        assert not [canary for canary in CANARIES if canary.casefold() in shown], user


def test_those_with_the_right_see_it(pages, api, protected):
    for user in with_right(protected.organisation):
        shown = b"".join(everything_shown(pages, api, user, protected)).decode(errors="replace")
        assert all(canary in shown for canary in CANARIES), user


def test_no_count_or_search_tells_that_it_is_there(api, protected, open_contact):
    url = reverse("api-contacts-list")
    for user in without_right(protected.organisation):
        for asked, most in ((f"organisation={protected.organisation_id}", 1), ("search=Kanarie", 0), ("role=contact", 1)):
            assert api(user).get(f"{url}?{asked}").json()["count"] <= most, (user, asked)


def test_every_look_is_logged_and_only_looks_at_what_is_protected(pages, api, protected, open_contact):
    reader = user_with(Role.PROTECTED_READER)

    def looks():
        return list(AuditEvent.objects.filter(act="saw_protected"))

    pages(reader).get(protected.get_absolute_url())
    assert [(look.actor_id, look.object_id) for look in looks()] == [(reader.pk, protected.pk)]
    api(reader).get(reverse("api-contacts-detail", args=[protected.pk]))
    api(reader).get(reverse("api-contacts-list"))
    assert len(looks()) == 3
    api(reader).get(reverse("api-contacts-detail", args=[open_contact.pk]))
    assert len(looks()) == 3
    assert not [look for look in looks() if "Kanarie" in f"{look.object_label} {look.changes}"]


def test_a_contact_that_becomes_protected_leaves_no_name_in_the_history(pages, open_contact, admin):
    change_contact(actor=admin, contact=open_contact, protected=True, reason="Skyddad folkbokföring")
    for user in without_right(open_contact.organisation):
        assert "Öppen Kontakt" not in pages(user).get(open_contact.get_absolute_url()).content.decode()
