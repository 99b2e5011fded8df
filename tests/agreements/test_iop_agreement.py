"""The agreement's way: registered, examined, decided, signed, terminated, replaced."""

from datetime import date, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from partnerships.agreements import services
from partnerships.agreements.forms.agreement import DecideForm, DeclineForm
from partnerships.agreements.models import IOPAgreement, IOPParty
from partnerships.audit.models import AuditEvent
from partnerships.cases.services import change_decision
from partnerships.ground.errors import Stale
from tests.fixtures import DecisionFactory, OrganisationFactory

from .conftest import TODAY, AgreementFactory, answers_to, examined, signed, with_parts

pytestmark = pytest.mark.django_db
State = IOPAgreement.State


def test_title_and_board_are_enough_to_register_a_draft(social_board, social_officer):
    agreement = services.register_agreement(actor=social_officer, responsible_board=social_board, title="Språkkafé")
    assert agreement.state == State.DRAFT
    assert {"Avtalsstart", "Idéburen part", "Samhällsutmaning"} <= {str(gap.label) for gap in agreement.missing()}


def test_decision_and_signing_are_registered_by_their_acts(social_board, social_officer, board_decision):
    with pytest.raises(ValidationError, match="registreras med beslutet"):
        services.register_agreement(actor=social_officer, responsible_board=social_board, title="Nytt", decision=board_decision)


def test_the_whole_way_from_draft_to_signed(draft, social_officer, secretary, board_decision, criteria):
    services.review_agreement(actor=social_officer, agreement=draft)
    values = {"examined_on": date(2023, 10, 1), "examined_by_role": "Jurist", "reason": "Gemensamt"}
    services.register_legal_test(actor=social_officer, agreement=draft, answers=answers_to(criteria), **values)
    services.prepare_agreement(actor=social_officer, agreement=IOPAgreement.objects.get(pk=draft.pk))
    services.decide_agreement(actor=secretary, agreement=IOPAgreement.objects.get(pk=draft.pk), decision=board_decision)
    agreement = IOPAgreement.objects.get(pk=draft.pk)
    agreement = services.sign_agreement(actor=social_officer, agreement=agreement, signed_on=date(2023, 12, 5))
    assert agreement.current_state == State.ACTIVE
    acts = AuditEvent.objects.of(agreement).values_list("act", flat=True)
    assert list(acts) == ["signed", "decided", "moved", "moved"]


def test_nothing_is_decided_without_a_legal_test(prepared, secretary, board_decision):
    prepared.legal_tests.all().delete()
    with pytest.raises(ValidationError, match="Juridisk prövning saknas"):
        services.decide_agreement(actor=secretary, agreement=prepared, decision=board_decision)


def test_the_newest_legal_test_counts(prepared, secretary, board_decision):
    examined(prepared, "procure", date(2023, 11, 1))
    with pytest.raises(ValidationError, match="Ska upphandlas"):
        services.decide_agreement(actor=secretary, agreement=prepared, decision=board_decision)
    examined(prepared, "iop_possible", date(2023, 11, 2))
    services.decide_agreement(actor=secretary, agreement=prepared, decision=board_decision)


def test_a_legal_test_after_the_decision_stops_the_signing(decided, social_officer):
    examined(decided, "procure", date(2023, 12, 10))
    with pytest.raises(ValidationError, match="Ska upphandlas"):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))
    examined(decided, "iop_possible", date(2023, 12, 11))
    services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 20))


def test_the_board_had_a_legal_test_that_allowed_the_agreement(prepared, secretary, board_decision):
    prepared.legal_tests.all().delete()
    examined(prepared, "iop_possible", date(2023, 12, 6))
    with pytest.raises(ValidationError, match="gjord efter beslutet 2023-12-05"):
        services.decide_agreement(actor=secretary, agreement=prepared, decision=board_decision)
    examined(prepared, "needs_lawyer", date(2023, 12, 4))
    with pytest.raises(ValidationError, match="fanns vid beslutet 2023-12-05.*jurist"):
        services.decide_agreement(actor=secretary, agreement=prepared, decision=board_decision)
    examined(prepared, "iop_possible", date(2023, 12, 5))
    services.decide_agreement(actor=secretary, agreement=prepared, decision=board_decision)


