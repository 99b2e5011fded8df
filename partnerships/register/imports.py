"""Lists that come in: organisations, and those who speak for them."""

from copy import copy

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.audit.services import check_only
from partnerships.ground.identifiers import check_bankgiro, check_plusgiro
from partnerships.ground.importing import (
    CHOICE,
    DAY,
    NUMBER,
    ORG_NUMBER,
    REFERENCE,
    YEAR,
    YES_NO,
    ImportColumn,
    ImportKind,
    register_kind,
)
from partnerships.ground.importing.kinds import Plan
from partnerships.ground.swedish import quote, search_key

from . import services
from .models import Organisation, OrganisationContact
from .permissions import can_change_contact, can_change_organisation, can_register_organisation
from .rights import Area

NAME_OF_ORGANISATION = (
    "förening", "föreningens namn", "föreningsnamn", "organisationens namn", "namn", "mottagare", "sökande", "bidragsmottagare",
    "aktör", "recipient org name", "recipient name", "organisation name", "idéburen part",
)  # fmt: skip
NUMBERS_OF_ORGANISATION = ("orgnr", "org nr", "org.nr", "organisationsnr", "org nummer", "orgnummer", "org. nummer")
Form, Status = Organisation.LegalForm, Organisation.Status
FORM_WORDS = (
    ("förening", Form.ASSOCIATION), ("ideell", Form.ASSOCIATION), ("ideella föreningar", Form.ASSOCIATION),
    ("kooperativ", Form.ECONOMIC), ("ek. för.", Form.ECONOMIC), ("trossamfund", Form.FAITH),
    ("stiftelse", Form.FOUNDATION), ("fond", Form.FOUNDATION), ("ab", Form.COMPANY), ("nätverk", Form.NETWORK),
)  # fmt: skip


def organisation_column(*, required=True):
    return ImportColumn(
        "organisation", gettext_lazy("Organisation"), NAME_OF_ORGANISATION, REFERENCE, required=required, longest=200
    )


def number_column():
    help_text = gettext_lazy("Med eller utan bindestreck. En lista med personnummer tas inte emot.")
    return ImportColumn("org_number", gettext_lazy("Organisationsnummer"), NUMBERS_OF_ORGANISATION, ORG_NUMBER, help=help_text)


class KnownOrganisations:
    """The organisations that a user may see, found by number or by name, whatever the case."""

    def __init__(self, user):
        self.by_number, self.by_name = {}, {}
        for row in Organisation.objects.visible_to(user).order_by("pk"):
            self.add(row)

    def add(self, row):
        if row.org_number:
            self.by_number[row.org_number] = row
        self.by_name.setdefault(search_key(row.name), []).append(row)

    def find(self, number, name):
        """The organisation that is meant, or None. Raises where the name could mean several."""
        if number and number in self.by_number:
            return self.by_number[number]
        alike = self.by_name.get(search_key(name or ""), [])
        if number:  # one that is known by name alone gets its number; another number is another organisation
            alike = [row for row in alike if not row.org_number]
        if len(alike) > 1:
            told = _("%(n)s organisationer heter %(name)s. Ange organisationsnumret.")
            raise ValidationError({"organisation": told % {"n": len(alike), "name": quote(name)}})
        return alike[0] if alike else None


def changed_row(row, values, columns):
    """A copy of the row with what the list says, and {heading: (before, after)}. An empty cell changes nothing."""
    changed = copy(row)
    for name, value in values.items():
        if value is not None:
            setattr(changed, name, value)
    check_only(changed)
    before_after = {
        str(column.heading): (column.written(getattr(row, column.field)), column.written(getattr(changed, column.field)))
        for column in columns
        if column.field in values and values[column.field] is not None
    }
    return changed, {name: pair for name, pair in before_after.items() if pair[0] != pair[1]}


