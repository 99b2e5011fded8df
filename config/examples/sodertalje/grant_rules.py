"""The fictional layer's rules of grants: late rules, categories, and two forms of grant with demands and a method of their own.

The late rule with a ceiling and the demands of the project grant say what Södertälje has published (R24–R26); the table is like
Herrljunga's, in a form of grant that is made up.
"""

from datetime import date, timedelta
from decimal import Decimal

from grants import services as grants
from grants.models import AgeSpan, GrantScheme
from partnerships.ground.days import today

from .fiction import MARK, add_late_rule, load_decision

# Which of the board's categories each field of activity belongs to; the others are not placed.
CATEGORIES = {
    "Idrott": {"Idrott"},
    "Kultur": {"Kultur"},
    "Barn och unga": {"Barn och unga"},
    "Folkbildning och lokal utveckling": {"Folkbildning", "Lokal utveckling", "Miljö"},
}
STEPS = ((1, 10), (8, 20), (15, 30), (22, 40), (29, 65))
TIERS = ((20, "4000"), (100, "8000"), (300, "12000"))


def load(boards, organisations, users):
    board, officer = boards["KFN"], users["culture"]
    categories = load_categories(board, organisations.values(), officer)
    load_projects(board, officer, categories, organisations)
    load_starts(board, officer, categories, organisations, users)


def load_categories(board, organisations, officer):
    categories = {}
    for name, areas in CATEGORIES.items():
        made = categories[name] = grants.register_category(actor=officer, board=board, name=name)
        for organisation in (each for each in organisations if each.activity_area in areas):
            grants.place_organisation(actor=officer, category=made, organisation=organisation, valid_from=date(2018, 1, 1))
    return list(categories.values())


def load_projects(board, officer, categories, organisations):
    """R25 and R26, Södertälje 2023. One came in time, one late, and one from too small an association of no known category."""
    scheme = grants.register_scheme(
        actor=officer, board=board, code="PB", name="Projektbidrag", category=GrantScheme.Category.PROJECT, report_days=90,
        rules="Söks minst 30 dagar före projektets start. Redovisas inom 90 dagar efter projektets slut.",
        eligible_categories=categories, min_members=20, apply_days_before=30,
        conditions="Redovisas inom 90 dagar efter projektets slut, annars betalas bidraget tillbaka.",
    )  # fmt: skip
    add_late_rule(scheme)
    round = closed_round(officer, scheme, frame="300000")
    applied = (("Björkviks IF", -4, 120), ("Åkerbäckens kulturförening", 5, 64), ("Öppna fönstrets vänförening", -2, 14))
    for name, late, members in applied:
        apply(officer, round, organisations[name], late, asked="40000", member_count=members, starts=60)


def load_starts(board, officer, categories, organisations, users):
    """A table of late days: one decided with its cut, and one that waits."""
    scheme = grants.register_scheme(
        actor=officer, board=board, code="ST", name="Startbidrag", category=GrantScheme.Category.START,
        eligible_categories=categories, age_from=7, age_to=25, calc_method="tier", max_amount=Decimal(12000),
    )  # fmt: skip
    steps = [{"from_day": day, "percent": percent} for day, percent in STEPS]
    grants.register_late_rule(actor=officer, scheme=scheme, name="Avdrag per påbörjad vecka", kind="table", steps=steps)
    tiers = [{"from_count": count, "amount": Decimal(amount)} for count, amount in TIERS]
    round = closed_round(officer, scheme, frame="60000", tiers=tiers)
    about = {"asked": "12000", "starts": 60}
    decided = apply(officer, round, organisations["Nyckelpigans föräldraförening"], 2, members=(60, 70), **about)
    apply(officer, round, organisations["Trädgårdsstadens simklubb"], 9, members=(45, 0), **about)
    _case, decision = load_decision(round, str(round), today(), 260)
    why = {"reason": "Beloppet följer antalet medlemmar 7–25 år.", "rule_reference": "Belopp efter antal medlemmar"}
    grants.grant_application(actor=users["secretary"], application=decided, decision=decision, amount=Decimal(8000), **why)


def closed_round(officer, scheme, frame, **values):
    closes = today() - timedelta(days=10)
    paid = [{"day": today() + timedelta(days=45)}]
    return grants.open_round(
        actor=officer, scheme=scheme, year=closes.year, name="Höst", opens=closes - timedelta(days=50), closes=closes,
        frame=Decimal(frame), payment_days=paid, **values,
    )  # fmt: skip


def apply(officer, round, organisation, late, *, asked, starts, members=(), **values):
    """An application that came in so many days after the round had closed."""
    first_day = today() + timedelta(days=starts)
    application = grants.register_application(
        actor=officer, round=round, organisation=organisation, requested_amount=Decimal(asked),
        purpose=f"En ny verksamhet, öppen för alla {MARK}", period_from=first_day, period_to=first_day + timedelta(days=120),
        **values,
    )  # fmt: skip
    if members:
        spans = AgeSpan.objects.filter(age_from__gte=7, age_to__lte=25)
        counts = [{"age_span": span, "gender": "other", "count": count} for span, count in zip(spans, members, strict=True)]
        application = grants.count_members(actor=officer, application=application, counts=counts)
    return grants.submit_application(actor=officer, application=application, submitted_on=round.closes + timedelta(days=late))
