"""Checks of organisations."""

from django.utils.translation import gettext as _

from partnerships.register.likeness import pairs_among
from partnerships.register.models import KnownApart, Organisation

from .finding import Finding, Found, found


def organisations_without_number(scope):
    rows = scope.rows(Organisation).filter(org_number=None, status=Organisation.Status.ACTIVE)
    rows = rows.exclude(legal_form=Organisation.LegalForm.NETWORK)  # a network has none
    return Finding(_("Organisationer utan organisationsnummer"), found(rows), _("Fyll i numret."))


def possible_duplicates(scope):
    apart = {frozenset(pair) for pair in KnownApart.objects.values_list("first", "second")}
    pairs = pairs_among(scope.rows(Organisation), apart)
    rows = [Found(f"{pair.first} – {pair.second}", pair.get_absolute_url(), pair.why()) for pair in pairs]
    return Finding(_("Möjliga dubbletter bland organisationer"), rows, _("Slå ihop dem, eller anteckna att de inte är samma."))