def test_a_decision_needs_day_and_paragraph_and_the_right_board(prepared, secretary, culture_board):
    decision = DecisionFactory(board=culture_board, meeting_date=None, paragraph=None)
    with pytest.raises(ValidationError) as broken:
        services.decide_agreement(actor=secretary, agreement=prepared, decision=decision)
    text = " ".join(broken.value.messages)
    assert "hör till" in text
    assert "datum är okänt" in text
    assert "paragraf är okänd" in text


def test_the_executive_board_may_decide_in_the_boards_stead(prepared, secretary, executive_board):
    decision = DecisionFactory(board=executive_board, meeting_date=date(2023, 12, 1), paragraph=5)
    assert services.decide_agreement(actor=secretary, agreement=prepared, decision=decision).state == State.DECIDED


def test_a_no_is_not_a_decision_to_enter(prepared, secretary, social_board):
    decision = DecisionFactory(board=social_board, outcome="rejected")
    with pytest.raises(ValidationError, match="utfall"):
        services.decide_agreement(actor=secretary, agreement=prepared, decision=decision)
    declined = services.decline_agreement(actor=secretary, agreement=prepared, decision=decision, reason="Ryms i bidragen")
    assert declined.state == State.DECLINED


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        ("", "utfall är okänt"),
        ("endorsed", "Tillstyrker"),
        ("opposed", "Avstyrker"),
        ("referred_back", "Återremiss"),
        ("tabled", "Bordläggning"),
        ("assigned", "Ger uppdrag"),
        ("noted", "Lägger till handlingarna"),
    ],
)
def test_only_a_yes_decides_and_only_a_no_declines(prepared, secretary, social_board, outcome, told):
    decision = DecisionFactory(board=social_board, meeting_date=date(2023, 12, 5), outcome=outcome)
    with pytest.raises(ValidationError, match=told):
        services.decide_agreement(actor=secretary, agreement=prepared, decision=decision)
    with pytest.raises(ValidationError, match=told):
        services.decline_agreement(actor=secretary, agreement=prepared, decision=decision, reason="Ryms i bidragen")


@pytest.mark.parametrize("outcome", ["granted", "approved", "adopted"])
def test_a_yes_decides_and_does_not_decline(prepared, secretary, social_board, outcome):
    decision = DecisionFactory(board=social_board, meeting_date=date(2023, 12, 5), outcome=outcome)
    with pytest.raises(ValidationError, match="utfall"):
        services.decline_agreement(actor=secretary, agreement=prepared, decision=decision, reason="Ryms i bidragen")
    prepared.refresh_from_db()
    services.decide_agreement(actor=secretary, agreement=prepared, decision=decision)


def test_the_form_offers_only_decisions_that_can_serve(prepared, secretary, social_board, executive_board, culture_board):
    yes, above = DecisionFactory(board=social_board), DecisionFactory(board=executive_board)
    no = DecisionFactory(board=social_board, outcome="rejected")
    DecisionFactory(board=culture_board)
    DecisionFactory(board=social_board, outcome="")
    DecisionFactory(board=social_board, outcome="endorsed")
    DecisionFactory(board=social_board, paragraph=None)
    DecisionFactory(board=social_board, meeting_date=None)
    assert set(DecideForm(user=secretary, thing=prepared).fields["decision"].queryset) == {yes, above}
    assert set(DeclineForm(user=secretary, thing=prepared).fields["decision"].queryset) == {no}


def test_nothing_is_signed_in_the_future(decided, social_officer):
    with pytest.raises(ValidationError, match="inte varit"):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=TODAY + timedelta(days=1))
    decided.refresh_from_db()
    services.sign_agreement(actor=social_officer, agreement=decided, signed_on=TODAY)


