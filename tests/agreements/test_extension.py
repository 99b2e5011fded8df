"""How long an agreement runs: prolonged by itself or by decision, until somebody gives notice. No day moves."""

from datetime import date
from decimal import Decimal
from functools import partial
from io import BytesIO
from itertools import product

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from python_calamine import CalamineWorkbook

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPExtension, IOPParty, IOPResource
from partnerships.agreements.pages.timeline import timeline
from partnerships.audit.models import AuditEvent
from partnerships.cases.services import change_decision
from partnerships.register.models import LegalParameter
from partnerships.state_aid.models import StateAid
from reports.due import due_list
from tests.fixtures import BoardFactory, DecisionFactory

from .conftest import TODAY, AgreementFactory, examined, signed, with_parts

pytestmark = pytest.mark.django_db
State = IOPAgreement.State
AUTOMATIC = {"extension": "automatic", "extension_months": 12}


def changed(agreement, **values):
    """As it had been signed so."""
    IOPAgreement.objects.filter(pk=agreement.pk).update(**values)
    return IOPAgreement.objects.get(pk=agreement.pk)


@pytest.fixture
def automatic(running):
    return changed(running, **AUTOMATIC, latest_end=date(2029, 6, 30))


@pytest.fixture
def by_decision(running):
    return changed(running, extension="decision", latest_end=date(2028, 12, 31))


@pytest.fixture
def to_prolong(social_board):
    return DecisionFactory(board=social_board, meeting_date=date(2026, 10, 6), paragraph=88, outcome="approved")


# One agreement ending 2027-04-15 with three months' notice


def read_excel(answer):
    """The rows of the first sheet that hold anything."""
    content = BytesIO(b"".join(answer.streaming_content))
    return [row for row in CalamineWorkbook.from_filelike(content).get_sheet_by_index(0).to_python() if any(row)]


def told(client, agreement):
    return client.get(agreement.get_absolute_url()).content.decode()


def test_the_day_of_notice_is_warned_of_and_stays_when_it_has_passed(client, running, social_officer, time_machine):
    agreement = changed(running, end_date=date(2027, 4, 15))
    for day, warned in (
        ("2026-11-21", "Sista dag för uppsägning är 15 januari 2027"),
        ("2027-01-15", "Sista dag för uppsägning är 15 januari 2027"),
        ("2027-01-16", "Sista dag för uppsägning var 15 januari 2027"),
        ("2027-04-15", "Sista dag för uppsägning var 15 januari 2027"),
        ("2027-04-16", "Avtalet löpte ut 15 april 2027"),
    ):
        time_machine.move_to(f"{day} 12:00+01:00")
        client.force_login(social_officer)  # a session of its own day
        assert warned in told(client, agreement), day
        assert agreement.notice_day() == date(2027, 1, 15)
        assert (agreement.last_day, agreement.end_on(date(2030, 1, 1))) == (date(2027, 4, 15), date(2027, 4, 15))
        states = {step["title"]: step["state"] for step in timeline(agreement, False)}
        assert states["Sista dag för uppsägning"] == ("now" if day <= "2027-01-15" else "past"), day


