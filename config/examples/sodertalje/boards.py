"""The municipality, its boards as the documents write them, offices, one user per role, and amounts set by law."""

from datetime import date
from decimal import Decimal

from partnerships.audit.services import add
from partnerships.register.models import Board, BoardAlias, LegalParameter, Municipality, Office, RoleAssignment, User
from partnerships.register.rights import Role

NOTE = (
    "Exempeldata. Kommunens egna uppgifter kommer ur handlingar 2015–2018. "
    "Föreningar, bidrag, styrdokument och övriga avtal är påhittade."
)

BOARDS = [
    ("KF", "Kommunfullmäktige", Board.Kind.COUNCIL, []),
    ("KS", "Kommunstyrelsen", Board.Kind.EXECUTIVE, []),
    ("KFN", "Kultur- och fritidsnämnden", Board.Kind.BOARD, []),
    ("DB", "Demokratiberedningen", Board.Kind.PREPARATORY, []),
    ("EN", "Enhörna kommundelsnämnd", Board.Kind.LOCAL, ["Enhörna kommunalnämnd"]),
    ("HM", "Hölö-Mörkö kommundelsnämnd", Board.Kind.LOCAL, ["Hölö-Mörkö kommunalnämnd"]),
    ("JÄ", "Järna kommundelsnämnd", Board.Kind.LOCAL, ["Järna kommunalnämnd"]),
    (
        "VM",
        "Vårdinge-Mölnbo kommundelsnämnd",
        Board.Kind.LOCAL,
        ["Vårdinge-Mölnbo kommunalnämnd", "Vårdinge-Mölbo kommunalnämnd"],
    ),
    ("SN", "Socialnämnden", Board.Kind.BOARD, []),
]
OFFICES = [("Kommunstyrelsens kontor", "KS"), ("Kultur- och fritidskontoret", "KFN"), ("Social- och omsorgskontoret", "SN")]

# (key, role, boards it is held for; none means the whole municipality)
USERS = [
    ("social", Role.SOCIAL, ["SN"]),
    ("finance", Role.FINANCE, []),
    ("culture", Role.CULTURE, ["KFN"]),
    ("secretary", Role.SECRETARY, ["KF", "KS", "KFN", "SN"]),
    ("reader", Role.READER, ["KS"]),
    ("admin", Role.ADMIN, []),
    ("coordinator", Role.COORDINATOR, []),
    ("office", Role.OFFICE, ["SN"]),
    ("attester", Role.ATTESTER, ["KFN", "SN"]),
    ("delegate", Role.DELEGATE, ["KFN"]),
]

# key, name, value, unit, from, to, source, verified
PARAMETERS = [
    (
        "de_minimis_general_eur",
        "Stöd av mindre betydelse, tak under tre beskattningsår",
        "200000",
        "EUR",
        None,
        date(2023, 12, 31),
        "Upphandlingsmyndigheten, förordning 1407/2013",
        True,
    ),
    (
        "de_minimis_general_eur",
        "Stöd av mindre betydelse, tak under tre rullande år",
        "300000",
        "EUR",
        date(2024, 1, 1),
        date(2030, 12, 31),
        "Upphandlingsmyndigheten, nya takbelopp 2024-01-17",
        True,
    ),
    (
        "de_minimis_fiscal_years",
        "Stöd av mindre betydelse, beskattningsår som räknas ihop",
        "3",
        "år",
        None,
        date(2023, 12, 31),
        "Upphandlingsmyndigheten, förordning 1407/2013",
        True,
    ),
    (
        "de_minimis_rolling_years",
        "Stöd av mindre betydelse, rullande år som räknas ihop",
        "3",
        "år",
        date(2024, 1, 1),
        date(2030, 12, 31),
        "Upphandlingsmyndigheten, nya takbelopp 2024-01-17",
        True,
    ),
    (
        "de_minimis_sgei_eur",
        "Stöd av mindre betydelse till tjänster av allmänt ekonomiskt intresse, tak under tre år",
        "750000",
        "EUR",
        date(2024, 1, 1),
        date(2030, 12, 31),
        "Upphandlingsmyndigheten, nya takbelopp 2024-01-17",
        True,
    ),
    (
        "lou_direct_award_sek",
        "Direktupphandlingsgräns",
        "586907",
        "kr",
        date(2018, 1, 1),
        date(2019, 12, 31),
        "Konkurrensverket, tröskelvärden 2018–2019",
        True,
    ),
    (
        "lou_direct_award_sek",
        "Direktupphandlingsgräns",
        "615312",
        "kr",
        date(2020, 1, 1),
        date(2021, 12, 31),
        "Konkurrensverket, gamla tröskelvärden",
        True,
    ),
    (
        "lou_direct_award_sek",
        "Direktupphandlingsgräns",
        "700000",
        "kr",
        date(2022, 1, 1),
        date(2023, 12, 31),
        "Konkurrensverket, gamla tröskelvärden",
        True,
    ),
    (
        "lou_direct_award_sek",
        "Direktupphandlingsgräns",
        "700000",
        "kr",
        date(2024, 1, 1),
        None,
        "Uppgift utan datum",
        False,
    ),
    (
        "lou_documentation_sek",
        "Direktupphandling ska dokumenteras över",
        "100000",
        "kr",
        date(2014, 7, 1),
        None,
        "Upphandlingslagens dokumentationskrav",
        True,
    ),
    (
        "gber_keep_years",
        "Handlingar om stöd enligt gruppundantag sparas",
        "10",
        "år",
        None,
        None,
        "Upphandlingsmyndigheten, gruppundantagsförordningen",
        True,
    ),
    ("prisbasbelopp", "Prisbasbelopp", "58800", "kr", date(2025, 1, 1), date(2025, 12, 31), "MUCF, Redovisa bidrag", True),
]


def load_municipality():
    add(None, Municipality(pk=1, name="Södertälje kommun", is_example=True, example_note=NOTE))


def load_boards():
    """The boards by code."""
    boards = {}
    for code, name, kind, aliases in BOARDS:
        boards[code] = add(None, Board(code=code, name=name, kind=kind))
        BoardAlias.objects.bulk_create(BoardAlias(board=boards[code], name=alias) for alias in aliases)
    return boards


def load_offices(boards):
    """The offices by their board's code."""
    return {code: add(None, Office(name=name, board=boards[code])) for name, code in OFFICES}


def load_users(boards):
    """One user per role, without a password, by a short key."""
    users = {}
    for key, role, codes in USERS:
        user = users[key] = new_user(key, str(role.label))
        for board in [boards[code] for code in codes] or [None]:
            add(None, RoleAssignment(user=user, role=role, board=board, whole_municipality=board is None), act="gave_role")
    return users


def new_user(key, name):
    user = User(name=name, email=f"{key}@example.org")
    user.set_unusable_password()
    return add(None, user)


def load_parameters():
    for key, name, value, unit, valid_from, valid_to, source, verified in PARAMETERS:
        parameter = LegalParameter(
            key=key,
            name=name,
            value=Decimal(value),
            unit=unit,
            valid_from=valid_from,
            valid_to=valid_to,
            source_title=source,
            verified=verified,
        )
        add(None, parameter)
