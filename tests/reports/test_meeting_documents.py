"""What a board gets at its meeting as Word and Excel."""

from datetime import date
from decimal import Decimal
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document
from docx.shared import Cm
from openpyxl import load_workbook

from grants import services
from partnerships.cases.models import BoardMeeting
from reports.excel.parts import FIRST_ROW, HEADER_ROW
from tests.fixtures import ApplicationFactory, DecisionFactory, OrganisationFactory

pytestmark = pytest.mark.django_db

ODD = "Åkes & Örjans <Ä> {{ 7*7 }}\nvid ån"


@pytest.fixture
def meeting(culture_board):
    return BoardMeeting.objects.create(board=culture_board, date=date(2018, 12, 11))


@pytest.fixture
def decision_list(culture_officer, culture_board, meeting, round, municipality):
    made = services.register_decision_list(actor=culture_officer, board=culture_board, title="Bidrag & stöd", meeting=meeting)
    organisation = OrganisationFactory(name="Åkes & Örjans <Ä> kör")
    application = ApplicationFactory(round=round, organisation=organisation, submitted_on=date(2018, 11, 3))
    about = {"proposal": "grant", "amount": Decimal("40000"), "grounds": ODD, "rule_reference": "=Punkt 4"}
    services.propose_outcome(actor=culture_officer, decision_list=made, application=application, **about)
    made.refresh_from_db()
    return made


def fetched(client, user, name, number):
    client.force_login(user)
    answer = client.get(reverse(f"reports:{name}", args=[number]))
    assert answer.status_code == 200
    return BytesIO(answer.getvalue())


def test_the_list_as_word_is_a4_with_a_repeated_header_and_text_as_written(decision_list, culture_officer, client):
    document = Document(fetched(client, culture_officer, "decision_list_word", decision_list.pk))
    (table,) = document.tables
    cells = [cell.text for cell in table.rows[1].cells]
    assert cells[1].splitlines()[0] == "Åkes & Örjans <Ä> kör"
    assert cells[5].splitlines() == ["Åkes & Örjans <Ä> {{ 7*7 }}", "vid ån", "Regel: =Punkt 4"]
    assert (cells[4], cells[6]) == ("40\u00a0000\u00a0kr", "3")
    assert len(table.rows) == 2
    assert "w:tblHeader" in table.rows[0]._tr.xml
    section = document.sections[0]
    assert {round_cm(section.page_width), round_cm(section.page_height)} == {21.0, 29.7}
    assert document.core_properties.title == "Bidrag & stöd"


def round_cm(length):
    return round(length / Cm(1), 1)


def test_the_same_list_as_excel_has_sums_and_text_that_stays_text(decision_list, culture_officer, client):
    page = load_workbook(fetched(client, culture_officer, "decision_list_excel", decision_list.pk)).active
    headings = [cell.value for cell in page[HEADER_ROW]]
    row = dict(zip(headings, page[FIRST_ROW], strict=True))
    assert (row["Föreslaget (kr)"].value, row["Dagar för sent"].value) == (40000, 3)
    assert (row["Regel"].value, row["Regel"].data_type) == ("=Punkt 4", "s")


def test_delegated_decisions_of_a_meeting_as_word_and_excel(meeting, culture_board, culture_officer, client, municipality):
    about = {"is_delegated": True, "delegate_role": "Chefen & vikarien", "delegation_point": "3.2", "paragraph": None}
    DecisionFactory(board=culture_board, title="Snabbstöd <körer>", meeting_date=date(2018, 12, 1), **about)
    document = Document(fetched(client, culture_officer, "delegated_word", meeting.pk))
    assert [cell.text for cell in document.tables[0].rows[1].cells][1:5] == [
        "Snabbstöd <körer>", "2018-12-01", "Chefen & vikarien", "3.2",
    ]  # fmt: skip
    page = load_workbook(fetched(client, culture_officer, "delegated_excel", meeting.pk)).active
    assert "Snabbstöd <körer>" in [cell.value for cell in page[FIRST_ROW]]


def test_who_does_not_see_the_list_gets_none_of_its_files(decision_list, social_officer, client):
    client.force_login(social_officer)
    for name in ("decision_list_word", "decision_list_excel"):
        assert client.get(reverse(f"reports:{name}", args=[decision_list.pk])).status_code == 404
