"""Organisations that were registered twice are found whatever way they are written, and merged whole, by one who may, once."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from grants.models import GrantApplication
from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import Stale
from partnerships.initiatives.models import Initiative
from partnerships.payments.models import Payment
from partnerships.register.likeness import Pairs, name_key, phone_key
from partnerships.register.merging import pointing, to_move
from partnerships.register.models import KnownApart, Organisation, OrganisationContact, RoleAssignment, User
from partnerships.register.rights import Role
from partnerships.register.services import change_organisation, merge_organisations, tell_organisations_apart
from tests.fixtures import ApplicationFactory, OrganisationFactory, RoundFactory, user_with

pytestmark = pytest.mark.django_db

SAME = {"reason": "Samma förening, registrerad två gånger"}
EMPTY_GIRO = {"bankgiro": ""}


@pytest.fixture
def keep():
    return OrganisationFactory(name="Ängens IF", org_number="802456-9876", phone="08-123 45 67")


@pytest.fixture
def merged():
    return OrganisationFactory(
        name="Angens Idrottsförening", email="kansli@example.org", phone="08-765 43 21", bankgiro="991-2346"
    )


def pairs():
    return [(pair.first.name, pair.second.name) for pair in Pairs(Organisation.objects.all(), KnownApart.objects.all())]


@pytest.mark.parametrize(
    "written",
    [
        "ÄNGENS IF",
        "Ängens I.F.",
        "Angens IF",
        "IF Ängen",
        "Ängens idrottsförening",
        "Ängens-IF",
        "Än gen IF",
        "Idrottsföreningen Ängen",
    ],
)
def test_a_name_is_alike_however_it_is_written(written):
    assert name_key(written) == name_key("Ängens IF")


@pytest.mark.parametrize("other", ["Ängens IK", "Ängens IF 2", "Ängarnas IF", "Ängens BK", "Föreningen"])
def test_another_name_is_another(other):
    assert name_key(other) != name_key("Ängens IF")


def test_a_telephone_number_is_alike_from_abroad():
    assert phone_key("+46 (0)8-123 45 67") == phone_key("08 123 45 67") == phone_key("0046 8 1234567")
    assert phone_key("112") == ""


@pytest.mark.parametrize(
    "alike",
    [
        {"email": "KANSLI@example.org"},
        {"phone": "+46 8 765 43 21"},
        {"bankgiro": "991-2346"},
        {"name": "Idrottsföreningen Ängen"},
    ],
)
def test_one_thing_in_common_is_enough(merged, alike):
    values = {"name": "Helt annan", **EMPTY_GIRO} | alike
    other = OrganisationFactory(**values)
    assert pairs() == [(merged.name, other.name)]


def test_who_has_a_number_comes_first_and_what_many_share_tells_nothing(django_assert_num_queries):
    OrganisationFactory.create_batch(30, bankgiro="5402-9681")
    late = OrganisationFactory(name="Ängens IF", **EMPTY_GIRO)
    first = OrganisationFactory(name="Angens IF", org_number="802456-9876", **EMPTY_GIRO)
    with django_assert_num_queries(6):
        assert pairs() == [(first.name, late.name)]


def test_two_that_are_told_apart_are_not_shown_again_and_the_reason_is_kept(keep, merged, culture_officer):
    assert pairs()
    tell_organisations_apart(actor=culture_officer, organisation=merged, other=keep, reason="Olika orter")
    assert pairs() == []
    for each in (keep, merged):
        assert AuditEvent.objects.of(each).get(act="told_apart").reason == "Olika orter"
    with pytest.raises(ValidationError, match="redan antecknat"):
        tell_organisations_apart(actor=culture_officer, organisation=keep, other=merged, reason="Igen")
    with pytest.raises(ValidationError, match="två olika"):
        tell_organisations_apart(actor=culture_officer, organisation=keep, other=keep, reason="Samma")


# The merger


def paid_to(organisation, board, **values):
    planner = user_with(Role.CULTURE, board=board)
    given = {"amount": Decimal(100), "due": date(2019, 2, 1), "giro_type": "bankgiro", "giro_number": organisation.bankgiro}
    return Payment.objects.create(organisation=organisation, board=board, planned_by=planner, **given | values)


def test_everything_follows_and_both_histories_stand_on_the_page(keep, merged, culture_officer, culture_board, pages):
    application = ApplicationFactory(organisation=merged, round=RoundFactory(scheme__board=culture_board))
    payment = paid_to(merged, culture_board)
    contact = OrganisationContact.objects.create(organisation=merged, name="Kanarie Skyddad", protected=True)
    idea = Initiative.objects.create(title="Odling", organisation=merged)
    person = user_with(Role.REPRESENTATIVE, organisation=merged)
    role, client = person.role_assignments.get(), pages(person)
    change_organisation(actor=culture_officer, organisation=merged, purpose="Idrott", reason="Enligt stadgarna")
    merged.refresh_from_db()
    assert client.get("/min-sida/").status_code == 200
    kept = merge_organisations(
        actor=culture_officer, keep=keep, merged=merged, choices={"name": "keep", "phone": "merged"}, **SAME
    )
    for row in (application, payment, contact, idea, role):
        seen = row.version
        row.refresh_from_db()
        assert row.organisation == kept
        assert row.version == seen + 1
        assert AuditEvent.objects.of(row).get().act == "followed_merger"
    assert contact.protected
    assert client.get("/min-sida/").status_code == 302  # signed out
    assert (kept.name, kept.phone, kept.email, kept.purpose) == ("Ängens IF", "08-765 43 21", "kansli@example.org", "Idrott")
    assert (kept.org_number, kept.bankgiro) == ("802456-9876", "5402-9681")  # never a new giro by a merger
    assert GrantApplication.objects.search("ängens if").get() == application
    assert not Organisation.objects.filter(pk=merged.pk).exists()
    officer = pages(culture_officer)
    assert officer.get(merged.get_absolute_url()).url == kept.get_absolute_url()
    text = officer.get(kept.get_absolute_url()).content.decode()
    assert "Historik från Angens Idrottsförening" in text
    assert "Enligt stadgarna" in text
    assert "Kanarie" not in text


def test_the_number_goes_along_with_the_one_that_has_it(keep, merged, admin):
    kept = merge_organisations(actor=admin, keep=merged, merged=keep, **SAME)
    keep.refresh_from_db()
    assert (kept.org_number, keep.org_number, keep.status, keep.merged_into) == ("802456-9876", None, "merged", kept)


def test_what_was_merged_before_follows_to_the_last_one(keep, merged, admin):
    last = OrganisationFactory(name="Ängens idrottsförening")
    kept = merge_organisations(actor=admin, keep=keep, merged=merged, **SAME)
    last = merge_organisations(actor=admin, keep=last, merged=kept, **SAME)
    merged.refresh_from_db()
    assert merged.merged_into == last


def test_nothing_is_merged_where_anything_stands_in_the_way(keep, merged, admin, round):
    for organisation in (keep, merged):
        ApplicationFactory(round=round, organisation=organisation)
    Organisation.objects.filter(pk=merged.pk).update(org_number="556036-0793")
    merged.refresh_from_db()
    with pytest.raises(ValidationError) as refusal:
        merge_organisations(actor=admin, keep=keep, merged=merged, **SAME)
    assert len(refusal.value.messages) == 2
    assert "två juridiska personer" in str(refusal.value.messages)
    assert "Båda har en ansökan i Verksamhetsbidrag 2019" in str(refusal.value.messages)
    assert merged.grant_applications.count() == 1
    assert not AuditEvent.objects.filter(act="merged").exists()


def test_nobody_merges_the_organisation_that_they_speak_for(keep, merged, culture_officer, representative):
    RoleAssignment.objects.create(user=culture_officer, role=Role.REPRESENTATIVE, organisation=merged)
    with pytest.raises(ValidationError, match="Be någon annan"):
        merge_organisations(actor=User.objects.get(pk=culture_officer.pk), keep=keep, merged=merged, **SAME)
    with pytest.raises(PermissionDenied):
        merge_organisations(actor=representative, keep=keep, merged=merged, **SAME)


def test_a_merger_is_made_of_what_was_seen_and_once(keep, merged, admin):
    seen = Organisation.objects.get(pk=merged.pk)
    change_organisation(actor=admin, organisation=Organisation.objects.get(pk=merged.pk), activity_area="Idrott")
    with pytest.raises(Stale):
        merge_organisations(actor=admin, keep=keep, merged=seen, **SAME)
    merged.refresh_from_db()
    merge_organisations(actor=admin, keep=keep, merged=merged, **SAME)
    gone, keep = Organisation.with_merged.get(pk=merged.pk), Organisation.objects.get(pk=keep.pk)
    for first, second in ((keep, gone), (gone, keep)):
        with pytest.raises(ValidationError, match="redan sammanslagen"):
            merge_organisations(actor=admin, keep=first, merged=second, **SAME)


def test_nothing_new_points_at_the_one_that_is_merged(keep, merged, admin, culture_board):
    merge_organisations(actor=admin, keep=keep, merged=merged, **SAME)
    with pytest.raises(ValidationError, match="är sammanslagen med Ängens IF"):
        ApplicationFactory(organisation=merged)
    idea = Initiative.objects.create(title="Odling", organisation=keep)
    idea.organisation = merged
    with pytest.raises(ValidationError, match="är sammanslagen med Ängens IF"):
        idea.save()


def test_a_waiting_payment_to_a_number_that_is_not_kept_is_told_before(keep, merged, culture_officer, culture_board, pages):
    paid_to(merged, culture_board)
    url = f"{reverse('register:merge_organisations', args=[keep.pk])}?med={merged.pk}"
    text = pages(culture_officer).get(url).content.decode()
    assert "Väntande utbetalningar till Bankgiro 991-2346, som den behållna inte har: 1." in text
    assert "En sammanslagning kan inte ångras" in text


def test_the_page_counts_what_moves_asks_whose_value_stands_and_does_it(keep, merged, culture_officer, social_board, pages):
    ApplicationFactory(organisation=merged, round=RoundFactory(scheme__board=social_board))  # which this officer may not see
    OrganisationContact.objects.create(organisation=merged, name="Öppen Kontakt")
    assert to_move(merged, culture_officer) == [("Kontaktpersoner", 1)]
    client, url = pages(culture_officer), f"{reverse('register:merge_organisations', args=[keep.pk])}?med={merged.pk}"
    assert client.get(url).context["form"].asked == ["name", "phone"]
    sent = {"version": 1, "merged_version": 1, "name": "merged", "phone": "keep"}
    assert client.post(url, sent).status_code == 422  # no reason
    assert client.post(url, sent | {"merged_version": 7, **SAME}).status_code == 422
    assert client.post(url, sent | SAME).status_code == 302
    keep.refresh_from_db()
    assert (keep.name, keep.phone) == ("Angens Idrottsförening", "08-123 45 67")
    assert client.get(reverse("register:merge_organisations", args=[keep.pk])).status_code == 200
    assert client.get(f"{reverse('register:merge_organisations', args=[keep.pk])}?med={merged.pk}").status_code == 404


def test_the_api_finds_and_merges(keep, merged, api, admin, reader):
    client, at = api(admin), reverse("api-organisations-detail", args=[keep.pk])
    found = client.get(reverse("api-organisations-duplicates"), {"alike": "name", "numbers": "missing"}).json()
    assert found == {
        "count": 1,
        "results": [{"first": keep.pk, "second": merged.pk, "alike": ["name"], "numbers": "missing"}],
    }
    assert client.get(reverse("api-organisations-duplicates"), {"alike": "x"}).status_code == 400
    assert api(reader).get(reverse("api-organisations-duplicates")).status_code == 403
    sent = {"merged": merged.pk, **SAME}
    assert client.post(f"{at}merge/", sent | {"choices": ["bankgiro"]}, format="json").status_code == 400
    assert client.post(f"{at}merge/", sent | {"choices": ["phone"]}, format="json").json()["phone"] == "08-765 43 21"
    gone = client.get(reverse("api-organisations-detail", args=[merged.pk])).json()
    assert (gone["status"], gone["merged_into"]) == ("merged", keep.pk)
    assert client.post(f"{at}merge/", sent, format="json").status_code == 400
    patched = client.patch(at, {"status": "merged"}, format="json", headers={"If-Match": client.get(at).headers["ETag"]})
    assert patched.status_code == 400


def test_every_key_to_an_organisation_is_moved():
    nouns = {model._meta.label for model, _name in pointing()}
    assert {"agreements.OtherAgreement", "agreements.Procurement", "cases.Document", "state_aid.StateAid"} <= nouns
    assert "register.KnownApart" not in nouns
