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
from grants.models import DecisionList, GrantRound
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
    assert cells[7].splitlines() == ["Åkes & Örjans <Ä> {{ 7*7 }}", "vid ån", "Regel: =Punkt 4"]
    assert (cells[4], cells[8]) == ("40\u00a0000\u00a0kr", "3")
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


@pytest.fixture
def cut_list(decision_list, round, culture_officer):
    """The same list, in a round whose late rule has a ceiling: the officer has chosen the cut."""
    rule = services.register_late_rule(
        actor=culture_officer, scheme=round.scheme, name="Högst <25 %>", kind="ceiling", ceiling_percent=25
    )
    GrantRound.objects.filter(pk=round.pk).update(late_rule=rule)
    chosen = {"late_cut": Decimal("1500.50"), "late_reason": "Ny & ovan kassör"}
    services.change_proposal(actor=culture_officer, row=decision_list.rows.get(), **chosen)
    return services.send_decision_list(actor=culture_officer, decision_list=DecisionList.objects.get())


def test_the_list_as_word_shows_the_amount_before_and_after_the_cut_and_what_it_rests_on(cut_list, culture_officer, client):
    document = Document(fetched(client, culture_officer, "decision_list_word", cut_list.pk))
    (table,) = document.tables
    headings, row = ([cell.text.replace("\u00a0", " ") for cell in line.cells] for line in table.rows)
    told = dict(zip(headings, row, strict=True))
    assert (told["Föreslaget"], told["Avdrag, sen ansökan"], told["Efter avdrag"]) == ("40 000 kr", "1 500,50 kr", "38 499,50 kr")
    assert told["Dagar för sent"] == "3"
    assert told["Motivering, regel och villkor"].splitlines()[-2:] == [
        "Regel för sen ansökan: Högst <25 %>", "Skäl till avdraget: Ny & ovan kassör",
    ]  # fmt: skip
    text = "\n".join(paragraph.text for paragraph in document.paragraphs).replace("\u00a0", " ")
    assert "Föreslaget på listan 38 499,50 kr" in text
    assert "Kvar om nämnden följer förslaget 61 500,50 kr" in text
    assert "föreslaget 40 000 kr, avdrag för sen ansökan 1 500,50 kr, efter avdrag 38 499,50 kr" in text


def test_the_list_as_excel_shows_the_amount_before_and_after_the_cut_and_what_it_rests_on(cut_list, culture_officer, client):
    page = load_workbook(fetched(client, culture_officer, "decision_list_excel", cut_list.pk)).active
    row = dict(zip((cell.value for cell in page[HEADER_ROW]), (cell.value for cell in page[FIRST_ROW]), strict=True))
    assert row["Föreslaget (kr)"] == 40000
    assert row["Dagar för sent"] == 3
    assert (row["Avdrag för sen ansökan (kr)"], row["Efter avdrag (kr)"]) == (1500.5, 38499.5)
    assert (row["Regel för sen ansökan"], row["Skäl till avdraget"]) == ("Högst <25 %>", "Ny & ovan kassör")


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
