"""What is published of one grant or one agreement. No contact, no address and no number that may be a person's."""

from dataclasses import dataclass, field
from datetime import UTC
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db.models import Count, F, Max, Q, Sum
from django.db.models.functions import ExtractYear
from django.utils.encoding import iri_to_uri
from django.utils.translation import gettext as _

from grants.models import GrantDecision
from partnerships.agreements.models import IOPAgreement, IOPParty
from partnerships.agreements.models.promised import MUNICIPAL_MONEY
from partnerships.ground.identifiers import check_org_number

IOP = "IOP"
UNREGISTERED = "ejregistrerad"  # in place of the prefix that 360Giving gives


@dataclass
class GivingRow:
    """One row: what would be published, what stops it, and what is worth a look but stops nothing."""

    label: str
    url: str
    board: str
    data: dict
    public: bool = True
    award_date: object = None
    amount: object = None
    refused: list = field(default_factory=list)
    remarks: list = field(default_factory=list)

    def get_absolute_url(self):
        return self.url

    @property
    def identifier(self):
        return self.data["id"]


def rows_for(publisher, municipality, *, board=None, year=None):
    """Grants and then agreements, narrowed by board and by the year of the decision."""
    made = [grant_row(grant, publisher, municipality) for grant in grants_of(board, year)]
    made += [agreement_row(agreement, publisher, municipality) for agreement in agreements_of(board, year)]
    return made


def grants_of(board, year):
    rows = GrantDecision.objects.granted()
    if board:
        rows = rows.filter(application__board=board)
    if year:
        rows = rows.filter(decision__meeting_date__year=year)
    paid = Q(grant_payments__payment__state="paid")
    rows = rows.annotate(
        disbursed=Sum("grant_payments__payment__amount", filter=paid),
        returned=Sum("grant_payments__payment__reversed_by__amount", filter=paid),
        paid_at=Max("grant_payments__payment__updated_at"),
        returned_at=Max("grant_payments__payment__reversed_by__updated_at"),
    )
    return (
        rows.select_related("decision", "application__organisation", "application__board", "application__round__scheme")
        .prefetch_related("changes")
        .order_by("pk")
    )


def agreements_of(board, year):
    """Agreements that bind, in which the municipality puts in money."""
    rows = IOPAgreement.objects.filter(state__in=IOPAgreement.BOUND)
    if board:
        rows = rows.filter(responsible_board=board)
    if year:
        rows = rows.filter(decision__meeting_date__year=year)
    own = Q(resources__kind="money", resources__party__side="municipal", resources__struck_reason="")
    stands = Q(ends_on=None) | Q(resources__year__lte=ExtractYear(F("ends_on")))
    rows = rows.annotate(
        promised=Sum("resources__amount", filter=Q(**MUNICIPAL_MONEY) & stands),
        of_money=Count("resources", filter=own & stands),
        unknown=Count("resources", filter=own & stands & Q(resources__amount=None)),
        money_at=Max("resources__updated_at"),
    )
    rows = rows.filter(of_money__gt=0).select_related("decision", "responsible_board").order_by("pk")
    return rows.prefetch_related("parties__organisation")


def grant_row(grant, publisher, municipality):
    application = grant.application
    scheme, organisation = application.round.scheme, application.organisation
    changes = sorted(grant.changes.all(), key=lambda change: -change.pk)
    terms = grant.terms(changes)
    prefix = prefix_of(publisher)
    data = {
        "id": f"360G-{prefix}-bidrag-{grant.pk}",
        "title": f"{scheme.name} {application.round.year}",
        "description": terms.purpose.strip(),
        "currency": "SEK",
        "amountAwarded": number(terms.amount),
        "amountAppliedFor": number(application.requested_amount),
        "amountDisbursed": disbursed(grant),
        "awardDate": day(grant.decision.meeting_date),
        "recipientOrganization": [recipient(organisation, prefix)],
        "fundingOrganization": [funder(municipality, prefix) | {"department": application.board.name}],
        "grantProgramme": [{"code": f"{application.board.code}-{scheme.code}", "title": scheme.name}],
        "fromOpenCall": None if application.from_list else "Yes",
        "plannedDates": planned(application.period_from, terms.period_to),
        "dateModified": moment(
            grant.updated_at,
            application.updated_at,
            organisation.updated_at,
            grant.paid_at,
            grant.returned_at,
            *(change.updated_at for change in changes),
        ),  # fmt: skip
    }
    row = GivingRow(str(application), application.get_absolute_url(), str(application.board), data)
    row.award_date, row.amount, row.public = grant.decision.meeting_date, terms.amount, organisation.public
    return finished(row, publisher, municipality)