def test_each_party_has_its_own_day_of_notice(client, running, social_officer):
    agreement = changed(running, end_date=date(2027, 4, 15))
    other = agreement.parties.get(side="idea_driven")
    agreement.parties.filter(pk=other.pk).update(notice_months=2)
    assert {day: [str(party) for party in parties] for day, parties in agreement.notice_days().items()} == {
        date(2027, 1, 15): [str(agreement.responsible_board)],
        date(2027, 2, 15): ["Provköpings mötesplats"],
    }
    client.force_login(social_officer)
    assert "senast 2027-02-15" in told(client, agreement)
    dues = {due.day: due.note for due in due_list(social_officer) if due.title == "Sista dag att säga upp IOP-avtal"}
    assert list(dues) == [date(2027, 1, 15), date(2027, 2, 15)]
    assert dues[date(2027, 2, 15)].endswith("Provköpings mötesplats")
    text, board = client.get("/iop/tidslinje/").content.decode(), agreement.responsible_board
    by_party = f"2027-01-15 {board}; 2027-02-15 Provköpings mötesplats"
    assert f'2027-01-15<span class="under">{by_party}' in text
    export = client.get("/uppfoljning/lista/iop-tidslinje.xlsx")
    [heads, row] = read_excel(export)[-2:]
    written = dict(zip(heads, row, strict=True))
    assert written["Sista dag för uppsägning, per part"] == by_party
    assert written["Sista dag för uppsägning"] == date(2027, 1, 15)
    other.refresh_from_db()
    with pytest.raises(ValidationError, match="undertecknat"):
        services.change_party(actor=social_officer, party=other, notice_months=6)


# Prolonged by itself


@pytest.mark.parametrize(
    ("day", "end", "notice", "word"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), date(2026, 9, 30), "Pågående"),
        (date(2026, 12, 31), date(2026, 12, 31), date(2026, 9, 30), "Pågående"),
        (date(2027, 1, 1), date(2027, 12, 31), date(2027, 9, 30), "Förlängd"),
        (date(2028, 12, 31), date(2028, 12, 31), date(2028, 9, 30), "Förlängd"),
        (date(2029, 1, 1), date(2029, 6, 30), date(2029, 3, 31), "Förlängd"),
        (date(2029, 6, 30), date(2029, 6, 30), date(2029, 3, 31), "Förlängd"),
        (date(2029, 7, 1), date(2029, 6, 30), date(2029, 3, 31), "Utlöpt"),
    ],
)
def test_an_agreement_is_prolonged_period_by_period_to_its_latest_end(automatic, day, end, notice, word):
    assert (automatic.period_end_on(day), automatic.notice_day(on=day), automatic.word_on(day)) == (end, notice, word)
    assert automatic.last_day == date(2029, 6, 30)
    assert IOPAgreement.objects.running_on(day).exists() is (word != "Utlöpt")


@pytest.mark.parametrize(
    ("end", "months", "ends"),
    [
        (date(2026, 6, 30), 6, [date(2026, 12, 31), date(2027, 6, 30)]),
        (date(2027, 2, 28), 12, [date(2028, 2, 29), date(2029, 2, 28)]),
        (date(2026, 4, 14), 12, [date(2027, 4, 14), date(2028, 4, 14)]),
    ],
)
def test_a_period_of_whole_months_ends_with_its_month(running, end, months, ends):
    agreement = changed(running, end_date=end, extension="automatic", extension_months=months)
    first, second = ends
    assert [agreement.period_end_on(day) for day in (end, first, second)] == [end, first, second]
    assert agreement.runs_on()
    assert agreement.state_on(date(2150, 1, 1)) == State.ACTIVE
    assert IOPAgreement.objects.running_in(2150).get() == agreement


@pytest.mark.parametrize(
    ("given", "end"),
    [
        (date(2026, 9, 30), date(2026, 12, 31)),  # the last day of notice: the period is the last one
        (date(2026, 10, 1), date(2027, 12, 31)),  # a day late: it has run on
        (date(2026, 11, 21), date(2027, 12, 31)),
    ],
)
def test_notice_ends_what_is_prolonged_by_itself_with_its_period(automatic, social_officer, given, end):
    assert automatic.end_by_notice(date(2029, 6, 1), 3) == date(2029, 6, 30)  # too late, but it ends all the same
    other = automatic.parties.get(side="idea_driven")
    ended = services.terminate_agreement(
        actor=social_officer, agreement=automatic, terminated_on=given, terminated_by=other, reason="Flyttar"
    )
    assert (ended.ends_on, ended.terminated_by, ended.last_day) == (end, other, end)
    assert AuditEvent.objects.of(ended)[0].changes[-1] == ["terminated_by", None, "Provköpings mötesplats"]


