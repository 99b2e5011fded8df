"""Checks of agreements of the other forms and of procurements."""

from django.utils.translation import gettext as _

from partnerships.agreements.models import OtherAgreement, Procurement
from partnerships.agreements.models.procurements import ABOVE_LIMIT, UNDOCUMENTED, direct_award_limits

from .finding import Finding, Found, found


def other_agreements(scope):
    """Agreements and procurements of the other forms that are concluded, running or not; what was stopped asks nothing more."""
    for noun in (OtherAgreement, Procurement):
        rows = scope.rows(noun).concluded().filter(cancelled_on=None)
        yield from rows.select_related("decision").prefetch_related("years", "documents")


def other_agreements_without_follow_up_demand(scope):
    """A fault in every agreement, whatever its form (domain § 9)."""
    rows = found(agreement for agreement in other_agreements(scope) if not agreement.follow_up_plan)
    return Finding(_("Övriga avtal och upphandlingar utan krav på uppföljning"), rows, _("Skriv hur avtalet följs upp."))


def other_agreements_without_governing_document(scope):
    rows = found(agreement for agreement in other_agreements(scope) if agreement.governing_document_id is None)
    remedy = _("Ange riktlinjen eller reglerna som gällde när avtalet slöts.")
    return Finding(_("Övriga avtal och upphandlingar utan styrdokument"), rows, remedy)


def other_agreements_with_gaps(scope):
    """What else is not known of them, one row per agreement."""
    rows = []
    for agreement in other_agreements(scope):
        gaps = [str(gap.label) for gap in agreement.missing() if gap.about not in {"follow_up_plan", "governing_document"}]
        if gaps:
            note = _("Saknas: %(gaps)s") % {"gaps": ", ".join(gaps)}
            rows.append(Found(str(agreement), agreement.get_absolute_url(), note))
    return Finding(_("Övriga avtal och upphandlingar där uppgifter saknas"), rows, _("Fyll i uppgifterna."))


def other_agreements_without_amount_of_year(scope):
    """In force in the year: what stands as unknown in the lists and in the workbook."""
    rows = []
    for noun in (OtherAgreement, Procurement):
        in_year = noun.objects.running_in(scope.year).values("pk")
        rows += scope.rows(noun).filter(pk__in=in_year).with_money_in(scope.year).filter(municipal_money=None)
    check = _("Övriga avtal och upphandlingar utan känt belopp för %(year)s") % {"year": scope.year}
    return Finding(check, found(rows), _("Registrera beloppet för året, 0 kr om inget betalas."))


def direct_awards(scope, about):
    """Direct awards that one of the dated limits warns of."""
    limits, rows = direct_award_limits(), scope.rows(Procurement).filter(direct_award=True, cancelled_on=None)
    for procurement in rows.select_related("decision").prefetch_related("documents"):
        if any(warning.about == about for warning in procurement.award_warnings(limits)):
            yield procurement


def direct_awards_above_limit(scope):
    remedy = _("Kontrollera vilken gräns som gäller, och beloppet.")
    return Finding(_("Direktupphandlingar över den allmänna gränsen"), found(direct_awards(scope, ABOVE_LIMIT)), remedy)


def direct_awards_without_document(scope):
    rows = found(direct_awards(scope, UNDOCUMENTED))
    return Finding(_("Direktupphandlingar utan dokumentation"), rows, _("Lägg till handlingen med skälen."))
