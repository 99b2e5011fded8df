"""The columns of agreements and what they hold, on screen and in Excel. Money and estimated values have a column each."""

from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from partnerships.ground.columns import DAY, KRONOR, LONG, NUMBER, YEAR, Column, Kind
from partnerships.ground.days import format_day, today
from partnerships.ground.tables import Cell, Heading, table
from partnerships.register.models import Organisation

from .models.validity import Extension


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
    if agreement.is_prolonged_by_itself() and agreement.end_on(today()) != agreement.last_day:
        return _("förlängs automatiskt")
    return _("löper snart ut") if agreement.ends_soon() else ""


def version_number(agreement):
    """The number of the version in force; not known of what was signed before versions were kept."""
    return max((version.number for version in agreement.versions.all()), default=None)


AGREEMENTS = [
    Column(_("Avtal"), "title", link=True, under=lambda row: row.case and row.case.raw, order="sort_text", width=40),
    Column(_("Idéburen part"), counterparts, under=counterpart_numbers, width=40),
    Column(_("Nämnd"), "responsible_board.name", width=30),
    Column(_("Status"), "current_word", tag="tone"),
    Column(_("Löper till"), lambda row: row.end_on(today()), DAY, under=ending, order="end_date"),
    Column(_("Kommunens medel (kr)"), "municipal_money", KRONOR, total=True, order="municipal_money"),
]


def extension_in_words(agreement):
    """How the agreement is prolonged; unknown where nobody has said."""
    if agreement.extension != Extension.AUTOMATIC:
        return agreement.get_extension_display()
    return ngettext("Automatiskt, %(n)s månad i taget", "Automatiskt, %(n)s månader i taget", agreement.extension_months) % {
        "n": agreement.extension_months
    }


def longest(agreement):
    """To when at most, where that is known. What runs on until somebody gives notice says so."""
    if agreement.latest_end:
        return gettext("längst till %(day)s") % {"day": format_day(agreement.latest_end)}
    return gettext("tills vidare") if agreement.runs_on() else ""


def first_notice_day(agreement):
    """Where the parties have a day each, the first of them."""
    return next(iter(agreement.notice_days()), None)


def told_of_notice(agreement):
    if agreement.terminated_on:
        return gettext("uppsagt")
    if has_no_notice_day(agreement):
        return ""
    return notice_by_party(agreement) if len(agreement.notice_days()) > 1 else passed(first_notice_day(agreement))


def notice_by_party(agreement):
    """Every last day to give notice with the parties that it is for, the first day first."""
    if has_no_notice_day(agreement):
        return "–"
    days = agreement.notice_days()
    told = []
    for day, parties in days.items():
        whose = ", ".join(map(str, parties)) if len(days) > 1 else gettext("alla parter")
        told.append(" ".join(filter(None, [format_day(day), whose, str(passed(day))])))
    return "; ".join(told)


def has_no_notice_day(agreement):
    """Notice is given or another agreement stands in its place: there is none, and none is unknown."""
    return bool(agreement.terminated_on) or agreement.state == agreement.State.RENEWED


def last_day_of_notice(agreement):
    return "–" if has_no_notice_day(agreement) else first_notice_day(agreement)


def passed(day):
    return _("passerad") if day and day < today() else ""


TIMELINES = [
    Column(_("Avtal"), "title", link=True, order="sort_text", width=40),
    Column(_("Idéburen part"), counterparts, width=40),
    Column(_("Nämnd"), "responsible_board.name", width=30),
    Column(_("Status"), "current_word", tag="tone"),
    Column(_("Avtalsstart"), "start_date", DAY, order="start_date"),
    Column(_("Avtalsslut"), "end_date", DAY, order="end_date"),
    Column(_("Förlängning"), extension_in_words, under=lambda row: longest(row)),
    Column(_("Löper nu till"), lambda row: row.end_on(today()), DAY, under=lambda row: row.terminated_on and gettext("uppsagt")),
    Column(_("Sista dag för uppsägning"), lambda row: last_day_of_notice(row), DAY, under=lambda row: told_of_notice(row)),
]


def notice_in_words(party):
    months = party.months_of_notice()
    return None if months is None else ngettext("%(n)s månad", "%(n)s månader", months) % {"n": months}


def notice_of(party):
    """The party's last day to give notice, and that it has passed where it has."""
    agreement = party.agreement
    day = agreement.notice_day(party.notice_months)
    if day is None or agreement.terminated_on:
        return ""
    return " ".join(filter(None, [gettext("senast %(day)s") % {"day": format_day(day)}, str(passed(day))]))