def test_who_gave_notice_is_one_of_the_parties_and_its_own_months_count(automatic, old_agreement, social_officer, organisation):
    stranger = with_parts(old_agreement, organisation).parties.first()
    values = {"terminated_on": date(2026, 9, 1), "reason": "Flyttar"}
    with pytest.raises(ValidationError, match="annat avtal"):
        services.terminate_agreement(actor=social_officer, agreement=automatic, terminated_by=stranger, **values)
    other = automatic.parties.get(side="idea_driven")
    other.notice_months = 6
    other.save()
    ended = services.terminate_agreement(actor=social_officer, agreement=automatic, terminated_by=other, **values)
    assert ended.ends_on == date(2027, 12, 31)


def test_what_is_replaced_is_no_longer_prolonged(automatic, social_officer, organisation, board_decision):
    new = AgreementFactory(
        responsible_board=automatic.responsible_board, start_date=date(2027, 1, 1), end_date=date(2028, 12, 31),
        predecessor=automatic,
    )  # fmt: skip
    examined(with_parts(new, organisation))
    new.state, new.decision = State.DECIDED, board_decision
    new.save()
    services.sign_agreement(actor=social_officer, agreement=new, signed_on=date(2026, 11, 20))
    automatic.refresh_from_db()
    assert (automatic.state, automatic.last_day) == (State.RENEWED, date(2026, 12, 31))
    assert automatic.state_on(date(2027, 1, 1)) == State.RENEWED


def test_the_page_tells_what_happens_if_nobody_gives_notice(client, automatic, social_officer, time_machine):
    time_machine.move_to("2026-08-15 12:00+02:00")
    client.force_login(social_officer)
    text = told(client, automatic)
    assert "Sista dag för uppsägning är 30 september 2026" in text
    assert "Annars förlängs avtalet till 31 december 2027." in text
    assert "Automatiskt, 12 månader i taget, längst till 2029-06-30" in text
    time_machine.move_to("2027-02-01 12:00+01:00")
    steps = {step["title"]: (step["day"], step["state"]) for step in timeline(automatic, False)}
    assert steps["Förlängt automatiskt till 2027-12-31"] == (date(2027, 1, 1), "done")
    assert steps["Perioden slutar"][0] == date(2027, 12, 31)
    assert steps["Kan inte förlängas längre"][0] == date(2029, 6, 30)


# Prolonged by decision


def test_the_board_prolongs_the_same_agreement(client, by_decision, secretary, social_officer, to_prolong):
    extended = services.extend_agreement(actor=secretary, agreement=by_decision, decision=to_prolong, until=date(2027, 12, 31))
    assert (extended.state, extended.last_day, extended.end_date) == (State.SIGNED, date(2027, 12, 31), date(2026, 12, 31))
    assert [extended.word_on(date(year, 12, 31)) for year in (2026, 2027, 2028)] == ["Pågående", "Förlängd", "Utlöpt"]
    assert extended.notice_day() == date(2027, 9, 30)
    row = IOPExtension.objects.get()
    assert (row.previous_end, row.until, row.decision) == (date(2026, 12, 31), date(2027, 12, 31), to_prolong)
    client.force_login(social_officer)
    assert "Förlängt till 2027-12-31" in told(client, extended)
    municipal = extended.parties.get(side="municipal")
    money = {"kind": "money", "unit": "kr", "amount": Decimal("5000")}
    services.register_resource(actor=social_officer, party=municipal, year=2027, **money)
    for year, told_of in ((2026, "står fast"), (2028, "utanför avtalstiden|står fast")):
        with pytest.raises(ValidationError, match=told_of):
            services.register_resource(actor=social_officer, party=municipal, year=year, **money)
    with pytest.raises(ValidationError, match="förlängning av IOP.*Avslag"):
        change_decision(actor=secretary, decision=to_prolong, outcome="rejected", reason="Skrivfel")


