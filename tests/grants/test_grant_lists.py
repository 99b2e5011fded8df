"""Lists of grants decided outside the register: organisation, form of grant, decision and payment from one row."""

from datetime import date
from decimal import Decimal

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from grants import services
from grants.imports import GrantList
from grants.models import AgeSpan, EligibilityCondition, GrantApplication, GrantDecision, GrantRound, LateRule
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.cases.models.decisions import DecisionPart, refuse_told_by_list
from partnerships.cases.services import confirm_decision
from partnerships.ground.importing import check_rows
from partnerships.ground.reading import Row, Sheet
from partnerships.jobs.running import Progress
from partnerships.payments.models import Payment
from partnerships.payments.services import reverse_payment
from partnerships.register.models import Organisation, RoleAssignment
from partnerships.register.rights import Role
from partnerships.register.services import merge_organisations
from reports.quality.grants import decisions_without_appeal_notice, grants_without_aid_basis
from reports.quality.scope import Scope
from tests.fixtures import ApplicationFactory, DecisionFactory, OrganisationFactory, RoundFactory, SchemeFactory, user_with
from tests.imports.conftest import applied, counts, faults_of, tried

HEAD = [
    "Nämnd", "Bidragsform", "År", "Förening", "Löpnummer", "Sökt belopp", "Beviljat belopp", "Utfall", "Beslutsdatum", "§",
    "Ändamål", "Utbetalt belopp", "Utbetalningsdatum", "Verifikat",
]  # fmt: skip
ALL = ["new_organisations", "new_schemes", "new_rounds"]
ROW = ["KFN", "Verksamhetsbidrag", 2017, "Byalaget", "L1", "12 500 kr", "1 000,50", "", "1 mars 2017", "§ 12", "Fest", 1000.5,
       "2017-04-01", 4711]  # fmt: skip


def row(**values):
    return [values.get(name, value) for name, value in zip(HEAD, ROW, strict=True)]


@pytest.fixture(autouse=True)
def _today(time_machine):
    time_machine.move_to("2026-11-21 12:00+01:00")


@pytest.fixture
def culture_officer(culture_officer, culture_board):
    """An officer who also keeps the board's minutes, and so may tell of decisions that the register does not hold."""
    RoleAssignment.objects.create(user=culture_officer, role=Role.SECRETARY, board=culture_board)
    return culture_officer


@pytest.fixture
def plain_officer(culture_board):
    return user_with(Role.CULTURE, board=culture_board)


@pytest.fixture
def scheme(culture_board):
    return SchemeFactory(board=culture_board, name="Verksamhetsbidrag")


def test_one_row_is_an_organisation_a_decision_and_a_payment(culture_officer, scheme):
    applied(culture_officer, "bidrag", [HEAD, row()], options=ALL)
    application = GrantApplication.objects.select_related("grant__decision", "round").get()
    assert application.organisation.name == "Byalaget"
    assert (application.state, application.from_list, application.list_number) == ("decided", True, "L1")
    assert (application.requested_amount, application.purpose) == (Decimal("12500.00"), "Fest")
    grant = application.grant
    assert (grant.result, grant.amount, grant.report_due) == ("partly", Decimal("1000.50"), None)
    assert (grant.decision.paragraph, grant.decision.meeting_date) == (12, date(2017, 3, 1))
    payment = grant.payments().get()
    assert (payment.state, payment.paid_on, payment.voucher_no) == ("paid", date(2017, 4, 1), "4711")
    assert (payment.attested_by, payment.giro_number) == (None, "")  # unknown, and not made up
    assert (application.round.name, application.round.frame, application.round.reserved) == (
        "Ur lista",
        grant.amount,
        grant.amount,
    )
    event = AuditEvent.objects.of(application).get()
    assert (event.act, event.source, event.actor_id, event.board_id) == (
        "brought_in",
        "import",
        culture_officer.pk,
        scheme.board_id,
    )
    assert AuditEvent.objects.of(payment).get().act == "brought_in"


def test_the_same_list_twice_changes_nothing_and_rows_share_what_they_share(culture_officer, scheme):
    rows = [HEAD, row(), row(Förening="BYALAGET", Löpnummer="L2"), row(Förening="Annan", Löpnummer="L3", Utfall="Avslag",
            **{"Beviljat belopp": None, "Utbetalt belopp": None, "Utbetalningsdatum": None})]  # fmt: skip
    applied(culture_officer, "bidrag", rows, options=ALL)
    assert (Organisation.objects.count(), BoardDecision.objects.count(), GrantRound.objects.count()) == (2, 1, 1)
    assert GrantDecision.objects.filter(result="rejected", amount=0).count() == 1
    assert counts(tried(culture_officer, "bidrag", rows)) == (0, 0, 3, 0)


