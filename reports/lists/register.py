"""Lists of organisations, boards and users, as Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import Column
from partnerships.register import filters, tables
from partnerships.register.likeness import Pairs
from partnerships.register.models import Board, GiroChange, KnownApart, LegalParameter, Organisation, OrganisationContact, User

from .export import ListExport

LISTS = {
    "mojliga-dubbletter": ListExport(
        _("Möjliga dubbletter"),
        Pairs(Organisation.objects.all(), KnownApart.objects.all()),
        filters.DuplicateFilters,
        tables.DUPLICATES,
        beside=(
            Column(_("Numret"), lambda pair: pair.first.org_number),
            Column(_("Den andras nummer"), lambda pair: pair.second.org_number),
        ),
    ),
    "organisationer": ListExport(
        _("Organisationer"), Organisation.objects.all(), filters.OrganisationFilters, tables.ORGANISATIONS
    ),
    "kontaktpersoner": ListExport(
        _("Kontaktpersoner"),
        OrganisationContact.objects.filter(protected=False).select_related("organisation"),
        filters.ContactFilters,
        tables.CONTACTS[:-1],
        beside=(Column(_("Organisation"), "organisation.name"), Column(_("Organisationsnummer"), "organisation.org_number")),
    ),
    "namnder": ListExport(
        _("Nämnder"), Board.objects.prefetch_related("aliases", "offices"), filters.BoardFilters, tables.BOARDS
    ),
    "beloppsgranser": ListExport(_("Beloppsgränser"), LegalParameter.objects.all(), filters.ParameterFilters, tables.PARAMETERS),
    "gironummer": ListExport(
        _("Byten av gironummer"),
        GiroChange.objects.select_related("organisation", "proposed_by", "confirmed_by"),
        filters.GiroFilters,
        tables.GIRO_CHANGES,
        beside=(Column(_("Underlag"), "basis", width=60),),
    ),
    "anvandare": ListExport(
        _("Användare"),
        User.objects.prefetch_related("role_assignments__board", "role_assignments__organisation"),
        filters.UserFilters,
        tables.USERS,
    ),
}
