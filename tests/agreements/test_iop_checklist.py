"""What must be in place before signing: the checklist, its links, what is missing and what stands once it is signed."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement
from partnerships.agreements.models.gaps import REQUIRED, progress
from partnerships.compact.models import Compact
from reports.quality import Scope, findings
from tests.fixtures import DecisionFactory

pytestmark = pytest.mark.django_db
State = IOPAgreement.State
NEW = ("values_basis", "responsibilities", "amendment_terms", "dispute_terms", "insight_terms", "data_protection_note")


def page(client, user, address):
    client.force_login(user)
    return client.get(address)


def labels(requirements):
    return {str(requirement.label) for requirement in requirements}


def test_an_agreement_that_is_ready_has_nothing_left_to_do(decided):
    checklist = decided.checklist()
    assert [line.label for line in checklist if line.hinders and not line.done] == []
    assert progress(checklist) == {"done": 35, "total": 35}
    assert labels(decided.missing()) == {"Kommunens medel 2025, 2026"}  # told, but no hindrance


@pytest.mark.parametrize("name", [name for names in REQUIRED.values() for name in names])
def test_nothing_is_signed_without_each_required_field(decided, social_officer, name):
    empty = None if decided._meta.get_field(name).null else ""
    IOPAgreement.objects.update(**{name: empty})
    agreement = IOPAgreement.objects.get()
    (gap,) = [gap for gap in agreement.missing() if gap.about == name]
    with pytest.raises(ValidationError) as broken:
        services.sign_agreement(actor=social_officer, agreement=agreement, signed_on=date(2023, 12, 20))
    assert f"Uppgift saknas: {gap.label}." in broken.value.messages


def test_what_is_optional_is_not_asked_for(decided):
    asked = {line.about for line in decided.checklist()}
    assert not asked & {"renewal_terms", "cost_benefit_note", "compact", "welfare_area"}


def test_what_belongs_to_a_later_step_is_on_the_checklist_and_not_missing_yet(draft):
    later = {"Juridisk prövning", "Prövningen säger att IOP är möjligt", "Beslut", "Beslutets datum", "Beslutets paragraf"}
    assert labels(line for line in draft.checklist() if line.hinders and not line.done) == later
    assert not labels(draft.missing()) & later
    draft.state = State.LEGAL_REVIEW
    assert labels(draft.missing()) & later == {"Juridisk prövning"}


def test_what_is_signed_stands_and_what_was_unknown_is_filled_in(running, social_officer):
    IOPAgreement.objects.update(insight_terms="", follow_up_month=None)
    running.refresh_from_db()
    changed = services.change_agreement(
        actor=social_officer, agreement=running, insight_terms="Handlingar lämnas ut", follow_up_month=3, renewal_terms="Inga"
    )
    assert (changed.insight_terms, changed.follow_up_month) == ("Handlingar lämnas ut", 3)
    for name, value in {**dict.fromkeys(NEW, "Annat"), "follow_up_month": 4, "renewal_terms": "Automatisk"}.items():
        with pytest.raises(ValidationError, match="Villkoret är undertecknat"):
            services.change_agreement(actor=social_officer, agreement=IOPAgreement.objects.get(), **{name: value})
    services.change_agreement(actor=social_officer, agreement=changed, cost_benefit_note="Fler nås")


def test_an_agreement_may_rest_on_an_adopted_compact_but_not_on_a_proposal(draft, social_officer):
    proposal = Compact.objects.create(title="Överenskommelse", version_text="Förslag")
    with pytest.raises(ValidationError, match="Välj en som är antagen"):
        services.change_agreement(actor=social_officer, agreement=draft, compact=proposal)
    by = {"adopted_by": draft.responsible_board, "adopted_on": date(2018, 10, 1)}
    adopted = Compact.objects.create(title="Överenskommelse", version_text="Antagen", state="in_force", **by)
    assert services.change_agreement(actor=social_officer, agreement=draft, compact=adopted).compact == adopted


def test_the_page_shows_done_and_not_done_each_with_its_field(client, draft, social_officer, reader):
    IOPAgreement.objects.update(values_basis="")
    draft.groups.update(struck_reason="Fel")
    text = page(client, social_officer, draft.get_absolute_url()).content.decode()
    assert "26 av 35 klara" in text
    own = reverse("agreements:change_agreement", args=[draft.pk])
    assert f'href="{own}#id_values_basis">Värdegrund' in text
    assert f'href="{own}#id_challenge">Samhällsutmaning' in text
    assert f'href="{reverse("agreements:register_group", args=[draft.pk])}">Styrgrupp' in text
    assert f'href="{draft.get_absolute_url()}#parter">Idéburen part' in text
    assert "#id_values_basis" not in page(client, reader, draft.get_absolute_url()).content.decode()


def test_a_missing_member_leads_to_the_steering_group(client, draft, social_officer):
    group = draft.groups.get()
    draft.group_members.filter(party__side="idea_driven").update(struck_reason="Fel")
    text = page(client, social_officer, draft.get_absolute_url()).content.decode()
    assert f'href="{reverse("agreements:register_group_member", args=[group.pk])}">Idéburen ledamot i styrgruppen' in text


def test_the_sign_page_shows_the_same_checklist_and_a_signed_agreement_none(client, decided, running, social_officer):
    IOPAgreement.objects.update(state=State.DECIDED, dispute_terms="")
    sign = page(client, social_officer, reverse("agreements:sign", args=[decided.pk])).content.decode()
    assert "34 av 35 klara" in sign
    assert "#id_dispute_terms" in sign
    IOPAgreement.objects.update(state=State.SIGNED)
    shown = page(client, social_officer, running.get_absolute_url())
    assert "Inför undertecknandet" not in shown.content.decode()
    assert "uppgift saknas" in shown.content.decode()
    assert [item["label"] for item in shown.context["missing"]] == ["Omförhandling, hävning och tvist"]


@pytest.mark.parametrize("state", [State.DRAFT, State.SIGNED, State.WITHDRAWN])
def test_each_line_of_the_contents_leads_to_a_section_in_the_order_of_the_page(client, running, social_officer, state):
    IOPAgreement.objects.update(state=state)
    shown = page(client, social_officer, running.get_absolute_url())
    text = shown.content.decode()
    places = [text.index(f'id="{place}"') for place, _heading in shown.context["contents"]]
    assert len(places) > 8
    assert places == sorted(places)
    assert ("#checklista" in text) is (state == State.DRAFT)


def test_the_api_gives_the_checklist_and_refuses_with_all_of_it_at_once(api_client, decided, social_officer):
    IOPAgreement.objects.update(**dict.fromkeys(NEW, ""))
    decided.groups.update(struck_reason="Fel")
    api_client.force_login(social_officer)
    address = f"/api/v1/iop-agreements/{decided.pk}/"
    answer = api_client.get(f"{address}checklist/").json()
    undone = {line["label"] for line in answer["requirements"] if line["hinders"] and not line["done"]}
    assert (answer["total"], answer["done"]) == (35, 35 - len(undone))
    assert {"Styrgrupp", "Kommunens ledamot i styrgruppen", "Insyn och revision", "Personuppgifter"} < undone
    refused = api_client.post(f"{address}sign/", {"signed_on": "2023-12-20"}, format="json")
    told = {error["message"] for error in refused.json()["errors"]}
    assert {f"Uppgift saknas: {label}." for label in undone} == told


def test_the_api_takes_a_month_of_the_year(api_client, draft, social_officer):
    api_client.force_login(social_officer)
    address = f"/api/v1/iop-agreements/{draft.pk}/"
    for month, status in ((13, 400), (0, 400), ("x", 400), (12, 200)):
        tag = api_client.get(address).headers["ETag"]
        answer = api_client.patch(address, {"follow_up_month": month}, format="json", headers={"If-Match": tag})
        assert answer.status_code == status
    assert IOPAgreement.objects.get(pk=draft.pk).follow_up_month == 12


def test_what_is_missing_is_counted_in_data_quality(running):
    IOPAgreement.objects.update(insight_terms="")
    running.group_members.update(struck_reason="Fel")
    checks = {finding.check: finding.things for finding in findings() if finding.count}
    for gap in ("insyn och revision", "kommunens ledamot i styrgruppen", "idéburen ledamot i styrgruppen"):
        assert checks[f"IOP-avtal där uppgift saknas: {gap}"] == [running.title]
    assert Scope().rows(IOPAgreement).count() == 1


def test_of_an_old_agreement_the_gaps_are_told_and_nothing_is_guessed(client, old_agreement, social_officer):
    shown = page(client, social_officer, old_agreement.get_absolute_url())
    told = {str(item["label"]) for item in shown.context["missing"]}
    assert {"Värdegrund", "Styrgrupp", "Uppföljningsmånad", "Undertecknat, datum"} <= told
    assert "Inför undertecknandet" not in shown.content.decode()


def test_a_decision_without_day_leads_to_the_decision(client, old_agreement, social_officer):
    old_agreement.decision = DecisionFactory(board=old_agreement.responsible_board, meeting_date=None)
    old_agreement.save()
    missing = page(client, social_officer, old_agreement.get_absolute_url()).context["missing"]
    urls = {str(item["label"]): item["url"] for item in missing}
    assert urls["Beslutets datum"] == old_agreement.decision.get_absolute_url()
