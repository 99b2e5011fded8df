"""Two people in one form: the second is told, sees both values, has nothing to write again, and can save."""

from urllib.parse import urlencode

import pytest
from django.urls import reverse

from partnerships.audit.models import AuditEvent
from partnerships.register.models import Organisation

pytestmark = pytest.mark.django_db


@pytest.fixture
def url(organisation):
    return reverse("register:change_organisation", args=[organisation.pk])


def filled_in(client, url, **written):
    """The form as the page shows it, with some of it written over: what a browser would send."""
    form = client.get(url).context["form"]
    values = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in (values | written).items() if value not in (None, False)}


def test_the_second_sees_both_values_and_saves_what_they_choose(pages, admin, coordinator, organisation, url):
    first, second = pages(admin), pages(coordinator)
    sent_first = filled_in(first, url, activity_area="Kultur", member_count="120", reason="Årsmötet")
    sent_second = filled_in(second, url, activity_area="Idrott", phone="08-123 45 67", reason="Ringde dem")
    assert first.post(url, sent_first).status_code == 302
    answer = second.post(url, sent_second)
    assert answer.status_code == 409
    conflicts = {row["label"]: (row["mine"], row["theirs"]) for row in answer.context["conflicts"]}
    assert conflicts["Verksamhetsområde"] == ("Idrott", "Kultur")
    assert conflicts["Telefon"] == ("08-123 45 67", "")
    assert conflicts["Antal medlemmar"] == ("", "120")
    text = answer.content.decode()
    assert "Någon annan har ändrat" in text
    form = answer.context["form"]
    assert {name: form[name].value() for name in ("activity_area", "phone", "reason")} == {
        "activity_area": "Idrott",
        "phone": "08-123 45 67",
        "reason": "Ringde dem",
    }
    organisation.refresh_from_db()
    assert (organisation.activity_area, organisation.phone, organisation.version) == ("Kultur", "", 2)

    again = {name: value for name in form.fields if (value := form[name].value()) not in (None, False)} | {"member_count": "120"}
    assert again["version"] == 2
    assert second.post(url, again).status_code == 302
    organisation.refresh_from_db()
    assert (organisation.activity_area, organisation.phone, organisation.member_count) == ("Idrott", "08-123 45 67", 120)
    assert list(AuditEvent.objects.of(organisation).values_list("actor_id", flat=True)) == [coordinator.pk, admin.pk]


def test_what_is_the_same_is_no_difference_however_it_was_written(pages, admin, coordinator, organisation, url):
    Organisation.objects.update(active_in_municipality=True, purpose="En rad\nEn till", kk_registered_on="2019-03-01")
    first, second = pages(admin), pages(coordinator)
    sent = filled_in(second, url, kk_registered_on="1 mars 2019", purpose="En rad\r\nEn till", active_in_municipality="False")
    assert sent["is_idea_driven"]
    first.post(url, filled_in(first, url, activity_area="Kultur"))
    rows = second.post(url, sent).context["conflicts"]
    assert {row["label"]: (row["mine"], row["theirs"]) for row in rows} == {
        "Verksamhetsområde": ("", "Kultur"),
        "Verksam i kommunen": ("Nej", "Ja"),
    }


def test_a_third_change_meanwhile_is_told_of_again(pages, admin, coordinator, organisation, url):
    first, second = pages(admin), pages(coordinator)
    sent = filled_in(second, url, activity_area="Idrott")
    for number in (1, 2):
        assert first.post(url, filled_in(first, url, member_count=str(number))).status_code == 302
        answer = second.post(url, sent)
        assert answer.status_code == 409
        sent = sent | {"version": answer.context["form"]["version"].value(), "member_count": str(number)}
    assert second.post(url, sent).status_code == 302


@pytest.mark.parametrize("version", [None, "", "x", "-1", "99999999999999999999999", "1.5"])
def test_a_form_without_the_version_that_was_seen_changes_nothing(pages, admin, organisation, url, version):
    sent = filled_in(pages(admin), url, name="Annat namn")
    sent = {name: value for name, value in sent.items() if name != "version"} | ({} if version is None else {"version": version})
    assert pages(admin).post(url, sent).status_code in {409, 422}
    assert Organisation.objects.get().name == organisation.name


def test_what_is_wrong_stands_at_its_field_and_nothing_is_lost(pages, admin, organisation, url):
    sent = filled_in(pages(admin), url, org_number="123-4567", phone="08-123 45 67", activity_area="Kultur")
    answer = pages(admin).post(url, sent)
    assert answer.status_code == 422
    form = answer.context["form"]
    assert "org_number" in form.errors
    assert (form["org_number"].value(), form["phone"].value()) == ("123-4567", "08-123 45 67")
    assert Organisation.objects.get().version == 1


def test_saving_without_a_change_changes_nothing(pages, admin, organisation, url):
    assert pages(admin).post(url, filled_in(pages(admin), url)).status_code == 302
    assert Organisation.objects.get().version == 1
    assert not AuditEvent.objects.of(organisation).exists()


def test_a_field_that_the_form_does_not_have_is_not_written(pages, admin, organisation, url):
    sent = filled_in(pages(admin), url) | {"search_text": "x", "created_at": "2001-01-01", "id": "99", "sort_text": "0"}
    pages(admin).post(url, sent)
    row = Organisation.objects.get()
    assert (row.pk, row.search_text, row.sort_text) == (organisation.pk, organisation.search_text, organisation.sort_text)


BROKEN = [
    "\x00",
    "x" * 10_000,
    "\ud83d",
    "🙂" * 100,
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "٣",
    "\u202e",
    "=1+1",
    "'; DROP TABLE register_organisation;--",
]


@pytest.mark.parametrize("text", BROKEN, ids=ascii)
def test_anything_may_be_typed_in_any_field(pages, admin, organisation, url, text):
    client = pages(admin)
    for name in client.get(url).context["form"].fields:
        sent = urlencode(filled_in(client, url) | {name: text.encode("utf-8", "surrogatepass")}, doseq=False)
        answer = client.post(url, sent, content_type="application/x-www-form-urlencoded")
        assert answer.status_code in {302, 409, 422}, name
        assert b"<script>alert" not in answer.content
