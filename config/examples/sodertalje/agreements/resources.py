"""What the parties put in, and what came of it."""

from datetime import date
from decimal import Decimal

from partnerships.agreements.models import IOPResource
from partnerships.audit.services import add

from .days import months_in, weekday
from .story import LAST_DAYS, NOW


def delivered_in_full(resource):
    if resource.quantity is not None:
        return {"delivered_quantity": resource.quantity}
    return {"delivered": True} if resource.amount is None else {"delivered_amount": resource.amount}


def load_resources(agreement, parties, kronor, key):
    """Money and what is not money, per party and year; a part of a year gives a part of the sum."""
    last = LAST_DAYS.get(key, agreement.end_date)
    if agreement.is_prolonged_by_itself():
        last = agreement.period_end_on(NOW)
    load_resources_between(agreement, parties, kronor, agreement.start_date, last)


def load_resources_between(agreement, parties, kronor, start, last, of=""):
    municipal, *others = parties
    hours = 400 + kronor // 400
    for year in range(start.year, last.year + 1):
        share = months_in(start, last, year) / Decimal(12)
        rows = [
            (municipal, "money", "Ekonomiskt stöd", None, "", whole(kronor * share), ""),
            (municipal, "premises", "Lokal med kök", 180, "m2", whole(1300 * share), "Självkostnad för lokalen"),
            (municipal, "staff_time", "Samordnare", whole(700 * share), "hours", Decimal(390), "Lön med avgifter"),
        ]
        for place, party in enumerate(others):
            given, own = whole(hours * share / len(others)), whole(kronor * share / 5 / len(others))
            rows.append((party, "volunteer_time", "Volontärer", given, "hours", Decimal(220), "Kommunens schablon"))
            rows.append((party, "money", "Egen finansiering", None, "", own, ""))
            if place == 0:
                rows.append((party, "network", "Kontakter i civilsamhället", None, "", None, ""))
        if agreement.title == "Öppen dagverksamhet":
            rows.append((others[0], "material", "Möbler och husgeråd", 40, "pieces", Decimal(450), "Inköpspris"))
        for party, kind, description, quantity, unit, value, basis in rows:
            resource = IOPResource(
                agreement=agreement,
                party=party,
                kind=kind,
                year=year,
                description=description + of,
                quantity=None if quantity is None else int(quantity),
                unit=unit,
                unit_value=None if quantity is None else value,
                amount=value if quantity is None else None,
                valuation_basis=basis,
                **(delivery(agreement, party, kind, year, quantity, value) if year < NOW.year else {}),
            )
            add(None, resource)


def delivery(agreement, party, kind, year, quantity, value):
    """What came of it in a year that is over: volunteers a little more or less, and of one agreement nobody has told yet."""
    if agreement.title.startswith("Skyddat boende") and year == 2025:
        return {}
    if kind == "money" and party.board_id:  # what is paid tells
        return {}
    if kind == "network":
        came = {"delivered": True}
    elif quantity is None:
        came = {"delivered_amount": value}
    else:
        percent = 88 + (7 * year + agreement.pk) % 25 if kind == "volunteer_time" else 100
        came = {"delivered_quantity": int(quantity) * percent // 100}
    if year == 2025 and party.organisation_id:  # not confirmed yet
        return came
    role = "Organisationsföreträdare" if party.organisation_id else f"Handläggare, {agreement.responsible_office}"
    return came | {"confirmed_by_role": role, "confirmed_on": weekday(date(year + 1, 2, 20))}


def whole(amount):
    return Decimal(amount).quantize(Decimal(1))
