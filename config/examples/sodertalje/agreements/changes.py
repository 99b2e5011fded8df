"""What becomes of signed agreements: renewed, amended and extended."""

from datetime import date, timedelta
from decimal import Decimal

from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement
from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision, CaseReference

from .decisions import free_paragraph, settle
from .milestones import load_milestones
from .resources import delivered_in_full, load_resources_between
from .story import NOW

# What took the place of an agreement, one after the other: number in the diary, start, end.
RENEWALS = ((641, date(2020, 9, 1), date(2023, 8, 31)), (655, date(2023, 9, 1), date(2027, 8, 31)))


def renew(users, board, agreement):
    """A chain of three: each new agreement takes over from the one before it."""
    for number, start, end in RENEWALS:
        title = f"Gemenskap för äldre {start.year}–{end.year}"
        agreement = services.renew_agreement(
            actor=users["social"], agreement=agreement, start_date=start, end_date=end, title=title
        )
        case = CaseReference(raw=f"SN {start.year}/{number}", title=title, board=board)
        add(None, case)
        agreement = services.change_agreement(actor=users["social"], agreement=agreement, case=case, registered_in_diary=True)
        for resource in agreement.resources.all():
            if resource.year < NOW.year and not resource.promise():
                services.change_resource(actor=users["social"], resource=resource, **delivered_in_full(resource))
        municipal, *others = agreement.parties.order_by("pk")
        if not agreement.promised(end.year):
            money = {"kind": "money", "description": "Ekonomiskt stöd", "year": end.year, "amount": Decimal(140000)}
            services.register_resource(actor=users["social"], party=municipal, **money)
        load_milestones(agreement)
        settle(agreement, "promenad", users, [municipal, *others], None)
        agreement = IOPAgreement.objects.get(pk=agreement.pk)


def amend(users, agreement):
    """Two amendments: first a year more, then more money for the year to come."""
    municipal = agreement.parties.get(side="municipal")
    year_more = {"party": municipal, "year": 2028, "amount": Decimal(1150000)}
    agreement = services.amend_agreement(
        actor=users["social"],
        agreement=agreement,
        decision=amending(users, agreement, date(2025, 9, 23)),
        signed_on=date(2025, 10, 10),
        valid_from=date(2025, 10, 10),
        reason="Verksamheten behöver längre tid för att nå målen. Parterna förlänger med ett år.",
        end_date=date(2028, 12, 31),
        money=[year_more],
    )
    next_year = agreement.resources.municipal_money().get(year=2027)
    services.amend_agreement(
        actor=users["social"],
        agreement=agreement,
        decision=amending(users, agreement, date(2026, 5, 19)),
        signed_on=date(2026, 6, 5),
        valid_from=date(2027, 1, 1),
        reason="Fler besöker mötesplatsen, som får öppet också på lördagar.",
        target_group=f"{agreement.target_group} Lördagar är öppna för anhöriga.",
        money=[{"resource": next_year, "amount": Decimal(1300000)}],
    )


def amending(users, agreement, day):
    """The board's decision on an amendment."""
    board = agreement.responsible_board
    decision = BoardDecision(
        board=board,
        title=f"Tilläggsavtal till {agreement.title.lower()}",
        case=agreement.case,
        meeting_date=day,
        paragraph=free_paragraph(board, day, day.month),
        outcome="approved",
        text="Nämnden godkänner tilläggsavtalet.",
    )
    return add(users["secretary"], decision)


def extend(agreement, users, parties, kronor, decided_on, until):
    """The same agreement prolonged by a decision of its own, with what the parties put in for the time that is added."""
    agreement = IOPAgreement.objects.get(pk=agreement.pk)
    decision = BoardDecision(
        board=agreement.responsible_board,
        title=f"Förlängning av {agreement.title}",
        case=agreement.case,
        meeting_date=decided_on,
        paragraph=free_paragraph(agreement.responsible_board, decided_on, agreement.pk),
        outcome="approved",
        text="Nämnden förlänger avtalet om idéburet offentligt partnerskap.",
    )
    add(users["secretary"], decision)
    begins = agreement.end_date + timedelta(days=1)
    agreement = services.extend_agreement(actor=users["secretary"], agreement=agreement, decision=decision, until=until)
    for party in parties:
        party.agreement = agreement
    load_resources_between(agreement, parties, kronor, begins, until, of=", förlängning")
