"""What a follow-up's page tells: facts, what it waits for, the answers beside each other, and what can be done now."""

from functools import partial

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.ground.columns import KRONOR, Column
from partnerships.ground.days import format_day, format_long_day, today
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import table

from ..models import IOPResource
from ..models.planned import planned_follow_ups
from ..permissions import can_answer_for, can_change_agreement, can_change_answer
from ..tables import PLANNED, approval


def plan_table(agreement, may_change):
    """Every follow-up that the agreement demands, and those that were made besides; each leads to its page, or to begin it."""
    planned = planned_follow_ups(agreement)
    within = {each.follow_up.pk for each in planned if each.follow_up}
    rows = planned + [Unplanned(each) for each in agreement.follow_ups.all() if each.pk not in within]
    rows.sort(key=lambda row: (row.year, row.part))
    shown = table(PLANNED, rows, caption=_("Uppföljningar"), empty=_("Avtalet är inte följt upp än."))
    for row, drawn in zip(rows, shown.rows, strict=True):
        if row.follow_up is None:
            for cell in drawn["cells"][3:]:
                cell.missing, cell.text = False, "–"
        if row.follow_up is not None:
            drawn["cells"][0].url = row.follow_up.get_absolute_url()
        elif may_change and row.has_begun():
            begin = reverse("agreements:register_follow_up", args=[agreement.pk])
            drawn["cells"][0].url = f"{begin}?ar={row.year}&del={row.part}"
    return shown


class Unplanned:
    """A follow-up that the term does not tell of: the term of an old agreement may not be known."""

    def __init__(self, follow_up):
        self.follow_up, self.year, self.part, self.due = follow_up, follow_up.year, follow_up.part, None

    def __str__(self):
        return self.follow_up.period_in_words()

    def is_late(self):
        return False


def facts(follow_up):
    agreement = follow_up.agreement
    people = follow_up.participants_reached
    not_yet = None if follow_up.is_concluded() else _("inte än")
    return [
        (_("Avtal"), agreement.title, agreement.get_absolute_url()),
        (_("Avser"), follow_up.period_in_words()),
        (_("Följs upp senast"), format_day(follow_up.due())),
        (_("Uppföljning gjord"), format_day(follow_up.held_on) or not_yet),
        (_("Antal deltagare"), None if people is None else format_kronor(people, unit=False)),
        (_("Måluppfyllelse"), follow_up.get_goal_fulfilment_display() or not_yet),
        (_("Gemensam slutsats"), follow_up.get_joint_conclusion_display() or not_yet),
        (_("Godkännande"), approval(follow_up) or not_yet),
    ]


def texts(follow_up):
    """(heading, text) of what the parties found together."""
    names = ["results", "deviations"] + (["conclusion_reason"] if follow_up.is_concluded() else [])
    names += ["unanswered_reason"] if follow_up.unanswered_reason else []
    return [(capfirst(follow_up._meta.get_field(name).verbose_name), getattr(follow_up, name)) for name in names]


def warnings(follow_up):
    """What the follow-up waits for."""
    found, due = [], follow_up.due()
    if due and due < today() and not follow_up.is_done():
        title = _("Uppföljningen skulle vara gjord %(day)s") % {"day": format_long_day(due)}
        found.append({"title": title, "text": "", "tone": "danger"})
    if odd := [each for each in follow_up.measures.all() if each.differs_from_figures()]:
        told = [f"{each.goal}: {each.difference_in_words()}" for each in odd]
        found.append({"title": _("Bedömningen stämmer inte med siffrorna"), "text": ". ".join(told)})
    if not follow_up.is_concluded() and (unanswered := follow_up.unanswered()):
        found.append({"title": _("Väntar på svar"), "text": listed(unanswered)})
    if unapproved := follow_up.unapproved():
        found.append({"title": _("Väntar på godkännande"), "text": listed(unapproved)})
    return found


def comments(follow_up):
    """(goal, comment) of the measures that have one."""
    return [(each.goal.text, each.comment) for each in follow_up.measures.all() if each.comment]


def listed(parties):
    return ", ".join(map(str, parties))


def acts(user, follow_up):
    """(label, address) of what this user can do now; the first stands out."""
    address, found = partial(reverse, args=[follow_up.pk]), []
    may_change = can_change_agreement(user, follow_up.agreement)
    if follow_up.is_concluded():
        if any(can_answer_for(user, party) for party in follow_up.unapproved()):
            found.append((_("Godkänn"), address("agreements:approve_follow_up")))
        if may_change:
            found.append((_("Öppna igen"), address("agreements:reopen_follow_up")))
        return found
    if any(can_answer_for(user, party) for party in follow_up.unanswered()):
        found.append((_("Registrera svar") if may_change else _("Svara"), address("agreements:register_answer")))
    if may_change:
        conclude = (_("Fastställ slutsats"), address("agreements:conclude_follow_up"))
        found.insert(len(found) if follow_up.unanswered() else 0, conclude)
        found.append((_("Ändra"), address("agreements:change_follow_up")))
    return found


