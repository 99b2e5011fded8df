"""Catalogues are whole, or `make check` says where they are not."""

import pytest
from rest_framework import exceptions, fields

from config import translations

HEAD = r"""msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\n"
"Language: en\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\n"

"""


@pytest.fixture
def catalogue(tmp_path):
    file = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    file.parent.mkdir(parents=True)

    def write(text):
        file.write_text(HEAD + text, encoding="utf-8")
        return translations.faults(file)

    return write


def test_a_whole_catalogue_passes(catalogue):
    assert (
        catalogue('msgid "Nämnd"\nmsgstr "Board"\n\nmsgid "en"\nmsgid_plural "flera"\nmsgstr[0] "one"\nmsgstr[1] "many"\n') == []
    )


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('msgid "Nämnd"\nmsgstr ""\n', "saknas"),
        ('msgid "en"\nmsgid_plural "flera"\nmsgstr[0] "one"\nmsgstr[1] ""\n', "saknas"),
        ('#, fuzzy\nmsgid "Nämnd"\nmsgstr "Board"\n', "osäker"),
        ('#, python-format\nmsgid "Nämnd %(namn)s"\nmsgstr "Board %(name)s"\n', "placeholder"),
    ],
)
def test_what_is_missing_unsure_or_misplaced_is_named(catalogue, text, fault):
    (found,) = catalogue(text)
    assert fault in found


def test_the_projects_own_catalogues_are_whole():
    assert translations.main() == 0


@pytest.mark.parametrize("refused", [fields.BooleanField(), fields.CharField(), fields.UUIDField()])
def test_the_api_refuses_in_swedish(refused):
    with pytest.raises(exceptions.ValidationError, match="Ange"):
        refused.run_validation([])


def test_who_asks_too_often_is_told_in_swedish_when_to_come_back():
    assert str(exceptions.Throttled(wait=3).detail).endswith("Försök igen om 3 sekunder.")
