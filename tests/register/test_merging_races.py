"""Two at once: of two mergers one is made, and nothing that is registered meanwhile is left behind."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from grants.models import GrantApplication
from grants.services import register_application
from partnerships.ground.errors import Stale
from partnerships.register.models import Organisation
from partnerships.register.rights import Role
from partnerships.register.services import merge_organisations
from tests.fixtures import OrganisationFactory, RoundFactory, SchemeFactory, user_with
from tests.racing import at_once, faults

pytestmark = pytest.mark.django_db(transaction=True)

SAME = {"reason": "Samma förening"}


@pytest.fixture
def two():
    return OrganisationFactory(name="Ängens IF"), OrganisationFactory(name="Ängens Idrottsförening")


def test_of_mergers_both_ways_at_once_one_is_made(two):
    first, second = two
    actor = user_with(Role.ADMIN)
    ways = [(first.pk, second.pk), (second.pk, first.pk)] * 3

    def attempt(way):
        keep, merged = (Organisation.with_merged.get(pk=pk) for pk in way)
        return merge_organisations(actor=actor, keep=keep, merged=merged, **SAME)

    answers = at_once(attempt, ways, people=6)
    assert len(faults(answers, ValidationError, Stale)) == 5
    assert Organisation.objects.count() == 1


def test_what_is_registered_while_two_are_merged_follows_or_is_refused(two):
    keep, merged = two
    scheme = SchemeFactory()
    actor, officer = user_with(Role.ADMIN), user_with(Role.CULTURE, board=scheme.board)
    rounds = [RoundFactory(scheme=scheme, year=2000 + number) for number in range(6)]

    def attempt(round):
        if round is None:
            return merge_organisations(actor=actor, keep=keep, merged=merged, **SAME)
        asked = {"requested_amount": Decimal(1), "purpose": "Idrott"}
        return register_application(actor=officer, round=round, organisation=merged, **asked)

    answers = at_once(attempt, [*rounds[:3], None, *rounds[3:]], people=7)
    refused = faults(answers, ValidationError)
    assert all("är sammanslagen med" in str(each) for each in refused)
    assert not GrantApplication.objects.filter(organisation=merged).exists()
    assert GrantApplication.objects.filter(organisation=keep).count() == len(rounds) - len(refused)
