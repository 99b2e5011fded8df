"""What one organisation has from every board and in every form: on its page, as a workbook and in the API."""

import tempfile
from pathlib import Path

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from grants.models import GrantApplication
from grants.tables.applications import APPLICATIONS
from partnerships.agreements.models import IOPAgreement, OtherAgreement, Procurement
from partnerships.agreements.models.united import AgreementRows
from partnerships.agreements.tables import AGREEMENTS, REGISTER
from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import how_many_unknown, table
from partnerships.initiatives.models import Initiative
from partnerships.initiatives.tables import INITIATIVES
from partnerships.payments.models import Payment
from partnerships.payments.tables import PAYMENTS_WITH_PURPOSE
from partnerships.register.models import Municipality, Organisation
from partnerships.register.rights import Area
from partnerships.state_aid.models import StateAid, format_euro, room_on
from partnerships.state_aid.permissions import can_read_ledger

from ..excel import Sheet, check_workbook, write_workbook
from ..organisation_money import OrganisationMoney
from ..tables_organisation import BESIDE, LINES, ON_SCREEN, REPORTS, SUMS
from .files import handed_out

OTHERS = [column for column in REGISTER if column.value != "organisation_name"]


def organisation_money(request, pk):
    """Fetched into the organisation's page, or a page where there is no script."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    user, money = request.user, OrganisationMoney(request.user, organisation)
    context = {
        "title": _("Bidrag och avtal"),
        "crumbs": [
            (_("Organisationer"), reverse("register:organisation_list")),
            (organisation.name, organisation.get_absolute_url()),
            (_("Bidrag och avtal"), ""),
        ],
        "stats": stats(money),
        "picture": money.picture(),
        "lines": table(
            lines_for(money, ON_SCREEN),
            money.lines,
            caption=_("Pengar per år, nämnd och form"),
            totals=sums(money),
            unknown={SUMS[name]: count for name, count in money.unknown.items()},
            empty=_("Inga pengar."),
        ),
        "workbook": reverse("reports:organisation_workbook", args=[pk]),
        "aid": aid_facts(user, organisation),
        "aid_url": reverse("state_aid:ledger", args=[pk]) if can_read_ledger(user, organisation) else "",
        "tables": [
            {
                "title": title,
                "table": table(columns, rows, caption=title, empty=nothing_of(user, area, organisation) or empty),
                "note": note,
            }
            for title, area, columns, rows, empty, note in parts(user, organisation, money)
        ],
        "odd_payments": odd_payments(user, organisation),
    }
    return render(request, "reports/_organisation_money.html" if request.htmx else "reports/organisation_money.html", context)


def parts(user, organisation, money):
    """(title, area, columns, rows, what is said of none, note) of everything that the sums are made of, and what is beside."""
    applications = GrantApplication.objects.with_terms().visible_to(user).filter(organisation=organisation)
    applications = applications.select_related("organisation", "board", "case", "round__scheme", "grant")
    yield _("Bidrag"), Area.APPLICATIONS, APPLICATIONS, applications, _("Inga bidrag."), ""
    agreements = IOPAgreement.objects.visible_to(user)
    agreements = agreements.filter(parties__organisation=organisation, parties__struck_reason="")
    agreements = agreements.with_state_on(today()).with_money_in(today().year).select_related("responsible_board", "case")
    agreements = agreements.prefetch_related("parties__organisation")
    yield _("IOP-avtal"), Area.IOP, AGREEMENTS, agreements, _("Inga IOP-avtal."), ""
    others = AgreementRows(OtherAgreement, Procurement).visible_to(user).with_organisation(organisation)
    none = _("Inga övriga avtal eller upphandlingar.")
    yield _("Övriga avtal och upphandlingar"), Area.IOP, OTHERS, others, none, ""
    if user.reads(Area.RESOURCES):
        note = _("Det som kommunen bidrar med utöver pengar i avtalen. Uppskattade värden läggs aldrig ihop med pengar.")
        yield _("Lokaler och annat utöver pengar"), Area.RESOURCES, BESIDE, money.beside(), _("Inget utöver pengar."), note
    if user.reads(Area.GRANT_REPORTS):
        yield _("Redovisningar"), Area.GRANT_REPORTS, REPORTS, money.reports(), _("Inget bidrag ska redovisas."), ""
    if user.reads(Area.INITIATIVES):
        rows = Initiative.objects.visible_to(user).filter(organisation=organisation)
        rows = rows.select_related("organisation", "owner_office").prefetch_related("boards_concerned")
        yield _("Initiativ"), Area.INITIATIVES, INITIATIVES, rows, _("Inga initiativ."), ""


def lines_for(money, columns=LINES):
    """The columns of money that the user may read any of."""
    unread = {heading for name, heading in SUMS.items() if name not in money.totals}
    return [each for each in columns if each.heading not in unread]


def sums(money):
    return {SUMS[name]: amount for name, amount in money.totals.items()}


def stats(money):
    """The two sums that are never one, and what is beside them."""
    labels = {"promised": _("Beviljat eller utlovat"), "paid": _("Utbetalt")}
    return [
        {
            "label": label,
            "value": format_kronor(money.totals[name], unit=False),
            "unit": "kr",
            "note": how_many_unknown(money.unknown[name]),
        }
        for name, label in labels.items()
        if name in money.totals
    ]


def aid_facts(user, organisation):
    """R30: what counts against the ceiling today, for those who read the whole ledger."""
    if not can_read_ledger(user, organisation):
        return []
    room = room_on(organisation, StateAid.Kind.GENERAL, today())
    return [
        (_("Räknat i dag"), format_euro(room.counted)),
        (_("Tak"), None if room.ceiling is None else format_euro(room.ceiling)),
        (_("Kvar"), None if room.left is None else format_euro(room.left)),
        (_("Räknas från"), format_day(room.first_day)),
    ]


def odd_payments(user, organisation):
    """Waiting payments to a giro number that is not the organisation's."""
    numbers = [number for _kind, number in organisation.giros()]
    return Payment.objects.visible_to(user).waiting().filter(organisation=organisation).exclude(giro_number__in=numbers).count()


