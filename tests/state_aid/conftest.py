"""The ceilings that the law has set."""

from datetime import date
from decimal import Decimal

import pytest

from partnerships.register.models import LegalParameter


@pytest.fixture
def ceilings(db):
    """As the law has them: 200 000 euro in three fiscal years until 2023, then 300 000 in three years that roll."""
    until, after = {"valid_to": date(2023, 12, 31)}, {"valid_from": date(2024, 1, 1)}
    for key, value, time in (
        ("de_minimis_general_eur", 200_000, until),
        ("de_minimis_general_eur", 300_000, after),
        ("de_minimis_sgei_eur", 750_000, after),
        ("de_minimis_fiscal_years", 3, until),
        ("de_minimis_rolling_years", 3, after),
    ):
        LegalParameter.objects.create(key=key, name=key, value=Decimal(value), unit="EUR", **time)
