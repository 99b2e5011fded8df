"""Decisions made on delegation are listed per meeting, and reported to the board there: each once."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from partnerships.cases.models import BoardDecision, BoardMeeting
from partnerships.cases.services import change_meeting, report_delegated_decisions
from partnerships.ground.days import today
from tests.fixtures import DecisionFactory
from tests.racing import at_once, faults

pytestmark = pytest.mark.django_db

HELD = date(2019, 1, 22)


@pytest.fixture
def meeting(culture_board):
    return BoardMeeting.objects.create(board=culture_board, date=HELD, documents_due=date(2019, 1, 7))


def delegated(board, day=date(2019, 1, 10), **more):
    about = {"is_delegated": True, "delegate_role": "Kulturchefen", "delegation_point": "3.2", "paragraph": None}
    return DecisionFactory(board=board, meeting_date=day, **about, **more)


@pytest.fixture
def waiting(culture_board):
    return [delegated(culture_board, title=title) for title in ("Snabbstöd körer", "Snabbstöd läger")]


def test_the_list_is_what_is_not_reported_before_the_meeting(meeting, waiting, culture_board, social_board):
    delegated(culture_board, day=HELD + timedelta(days=1))
    delegated(social_board)
    delegated(culture_board, reported_to_board_on=date(2019, 1, 15))
    assert list(BoardDecision.objects.to_report_at(meeting)) == waiting


def test_one_act_reports_the_whole_list_under_a_paragraph(meeting, waiting, secretary):
    report_delegated_decisions(actor=secretary, meeting=meeting, decisions=waiting, paragraph=7)
    rows = BoardDecision.objects.filter(reported_at=meeting)
    assert {(row.reported_to_board_on, row.reported_paragraph, row.is_unreported()) for row in rows} == {(HELD, 7, False)}
    assert list(BoardDecision.objects.to_report_at(meeting)) == waiting  # the list of the meeting stays as it was
    with pytest.raises(ValidationError, match="redan anmält"):
        report_delegated_decisions(actor=secretary, meeting=meeting, decisions=waiting)
    with pytest.raises(ValidationError, match="Dagen kan inte ändras"):
        change_meeting(actor=secretary, meeting=meeting, date=HELD + timedelta(days=7))


def test_nothing_is_reported_when_one_of_them_cannot_be(meeting, waiting, secretary, social_board):
    with pytest.raises(ValidationError) as fault:
        report_delegated_decisions(actor=secretary, meeting=meeting, decisions=[*waiting, delegated(social_board, title="Annan")])
    assert fault.value.messages == ["”Annan” är fattat för Socialnämnden."]
    assert not BoardDecision.objects.exclude(reported_to_board_on=None).exists()


def test_a_meeting_to_come_is_told_nothing_yet_and_only_the_secretary_tells(meeting, waiting, secretary, culture_officer):
    with pytest.raises(PermissionDenied):
        report_delegated_decisions(actor=culture_officer, meeting=meeting, decisions=waiting)
    coming = BoardMeeting.objects.create(board=meeting.board, date=today() + timedelta(days=9))
    with pytest.raises(ValidationError, match="när det har hållits"):
        report_delegated_decisions(actor=secretary, meeting=coming, decisions=waiting)


def test_the_page_has_everything_chosen(meeting, waiting, secretary, client):
    client.force_login(secretary)
    page = client.get(reverse("cases:report_delegated", args=[meeting.pk]))
    assert page.text.count(" checked") == 2
    sent = {"version": meeting.version, "decisions": [row.pk for row in waiting], "paragraph": "12"}
    assert client.post(page.request["PATH_INFO"], sent).status_code == 302
    shown = client.get(meeting.get_absolute_url())
    assert "Snabbstöd körer" in shown.text
    assert "2019-01-22" in shown.text
    assert "§ 12" in client.get(waiting[0].get_absolute_url()).text


@pytest.mark.django_db(transaction=True)
def test_of_two_meetings_that_report_the_same_list_at_once_one_does(culture_board, waiting, secretary):
    meetings = [BoardMeeting.objects.create(board=culture_board, date=HELD + timedelta(days=day)) for day in range(6)]

    def attempt(meeting):
        return report_delegated_decisions(actor=secretary, meeting=meeting, decisions=waiting)

    refused = faults(at_once(attempt, meetings, people=6), ValidationError)
    assert len(refused) == 5
    assert BoardDecision.objects.values("reported_at").distinct().count() == 1
