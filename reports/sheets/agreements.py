"""The sheets IOP-avtal and IOP-resurser."""

from decimal import Decimal

from django.db.models import Q, Sum
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.agreements.models import IOPAgreement, IOPParty, IOPPayment, IOPResource
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.agreements.models.resources import tell_paid
from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, YEAR, Column
from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment
from partnerships.state_aid.models import StateAid
from reports.excel import Sheet

MUNICIPAL, IDEA_DRIVEN = IOPParty.Side.MUNICIPAL, IOPParty.Side.IDEA_DRIVEN
State = IOPAgreement.State

AGREEMENTS = [
    Column(gettext_lazy("Nr"), "agreement.pk", NUMBER, width=12),
    Column(gettext_lazy("Benämning"), "agreement.title", width=36),
    Column(gettext_lazy("Idéburen part"), "parties", width=36),
    Column(gettext_lazy("Organisationsnummer"), "org_numbers"),
    Column(gettext_lazy("Ansvarig nämnd"), "agreement.responsible_board.name", width=26),
    Column(gettext_lazy("Dnr"), "agreement.case.raw"),
    Column(gettext_lazy("Beslut (nämnd, datum, §)"), "decision", width=34),
    Column(gettext_lazy("Välfärdsområde"), "agreement.welfare_area.name", width=20),
    Column(gettext_lazy("Samhällsutmaning"), "agreement.challenge", LONG, width=44),
    Column(gettext_lazy("Målgrupp"), "agreement.target_group", LONG, width=30),
    Column(gettext_lazy("Avtalsstart"), "agreement.start_date", DAY),
    Column(gettext_lazy("Avtalsslut"), "last_day", DAY),
    Column(gettext_lazy("Uppsägningstid (mån)"), "agreement.notice_months", NUMBER),
    Column(gettext_lazy("Status"), "status"),
    Column(gettext_lazy("Kommunens medel år (kr)"), "agreement.municipal_money", KRONOR, total=True),
    Column(gettext_lazy("Utbetalt år (kr)"), "paid", KRONOR, total=True),
    Column(gettext_lazy("Kommunens övriga resurser"), "municipal_in_kind", LONG, width=36),
    Column(gettext_lazy("Idéburna partens resurser"), "idea_driven_resources", LONG, width=36),
    Column(gettext_lazy("Uppskattat värde idéburna (kr)"), "idea_driven_value", KRONOR, total=True),
    Column(gettext_lazy("Juridisk prövning (datum, slutsats)"), "legal_test", width=34),
    Column(gettext_lazy("Statsstödsgrund"), "state_aid", width=28),
    Column(gettext_lazy("Uppföljd år (ja/nej, datum)"), "followed_up", width=18),
    Column(gettext_lazy("Måluppfyllelse"), "fulfilment", width=20),
    Column(gettext_lazy("Slutsats"), "conclusion"),
    Column(gettext_lazy("Anmärkning"), "remark", LONG, width=48),
]

RESOURCES = [
    Column(gettext_lazy("IOP nr"), "resource.agreement_id", NUMBER, width=12),
    Column(gettext_lazy("Part"), lambda row: str(row["resource"].party), width=36),
    Column(gettext_lazy("Partstyp"), "resource.party.get_side_display"),
    Column(gettext_lazy("Resursslag"), "resource.get_kind_display"),
    Column(gettext_lazy("Beskrivning"), "resource.description", LONG, width=44),
    Column(gettext_lazy("Mängd"), "quantity", NUMBER),
    Column(gettext_lazy("Enhet"), "resource.get_unit_display"),
    Column(gettext_lazy("Värde (kr)"), "amount", KRONOR),
    Column(gettext_lazy("Värderingsgrund"), "resource.valuation_basis", width=34),
    Column(gettext_lazy("Planerat/Levererat"), "which"),
    Column(gettext_lazy("År"), "resource.year", YEAR),
]


