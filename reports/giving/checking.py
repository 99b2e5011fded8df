"""Is it what 360Giving's schema asks for? With formats checked, and with nothing fetched from the net."""

import json
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _
from jsonschema import Draft202012Validator
from referencing import Registry
from referencing.jsonschema import DRAFT202012

FOLDER = Path(__file__).parent / "schemas"
GRANT, PACKAGE = "360-giving-schema.json", "360-giving-package-schema.json"
# The package schema 1.4.3 points at the grant schema of 1.4.2, which differs in nothing but its address.
POINTED_AT = "https://raw.githubusercontent.com/ThreeSixtyGiving/standard/1.4.2/schema/360-giving-schema.json"
NEEDED = {"date-time", "uri"}  # without them every plain day fails, and every address passes


@cache
def validator(name):
    """Draft 2020-12 is named here: the schemas name it by an address that no library knows."""
    formats = Draft202012Validator.FORMAT_CHECKER
    if missing := NEEDED - set(formats.checkers):
        raise RuntimeError(
            f"jsonschema does not check {sorted(missing)}: rfc3339-validator or rfc3986-validator is not installed"
        )
    grant = DRAFT202012.create_resource(read(GRANT))
    registry = Registry().with_resource(POINTED_AT, grant)
    return Draft202012Validator(read(name), registry=registry, format_checker=formats)


def read(name):
    return json.loads((FOLDER / name).read_text(encoding="utf-8"))


def schema_faults(thing, name):
    """Every fault, as a sentence that names the field."""
    for fault in sorted(validator(name).iter_errors(thing), key=lambda fault: str(list(fault.absolute_path))):
        place = ".".join(str(step) for step in fault.absolute_path) or _("raden")
        if fault.validator == "required":
            yield _("Ett fält saknas i %(place)s (360Givings schema: %(said)s).") % {"place": place, "said": fault.message}
        else:
            facts = {"place": place, "rule": fault.validator}
            yield _("Fältet %(place)s godtas inte av 360Givings schema (%(rule)s).") % facts
