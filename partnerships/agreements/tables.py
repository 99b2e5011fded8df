"""The columns of agreements and what they hold, on screen and in Excel. Money and estimated values have a column each."""

from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, YEAR, Column, Kind
from partnerships.ground.tables import Cell, Heading, table
from partnerships.register.models import Organisation


def idea_driven(agreement):
    return [party.organisation for party in agreement.parties.all() if party.side == "idea_driven"]


def counterparts(agreement):
    return ", ".join(organisation.name for organisation in idea_driven(agreement))


def counterpart_numbers(agreement):
    return ", ".join(organisation.org_number or gettext("utan nummer") for organisation in idea_driven(agreement))


def ending(agreement):
    """What a reader must know of the last day."""
    if agreement.terminated_on:
        return _("uppsagt")
    return _("löper snart ut") if agreement.ends_soon() else ""


def version_number(agreement):
    """The number of the version in force; not known of what was signed before versions were kept."""
    return max((version.number for version in agreement.versions.all()), default=None)


AGREEMENTS = [
    Column(_("Avtal"), "title", link=True, under=lambda row: row.case and row.case.raw, order="sort_text", width=40),
    Column(_("Idéburen part"), counterparts, under=counterpart_numbers, width=40),
    Column(_("Nämnd"), "responsible_board.name", width=30),
    Column(_("Status"), "current_state.label", tag="tone"),
    Column(_("Löper till"), "last_day", DAY, under=ending, order="end_date"),
    Column(_("Kommunens medel (kr)"), "municipal_money", KRONOR, total=True, order="municipal_money"),
]

PARTIES = [
    Column(_("Part"), lambda row: str(row), under="get_side_display", width=40),
    Column(_("Uppgift i partnerskapet"), "role"),
    Column(_("Undertecknas av"), "signatory_role"),
]


def party_table(user, agreement, may_change):
    """Who the parties are, each with its own page in the register, and where the party is changed."""
    parties = list(agreement.parties.all())
    shown = table(PARTIES, parties, caption=gettext("Parter"), empty=gettext("Inget är registrerat."))
    seen = set(Organisation.objects.visible_to(user).filter(iop_parties__in=parties).values_list("pk", flat=True))
    for party, row in zip(parties, shown.rows, strict=True):
        if party.organisation_id in seen:
            row["cells"][0].url = party.organisation.get_absolute_url()
        if may_change:
            row["cells"].append(Cell(gettext("Ändra"), "text", url=reverse("agreements:change_party", args=[party.pk])))
    if may_change:
        shown.columns.append(Heading(gettext("Ändra"), "text", Kind.TEXT))
    return shown


LEGAL_TESTS = [
    Column(_("Prövad"), "examined_on", DAY),
    Column(_("Slutsats"), "get_conclusion_display", tag="tone"),
    Column(_("Prövad av"), "examined_by_role"),
    Column(_("Skäl"), "reason", LONG),
]
LEGAL_CONCLUSIONS = LEGAL_TESTS[:2]  # for the organisation

FOLLOW_UPS = [
    Column(_("År"), "year", YEAR),
    Column(_("Gjord"), "held_on", DAY),
    Column(_("Deltagare"), "participants_reached", NUMBER),
    Column(_("Måluppfyllelse"), "get_goal_fulfilment_display", tag="tone", under=lambda row: row.results),
    Column(_("Avvikelser"), lambda row: row.deviations or "–"),
    Column(_("Slutsats"), "get_joint_conclusion_display", under=lambda row: approval(row)),
]


def approval(follow_up):
    if follow_up.is_approved():
        return _("godkänd av båda parter")
    if follow_up.approved_by_municipality:
        return _("godkänd av kommunen")
    return _("godkänd av den idéburna parten") if follow_up.approved_by_other else _("inte godkänd")


WELFARE_AREAS = [Column(_("Välfärdsområde"), "name", link=True, order="sort_text", width=40)]
