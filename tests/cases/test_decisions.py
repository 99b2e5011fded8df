"""Decisions, diary numbers, assignments and documents: as the minutes have them, and nothing guessed."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from grants.models import GrantDecision
from grants.services import grant_application, plan_grant_payment
from partnerships.audit.models import AuditEvent
from partnerships.cases.forms.decisions import DecisionForm
from partnerships.cases.forms.fields import DecisionChoiceField
from partnerships.cases.models import Assignment, BoardDecision, BoardMeeting, CaseReference, Document
from partnerships.cases.services import (
    attach_document,
    change_case,
    change_decision,
    decide_assignment,
    note_dissent,
    note_motion,
    propose_assignment,
    register_case,
    register_decision,
)
from partnerships.ground.days import STOCKHOLM, today
from partnerships.register.rights import Area, Role
from reports.due.cases import appeals_ending
from tests.conftest import SecureClient
from tests.fixtures import WHY, user_with

pytestmark = pytest.mark.django_db


def test_an_unknown_day_and_paragraph_stay_unknown(secretary, executive_board):
    decision = register_decision(
        actor=secretary, board=executive_board, title="Överenskommelse", notice_date=date(2016, 6, 19), outcome="approved"
    )
    assert (decision.meeting_date, decision.paragraph, decision.year) == (None, None, None)
    assert str(decision) == "Kommunstyrelsen, § saknas, datum saknas"


def test_a_paragraph_is_used_once_a_year_by_a_board(secretary, social_board, executive_board):
    asked = {"title": "Avtal", "paragraph": 161}
    register_decision(actor=secretary, board=social_board, meeting_date=date(2015, 11, 24), **asked)
    with pytest.raises(ValidationError, match="redan ett beslut med den paragrafen"):
        register_decision(actor=secretary, board=social_board, meeting_date=date(2015, 12, 1), **asked)
    register_decision(actor=secretary, board=social_board, meeting_date=date(2016, 11, 24), **asked)
    register_decision(actor=secretary, board=executive_board, meeting_date=date(2015, 11, 24), **asked)
    for _ in range(2):
        register_decision(actor=secretary, board=social_board, **asked)


def test_the_last_day_to_appeal_is_never_a_day_off(secretary, executive_board, time_machine):
    asked = {"actor": secretary, "board": executive_board, "meeting_date": date(2026, 5, 1), "outcome": "approved"}
    decision = register_decision(**asked, title="Bidrag", notice_date=date(2026, 5, 30))  # three weeks end on Midsummer Day
    assert decision.appeal_until() == date(2026, 6, 22)
    time_machine.move_to(datetime(2026, 6, 22, 12, tzinfo=STOCKHOLM), tick=False)
    assert [each.day for each in appeals_ending(secretary)] == [date(2026, 6, 22)]
    time_machine.move_to(datetime(2026, 6, 23, 12, tzinfo=STOCKHOLM), tick=False)
    assert list(appeals_ending(secretary)) == []


def test_the_notice_before_the_decision_is_pointed_out_until_a_reason_is_written(secretary, executive_board):
    decision = register_decision(
        actor=secretary, board=executive_board, title="X", meeting_date=date(2018, 5, 2), notice_date=date(2016, 6, 19)
    )
    assert any("före ärendet eller beslutet" in str(warning) for warning in decision.warnings())
    decision = change_decision(actor=secretary, decision=decision, notice_date_reason="Skrivfel i protokollet")
    assert not decision.warnings()


def test_a_decision_of_a_meeting_is_of_its_board_and_day(secretary, executive_board, social_board):
    meeting = BoardMeeting.objects.create(board=executive_board, date=date(2018, 9, 3))
    decision = register_decision(actor=secretary, board=executive_board, title="X", meeting=meeting)
    assert decision.meeting_date == meeting.date
    for wrong in ({"board": social_board}, {"board": executive_board, "meeting_date": date(2018, 9, 4)}):
        with pytest.raises(ValidationError):
            register_decision(actor=secretary, title="X", meeting=meeting, **wrong)


def test_two_numbers_for_one_matter_are_pointed_out_on_both(secretary, executive_board):
    matter = register_case(actor=secretary, raw="KS 17/145", board=executive_board)
    first = register_case(actor=secretary, raw="HM 18/37", board=executive_board, matter=matter, stated_in="Protokoll")
    second = register_case(actor=secretary, raw="HM 19/37", board=executive_board, matter=matter, stated_in="Missiv")
    assert list(first.conflicting()) == [second]
    assert list(second.conflicting()) == [first]


@pytest.mark.parametrize("written", ["KS17/145", "KS 17/145", "ks 17/145", "KS 2017/145"])
def test_a_number_is_found_however_it_is_written(secretary, executive_board, written):
    case = register_case(actor=secretary, raw="KS17/145", board=executive_board)
    assert case.raw == "KS17/145"
    assert list(CaseReference.objects.written(written)) == [case]


def test_a_case_is_not_handed_to_a_board_one_does_not_register_for(culture_board, social_board):
    secretary = user_with(Role.SECRETARY, board=culture_board)
    case = register_case(actor=secretary, raw="KFN 18/1", board=culture_board)
    with pytest.raises(PermissionDenied):
        change_case(actor=secretary, case=case, board=social_board)


def test_a_decision_stays_with_its_board(secretary, executive_board, social_board):
    decision = register_decision(actor=secretary, board=executive_board, title="X")
    with pytest.raises(ValidationError, match="kan inte ändras sedan"):
        change_decision(actor=secretary, decision=decision, board=social_board)


def test_what_is_proposed_is_not_decided_until_a_decision_stands(secretary, executive_board):
    assignment = propose_assignment(actor=secretary, board=executive_board, text="Ta fram en plan")
    assert assignment.state == Assignment.State.PROPOSED
    with pytest.raises(IntegrityError, match="assignment_rests_on_a_decision"), transaction.atomic():
        Assignment.objects.update(state="open")
    decision = register_decision(actor=secretary, board=executive_board, title="Uppdrag")
    assert decide_assignment(actor=secretary, assignment=assignment, decision=decision).state == Assignment.State.OPEN


def test_motions_and_dissents_stand_in_the_history(secretary, executive_board):
    decision = register_decision(actor=secretary, board=executive_board, title="X")
    note_motion(actor=secretary, decision=decision, mover="Ledamot A", demand="Bifall", result="carried")
    note_dissent(actor=secretary, decision=decision, person="Ledamot B")
    assert decision.motion_set.count() == decision.dissent_set.count() == 1
    assert set(AuditEvent.objects.values_list("board_id", flat=True)) == {executive_board.pk}


# Days and delegation


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"meeting_date": today() + timedelta(days=1)}, "i framtiden"),
        ({"meeting_date": date(2018, 9, 3), "adjusted_date": date(2018, 9, 2)}, "före beslutet"),
        ({"meeting_date": date(2018, 9, 3), "reported_to_board_on": date(2018, 9, 2)}, "före beslutet"),
        ({"is_delegated": True, "delegation_point": "4.2"}, "vem som beslutade"),
        ({"is_delegated": True, "delegate_role": "Enhetschef"}, "punkten i delegationsordningen"),
    ],
)
def test_what_cannot_be_true_of_a_decision_is_refused(secretary, executive_board, wrong, said):
    with pytest.raises(ValidationError, match=said):
        register_decision(actor=secretary, board=executive_board, title="X", **wrong)
    assert not BoardDecision.objects.exists()


DELEGATED = {"is_delegated": True, "delegate_role": "Enhetschef", "delegation_point": "4.2"}


@pytest.fixture
def delegate(culture_board):
    return user_with(Role.DELEGATE, board=culture_board)


def test_a_delegate_registers_delegated_decisions_of_the_own_board(delegate, culture_board, social_board):
    asked = {"title": "Bidrag", "meeting_date": date(2018, 12, 11)}
    assert register_decision(actor=delegate, board=culture_board, **DELEGATED, **asked).is_complete()
    with pytest.raises(ValidationError, match="på delegation"):
        register_decision(actor=delegate, board=culture_board, **asked)
    with pytest.raises(PermissionDenied):
        register_decision(actor=delegate, board=social_board, **DELEGATED, **asked)


def test_a_delegate_keeps_no_minutes(delegate, culture_board):
    for act, about in ((register_case, {"raw": "KFN 18/1"}), (propose_assignment, {"text": "Ta fram en plan"})):
        with pytest.raises(PermissionDenied):
            act(actor=delegate, board=culture_board, **about)


def test_the_form_of_a_delegate_says_that_it_is_on_delegation(delegate, culture_board):
    client = SecureClient()
    client.force_login(delegate)
    sent = {"board": culture_board.pk, "title": "Bidrag", "meeting_date": "2018-12-11"}
    answer = client.post("/arenden/beslut/nytt/", sent | {"delegate_role": "Enhetschef", "delegation_point": "4.2"})
    assert answer.status_code == 302
    assert BoardDecision.objects.get().is_delegated


# A matter that goes to several boards


@pytest.fixture
def matter(secretary, executive_board, culture_board, social_board):
    """Asked by the executive board; the one board has answered, under one of the two numbers that documents give it."""
    matter = register_case(actor=secretary, raw="KS 17/53", title="Samverkan", board=executive_board)
    register_case(actor=secretary, raw="KFN 18/58", board=culture_board, matter=matter, stated_in="Missiv")
    register_case(actor=secretary, raw="SN 19/37", board=social_board, matter=matter, stated_in="Missiv")
    case = register_case(actor=secretary, raw="SN 18/37", board=social_board, matter=matter, stated_in="Protokoll")
    register_decision(
        actor=secretary,
        board=social_board,
        title="Svar",
        paragraph=94,
        case=case,
        outcome="endorsed",
        meeting_date=date(2018, 6, 7),
    )
    return matter


def test_the_matter_tells_which_boards_have_answered(matter, secretary):
    client = SecureClient()
    client.force_login(secretary)
    for case in CaseReference.objects.all():
        page = client.get(case.get_absolute_url())
        assert page.context["answered"] == "1 av 2 nämnder har svarat"
        rows = {row["cells"][0].text: row["cells"][2].text for row in page.context["answers"].rows}
        assert rows == {"KFN 18/58": "svar saknas", "SN 18/37": "Tillstyrker", "SN 19/37": "Tillstyrker"}


def test_the_numbers_that_differ_are_pointed_out_on_the_matter_itself(matter, secretary):
    client = SecureClient()
    client.force_login(secretary)
    (warning,) = client.get(matter.get_absolute_url()).context["warnings"]
    assert (warning["title"], warning["text"]) == ("Diarienumren skiljer sig", "SN 19/37 (Missiv) – SN 18/37 (Protokoll)")


def test_diary_numbers_are_chosen_with_what_they_are_about(matter, secretary):
    client = SecureClient()
    client.force_login(secretary)
    for url, name in (("/arenden/beslut/nytt/", "case"), ("/arenden/diarienummer/nytt/", "matter")):
        labels = {label for _key, label in client.get(url).context["form"].fields[name].choices}
        assert {"KS 17/53 – Samverkan", "SN 18/37"} <= labels


# Documents


def attach(actor, application, name="stadgar.txt", content=b"Stadgar"):
    return attach_document(
        actor=actor,
        to=application,
        area=Area.APPLICATIONS,
        file=SimpleUploadedFile(name, content),
        title="Stadgar",
        board_id=application.board_id,
        organisation_id=application.organisation_id,
    )


def test_a_document_is_given_out_as_an_attachment_to_those_who_may_read_it(application, culture_officer, social_officer):
    document = attach(culture_officer, application)
    client = SecureClient()
    client.force_login(culture_officer)
    answer = client.get(document.get_absolute_url())
    assert answer.getvalue() == b"Stadgar"
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    client.force_login(social_officer)
    assert client.get(document.get_absolute_url()).status_code == 404


def test_a_file_of_another_kind_is_refused_and_leaves_nothing(application, culture_officer):
    for name, content in (("a.pdf", b"<html><script>"), ("a.exe", b"MZ\x90"), ("a.svg", b"<svg/>"), ("a.txt", b"")):
        with pytest.raises(ValidationError):
            attach(culture_officer, application, name, content)
    assert not Document.objects.exists()
    assert not application.documents.exists()


def test_only_those_who_change_the_record_add_documents_to_it(application, finance, social_officer):
    for actor in (finance, social_officer):
        with pytest.raises(PermissionDenied):
            attach(actor, application)


def test_a_file_whose_act_fails_is_not_left_behind(application, culture_officer, monkeypatch):
    """The row is rolled back; a file without a row is never given out."""
    monkeypatch.setattr("partnerships.cases.services.record", lambda *about, **more: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        attach(culture_officer, application)
    assert not Document.objects.exists()


# What something rests on


@pytest.fixture
def cited(application, decision, secretary):
    """A decision that a grant rests on."""
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal("60000"), **WHY)
    BoardDecision.objects.update(paragraph=12)
    return BoardDecision.objects.get()


def test_what_something_rests_on_is_corrected_with_a_reason(cited, secretary):
    with pytest.raises(ValidationError, match="ligger till grund för bidragsbeslut.*Skriv varför"):
        change_decision(actor=secretary, decision=cited, paragraph=99)
    changed = change_decision(actor=secretary, decision=cited, paragraph=99, outcome="approved", reason="Skrivfel")
    assert (changed.paragraph, changed.outcome) == (99, "approved")
    assert AuditEvent.objects.of(changed)[0].reason == "Skrivfel"


@pytest.mark.parametrize("taken_away", [{"paragraph": None}, {"meeting_date": None}, {"outcome": ""}, {"outcome": "rejected"}])
def test_what_something_rests_on_is_not_taken_away(cited, secretary, taken_away):
    with pytest.raises(ValidationError, match="ligger till grund för bidragsbeslut ”Delvis beviljat: Provköpings mötesplats"):
        change_decision(actor=secretary, decision=cited, reason="Skrivfel", **taken_away)
    for name in taken_away:
        assert getattr(BoardDecision.objects.get(), name) == getattr(cited, name)


def test_a_grants_decision_is_not_moved_past_what_was_paid_nor_before_the_application(cited, secretary, culture_officer):
    payment = plan_grant_payment(
        actor=culture_officer,
        grant=GrantDecision.objects.get(),
        key=uuid4(),
        amount=Decimal("60000"),
        due=date(2019, 2, 1),
        giro_type="bankgiro",
    )
    attested_by = user_with(Role.ATTESTER, board=cited.board)
    type(payment).objects.update(state="paid", paid_on=date(2019, 2, 1), attested_by=attested_by)
    for day, told in ((date(2019, 2, 2), "betalades ut redan 2019-02-01"), (date(2018, 1, 1), "ansökan kom in")):
        with pytest.raises(ValidationError, match=f"ligger till grund för bidragsbeslut.*{told}"):
            change_decision(actor=secretary, decision=cited, meeting_date=day, reason="Skrivfel")
    assert change_decision(actor=secretary, decision=cited, meeting_date=date(2019, 2, 1), reason="Skrivfel").year == 2019


def test_what_nothing_rests_on_is_changed_freely_and_other_words_always(decision, cited, secretary):
    alone = register_decision(actor=secretary, board=cited.board, title="X", meeting_date=date(2018, 1, 9), outcome="granted")
    assert change_decision(actor=secretary, decision=alone, meeting_date=None, outcome="rejected").outcome == "rejected"
    assert change_decision(actor=secretary, decision=cited, title="Bidrag 2019", text="Bifall").title == "Bidrag 2019"


def test_what_was_not_known_is_filled_in_without_a_reason(secretary, executive_board):
    decision = register_decision(actor=secretary, board=executive_board, title="Uppdrag")
    assignment = propose_assignment(actor=secretary, board=executive_board, text="Ta fram en plan")
    decide_assignment(actor=secretary, assignment=assignment, decision=decision)
    known = change_decision(actor=secretary, decision=decision, paragraph=7, meeting_date=date(2018, 5, 2), outcome="assigned")
    assert known.paragraph == 7
    with pytest.raises(ValidationError, match="Beslutet ligger till grund för uppdrag ”Ta fram en plan”"):
        change_decision(actor=secretary, decision=known, paragraph=8)


def test_the_page_and_the_api_say_what_rests_on_the_decision(cited, secretary, api_client):
    client = SecureClient()
    client.force_login(secretary)
    page = client.get(f"/arenden/beslut/{cited.pk}/andra/")
    assert "Behövs när du rättar datum, paragraf eller utfall." in page.content.decode()
    sent = {name: value for name, value in page.context["form"].initial.items() if value is not None}
    refused = client.post(page.request["PATH_INFO"], sent | {"outcome": "rejected", "reason": "Skrivfel"})
    assert refused.status_code == 422
    assert "ligger till grund för bidragsbeslut" in refused.content.decode()
    sent["paragraph"] += 1
    assert client.post(page.request["PATH_INFO"], sent).context["form"].errors["reason"]
    assert client.post(page.request["PATH_INFO"], sent | {"reason": "Skrivfel"}).status_code == 302
    api_client.force_login(secretary)
    address = f"/api/v1/decisions/{cited.pk}/"
    tag = {"If-Match": api_client.get(address).headers["ETag"]}
    refused = api_client.patch(address, {"paragraph": 98}, format="json", headers=tag)
    assert (refused.status_code, refused.json()["errors"][0]["field"]) == (400, "reason")
    refused = api_client.patch(address, {"outcome": "rejected", "reason": "Skrivfel"}, format="json", headers=tag)
    assert "ligger till grund för bidragsbeslut" in refused.json()["errors"][0]["message"]
    assert api_client.patch(address, {"paragraph": 98, "reason": "Fel"}, format="json", headers=tag).json()["paragraph"] == 98


def test_who_may_not_see_what_rests_on_the_decision_is_told_its_kind_alone(cited, secretary, monkeypatch):
    monkeypatch.setattr(type(GrantDecision.objects.all()), "visible_to", lambda rows, user: rows.none())
    with pytest.raises(ValidationError) as refused:
        change_decision(actor=secretary, decision=cited, paragraph=99)
    assert refused.value.messages == ["Beslutet ligger till grund för bidragsbeslut. Skriv varför det rättas."]


def test_a_form_says_who_registers_a_diary_number_and_what_there_is_nothing_of(secretary, executive_board):
    assignment = propose_assignment(actor=secretary, board=executive_board, text="Ta fram en plan")
    client = SecureClient()
    client.force_login(secretary)
    assert "Nämndsekreteraren registrerar det under Ärenden" in client.get("/arenden/beslut/nytt/").content.decode()
    page = client.get(f"/arenden/uppdrag/{assignment.pk}/beslut/").content.decode()
    assert "Nämnden har inget registrerat beslut." in page
    assert '<select name="decision"' not in page
    assert "/arenden/beslut/nytt/" in page


def test_a_decision_and_its_diary_number_lead_to_what_rests_on_them(cited, secretary, executive_board):
    case = register_case(actor=secretary, board=executive_board, raw="KS 18/77", title="Bidrag")
    application = GrantDecision.objects.get(decision=cited).application
    type(application).objects.filter(pk=application.pk).update(case=case)
    client = SecureClient()
    client.force_login(secretary)
    for thing in (cited, case):
        addresses = [fact[2] for fact in client.get(thing.get_absolute_url()).context["resting"]]
        assert addresses == [application.get_absolute_url()]


def test_what_rests_on_a_decision_is_listed_to_those_who_may_see_it(cited, secretary, monkeypatch):
    monkeypatch.setattr(type(GrantDecision.objects.all()), "visible_to", lambda rows, user: rows.none())
    client = SecureClient()
    client.force_login(secretary)
    assert client.get(cited.get_absolute_url()).context["resting"] == []


def test_a_registered_meeting_gives_the_decision_its_day(secretary, executive_board):
    meeting = BoardMeeting.objects.create(board=executive_board, date=date(2018, 5, 2))
    BoardMeeting.objects.create(board=executive_board, date=today() + timedelta(days=30))  # has not been held
    client = SecureClient()
    client.force_login(secretary)
    form = client.get("/arenden/beslut/nytt/").context["form"]
    assert list(form.fields["meeting"].queryset) == [meeting]
    assert {field.name for group in form.sections for field in group["fields"]} == set(form.fields)
    client.post("/arenden/beslut/nytt/", {"board": executive_board.pk, "title": "Avtal", "meeting": meeting.pk})
    assert BoardDecision.objects.get().meeting_date == meeting.date


def test_a_decision_is_chosen_by_what_it_is_about_and_those_of_the_case_stand_first(secretary, social_board, executive_board):
    case = register_case(actor=secretary, board=executive_board, raw="KS 18/77", title="Uppdrag")
    asked = {"actor": secretary, "outcome": "approved"}
    late = register_decision(board=social_board, title="Sent", meeting_date=date(2018, 6, 1), paragraph=9, **asked)
    unknown = register_decision(board=social_board, title="Okänt", **asked)
    own = register_decision(board=social_board, title="Eget", meeting_date=date(2018, 5, 2), paragraph=7, case=case, **asked)
    above = register_decision(board=executive_board, title="Ovan", paragraph=3, **asked)
    field = DecisionChoiceField(BoardDecision.objects.none())
    field.offer(BoardDecision.objects.filter(board=social_board), case=case)
    assert list(field.queryset) == [own, late, unknown]
    assert field.label_from_instance(own) == "§ 7, 2018-05-02 – Eget (KS 18/77)"
    assert field.label_from_instance(unknown) == "§ saknas, datum saknas – Okänt"
    assert field.label_from_instance(above) == "§ 3, datum saknas – Ovan, Kommunstyrelsen"
    field.offer(BoardDecision.objects.none())
    assert "Nämndsekreteraren registrerar beslut under Ärenden" in str(field.widget.attrs["empty"]["text"])


def test_diary_numbers_of_other_boards_are_not_offered(secretary, social_board, culture_board, executive_board):
    asked = {"actor": secretary, "title": "X"}
    other = register_case(raw="KFN 18/1", board=culture_board, **asked)
    old = register_case(raw="SN 17/1", board=social_board, opened_on=date(2017, 1, 1), **asked)
    new = register_case(raw="SN 18/1", board=social_board, opened_on=date(2018, 1, 1), **asked)
    above = register_case(raw="KS 18/1", board=executive_board, **asked)
    form = DecisionForm(user=user_with(Role.SECRETARY, board=social_board))
    assert list(form.fields["case"].queryset) == [new, above, old]
    form.fields["case"].queryset = CaseReference.objects.all()
    form.fields["case"].of_boards([social_board], chosen=other.pk)
    assert other in form.fields["case"].queryset