def test_money_of_a_prolonged_year_is_more_aid_where_the_agreement_gives_any(
    client, by_decision, secretary, social_officer, to_prolong, organisation
):
    for key, value in (("de_minimis_general_eur", 300_000), ("de_minimis_rolling_years", 3)):
        LegalParameter.objects.create(key=key, name=key, value=value, unit="EUR", valid_from=date(2024, 1, 1))
    rate = {"rate": Decimal("10"), "rate_on": date(2026, 9, 1), "organisation": organisation}

    def reckon(kronor):
        agreement = IOPAgreement.objects.get(pk=by_decision.pk)
        services.prepare_state_aid(actor=social_officer, agreement=agreement, amount=Decimal(kronor), **rate)

    def pay(year, amount="5000"):
        money = {"kind": "money", "unit": "kr", "year": year, "amount": amount and Decimal(amount)}
        party = IOPParty.objects.get(agreement=by_decision.pk, side="municipal")
        return services.register_resource(actor=social_officer, party=party, **money)

    reckon(5000)
    services.extend_agreement(actor=secretary, agreement=by_decision, decision=to_prolong, until=date(2028, 12, 31))
    assert StateAid.objects.get().state == "prepared"  # prolonged, and not a krona given
    client.force_login(secretary)
    assert "innan de registreras" in client.get(reverse("agreements:extend", args=[by_decision.pk])).content.decode()
    with pytest.raises(ValidationError, match="skriv där varför resten inte är stöd"):
        pay(2027, "5001")
    pay(2027)
    assert (StateAid.objects.get().state, StateAid.objects.get().granted_on) == ("granted", date(2026, 10, 6))
    unknown = pay(2028, amount=None)
    for give in (
        partial(pay, 2028),
        partial(services.change_resource, actor=social_officer, resource=unknown, amount=Decimal(1), reason="Nu känt"),
    ):
        with pytest.raises(ValidationError, match="Beräkna stödet för de nya pengarna"):
            give()
    reckon(3_000_000)
    with pytest.raises(ValidationError, match="Taket är"):
        pay(2028)
    assert StateAid.objects.prepared().exists()
    changed(by_decision, extension="automatic", extension_months=12, extended_to=None, latest_end=None)
    with pytest.raises(ValidationError, match="ingen nämnd har beslutat om förlängningen"):
        pay(2029)


@pytest.mark.parametrize(
    ("until", "terms", "told_of"),
    [
        (date(2029, 1, 1), {}, "längst till 2028-12-31"),
        (date(2026, 12, 31), {}, "redan till den dagen"),
        (date(2027, 12, 31), {"extension": "none", "latest_end": None}, "nytt avtal"),
        (date(2027, 12, 31), {"extension": "", "latest_end": None}, "nytt avtal"),
        (date(2027, 12, 31), AUTOMATIC, "förlängs automatiskt"),
        (date(2027, 12, 31), {"state": "terminated", "terminated_on": TODAY, "ends_on": TODAY}, "uppsagt"),
    ],
)
def test_an_agreement_is_prolonged_only_as_its_terms_say(by_decision, secretary, to_prolong, until, terms, told_of):
    agreement = changed(by_decision, **terms)
    with pytest.raises(ValidationError, match=told_of):
        services.extend_agreement(actor=secretary, agreement=agreement, decision=to_prolong, until=until)
    assert not IOPExtension.objects.exists()


def test_an_extension_has_a_decision_of_its_own_that_came_in_time(by_decision, secretary, social_board, social_attester):
    until = {"until": date(2027, 12, 31)}
    late = DecisionFactory(board=social_board, meeting_date=date(2027, 1, 12), outcome="approved")
    no = DecisionFactory(board=social_board, meeting_date=date(2026, 10, 6), outcome="rejected")
    for decision, told_of in ((by_decision.decision, "eget beslut"), (late, "löpte ut redan"), (no, "Avslag")):
        with pytest.raises(ValidationError, match=told_of):
            services.extend_agreement(actor=secretary, agreement=by_decision, decision=decision, **until)
    with pytest.raises(PermissionDenied):
        services.extend_agreement(actor=social_attester, agreement=by_decision, decision=no, **until)