def test_what_is_registered_as_done_has_happened(follow_up, social_officer, criteria):
    tomorrow, running = TODAY + timedelta(days=1), follow_up.agreement
    tested = {"answers": answers_to(criteria), "examined_by_role": "Jurist", "reason": "Prövat"}
    with pytest.raises(ValidationError, match="inte varit"):
        services.register_legal_test(actor=social_officer, agreement=running, examined_on=tomorrow, **tested)
    with pytest.raises(ValidationError, match="inte varit"):
        services.change_follow_up(actor=social_officer, follow_up=follow_up, held_on=tomorrow)
    with pytest.raises(ValidationError, match="inte varit"):
        services.change_milestone(actor=social_officer, milestone=running.milestones.get(), done_on=tomorrow)
    services.register_legal_test(actor=social_officer, agreement=running, examined_on=TODAY, **tested)
    services.change_follow_up(actor=social_officer, follow_up=follow_up, held_on=TODAY)
    services.change_milestone(actor=social_officer, milestone=running.milestones.get(), done_on=TODAY)


def test_a_year_that_has_not_come_is_not_followed_up(running, social_officer):
    IOPAgreement.objects.update(end_date=date(2028, 12, 31))
    running.refresh_from_db()
    with pytest.raises(ValidationError, match="2027 kan inte följas upp än"):
        services.register_follow_up(actor=social_officer, agreement=running, year=2027)
    services.register_follow_up(actor=social_officer, agreement=running, year=2026)


def test_everything_that_is_missing_is_told_at_once(social_board, social_officer, board_decision):
    agreement = IOPAgreement.objects.create(
        title="Tomt", responsible_board=social_board, decision=board_decision, state=State.DECIDED
    )
    with pytest.raises(ValidationError) as broken:
        services.sign_agreement(actor=social_officer, agreement=agreement, signed_on=date(2023, 12, 4))
    text = " ".join(broken.value.messages)
    for word in ("Kommunens part", "Idéburen part", "Kvalitetskrav", "Uppföljning", "Avtalsstart", "Avtalsslut", "Tidplan"):
        assert word in text
    assert "före beslutet 2023-12-05" in text
    agreement.refresh_from_db()
    assert (agreement.state, agreement.signed_on) == (State.DECIDED, None)


def test_each_party_puts_something_in(decided, social_officer):
    IOPParty.objects.create(agreement=decided, side="idea_driven", organisation=OrganisationFactory(name="Tomhänta"))
    with pytest.raises(ValidationError, match="Resurser från Tomhänta"):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 5))


def test_signed_on_the_day_of_the_decision_but_not_before(decided, social_officer):
    with pytest.raises(ValidationError, match="före beslutet"):
        services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 4))
    decided.refresh_from_db()
    assert services.sign_agreement(actor=social_officer, agreement=decided, signed_on=date(2023, 12, 5)).state == State.SIGNED


@pytest.mark.parametrize("end", [date(2024, 1, 1), date(2023, 12, 31)])
def test_an_agreement_begins_before_it_ends(social_board, social_officer, end):
    with pytest.raises(ValidationError, match="börja innan"):
        services.register_agreement(
            actor=social_officer, responsible_board=social_board, title="Bakvänt", start_date=date(2024, 1, 1), end_date=end
        )


def test_the_timeline_lies_inside_the_term(draft, social_officer):
    with pytest.raises(ValidationError, match="utanför avtalstiden"):
        services.register_milestone(actor=social_officer, agreement=draft, title="För sent", planned_end=date(2027, 1, 1))
    services.register_milestone(actor=social_officer, agreement=draft, title="I tid", planned_end=date(2026, 12, 31))
    draft.refresh_from_db()
    with pytest.raises(ValidationError, match="I tid"):
        services.change_agreement(actor=social_officer, agreement=draft, end_date=date(2026, 12, 30))


def test_what_is_signed_stands_but_what_was_unknown_can_be_filled_in(running, social_officer):
    with pytest.raises(ValidationError, match="undertecknat"):
        services.change_agreement(actor=social_officer, agreement=running, end_date=date(2027, 12, 31))
    running.target_group = ""
    running.save()
    assert services.change_agreement(actor=social_officer, agreement=running, target_group="Unga").target_group == "Unga"


