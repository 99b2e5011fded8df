"""The pages: what each role sees, what the page says of a full and of an unknown agreement, and how much it asks the database."""

import re
from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPMilestone, IOPParty
from partnerships.agreements.pages.agreement import facts
from partnerships.agreements.pages.timeline import timeline
from partnerships.ground.days import add_months, today
from partnerships.register.rights import Role
from tests.fixtures import OrganisationFactory, user_with

from .conftest import TODAY, AgreementFactory, answers_to, examined, signed, with_parts

pytestmark = pytest.mark.django_db
LIST = "/iop/"


def page(client, user, address, **query):
    client.force_login(user)
    response = client.get(address, query)
    return response.status_code, response.content.decode()


def test_another_boards_agreement_does_not_exist_for_who_may_not_read_it(client, running, culture_officer):
    assert page(client, culture_officer, running.get_absolute_url())[0] == 404
    status, text = page(client, culture_officer, LIST)
    assert (status, running.title in text) == (200, False)


def test_a_board_that_is_a_party_reads_the_agreement(client, draft, culture_officer, culture_board):
    IOPParty.objects.create(agreement=draft, side="municipal", board=culture_board)
    assert page(client, culture_officer, draft.get_absolute_url())[0] == 200


def test_a_representative_reads_own_agreements_once_and_no_others(client, running, representative, social_board):
    other = with_parts(AgreementFactory(responsible_board=social_board), OrganisationFactory())
    IOPParty.objects.create(agreement=running, side="other_public", organisation=OrganisationFactory())
    assert list(IOPAgreement.objects.visible_to(representative)) == [running]
    assert page(client, representative, running.get_absolute_url())[0] == 200
    assert page(client, representative, other.get_absolute_url())[0] == 404


def test_a_draft_is_the_municipalitys_own_until_it_goes_to_legal_review(draft, representative, social_officer):
    assert not IOPAgreement.objects.visible_to(representative).exists()
    assert not IOPParty.objects.visible_to(representative).exists()
    services.review_agreement(actor=social_officer, agreement=draft)
    assert IOPAgreement.objects.visible_to(representative).get() == draft


def test_what_is_saved_leads_back_to_its_section_or_on_to_one_more(client, draft, social_officer):
    client.force_login(social_officer)
    address = reverse("agreements:register_milestone", args=[draft.pk])
    values = {"title": "Start", "planned_end": "2024-05-01"}
    assert "Spara och lägg till en till" in client.get(address).content.decode()
    assert client.post(address, values).url == f"{draft.get_absolute_url()}#tidslinje"
    more = client.post(address, values | {"title": "Mitt", "again": "1"}, follow=True)
    assert more.redirect_chain == [(address, 302)]
    assert "Sparat: Mitt" in more.content.decode()
    assert more.context["form"]["title"].value() is None


def test_a_page_names_the_part_it_lies_under_and_no_id_twice(client, running, social_officer):
    status, text = page(client, social_officer, running.get_absolute_url())
    ids = re.findall(r' id="([^"]+)"', text)
    assert sorted(ids) == sorted(set(ids))
    for name in ("form_choice_list", "register_agreement"):
        trail = client.get(reverse(f"agreements:{name}")).content.decode().split("ds-breadcrumbs")[1].split("</nav>")[0]
        assert f'href="{reverse("agreements:agreement_list")}"' in trail


def test_who_may_read_but_not_change_gets_no_buttons_and_403(client, running, reader):
    status, text = page(client, reader, running.get_absolute_url())
    assert status == 200
    assert "Säg upp" not in text
    assert "Ny resurs" not in text
    assert "/andra/" not in text
    assert page(client, reader, reverse("agreements:terminate", args=[running.pk]))[0] == 403


def test_who_may_not_read_resources_sees_none(client, running, social_attester):
    text = page(client, social_attester, running.get_absolute_url())[1]
    assert "Gemensamma resurser" not in text


@pytest.mark.parametrize(
    "name",
    ["change_agreement", "terminate", "register_follow_up", "register_legal_test", "register_resource", "register_milestone",
     "register_party", "register_group", "plan_payment", "attach", "sign", "decide", "decline", "withdraw", "review", "prepare"],
)  # fmt: skip
def test_every_form_opens_for_the_boards_officer(client, running, social_officer, name):
    assert page(client, social_officer, reverse(f"agreements:{name}", args=[running.pk]))[0] == 200