def test_an_agreement_is_prolonged_by_page(client, by_decision, secretary, to_prolong):
    client.force_login(secretary)
    address = reverse("agreements:extend", args=[by_decision.pk])
    assert address in told(client, by_decision)
    values = {"decision": to_prolong.pk, "until": "2029-12-31", "version": by_decision.version}
    wrong = client.post(address, values)
    assert (wrong.status_code, "längst till 2028-12-31" in wrong.content.decode()) == (422, True)
    assert client.post(address, values | {"until": "31 december 2027"}).url == by_decision.get_absolute_url()


def test_an_extension_of_another_length_than_agreed_needs_a_reason(client, by_decision, secretary, to_prolong):
    agreement = changed(by_decision, extension_months=12)
    client.force_login(secretary)
    address = reverse("agreements:extend", args=[agreement.pk])
    assert 'value="2027-12-31"' in client.get(address).content.decode()
    shorter = {"actor": secretary, "decision": to_prolong, "until": date(2027, 6, 15)}
    with pytest.raises(ValidationError, match="12 månader, till 2027-12-31"):
        services.extend_agreement(agreement=agreement, **shorter)
    services.extend_agreement(agreement=agreement, other_length_reason="Lokalen byggs om", **shorter)
    assert AuditEvent.objects.of(agreement).filter(act="extended").get().reason == "Lokalen byggs om"
    agreement.refresh_from_db()
    assert agreement.agreed_extension() == date(2028, 6, 15)
    assert changed(agreement, latest_end=date(2028, 1, 31)).agreed_extension() == date(2028, 1, 31)


# On both databases alike


def test_the_database_agrees_with_the_record_however_the_agreement_is_prolonged():
    board, decision = BoardFactory(), DecisionFactory()
    start, end, later, latest = date(2024, 1, 1), date(2025, 6, 30), date(2027, 6, 30), date(2028, 3, 31)
    terms = [
        {"extension": ""},
        {"extension": "none"},
        AUTOMATIC,
        {**AUTOMATIC, "latest_end": latest},
        {"extension": "decision", "latest_end": latest},
        {"extension": "decision", "extended_to": later},
    ]
    for state, term, ends, begins, known in product(
        ("draft", "signed", "terminated", "renewed"), terms, (end, None), (start, None), (start, None)
    ):
        if ends is None and "extended_to" in term:
            continue
        given = date(2025, 3, 1) if state == "terminated" else None
        IOPAgreement.objects.create(
            title="x", responsible_board=board, decision=decision, imported_incomplete=True, state=state, start_date=begins,
            end_date=ends, known_in_force_on=known, terminated_on=given, ends_on=given and date(2026, 6, 30), **term,
        )  # fmt: skip
    for day in (date(2023, 12, 31), start, end, date(2025, 7, 1), date(2026, 7, 1), later, latest, date(2028, 4, 1)):
        running = set(IOPAgreement.objects.running_on(day))
        prolonged = set(IOPAgreement.objects.prolonged_on(day))
        for row in IOPAgreement.objects.with_state_on(day):
            about = (row.state, row.extension, row.latest_end, row.start_date, row.end_date, row.known_in_force_on, day)
            assert (row.state_now, row.last_day_now) == (row.state_on(day), row.last_day), about
            assert (row in running, row in prolonged) == (row.state_now == State.ACTIVE, row.is_prolonged_on(day)), about
    for year in (2023, 2025, 2026, 2028, 2029):
        found = set(IOPAgreement.objects.running_in(year))
        for row in IOPAgreement.objects.filter(start_date__isnull=False).exclude(state="draft"):
            last = row.last_day
            in_force = row.start_date.year <= year and (row.runs_on() or last is not None and last.year >= year)
            assert (row in found) == in_force, (row.extension, row.last_day, year)