def test_parties_stand_when_it_is_signed(running, social_officer):
    with pytest.raises(ValidationError, match="Parterna kan inte ändras"):
        services.register_party(actor=social_officer, agreement=running, side="idea_driven", organisation=OrganisationFactory())


def test_a_party_is_an_organisation_or_a_board(draft, social_officer, culture_board):
    with pytest.raises(ValidationError, match="antingen"):
        services.register_party(
            actor=social_officer, agreement=draft, side="other_public", board=culture_board, organisation=OrganisationFactory()
        )
    with pytest.raises(ValidationError, match="inte registrerad som idéburen"):
        services.register_party(
            actor=social_officer, agreement=draft, side="idea_driven", organisation=OrganisationFactory(is_idea_driven=False)
        )


def test_notice_ends_the_agreement_after_its_months_but_never_after_its_term(running, social_officer):
    agreement = services.terminate_agreement(
        actor=social_officer, agreement=running, terminated_on=date(2026, 8, 31), reason="Flyttar"
    )
    assert agreement.ends_on == date(2026, 11, 30)
    assert agreement.current_state == State.ACTIVE  # until its last day
    assert agreement.state_on(date(2026, 11, 30)) == State.ACTIVE
    assert agreement.state_on(date(2026, 12, 1)) == State.TERMINATED


def test_late_notice_ends_with_the_term(running, social_officer):
    agreement = services.terminate_agreement(
        actor=social_officer, agreement=running, terminated_on=date(2026, 11, 1), reason="Flyttar"
    )
    assert agreement.ends_on == agreement.end_date


def test_notice_is_given_after_the_signing_and_not_in_the_future(running, social_officer):
    for day, told in ((date(2023, 12, 19), "undertecknades först 2023-12-20"), (date(2026, 11, 22), "inte varit")):
        with pytest.raises(ValidationError, match=told):
            services.terminate_agreement(actor=social_officer, agreement=running, terminated_on=day, reason="Flyttar")


def test_a_shorter_notice_is_agreed_on_with_a_reason(running, social_officer):
    values = {"terminated_on": date(2026, 6, 30), "ends_on": date(2026, 9, 29), "reason": "Flyttar"}
    with pytest.raises(ValidationError, match="upphör avtalet 2026-09-30. Ange skäl"):
        services.terminate_agreement(actor=social_officer, agreement=running, **values)
    agreement = services.terminate_agreement(actor=social_officer, agreement=running, agreed_reason="Båda vill", **values)
    assert agreement.ends_on == date(2026, 9, 29)
    agreed, given = AuditEvent.objects.of(agreement)[:2]
    assert (agreed.reason, given.reason) == ("Båda vill", "Flyttar")
    assert agreed.changes == [["ends_on", "2026-09-30", "2026-09-29"]]


def test_the_months_of_notice_need_no_reason(running, social_officer):
    values = {"terminated_on": date(2026, 6, 30), "ends_on": date(2026, 9, 30), "reason": "Flyttar"}
    assert services.terminate_agreement(actor=social_officer, agreement=running, **values).ends_on == date(2026, 9, 30)


def test_a_new_agreement_replaces_the_old_one_when_it_is_signed(running, social_officer, organisation, board_decision):
    new = AgreementFactory(
        responsible_board=running.responsible_board, start_date=date(2027, 1, 1), end_date=date(2028, 12, 31), predecessor=running
    )
    with_parts(new, organisation)
    examined(new)
    new.state, new.decision = State.DECIDED, board_decision
    new.save()
    services.sign_agreement(actor=social_officer, agreement=new, signed_on=date(2026, 11, 20))
    running.refresh_from_db()
    assert running.state == State.RENEWED
    assert running.current_state == State.ACTIVE  # its last day has not come
    assert running.state_on(date(2027, 1, 1)) == State.RENEWED


def test_an_incomplete_old_agreement_cannot_be_renewed(old_agreement, social_officer, social_board):
    with pytest.raises(ValidationError, match="kan inte förnyas"):
        services.register_agreement(actor=social_officer, responsible_board=social_board, title="Nytt", predecessor=old_agreement)


