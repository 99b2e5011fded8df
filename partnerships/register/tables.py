"""The columns of the register's lists, on screen and in Excel."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, MOMENT, NUMBER, TEXT, YES_NO, Column

ORGANISATIONS = [
    Column(_("Organisation"), "name", link=True, under=lambda row: row.org_number, order="sort_text", width=40),
    Column(_("Organisationsnummer"), "org_number"),
    Column(_("Juridisk form"), "get_legal_form_display"),
    Column(_("Verksamhetsområde"), "activity_area"),
    Column(_("Medlemmar"), "member_count", NUMBER),
    Column(_("Status"), "get_status_display", tag=lambda row: "success" if row.status == "active" else "neutral"),
]

DUPLICATES = [
    Column(_("Organisation"), lambda pair: pair.first.name, link=True, under=lambda pair: pair.first.org_number, width=40),
    Column(_("Liknar"), lambda pair: pair.second.name, under=lambda pair: pair.second.org_number, width=40),
    Column(_("Lika"), lambda pair: pair.why(), width=30),
    Column(_("Organisationsnummer"), lambda pair: pair.about_numbers(), width=30),
]

TO_MOVE = [Column(_("Slag"), "noun", width=40), Column(_("Antal"), "number", NUMBER)]

CONTACTS = [
    Column(_("Namn"), "name", TEXT, width=30),
    Column(_("Uppgift"), "get_role_display"),
    Column(_("E-post"), "email"),
    Column(_("Telefon"), "phone"),
    Column(_("Skyddad"), "protected", YES_NO),
]

BOARDS = [
    Column(_("Organ"), "name", link=True, width=40, order="sort_text"),
    Column(_("Kod"), "code", order="code"),
    Column(_("Slag"), "get_kind_display"),
    Column(_("Skrivs också"), lambda row: ", ".join(alias.name for alias in row.aliases.all()), width=40),
    Column(_("Kontor"), lambda row: ", ".join(office.name for office in row.offices.all()), width=40),
]

OFFICES = [
    Column(_("Kontor eller bolag"), "name", width=40),
    Column(_("Kommunalt bolag"), "is_company", YES_NO),
]

PARAMETERS = [
    Column(_("Beloppsgräns"), "name", width=50),
    Column(_("Värde"), "value", NUMBER),
    Column(_("Enhet"), "unit"),
    Column(_("Gäller från"), "valid_from", DAY),
    Column(_("Gäller t.o.m."), "valid_to", DAY),
    Column(_("Källa"), "source_title", width=50),
    Column(_("Kontrollerad"), "verified", YES_NO),
]

USERS = [
    Column(_("Användare"), "name", width=30, link=True),
    Column(_("E-post"), "email", width=30),
    Column(_("Roller"), lambda row: "; ".join(str(each) for each in row.role_assignments.all()), width=60),
    Column(_("Aktiv"), "is_active", YES_NO),
]

GIRO_TONES = {"proposed": "warning", "confirmed": "success", "refused": "neutral"}

GIRO_CHANGES = [
    Column(_("Organisation"), "organisation.name", link=True, width=40),
    Column(_("Slag"), "get_kind_display"),
    Column(_("Nytt nummer"), "number"),
    Column(_("Status"), "get_state_display", tag=lambda row: GIRO_TONES[row.state], order="state"),
    Column(_("Föreslaget"), "created_at", MOMENT, under="proposed_by.name", order="created_at"),
    Column(_("Bekräftat"), "confirmed_at", MOMENT, under="confirmed_by.name", order="confirmed_at"),
]