def disbursed(grant):
    """What was paid, less what was taken back; unknown of a grant from a list that told of no payment."""
    if grant.disbursed is None and grant.application.from_list:
        return None
    return number((grant.disbursed or Decimal(0)) + (grant.returned or Decimal(0)))


def agreement_row(agreement, publisher, municipality):
    prefix = prefix_of(publisher)
    receivers = [
        party.organisation for party in agreement.parties.all() if party.side == IOPParty.Side.IDEA_DRIVEN and party.organisation
    ]
    organisation = receivers[0] if len(receivers) == 1 else None
    decided_on = agreement.decision and agreement.decision.meeting_date
    data = {
        "id": f"360G-{prefix}-iop-{agreement.pk}",
        "title": agreement.title,
        "description": (agreement.challenge or agreement.background).strip(),
        "currency": "SEK",
        "amountAwarded": None if agreement.unknown else number(agreement.promised),
        "awardDate": day(decided_on),
        "recipientOrganization": [recipient(organisation, prefix)] if organisation else [],
        "fundingOrganization": [funder(municipality, prefix) | {"department": agreement.responsible_board.name}],
        "grantProgramme": [{"code": IOP, "title": "Idéburet offentligt partnerskap (IOP)"}],
        "fromOpenCall": "No",
        "plannedDates": planned(agreement.start_date, agreement.end_date),
        "relatedActivity": [f"iop-{agreement.pk}"],
        "dateModified": moment(agreement.updated_at, agreement.money_at, organisation and organisation.updated_at),
    }
    row = GivingRow(agreement.title, agreement.get_absolute_url(), str(agreement.responsible_board), data)
    row.award_date, row.amount, row.public = decided_on, agreement.promised, organisation is None or organisation.public
    if not receivers:
        row.refused.append(_("Den idéburna parten är okänd. Registrera parten i avtalet."))
    elif organisation is None:
        row.refused.append(_("Avtalet har flera idéburna parter, och registret vet inte hur pengarna delas mellan dem."))
    if data["amountAwarded"] is None:
        row.refused.append(_("Kommunens pengar är inte kända för alla år. Fyll i beloppen i avtalet."))
    return finished(row, publisher, municipality)


def finished(row, publisher, municipality):
    """The row, without what is not known: an unknown value is left out, never written as empty."""
    if municipality:
        row.data["beneficiaryLocation"] = [{"name": municipality.name, "countryCode": "SE"}]
    if publisher.website:
        row.data["dataSource"] = iri_to_uri(publisher.website)
    row.data = {name: value for name, value in row.data.items() if value not in (None, []) or name == "description"}
    return row


def prefix_of(publisher):
    return publisher.prefix or UNREGISTERED


def recipient(organisation, prefix):
    number = public_number(organisation.org_number)
    return {"id": f"SE-ON-{number}" if number else f"360G-{prefix}-org-{organisation.pk}", "name": organisation.name}


def public_number(number):
    """The organisation number, if it is that of a legal person: a sole trader's is a personal number, and is never published."""
    try:
        return check_org_number(number) if number else ""
    except ValidationError:
        return ""


def funder(municipality, prefix):
    number = public_number(municipality.org_number) if municipality else ""
    identifier = f"SE-ON-{number}" if number else f"360G-{prefix}-kommunen"
    return {"id": identifier, "name": municipality.name if municipality else ""}


def number(amount):
    """A JSON number: whole kronor as such, öre as decimals."""
    if amount is None:
        return None
    return int(amount) if amount == int(amount) else float(amount)


def day(value):
    return value and value.isoformat()


def planned(first, last):
    dates = {"startDate": day(first), "endDate": day(last)}
    known = {name: value for name, value in dates.items() if value}
    return [known] if known else []


def moment(*moments):
    """The last time that anything in the row was changed: of the data, never of now."""
    known = [each for each in moments if each]
    return max(known).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