def test_of_an_old_agreement_little_may_be_known(social_board, social_officer, board_decision):
    agreement = services.register_agreement(
        actor=social_officer,
        responsible_board=social_board,
        title="Gammalt",
        imported_incomplete=True,
        decision=board_decision,
        known_in_force_on=date(2018, 5, 31),
    )
    assert agreement.current_state == State.UNKNOWN
    assert {"party", "amount", "end_date", "signed_on"} <= {gap.about for gap in agreement.missing()}
    filled = services.change_agreement(actor=social_officer, agreement=agreement, end_date=date(2019, 12, 31))
    assert filled.current_state == State.EXPIRED


def test_another_boards_officer_and_the_reader_can_do_nothing(draft, culture_officer, reader):
    for user in (culture_officer, reader):
        with pytest.raises(PermissionDenied):
            services.review_agreement(actor=user, agreement=draft)
        with pytest.raises(PermissionDenied):
            services.change_agreement(actor=user, agreement=draft, title="Kapat")


def test_the_second_act_on_the_same_version_is_refused(draft, social_officer):
    services.review_agreement(actor=social_officer, agreement=draft)
    with pytest.raises(Stale):
        services.withdraw_agreement(actor=social_officer, agreement=draft, reason="Ångrar")


def test_a_year_is_followed_up_once_and_only_when_it_was_in_force(follow_up, social_officer):
    agreement = follow_up.agreement
    with pytest.raises(ValidationError, match="redan följt upp"):
        services.register_follow_up(actor=social_officer, agreement=agreement, year=2024)
    with pytest.raises(ValidationError, match="gällde inte 2027"):
        services.register_follow_up(actor=social_officer, agreement=agreement, year=2027)


def test_a_draft_is_not_followed_up(draft, social_officer):
    with pytest.raises(ValidationError, match="undertecknat"):
        services.register_follow_up(actor=social_officer, agreement=draft, year=2024)


def test_signed_document_is_one_of_the_agreements_own(decided, social_officer):
    assert signed(decided, decided.decision).signed_document is None


# The decision that it rests on


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ({"outcome": "rejected"}, "Beslutets utfall är ”Avslag”"),
        ({"meeting_date": date(2023, 12, 21)}, "undertecknades redan 2023-12-20"),
        ({"meeting_date": date(2018, 9, 30)}, "prövningen är gjord efter beslutet 2018-09-30"),
        ({"paragraph": None}, "kan inte tas bort"),
    ],
)
def test_the_decision_is_not_corrected_to_one_that_would_not_have_allowed_the_agreement(running, secretary, wrong, told):
    with pytest.raises(ValidationError, match=f"ligger till grund för IOP-avtal ”{running.title}”.*{told}"):
        change_decision(actor=secretary, decision=running.decision, reason="Skrivfel", **wrong)


def test_the_decision_is_corrected_to_one_that_allows_the_agreement(running, secretary):
    values = {"meeting_date": date(2023, 12, 20), "outcome": "granted"}
    assert change_decision(actor=secretary, decision=running.decision, reason="Skrivfel", **values).outcome == "granted"


def test_an_old_agreements_decision_is_filled_in_but_never_with_a_no(old_agreement, secretary):
    decision = old_agreement.decision
    type(decision).objects.update(outcome="", paragraph=None, meeting_date=None)
    decision.refresh_from_db()
    with pytest.raises(ValidationError, match="utfall är ”Avslag”"):
        change_decision(actor=secretary, decision=decision, outcome="rejected")
    assert change_decision(actor=secretary, decision=decision, paragraph=161).paragraph == 161


# What is struck out