@register_kind
class OrganisationList(ImportKind):
    """One row is one organisation: known by its number, else by its name."""

    name, title = "organisationer", gettext_lazy("Organisationer")
    intro = gettext_lazy("Varje rad är en organisation. Den känns igen på organisationsnumret, annars på namnet.")
    columns = (
        ImportColumn("name", gettext_lazy("Organisation"), NAME_OF_ORGANISATION, required=True, longest=200),
        number_column(),
        ImportColumn("legal_form", gettext_lazy("Juridisk form"), ("organisationsform", "associationsform", "bolagsform", "typ"),
                     CHOICE, choices=Form.choices, words=FORM_WORDS),
        ImportColumn("activity_area", gettext_lazy("Verksamhetsområde"), ("verksamhet", "inriktning", "kategori"), longest=150),
        ImportColumn("purpose", gettext_lazy("Ändamål"), ("syfte", "beskrivning")),
        ImportColumn("is_idea_driven", gettext_lazy("Idéburen"), (), YES_NO),
        ImportColumn("active_in_municipality", gettext_lazy("Verksam i kommunen"), ("lokal verksamhet",), YES_NO),
        ImportColumn("member_count", gettext_lazy("Medlemmar"), ("antal medlemmar", "medlemsantal"), NUMBER),
        ImportColumn("member_count_year", gettext_lazy("Antalet gäller år"), (), YEAR),
        ImportColumn("bankgiro", gettext_lazy("Bankgiro"), ("bg", "bankgironummer"), longest=20, own=check_bankgiro),
        ImportColumn("plusgiro", gettext_lazy("Plusgiro"), ("pg", "postgiro", "plusgironummer"), longest=20, own=check_plusgiro),
        ImportColumn("website", gettext_lazy("Webbplats"), ("hemsida", "webb", "www"), longest=200),
        ImportColumn("email", gettext_lazy("E-post"), ("epost", "e-postadress", "mail", "mejl"), longest=254),
        ImportColumn("phone", gettext_lazy("Telefon"), ("telefonnummer", "tfn", "tel"), longest=40),
        ImportColumn("postal_address", gettext_lazy("Postadress"), ("adress",), longest=300),
        ImportColumn("status", gettext_lazy("Status"), (), CHOICE, choices=Status.choices),
    )  # fmt: skip
    GIROS = ("bankgiro", "plusgiro")

    @classmethod
    def may(cls, user):
        return can_register_organisation(user)

    def open(self, rows):
        self.known = KnownOrganisations(self.user)

    def plan(self, values):
        try:
            row = self.known.find(values.get("org_number"), values["name"])
        except ValidationError as several:
            raise ValidationError({"name": several.messages})
        if row is None:
            return self.plan_new(values)
        if not can_change_organisation(self.user, row):
            raise ValidationError(_("Du får inte ändra organisationen."))
        faults = {
            name: _("Ett gironummer ändras inte genom en lista. Föreslå det under ”Byt gironummer” hos organisationen.")
            for name in self.moved_giros(row, values)
        }
        if faults:
            raise ValidationError(faults)
        changed, changes = changed_row(row, self.told(row, values), self.columns)
        return Plan(changed.name, ("organisation", row.pk), (row, changed, self.told(row, values)), changes)

    def moved_giros(self, row, values):
        return [name for name in self.GIROS if values.get(name) and values[name] != getattr(row, name)]

    def told(self, row, values):
        """Found by number, an organisation whose name is only written in another case keeps its own."""
        same = search_key(values["name"]) == search_key(row.name)
        return {name: value for name, value in values.items() if value is not None and not (same and name == "name")}

    def plan_new(self, values):
        row = Organisation(**{name: value for name, value in values.items() if value is not None})
        check_only(row)
        key = ("number", row.org_number) if row.org_number else ("name", search_key(row.name))
        return Plan(row.name, key, (None, row, values), new=True)

    def write(self, plans, progress):
        for plan in plans:
            row, _changed, values = plan.thing
            told = {name: value for name, value in values.items() if value is not None}
            if row is None:
                # Rows of the list without a number were looked for by name; one with a number is another than its namesake.
                is_another = bool(told.get("org_number"))
                services.register_organisation(actor=self.user, is_another=is_another, **told)
            else:
                services.change_organisation(actor=self.user, organisation=row, **told)
            progress.step()


@register_kind
class ContactList(ImportKind):
    """One row is one person who speaks for an organisation: known by the organisation and the name."""

    name, title = "kontaktpersoner", gettext_lazy("Kontaktpersoner")
    intro = gettext_lazy("Varje rad är en kontaktperson. Den känns igen på organisationen och namnet. Filen sparas inte efteråt.")
    personal = True
    columns = (
        organisation_column(),
        number_column(),
        ImportColumn("name", gettext_lazy("Namn"), ("kontaktperson", "kontakt", "person", "för- och efternamn"), required=True,
                     longest=150, personal=True),
        ImportColumn("role", gettext_lazy("Uppgift"), ("roll", "funktion", "befattning"), CHOICE,
                     choices=OrganisationContact.ContactRole.choices),
        ImportColumn("email", gettext_lazy("E-post"), ("epost", "e-postadress", "mail", "mejl"), longest=254, personal=True),
        ImportColumn("phone", gettext_lazy("Telefon"), ("telefonnummer", "mobil", "tfn", "tel"), longest=40, personal=True),
        ImportColumn("valid_from", gettext_lazy("Från"), ("från och med",), DAY),
        ImportColumn("valid_to", gettext_lazy("Till och med"), ("till",), DAY),
    )  # fmt: skip

    @classmethod
    def may(cls, user):
        return user.may("C", Area.CONTACTS) and user.may("C", Area.ORGANISATIONS)

    def open(self, rows):
        self.organisations, self.contacts = KnownOrganisations(self.user), {}
        for contact in OrganisationContact.objects.visible_to(self.user):
            self.contacts.setdefault((contact.organisation_id, search_key(contact.name)), []).append(contact)

    def plan(self, values):
        values = dict(values)
        number, name = values.pop("org_number", None), values.pop("organisation")
        organisation = self.organisations.find(number, name)
        if organisation is None:
            told = _("%(name)s finns inte i registret. Läs in eller registrera organisationen först.") % {"name": quote(name)}
            raise ValidationError({"organisation": told})
        key = (organisation.pk, search_key(values["name"]))
        alike = self.contacts.get(key, [])
        if len(alike) > 1:
            raise ValidationError({"name": _("Organisationen har flera kontaktpersoner med det namnet. Ändra dem på sidan.")})
        told = {name: value for name, value in values.items() if value is not None}
        if not alike:
            check_only(OrganisationContact(organisation=organisation, **told))
            return Plan(str(organisation), ("contact", *key), (organisation, None, told), new=True)
        if not can_change_contact(self.user, alike[0]):
            raise ValidationError(_("Du får inte ändra kontaktpersonen."))
        told.pop("name")
        _changed, changes = changed_row(alike[0], told, self.columns)
        return Plan(str(organisation), ("contact", *key), (organisation, alike[0], told), changes)

    def write(self, plans, progress):
        for plan in plans:
            organisation, contact, told = plan.thing
            if contact is None:
                services.register_contact(actor=self.user, organisation=organisation, **told)
            else:
                services.change_contact(actor=self.user, contact=contact, **told)
            progress.step()
