"""Every party answers, the goals are measured, the parties conclude together, and each side approves."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import FollowUpAnswer, GoalMeasure, IOPAgreement, IOPFollowUp, IOPGoal
from partnerships.agreements.models.planned import follow_up_due, planned_follow_ups
from partnerships.audit.models import AuditEvent
from partnerships.ground.errors import Stale
from partnerships.register.rights import Role
from reports.due import due_list
from reports.period import ReportYear
from reports.quality import Scope, agreements_without_follow_up, agreements_without_follow_up_demand
from reports.sheets.agreements import followed_up
from tests.fixtures import OrganisationFactory, user_with
from tests.racing import at_once, faults

from .conftest import signed

pytestmark = pytest.mark.django_db

SAID = {"answered_on": date(2026, 2, 1), "answered_by_role": "Ordförande", "achieved": "Fler besökare"}
CONCLUDED = {"joint_conclusion": "continue", "conclusion_reason": "Det ger det som parterna ville", "held_on": date(2026, 2, 10)}
APPROVED = {"approved_on": date(2026, 2, 20), "approved_by_role": "Ordförande"}


@pytest.fixture
def begun(running, social_officer):
    return services.register_follow_up(actor=social_officer, agreement=running, year=2025)


def party(agreement, side):
    return agreement.parties.get(side=side)


@pytest.fixture
def answered(begun, social_officer, representative):
    for actor, side in ((social_officer, "municipal"), (representative, "idea_driven")):
        services.register_answer(actor=actor, follow_up=begun, party=party(begun.agreement, side), **SAID)
    return begun


@pytest.fixture
def concluded(answered, social_officer):
    return services.conclude_follow_up(actor=social_officer, follow_up=answered, **CONCLUDED)


# Answers


def test_both_answer_and_what_comes_on_paper_is_kept_as_such(begun, social_officer, representative):
    municipal, other = (party(begun.agreement, side) for side in ("municipal", "idea_driven"))
    own = services.register_answer(actor=social_officer, follow_up=begun, party=municipal, **SAID)
    paper = services.register_answer(actor=social_officer, follow_up=begun, party=other, **SAID)
    assert (own.received_as, paper.received_as) == ("own", "paper")
    taken_over = services.change_answer(actor=representative, answer=paper, delivered="300 timmar")
    assert taken_over.received_as == "own"
    with pytest.raises(PermissionDenied):
        services.change_answer(actor=social_officer, answer=taken_over, delivered="400 timmar")
    with pytest.raises(ValidationError, match="redan svarat"):
        services.register_answer(actor=representative, follow_up=begun, party=other, **SAID)


def test_a_representative_answers_for_no_other_party_and_sees_no_other_agreement(client, begun, representative):
    with pytest.raises(PermissionDenied):
        services.register_answer(actor=representative, follow_up=begun, party=party(begun.agreement, "municipal"), **SAID)
    stranger = user_with(Role.REPRESENTATIVE, organisation=OrganisationFactory(name="Den andra"))
    with pytest.raises(PermissionDenied):
        services.register_answer(actor=stranger, follow_up=begun, party=party(begun.agreement, "idea_driven"), **SAID)
    client.force_login(stranger)
    for address in ("", "svar/", "godkann/"):
        assert client.get(f"{begun.get_absolute_url()}{address}").status_code == 404
    client.force_login(representative)
    sent = {"party": party(begun.agreement, "municipal").pk, **SAID}
    assert client.post(f"{begun.get_absolute_url()}svar/", sent).status_code == 422  # not among the choices
    sent["party"] = party(begun.agreement, "idea_driven").pk
    assert client.post(f"{begun.get_absolute_url()}svar/", sent).status_code == 302
    assert FollowUpAnswer.objects.get().received_as == "own"
    page = client.get(begun.get_absolute_url()).content.decode()
    assert "Ändra svaret" in page
    assert "Fastställ slutsats" not in page


def test_a_party_and_a_goal_of_another_agreement_have_no_place_here(begun, social_officer, old_agreement):
    other = services.register_party(
        actor=social_officer, agreement=old_agreement, side="idea_driven", organisation=OrganisationFactory()
    )
    with pytest.raises(ValidationError, match="ett annat avtal"):
        services.register_answer(actor=social_officer, follow_up=begun, party=other, **SAID)
    goal = services.register_goal(actor=social_officer, agreement=old_agreement, text="Annat", target=1)
    with pytest.raises(ValidationError, match="hör inte till avtalet"):
        services.register_goal_measure(actor=social_officer, follow_up=begun, goal=goal, result="met")


# Conclusion and approval


def test_it_is_not_concluded_until_all_have_answered_or_it_is_told_why_one_has_not(begun, social_officer):
    with pytest.raises(ValidationError, match="har inte svarat"):
        services.conclude_follow_up(actor=social_officer, follow_up=begun, **CONCLUDED)
    told = services.conclude_follow_up(
        actor=social_officer, follow_up=begun, unanswered_reason="Föreningen byter styrelse", **CONCLUDED
    )
    assert (told.joint_conclusion, told.held_on) == ("continue", date(2026, 2, 10))


def test_nothing_is_followed_up_before_it_begins(begun, answered, social_officer):
    long_ago = date(2024, 12, 31)  # what is followed up is 2025
    for act, values in (
        (services.change_follow_up, {"held_on": long_ago}),
        (services.conclude_follow_up, CONCLUDED | {"held_on": long_ago}),
    ):
        with pytest.raises(ValidationError, match="från 2025-01-01"):
            act(actor=social_officer, follow_up=begun, **values)
    with pytest.raises(ValidationError, match="från 2026-01-01"):
        services.register_follow_up(actor=social_officer, agreement=begun.agreement, year=2026, held_on=date(2015, 1, 1))
    assert IOPFollowUp.objects.get().held_on is None


def test_both_sides_approve_what_then_is_locked_and_opened_only_with_a_reason(concluded, social_officer, representative):
    agreement = concluded.agreement
    with pytest.raises(PermissionDenied):
        services.approve_follow_up(actor=representative, follow_up=concluded, party=party(agreement, "municipal"), **APPROVED)
    for actor, side in ((representative, "idea_driven"), (social_officer, "municipal")):
        assert not concluded.is_approved()
        concluded = services.approve_follow_up(actor=actor, follow_up=concluded, party=party(agreement, side), **APPROVED)
    assert concluded.is_approved()
    with pytest.raises(ValidationError, match="redan godkänt"):
        services.approve_follow_up(actor=social_officer, follow_up=concluded, party=party(agreement, "municipal"), **APPROVED)
    answer = concluded.answers.get(party__side="municipal")
    locked = [
        lambda: services.change_follow_up(actor=social_officer, follow_up=concluded, results="Annat"),
        lambda: services.change_answer(actor=social_officer, answer=answer, achieved="Annat"),
        lambda: services.register_goal_measure(
            actor=social_officer, follow_up=concluded, goal=agreement.goals.get(), result="met"
        ),
    ]
    for attempt in locked:
        with pytest.raises(ValidationError, match="Slutsatsen är fastställd"):
            attempt()
    with pytest.raises(ValidationError, match="varför"):
        services.reopen_follow_up(actor=social_officer, follow_up=concluded, reason=" ")
    opened = services.reopen_follow_up(actor=social_officer, follow_up=concluded, reason="Fel siffra")
    assert (opened.joint_conclusion, opened.approved_by_municipality, opened.approved_by_other) == ("", False, False)
    assert not opened.answers.exclude(approved_on=None).exists()
    assert AuditEvent.objects.of(opened).filter(act="reopened", reason="Fel siffra").exists()


def test_of_two_organisations_both_approve_before_their_side_has(answered, social_officer, representative):
    second = OrganisationFactory(name="Andra föreningen")
    another = answered.agreement.parties.create(side="idea_driven", organisation=second)
    services.register_answer(actor=social_officer, follow_up=answered, party=another, **SAID)
    concluded = services.conclude_follow_up(actor=social_officer, follow_up=answered, **CONCLUDED)
    first = answered.agreement.parties.get(side="idea_driven", organisation__name="Provköpings mötesplats")
    concluded = services.approve_follow_up(actor=representative, follow_up=concluded, party=first, **APPROVED)
    assert not concluded.approved_by_other
    concluded = services.approve_follow_up(actor=social_officer, follow_up=concluded, party=another, **APPROVED)
    assert concluded.approved_by_other


@pytest.mark.django_db(transaction=True)
def test_two_who_approve_at_once_both_count_or_are_told_to_look_again(concluded, social_officer, representative):
    agreement = concluded.agreement
    ones = [(representative, party(agreement, "idea_driven")), (social_officer, party(agreement, "municipal"))]

    def attempt(one):
        actor, own = one
        seen = IOPFollowUp.objects.get(pk=concluded.pk)
        return services.approve_follow_up(actor=actor, follow_up=seen, party=own, **APPROVED)

    refused = faults(at_once(attempt, ones), Stale)
    approved = FollowUpAnswer.objects.exclude(approved_on=None).count()
    assert approved == 2 - len(refused) >= 1
    for one in ones:
        if not FollowUpAnswer.objects.get(party=one[1]).approved_on:
            attempt(one)
    assert IOPFollowUp.objects.get(pk=concluded.pk).is_approved()


# Goals measured


@pytest.mark.parametrize(
    ("results", "fulfilment"),
    [(("met", "met"), "met"), (("met", "not_met"), "partly"), (("partly", "partly"), "partly"), (("not_met",) * 2, "not_met")],
)
def test_the_fulfilment_follows_from_the_measures_when_all_goals_are_measured(begun, social_officer, results, fulfilment):
    IOPGoal.objects.create(agreement=begun.agreement, text="Tryggare", qualitative=True)
    begun = services.change_follow_up(actor=social_officer, follow_up=begun, goal_fulfilment="not_met")
    for goal, result in zip(begun.agreement.goals.all(), results, strict=True):
        assert IOPFollowUp.objects.get(pk=begun.pk).goal_fulfilment == "not_met"  # chosen, until all are measured
        services.register_goal_measure(actor=social_officer, follow_up=begun, goal=goal, result=result)
    begun.refresh_from_db()
    assert begun.goal_fulfilment == fulfilment
    other = "met" if fulfilment != "met" else "partly"
    with pytest.raises(ValidationError, match="följer av mätningarna"):
        services.change_follow_up(actor=social_officer, follow_up=begun, goal_fulfilment=other)


def test_a_goal_is_measured_once_and_one_in_words_has_no_value(begun, social_officer):
    words = IOPGoal.objects.create(agreement=begun.agreement, text="Tryggare", qualitative=True)
    with pytest.raises(ValidationError, match="bedöms i ord"):
        services.register_goal_measure(actor=social_officer, follow_up=begun, goal=words, value=Decimal(3), result="met")
    services.register_goal_measure(actor=social_officer, follow_up=begun, goal=words, result="met")
    with pytest.raises(ValidationError, match="redan mätt"):
        services.register_goal_measure(actor=social_officer, follow_up=begun, goal=words, result="met")


# When it is due


def test_a_due_day_never_moves_because_it_is_late(running, social_officer, time_machine):
    running = IOPAgreement.objects.get(pk=running.pk)
    before = [(str(planned), planned.due) for planned in planned_follow_ups(running)]
    assert before == [("2024", date(2025, 2, 28)), ("2025", date(2026, 2, 28)), ("2026", date(2027, 2, 28))]
    for when in ("2025-02-28", "2026-12-31", "2029-06-01"):
        time_machine.move_to(f"{when} 12:00+01:00")
        assert [(str(planned), planned.due) for planned in planned_follow_ups(running)] == before
    late = [due for due in due_list(social_officer) if due.title.startswith("Följ upp")]
    assert [(due.title, due.day, due.state) for due in late] == [
        (f"Följ upp IOP-avtal {name}", day, "late") for name, day in before
    ]


def test_part_years_are_followed_up_too_and_a_shorter_interval_divides_the_year(running):
    running.start_date, running.ends_on = date(2024, 4, 15), date(2026, 3, 31)
    assert [str(planned) for planned in planned_follow_ups(running)] == ["2024", "2025", "2026"]
    assert follow_up_due(running, 2026) == date(2026, 5, 31)
    running.follow_up_interval = 6
    assert [str(planned) for planned in planned_follow_ups(running)] == [
        "2024, del 1",
        "2024, del 2",
        "2025, del 1",
        "2025, del 2",
        "2026, del 1",
    ]
    running.start_date = None  # of an old agreement nothing is reckoned
    assert planned_follow_ups(running) == []


def test_the_interval_is_at_most_a_year_and_is_signed(draft, board_decision, social_officer):
    for months in (0, 13):
        with pytest.raises(ValidationError):
            services.change_agreement(actor=social_officer, agreement=draft, follow_up_interval=months)
    agreement = signed(services.change_agreement(actor=social_officer, agreement=draft, follow_up_interval=6), board_decision)
    with pytest.raises(ValidationError, match="undertecknat"):
        services.change_agreement(actor=social_officer, agreement=agreement, follow_up_interval=12)


def test_who_is_waited_for_sees_it_and_who_keeps_the_agreement_sees_whom(begun, social_officer, representative):
    def titles(user):
        return [due.title for due in due_list(user) if "uppföljning 2025" in due.title]

    assert titles(representative) == ["Svara i uppföljning 2025"]
    assert sorted(titles(social_officer)) == [
        "Svara i uppföljning 2025",
        "Väntar på svar från Provköpings mötesplats i uppföljning 2025",
    ]
    for actor, side in ((social_officer, "municipal"), (representative, "idea_driven")):
        services.register_answer(actor=actor, follow_up=begun, party=party(begun.agreement, side), **SAID)
    assert titles(representative) == []
    services.conclude_follow_up(actor=social_officer, follow_up=begun, **CONCLUDED)
    assert titles(representative) == ["Godkänn uppföljning 2025"]


# Pages


def test_a_follow_up_is_made_by_page_from_beginning_to_approval(client, running, social_officer):
    client.force_login(social_officer)
    begin = f"/iop/{running.pk}/uppfoljning/"
    assert client.get(begin).context["form"].initial["year"] == 2024  # the first that is lacking
    client.post(f"{begin}?ar=2025&del=1", {"year": "2025"})
    made = IOPFollowUp.objects.get()
    page = made.get_absolute_url()
    for side in ("municipal", "idea_driven"):
        client.post(f"{page}svar/", {"party": party(running, side).pk, **SAID})
    goal = running.goals.get()
    client.post(f"{page}matning/", {"goal": goal.pk, "value": "60,5", "result": "partly"})
    made.refresh_from_db()
    client.post(f"{page}slutsats/", {"version": made.version, **CONCLUDED})
    for side in ("municipal", "idea_driven"):
        made.refresh_from_db()
        client.post(f"{page}godkann/", {"version": made.version, "party": party(running, side).pk, **APPROVED})
    made.refresh_from_db()
    assert (made.is_approved(), made.goal_fulfilment, made.measures.get().value) == (True, "partly", Decimal("60.5"))
    shown = client.get(page).content.decode()
    for words in ("Registrerat från papper", "60,50", "Delvis nådda", "Öppna igen"):
        assert words in shown


def test_pages_ask_as_much_of_many_answers_as_of_few(client, answered, social_officer):
    client.force_login(social_officer)
    counts = {}
    for year in (2024, 2026):
        made = services.register_follow_up(actor=social_officer, agreement=answered.agreement, year=year)
        for _ in range(year - 2023):
            another = answered.agreement.parties.create(side="idea_driven", organisation=OrganisationFactory())
            services.register_answer(actor=social_officer, follow_up=answered, party=another, **SAID)
        services.register_goal_measure(actor=social_officer, follow_up=made, goal=answered.agreement.goals.get(), result="met")
        for address in (answered.get_absolute_url(), "/iop/uppfoljningar/", "/oversikt/"):
            client.get(address)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(address).status_code == 200
            counts.setdefault(address, []).append(len(queries))
    assert [few == many for few, many in counts.values()] == [True] * 3, counts


# Reports


def test_the_reports_tell_what_is_not_followed_up_and_only_what_was_held_as_followed_up(begun, social_officer):
    def late(report=None):
        finding = agreements_without_follow_up(Scope(report=report))
        return [row.note for row in finding.rows]

    assert late() == ["Saknas för 2024, 2025"]
    assert late(ReportYear(2025)) == ["Saknas för 2024"]
    assert followed_up(begun.agreement, begun) == "nej, påbörjad"
    held = services.change_follow_up(actor=social_officer, follow_up=begun, held_on=date(2026, 2, 10))
    assert late() == ["Saknas för 2024"]
    assert followed_up(held.agreement, held) == "ja, 2026-02-10"


def test_a_missing_demand_of_follow_up_is_a_fault_also_in_a_draft_but_not_in_what_came_to_nothing(draft):
    for state, found in (("draft", 1), ("legal_review", 1), ("signed", 1), ("withdrawn", 0), ("declined", 0)):
        IOPAgreement.objects.filter(pk=draft.pk).update(
            state=state, follow_up_plan="", signed_on=date(2023, 12, 20), imported_incomplete=True
        )
        assert agreements_without_follow_up_demand(Scope()).count == found


# From figures to a result


def test_the_result_follows_from_the_figures_and_another_needs_a_comment(client, begun, social_officer):
    goal = begun.agreement.goals.get()  # from 40 to 80
    for value, result in ((80, "met"), (41, "partly"), (40, "not_met")):
        assert GoalMeasure(goal=goal, value=value).result_by_figures() == result
    few = GoalMeasure(goal=IOPGoal(target=20, baseline=30, direction="lower"), value=19)
    assert (few.reaches_target(), few.result_by_figures()) == (True, "met")
    measured = {"actor": social_officer, "follow_up": begun, "goal": goal}
    with pytest.raises(ValidationError, match="Välj bedömning"):
        services.register_goal_measure(**measured)
    with pytest.raises(ValidationError, match="Bedömningen stämmer inte med siffrorna: 6.+besökare") as refused:
        services.register_goal_measure(value=Decimal(6), result="met", **measured)
    assert set(refused.value.message_dict) == {"comment"}
    client.force_login(social_officer)
    address = reverse("agreements:register_goal_measure", args=[begun.pk])
    assert client.post(address, {"goal": goal.pk, "value": "41", "result": ""}).status_code == 302
    measure = begun.measures.get()
    assert measure.result == "partly"
    told = services.change_goal_measure(actor=social_officer, measure=measure, result="met", comment="Lokalen var stängd.")
    text = client.get(begun.get_absolute_url()).content.decode()
    for words in ("Kommentarer till målen", "Lokalen var stängd.", "målvärdet är 80\xa0besökare, bedömt som ”Nått”"):
        assert words in text, words
    again = services.change_goal_measure(actor=social_officer, measure=told, value=Decimal(85), result="")
    assert again.result == "met"


def test_an_answer_is_never_saved_for_another_party_than_the_one_chosen(client, begun, social_officer):
    first, other = party(begun.agreement, "municipal"), party(begun.agreement, "idea_driven")
    services.register_answer(actor=social_officer, follow_up=begun, party=first, **SAID)
    address = reverse("agreements:register_answer", args=[begun.pk])
    client.force_login(social_officer)
    page = client.get(f"{address}?part={first.pk}")
    text = page.content.decode()
    assert f"{first} har redan svarat." in text
    assert reverse("agreements:change_answer", args=[begun.answers.get().pk]) in text
    assert page.context["form"]["party"].value() is None
    said = {"answered_on": "2026-02-01", "answered_by_role": "Ordförande", "achieved": "Mycket"}
    assert client.post(f"{address}?part={first.pk}", said).status_code == 422
    refused = client.post(address, said | {"party": first.pk})
    assert (refused.status_code, "Parten har redan svarat" in refused.content.decode()) == (422, True)
    assert client.get(f"{address}?part={other.pk}").context["form"]["party"].value() == other.pk
    assert begun.answers.count() == 1
