"""The guided choice of form: the tree, what is saved, who sees it, and what it leads to."""

from datetime import date
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.form_guide import GUIDE, REASONS, Form, walk
from partnerships.agreements.models import FormChoice, IOPAgreement

pytestmark = pytest.mark.django_db
IOP = {
    "public_interest": "yes", "direct_economic_interest": "no", "detailed": "no", "market": "no", "ordinary_grant": "no",
    "both_contribute": "yes", "long_term": "yes",
}  # fmt: skip
GRANT = {key: IOP[key] for key in list(IOP)[:4]} | {"ordinary_grant": "yes"}


def choose(actor, answers=IOP, **values):
    values = {"title": "Språkkafé", "chosen_by_role": "Handläggare"} | values
    return services.register_form_choice(actor=actor, answers=answers, **values)


def test_every_way_through_the_questions_ends_in_a_form_and_every_form_can_be_reached():
    ends = [walk(dict(zip(GUIDE, answers, strict=True))) for answers in product(("yes", "no"), repeat=len(GUIDE))]
    assert {form for _asked, _question, form in ends} == set(Form) == set(REASONS)
    assert all(len(asked) == len({question.key for question, _answer in asked}) for asked, _question, _form in ends)


@pytest.mark.parametrize(
    ("answers", "form"),
    [
        ({"public_interest": "no"}, "none"),
        ({"public_interest": "yes", "direct_economic_interest": "yes", "may_be_reserved": "yes"}, "reserved_procurement"),
        ({"public_interest": "yes", "direct_economic_interest": "yes", "may_be_reserved": "no"}, "procurement"),
        (GRANT, "grant"),
        (IOP | {"long_term": "no"}, "yearly_agreement"),
        (IOP, "iop"),
    ],
)
def test_the_form_follows_from_the_answers_and_is_saved_with_them(social_officer, answers, form):
    choice = choose(social_officer, answers)
    assert (choice.form, choice.form_reason) == (form, str(REASONS[Form(form)]))
    assert {row.key: row.answer for row in choice.answers.all()} == answers


def test_a_choice_answers_the_questions_that_are_asked_and_no_others(social_officer):
    for wrong, told in (
        ({}, "allmänt intresse"),
        (IOP | {"long_term": ""}, "flera år"),
        ({"public_interest": "no", "detailed": "no"}, "avgör redan"),
        (IOP | {"annat": "yes"}, "finns inte"),
    ):
        with pytest.raises(ValidationError, match=told):
            choose(social_officer, wrong)
    with pytest.raises(ValidationError, match="inte varit"):
        choose(social_officer, chosen_on=date(2026, 11, 22))
    assert not FormChoice.objects.exists()


def test_only_who_registers_agreements_for_the_board_saves_a_choice_for_it(social_officer, reader, culture_board, social_board):
    for actor, board in ((reader, None), (social_officer, culture_board)):
        with pytest.raises(PermissionDenied):
            choose(actor, board=board)
    choose(social_officer, board=social_board)


def test_another_boards_choice_is_not_seen_by_who_reads_their_own(
    social_officer, culture_officer, representative, organisation, social_board
):
    own = choose(social_officer, board=social_board, organisation=organisation)
    shared = choose(social_officer, title="Utan nämnd")
    seen = {user: set(FormChoice.objects.visible_to(user)) for user in (social_officer, culture_officer, representative)}
    assert seen == {social_officer: {own, shared}, culture_officer: {shared}, representative: set()}


def test_the_questions_are_asked_one_by_one_and_saved_at_the_end(client, social_officer, social_board):
    client.force_login(social_officer)
    address, given = reverse("agreements:choose_form"), {}
    for key, answer in IOP.items():
        page = client.get(address, given)
        assert str(GUIDE[key].text) in page.content.decode()
        assert "Spara valet</button>" not in page.content.decode()
        given[key] = answer
    last = client.get(address, given)
    assert "Svaren leder till: IOP-avtal" in last.content.decode()
    assert not FormChoice.objects.exists()
    values = {"title": "Språkkafé", "chosen_on": "2026-11-20", "chosen_by_role": "Handläggare", "board": social_board.pk}
    saved = client.post(f"{address}?{'&'.join(f'{key}={answer}' for key, answer in given.items())}", values)
    choice = FormChoice.objects.get()
    assert saved.url == choice.get_absolute_url()
    draft = client.get(f"{reverse('agreements:register_agreement')}?val={choice.pk}").content.decode()
    assert 'value="Språkkafé"' in draft
    made = {"title": "Språkkafé", "responsible_board": social_board.pk, "form_choice": choice.pk}
    client.post(reverse("agreements:register_agreement"), made)
    agreement = IOPAgreement.objects.get(form_choice=choice)
    assert choice.get_absolute_url() in client.get(agreement.get_absolute_url()).content.decode()
    assert agreement.get_absolute_url() in client.get(choice.get_absolute_url()).content.decode()


