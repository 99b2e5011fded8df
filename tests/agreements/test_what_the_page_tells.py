"""What an agreement's page tells of its days, of what stands in the way of the next step, and which steps it offers."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement
from partnerships.agreements.pages.follow_ups import timeline as days_of_follow_up
from partnerships.agreements.pages.timeline import timeline
from reports.quality import Scope
from reports.quality.agreements import agreements_begun_too_early

from .conftest import examined

pytestmark = pytest.mark.django_db
State = IOPAgreement.State


def page(client, user, address):
    client.force_login(user)
    return client.get(address).content.decode()


def set_to(agreement, **values):
    IOPAgreement.objects.filter(pk=agreement.pk).update(**values)
    return IOPAgreement.objects.get(pk=agreement.pk)


def test_a_start_before_the_decision_or_the_signing_is_told_and_counted(client, running, social_officer):
    assert not agreements_begun_too_early(Scope()).count
    agreement = set_to(running, start_date=date(2023, 12, 10))  # decided on the 5th, signed on the 20th
    told = page(client, social_officer, agreement.get_absolute_url())
    assert "Avtalet började gälla 10 december 2023, före beslut eller undertecknande" in told
    assert "Avtalet undertecknades 20 december 2023." in told
    assert agreements_begun_too_early(Scope()).count == 1
    unsigned = set_to(agreement, state=State.DECIDED, signed_on=None, start_date=date(2026, 11, 20))
    assert "skulle börja gälla 20 november 2026" in page(client, social_officer, unsigned.get_absolute_url())
    assert agreements_begun_too_early(Scope()).count == 1
    assert not set_to(agreement, start_date=date(2026, 11, 21)).begins_too_early()  # today: there is still time


def test_a_new_agreement_that_begins_before_the_prolonged_one_ends_is_told_on_both(client, agreement, social_officer, reader):
    old = set_to(agreement, extension="decision")
    new = services.renew_agreement(actor=social_officer, agreement=old, start_date=date(2027, 1, 1), end_date=date(2029, 12, 31))
    warning = "Det nya avtalet börjar 1 januari 2027, och det gamla löper till 31 december 2027"
    assert warning not in page(client, social_officer, old.get_absolute_url())
    assert "börjar 1 januari 2027" in page(client, social_officer, reverse("agreements:extend", args=[old.pk]))
    old = set_to(old, extended_to=date(2027, 12, 31))
    told = page(client, social_officer, old.get_absolute_url())
    assert warning in told
    assert warning in page(client, social_officer, new.get_absolute_url())
    assert warning not in page(client, reader, old.get_absolute_url())
    assert told.count("2024-01-01 – 2026-12-31, förlängt till 2027-12-31") == 2  # among the facts, and in the chain


def test_an_old_agreement_with_gaps_offers_no_renewal_and_the_act_refuses(client, old_agreement, social_officer):
    renew = reverse("agreements:renew", args=[old_agreement.pk])
    assert f'href="{renew}"' not in page(client, social_officer, old_agreement.get_absolute_url())
    assert "#id_challenge" in page(client, social_officer, renew)  # each with its link
    with pytest.raises(ValidationError, match="saknar .* uppgifter och kan inte förnyas"):
        services.renew_agreement(
            actor=social_officer, agreement=old_agreement, start_date=date(2027, 1, 1), end_date=date(2028, 12, 31)
        )
    notice = page(client, social_officer, reverse("agreements:terminate", args=[old_agreement.pk]))
    assert "Avtalet har ingen registrerad part" in notice


def test_what_stands_in_the_way_of_the_decision_stands_apart_from_what_the_signing_needs(client, draft, social_officer):
    reviewed = set_to(draft, state=State.LEGAL_REVIEW, background="")
    told = page(client, social_officer, reverse("agreements:prepare", args=[reviewed.pk]))
    now, then = told.split('id="krav"')[1].split('id="senare"')
    assert ("Krävs nu" in now, "1 av" not in now, "2 av 4 klara" in now) == (True, True, True)
    assert reverse("agreements:register_legal_test", args=[draft.pk]) in now
    assert ("Bakgrund" in now, "#id_background" in then, "uppgifter saknas" in told) == (False, True, False)


def test_whether_it_is_prolonged_is_answered_before_it_is_signed(client, decided, social_officer, old_agreement):
    unanswered = set_to(decided, extension="")
    with pytest.raises(ValidationError, match="Uppgift saknas: Förlängning"):
        services.sign_agreement(actor=social_officer, agreement=unanswered, signed_on=date(2023, 12, 20))
    signed = services.sign_agreement(
        actor=social_officer, agreement=set_to(decided, extension="none"), signed_on=date(2023, 12, 20)
    )
    left_open = page(client, social_officer, set_to(signed, extension="").get_absolute_url())
    assert f"{reverse('agreements:amend', args=[signed.pk])}#id_extension" in left_open  # it was signed so: an amendment answers
    (gap,) = [gap for gap in old_agreement.missing() if gap.about == "extension"]
    assert not gap.hinders


def test_what_is_done_on_one_day_stands_in_the_order_of_the_process(running):
    agreement = set_to(running, signed_on=running.decision.meeting_date, start_date=running.decision.meeting_date)
    tests = [examined(agreement, day=running.decision.meeting_date)]
    steps = [step["title"] for step in timeline(agreement, False, tests) if step["day"] == running.decision.meeting_date]
    assert steps[:4] == ["Juridisk prövning", "Beslut § 161", "Undertecknat", "Avtalet träder i kraft"]


def test_a_last_day_that_has_not_come_is_not_done(follow_up, time_machine):
    def due():
        return next(step for step in days_of_follow_up(follow_up) if step["title"] == "Följs upp senast")

    assert (follow_up.is_done(), due()["state"]) == (True, "past")
    time_machine.move_to(due()["day"].replace(day=1))
    assert due()["state"] == "later"
