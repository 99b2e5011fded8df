"""Checks of IOP agreements."""

from decimal import Decimal

from django.db.models import F, Q
from django.utils.translation import gettext as _

from partnerships.agreements.models import IOPAgreement, IOPParty, IOPResource
from partnerships.agreements.models.planned import planned_follow_ups
from partnerships.agreements.models.resources import tell_paid
from partnerships.ground.days import today
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment

from .finding import Finding, Found, found


def gaps(scope):
    """(agreement, gap) of all that has no check of its own."""
    for agreement in checked_agreements(scope).with_parts():
        for gap in agreement.missing():
            if gap.about not in COUNTED_GAPS:
                yield agreement, str(gap.label)


def other_gaps(scope):
    """What else is not known of agreements, one finding per kind of gap."""
    lacking = {}
    for agreement, label in gaps(scope):
        lacking.setdefault(label, []).append(agreement)
    for label, agreements in sorted(lacking.items()):
        check = _("IOP-avtal där uppgift saknas: %(gap)s") % {"gap": label.lower()}
        yield Finding(check, found(agreements), _("Fyll i uppgiften."))


def agreements_with_gaps(scope):
    """The same gaps in one finding, one row per agreement."""
    lacking = {}
    for agreement, label in gaps(scope):
        lacking.setdefault(agreement, []).append(label)
    rows = [
        Found(str(agreement), agreement.get_absolute_url(), _("Saknas: %(gaps)s") % {"gaps": ", ".join(labels)})
        for agreement, labels in lacking.items()
    ]
    return Finding(_("IOP-avtal där uppgifter saknas"), rows, _("Fyll i uppgifterna."))


def checked_agreements(scope):
    """Agreements that are prepared, decided or bind somebody, running or not."""
    State = IOPAgreement.State
    return scope.rows(IOPAgreement).filter(state__in=[State.PREPARED, State.DECIDED, *IOPAgreement.BOUND])


def agreements_without_counterpart(scope):
    rows = checked_agreements(scope).without_counterpart()
    return Finding(_("IOP-avtal utan känd motpart"), found(rows), _("Registrera den idéburna parten."))


def agreements_without_amount(scope):
    rows = []
    for agreement in checked_agreements(scope).with_parts():
        if lacking := [str(gap.label) for gap in agreement.missing() if gap.about == "amount"]:
            rows.append(Found(str(agreement), agreement.get_absolute_url(), ", ".join(lacking)))
    return Finding(_("IOP-avtal utan känt belopp"), rows, _("Registrera kommunens medel per år."))


def agreements_without_amount_of_year(scope):
    """In force in the year, or of unknown validity: what stands as unknown in the lists and in the workbook."""
    running = IOPAgreement.objects.running_in(scope.year).values("pk")
    unknown = IOPAgreement.objects.with_unknown_validity().values("pk")
    rows = scope.rows(IOPAgreement).filter(Q(pk__in=running) | Q(pk__in=unknown))
    rows = rows.with_money_in(scope.year).filter(municipal_money=None)
    check = _("IOP-avtal utan känt belopp för %(year)s") % {"year": scope.year}
    remedy = _("Registrera kommunens medel för året, 0 kr om inga ges. Det som är undertecknat ändras genom ett tilläggsavtal.")
    return Finding(check, found(rows), remedy)


def agreements_without_end(scope):
    rows = checked_agreements(scope).filter(end_date=None)
    return Finding(_("IOP-avtal utan känt slutdatum"), found(rows), _("Fyll i avtalstiden."))


def parties_without_resources(scope):
    """R4: each party puts something in."""
    empty_handed = IOPParty.objects.exclude(pk__in=IOPResource.objects.values("party"))
    rows = checked_agreements(scope).filter(pk__in=empty_handed.values("agreement"))
    return Finding(_("IOP-avtal där en part saknar resurser"), found(rows), _("Registrera vad parten bidrar med."))


def deliveries_not_told(scope):
    """Years that are over, of which nobody has told whether what was promised came."""
    untold = IOPResource.objects.not_lapsed().filter(year__lt=today().year).delivered(None)
    if scope.report:
        untold = untold.filter(year__lte=scope.report.year)
    rows = scope.rows(IOPAgreement).filter(state__in=IOPAgreement.BOUND, pk__in=untold.values("agreement"))
    return Finding(
        _("IOP-avtal där leveransen ett avslutat år inte är känd"),
        found(rows),
        _("Registrera vad som har levererats. Kommunens medel är levererade när de är betalda."),
    )