def test_parts_have_forms(client, follow_up, social_officer):
    agreement = follow_up.agreement
    parts = {"party": agreement.parties, "resource": agreement.resources, "milestone": agreement.milestones}
    parts |= {"group": agreement.groups, "group_member": agreement.group_members}
    for name, rows in parts.items():
        assert page(client, social_officer, reverse(f"agreements:change_{name}", args=[rows.first().pk]))[0] == 200
    assert page(client, social_officer, reverse("agreements:change_follow_up", args=[follow_up.pk]))[0] == 200


def test_the_page_of_a_running_agreement(client, follow_up, social_officer):
    IOPMilestone.objects.create(agreement=follow_up.agreement, title="Halvtidsavstämning", planned_end=date(2025, 6, 1))
    text = page(client, social_officer, follow_up.agreement.get_absolute_url())[1]
    for words in (
        "Avtalet löper ut 31 december 2026",
        "Sista dag för uppsägning var 30 september 2026",
        f"{follow_up.agreement.responsible_board} 100\xa0000\xa0kr (100\xa0%)",
        "Provköpings mötesplats 22\xa0000\xa0kr (100\xa0%)",
        "100 timmar",
        "Försenat",
        "Halvtidsavstämning",
        "Uppföljning saknas för 2025",
        "Beslut § 161",
        "Planera utbetalning",
    ):
        assert words in text, words


def test_an_agreement_of_which_little_is_known_says_so(client, old_agreement, social_officer):
    text = page(client, social_officer, old_agreement.get_absolute_url())[1]
    assert "Känt gällande 2018-05-31" in text
    assert "Giltighet okänd" in text
    assert "uppgifter saknas" in text
    assert text.count("uppgift saknas") >= 8
    assert "Planera utbetalning" not in text


def steps(agreement):
    agreement = IOPAgreement.objects.get(pk=agreement.pk)
    return {step["title"]: step["state"] for step in timeline(agreement, False)}


def test_the_timeline_calls_done_only_what_happened(running):
    found = steps(running)
    assert (found["Avtalet träder i kraft"], found["Avtalet löper ut"]) == ("done", "now")
    assert found["Sista dag för uppsägning"] == "past"  # 30 September stays where it is
    IOPAgreement.objects.update(end_date=TODAY)
    assert steps(running)["Avtalet löper ut"] == "now"
    IOPAgreement.objects.update(end_date=date(2026, 11, 20))
    assert steps(running)["Avtalet löper ut"] == "done"


def test_the_timeline_says_when_notice_can_be_given_until_it_is(running):
    IOPAgreement.objects.update(end_date=date(2027, 12, 31))
    assert steps(running)["Sista dag för uppsägning"] == "later"
    IOPAgreement.objects.update(state="terminated", terminated_on=date(2026, 11, 1), ends_on=date(2027, 2, 1))
    found = steps(running)
    assert (found["Uppsagt"], found["Upphör efter uppsägning"]) == ("done", "now")
    assert not {"Sista dag för uppsägning", "Avtalet löper ut"} & set(found)
    told = {label: value for label, value, *_url in facts(IOPAgreement.objects.get(), None, None)}
    assert told["Avtalstid"] == "2024-01-01 – 2027-12-31, upphör 2027-02-01"
    assert told["Upphör"] == "2027-02-01"


def test_no_agreement_no_first_day(draft):
    assert "Avtalet träder i kraft" not in steps(draft)
    IOPAgreement.objects.update(start_date=date(2026, 11, 22))
    assert "Avtalet träder i kraft" in steps(draft)
    IOPAgreement.objects.update(state="declined")
    assert steps(draft) == {}


def test_the_organisation_reads_a_legal_tests_conclusion_and_day_alone(client, running, representative, social_officer):
    running.legal_tests.update(reason="Ingen marknad finns", examined_by_role="Stadsjuristen")
    own = page(client, representative, running.get_absolute_url())[1]
    assert "IOP är möjligt" in own
    assert "2018-10-01" in own
    assert "Ingen marknad finns" not in own
    assert "Stadsjuristen" not in own
    assert "Ingen marknad finns" in page(client, social_officer, running.get_absolute_url())[1]