def answers(user, follow_up):
    """Each party with its answer, the municipality first; a party that has not answered stands there too."""
    given = {answer.party_id: answer for answer in follow_up.answers.all()}
    parties = sorted(follow_up.agreement.parties.all(), key=lambda party: (party.side != party.Side.MUNICIPAL, party.pk))
    return [answer_shown(user, follow_up, party, given.get(party.pk)) for party in parties]


def answer_shown(user, follow_up, party, answer):
    if answer is None:
        may = not follow_up.is_concluded() and can_answer_for(user, party)
        url = f"{reverse('agreements:register_answer', args=[follow_up.pk])}?part={party.pk}" if may else ""
        return {"party": party, "answer": None, "url": url, "texts": [], "facts": []}
    may = not follow_up.is_concluded() and can_change_answer(user, answer)
    names = ("achieved", "delivered", "deviations")
    return {
        "party": party,
        "answer": answer,
        "url": reverse("agreements:change_answer", args=[answer.pk]) if may else "",
        "texts": [(capfirst(answer._meta.get_field(name).verbose_name), getattr(answer, name)) for name in names],
        "facts": [
            (_("Svarade"), f"{format_day(answer.answered_on)}, {answer.answered_by_role}"),
            (_("Svaret kom"), answer.get_received_as_display()),
            (_("Förslag till slutsats"), answer.get_proposal_display()),
            (
                _("Godkände"),
                f"{format_day(answer.approved_on)}, {answer.approved_by_role}" if answer.approved_on else _("inte än"),
            ),
        ],
    }


def timeline(follow_up):
    """The days of the follow-up in order: who answered, when it was held, who approved, when it is due."""
    due, answers = follow_up.due(), follow_up.answers.all()
    steps = [(answer.answered_on, _("Svar"), str(answer.party)) for answer in answers]
    steps.append((follow_up.held_on, _("Uppföljning gjord"), ""))
    steps += [(answer.approved_on, _("Godkännande"), str(answer.party)) for answer in answers]
    found = [{"day": day, "title": title, "note": note, "state": "done"} for day, title, note in steps if day]
    if due:
        found.append({"day": due, "title": _("Följs upp senast"), "note": "", "state": state_of_due(follow_up, due)})
    return sorted(found, key=lambda step: step["day"])


def state_of_due(follow_up, due):
    """A last day is never done: it comes, or has passed."""
    if follow_up.is_done():
        return "past" if due < today() else "later"
    return "late" if due < today() else "now"


RESOURCES = [
    Column(_("Part"), lambda row: str(row.party)),
    Column(_("Resurs"), "get_kind_display", under="description"),
    Column(_("Utlovat, mängd"), lambda row: row.in_words() or "–"),
    Column(_("Utlovade pengar (kr)"), IOPResource.money, KRONOR, total=True),
    Column(_("Annat, uppskattat värde (kr)"), IOPResource.value, KRONOR, total=True),
    Column(
        _("Levererat"),
        lambda row: {True: _("ja"), False: _("nej"), None: None}[row.outcome().delivered],
        under=lambda row: came_in_words(row),
        tag=lambda row: "success" if row.outcome().delivered else "neutral",
    ),
]


def came_in_words(resource):
    """`90 timmar, 19 800 kr`"""
    came = resource.outcome()
    return ", ".join(filter(None, [resource.so_many(came.quantity), format_kronor(came.amount)]))


def resources_table(follow_up, resources):
    """What each party promised for the year, and whether it came."""
    title, year = _("Resurser %(year)s"), {"year": follow_up.year}
    rows = [row for row in resources if row.year == follow_up.year]
    shown = table(RESOURCES, rows, caption=title % year, empty=_("Ingen resurs är registrerad för %(year)s.") % year)
    for row, drawn in zip(rows, shown.rows, strict=True):  # a row is either money or not: the other cell is empty, not unknown
        other = drawn["cells"][4 if row.is_money else 3]
        other.missing, other.text = False, "–"
    if rows:  # and so is the sum where there is nothing of a kind
        for place, money in ((3, True), (4, False)):
            if not any(row.is_money is money for row in rows):
                shown.total[place].missing, shown.total[place].text = False, "–"
    return shown
