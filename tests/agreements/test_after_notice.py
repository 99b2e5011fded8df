"""What notice takes away: the years, the steps and the days that lie after the last day."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPMilestone, IOPPayment, IOPResource
from partnerships.agreements.models.money import money_by_year
from partnerships.agreements.pages.money import money_table
from partnerships.audit.models import AuditEvent
from reports.due.agreements import milestones
from reports.period import ReportYear
from reports.sheets.agreements import municipal_money

pytestmark = pytest.mark.django_db


@pytest.fixture
def ending(running, social_officer):
    """Notice is given; it ends in February 2027, with money promised through 2028."""
    IOPAgreement.objects.filter(pk=running.pk).update(end_date=date(2028, 12, 31))
    money = running.resources.get(kind="money")
    for year in (2026, 2027, 2028):
        IOPResource.objects.create(agreement=running, party=money.party, kind="money", year=year, unit="kr", amount=640000)
    for day in (date(2027, 1, 15), date(2027, 7, 2)):
        IOPMilestone.objects.create(agreement=running, title=f"Träff {day:%B}", planned_end=day)
    agreement = IOPAgreement.objects.get(pk=running.pk)
    return services.terminate_agreement(
        actor=social_officer, agreement=agreement, terminated_on=date(2026, 11, 21), reason="Föreningen läggs ned"
    )


def plan(agreement, user, year, due):
    party = agreement.parties.get(side="idea_driven")
    values = {"party": party, "year": year, "amount": Decimal("1000"), "due": due, "giro_type": "bankgiro"}
    return services.plan_iop_payment(actor=user, agreement=agreement, key=uuid.uuid4(), **values)


def test_money_of_a_year_after_the_end_falls_away_and_that_of_a_part_of_a_year_stands(client, ending, social_officer):
    assert ending.last_day == date(2027, 2, 21)
    assert list(ending.left()) == [2024, 2026, 2027]
    with pytest.raises(ValidationError, match="Medlen för 2028 faller bort") as refused:
        plan(ending, social_officer, 2028, date(2027, 5, 1))
    assert set(refused.value.message_dict) == {"year"}
    assert plan(ending, social_officer, 2027, date(2027, 5, 1)).amount == 1000
    with pytest.raises(ValidationError, match="senast 2027-05-21"):
        plan(ending, social_officer, 2027, date(2027, 6, 1))
    assert IOPAgreement.objects.with_money_in(2028).get().municipal_money == 0
    assert municipal_money(ReportYear(2027)) == Decimal("640000")
    client.force_login(social_officer)
    text = client.get(ending.get_absolute_url()).content.decode()
    for words in ("faller bort</span>", "Kommunens medel för 2028 faller bort.", "1\xa0380\xa0000"):
        assert words in text, words
    assert "2\xa0020\xa0000" not in text
    years = money_table(ending, list(ending.resources.select_related("party")), money_by_year(ending.payments())[ending.pk])
    assert [cell.text for cell in years.total][:2] == ["Summa", "1\xa0380\xa0000"]
    money = client.get(f"/api/v1/iop-agreements/{ending.pk}/money/").json()["years"]
    assert [(row["year"], row["left"], row["lapsed"]) for row in money[2:]] == [(2027, "639000.00", False), (2028, "0.00", True)]


def test_what_was_planned_before_notice_is_told_of_until_it_is_cancelled(client, ending, social_officer):
    payment = plan(ending, social_officer, 2027, date(2027, 3, 1))
    IOPPayment.objects.filter(payment=payment).update(year=2028)
    address = reverse("reports:finding", args=["iop-avtal-med-planerade-utbetalningar-av-medel-som-har-fallit-bort"])
    client.force_login(social_officer)
    assert ending.title in client.get(address).content.decode()
    assert "Faller bort" in client.get(payment.get_absolute_url()).content.decode()


def test_steps_and_days_of_notice_after_the_end_are_no_tasks(client, ending, social_officer):
    assert [due.day for due in milestones(social_officer) if due.day > date(2026, 12, 31)] == [date(2027, 1, 15)]
    assert ending.notice_day() is None
    client.force_login(social_officer)
    for address in (ending.get_absolute_url(), reverse("agreements:timeline", args=[ending.pk])):
        text = client.get(address).content.decode()
        assert "Träff January" in text
    assert "Träff July" not in text
    assert "2028-09-30" not in client.get(reverse("agreements:timelines")).content.decode()


def test_the_year_of_a_payment_is_chosen_or_that_of_its_due_day(client, running, social_officer):
    party, money = running.parties.get(side="idea_driven"), running.resources.get(kind="money")
    for year, amount in ((2025, 5000), (2026, 1000)):
        IOPResource.objects.create(agreement=running, party=money.party, kind="money", year=year, unit="kr", amount=amount)
    plan(running, social_officer, 2026, date(2026, 12, 1))
    address = reverse("agreements:plan_payment", args=[running.pk])
    client.force_login(social_officer)
    choices = [label for _value, label in client.get(address).context["form"].fields["year"].choices]
    assert choices[0] == "Samma år som betalningsdagen"
    assert choices[2:] == ["2025: 5\xa0000\xa0kr kvar", "2026: inget kvar"]
    asked = {"key": uuid.uuid4(), "party": party.pk, "amount": "1000", "due": "2026-12-10", "giro_type": "bankgiro"}
    refused = client.post(address, asked)
    assert (refused.status_code, "Kommunens medel för 2026 räcker inte" in refused.content.decode()) == (422, True)
    assert client.post(address, asked | {"year": "2025"}).status_code == 302
    assert sorted(IOPPayment.objects.values_list("year", flat=True)) == [2025, 2026]


def test_what_a_renewed_agreement_took_over_from_a_part_of_a_year_is_to_be_looked_over(client, running, social_officer):
    running.resources.filter(kind="money").update(year=2026)
    IOPAgreement.objects.filter(pk=running.pk).update(start_date=date(2026, 10, 1), end_date=date(2028, 12, 31))
    old = IOPAgreement.objects.get(pk=running.pk)
    new = services.renew_agreement(actor=social_officer, agreement=old, start_date=date(2029, 1, 1), end_date=date(2031, 12, 31))
    client.force_login(social_officer)
    said = "Pengar 2029 (gällde 2026-10-01 – 2026-12-31)"
    assert said in client.get(new.get_absolute_url()).content.decode()
    services.change_resource(actor=social_officer, resource=new.resources.get(kind="money"), amount=Decimal("400000"))
    assert said not in client.get(new.get_absolute_url()).content.decode()


def test_a_notice_that_is_withdrawn_gives_everything_back_and_stays_in_the_history(client, ending, social_officer):
    client.force_login(social_officer)
    assert "Ta tillbaka uppsägningen" in client.get(ending.get_absolute_url()).content.decode()
    address = reverse("agreements:withdraw_notice", args=[ending.pk])
    assert client.post(address, {"version": ending.version, "reason": " "}).status_code == 422
    assert client.post(address, {"version": ending.version, "reason": "Föreningen fortsätter"}).status_code == 302
    agreement = IOPAgreement.objects.get(pk=ending.pk)
    assert (agreement.state, agreement.last_day, agreement.terminated_by) == ("signed", date(2028, 12, 31), None)
    assert list(agreement.left()) == [2024, 2026, 2027, 2028]
    event = AuditEvent.objects.of(agreement).get(act="withdrew_notice")
    assert (event.reason, event.changes[0]) == ("Föreningen fortsätter", ["state", "Uppsagd", "Undertecknad"])
    assert "Ta tillbaka uppsägningen" not in client.get(agreement.get_absolute_url()).content.decode()


def test_what_has_ended_by_notice_is_not_begun_again(ending, social_officer):
    IOPAgreement.objects.filter(pk=ending.pk).update(terminated_on=date(2026, 8, 20), ends_on=date(2026, 11, 20))
    with pytest.raises(ValidationError, match="upphörde 2026-11-20"):
        services.withdraw_notice(
            actor=social_officer, agreement=IOPAgreement.objects.get(pk=ending.pk), reason="Föreningen fortsätter"
        )


def test_what_is_under_notice_is_not_signed_again(ending, social_officer):
    with pytest.raises(ValidationError, match="redan undertecknat"):
        services.sign_agreement(actor=social_officer, agreement=ending, signed_on=date(2023, 12, 20))
