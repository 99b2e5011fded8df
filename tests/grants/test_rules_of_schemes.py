"""What a form of grant demands, how it proposes an amount, and rounds that are copied from last year's."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse

from grants.models import AgeSpan, CalcMethod, GrantApplication, GrantRound, faults_of_eligibility, proposed_amount
from grants.models.reckoning import counted_members
from grants.services import (
    change_round,
    change_scheme,
    copy_rounds,
    grant_application,
    open_round,
    place_organisation,
    register_category,
    register_late_rule,
)
from partnerships.audit.models import AuditEvent
from partnerships.ground.days import today
from reports.due.grants import rounds_without_frame
from tests.conftest import SecureClient
from tests.fixtures import WHY, ApplicationFactory, DecisionFactory, OrganisationFactory, RoundFactory, SchemeFactory

pytestmark = pytest.mark.django_db
YEAR = today().year


def client_of(user):
    client = SecureClient()
    client.force_login(user)
    return client


def told(application):
    application = GrantApplication.objects.get(pk=application.pk)
    return {fault.name: fault.met for fault in faults_of_eligibility(application)}


# Who may apply


def test_what_is_not_known_is_told_apart_from_what_is_not_met(application, culture_officer, culture_board, organisation):
    scheme, by = application.round.scheme, {"actor": culture_officer}
    sport, culture = [register_category(board=culture_board, name=name, **by) for name in ("Idrott", "Kultur")]
    demanded = {"eligible_categories": [sport], "min_members": 20, "age_from": 7, "age_to": 25, "apply_days_before": 30}
    change_scheme(scheme=scheme, **demanded, **by)
    assert told(application) == {"Kategori": None, "Medlemmar": None, "Lokal verksamhet": None, "I god tid": None}

    place_organisation(category=culture, organisation=organisation, valid_from=date(2018, 1, 1), **by)
    organisation.active_in_municipality = False
    organisation.save()
    young = AgeSpan.objects.create(name="7–25 år", age_from=7, age_to=25)
    counted = application.statistics.create(age_span=young, gender="woman", count=19)
    application.member_count = 400
    application.period_from = application.submitted_on + timedelta(days=29)
    application.save()
    assert told(application) == {"Kategori": False, "Medlemmar": False, "Lokal verksamhet": False, "I god tid": False}

    place_organisation(category=sport, organisation=organisation, valid_from=date(2018, 1, 1), **by)  # a correction
    organisation.active_in_municipality = True
    organisation.save()
    counted.count = 20
    counted.save()
    application.period_from += timedelta(days=1)
    application.save()
    assert told(application) == {}


def test_the_category_that_counts_is_the_one_on_the_day_when_the_application_came_in(
    application, culture_officer, culture_board, organisation
):
    sport, culture = [register_category(actor=culture_officer, board=culture_board, name=name) for name in ("Idrott", "Kultur")]
    change_scheme(actor=culture_officer, scheme=application.round.scheme, eligible_categories=[sport])
    for category, day in ((sport, application.submitted_on), (culture, application.submitted_on + timedelta(days=1))):
        place_organisation(actor=culture_officer, category=category, organisation=organisation, valid_from=day)
    assert "Kategori" not in told(application)

    def shown(category):
        answer = client_of(culture_officer).get(category.get_absolute_url())
        in_history = organisation.name in str([event["changes"] for event in answer.context["history"]])
        return [row["cells"][0].text for row in answer.context["placements"].rows], in_history

    assert shown(culture) == ([organisation.name], True)
    assert shown(sport) == ([], True)


def test_only_what_is_no_legal_person_hinders_a_grant(round, decision, secretary):
    change = {"min_members": 1000}
    for name, value in change.items():
        setattr(round.scheme, name, value)
    round.scheme.save()
    small = ApplicationFactory(round=round, member_count=3)
    network = ApplicationFactory(round=round, organisation=OrganisationFactory(legal_form="network"))
    unknown = ApplicationFactory(round=round, organisation=OrganisationFactory(legal_form=""))
    assert told(unknown)["Juridisk person"] is None
    with pytest.raises(ValidationError, match="juridisk person"), transaction.atomic():
        grant_application(actor=secretary, application=network, decision=decision, amount=Decimal(1), **WHY)
    for application in (small, unknown):
        assert grant_application(actor=secretary, application=application, decision=decision, amount=Decimal(1), **WHY).grant


def test_a_scheme_names_categories_of_its_own_board(round, culture_officer, social_board, admin):
    others = register_category(actor=admin, board=social_board, name="Stöd")
    with pytest.raises(ValidationError, match="annan nämnd"):
        change_scheme(actor=culture_officer, scheme=round.scheme, eligible_categories=[others])
    with pytest.raises(PermissionDenied):
        place_organisation(actor=culture_officer, category=others, organisation=OrganisationFactory())


def test_the_categories_of_a_scheme_are_chosen_on_its_page_and_stand_in_its_history(round, culture_officer, culture_board):
    sport = register_category(actor=culture_officer, board=culture_board, name="Idrott")
    client, scheme = client_of(culture_officer), round.scheme
    form = client.get(reverse("grants:change_scheme", args=[scheme.pk])).context["form"]
    typed = {name: value for name, value in form.initial.items() if value not in (None, "")}
    address = reverse("grants:change_scheme", args=[scheme.pk])
    assert client.post(address, typed | {"eligible_categories": [sport.pk], "age_from": 25, "age_to": 7}).status_code == 422
    assert client.post(address, typed | {"eligible_categories": [sport.pk], "min_members": 20}).status_code == 302
    assert list(scheme.eligible_categories.all()) == [sport]
    page = client.get(scheme.get_absolute_url()).content.decode()
    assert "Kategorier som får söka" in page
    assert "Idrott" in page
    assert ["eligible_categories", "", "Idrott"] in AuditEvent.objects.of(scheme).latest("pk").changes


def test_the_demands_are_shown_until_it_is_decided(application, decision, secretary, culture_officer):
    client = client_of(culture_officer)
    page = client.get(application.get_absolute_url()).content.decode()
    assert "Krav på den som söker" in page
    assert "Lokal verksamhet" in client_of(secretary).get(reverse("grants:grant", args=[application.pk])).content.decode()
    grant_application(actor=secretary, application=application, decision=decision, amount=Decimal(1), **WHY)
    assert "Krav på den som söker" not in client.get(application.get_absolute_url()).content.decode()


# The proposed amount


TIERS = [{"from_count": count, "amount": Decimal(amount)} for count, amount in ((25, 5000), (100, 12000))]


@pytest.mark.parametrize(
    ("method", "terms", "asked", "amount", "how"),
    [
        ("discretionary", {}, {}, None, None),
        ("fixed", {"rate": Decimal(4000)}, {}, "4000", "Fast belopp: 4 000 kr."),
        ("fixed", {}, {}, None, "saknar belopp"),
        ("per_member", {"rate": Decimal("55.50")}, {"member_count": 40}, "2220", "40 medlemmar × 55,50 kr = 2 220 kr."),
        ("per_member", {"rate": Decimal(55)}, {}, None, "antal medlemmar"),
        ("per_session", {"rate": Decimal(25)}, {"unit_count": 300}, "7500", "300 sammankomster × 25 kr = 7 500 kr."),
        ("per_participant", {"rate": Decimal(7)}, {"unit_count": 3000}, "20000", "högsta belopp är 20 000 kr."),
        ("percent_of_cost", {"rate_percent": 50}, {"cost": Decimal("90000.05")}, "20000", "50 % av 90 000,05 kr = 45 000,03 kr."),
        ("percent_of_cost", {"rate_percent": 50}, {}, None, "kostnad"),
        ("tier", {"tiers": TIERS}, {"member_count": 99}, "5000", "från 25 ger 5 000 kr."),
        ("tier", {"tiers": TIERS}, {"member_count": 100}, "12000", "från 100 ger 12 000 kr."),
        ("tier", {"tiers": TIERS}, {"member_count": 24}, "0", "trappan börjar vid 25."),
        ("fixed", {"rate": Decimal(9000)}, {"requested_amount": Decimal(8000)}, "8000", "Sökt belopp är 8 000 kr."),
    ],
)
def test_the_amount_that_the_method_gives_is_proposed_with_how(culture_board, culture_officer, method, terms, asked, amount, how):
    scheme = SchemeFactory(board=culture_board, calc_method=method, max_amount=Decimal(20000))
    days = {"year": 2019, "opens": date(2018, 9, 1), "closes": date(2018, 10, 31), "frame": Decimal(1)}
    round = open_round(actor=culture_officer, scheme=scheme, **days, **terms)
    assert round.calc_method == method
    application = ApplicationFactory(round=round, **asked)
    proposal = proposed_amount(application)
    if how is None:
        assert proposal is None
        return
    assert proposal.amount == (None if amount is None else Decimal(amount))
    assert how in (proposal.in_words() or proposal.missing).replace("\u00a0", " ")
    assert how in client_of(culture_officer).get(application.get_absolute_url()).content.decode().replace("\u00a0", " ")


def test_the_api_tells_what_an_application_is_weighed_by(culture_board, culture_officer, api_client):
    round = RoundFactory(scheme__board=culture_board, calc_method="fixed", rate=Decimal(400))
    application = ApplicationFactory(round=round, submitted_on=round.closes + timedelta(days=2))
    api_client.force_authenticate(culture_officer)
    told = api_client.get(f"/api/v1/grant-applications/{application.pk}/basis/").json()
    assert [(demand["name"], demand["met"]) for demand in told["demands"]] == [
        ("Juridisk person", True),
        ("Lokal verksamhet", None),
    ]
    assert (told["proposal"]["amount"], told["late_days"]) == ("400.00", 2)


def test_every_method_has_its_reckoning():
    from grants.models.reckoning import METHODS

    assert set(METHODS) == set(CalcMethod) - {CalcMethod.DISCRETIONARY}


# Rounds


@pytest.fixture
def this_year(culture_board, culture_officer):
    """Two rounds of this year, with rules of their own."""
    scheme = SchemeFactory(board=culture_board, calc_method="tier")
    rule = register_late_rule(actor=culture_officer, scheme=scheme, name="Tak", kind="ceiling", ceiling_percent=25)
    for name, month in (("Vår", 2), ("Höst", 8)):
        days = {"opens": date(YEAR - 1, month, 1), "closes": date(YEAR - 1, month, 28)}
        paid = [{"day": date(YEAR, month, 15)}]
        open_round(
            actor=culture_officer, scheme=scheme, year=YEAR, name=name, frame=Decimal(500), tiers=TIERS, payment_days=paid, **days
        )
    assert {round.late_rule for round in scheme.rounds.all()} == {rule}
    ApplicationFactory(round=scheme.rounds.first())
    return scheme


def test_next_years_rounds_are_copied_once_without_frame_and_applications(this_year, culture_officer):
    copy_rounds(actor=culture_officer, scheme=this_year, year=YEAR)
    made = this_year.rounds.filter(year=YEAR + 1).order_by("opens")
    assert [(round.name, round.opens, round.frame, round.reserved) for round in made] == [
        ("Vår", date(YEAR, 2, 1), None, 0),
        ("Höst", date(YEAR, 8, 1), None, 0),
    ]
    for round in made:
        assert (round.late_rule.name, round.calc_method, round.tiers.count()) == ("Tak", "tier", 2)
        assert [str(each) for each in round.payment_days.all()] == [f"{YEAR + 1}-{round.opens.month:02}-15"]
        assert not round.applications.exists()
    with pytest.raises(ValidationError, match="finns redan"), transaction.atomic():
        copy_rounds(actor=culture_officer, scheme=this_year, year=YEAR)
    made.filter(name="Höst").update(name="Sen höst")
    copy_rounds(actor=culture_officer, scheme=this_year, year=YEAR)  # only the one that is not there
    assert sorted(made.values_list("name", flat=True)) == ["Höst", "Sen höst", "Vår"]


def test_rounds_are_copied_by_those_who_keep_the_scheme_while_it_is_in_force(this_year, culture_officer, social_officer):
    with pytest.raises(PermissionDenied):
        copy_rounds(actor=social_officer, scheme=this_year, year=YEAR)
    with pytest.raises(ValidationError, match="ingen omgång"):
        copy_rounds(actor=culture_officer, scheme=this_year, year=YEAR - 5)
    this_year.active_to = date(YEAR, 3, 1)
    this_year.save()
    with pytest.raises(ValidationError, match="gäller till och med"), transaction.atomic():
        copy_rounds(actor=culture_officer, scheme=this_year, year=YEAR)
    assert not GrantRound.objects.filter(year=YEAR + 1).exists()


def test_the_button_copies_and_a_second_press_says_that_they_are_there(this_year, culture_officer, api_client):
    client, address = client_of(culture_officer), reverse("grants:copy_rounds", args=[this_year.pk])
    assert address in client.get(this_year.get_absolute_url()).content.decode()
    told = client.post(address, {"year": YEAR}, follow=True).content.decode()
    assert f"Kopierat: {this_year} {YEAR + 1}, Höst, {this_year} {YEAR + 1}, Vår." in told
    again = client.post(address, {"year": YEAR})
    assert again.status_code == 422
    assert "finns redan" in again.content.decode()
    assert client.post(address, {"year": YEAR + 1}).status_code == 422  # nobody copies rounds of a year that has not begun
    api_client.force_authenticate(culture_officer)
    copied = api_client.post(f"/api/v1/grant-schemes/{this_year.pk}/copy_rounds/", {"year": YEAR}, format="json")
    assert copied.status_code == 400
    assert this_year.rounds.count() == 4


def test_the_latest_year_that_no_later_year_follows_is_proposed_and_closed_rounds_are_told_of(culture_board, culture_officer):
    scheme = SchemeFactory(board=culture_board)
    for year in (YEAR - 4, YEAR - 3):
        RoundFactory(scheme=scheme, year=year, opens=date(year, 2, 1), closes=date(year, 3, 1))
    client, address = client_of(culture_officer), reverse("grants:copy_rounds", args=[scheme.pk])
    page = client.get(address).content.decode()
    assert f'<option value="{YEAR - 3}">' in page
    assert f'<option value="{YEAR - 4}">' not in page  # the year after has its round already
    told = client.post(address, {"year": YEAR - 3}, follow=True).content.decode()
    assert f"Ansökningstiden har redan gått ut i {scheme} {YEAR - 2}: ändra dagarna." in told


def test_nothing_is_granted_of_a_frame_that_is_not_known(culture_board, culture_officer, secretary):
    round = RoundFactory(scheme__board=culture_board, frame=None, opens=date(2018, 9, 1))
    application, decision = ApplicationFactory(round=round), DecisionFactory(board=culture_board)
    with pytest.raises(ValidationError, match="ingen ram"), transaction.atomic():
        grant_application(actor=secretary, application=application, decision=decision, amount=Decimal(1), **WHY)
    assert "Ramen är inte bestämd" in client_of(culture_officer).get(round.get_absolute_url()).content.decode()
    assert [(due.note, due.mine) for due in rounds_without_frame(culture_officer)] == [(str(round), True)]
    round = change_round(actor=culture_officer, round=round, frame=Decimal(1))
    assert grant_application(actor=secretary, application=application, decision=decision, amount=Decimal(1), **WHY).grant
    round.refresh_from_db()
    with pytest.raises(ValidationError):
        change_round(actor=culture_officer, round=round, frame=None)


def test_days_and_steps_are_written_one_to_a_line(this_year, culture_officer):
    round, client = this_year.rounds.filter(name="Vår").get(), client_of(culture_officer)
    address = reverse("grants:change_round", args=[round.pk])
    form = client.get(address).context["form"]
    assert form["tiers"].value().replace("\u00a0", " ") == "25: 5 000 kr\n100: 12 000 kr"
    typed = {"version": round.version, "year": YEAR, "name": "Vår", "opens": round.opens, "closes": round.closes, "frame": "500"}
    typed |= {"late_rule": round.late_rule_id, "calc_method": "tier", "payment_days": f"1 mars {YEAR}", "tiers": "1: 100"}
    assert client.post(address, typed | {"payment_days": "i mars"}).status_code == 422
    assert client.post(address, typed | {"tiers": "1: 100\n1: 200"}).status_code == 422
    assert client.post(address, typed).status_code == 302
    assert [str(each) for each in round.payment_days.all()] == [f"{YEAR}-03-01"]
    assert [tier.amount for tier in round.tiers.all()] == [Decimal(100)]


def test_the_members_that_count_are_counted_by_age_and_never_guessed(application, culture_officer):
    change_scheme(actor=culture_officer, scheme=application.round.scheme, age_from=7, age_to=25)
    application.round.scheme.refresh_from_db()
    spans = [("0–6", 0, 6), ("7–12", 7, 12), ("13–25", 13, 25), ("20–30", 20, 30), ("65–", 65, None), ("Okänd", None, None)]
    spans = {name: AgeSpan.objects.create(name=name, age_from=first, age_to=last) for name, first, last in spans}

    def counted(**counts):
        application.statistics.all().delete()
        for name, count in counts.items():
            application.statistics.create(age_span=spans[name], gender="woman", count=count)
        return counted_members(application)

    assert counted() is None
    assert counted(**{"0–6": 5}) is None  # of those who count, nothing is said
    assert counted(**{"0–6": 5, "7–12": 8, "13–25": 4, "65–": 9}) == 12
    assert counted(**{"7–12": 8, "20–30": 1}) is None
    assert counted(**{"7–12": 8, "20–30": 0}) == 8
    assert counted(**{"7–12": 8, "Okänd": 2}) is None
