"""The administrator keeps the municipality's boards, offices and name; nobody else does."""

import pytest
from django.core.exceptions import PermissionDenied
from django.core.management import call_command

from partnerships.register.models import Board, Municipality, Office, User
from partnerships.register.services import change_board, note_alias, register_board, register_office

pytestmark = pytest.mark.django_db


def test_the_administrator_registers_a_board_with_its_spellings_and_office(admin):
    board = register_board(actor=admin, code="EN", name="Enhörna kommundelsnämnd", kind="local")
    note_alias(actor=admin, board=board, name="Enhörna kommunalnämnd")
    register_office(actor=admin, name="Kommundelskontoret", board=board)
    assert Board.objects.called("enhörna KOMMUNALNÄMND") == board
    assert list(board.offices.values_list("name", flat=True)) == ["Kommundelskontoret"]


def test_nobody_else_keeps_boards(secretary, culture_board):
    with pytest.raises(PermissionDenied):
        change_board(actor=secretary, board=culture_board, name="Ett annat namn")
    with pytest.raises(PermissionDenied):
        register_office(actor=secretary, name="Kontor")


def test_the_pages_do_it(client, admin, municipality):
    client.force_login(admin)
    posted = client.post("/namnder/nytt/", {"code": "BUN", "name": "Barn- och utbildningsnämnden", "kind": "board"}, follow=True)
    assert "Barn- och utbildningsnämnden" in posted.content.decode()
    client.post("/namnder/kontor/nytt/", {"name": "Skolkontoret", "board": Board.objects.get(code="BUN").pk})
    assert Office.objects.get(name="Skolkontoret").board.code == "BUN"
    client.post("/namnder/kommunen/", {"name": "Ekeby kommun", "version": municipality.version})
    assert Municipality.objects.get().name == "Ekeby kommun"


def test_the_first_administrator_of_a_new_register_is_made_by_a_command():
    call_command("create_administrator", "it@example.org", "Administratör", "Ekeby kommun", verbosity=0)
    assert Municipality.objects.get().name == "Ekeby kommun"
    assert User.objects.get().may("U", "users")


def test_the_statement_of_accessibility_names_the_contact_centre_where_one_is_known(client):
    assert "mailto:" not in client.get("/tillganglighet/").content.decode()
    Municipality.objects.update_or_create(pk=1, defaults={"name": "Provköpings kommun", "email": "kontakt@kommun.example"})
    assert "mailto:kontakt@kommun.example" in client.get("/tillganglighet/").content.decode()