def test_odd_answers_in_the_address_ask_again(client, social_officer):
    client.force_login(social_officer)
    address = reverse("agreements:choose_form")
    for asked in ({"public_interest": "kanske"}, {"long_term": "yes"}, {"okänt": "yes", "organisation": "9" * 30}):
        assert str(GUIDE["public_interest"].text) in client.get(address, asked).content.decode()
    assert client.get(reverse("agreements:register_agreement"), {"val": "9" * 30}).status_code == 200
    assert client.post(f"{address}?public_interest=no", {"title": ""}).status_code == 422


def test_a_choice_is_made_and_read_by_the_api(api_client, social_officer):
    api_client.force_login(social_officer)
    answers = [{"key": key, "answer": answer} for key, answer in GRANT.items()]
    values = {"title": "Julmarknad", "chosen_by_role": "Handläggare", "answers": answers}
    made = api_client.post("/api/v1/form-choices/", values, format="json")
    assert (made.status_code, made.json()["form"], len(made.json()["answers"])) == (201, "grant", 5)
    twice = api_client.post("/api/v1/form-choices/", values | {"answers": answers * 2}, format="json")
    assert twice.status_code == 400
    assert api_client.post("/api/v1/form-choices/", values | {"answers": []}, format="json").status_code == 400
    assert api_client.get("/api/v1/form-choices/", {"form": "grant"}).json()["count"] == 1
    assert api_client.get("/api/v1/form-choices/", {"form": "iop"}).json()["count"] == 0


def test_a_wrong_choice_is_struck_out_with_a_reason_and_begins_nothing(client, social_officer, reader, social_board, draft):
    wrong, right = choose(social_officer, board=social_board), choose(social_officer, title="Språkkafé", board=social_board)
    grant = choose(social_officer, GRANT, title="Julmarknad")
    client.force_login(social_officer)
    form = client.get(reverse("agreements:register_agreement")).context["form"]
    assert set(form.fields["form_choice"].queryset) == {wrong, right}  # a grant begins no agreement
    assert "Språkkafé, 2026-11-21" in str(form["form_choice"])
    address = reverse("agreements:strike_form_choice", args=[wrong.pk])
    assert f'href="{address}"' in client.get(wrong.get_absolute_url()).content.decode()
    assert client.post(address, {"version": wrong.version, "reason": ""}).status_code == 422
    assert client.post(address, {"version": wrong.version, "reason": "Fel svar"}).url == wrong.get_absolute_url()
    assert "Fel svar" in client.get(wrong.get_absolute_url()).content.decode()
    assert set(FormChoice.objects.all()) == {right, grant}
    wrong.refresh_from_db()
    for choice, told in ((wrong, "struket"), (grant, "föreningsbidrag")):
        with pytest.raises(ValidationError, match=told):
            services.change_agreement(actor=social_officer, agreement=draft, form_choice=choice)
    services.change_agreement(actor=social_officer, agreement=draft, form_choice=right)
    with pytest.raises(ValidationError, match="påbörjat"):
        services.strike_form_choice(actor=social_officer, form_choice=right, reason="Fel")
    with pytest.raises(PermissionDenied):
        services.strike_form_choice(actor=reader, form_choice=grant, reason="Fel")


def test_what_is_to_be_bought_leads_on_to_the_procurement(client, social_officer):
    client.force_login(social_officer)
    answers = {"public_interest": "yes", "direct_economic_interest": "yes", "may_be_reserved": "yes"}
    page = client.get(choose(social_officer, answers).get_absolute_url())
    assert reverse("agreements:register_procurement") in page.content.decode()
