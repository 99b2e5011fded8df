"""Passwords: long, not common, not the town hall's own words; nothing else is asked."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError


@pytest.mark.parametrize(
    "password", ["Samverkansregistret2019!", "kommunkommunen123", "Nämnden-Bidrag-2020", "förening föreningen"]
)
def test_own_words_alone_are_refused(password):
    with pytest.raises(ValidationError, match="lätta att gissa"):
        validate_password(password)


@pytest.mark.parametrize(
    "password", ["häst batteri klammer rätt", "kommun häst batteri klammer", "x7Jq-vP2m-Lw9z-Kd4t", "å" * 5 + "lång" * 40]
)
def test_a_long_password_of_any_kind_is_taken(password):
    validate_password(password)


def test_a_short_password_is_refused():
    with pytest.raises(ValidationError):
        validate_password("kort häst")