def test_what_is_unknown_stays_unknown(culture_officer, scheme):
    rows = [["Förening", "Belopp", "Beslutsdatum"], ["Byalaget", 500, date(2016, 5, 2)], ["Laget", 700, None]]
    told = {"board": "KFN", "scheme": "Verksamhetsbidrag", "year": "2016"}
    applied(culture_officer, "bidrag", rows, constants=told, options=ALL)
    known = GrantApplication.objects.get(organisation__name="Laget")
    assert (known.requested_amount, known.purpose, known.submitted_on, known.grant.result) == (None, "", None, "granted")
    assert (known.grant.decision.meeting_date, known.grant.decision.paragraph) == (None, None)
    assert not Payment.objects.exists()


def test_every_fault_of_every_row_is_told_at_once(culture_officer, social_board, scheme):
    rows = [
        HEAD,
        row(Nämnd="Okänd nämnd"),
        row(Nämnd="SN"),
        row(Löpnummer="L4", **{"Beviljat belopp": "1 000,555", "Utbetalningsdatum": "31 februari 2017"}),
        row(Löpnummer="L5", **{"Beviljat belopp": 20000, "Utbetalt belopp": 30000, "Utbetalningsdatum": "2016-01-01"}),
        row(Löpnummer="L6", Utfall="Avslag"),
        row(Löpnummer="L7", Beslutsdatum="2027-01-01", År=2027),
        row(Löpnummer="L8", Bidragsform="Okänd form"),
    ]
    list_in = tried(culture_officer, "bidrag", rows, options=["new_organisations", "new_rounds"])
    assert [cell for cell, _reason in faults_of(list_in)] == [
        "A2", "A3", "G4", "M4", "G5", "L5", "M5", "H6", "I7", "B8",
    ]  # fmt: skip
    assert not GrantApplication.objects.exists()


def test_nothing_is_made_that_nobody_has_ticked(culture_officer, scheme):
    list_in = tried(culture_officer, "bidrag", [HEAD, row()])
    assert [cell for cell, _reason in faults_of(list_in)] == ["D2", "C2"]


def test_what_the_register_says_is_not_changed_by_a_list(culture_officer, scheme):
    applied(culture_officer, "bidrag", [HEAD, row()], options=ALL)
    list_in = tried(culture_officer, "bidrag", [HEAD, row(**{"Beviljat belopp": 2000, "Utbetalt belopp": 900})])
    assert [cell for cell, _reason in faults_of(list_in)] == ["G2", "L2"]
    assert "I registret står 1\xa0000,50\xa0kr" in faults_of(list_in)[0][1]


def test_a_payment_that_was_missing_is_added_by_a_later_list(culture_officer, scheme):
    unpaid = row(**{"Utbetalt belopp": None, "Utbetalningsdatum": None, "Verifikat": None})
    applied(culture_officer, "bidrag", [HEAD, unpaid], options=ALL)
    list_in = applied(culture_officer, "bidrag", [HEAD, row()])
    assert counts(list_in) == (0, 1, 0, 0)
    assert GrantDecision.objects.get().paid() == Decimal("1000.50")


def test_an_open_rounds_frame_holds_the_rows_of_a_list_too(culture_officer, culture_board, scheme):
    round = RoundFactory(scheme=scheme, board=culture_board, year=2017, frame=Decimal("1500"))
    rows = [HEAD, row(), row(Förening="Laget", Löpnummer="L2")]
    list_in = tried(culture_officer, "bidrag", rows, options=ALL)
    assert [cell for cell, _reason in faults_of(list_in)] == ["G3"]
    applied(culture_officer, "bidrag", rows[:2], options=ALL)
    round.refresh_from_db()
    assert round.reserved == Decimal("1000.50")


def test_no_money_goes_out_on_the_word_of_a_list(culture_officer, scheme, finance):
    unpaid = row(**{"Utbetalt belopp": None, "Utbetalningsdatum": None})
    applied(culture_officer, "bidrag", [HEAD, unpaid], options=ALL)
    grant = GrantDecision.objects.get()
    values = {"amount": Decimal("10"), "due": date(2026, 12, 1), "giro_type": "bankgiro"}
    with pytest.raises(PermissionDenied):
        services.plan_grant_payment(actor=culture_officer, grant=grant, key="0" * 32, **values)


