"""Lists of organisations and contacts: found, tried, told of, and written whole or not at all."""

from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from openpyxl import load_workbook

from partnerships.audit.models import AuditEvent
from partnerships.ground.importing import AMOUNT, NUMBER, ImportColumn, ImportKind, check_rows
from partnerships.ground.importing.kinds import Plan
from partnerships.ground.reading import Row, Sheet
from partnerships.imports import flow, services, works
from partnerships.imports.models import Import, ImportRow
from partnerships.jobs.running import run_job
from partnerships.register import services as register
from partnerships.register.models import Organisation, OrganisationContact, RoleAssignment, User
from tests.fixtures import OrganisationFactory
from tests.imports.conftest import applied, counts, faults_of, tried, uploaded, workbook

HEAD = ["Förening", "Orgnr", "Typ", "E-post", "Antal medlemmar"]
GOOD = ["Åkerby IF", "802005-9823", "Ideell förening", "info@example.org", 120]


def test_a_list_is_found_below_its_title_and_above_its_sum(culture_officer):
    rows = [["Föreningar 2024"], [], [*HEAD, "Färg"], [*GOOD, "röd"], ["Byalaget"], [], ["Summa", None, None, None, 120]]
    list_in = tried(culture_officer, "organisationer", rows)
    assert counts(list_in) == (2, 0, 0, 0)
    assert list_in.heading_row == 3
    assert list_in.unused == [["F", "Färg"]]
    assert "7" in [rows for rows, _why in list_in.skipped]
    assert not Organisation.objects.exists()  # nothing is written yet


def test_every_fault_is_told_at_once_with_its_cell(culture_officer):
    rows = [HEAD, ["", "802005-9823"], ["Byalaget", "802005-9824", "Okänd form", "fel adress", "många"], GOOD]
    list_in = tried(culture_officer, "organisationer", rows)
    assert [cell for cell, _reason in faults_of(list_in)] == ["A2", "B3", "C3", "E3", "D3"]
    with pytest.raises(ValidationError, match="2 rader har fel"):
        flow.apply(culture_officer, list_in)
    assert not Organisation.objects.exists()


def test_the_same_list_twice_changes_nothing(culture_officer):
    assert applied(culture_officer, "organisationer", [HEAD, GOOD, ["Byalaget"]]).state == "applied"
    again = tried(culture_officer, "organisationer", [HEAD, [GOOD[0].upper(), "8020059823", *GOOD[2:]], [" BYALAGET "]])
    assert counts(again) == (0, 0, 2, 0)
    assert Organisation.objects.count() == 2


def test_what_differs_is_shown_from_old_to_new_and_an_empty_cell_changes_nothing(culture_officer):
    known = OrganisationFactory(name="Byalaget", org_number=None, activity_area="Kultur", member_count=10)
    list_in = tried(culture_officer, "organisationer", [HEAD, ["Byalaget", "802005-9823", None, None, 12]])
    assert counts(list_in) == (0, 1, 0, 0)
    assert list_in.rows.get().changes == [["Organisationsnummer", "", "802005-9823"], ["Medlemmar", "10", "12"]]
    flow.apply(culture_officer, list_in)
    known.refresh_from_db()
    assert (known.org_number, known.member_count, known.activity_area) == ("802005-9823", 12, "Kultur")
    event = AuditEvent.objects.of(known).first()
    assert (event.act, event.source, event.actor_id) == ("changed", "import", culture_officer.pk)


def test_two_rows_that_mean_the_same_record_are_a_fault(culture_officer):
    list_in = tried(culture_officer, "organisationer", [HEAD, GOOD, GOOD])
    assert "samma post som rad 2" in faults_of(list_in)[0][1]


def test_a_giro_is_not_changed_by_a_list(culture_officer):
    OrganisationFactory(name="Byalaget", bankgiro="5402-9681")
    list_in = tried(culture_officer, "organisationer", [["Förening", "Bankgiro"], ["Byalaget", "5050-2863"]])
    told = "Ett gironummer ändras inte genom en lista. Föreslå det under ”Byt gironummer” hos organisationen."
    assert faults_of(list_in) == [("B2", told)]


