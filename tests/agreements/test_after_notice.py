"""What notice takes away: the years, the steps and the days that lie after the last day."""

import uuid
from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, IOPMilestone, IOPPayment, IOPResource
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
    for words in ("faller bort, avtalet upphör 2027-02-21", "Kommunens medel för 2028 faller bort.", "1\xa0380\xa0000"):
        assert words in text, words
    assert "2\xa0020\xa0000" not in text
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
