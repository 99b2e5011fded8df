"""Lists of agreements and what they hold, as Excel."""

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from partnerships.agreements import filters, tables
from partnerships.agreements.models import (
    CriteriaSet,
    FormChoice,
    IOPAgreement,
    IOPFollowUp,
    IOPLegalTest,
    IOPVersion,
    WelfareArea,
)
from partnerships.agreements.models.united import AgreementRows
from partnerships.ground.columns import DAY, NUMBER, Column

from .export import CASE, ListExport

LISTS = {
    "iop": ListExport(
        _("IOP-avtal"),
        IOPAgreement.objects.select_related("responsible_board", "case").prefetch_related(
            "parties__organisation", Prefetch("versions", IOPVersion.objects.defer("text"))
        ),
        filters.AgreementFilters,
        tables.AGREEMENTS,
        beside=(
            CASE,
            Column(_("Organisationsnummer"), tables.counterpart_numbers),
            Column(_("Version"), tables.version_number, NUMBER),
        ),
    ),
    "avtal": ListExport(
        _("Avtal"),
        AgreementRows(),
        filters.RegisterFilters,
        tables.REGISTER,
        beside=(
            Column(_("Diarienummer"), "case_number"),
            Column(_("Välfärdsområde"), "welfare_area_name"),
            Column(_("Gäller från"), "start_date", DAY),
        ),
    ),
    "iop-tidslinje": ListExport(
        _("IOP-avtal, tidslinje"),
        IOPAgreement.objects.select_related("responsible_board", "case").prefetch_related(
            "parties__organisation", "parties__board"
        ),
        filters.TimelineFilters,
        tables.TIMELINES,
        beside=(
            CASE,
            Column(_("Organisationsnummer"), tables.counterpart_numbers),
            Column(_("Förlängs längst till"), "latest_end", DAY),
            Column(_("Förlängt till"), "extended_to", DAY),
            Column(_("Uppsagt"), "terminated_on", DAY),
            Column(_("Sista dag för uppsägning, per part"), tables.notice_by_party, width=60),
        ),
    ),
    "juridiska-provningar": ListExport(
        _("Juridiska prövningar"),
        IOPLegalTest.with_reasons.select_related("agreement__responsible_board", "criteria_set"),
        filters.LegalTestListFilters,
        tables.LEGAL_TEST_LIST,
    ),
    "iop-uppfoljningar": ListExport(
        _("Uppföljningar av IOP"),
        IOPFollowUp.objects.select_related("agreement"),
        filters.FollowUpFilters,
        tables.FOLLOW_UPS,
        beside=(
            Column(_("Skäl till slutsatsen"), "conclusion_reason", width=40),
            Column(_("Avvikelser"), "deviations", width=40),
        ),
    ),
    "valfardsomraden": ListExport(
        _("Välfärdsområden"),
        WelfareArea.objects.all(),
        filters.WelfareAreaFilters,
        tables.WELFARE_AREAS,
    ),
    "kriterier": ListExport(
        _("Kriterier för juridisk prövning"),
        CriteriaSet.objects.with_counts(),
        filters.CriteriaSetFilters,
        tables.CRITERIA_SETS,
        beside=(Column(_("Riktlinje och version"), "guideline"),),
    ),
    "val-av-form": ListExport(
        _("Val av form"),
        FormChoice.objects.select_related("organisation", "board"),
        filters.FormChoiceFilters,
        tables.FORM_CHOICES,
        beside=(Column(_("Skäl till formen"), "form_reason", width=60),),
    ),
}