def agreements_of(report):
    """Agreements in force on some day of the year or paid for it, and old ones whose validity is not known."""
    unknown = Q(pk__in=IOPAgreement.objects.with_unknown_validity().values("pk"))
    running = Q(pk__in=IOPAgreement.objects.running_in(report.year).values("pk"))
    decided = Q(decision=None) | Q(decision__meeting_date=None) | Q(decision__meeting_date__lte=report.cut_off)
    paid = Q(pk__in=IOPPayment.objects.filter(year=report.year).values("agreement"))
    return IOPAgreement.objects.filter(running | paid | (unknown & decided))


def resources_of(report):
    """What is put in for the year, but for what falls away after notice."""
    return IOPResource.objects.filter(agreement__in=agreements_of(report), year=report.year).not_lapsed()


def municipal_money(report):
    """The municipality's promised money of the year, in kronor; of nothing known, None."""
    money = agreements_of(report).with_money_in(report.year).aggregate(sum=Sum("municipal_money"))
    return money["sum"] if agreements_of(report).exists() else Decimal(0)


def unknown_money(report):
    """How many agreements have no known amount of the year, and so are not in the sum."""
    return agreements_of(report).with_money_in(report.year).filter(municipal_money=None).count()


def payments_of(report):
    """What is paid of the year's money, with the records that reverse it, in whichever year that happened."""
    of_year = Q(iop_payment__year=report.year) | Q(reverses__iop_payment__year=report.year)
    return Payment.objects.paid().filter(of_year)


def idea_driven_value(report):
    """The estimated value of what the idea-driven parties put in besides money, in kronor."""
    in_kind = resources_of(report).exclude(kind=IOPResource.Kind.MONEY)
    return in_kind.filter(party__side=IDEA_DRIVEN).total("amount")


def agreements(report, title):
    rows = agreements_of(report).with_money_in(report.year).with_parts()
    rows = rows.select_related("responsible_board", "welfare_area", "case", "decision__board")
    rows = rows.prefetch_related("follow_ups", "iop_state_aid__aid")
    paid = paid_per_agreement(report)
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(
            _(
                "källa: avtal i kraft under året, och äldre avtal vars giltighet inte är känd; utbetalt år är det som är "
                "utbetalt av årets medel, vilken dag det än betalades; pengar och värden läggs aldrig ihop"
            )
            + told_of_unknown(unknown_money(report))
        ),
        columns=AGREEMENTS,
        who=_("Benämning"),
        rows=[agreement_row(report, agreement, paid) for agreement in rows.order_by("sort_text", "pk")],
        sums={
            _("Kommunens medel år (kr)"): municipal_money(report),
            _("Utbetalt år (kr)"): payments_of(report).total("amount"),
            _("Uppskattat värde idéburna (kr)"): idea_driven_value(report),
        },
    )


def told_of_unknown(count):
    """What the note says of a sum in which some amounts are not known."""
    return "; " + _("utan de avtal vars belopp inte är känt (%(n)s)") % {"n": count} if count else ""


def paid_per_agreement(report):
    paid = {}
    for payment in payments_of(report).select_related("iop_payment", "reverses__iop_payment"):
        tie = payment.iop_payment if payment.reverses_id is None else payment.reverses.iop_payment
        paid[tie.agreement_id] = paid.get(tie.agreement_id, 0) + payment.amount
    return paid


