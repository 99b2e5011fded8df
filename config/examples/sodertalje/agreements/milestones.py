"""Steps through the term."""

from datetime import date, timedelta

from partnerships.agreements.models import IOPMilestone
from partnerships.audit.services import add
from partnerships.ground.days import add_months

from .story import NOW


def load_milestones(agreement):
    """Steps through the term: done where they lie behind, but for one that is late where the agreement runs."""
    start, end = agreement.start_date, agreement.end_date
    steps = [("Gemensam uppstart och styrgrupp", start, add_months(start, 1))]
    for year in range(start.year + 1, end.year + 1):
        day = date(year, 2, 15)
        if start < day < end:
            steps.append((f"Styrgruppens uppföljning {year}", None, day))
    halfway = start + (end - start) / 2
    steps += [("Utbildning för volontärer", add_months(start, 2), add_months(start, 4)), ("Halvtidsavstämning", None, halfway)]
    steps.append(("Slututvärdering", add_months(end, -2), end - timedelta(days=14)))
    for title, planned_start, planned_end in steps:
        late = title == "Halvtidsavstämning" and date(2026, 1, 1) < planned_end < NOW < end
        done = planned_end if planned_end < NOW and not late else None
        add(
            None,
            IOPMilestone(agreement=agreement, title=title, planned_start=planned_start, planned_end=planned_end, done_on=done),
        )