def test_what_a_list_said_was_paid_is_corrected_by_a_reversal(culture_officer, scheme, finance):
    applied(culture_officer, "bidrag", [HEAD, row()], options=ALL)
    payment = Payment.objects.get()
    reverse_payment(actor=finance, payment=payment, paid_on=date(2026, 1, 1), voucher_no="R1", reason="Fel i listan")
    assert GrantDecision.objects.get().paid() == 0


def test_our_own_list_of_grants_comes_in_again_without_a_change(culture_officer, culture_board, scheme, decision, client):
    applied(culture_officer, "bidrag", [HEAD, row(), row(Löpnummer="L2", År=2016, Beslutsdatum="2016-02-01")], options=ALL)
    round = RoundFactory(scheme=scheme, board=culture_board, name="Vår")
    for state in ("draft", "submitted", "withdrawn"):
        submitted_on = None if state == "draft" else date(2018, 10, 1)
        ApplicationFactory(round=round, organisation=OrganisationFactory(), state=state, submitted_on=submitted_on)
    granted = ApplicationFactory(round=round, organisation=OrganisationFactory(), state="decided")
    GrantDecision.objects.create(application=granted, decision=decision, result="partly", amount=Decimal("10.10"))
    client.force_login(culture_officer)
    file = b"".join(client.get("/uppfoljning/lista/bidrag.xlsx").streaming_content)
    list_in = tried(culture_officer, "bidrag", SimpleUploadedFile("bidrag.xlsx", file))
    assert counts(list_in) == (0, 0, 6, 0), faults_of(list_in)


def test_what_is_written_in_bulk_is_what_saving_row_by_row_would_write(culture_officer, scheme):
    applied(culture_officer, "bidrag", [HEAD, row()], options=ALL)
    for thing in (GrantApplication.objects.get(), GrantDecision.objects.get(), Payment.objects.get()):
        before = {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}
        thing.full_clean()
        thing.save()
        after = {field.attname: getattr(thing, field.attname) for field in thing._meta.concrete_fields}
        differing = {name for name in before if before[name] != after[name]}
        assert differing <= {"version", "updated_at"}


def test_a_stop_in_the_middle_of_writing_leaves_nothing(culture_officer, scheme, monkeypatch):
    kind = GrantList(culture_officer, ALL)
    sheet = Sheet("Blad", rows=[Row(1, HEAD), *(Row(n, row(Löpnummer=f"L{n}")) for n in range(2, 40))])
    mapping = {"board": 0, "scheme": 1, "year": 2, "organisation": 3, "list_number": 4, "amount": 6}
    check = check_rows(kind, sheet, heading_row=1, mapping=mapping)
    assert check.counts()["create"] == 38
    monkeypatch.setattr("grants.ready_grants.BATCH", 10)
    steps = []

    def stop(count):
        steps.append(count)
        if len(steps) == 3:
            raise RuntimeError

    ready, progress = kind.ready(check.plans(), Progress()), Progress()
    progress.step = stop
    with pytest.raises(RuntimeError):
        kind.write(ready, progress)
    assert not GrantApplication.objects.exists()
    assert not AuditEvent.objects.filter(act="brought_in").exists()


def test_two_rows_that_say_different_things_of_one_paragraph_are_a_fault(culture_officer, scheme):
    rows = [row(), row(Löpnummer="L2", Beslutsdatum="2017-03-02"), row(Löpnummer="L3")]
    list_in = tried(culture_officer, "bidrag", [HEAD, *rows], options=ALL)
    told = "En tidigare rad säger något annat om § 12 2017: dagen eller delegaten skiljer sig."
    assert faults_of(list_in) == [("J3", told)]


def test_a_diary_number_that_somebody_registers_meanwhile_stops_the_whole_list(culture_officer, scheme):
    kind = GrantList(culture_officer, ALL)
    head, told = [*HEAD, "Diarienummer"], [*row(), "KFN 2017/4"]
    mapping = {"board": 0, "scheme": 1, "year": 2, "organisation": 3, "amount": 6, "case": len(HEAD)}
    check = check_rows(kind, Sheet("Blad", rows=[Row(1, head), Row(2, told)]), heading_row=1, mapping=mapping)
    ready = kind.ready(check.plans(), Progress())
    CaseReference.objects.create(raw="KFN 2017/4", stated_in="Ur lista")
    with pytest.raises(ValidationError, match="Kontrollera den igen"):
        kind.write(ready, Progress())
    assert not Organisation.objects.exists()


