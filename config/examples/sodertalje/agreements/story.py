"""The fictional agreements, and what becomes of each."""

from datetime import date

from partnerships.agreements.models import IOPAgreement

NOW = date(2026, 11, 21)


State = IOPAgreement.State


# The fictional agreements: key, title, board, association(s), field of welfare, start, end, the municipality's kronor per year.
FICTION = [
    ("språk", "Språkkafé och samhällsguidning", "KFN", ["Öppna fönstrets vänförening"], 3, (2024, 4, 15), (2027, 4, 15), 500000),
    ("dag", "Öppen dagverksamhet", "SN", ["Ängslyckans mötesplats"], 0, (2025, 1, 1), (2027, 12, 31), 1150000),
    ("anhörig", "Anhörigstöd och avlösning", "SN", ["Kanalbankens anhörigförening"], 1, (2026, 1, 1), (2028, 12, 31), 640000),
    ("skydd", "Skyddat boende och stödsamtal", "SN", ["Lyktans kvinnojour", "Fyrbåkens brottsofferstöd"], 0,
     (2023, 1, 1), (2026, 12, 31), 1875000),
    ("läxa", "Läxhjälp och mötesplats efter skolan", "KFN", ["Solrosens läxhjälp"], 2, (2023, 8, 1), (2026, 6, 30), 320000),
    ("rehab", "Arbetsträning i kooperativ form", "SN", ["Verkstadskooperativet Hjulspåret"], 4,
     (2018, 1, 1), (2020, 12, 31), 890000),
    ("promenad", "Gemenskap för äldre", "SN", ["Tallåsens pensionärsförening"], 1, (2017, 9, 1), (2020, 8, 31), 210000),
    ("härd", "Härbärge under vintern", "SN", ["Stiftelsen Härdens vänner"], 0, (2024, 1, 1), (2027, 12, 31), 980000),
    ("natur", "Naturen som mötesplats", "KFN", ["Ärtväppans odlarförening"], 5, (2027, 1, 1), (2028, 12, 31), 150000),
    ("föräldra", "Föräldracafé på tre orter", "KFN", ["Nyckelpigans föräldraförening"], 2, (2027, 2, 1), (2029, 1, 31), 275000),
    ("dörr", "En dörr in för nyanlända", "SN", ["Språknätverket Gläntan", "Klockängens församlingsvänner"], 3,
     (2027, 3, 1), (2028, 2, 29), 400000),
    ("kväll", "Trygga kvällar i centrum", "KFN", ["Vattentornets byalag"], 5, None, None, None),
    ("scen", "Scen för unga röster", "KFN", ["Zenitens teatersällskap"], 2, (2025, 1, 1), (2026, 12, 31), 180000),
]  # fmt: skip


# What becomes of those that are not simply signed.
FATES = {
    "härd": State.TERMINATED,
    "natur": State.DECIDED,
    "föräldra": State.PREPARED,
    "dörr": State.LEGAL_REVIEW,
    "kväll": State.DRAFT,
    "scen": State.DECLINED,
}


# Where notice was given, the last day.
LAST_DAYS = {"härd": date(2026, 3, 31)}


# How they are prolonged; the others are not.
EXTENSIONS = {
    "anhörig": {"extension": "decision", "extension_months": 24, "latest_end": date(2030, 12, 31)},
    "läxa": {"extension": "decision", "extension_months": 12, "latest_end": date(2028, 6, 30)},
    "rehab": {"extension": "automatic", "extension_months": 12, "latest_end": date(2028, 12, 31)},
}


EXTENDED = {"läxa": (date(2026, 4, 21), date(2027, 6, 30))}  # when it was decided, and to when


OWN_NOTICE = {"dag": 6}  # months of notice of the association, where they are not the agreement's
