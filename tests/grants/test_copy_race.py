"""Many press the button that copies last year's rounds at once: the rounds come once."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError

from grants.models import GrantScheme
from grants.services import copy_rounds
from tests.fixtures import RoundFactory
from tests.racing import at_once, faults

pytestmark = pytest.mark.django_db(transaction=True)


def test_rounds_that_are_copied_by_many_at_once_are_not_doubled(round, culture_officer):
    RoundFactory(scheme=round.scheme, name="Vår", opens=date(2018, 1, 1), closes=date(2018, 2, 28))

    def attempt(_number):
        return copy_rounds(actor=culture_officer, scheme=GrantScheme.objects.get(), year=2019)

    answers = at_once(attempt, range(8))
    assert len(faults(answers, ValidationError)) == 7
    assert sorted(round.scheme.rounds.filter(year=2020).values_list("name", flat=True)) == ["", "Vår"]