def test_what_was_wrongly_added_is_struck_out_and_counts_nowhere(draft, social_officer):
    wrong = services.register_party(actor=social_officer, agreement=draft, side="idea_driven", organisation=OrganisationFactory())
    money = services.register_resource(actor=social_officer, party=wrong, kind="money", year=2024, amount=Decimal("500"))
    step = services.register_milestone(actor=social_officer, agreement=draft, title="Fel", planned_end=date(2024, 5, 1))
    with pytest.raises(ValidationError, match="Stryk dem först"):
        services.strike_party(actor=social_officer, party=wrong, reason="Fel part")
    services.strike_resource(actor=social_officer, resource=money, reason="Fel part")
    services.strike_party(actor=social_officer, party=wrong, reason="Fel part 850709-9805")
    services.strike_milestone(actor=social_officer, milestone=step, reason="Fel avtal")
    assert [each.count() for each in (draft.parties, draft.resources, draft.milestones)] == [2, 2, 1]
    assert not IOPAgreement.objects.search(wrong.organisation.name)
    event = AuditEvent.objects.of(wrong)[0]
    assert event.act == "struck"
    assert ["side", "Idéburen part", None] in event.changes
    assert "850709" not in event.reason + IOPParty.with_struck.get(pk=wrong.pk).struck_reason
    services.register_party(actor=social_officer, agreement=draft, side="idea_driven", organisation=wrong.organisation)


def test_the_municipalitys_struck_money_is_not_summed(draft, social_officer):
    money = draft.resources.get(kind="money")
    services.strike_resource(actor=social_officer, resource=money, reason="Fel avtal")
    assert draft.promised(2024) == 0
    assert IOPAgreement.objects.with_money_in(2024).get().municipal_money is None


def test_a_struck_party_no_longer_reads_the_agreement(draft, social_officer, representative):
    services.strike_resource(actor=social_officer, resource=draft.resources.get(kind="volunteer_time"), reason="Fel")
    party = draft.parties.get(side="idea_driven")
    services.strike_group_member(actor=social_officer, group_member=party.group_members.get(), reason="Fel")
    services.strike_party(actor=social_officer, party=party, reason="Fel")
    assert not IOPAgreement.objects.visible_to(representative)
    assert list(IOPAgreement.objects.without_counterpart()) == [draft]


def test_nothing_is_struck_out_of_what_is_signed_nor_without_a_reason_nor_twice(decided, social_officer, culture_officer):
    step = decided.milestones.get()
    with pytest.raises(PermissionDenied):
        services.strike_milestone(actor=culture_officer, milestone=step, reason="Fel")
    with pytest.raises(ValidationError, match="Skriv varför"):
        services.strike_milestone(actor=social_officer, milestone=step, reason=" ")
    struck = services.strike_milestone(actor=social_officer, milestone=step, reason="Fel")
    with pytest.raises(ValidationError, match="redan struken"):
        services.strike_milestone(actor=social_officer, milestone=struck, reason="Fel")
    decided.state, decided.signed_on = State.SIGNED, date(2023, 12, 20)
    decided.save()
    for part in (decided.parties.first(), decided.resources.first()):
        act = services.strike_party if isinstance(part, IOPParty) else services.strike_resource
        with pytest.raises(ValidationError, match="undertecknat.*tilläggsavtal"):
            act(actor=social_officer, reason="Fel", **{part._meta.model_name.removeprefix("iop"): part})


def test_money_that_is_planned_is_not_struck_out_of_an_old_agreement(old_agreement, social_officer, organisation):
    with_parts(old_agreement, organisation)
    party, money = old_agreement.parties.get(side="idea_driven"), old_agreement.resources.get(kind="money")
    values = {"year": money.year, "amount": Decimal("10"), "due": TODAY, "giro_type": "bankgiro"}
    services.plan_iop_payment(actor=social_officer, agreement=old_agreement, key=uuid4(), party=party, **values)
    with pytest.raises(ValidationError, match="räcker inte"):
        services.strike_resource(actor=social_officer, resource=money, reason="Fel")
    services.strike_resource(actor=social_officer, resource=party.resources.get(), reason="Fel")
    with pytest.raises(ValidationError, match="ledamöter i avtalets grupper"):
        services.strike_party(actor=social_officer, party=party, reason="Fel")
    services.strike_group_member(actor=social_officer, group_member=party.group_members.get(), reason="Fel")
    with pytest.raises(ValidationError, match="utbetalningar till parten"):
        services.strike_party(actor=social_officer, party=party, reason="Fel")
