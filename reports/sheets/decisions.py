"""The sheet Beslut och uppdrag."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.cases.models import Assignment, BoardDecision
from partnerships.ground.columns import DAY, LONG, NUMBER, Column
from reports.excel import Sheet

DECISIONS = [
    Column(_("Nämnd"), "board", width=32),
    Column(_("Datum"), "day", DAY),
    Column(_("§"), "paragraph", NUMBER, width=8),
    Column(_("Dnr"), "case"),
    Column(_("Beslutspunkt"), "point", LONG, width=60),
    Column(_("Ansvarig"), "responsible", width=26),
    Column(_("Klart senast"), "due", width=16),
    Column(_("Status"), "status", width=20),
    Column(_("Utfall"), "outcome", width=18),
    Column(_("Reservation/medskick"), "dissent", LONG, width=50),
]


def decisions(report, title):
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(
            _(
                "källa: årets registrerade nämndbeslut, sedan de i årets ärenden vars beslutsdag inte är känd, "
                "sist de uppdrag som inte är klara; föreslaget är inte beslutat"
            )
        ),
        columns=DECISIONS,
        who=_("Beslutspunkt"),
        rows=[*decision_rows(report), *assignment_rows(report)],
    )


def decision_rows(report):
    """Decisions of the year; then, in a group of their own, those of the year's cases whose day is not known."""
    rows = BoardDecision.objects.filter(Q(year=report.year) | Q(meeting_date=None)).select_related("board", "case")
    rows = sorted(
        rows.prefetch_related("dissent_set", "remark_set").order_by("board__sort_text", "meeting_date", "pk"),
        key=lambda decision: decision.meeting_date is None,
    )
    for decision in rows:
        if decision.meeting_date is None and year_of(decision) not in {None, report.year}:
            continue
        yield {
            "board": decision.board.name,
            "day": decision.meeting_date,
            "paragraph": decision.paragraph,
            "case": decision.case and decision.case.raw,
            "point": decision.title,
            "responsible": None,
            "due": None,
            "status": _("Beslutat") if decision.meeting_date else _("Beslutat, utan känd beslutsdag"),
            "outcome": decision.get_outcome_display(),
            "dissent": dissent(decision),
        }


def year_of(decision):
    """The year that an undated decision belongs to: of its notice, or of its case. The decision itself stays undated."""
    first = decision.notice_date or (decision.case and decision.case.not_before())
    return first.year if first else None


def begun(case, report):
    """Had the case a number by the end of the report? One without a year has always begun."""
    first = case and case.not_before()
    return first is None or first <= report.cut_off


def dissent(decision):
    reservations = [_("Reservation: %(who)s") % {"who": f"{each.person} ({each.party})"} for each in decision.dissent_set.all()]
    remarks = [f"{each.get_kind_display()}: {each.text}" for each in decision.remark_set.all()]
    return "; ".join(str(each) for each in [*reservations, *remarks])


def assignment_rows(report):
    """Assignments that are proposed, or decided and not yet done."""
    state = Assignment.State
    unfinished = Assignment.objects.filter(state__in=[state.PROPOSED, state.OPEN, state.IN_PROGRESS])
    for assignment in unfinished.select_related("board", "decision", "case", "assignee_office").order_by(
        "board__sort_text", "pk"
    ):
        if not begun(assignment.case, report):
            continue
        yield {
            "board": assignment.board.name,
            "day": assignment.decision and assignment.decision.meeting_date,
            "paragraph": assignment.decision and assignment.decision.paragraph,
            "case": assignment.case and assignment.case.raw,
            "point": assignment.text,
            "responsible": assignment.assignee or (assignment.assignee_office and assignment.assignee_office.name),
            "due": assignment.due or assignment.due_as_written,
            "status": assignment.get_state_display(),
            "outcome": None,
            "dissent": None,
        }