def deliveries_that_were_not_paid(scope):
    """What somebody once typed as delivered of the municipality's money, where something else is paid."""
    notes = {}
    typed = IOPResource.objects.municipal_money().exclude(delivered=None).select_related("party", "agreement")
    typed = typed.filter(agreement__in=scope.rows(IOPAgreement)).order_by("agreement__sort_text", "agreement", "year", "pk")
    for row in tell_paid(list(typed.filter(year__lte=scope.report.year) if scope.report else typed)):
        said, paid = row.delivered_amount, row.paid or Decimal(0)
        if said != paid if said is not None else row.delivered != (paid > 0):
            told = {
                "year": row.year,
                "paid": format_kronor(paid),
                "said": format_kronor(said) or (_("ja") if row.delivered else _("nej")),
            }
            notes.setdefault(row.agreement, []).append(_("%(year)s: levererat %(said)s, utbetalt %(paid)s") % told)
    rows = [Found(str(agreement), agreement.get_absolute_url(), "; ".join(each)) for agreement, each in notes.items()]
    remedy = _("Registrera utbetalningarna. Levererat räknas efter dem; uppgiften från tidigare räknas inte.")
    return Finding(_("IOP-avtal där kommunens medel är angivna som levererade men inte utbetalda så"), rows, remedy)


def payments_that_fell_away(scope):
    """Planned or attested of a year's money that notice took away since."""
    lost = Payment.objects.waiting().filter(iop_payment__agreement__ends_on__year__lt=F("iop_payment__year"))
    rows = scope.rows(IOPAgreement).filter(pk__in=lost.values("iop_payment__agreement"))
    return Finding(
        _("IOP-avtal med planerade utbetalningar av medel som har fallit bort"), found(rows), _("Avbryt utbetalningarna.")
    )


def agreements_without_follow_up_demand(scope):
    """In whatever state, but for those that came to nothing."""
    State = IOPAgreement.State
    rows = scope.rows(IOPAgreement).filter(follow_up_plan="").exclude(state__in=[State.DECLINED, State.WITHDRAWN])
    return Finding(_("IOP-avtal utan krav på uppföljning"), found(rows), _("Skriv hur avtalet följs upp."))


def agreements_without_governing_document(scope):
    rows = checked_agreements(scope).filter(governing_document=None)
    return Finding(_("IOP-avtal utan styrdokument"), found(rows), _("Ange riktlinjen som gällde när avtalet beslutades."))


def agreements_decided_by_override(scope):
    """R3: decided against the legal test, or without one; told for ever, and nothing to mend."""
    rows = scope.rows(IOPAgreement).exclude(override_reason="")
    notes = [Found(str(each), each.get_absolute_url(), f"{each.override_role}: {each.override_reason}") for each in rows]
    remedy = _("Kontrollera att nämnden kände till prövningen.")
    return Finding(_("IOP-avtal beslutade med undantag från den juridiska prövningen"), notes, remedy)


def agreements_begun_too_early(scope):
    """R6: in force by their own terms before the board had decided, or before everybody had signed."""
    rows = [each for each in checked_agreements(scope).select_related("decision") if each.begins_too_early()]
    remedy = _("Kontrollera datumen. Är avtalet inte undertecknat: ändra avtalsstart.")
    return Finding(_("IOP-avtal som började gälla före beslut eller undertecknande"), found(rows), remedy)


def agreements_without_follow_up(scope):
    """R5: what the term demanded by now, or by the end of the report, and nobody has held."""
    rows, by = [], scope.report.cut_off if scope.report else today()
    for agreement in checked_agreements(scope).prefetch_related("follow_ups"):
        if late := [str(planned) for planned in planned_follow_ups(agreement) if planned.is_late(by)]:
            note = _("Saknas för %(years)s") % {"years": ", ".join(late)}
            rows.append(Found(str(agreement), agreement.get_absolute_url(), note))
    return Finding(_("IOP-avtal som inte är uppföljda i tid"), rows, _("Gör uppföljningen tillsammans med parterna."))


# What a check of its own counts.
COUNTED_GAPS = frozenset({"amount", "end_date", "resource", "follow_up_plan"})