@pytest.mark.parametrize("heading", ["Orgnr", "Anteckning"])
def test_a_file_with_a_personal_number_is_refused_whole_and_not_kept(culture_officer, documents, heading):
    rows = [["Förening", heading], ["Enskild firma", "811228-9874"]]
    with pytest.raises(ValidationError, match=r"personnummer \(Blad!B2\)") as refused:
        flow.upload(culture_officer, kind="organisationer", file=uploaded(rows))
    assert "9874" not in str(refused.value)
    assert not Import.objects.exists()
    assert not documents()


def test_what_looks_like_a_personal_number_among_the_organisation_numbers_ends_the_import(
    culture_officer, documents, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        list_in = tried(culture_officer, "organisationer", [HEAD, ["Enskild firma", "811228-9875"]])  # a wrong check digit
    assert (list_in.state, list_in.file.name) == ("cancelled", "")
    assert "personnummer" in list_in.message
    assert not ImportRow.objects.exists()
    assert not documents()


def test_what_changes_in_the_register_after_the_dry_run_is_shown_before_anything_is_written(culture_officer):
    list_in = tried(culture_officer, "organisationer", [HEAD, GOOD, ["Byalaget"]])
    OrganisationFactory(name="Byalaget")
    list_in = flow.apply(culture_officer, list_in)
    assert (list_in.state, counts(list_in)) == ("checked", (1, 0, 1, 0))
    assert "Registret har ändrats" in list_in.job.message
    assert not Organisation.objects.filter(name="Åkerby IF").exists()
    assert flow.apply(culture_officer, list_in).state == "applied"


def test_the_columns_of_a_sender_are_remembered_by_their_headings(culture_officer):
    rows = [["Kolumn ett", "Kolumn två"], ["x", "Byalaget"]]
    first = flow.upload(culture_officer, kind="organisationer", file=uploaded(rows), sender="Fritid")
    assert first.mapping == {}
    flow.choose_columns(culture_officer, first, mapping={"name": 1})
    turned = [["Kolumn två", "Kolumn ett"], ["Laget", "x"]]
    assert flow.upload(culture_officer, kind="organisationer", file=uploaded(turned), sender="FRITID").mapping == {"name": 0}
    assert flow.upload(culture_officer, kind="organisationer", file=uploaded(turned)).mapping == {}


class LightList(ImportKind):
    """Two columns and no rule: for trying the reading and telling of rows alone."""

    columns = (ImportColumn("name", "Förening", required=True), ImportColumn("count", "Antal", kind=NUMBER))

    def plan(self, values):
        return Plan(values["name"], (values["name"],), new=True)


def test_a_bad_row_at_any_of_a_hundred_places_of_five_hundred_is_named():
    for bad in range(2, 502, 5):
        rows = [Row(1, ["Förening", "Antal"])]
        rows += [Row(n, [f"Förening {n}", "många" if n == bad else str(n)]) for n in range(2, 502)]
        check = check_rows(LightList(None), Sheet("Blad", rows=rows), heading_row=1, mapping={"name": 0, "count": 1})
        assert [(fault.sheet, fault.letter, fault.row, fault.value) for fault in check.faults] == [("Blad", "B", bad, "många")]
        assert check.counts() == {"create": 499, "change": 0, "leave": 0, "refuse": 1}


def test_one_row_that_an_act_refuses_undoes_all_rows(culture_officer, monkeypatch):
    list_in = tried(culture_officer, "organisationer", [HEAD, GOOD, ["Byalaget"], ["Laget"]])
    calls, real = [], register.register_organisation

    def third_fails(**values):
        calls.append(values)
        if len(calls) == 3:
            raise ValidationError("Det går inte.")
        return real(**values)

    monkeypatch.setattr(register, "register_organisation", third_fails)
    list_in = flow.apply(culture_officer, list_in)
    assert (list_in.state, list_in.job.state, list_in.job.message) == ("checked", "failed", "Det går inte.")
    assert not Organisation.objects.exists()


def test_contacts_are_found_by_organisation_and_name_and_their_file_is_not_kept(
    culture_officer, organisation, documents, django_capture_on_commit_callbacks
):
    rows = [["Förening", "Namn", "Roll", "Telefon"], [organisation.name, "Öppen Kontakt", "Kassör", "0701063239"]]
    with django_capture_on_commit_callbacks(execute=True):
        list_in = applied(culture_officer, "kontaktpersoner", rows)
    contact = OrganisationContact.objects.get()
    assert (contact.organisation, contact.role, contact.phone) == (organisation, "treasurer", "0701063239")
    assert not list_in.file
    assert not list_in.rows.exists()
    assert not documents()
    again = tried(culture_officer, "kontaktpersoner", [rows[0], [organisation.name, "ÖPPEN KONTAKT", "Ordförande", None]])
    assert again.rows.get().changes == [["Uppgift", "Kassör", "Ordförande"]]
    assert "Öppen Kontakt" not in str(AuditEvent.objects.values_list("changes", "object_label"))


def test_a_protected_contact_is_neither_found_nor_handed_out(culture_officer, organisation, client):
    OrganisationContact.objects.create(organisation=organisation, name="Kanarie Skyddad", protected=True)
    rows = [["Förening", "Namn"], [organisation.name, "Kanarie Skyddad"]]
    assert counts(tried(culture_officer, "kontaktpersoner", rows)) == (1, 0, 0, 0)
    client.force_login(culture_officer)
    told = b"".join(client.get("/uppfoljning/lista/kontaktpersoner.xlsx").streaming_content)
    assert "Kanarie" not in str([[cell.value for cell in row] for row in load_workbook(BytesIO(told)).active.iter_rows()])


@pytest.mark.parametrize("kind", ["organisationer", "kontaktpersoner"])
def test_our_own_list_comes_in_again_without_a_change(culture_officer, organisation, client, kind):
    organisation.org_number, organisation.legal_form, organisation.member_count = "802005-9823", "61", 12
    organisation.save()
    OrganisationFactory(name="=1+1 & Söner", status="dormant", legal_form="network")
    OrganisationContact.objects.create(organisation=organisation, name="Någon", role="chair", email="nagon@example.org")
    client.force_login(culture_officer)
    file = b"".join(client.get(f"/uppfoljning/lista/{kind}.xlsx").streaming_content)
    list_in = tried(culture_officer, kind, SimpleUploadedFile(f"{kind}.xlsx", file))
    assert counts(list_in) == (0, 0, 2 if kind == "organisationer" else 1, 0), faults_of(list_in)


def test_the_list_comes_back_with_its_faults_marked(culture_officer, client):
    list_in = tried(
        culture_officer, "organisationer", [["Lista"], HEAD, GOOD, ["Byalaget", None, None, "fel"], ["Laget", None, None, "fel"]]
    )
    client.force_login(culture_officer)
    response = client.get(f"/import/{list_in.pk}/fel.xlsx")
    page = load_workbook(BytesIO(b"".join(response.streaming_content))).active
    assert page["F2"].value == "Fel"
    assert "E-post" in page["F4"].value
    assert page["D4"].fill.fgColor.rgb == "FFF2B8B5"
    assert page["A4"].data_type == "s"
    assert page["D3"].fill.fill_type is None
    assert page["E3"].value == 120


def test_the_page_tells_the_faults_in_short_and_leads_on_to_the_mended_file(culture_officer, client):
    rows = [HEAD, ["Byalaget", None, None, "fel"], ["Laget", None, None, "fel", "hundra"], GOOD]
    list_in = tried(culture_officer, "organisationer", rows)
    Import.objects.update(sender="Fritid & co")
    client.force_login(culture_officer)
    shown = client.get(f"/import/{list_in.pk}/").context
    told = [[cell.text for cell in row["cells"]] for row in shown["faults"].rows]
    assert [row[:3] for row in told] == [["E-post", "2", "D2"], ["Antal medlemmar", "1", "E3"]]
    assert [row["cells"][2].text for row in shown["table"].rows] == ["Byalaget", "Laget"]
    form = client.get(shown["again"]).context["form"]
    assert (form["kind"].value(), form["sender"].value()) == ("organisationer", "Fritid & co")


def test_whoever_may_not_register_the_nouns_may_not_bring_them_in(reader, culture_officer, client):
    with pytest.raises(PermissionDenied):
        flow.upload(reader, kind="organisationer", file=uploaded([HEAD, GOOD]))
    list_in = tried(culture_officer, "organisationer", [HEAD, GOOD])
    with pytest.raises(PermissionDenied):
        flow.apply(reader, list_in)
    client.force_login(reader)
    assert client.get(f"/import/{list_in.pk}/").status_code == 404
    assert client.get("/import/ny/").status_code == 403


def as_csv(rows):
    return "\n".join(";".join(str(cell) for cell in row) for row in rows).encode()


@pytest.mark.parametrize(("name", "written"), [("lista.xlsx", workbook), ("lista.csv", as_csv)])
def test_the_walk_on_the_pages(name, written, culture_officer, client):
    client.force_login(culture_officer)
    by_page(client, name, written([HEAD, [*GOOD[:3], "fel", 120]]))
    wrong = Import.objects.get()
    assert "E-post" in client.get(f"/import/{wrong.pk}/").content.decode()
    marked = load_workbook(BytesIO(b"".join(client.get(f"/import/{wrong.pk}/fel.xlsx").streaming_content))).active
    assert (marked["F1"].value, marked["D2"].value) == ("Fel", "fel")
    page = by_page(client, name, written([HEAD, GOOD]))
    assert "Läs in 1 rader" in page.content.decode()
    list_in = Import.objects.exclude(pk=wrong.pk).get()
    assert client.post(f"/import/{list_in.pk}/las-in/", {"version": list_in.version}).status_code == 302
    assert Organisation.objects.get().name == "Åkerby IF"
    assert client.get("/import/").status_code == 200
    assert b"".join(client.get("/import/mall/organisationer.xlsx").streaming_content).startswith(b"PK")


def by_page(client, name, content):
    """The page of a list that was handed in there, with its columns as they were proposed."""
    file = SimpleUploadedFile(name, content)
    address = client.post("/import/ny/", {"kind": "organisationer", "file": file, "sender": ""}).url
    form = client.get(f"{address}kolumner/").context["form"]
    answers = {name: form.get_initial_for_field(field, name) or "" for name, field in form.fields.items()}
    assert client.post(f"{address}kolumner/", answers).status_code == 302
    return client.get(address)


def test_a_file_that_is_no_table_is_refused_in_words(culture_officer, client):
    client.force_login(culture_officer)
    response = client.post("/import/ny/", {"kind": "organisationer", "file": SimpleUploadedFile("lista.pdf", b"%PDF-1.7")})
    assert response.status_code == 422
    assert not Import.objects.exists()


def test_the_way_through_the_api(culture_officer, api_client):
    api_client.force_authenticate(culture_officer)
    body = {"kind": "organisationer", "file": SimpleUploadedFile("lista.xlsx", workbook([HEAD, GOOD]))}
    made = api_client.post("/api/v1/imports/", body, format="multipart")
    assert (made.status_code, made.data["state"]) == (201, "uploaded")
    address = f"/api/v1/imports/{made.data['id']}"
    checked = api_client.post(f"{address}/check/", {})
    assert (checked.status_code, checked.data["to_create"]) == (200, 1)
    rows = api_client.get(f"/api/v1/import-rows/?of={made.data['id']}")
    assert rows.data["results"][0]["outcome"] == "create"
    assert api_client.post(f"{address}/apply/", {}).data["state"] == "applied"
    assert api_client.post(f"{address}/apply/", {}).status_code in (400, 403)
    assert api_client.post("/api/v1/imports/", {**body, "extra": "x"}, format="multipart").status_code == 400


AMOUNTS = (
    ImportColumn("name", "Namn", required=True),
    ImportColumn("amount", "Belopp", kind=AMOUNT),
)


class Amounts(ImportKind):
    columns = AMOUNTS

    def plan(self, values):
        return Plan(values["name"], (values["name"],), new=True)


def warned(*rows):
    cells = [["Namn", "Belopp", "Valuta"], *rows]
    sheet = Sheet("Blad", rows=[Row(number, row) for number, row in enumerate(cells, start=1)])
    return check_rows(Amounts(None), sheet, heading_row=1, mapping={"name": 0, "amount": 1}).warnings


ANNA, BERT = ["Kören", "1 000"], ["Laget", "500"]


@pytest.mark.parametrize(
    "rows",
    [
        [ANNA, BERT, ["Summa", "1 500"]],
        [ANNA, ["Delsumma", "1 000"], BERT, ["Delsumma", "500"], ["Totalt", "1 500"]],
        [["Summa", "1 500"], ANNA, BERT],
        [ANNA, ["Laget", "många"], ["Summa", "1 500"]],  # the row's own fault is told
        [ANNA, ["Summa", None]],
        [[*ANNA, "SEK"], [*BERT, " kr "]],
    ],
)
def test_a_sum_that_is_right_and_kronor_say_nothing(rows):
    assert warned(*rows) == []


def test_a_sum_row_that_is_not_the_sum_of_the_rows_is_told_with_both_figures():
    [told] = warned(ANNA, BERT, ["Summa:", "1 600"])
    assert told.replace("\u00a0", " ") == "Rad 4 säger att summan av Belopp är 1 600 kr, men raderna ger 1 500 kr."


def test_another_currency_is_told(culture_officer):
    [told] = warned([*ANNA, "EUR"], [*BERT, "SEK"], [*BERT, "GBP"])
    assert told == "Kolumn C ”Valuta” säger EUR, GBP. Alla belopp läses som kronor, och räknas inte om."


def test_the_command_refuses_what_all_rows_say_of_a_column_that_is_read(culture_officer, tmp_path, capsys):
    path = tmp_path / "lista.xlsx"
    path.write_bytes(workbook([HEAD, GOOD]))
    asked = ["import_rows", "organisationer", str(path), "--all", "legal_form=Stiftelse"]
    with pytest.raises(CommandError, match="Ange --column legal_form= för att inte läsa den"):
        call_command(*asked)
    call_command(*asked, "--column", "legal_form=Typ")  # for the rows where it is empty
    call_command(*asked, "--column", "legal_form=")
    assert capsys.readouterr().out.count("Nya: 1.") == 2


def test_the_command_shows_and_applies(culture_officer, tmp_path, capsys):
    path = tmp_path / "lista.xlsx"
    path.write_bytes(workbook([HEAD, GOOD]))
    call_command("import_rows", "organisationer", str(path))
    assert "Nya: 1." in capsys.readouterr().out
    assert not Organisation.objects.exists()
    call_command("import_rows", "organisationer", str(path), "--apply")
    assert Organisation.objects.count() == 1
    path.write_bytes(workbook([HEAD, ["", "802005-9823"]]))
    with pytest.raises(CommandError, match="1 rader har fel"):
        call_command("import_rows", "organisationer", str(path), "--apply")


@pytest.mark.parametrize("work", ["check_import", "apply_import"])
def test_a_list_that_waits_its_turn_is_not_read_in_for_an_account_that_is_closed(culture_officer, work):
    list_in, job = waiting(culture_officer, work)
    User.objects.filter(pk=culture_officer.pk).update(is_active=False)
    run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, job.message) == ("failed", "Kontot för den som läser in listan är stängt. Inget har lästs in.")
    assert not Organisation.objects.exists()


def test_a_role_that_ends_while_a_list_is_tried_ends_the_import(culture_officer, monkeypatch):
    list_in, job = waiting(culture_officer, "apply_import")
    dry_run = works.dry_run

    def role_ends(*args):
        check = dry_run(*args)
        RoleAssignment.objects.filter(user=culture_officer).update(valid_to="2026-11-01")
        return check

    monkeypatch.setattr(works, "dry_run", role_ends)
    run_job(job.pk)
    job.refresh_from_db()
    assert (job.state, "behörighet" in job.message) == ("failed", True)
    assert not Organisation.objects.exists()


def waiting(user, work):
    """A list that is tried, and its job, which has not begun."""
    list_in = tried(user, "organisationer", [HEAD, GOOD])
    return services.queue_work(actor=user, list_in=list_in, work=work, title="Listan")
