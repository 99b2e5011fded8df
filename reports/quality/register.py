"""Checks of organisations."""

from django.utils.translation import gettext as _

from partnerships.register.models import Organisation

from .finding import Finding, found


def organisations_without_number(scope):
    rows = scope.rows(Organisation).filter(org_number=None, status=Organisation.Status.ACTIVE)
    rows = rows.exclude(legal_form=Organisation.LegalForm.NETWORK)  # a network has none
    return Finding(_("Organisationer utan organisationsnummer"), found(rows), _("Fyll i numret."))