@pytest.mark.parametrize(
    "values",
    [
        {"extension": "automatic"},
        {"extension": "none", "extension_months": 12},
        {"extension": "", "latest_end": date(2028, 1, 1)},
        {"extension": "decision", "latest_end": date(2026, 12, 31)},
        {"extension": "automatic", "extension_months": 12, "extended_to": date(2027, 12, 31)},
        {"extension": "decision", "extended_to": date(2026, 12, 31)},
        {"extension": "decision", "extended_to": date(2028, 12, 31), "latest_end": date(2027, 12, 31)},
    ],
)
def test_days_that_cannot_be_are_refused_by_the_database(running, values):
    with pytest.raises(IntegrityError), transaction.atomic():
        IOPAgreement.objects.filter(pk=running.pk).update(**values)
    for name, value in values.items():
        setattr(running, name, value)
    with pytest.raises(ValidationError):
        running.full_clean()


# Side by side


def test_the_timeline_of_all_shows_those_in_force_in_the_years_asked_for(client, automatic, draft, social_officer, social_board):
    short = signed(
        with_parts(
            AgreementFactory(
                title="Kort avtal", responsible_board=social_board, start_date=date(2019, 1, 1), end_date=date(2020, 12, 31)
            ),
            automatic.parties.get(side="idea_driven").organisation,
        ),
        automatic.decision,
    )
    client.force_login(social_officer)
    text = client.get("/iop/tidslinje/").content.decode()
    assert "2025–2029" in text
    assert 'class="mark-notice"' in text
    assert "Automatiskt, 12 månader i taget" in text
    assert automatic.title in text
    assert short.title not in text
    text = client.get("/iop/tidslinje/", {"first_year": 2020, "last_year": 2021}).content.decode()
    assert (short.title in text, automatic.title in text) == (True, False)
    for query, told_of in (
        ({"first_year": 2030, "last_year": 2020}, "före det första"),
        ({"first_year": 2000, "last_year": 2100}, "högst 20 år"),
    ):
        answer = client.get("/iop/tidslinje/", query)
        assert (answer.status_code, told_of in answer.content.decode()) == (200, True)
    for query in ({"first_year": "x"}, {"last_year": 1950}, {"first_year": 2200}):
        assert client.get("/iop/tidslinje/", query).status_code == 200
    export = client.get("/uppfoljning/lista/iop-tidslinje.xlsx", {"first_year": 2020})
    assert b"".join(export.streaming_content)[:2] == b"PK"


def test_the_timeline_asks_as_much_of_twenty_as_of_two(
    client, social_officer, social_board, board_decision, organisation, django_assert_max_num_queries
):
    client.force_login(social_officer)
    for _agreement in range(20):
        made = AgreementFactory(responsible_board=social_board, **AUTOMATIC)
        signed(with_parts(made, organisation), board_decision)
    client.get("/iop/tidslinje/")
    with django_assert_max_num_queries(12):
        assert client.get("/iop/tidslinje/").status_code == 200


def test_one_agreements_timeline_has_its_payments_as_far_as_one_may_read_them(client, follow_up, social_officer, reader):
    agreement = follow_up.agreement
    values = {"party": agreement.parties.get(side="idea_driven"), "year": 2024, "amount": Decimal("40000"), "due": TODAY}
    key = "7b1c1c1e-0000-4000-8000-000000000001"
    services.plan_iop_payment(actor=social_officer, agreement=agreement, key=key, giro_type="bankgiro", **values)
    address = reverse("agreements:timeline", args=[agreement.pk])
    for user, seen in ((social_officer, True), (reader, False)):
        client.force_login(user)
        text = client.get(address).content.decode()
        assert "Uppföljning av 2024" in text
        assert ("Utbetalning 40\xa0000\xa0kr" in text) is seen
    assert IOPResource.objects.count() == 2