def test_the_list_counts_filters_and_sums(client, running, old_agreement, social_officer, culture_board):
    expired = with_parts(
        AgreementFactory(
            title="Utlöpt avtal", responsible_board=culture_board, start_date=date(2018, 1, 1), end_date=date(2020, 12, 31)
        ),
        OrganisationFactory(name="Östra föreningen"),
        money="7000",
    )
    signed(expired, running.decision)
    states = {"active": running, "expired": expired, "unknown": old_agreement}
    for state, agreement in states.items():
        text = page(client, social_officer, LIST, state=state)[1]
        assert [other.title in text for other in states.values()] == [other == agreement for other in states.values()]
    text = page(client, social_officer, LIST, year=2018)[1]
    assert "Kommunens medel 2018" in text
    assert "7\xa0000\xa0kr" in text
    assert running.title not in text
    assert expired.title in page(client, social_officer, LIST, search="ÖSTRA FÖR")[1]
    assert expired.title in page(client, social_officer, LIST, search=expired.case.raw)[1]


def test_what_ends_soon_is_counted_and_listed_alike(client, running, old_agreement, social_officer):
    soon = f'href="{LIST}?state=active&amp;ends_by={add_months(today(), 6)}"'
    assert soon in page(client, social_officer, LIST)[1]
    for ends_on, listed in ((add_months(today(), 6), True), (add_months(today(), 6) + timedelta(days=1), False)):
        IOPAgreement.objects.filter(pk=running.pk).update(end_date=ends_on)
        text = page(client, social_officer, LIST, state="active", ends_by=str(add_months(today(), 6)))[1]
        assert (running.title in text) == listed
        assert old_agreement.title not in text


def test_a_bad_filter_gives_a_page_and_no_fault(client, running, social_officer):
    for query in ({"state": "bogus"}, {"year": "9" * 30}, {"responsible_board": "x", "ordering": "municipal_money"}):
        assert page(client, social_officer, LIST, **query)[0] == 200


@pytest.mark.parametrize("ordering", ["sort_text", "-end_date", "municipal_money", "-municipal_money"])
def test_the_list_is_ordered_as_asked(client, running, old_agreement, social_officer, ordering):
    assert page(client, social_officer, LIST, ordering=ordering)[0] == 200


def test_the_list_leaves_as_excel(client, running, old_agreement, social_officer):
    client.force_login(social_officer)
    response = client.get("/uppfoljning/lista/iop.xlsx", {"state": "active"})
    assert response.status_code == 200
    assert b"".join(response.streaming_content)[:2] == b"PK"


def test_a_draft_is_registered_and_signed_by_page(client, social_officer, social_board, decided):
    client.force_login(social_officer)
    response = client.post("/iop/nytt/", {"title": "Språkkafé", "responsible_board": social_board.pk})
    made = IOPAgreement.objects.get(title="Språkkafé")
    assert response.url == made.get_absolute_url()
    address = reverse("agreements:sign", args=[decided.pk])
    early = client.post(address, {"signed_on": "1 december 2023", "version": decided.version})
    assert early.status_code == 422
    assert "före beslutet 2023-12-05" in early.content.decode()
    assert client.post(address, {"signed_on": "2023-12-06", "version": decided.version}).status_code == 302
    stale = client.post(address, {"signed_on": "2023-12-06", "version": decided.version})
    assert stale.status_code == 409


def make_agreements(number, board, decision):
    for _row in range(number):
        agreement = with_parts(AgreementFactory(responsible_board=board), OrganisationFactory())
        examined(agreement)
        signed(agreement, decision)


def test_the_list_asks_as_much_of_a_hundred_as_of_ten(client, social_officer, social_board, board_decision):
    client.force_login(social_officer)
    counts = []
    for more in (10, 90):
        make_agreements(more, social_board, board_decision)
        client.get(LIST)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(LIST).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 14, counts


def test_the_page_asks_as_much_of_many_parts_as_of_few(client, running, social_officer):
    client.force_login(social_officer)
    counts = []
    for more in (1, 20):
        for number in range(more):
            party = IOPParty.objects.create(agreement=running, side="idea_driven", organisation=OrganisationFactory())
            running.resources.create(party=party, kind="network", year=2024 + number % 3)
            running.milestones.create(title="Steg", planned_end=date(2025, 1, 1))
            examined(running)
        client.get(running.get_absolute_url())
        with CaptureQueriesContext(connection) as queries:
            assert client.get(running.get_absolute_url()).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 26, counts


def test_a_coordinator_reads_every_board(client, running):
    assert page(client, user_with(Role.COORDINATOR), running.get_absolute_url())[0] == 200