def test_the_api_pages_through_amounts_of_which_some_are_unknown(culture_officer, scheme, api_client):
    rows = [["Förening", "Sökt", "Belopp"], ["A", None, 5], ["B", 20, 5], ["C", None, 5], ["D", 10, 5]]
    told = {"board": "KFN", "scheme": "Verksamhetsbidrag", "year": "2016"}
    applied(culture_officer, "bidrag", rows, constants=told, options=ALL)
    api_client.force_authenticate(culture_officer)
    address, found = "/api/v1/grant-applications/?ordering=requested_amount&page_size=1", []
    while address:
        page = api_client.get(address).data
        found += [row["requested_amount"] for row in page["results"]]
        address = page["next"]
    assert found == [None, None, "10.00", "20.00"]


def test_decided_history_meets_no_rule_of_those_who_apply_now_and_lacks_are_told_not_warned_of(
    culture_officer, scheme, client, culture_board
):
    services.register_criterion(actor=culture_officer, scheme=scheme, order=1, text="Nytta", max_points=5)
    services.change_scheme(actor=culture_officer, scheme=scheme, min_members=50, age_from=7, age_to=25, apply_days_before=30)
    AgeSpan.objects.create(name="7–25 år", age_from=7, age_to=25)
    EligibilityCondition.objects.create(text="Demokratisk uppbyggnad", blocking=True)
    rule = LateRule.objects.create(scheme=scheme, name="Tak", kind="ceiling", ceiling_percent=25)
    RoundFactory(scheme=scheme, year=2017, opens=date(2016, 9, 1), closes=date(2016, 12, 1), late_rule=rule)
    head, told = [*HEAD, "Inkom"], [*row(**{"Sökt belopp": ""}), "2017-02-20"]
    applied(culture_officer, "bidrag", [head, told], options=ALL)
    application = GrantApplication.objects.get()
    assert (application.state, application.requested_amount, application.grant.amount) == ("decided", None, Decimal("1000.50"))
    client.force_login(culture_officer)
    page = client.get(application.get_absolute_url())
    assert (page.context["warnings"], page.context["missing"], page.context["statistics"]) == ([], [], None)
    assert "uppgift saknas" in page.text
    assert [finding(Scope()).count for finding in (grants_without_aid_basis, decisions_without_appeal_notice)] == [0, 0]


def test_a_day_that_cannot_be_read_is_not_also_told_as_a_missing_year(culture_officer, scheme):
    head = [name for name in HEAD if name != "År"]
    rows = [
        [value for name, value in zip(HEAD, row(**values), strict=True) if name != "År"]
        for values in ({"Beslutsdatum": "i våras"}, {"Beslutsdatum": ""})
    ]
    place = "ABCDEFGHIJKLM"[head.index("Beslutsdatum")]
    first, second = faults_of(tried(culture_officer, "bidrag", [head, *rows], options=ALL))
    assert (first[0], "går inte att läsa som ett datum" in first[1]) == (f"{place}2", True)
    assert second == (f"{place}3", "Ange år eller beslutsdatum.")


def test_an_application_that_is_not_decided_is_decided_in_the_register(culture_officer, scheme):
    round = RoundFactory(scheme=scheme, year=2017)
    organisation = OrganisationFactory(name="Byalaget")
    ApplicationFactory(round=round, organisation=organisation, requested_amount=Decimal("12500"))
    [(_cell, told)] = faults_of(tried(culture_officer, "bidrag", [HEAD, row(Löpnummer="")], options=ALL))
    assert told == "Ansökan är inte beslutad i registret. Registrera beslutet där."


def test_a_sum_of_the_list_that_differs_is_shown_before_it_is_read(client, culture_officer, scheme):
    rows = [HEAD, row(), ["Summa", *[None] * 5, "2 000"]]
    list_in = tried(culture_officer, "bidrag", rows, options=ALL)
    assert counts(list_in) == (1, 0, 0, 0)  # it stops nothing
    client.force_login(culture_officer)
    page = client.get(list_in.get_absolute_url()).content.decode().replace("\u00a0", " ")
    assert "Rad 3 säger att summan av Beviljat belopp är 2 000 kr, men raderna ger 1 000,50 kr." in page


UNNUMBERED = {"§": None, "Utbetalt belopp": None, "Utbetalningsdatum": None}


def test_a_list_makes_no_decision_of_the_board(plain_officer, culture_board, scheme):
    list_in = tried(plain_officer, "bidrag", [HEAD, row()], options=ALL)
    told = (
        "Kultur- och fritidsnämnden, § 12, 2017-03-01 finns inte i registret. "
        "Be nämndens sekreterare registrera beslutet först, eller lämna paragrafen tom."
    )
    assert faults_of(list_in) == [("J2", told)]
    DecisionFactory(board=culture_board, paragraph=12, meeting_date=date(2017, 3, 1))
    applied(plain_officer, "bidrag", [HEAD, row()], options=ALL)
    assert BoardDecision.objects.get().from_list is False


