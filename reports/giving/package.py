"""The package: rows that hold, in an order that never changes, with what 360Giving wants to know of the publisher."""

import json

from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from partnerships.register.models import Municipality
from reports.models import GivingPublisher

from .checking import PACKAGE, schema_faults
from .rows import funder, prefix_of, rows_for
from .rules import check

VERSION = "1.4"  # the package's form; the schemas are those of 1.4.3


class PackageFault(ValueError):
    """The package as a whole is not what the schema asks for, and is not handed out."""


class Package:
    """What would be published, of one board or all, of one year's decisions or all."""

    def __init__(self, *, board=None, year=None):
        self.board, self.year = board, year
        self.publisher = GivingPublisher.current()
        self.municipality = Municipality.objects.first()
        rows = rows_for(self.publisher, self.municipality, board=board, year=year)
        check(rows)
        self.rows = [row for row in rows if not row.refused]
        self.refused = [row for row in rows if row.refused]

    def remarks(self):
        """What is worth knowing of the whole."""
        if not self.publisher.prefix:
            yield _("Kommunen är ej registrerad hos 360Giving. Numren i filen ändras när prefixet är ifyllt.")
        if not (self.municipality and self.municipality.org_number):
            yield _("Kommunens organisationsnummer är inte ifyllt. Givaren får ett nummer ur registret.")

    def content(self):
        """The package as 360Giving's schema wants it. Raises `PackageFault` rather than answer with one that does not hold."""
        prefix = prefix_of(self.publisher)
        name = self.municipality.name if self.municipality else ""
        title = " ".join(
            filter(None, [str(_("Beviljade bidrag")), name, self.board and self.board.name, self.year and str(self.year)])
        )
        if not self.publisher.prefix:
            title += " " + _("(ej registrerad hos 360Giving)")
        place = "-".join(filter(None, [self.board and f"board{self.board.pk}", self.year and str(self.year)])) or "alla"
        given_by = funder(self.municipality, prefix)
        publisher = {"name": given_by["name"], "identifier": given_by["id"]}
        if self.publisher.website:
            publisher["website"] = iri_to_uri(self.publisher.website)
        made = {
            "version": VERSION,
            "title": title,
            "description": _("Bidrag till organisationer, och kommunens pengar i idéburna offentliga partnerskap."),
            "identifier": f"360G-{prefix}-paket-{place}",
            "publisher": publisher,
            "license": self.publisher.licence,
            "grants": [row.data for row in self.rows],
        }
        if self.rows:
            made["modified"] = max(row.data["dateModified"] for row in self.rows)
        if faults := list(schema_faults(made, PACKAGE)):
            raise PackageFault("\n".join(faults))
        return made


def json_of(package):
    """The same bytes from the same data: the order is fixed, and no moment is that of now."""
    return (json.dumps(package.content(), ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()