def test_a_part_is_struck_out_by_page_and_shown_so(client, draft, social_officer, reader):
    client.force_login(social_officer)
    step = draft.milestones.get()
    change, strike = (reverse(f"agreements:{act}_milestone", args=[step.pk]) for act in ("change", "strike"))
    assert strike in client.get(change).content.decode()
    assert client.post(strike, {"version": step.version}).status_code == 422
    assert client.post(strike, {"version": step.version, "reason": "Fel avtal"}).url == step.get_absolute_url()
    text = client.get(draft.get_absolute_url()).content.decode()
    assert "<s>Uppstart</s>" in text
    assert "Fel avtal" in text
    assert "Tidplan med insatser" in text  # is missing again
    assert client.get(change).status_code == 404
    assert "<s>Uppstart</s>" in page(client, reader, draft.get_absolute_url())[1]


def test_a_signed_agreement_offers_no_striking(client, running, social_officer):
    client.force_login(social_officer)
    assert "/stryk/" not in client.get(reverse("agreements:change_party", args=[running.parties.first().pk])).content.decode()
    assert "stryka" not in client.get(running.get_absolute_url()).content.decode()


def test_a_receiver_without_an_account_is_told_of_with_the_way_there(client, running, social_officer, organisation):
    organisation.bankgiro = ""
    organisation.save()
    text = page(client, social_officer, reverse("agreements:plan_payment", args=[running.pk]))[1]
    assert "Provköpings mötesplats har inget bankgiro eller plusgiro i registret." in text
    assert '<select name="giro_type"' not in text
    assert organisation.get_absolute_url() in text


def test_a_form_says_what_it_has_nothing_of(client, prepared, social_officer):
    text = page(client, social_officer, reverse("agreements:decline", args=[prepared.pk]))[1]
    assert (
        "Inget beslut om avslag, med datum och paragraf, är registrerat. Nämndsekreteraren registrerar beslut under Ärenden."
        in text
    )
    text = page(client, social_officer, reverse("agreements:change_agreement", args=[prepared.pk]))[1]
    assert "Nämnden har inget undertecknat avtal som kan ersättas." in text
    assert "Saknas numret? Nämndsekreteraren registrerar det" in text


def test_the_fields_of_welfare_are_found_from_the_list(client, social_officer):
    assert reverse("agreements:welfare_area_list") in page(client, social_officer, LIST)[1]


def test_a_follow_up_says_in_the_timeline_how_far_the_goals_were_met(client, follow_up, social_officer):
    text = page(client, social_officer, follow_up.agreement.get_absolute_url())[1]
    assert "mål: nådda" in text
    assert "Målen nådda" not in text


def test_a_payment_is_offered_while_some_money_is_left_and_of_the_year_that_has_it(client, running, social_officer):
    address = reverse("agreements:plan_payment", args=[running.pk])
    client.force_login(social_officer)
    form = client.get(address)
    assert "2024: 100\xa0000\xa0kr kvar" in form.content.decode()
    assert "100\xa0000\xa0kr (2024)" in form.content.decode()
    party = running.parties.get(side="idea_driven")
    values = {"year": 2024, "amount": Decimal("100000"), "due": TODAY, "giro_type": "bankgiro"}
    services.plan_iop_payment(actor=social_officer, agreement=running, key=uuid4(), party=party, **values)
    assert address not in client.get(running.get_absolute_url()).content.decode()
    assert "Inget är kvar av kommunens medel" in client.get(address).content.decode()


def test_what_the_board_decides_on_is_asked_before_it_is_prepared(client, social_board, social_officer):
    empty = IOPAgreement.objects.create(title="Tomt", responsible_board=social_board, state=IOPAgreement.State.LEGAL_REVIEW)
    address = reverse("agreements:prepare", args=[empty.pk])
    assert reverse("agreements:register_party", args=[empty.pk]) in page(client, social_officer, address)[1]
    answer = client.post(address, {"version": empty.version})
    text = answer.content.decode()
    assert answer.status_code == 422
    for told in ("Uppgift saknas: Kommunens part.", "Uppgift saknas: Idéburen part.", "Juridisk prövning saknas."):
        assert told in text
    empty.refresh_from_db()
    assert empty.state == IOPAgreement.State.LEGAL_REVIEW


