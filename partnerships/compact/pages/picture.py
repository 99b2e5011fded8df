"""What the page of a compact shows: the year's picture of its commitments, its principles, and its development plan."""

from collections import Counter

from django.db.models import Prefetch
from django.utils.translation import gettext as _

from partnerships.audit.acts import told
from partnerships.audit.models import AuditEvent
from partnerships.ground.days import today
from partnerships.ground.tables import table

from ..models import Commitment, CommitmentFollowUp, PlanPoint, Standing
from ..tables import AREA_POINTS

TONES = {
    Standing.MADE: 2,
    Standing.UNDER_WAY: 3,
    Standing.DEVIATION: 4,
    Standing.NOT_BEGUN: 6,
    Standing.UNANSWERED: 0,  # what nobody has answered is left empty
}
TAGS = {
    Standing.MADE: "success",
    Standing.UNDER_WAY: "info",
    Standing.NOT_BEGUN: "warning",
    Standing.DEVIATION: "danger",
    Standing.UNANSWERED: "neutral",
}


def years_to_choose(compact, follow_up_years):
    """The years that commitments can be followed up for."""
    first = compact.adopted_on.year if compact.adopted_on else None
    years = set(follow_up_years) | (set(range(first, today().year + 1)) if first else set())
    return sorted(years)


def chosen_year(asked, compact, follow_up_years):
    """The year in the address; otherwise the latest that was followed up, or the last one in which the compact held."""
    years = years_to_choose(compact, follow_up_years)
    if asked.isascii() and asked.isdigit() and int(asked) in years:
        return int(asked)
    if follow_up_years:
        return max(follow_up_years)
    last = compact.valid_to.year if compact.valid_to else today().year
    return max((year for year in years if year <= last), default=None)


def principles_of(compact, year):
    """Principles with their commitments and the follow-ups of one year, in three queries."""
    follow_ups = CommitmentFollowUp.objects.filter(year=year)
    commitments = Commitment.objects.order_by("no", "pk").prefetch_related(
        Prefetch("follow_ups", queryset=follow_ups, to_attr="in_year")
    )
    return list(compact.principles.prefetch_related(Prefetch("commitments", queryset=commitments, to_attr="all_commitments")))


def principle_card(principle, *, with_status):
    """One principle: its commitments, grouped by who undertakes them, each with where it stands that year."""
    groups = [
        {
            "label": bearer.label,
            "bearer": bearer.value,
            "commitments": [
                commitment_line(commitment, with_status=with_status)
                for commitment in principle.all_commitments
                if commitment.bearer == bearer
            ],
        }
        for bearer in Commitment.Bearer
    ]
    return {"principle": principle, "groups": groups, "count": len(principle.all_commitments)}


def commitment_line(commitment, *, with_status):
    standing = commitment.standing(commitment.in_year)
    return {
        "code": commitment.code,
        "text": commitment.text,
        "url": commitment.get_absolute_url(),
        "status": standing.label if with_status else "",
        "tone": TAGS[standing],
    }


def commitment_history(user, commitment):
    """The history of a commitment and of its follow-ups, newest first; each follow-up's events say which one it is."""
    follow_ups = AuditEvent.objects.filter(
        object_type=CommitmentFollowUp._meta.label_lower, object_id__in=commitment.follow_ups.values("pk")
    )
    events = list((AuditEvent.objects.of(commitment) | follow_ups).order_by("-pk")[:100])
    history = told(events, user)
    for event, entry in zip(events, history, strict=True):
        if event.object_type == CommitmentFollowUp._meta.label_lower:
            entry["act"] = f"{entry['act']}: {event.object_label}"
    return history


def bearers(principles):
    """How many commitments each party has, as a bar."""
    count = Counter(commitment.bearer for principle in principles for commitment in principle.all_commitments)
    whole = count.total()
    if not whole:
        return None
    return {
        "label": _("Vem åtar sig"),
        "segments": [
            {"label": bearer.label, "text": count[bearer], "share": count[bearer] / whole * 100, "tone": tone}
            for tone, bearer in enumerate(Commitment.Bearer, start=1)
        ],
    }


def picture(principles, year):
    """Made, under way, not begun and unanswered commitments of each principle in one year: bars, and the same as a table."""
    rows, total = [], Counter()
    for principle in principles:
        count = Counter(commitment.standing(commitment.in_year) for commitment in principle.all_commitments)
        total += count
        rows.append(picture_row(principle.name, count, url=f"#princip-{principle.no}"))
    return {
        "title": _("Åtaganden per princip, %(year)s") % {"year": year},
        "year": year,
        "legend": [{"label": standing.label, "tone": tone} for standing, tone in TONES.items()],
        "rows": rows,
        "total": picture_row(_("Summa"), total),
        "answered": total.total() - total[Standing.UNANSWERED],
        "count": total.total(),
    }


def picture_row(label, count, url=""):
    whole = count.total() or 1
    parts = [
        {"label": standing.label, "count": count[standing], "share": count[standing] / whole * 100, "tone": tone}
        for standing, tone in TONES.items()
    ]
    return {
        "label": label,
        "url": url,
        "count": count.total(),
        "answered": count.total() - count[Standing.UNANSWERED],
        "parts": parts,
        "text": ", ".join(f"{part['label']} {part['count']}" for part in parts if part["count"]),
    }


def plan_areas(compact, plan):
    """Each development area with its goal texts and the points of one plan."""
    points = PlanPoint.objects.filter(plan=plan).order_by("no", "pk").select_related("area")
    areas = compact.areas.prefetch_related(Prefetch("points", queryset=points, to_attr="in_plan"))
    return [
        {
            "area": area,
            "goals": goals(area),
            "points": table(AREA_POINTS, area.in_plan, caption=area.name, empty=_("Inga planpunkter.")),
        }
        for area in areas
    ]


def goals(area):
    """The goal texts; the annex's own where it says something else than the chapter."""
    chapter, annex = area.goal_chapter, area.goal_annex
    if chapter and annex and chapter != annex:
        return [(_("Mål enligt kapitlet"), chapter), (_("Mål enligt bilagan"), annex)]
    return [(_("Mål"), chapter or annex)]