def agreement_row(report, agreement, paid):
    organisations = [party.organisation for party in agreement.parties.all() if party.side == IDEA_DRIVEN]
    sides = {party.pk: party.side for party in agreement.parties.all()}
    of_year = [resource for resource in agreement.resources.all() if resource.year == report.year]
    resources = [] if agreement.lapses(report.year) else of_year
    from_sector = [resource for resource in resources if sides[resource.party_id] == IDEA_DRIVEN]
    in_kind = [resource for resource in resources if sides[resource.party_id] == MUNICIPAL and not resource.is_money]
    tests = [test for test in agreement.legal_tests.all() if test.examined_on <= report.cut_off]
    follow_up = follow_up_of(agreement, report.year)
    values = [resource.amount for resource in from_sector if not resource.is_money and resource.amount is not None]
    return {
        "agreement": agreement,
        "parties": ", ".join(each.name for each in organisations),
        "org_numbers": ", ".join(each.org_number for each in organisations if each.org_number),
        "decision": agreement.decision and str(agreement.decision),
        "last_day": agreement.end_on(report.cut_off),
        "status": agreement.word_on(report.cut_off),
        "paid": paid.get(agreement.pk),
        "municipal_in_kind": listed(in_kind),
        "idea_driven_resources": listed(from_sector),
        "idea_driven_value": sum(values) if values else None,
        "legal_test": f"{format_day(tests[0].examined_on)}, {tests[0].outcome}" if tests else None,
        "state_aid": listed_aid(agreement),
        "followed_up": followed_up(agreement, follow_up),
        "fulfilment": follow_up.get_goal_fulfilment_display() if follow_up and follow_up.is_done() else None,
        "conclusion": follow_up and follow_up.get_joint_conclusion_display(),
        "remark": remark(agreement),
    }


def listed(resources):
    return "; ".join(f"{each.get_kind_display()}: {each.description}".removesuffix(": ") for each in resources)


def listed_aid(agreement):
    """`Stöd av mindre betydelse: 100 000 kr`; of what was annulled nothing is told."""
    standing = [tie.aid for tie in agreement.iop_state_aid.all() if tie.aid.state != StateAid.State.ANNULLED]
    return "; ".join(map(aid_in_words, standing)) or None


def aid_in_words(aid):
    told = f"{aid.get_kind_display()}: {format_kronor(aid.amount)}"
    return f"{told} ({aid.rest_in_words()})" if aid.rest_reason else told


def follow_up_of(agreement, year):
    """The year's follow-up; of several, the last one that was held."""
    of_year = [each for each in agreement.follow_ups.all() if each.year == year]
    return max(of_year, key=lambda each: (each.is_done(), each.part), default=None)


def followed_up(agreement, follow_up):
    """Of a year that is followed up in parts, how many of them."""
    if follow_up is None:
        return _("nej")
    parts = [planned for planned in planned_follow_ups(agreement) if planned.year == follow_up.year]
    done = sum(planned.is_done() for planned in parts)
    if 0 < done < len(parts):
        return _("delvis, %(done)s av %(all)s") % {"done": done, "all": len(parts)}
    if not follow_up.is_done():
        return _("nej, påbörjad")
    return _("ja, %(day)s") % {"day": format_day(follow_up.held_on)} if follow_up.held_on else _("ja")


def remark(agreement):
    """What is not known of the agreement, and that it was decided in spite of the legal test."""
    gaps = [str(gap.label) for gap in agreement.missing()]
    known = agreement.known_in_force_on
    parts = [_("Känt gällande %(day)s") % {"day": format_day(known)}] if known else []
    if agreement.is_overridden:
        parts.append(_("Beslutat med undantag från den juridiska prövningen"))
    if gaps:
        parts.append(_("Uppgift saknas: %(gaps)s") % {"gaps": ", ".join(gaps)})
    return ". ".join(parts)


def resources(report, title):
    rows = resources_of(report).select_related("party__organisation", "party__board", "agreement")
    rows = rows.order_by("agreement__sort_text", "agreement", "party", "kind", "pk")
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(
            _(
                "källa: avtalens resurser för året; levererat av kommunens medel är det som är utbetalt av årets medel; "
                "pengar och uppskattade värden summeras var för sig på bladet IOP-avtal"
            )
        ),
        columns=RESOURCES,
        who=_("Part"),
        rows=[row for resource in tell_paid(list(rows)) for row in planned_and_delivered(resource)],
    )


def planned_and_delivered(resource):
    """A row of what was promised, and one of what came where that is known. How much came may still be unknown."""
    yield {"resource": resource, "which": _("planerat"), "quantity": resource.quantity, "amount": resource.amount}
    came = resource.outcome()
    if came.delivered is not None:
        yield {"resource": resource, "which": _("levererat"), "quantity": came.quantity, "amount": came.amount}
