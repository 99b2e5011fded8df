"""The pages of the compact: what stands on them, who comes in, what they cost."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.compact.models import Commitment, CommitmentFollowUp, Compact
from partnerships.compact.pages.picture import picture, principles_of
from tests.compact.conftest import add_principle
from tests.fixtures import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer_client(client, culture_officer):
    client.force_login(culture_officer)
    return client


@pytest.fixture
def reader_client(client, reader):
    client.force_login(reader)
    return client


def text_of(response):
    return " ".join(response.content.decode().split())


def test_the_expired_compact_says_so(reader_client, example):
    page = text_of(reader_client.get(example.get_absolute_url()))
    assert "Överenskommelsen gällde till och med 2022-10-01 och har löpt ut" in page
    assert ">Löpt ut</span>" in page
    assert "Kommunen 18" in page
    assert "Idéburen sektor 12" in page
    assert "Båda parter 5" in page
    assert "Principen om samhällsutveckling" in page
    assert "P5-K3" in page
    assert "A2-8" in page


def test_what_the_documents_leave_out_is_shown_as_missing(reader_client, example):
    page = text_of(reader_client.get(example.get_absolute_url()))
    assert '<dt>Period från</dt> <dd><span class="missing">uppgift saknas</span>' in page
    assert '<dt>Paragraf</dt> <dd><span class="missing">uppgift saknas</span>' in page


def test_without_follow_ups_every_commitment_is_unanswered(reader_client, example):
    page = text_of(reader_client.get(example.get_absolute_url()))
    assert "Ingen uppföljning är registrerad för 2022" in page
    assert page.count("0 av 5 besvarade") == 3


def test_the_picture_counts_the_years_answers(compact, principle):
    other = add_principle(compact, no=2)
    for commitment, status in zip(principle.commitments.all(), ["fulfilled", "partly", "not_started"], strict=True):
        CommitmentFollowUp.objects.create(commitment=commitment, year=2019, side=commitment.sides()[0], status=status)
    first, second = picture(principles_of(compact, 2019), 2019)["rows"]
    assert first["text"] == "Uppfyllt 1, Pågår eller delvis uppfyllt 1, Ej påbörjat 1"
    assert second["text"] == "Obesvarat 3"
    assert other.commitments.count() == 3


def test_the_year_is_chosen_in_the_address(reader_client, compact, commitment):
    CommitmentFollowUp.objects.create(commitment=commitment, year=2019, side="municipality", status="fulfilled")
    assert "Åtaganden per princip, 2019" in text_of(reader_client.get(compact.get_absolute_url()))
    assert "Åtaganden per princip, 2020" in text_of(reader_client.get(compact.get_absolute_url(), {"year": "2020"}))


@pytest.mark.parametrize("year", ["", "0", "99999999999999999999", "tjugo", "-1", "²"])
def test_a_year_that_is_none_is_passed_over(reader_client, compact, principle, year):
    assert reader_client.get(compact.get_absolute_url(), {"year": year}).status_code == 200


def test_a_reader_sees_no_buttons(reader_client, compact, principle, plan):
    page = text_of(reader_client.get(compact.get_absolute_url()))
    for word in ("Ändra", "Ny planpunkt", "Nytt åtagande"):
        assert word not in page


def test_an_officer_sees_what_can_be_done(officer_client, compact, draft_principle, plan):
    adopted, draft = (text_of(officer_client.get(each.get_absolute_url())) for each in (compact, draft_principle.compact))
    assert "Ny planpunkt" in adopted
    assert "Nytt åtagande" not in adopted
    assert "Nytt åtagande" in draft
    assert "Registrera antagande" in draft


def test_without_a_role_the_compact_is_not_there(client, compact, commitment, point):
    client.force_login(UserFactory())
    for thing in (compact, commitment, point):
        assert client.get(thing.get_absolute_url()).status_code == 404


def test_what_a_reader_may_not_do_is_refused(reader_client, compact, draft_principle, commitment, plan, point, area):
    draft = draft_principle.compact
    addresses = [
        ("register_compact", []),
        ("change_compact", [compact.pk]),
        ("adopt", [draft.pk]),
        ("move", [compact.pk]),
        ("register_principle", [draft.pk]),
        ("change_principle", [draft_principle.pk]),
        ("register_commitment", [draft_principle.pk]),
        ("change_commitment", [commitment.pk]),
        ("register_follow_up", [commitment.pk]),
        ("register_area", [draft.pk]),
        ("change_area", [area.pk]),
        ("register_plan", [compact.pk]),
        ("change_plan", [plan.pk]),
        ("register_plan_point", [plan.pk]),
        ("change_plan_point", [point.pk]),
    ]
    for name, args in addresses:
        assert reader_client.get(reverse(f"compact:{name}", args=args)).status_code == 403, name


def test_an_officer_registers_a_follow_up_by_the_page(officer_client, commitment):
    address = reverse("compact:register_follow_up", args=[commitment.pk])
    sent = {"year": "2019", "side": "municipality", "status": "fulfilled", "comment": "Två forum hölls"}
    response = officer_client.post(address, sent)
    assert response.status_code == 302
    page = text_of(officer_client.get(commitment.get_absolute_url()))
    assert "Två forum hölls" in page
    assert "Registrerad: P1-K1, 2019, Kommunen" in page
    again = officer_client.post(address, sent)
    assert again.status_code == 422
    assert "redan redovisat" in text_of(again)


def test_an_officer_corrects_a_follow_up_by_the_page(officer_client, commitment):
    done = CommitmentFollowUp.objects.create(commitment=commitment, year=2019, side="municipality", status="under_way")
    address = reverse("compact:change_follow_up", args=[done.pk])
    assert officer_client.get(address).status_code == 200
    response = officer_client.post(address, {"status": "fulfilled", "version": done.version})
    assert response.status_code == 302
    done.refresh_from_db()
    assert done.status == "fulfilled"


def test_an_officer_adopts_a_draft_by_the_page(officer_client, draft, council):
    address = reverse("compact:adopt", args=[draft.pk])
    sent = {"adopted_by": council.pk, "adopted_on": "1 mars 2023", "version": draft.version}
    assert officer_client.post(address, sent).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "adopted"


def test_the_form_of_an_adopted_version_does_not_ask_what_stands(officer_client, compact):
    address = reverse("compact:change_compact", args=[compact.pk])
    page = officer_client.get(address)
    asked = page.context["form"].fields.keys()
    assert asked & {"valid_to", "adopted_on", "adopted_by", "revision_due"} == set()
    assert "decision" in asked  # not known yet
    assert "förlängs genom ett nytt beslut" in text_of(page)
    sent = {name: page.context["form"][name].value() or "" for name in asked} | {"document_owner": "Enheten"}
    assert officer_client.post(address, sent | {"valid_to": "2099-10-01"}).status_code == 302
    compact.refresh_from_db()
    assert (compact.document_owner, compact.current_state) == ("Enheten", "expired")


def test_a_last_day_that_has_passed_is_passed_and_not_done(reader_client, compact):
    page = text_of(reader_client.get(compact.get_absolute_url()))
    timeline = page.split("Tidslinje</h2>")[1].split("</ol>")[0]
    last = timeline.split("Sista giltighetsdag")[1]
    assert '<span class="ds-sr-only">Passerat: </span>2022-10-01 · löpt ut, inte förnyad' in last
    assert "Klart" not in last
    assert "Försenat" in timeline.split("Revideras senast")[1].split("Sista giltighetsdag")[0]


def test_a_replaced_version_waits_for_no_revision(reader_client, compact):
    Compact.objects.filter(pk=compact.pk).update(state="superseded")
    page = text_of(reader_client.get(compact.get_absolute_url()))
    timeline = page.split("Tidslinje</h2>")[1].split("</ol>")[0]
    assert "Försenat" not in timeline
    assert "inte förnyad" not in timeline


def test_every_form_of_an_officer_opens(officer_client, compact, draft_principle, commitment, plan, point):
    draft = draft_principle.compact
    addresses = [
        ("register_compact", []),
        ("change_compact", [compact.pk]),
        ("change_compact", [draft.pk]),
        ("adopt", [draft.pk]),
        ("move", [compact.pk]),
        ("register_principle", [draft.pk]),
        ("change_principle", [draft_principle.pk]),
        ("register_commitment", [draft_principle.pk]),
        ("change_commitment", [draft_principle.commitments.first().pk]),
        ("register_follow_up", [commitment.pk]),
        ("register_area", [draft.pk]),
        ("register_plan", [compact.pk]),
        ("change_plan", [plan.pk]),
        ("register_plan_point", [plan.pk]),
        ("change_plan_point", [point.pk]),
        ("commitment_list", []),
        ("plan_point_list", []),
        ("compact_list", []),
    ]
    for name, args in addresses:
        assert officer_client.get(reverse(f"compact:{name}", args=args)).status_code == 200, name


def test_an_adopted_principle_has_no_form(officer_client, principle):
    assert officer_client.get(reverse("compact:change_principle", args=[principle.pk])).status_code == 403


def test_versions_stand_with_the_adopted_one_first(reader_client, example):
    page = text_of(reader_client.get(reverse("compact:compact_list")))
    assert page.index("Antagen 2018-10-01") < page.index("Förslag 2018-05-24")


@pytest.mark.parametrize(("state", "count"), [("expired", 1), ("in_force", 0), ("superseded", 1)])
def test_versions_are_chosen_by_the_state_of_today(reader_client, example, state, count):
    page = reader_client.get(reverse("compact:compact_list"), {"state": state})
    assert len(page.context["table"].rows) == count


@pytest.mark.parametrize("name", ["overenskommelser", "ataganden", "planpunkter"])
def test_the_lists_leave_as_excel(reader_client, example, name):
    response = reader_client.get(reverse("reports:list_export", args=[name]), {"search": "Samverkan"})
    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert response.getvalue().startswith(b"PK")


def queries(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def test_a_large_compact_costs_no_more_queries_than_a_small_one(reader_client, compact, principle, point):
    address = compact.get_absolute_url()
    CommitmentFollowUp.objects.create(commitment=principle.commitments.first(), year=2019, side="municipality", status="partly")
    small = queries(reader_client, address)
    for no in range(2, 12):
        for commitment in add_principle(compact, no).commitments.all():
            CommitmentFollowUp.objects.create(commitment=commitment, year=2019, side=commitment.sides()[0], status="partly")
    assert queries(reader_client, address) == small
    assert small <= 20


@pytest.mark.parametrize("name", ["compact_list", "commitment_list", "plan_point_list"])
def test_a_list_costs_the_same_however_long(reader_client, compact, point, name, principle):
    address = reverse(f"compact:{name}")
    short = queries(reader_client, address)
    for no in range(2, 6):
        add_principle(compact, no)
        other = Compact.objects.create(title="Ö", version_text=str(no))
        point.pk, point.code, point.no = None, f"A1-{no}", no
        point._state.adding = True
        point.save()
        assert other.pk
    assert Commitment.objects.count() == 15
    assert queries(reader_client, address) == short


def test_the_adopted_words_are_not_offered_for_change(client, compact, culture_officer):
    client.force_login(culture_officer)
    asked = client.get(reverse("compact:change_compact", args=[compact.pk])).context["form"].fields
    assert not {"title", "version_text"} & set(asked)
    assert "full_text" in asked  # the register does not have it
