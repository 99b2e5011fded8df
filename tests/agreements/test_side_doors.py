"""What is signed is changed by an amendment alone, whichever door one tries; and an old agreement is no way past the rules."""

from datetime import date
from decimal import Decimal
from uuid import uuid4

import pytest
from django.core.exceptions import ValidationError

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement
from reports.due import due_list
from tests.fixtures import DecisionFactory

from .conftest import AgreementFactory, examined, with_parts

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreement(social_board, organisation, social_officer):
    """Signed through the register, so that its text is kept."""
    decision = DecisionFactory(board=social_board, meeting_date=date(2023, 12, 5), outcome="approved")
    agreement = AgreementFactory(responsible_board=social_board, state="decided", decision=decision)
    examined(with_parts(agreement, organisation))
    return services.sign_agreement(actor=social_officer, agreement=agreement, signed_on=date(2023, 12, 20))


@pytest.mark.parametrize("values", [{"extension": "automatic", "extension_months": 120}, {"renewal_terms": "Alltid"}])
def test_what_was_left_open_when_it_was_signed_is_not_filled_in_afterwards(agreement, social_officer, values):
    with pytest.raises(ValidationError, match="tilläggsavtal"):
        services.change_agreement(actor=social_officer, agreement=agreement, **values)


def test_a_party_takes_no_notice_of_its_own_after_signing(agreement, social_officer):
    party = agreement.parties.get(side="idea_driven")
    with pytest.raises(ValidationError, match="undertecknat"):
        services.change_party(actor=social_officer, party=party, notice_months=0)


def test_who_read_the_draft_changes_nothing_of_what_was_signed_meanwhile(agreement, social_officer, culture_board):
    """The agreement as it was read before it was signed, by parties and goals alike."""
    draft = IOPAgreement.objects.get(pk=agreement.pk)
    draft.state = "decided"
    goal = draft.goals.get()
    goal.agreement = draft
    with pytest.raises(ValidationError, match="undertecknat"):
        services.register_party(actor=social_officer, agreement=draft, side="municipal", board=culture_board)
    with pytest.raises(ValidationError, match="undertecknat"):
        services.change_goal(actor=social_officer, goal=goal, target=1)


def test_a_steering_group_stays_one(agreement, social_officer):
    with pytest.raises(ValidationError, match="styrgrupp"):
        services.change_group(actor=social_officer, group=agreement.groups.get(), kind="management")


@pytest.mark.parametrize("field", ["start_date", "known_in_force_on"])
def test_an_old_agreement_is_one_that_has_begun(social_board, social_officer, field):
    asked = {"title": "Smygavtal", "responsible_board": social_board, "imported_incomplete": True}
    with pytest.raises(ValidationError, match="inte varit än"):
        services.register_agreement(actor=social_officer, **asked, **{field: date(2030, 1, 1)})


def test_an_old_agreement_without_a_decision_pays_nothing(old_agreement, organisation, social_officer):
    IOPAgreement.objects.update(decision=None)
    party = services.register_party(actor=social_officer, agreement=old_agreement, side="idea_driven", organisation=organisation)
    asked = {"key": uuid4(), "year": 2026, "amount": Decimal("1000"), "due": date(2026, 12, 1), "giro_type": "bankgiro"}
    with pytest.raises(ValidationError, match="saknar ett beslut"):
        services.plan_iop_payment(actor=social_officer, agreement=old_agreement, party=party, **asked)


def test_what_ends_soon_is_due_also_before_it_begins_and_where_its_start_is_unknown(agreement, social_officer):
    IOPAgreement.objects.update(start_date=date(2026, 12, 15), end_date=date(2027, 6, 30))
    days = {date(2027, 3, 31), date(2027, 6, 30)}
    assert days <= {due.day for due in due_list(social_officer)}
    IOPAgreement.objects.update(start_date=None, imported_incomplete=True)
    assert days <= {due.day for due in due_list(social_officer)}


def test_each_coming_day_of_notice_of_what_prolongs_itself_is_due(agreement, social_officer):
    IOPAgreement.objects.update(end_date=date(2026, 12, 31), extension="automatic", extension_months=6)
    days = [due.day for due in due_list(social_officer) if due.title == "Sista dag att säga upp IOP-avtal"]
    assert days == [date(2027, 3, 31), date(2027, 9, 30)]


def test_a_new_agreement_that_begins_earlier_ends_the_old_one_the_day_before(agreement, social_officer):
    class Successor:
        start_date = date(2026, 6, 1)

    replaced = services.replace_agreement(actor=social_officer, agreement=agreement, successor=Successor)
    assert (replaced.state, replaced.ends_on) == ("renewed", date(2026, 5, 31))
