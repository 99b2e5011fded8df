"""Decision lists: what is proposed, sent to the meeting and decided over, all of it at once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from grants import services
from grants.models import AssessmentCriterion, DecisionList, GrantApplication, GrantDecision, GrantRound, LateRule, ListRow
from partnerships.audit.acts import label
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import BoardMeeting
from partnerships.ground.errors import Stale
from partnerships.register.rights import Role
from reports.due.grants import decision_lists
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, OrganisationFactory, RoundFactory, user_with

pytestmark = pytest.mark.django_db

MEETING = date(2018, 12, 11)  # the day of the `decision`
NAMES = ("Alkörens vänner", "Björkens IF", "Åsens byalag")


@pytest.fixture
def applications(round):
    return [
        ApplicationFactory(round=round, organisation=OrganisationFactory(name=name), requested_amount=Decimal("50000"))
        for name in NAMES
    ]


@pytest.fixture
def meeting(culture_board):
    return BoardMeeting.objects.create(board=culture_board, date=MEETING, documents_due=date(2018, 11, 26))


@pytest.fixture
def draft(culture_officer, culture_board, meeting, round, applications):
    made = services.register_decision_list(actor=culture_officer, board=culture_board, title="Bidrag 2019", meeting=meeting)
    return services.gather_applications(actor=culture_officer, decision_list=made, round=round)


def propose(actor, draft, *proposals):
    """What is proposed for each row, in the order of the list: an amount, or None for a rejection."""
    for row, amount in zip(draft.rows.as_read(), proposals, strict=True):
        values = {"proposal": "grant", "amount": Decimal(amount)} if amount else {"proposal": "reject"}
        why = {"grounds": WHY["reason"], "rule_reference": WHY["rule_reference"]}
        services.change_proposal(actor=actor, row=row, **values, **why)
    draft.refresh_from_db()
    return draft


@pytest.fixture
def sent(draft, culture_officer):
    return services.send_decision_list(actor=culture_officer, decision_list=propose(culture_officer, draft, 50000, 40000, None))


def results(round):
    rows = GrantDecision.objects.filter(application__round=round).order_by("application__organisation__sort_text")
    return [(grant.result, grant.amount) for grant in rows]


def test_the_whole_list_is_decided_at_once_as_it_was_proposed(sent, secretary, decision, round):
    done = services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)
    assert (done.state, done.decision) == ("decided", decision)
    assert results(round) == [("granted", Decimal(50000)), ("partly", Decimal(40000)), ("rejected", Decimal(0))]
    round.refresh_from_db()
    assert round.reserved == Decimal(90000)
    assert not done.rows.filter(is_open=True).exists()


def test_a_row_begins_with_what_the_assessment_came_to(culture_officer, culture_board, meeting, round, applications):
    AssessmentCriterion.objects.create(scheme=round.scheme, text="Nytta för kommunens barn", active_to=round.opens)
    criteria = list(AssessmentCriterion.objects.all())
    for application, amount in zip(applications[:2], (40000, 0), strict=True):
        points = [{"criterion": criterion, "points": 3} for criterion in criteria]
        services.assess_application(actor=culture_officer, application=application, points=points)
        services.conclude_assessment(
            actor=culture_officer, application=application, amount=Decimal(amount), reason=f"Nytta {amount}", criteria=criteria
        )
        application.refresh_from_db()
    made = services.register_decision_list(actor=culture_officer, board=culture_board, title="Bidrag 2019", meeting=meeting)
    services.gather_applications(actor=culture_officer, decision_list=made, round=round)
    partly, rejected, waiting = made.rows.as_read()
    assert (partly.proposal, partly.amount, partly.grounds) == ("grant", Decimal(40000), "Nytta 40000")
    assert (rejected.proposal, rejected.amount, rejected.grounds) == ("reject", None, "Nytta 0")
    assert (waiting.proposal, waiting.amount, waiting.grounds) == ("", None, "")
    assert partly.faults_in_words() == rejected.faults_in_words() == "regel i bidragsformen saknas"
    assert waiting.faults_in_words() == "ansökan är inte bedömd; förslag saknas"
    made.refresh_from_db()
    services.remove_proposal(actor=culture_officer, row=partly)
    made.refresh_from_db()
    own = services.propose_outcome(
        actor=culture_officer, decision_list=made, application=applications[0], amount=Decimal(30000), rule_reference="Punkt 4"
    )
    assert (own.proposal, own.amount, own.grounds, own.rule_reference) == ("grant", Decimal(30000), "Nytta 40000", "Punkt 4")


def test_the_history_of_a_list_names_every_fact_of_its_rows():
    assert [name for name in ListRow.OUTCOME if label(DecisionList, name).casefold() == name] == []


def test_who_has_a_conflict_of_interest_neither_gathers_the_application_nor_sends_the_list(
    culture_officer, culture_board, draft, meeting, round, applications
):
    draft = propose(culture_officer, draft, 50000, 40000, None)
    services.declare_conflict(actor=culture_officer, application=applications[0])
    with pytest.raises(ValidationError, match="jävig i ansökan från Alkörens vänner"):
        services.send_decision_list(actor=culture_officer, decision_list=draft)
    other = user_with(Role.CULTURE, board=culture_board)
    for row in draft.rows.as_read():
        draft.refresh_from_db()
        services.remove_proposal(actor=other, row=row)
    draft.refresh_from_db()
    services.gather_applications(actor=culture_officer, decision_list=draft, round=round)
    assert [row.application.organisation.name for row in draft.rows.as_read()] == list(NAMES[1:])
    draft.refresh_from_db()
    services.gather_applications(actor=other, decision_list=draft, round=round)
    draft = propose(other, draft, 50000, 40000, None)
    assert services.send_decision_list(actor=other, decision_list=draft).state == "sent"


def test_the_board_may_decide_otherwise_on_a_row(sent, secretary, decision, round):
    row = sent.rows.get(application__organisation__name="Åsens byalag")
    changed = {"row": row, "proposal": "grant", "amount": Decimal(5000), "grounds": "Nämnden vill"}
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision, rows=[changed])
    grant = row.application.grant
    assert (grant.amount, grant.reason, grant.rule_reference) == (Decimal(5000), "Nämnden vill", "Punkt 4")
    row.refresh_from_db()
    assert row.proposal == "reject"  # what the office proposed stays


def test_every_fault_is_named_with_its_row_and_nothing_is_written(sent, secretary, decision, round):
    rows = list(sent.rows.as_read())
    over = [{"row": row, "proposal": "grant", "amount": Decimal(50001)} for row in rows[:2]]
    events = AuditEvent.objects.count()
    with pytest.raises(ValidationError) as fault:
        services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision, rows=over)
    assert [message.split(":")[0] for message in fault.value.messages] == ["1. Alkörens vänner", "2. Björkens IF"]
    assert (GrantDecision.objects.count(), AuditEvent.objects.count()) == (0, events)
    assert set(GrantApplication.objects.values_list("state", flat=True)) == {"submitted"}


def test_the_same_list_decided_twice_changes_nothing(sent, secretary, decision):
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)
    events = AuditEvent.objects.count()
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)
    assert AuditEvent.objects.count() == events
    other = DecisionFactory(board=decision.board)
    with pytest.raises(Stale):
        services.decide_decision_list(actor=secretary, decision_list=sent, decision=other)


def test_an_application_that_somebody_changed_meanwhile_stops_the_whole_list(sent, secretary, culture_officer, decision):
    row = sent.rows.as_read()[0]
    seen = {"row": row, "application_version": row.application.version}
    services.change_application(actor=culture_officer, application=row.application, purpose="Nytt", reason="De ringde")
    with pytest.raises(ValidationError, match="1. Alkörens vänner: Någon annan"):
        services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision, rows=[seen])
    assert not GrantDecision.objects.exists()


def test_a_list_that_was_taken_back_meanwhile_is_not_decided(sent, secretary, culture_officer, decision):
    services.return_decision_list(actor=culture_officer, decision_list=DecisionList.objects.get(), reason="Bordlagt")
    with pytest.raises(PermissionDenied):
        services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)


BEYOND = [((50000, 50000, 1), "mer än det som är kvar"), ((60000, 1, None), "högre än det")]


@pytest.mark.parametrize(("proposals", "told"), BEYOND)
def test_a_list_beyond_the_frame_or_what_was_asked_is_not_sent(draft, culture_officer, proposals, told):
    with pytest.raises(ValidationError, match=told):
        services.send_decision_list(actor=culture_officer, decision_list=propose(culture_officer, draft, *proposals))


def test_what_is_missing_is_told_row_by_row_before_the_list_is_sent(draft, culture_officer):
    with pytest.raises(ValidationError) as fault:
        services.send_decision_list(actor=culture_officer, decision_list=draft)
    assert fault.value.messages == [f"{name}: förslag saknas." for name in NAMES]


def test_an_application_stands_on_one_open_list(draft, culture_officer, culture_board, round, applications):
    other = services.register_decision_list(actor=culture_officer, board=culture_board, title="En till")
    with pytest.raises(ValidationError, match="Ingen ansökan i omgången"):
        services.gather_applications(actor=culture_officer, decision_list=other, round=round)
    with pytest.raises(ValidationError, match="redan på en beslutslista"):
        services.propose_outcome(actor=culture_officer, decision_list=other, application=applications[0])
    services.remove_proposal(actor=culture_officer, row=draft.rows.get(application=applications[0]))
    assert services.propose_outcome(actor=culture_officer, decision_list=other, application=applications[0]).is_open


def test_the_decision_is_the_boards_own_at_the_meeting(sent, secretary, culture_board):
    delegated = DecisionFactory(board=culture_board, is_delegated=True, delegation_point="2.1", delegate_role="Chef")
    elsewhere = DecisionFactory(board=culture_board, meeting_date=date(2018, 12, 18))
    for decision, told in ((delegated, "inte på delegation"), (elsewhere, "gick till sammanträdet")):
        with pytest.raises(ValidationError, match=told):
            services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)


def test_officers_propose_and_the_secretary_registers(sent, culture_officer, social_officer, reader, decision):
    with pytest.raises(PermissionDenied):
        services.decide_decision_list(actor=culture_officer, decision_list=sent, decision=decision)
    with pytest.raises(PermissionDenied):
        services.register_decision_list(actor=social_officer, board=sent.board, title="Andras")
    assert not DecisionList.objects.visible_to(social_officer).exists()
    assert not DecisionList.objects.visible_to(reader).exists()


def test_the_form_holds_every_row_and_decides_the_list(sent, secretary, decision, client, round):
    client.force_login(secretary)
    page = client.get(reverse("grants:decide_decision_list", args=[sent.pk]))
    form = page.context["form"]
    sent_back = {name: "" if (value := form[name].value()) is None else value for name in form.fields}
    assert all(name in page.text for name in NAMES)
    answer = client.post(page.request["PATH_INFO"], {**sent_back, "decision": decision.pk})
    assert answer.status_code == 302, answer.text
    assert [amount for _result, amount in results(round)] == [Decimal(50000), Decimal(40000), Decimal(0)]


def test_the_page_asks_as_little_whatever_the_number_of_rows(
    draft, culture_officer, client, round, culture_board, django_assert_max_num_queries
):
    more = RoundFactory(scheme=round.scheme, year=2020)
    ApplicationFactory.create_batch(12, round=more)
    draft.refresh_from_db()
    services.gather_applications(actor=culture_officer, decision_list=draft, round=more)
    client.force_login(culture_officer)
    with django_assert_max_num_queries(14):
        assert client.get(draft.get_absolute_url()).status_code == 200


def test_the_api_decides_the_list_with_what_the_board_changed(sent, secretary, decision, api_client, round):
    api_client.force_authenticate(secretary)
    row = sent.rows.as_read()[0]
    body = {"decision": decision.pk, "rows": [{"row": row.pk, "amount": "50000.01"}]}
    refused = api_client.post(reverse("api-decision-lists-decide", args=[sent.pk]), body, format="json")
    assert (refused.status_code, "1. Alkörens vänner" in refused.text) == (400, True)
    body["rows"][0] |= {"amount": "1000.00", "grounds": "Ramen", "rule_reference": "Punkt 4"}
    answer = api_client.post(reverse("api-decision-lists-decide", args=[sent.pk]), body, format="json")
    assert (answer.status_code, answer.json()["state"]) == (200, "decided")
    assert results(round)[0] == ("partly", Decimal(1000))


def test_the_list_is_due_before_the_documents_are_and_then_at_the_meeting(draft, culture_officer, secretary):
    assert [(due.day, due.mine) for due in decision_lists(culture_officer)] == [(date(2018, 11, 26), True)]
    services.send_decision_list(actor=culture_officer, decision_list=propose(culture_officer, draft, 50000, 40000, None))
    assert [(due.day, due.mine) for due in decision_lists(secretary)] == [(MEETING, True)]


def test_of_a_late_application_the_list_asks_for_the_cut_that_its_rule_leaves_open(sent, decision, secretary, round, client):
    rule = LateRule.objects.create(scheme=round.scheme, name="Tak", kind="ceiling", ceiling_percent=25)
    GrantRound.objects.filter(pk=round.pk).update(late_rule=rule)
    row = sent.rows.as_read()[0]
    GrantApplication.objects.filter(pk=row.application_id).update(submitted_on=round.closes + timedelta(days=2))
    client.force_login(secretary)
    fields = client.get(reverse("grants:decide_decision_list", args=[sent.pk])).context["form"].fields
    assert [name for name in fields if name.startswith("late")] == [f"late_cut-{row.pk}", f"late_reason-{row.pk}"]
    decide = {"actor": secretary, "decision_list": sent, "decision": decision}
    with pytest.raises(ValidationError, match="Ange avdraget"):
        services.decide_decision_list(**decide)
    late = {"row": row, "late_cut": Decimal("5000"), "late_reason": "Två dagar sent"}
    services.decide_decision_list(**decide, rows=[late])
    assert [amount for _result, amount in results(round)][0] == 45000


LATE = "Alkörens vänner"


@pytest.fixture
def late(draft, round, culture_officer):
    """The first application came so many days late, under such a rule: its row on the list, proposed in full."""

    def make(days, **about):
        steps = about.pop("steps", ())
        rule = services.register_late_rule(actor=culture_officer, scheme=round.scheme, name="Regeln", steps=steps, **about)
        GrantRound.objects.filter(pk=round.pk).update(late_rule=rule)
        came = GrantApplication.objects.filter(organisation__name=LATE)
        came.update(submitted_on=round.closes + timedelta(days=days))
        propose(culture_officer, draft, 50000, 40000, None)
        return draft.rows.as_read()[0]

    return make


def granted(row):
    return GrantDecision.objects.get(application=row.application_id)


TABLE = {"kind": "table", "steps": [{"from_day": 1, "percent": 10}, {"from_day": 29, "percent": 65}]}
CEILING = {"kind": "ceiling", "ceiling_percent": 25, "last_day": 21}


def test_a_table_cuts_the_row_and_the_frame_and_what_was_shown_is_registered(
    late, draft, culture_officer, secretary, decision, round
):
    row = late(30, **TABLE)
    assert (row.proposed_amount(), row.cut(), row.amount_after_cut()) == (50000, 32500, 17500)
    ((_round, proposed, left),) = draft.frames()
    assert (proposed, left) == (57500, round.frame - 57500)
    sent = services.send_decision_list(actor=culture_officer, decision_list=draft)
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)
    grant = granted(row)
    assert (grant.amount, grant.late_cut, grant.late_days) == (17500, 32500, 30)


def test_a_cut_within_a_ceiling_and_its_reason_are_put_before_the_board(late, draft, culture_officer, secretary, decision):
    row = late(5, **CEILING)
    assert (row.cut(), row.amount_after_cut()) == (None, None)
    with pytest.raises(ValidationError) as fault:
        services.send_decision_list(actor=culture_officer, decision_list=draft)
    (told,) = fault.value.messages
    assert told.replace("\u00a0", " ") == (
        f"{LATE}: ansökan kom in 5 dagar för sent. Ange avdraget, från 0 kr till 12 500 kr; "
        "skriv skälet till avdraget, också när det är 0 kr."
    )
    services.change_proposal(actor=culture_officer, row=row, late_cut=Decimal("1500.50"), late_reason="Ny kassör")
    draft.refresh_from_db()
    sent = services.send_decision_list(actor=culture_officer, decision_list=draft)
    assert sent.rows.as_read()[0].amount_after_cut() == Decimal("48499.50")
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)
    grant = granted(row)
    assert (grant.amount, grant.late_cut, grant.late_reason) == (Decimal("48499.50"), Decimal("1500.50"), "Ny kassör")


def test_the_board_may_choose_another_cut_and_another_amount(late, draft, culture_officer, secretary, decision):
    row = late(5, **CEILING)
    services.change_proposal(actor=culture_officer, row=row, late_cut=Decimal(5000), late_reason="Ny kassör")
    draft.refresh_from_db()
    sent = services.send_decision_list(actor=culture_officer, decision_list=draft)
    changed = {"row": row, "amount": Decimal(30000), "late_cut": Decimal(0), "late_reason": "Sjukdom"}
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision, rows=[changed])
    grant = granted(row)
    assert (grant.amount, grant.late_cut, grant.late_reason) == (30000, 0, "Sjukdom")
    assert sent.rows.as_read()[0].amount_after_cut() == 45000  # what was proposed stays


def test_a_cut_is_chosen_on_a_row_only_where_its_rule_has_a_ceiling(late, culture_officer):
    row = late(30, **TABLE)
    with pytest.raises(ValidationError, match="har ett tak"):
        services.change_proposal(actor=culture_officer, row=row, late_cut=Decimal(1))


def test_a_rule_that_is_changed_after_the_board_was_shown_the_cut_stops_the_list(
    late, draft, culture_officer, secretary, decision
):
    row = late(30, **TABLE)
    sent = services.send_decision_list(actor=culture_officer, decision_list=draft)
    services.change_late_rule(actor=culture_officer, rule=LateRule.objects.get(), steps=TABLE["steps"][:1])
    assert sent.rows.as_read()[0].amount_after_cut() == 17500
    with pytest.raises(ValidationError, match=f"1. {LATE}: Avdraget för sen ansökan är ett annat"):
        services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)
    assert not GrantDecision.objects.exists()
    again = services.return_decision_list(actor=culture_officer, decision_list=sent, reason="Ny regel")
    sent = services.send_decision_list(actor=culture_officer, decision_list=again)
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision)
    assert granted(row).amount == 45000


def test_only_the_board_itself_grants_what_is_too_late_to_be_tried(late, draft, culture_officer, secretary, decision):
    row = late(22, **CEILING)
    with pytest.raises(ValidationError, match=f"{LATE}: ansökan kom in 22 dagar för sent.*prövas inte"):
        services.send_decision_list(actor=culture_officer, decision_list=draft)
    services.change_proposal(actor=culture_officer, row=row, proposal="reject")
    draft.refresh_from_db()
    sent = services.send_decision_list(actor=culture_officer, decision_list=draft)
    tried = {"row": row, "proposal": "grant", "amount": Decimal(50000), "despite_late_rule": True, "late_reason": "Brand"}
    services.decide_decision_list(actor=secretary, decision_list=sent, decision=decision, rows=[tried])
    assert (granted(row).amount, granted(row).late_reason) == (50000, "Brand")


def test_what_comes_late_to_a_round_without_a_rule_is_proposed_with_a_reason(draft, round, culture_officer):
    GrantApplication.objects.filter(organisation__name=LATE).update(submitted_on=round.closes + timedelta(days=2))
    row = propose(culture_officer, draft, 50000, 40000, None).rows.as_read()[0]
    services.change_proposal(actor=culture_officer, row=row, grounds="", rule_reference="")
    draft.refresh_from_db()
    with pytest.raises(ValidationError, match=f"{LATE}: motivering saknas"):
        services.send_decision_list(actor=culture_officer, decision_list=draft)


def test_a_list_shows_a_round_whose_frame_is_not_known_and_is_not_sent(draft, round, culture_officer, client):
    GrantRound.objects.filter(pk=round.pk).update(frame=None)
    propose(culture_officer, draft, 50000, 40000, None)
    client.force_login(culture_officer)
    assert client.get(draft.get_absolute_url()).status_code == 200
    with pytest.raises(ValidationError, match="ingen ram än"):
        services.send_decision_list(actor=culture_officer, decision_list=draft)


def test_page_and_api_show_what_the_late_rule_takes(late, draft, culture_officer, secretary, decision, client, api_client):
    row = late(30, **TABLE)
    client.force_login(culture_officer)
    shown = [client.get(each.get_absolute_url()).text.replace("\u00a0", " ") for each in (draft, row)]
    for page in shown:
        assert all(told in page for told in ("50 000", "32 500", "17 500", "Regeln", "30"))
    api_client.force_authenticate(culture_officer)
    address = reverse("api-decision-list-rows-detail", args=[row.pk])
    told = api_client.get(address).json()
    names = ("amount", "late_days", "late_rule", "late_cut", "late_reason", "cut", "amount_after_cut")
    assert [told[name] for name in names] == ["50000.00", 30, LateRule.objects.get().pk, None, "", "32500.00", "17500.00"]
    services.send_decision_list(actor=culture_officer, decision_list=draft)
    client.force_login(secretary)
    page = client.get(reverse("grants:decide_decision_list", args=[draft.pk]))
    assert page.context["form"].fields[f"amount-{row.pk}"].label == "Belopp före avdrag för sen ansökan"
    assert "30 dagar för sent. Avdrag 32 500 kr, efter avdraget 17 500 kr." in page.text.replace("\u00a0", " ")


def test_the_officers_page_asks_for_the_cut_that_the_rule_leaves_open(late, culture_officer, client):
    row = late(5, **CEILING)
    client.force_login(culture_officer)
    address = reverse("grants:change_proposal", args=[row.pk])
    page = client.get(address)
    assert {"late_cut", "late_reason"} <= page.context["form"].fields.keys()
    assert "despite_late_rule" not in page.context["form"].fields
    typed = {"version": row.version, "proposal": "grant", "amount": "50 000", "late_cut": "2 000", "late_reason": "Ny kassör"}
    assert client.post(address, typed).status_code == 302
    row.refresh_from_db()
    assert (row.cut(), row.late_reason, row.amount_after_cut()) == (2000, "Ny kassör", 48000)
    other = row.decision_list.rows.as_read()[1]
    asked = client.get(reverse("grants:change_proposal", args=[other.pk])).context["form"].fields
    assert not {"late_cut", "late_reason"} & asked.keys()


def test_the_history_of_a_list_says_what_was_changed_of_which_application(client, draft, culture_officer):
    propose(culture_officer, draft, 50000, 40000, None)
    client.force_login(culture_officer)
    history = client.get(draft.get_absolute_url()).content.decode().partition('id="historik"')[2]
    assert "Bevilja" in history
    assert "40\u00a0000\u00a0kr" in history
    row = draft.rows.as_read().first()
    events = AuditEvent.objects.of(draft).count()
    services.change_proposal(actor=culture_officer, row=row, grounds=row.grounds)
    assert AuditEvent.objects.of(draft).count() == events  # nothing was changed