def test_a_secretarys_right_that_is_gone_when_the_list_is_written_stops_it(culture_officer, scheme):
    kind = GrantList(culture_officer, ALL)
    mapping = {"board": 0, "scheme": 1, "year": 2, "organisation": 3, "amount": 6, "decided_on": 8, "paragraph": 9}
    check = check_rows(kind, Sheet("Blad", rows=[Row(1, HEAD), Row(2, row())]), heading_row=1, mapping=mapping)
    ready = kind.ready(check.plans(), Progress())
    RoleAssignment.objects.filter(user=culture_officer, role=Role.SECRETARY).delete()
    kind.user = type(culture_officer).objects.get(pk=culture_officer.pk)
    with pytest.raises(PermissionDenied):
        kind.write(ready, Progress())
    assert not BoardDecision.objects.exists()


def test_what_only_a_list_tells_serves_nothing_else_until_the_secretary_confirms_it(
    plain_officer, secretary, culture_board, scheme, social_officer
):
    head = [*HEAD, "Delegat", "Punkt i delegationsordningen"]
    applied(plain_officer, "bidrag", [head, [*row(**UNNUMBERED), "Chefen", "3.1"]], options=ALL)
    told = BoardDecision.objects.get()
    assert (told.from_list, told.is_complete()) == (True, True)
    assert told not in BoardDecision.objects.complete()
    application = ApplicationFactory(round=RoundFactory(scheme=scheme), submitted_on=date(2017, 1, 1), requested_amount=100)
    asked = {"actor": secretary, "application": application, "decision": told, "amount": Decimal(100)}
    with pytest.raises(ValidationError, match="uppgifter ur en inläst lista"):
        services.grant_application(**asked)
    for user in (plain_officer, social_officer):
        with pytest.raises(PermissionDenied):
            confirm_decision(actor=user, decision=told)
    told = confirm_decision(actor=secretary, decision=told)
    assert services.grant_application(**(asked | {"decision": told}))
    assert AuditEvent.objects.of(told).first().act == "confirmed_as_told"


@pytest.mark.parametrize(
    ("model", "name"),
    [
        (model, field.name)
        for model in apps.get_models()
        for field in model._meta.concrete_fields
        if field.related_model is BoardDecision and not issubclass(model, DecisionPart)
    ],
)
def test_no_record_of_any_kind_begins_to_rest_on_what_only_a_list_tells(culture_board, model, name):
    told = DecisionFactory(board=culture_board, from_list=True)
    with pytest.raises(ValidationError, match="uppgifter ur en inläst lista"):
        refuse_told_by_list(model, model(**{name: told}))
    refuse_told_by_list(model, model(**{name: DecisionFactory(board=culture_board)}))


def test_what_only_a_list_tells_takes_nothing_of_the_frame_of_a_round_here(plain_officer, culture_board, scheme):
    round = RoundFactory(scheme=scheme, board=culture_board, year=2017)
    list_in = tried(plain_officer, "bidrag", [HEAD, row(**UNNUMBERED)], options=ALL)
    assert [(cell, "tas ur ramen" in reason) for cell, reason in faults_of(list_in)] == [("I2", True)]
    DecisionFactory(board=culture_board, paragraph=12, meeting_date=date(2017, 3, 1))
    applied(plain_officer, "bidrag", [HEAD, row()], options=ALL)
    round.refresh_from_db()
    assert round.reserved == Decimal("1000.50")


def test_an_organisation_that_is_merged_before_the_list_is_written_stops_it(culture_officer, admin, scheme):
    merged, keep = OrganisationFactory(name="Byalaget"), OrganisationFactory(name="Bygdelaget")
    kind = GrantList(culture_officer, ALL)
    mapping = {"board": 0, "scheme": 1, "year": 2, "organisation": 3, "amount": 6}
    check = check_rows(kind, Sheet("Blad", rows=[Row(1, HEAD), Row(2, row())]), heading_row=1, mapping=mapping)
    ready = kind.ready(check.plans(), Progress())
    merge_organisations(actor=admin, keep=keep, merged=merged, reason="Samma förening")
    with pytest.raises(ValidationError, match="Byalaget har slagits ihop .* Kontrollera den igen"):
        kind.write(ready, Progress())
    assert not GrantApplication.objects.exists()