PARTIES = [
    Column(_("Part"), lambda row: str(row), under="get_side_display", width=40),
    Column(_("Uppgift i partnerskapet"), "role"),
    Column(_("Undertecknas av"), "signatory_role"),
    Column(_("Uppsägningstid"), notice_in_words, under=notice_of),
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


def seat(member):
    """From when to when the member sits; nothing where no day is known."""
    days = (member.valid_from, member.valid_to)
    return " – ".join(format_day(day) for day in days) if any(days) else "–"


GROUP_MEMBERS = [
    Column(_("Ledamot"), "role", width=40),
    Column(_("Part"), lambda row: str(row.party), under="party.get_side_display", width=40),
    Column(_("Från och till"), seat),
]

LEGAL_TESTS = [
    Column(_("Prövad"), "examined_on", DAY, link=True),
    Column(_("Slutsats"), "outcome", tag="tone"),
    Column(_("Prövad av"), "examined_by_role", under="asked_by"),
    Column(_("Skäl"), "reason", LONG),
]
LEGAL_TEST_LIST = [
    Column(_("Avtal"), "agreement.title", link=True, width=40),
    Column(_("Nämnd"), "agreement.responsible_board.name", width=30),
    Column(_("Prövad"), "examined_on", DAY, order="examined_on"),
    Column(_("Slutsats"), "outcome", tag="tone"),
    Column(_("Prövad av"), "examined_by_role"),
    Column(_("Kriterier"), "asked_by", width=30),
    Column(_("Undantag av"), lambda row: row.overridden_by or "–"),
]
LEGAL_CONCLUSIONS = LEGAL_TESTS[:2]  # for the organisation

FOLLOW_UPS = [
    Column(_("Avtal"), "agreement.title", link=True, width=40),
    Column(_("Avser"), "period_in_words"),
    Column(_("Läge"), "stage_in_words", tag="stage_tone"),
    Column(_("Gjord"), "held_on", DAY, order="held_on"),
    Column(_("Deltagare"), "participants_reached", NUMBER, order="participants_reached"),
    Column(_("Måluppfyllelse"), "get_goal_fulfilment_display", tag="tone"),
    Column(_("Slutsats"), "get_joint_conclusion_display", under=lambda row: approval(row)),
]

PLANNED = [
    Column(_("Avser"), str),
    Column(_("Senast"), "due", DAY),
    Column(_("Läge"), lambda row: planned_stage(row)[0], tag=lambda row: planned_stage(row)[1]),
    Column(_("Gjord"), "follow_up.held_on", DAY),
    Column(_("Deltagare"), "follow_up.participants_reached", NUMBER),
    Column(_("Måluppfyllelse"), "follow_up.get_goal_fulfilment_display", tag="follow_up.tone"),
    Column(_("Slutsats"), "follow_up.get_joint_conclusion_display", under=lambda row: row.follow_up and approval(row.follow_up)),
]


def planned_stage(planned):
    """(words, tone) of a follow-up that the agreement demands."""
    if planned.is_late():
        return _("Försenad"), "danger"
    if planned.follow_up is not None:
        return planned.follow_up.stage()
    return (_("Att göra"), "info") if planned.has_begun() else (_("Kommande"), "neutral")


def approval(follow_up):
    if not follow_up.is_concluded():
        return ""
    if follow_up.is_approved():
        return _("godkänd av båda parter")
    if follow_up.approved_by_municipality:
        return _("godkänd av kommunen")
    return _("godkänd av den idéburna parten") if follow_up.approved_by_other else _("inte godkänd")


# Agreements of every form, see `models.united`.
REGISTER = [
    Column(_("Avtal"), "title", link=True, under="case_number", order="sort_text", width=40),
    Column(_("Form"), "kind_label", under="welfare_area_name", width=30),
    Column(_("Organisation"), "organisation_name", width=40),
    Column(_("Nämnd"), "board", width=30),
    Column(_("Löper till"), "until", DAY, under="begins", order="last_day"),
    Column(_("Status"), "state_label", tag="tone"),
    Column(_("Belopp år (kr)"), "municipal_money", KRONOR, total=True, order="municipal_money"),
]

AMOUNTS = [
    Column(_("År"), "year", YEAR),
    Column(_("Belopp (kr)"), "amount", KRONOR, total=True),
]

WELFARE_AREAS = [Column(_("Välfärdsområde"), "name", link=True, order="sort_text", width=40)]


def holds(criteria_set):
    """When criteria hold, in words; a day that is left open is no day that is unknown."""
    first, last = format_day(criteria_set.valid_from), format_day(criteria_set.valid_to)
    if first and last:
        return f"{first} – {last}"
    if first:
        return gettext("från %(day)s") % {"day": first}
    return gettext("till och med %(day)s") % {"day": last} if last else gettext("tills vidare")


CRITERIA_SETS = [
    Column(_("Kriterier"), "name", link=True, under="guideline", order="sort_text", width=40),
    Column(_("Ursprung"), "origin"),
    Column(_("Gäller"), holds, order="valid_from"),
    Column(_("Frågor"), "question_count", NUMBER),
    Column(_("Prövningar"), "test_count", NUMBER),
    Column(_("Källa"), "source", width=60),
]

CRITERIA = [
    Column(_("Nr"), "order", NUMBER),
    Column(_("Fråga"), "question", under="explanation", width=60),
    Column(_("Fel när svaret är"), "get_fault_when_display"),
    Column(_("Fel betyder"), "get_fault_means_display", under=lambda row: demands(row)),
    Column(_("Källa"), lambda row: row.source or "–"),
]


def demands(criterion):
    told = [_("skriftlig redogörelse krävs")] if criterion.statement_required else []
    told += [_("oklart kräver jurist")] if criterion.unclear_needs_lawyer else []
    return ", ".join(map(str, told))


LEGAL_ANSWERS = [
    Column(_("Fråga"), "criterion.question", under="criterion.source", width=50),
    Column(_("Svar"), "get_answer_display", tag="tone", under="get_means_display"),
    Column(_("Skäl"), lambda row: row.reason or "–", LONG, under="statement"),
    Column(_("Källa"), lambda row: row.source or "–"),
]

FORM_CHOICES = [
    Column(_("Samarbete"), "title", link=True, order="sort_text", width=40),
    Column(_("Form"), "get_form_display", tag="tone"),
    Column(_("Organisation"), lambda row: row.organisation.name if row.organisation else "–", width=40),
    Column(_("Nämnd"), lambda row: row.board.name if row.board else "–", width=30),
    Column(_("Dag"), "chosen_on", DAY, order="chosen_on"),
    Column(_("Gjort av"), "chosen_by_role", width=30),
]

FORM_ANSWERS = [
    Column(_("Fråga"), "question", under="source", width=60),
    Column(_("Svar"), "get_answer_display"),
    Column(_("Vad svaret betyder"), "meaning", LONG),
]