def test_years_without_the_municipalitys_money_are_told_until_it_is_signed(client, draft, social_officer):
    text = page(client, social_officer, draft.get_absolute_url())[1]
    assert "Kommunens medel 2025, 2026" in text
    municipal = draft.parties.get(side="municipal")
    assert f"{reverse('agreements:register_resource', args=[draft.pk])}?party={municipal.pk}#id_amount" in text
    for year in (2025, 2026):
        draft.resources.create(party=municipal, kind="money", year=year, unit="kr", amount=5)
    assert "amount" not in {gap.about for gap in IOPAgreement.objects.get(pk=draft.pk).missing()}


def test_the_facts_tell_the_money_of_the_term_and_of_this_year_only_within_it(client, draft, social_officer):
    def facts():
        return dict(fact[:2] for fact in client.get(draft.get_absolute_url()).context["facts"])

    client.force_login(social_officer)
    assert (facts()["Kommunens medel hela avtalstiden"], facts()["Kommunens medel 2026"]) == ("100\xa0000\xa0kr", "0\xa0kr")
    draft.end_date = date(2025, 12, 31)
    draft.save()
    assert "Kommunens medel 2026" not in facts()


def test_money_without_a_party_leads_to_the_party_first(client, social_board, social_officer):
    bare = AgreementFactory(responsible_board=social_board)
    text = page(client, social_officer, bare.get_absolute_url())[1]
    assert reverse("agreements:register_resource", args=[bare.pk]) not in text
    assert reverse("agreements:register_party", args=[bare.pk]) in text


def test_a_gap_leads_to_its_field_and_its_party(client, draft, social_officer):
    party = draft.parties.create(side="idea_driven", organisation=OrganisationFactory())
    IOPAgreement.objects.filter(pk=draft.pk).update(challenge="")
    text = page(client, social_officer, draft.get_absolute_url())[1]
    assert f'{reverse("agreements:change_agreement", args=[draft.pk])}#id_challenge"' in text
    address = f"{reverse('agreements:register_resource', args=[draft.pk])}?party={party.pk}"
    assert address in text
    assert f'<option value="{party.pk}" selected>' in client.get(address).content.decode()
    assert client.get(f"{address}x").status_code == 200


def test_a_party_leads_to_the_association_and_apart_from_that_to_its_form(client, draft, social_officer, organisation, reader):
    change = reverse("agreements:change_party", args=[draft.parties.get(side="idea_driven").pk])
    text = page(client, social_officer, draft.get_absolute_url())[1]
    assert f'href="{organisation.get_absolute_url()}"' in text
    assert f'href="{change}"' in text
    assert change not in page(client, reader, draft.get_absolute_url())[1]


def test_the_history_tells_of_the_parts_that_the_user_may_read(client, draft, social_officer, representative, criteria):
    party = draft.parties.get(side="municipal")
    services.register_resource(actor=social_officer, party=party, kind="network", year=2024)
    values = {
        "examined_on": date(2023, 10, 1),
        "answers": answers_to(criteria),
        "examined_by_role": "Jurist",
        "reason": "Ingen marknad",
    }
    services.register_legal_test(actor=social_officer, agreement=draft, **values)
    IOPAgreement.objects.filter(pk=draft.pk).update(state="legal_review")  # the organisation reads no draft

    def acts(user):
        client.force_login(user)
        return [event["act"] for event in client.get(draft.get_absolute_url()).context["history"]]

    told = ["Besvarad fråga för fråga: juridisk prövning (IOP är möjligt, 2023-10-01)"]
    told += ["Registrerad: juridisk prövning (IOP är möjligt, 2023-10-01)", "Registrerad: resurs (Nätverk 2024)"]
    assert acts(social_officer) == told
    assert told[1] not in acts(representative)


def test_an_attester_sees_the_agreement_and_the_years_money(client, running, social_officer, social_attester):
    party = running.parties.get(side="idea_driven")
    asked = {"party": party, "year": 2024, "amount": 40000, "due": date(2024, 3, 1), "giro_type": "bankgiro"}
    payment = services.plan_iop_payment(actor=social_officer, agreement=running, key=uuid4(), **asked)
    client.force_login(social_attester)
    facts = {fact[0]: fact[1] for fact in client.get(reverse("payments:attest", args=[payment.pk])).context["facts"]}
    assert facts["Avser"] == f"IOP-avtal: {running.title}"
    assert facts["Beslut"] == str(running.decision)
    assert facts["Kommunens medel 2024"] == "100\xa0000\xa0kr"
    assert facts["Planerat och utbetalt av medlen 2024, med denna"] == "40\xa0000\xa0kr"