def nothing_of(user, area, organisation):
    """Why nothing is shown to those who would not see all that the organisation has; "" for those who would."""
    if Organisation.objects.filter(user.readable(area, organisation="pk"), pk=organisation.pk).exists():
        return ""
    if user.reads(area) and not user.own_organisations():
        return _("Inget hos dina nämnder.")
    return _("Visas bara för organisationen själv och kommunen.")


def organisation_workbook(request, pk):
    """Everything that the user may read of one organisation's money, checked before it is handed out."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    user, money = request.user, OrganisationMoney(request.user, organisation)
    about = _("Det som %(user)s får se %(day)s. Beviljat eller utlovat och utbetalt är två summor och läggs aldrig ihop.") % {
        "user": user.name,
        "day": format_day(today()),
    }
    title = _("Per år, nämnd och form")
    sheets = [
        Sheet(
            title=title,
            heading=f"{organisation.name}: {title}",
            note=about,
            columns=lines_for(money),
            rows=money.lines,
            sums=sums(money),
        )
    ]
    for title, _area, columns, rows, _empty, note in parts(user, organisation, money):
        sheets.append(Sheet(title=title, heading=f"{organisation.name}: {title}", note=note, columns=columns, rows=list(rows)))
    if money.reads_payments:
        paid = Payment.objects.visible_to(user).with_purpose().filter(organisation=organisation)
        rows = paid.select_related("organisation", "board", "reverses")
        title = _("Utbetalningar")
        sheets.append(Sheet(title=title, heading=f"{organisation.name}: {title}", columns=PAYMENTS_WITH_PURPOSE, rows=rows))
    name = f"{slugify(organisation.name) or 'organisation'}-{today().isoformat()}.xlsx"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        creator = str(Municipality.objects.first() or "")
        write_workbook(sheets, title=organisation.name, subject=about, creator=creator, created=timezone.now(), path=path)
        if faults := check_workbook(path):
            raise ValueError(faults)
        return handed_out(path)
