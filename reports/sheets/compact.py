"""The sheet Åtaganden."""

from django.utils.translation import gettext_lazy as _

from partnerships.compact.models import Commitment, CommitmentFollowUp, Compact, PlanPoint, Standing
from partnerships.ground.columns import LONG, Column
from reports.excel import Sheet

COMMITMENTS = [
    Column(_("Kod"), "commitment.code", width=10),
    Column(_("Princip"), "commitment.principle.name", width=30),
    Column(_("Vem åtar sig"), "commitment.get_bearer_display", width=18),
    Column(_("Åtagande"), "commitment.text", LONG, width=60),
    Column(_("Status"), "status", width=24),
    Column(_("Vad har gjorts"), "comment", LONG, width=50),
    Column(_("Underlag"), "evidence", LONG, width=40),
    Column(_("Redovisad av"), "reported_by", width=28),
]


def compact_of(report):
    """The version last adopted by the end of the report, in force or expired."""
    return Compact.objects.latest_adopted(report.cut_off)


def commitments(report, title):
    compact = compact_of(report)
    return Sheet(
        title=title,
        heading=report.heading(title),
        note=report.note(source(report, compact)),
        columns=COMMITMENTS,
        rows=rows(report, compact) if compact else [],
    )


def source(report, compact):
    if compact is None:
        return _("ingen överenskommelse är antagen")
    if compact.is_expired(report.cut_off):
        return _("källa: %(compact)s, som har löpt ut") % {"compact": compact}
    return _("källa: %(compact)s") % {"compact": compact}


def rows(report, compact):
    """One row per commitment; a joint one tells what each side says. What nobody has accounted for is unanswered."""
    told = {(each.commitment_id, each.side): each for each in follow_ups(report, compact)}
    for commitment in compact.commitments.select_related("principle").order_by("principle__no", "code"):
        sides = [(side, told.get((commitment.pk, side.value))) for side in commitment.sides()]
        yield {
            "commitment": commitment,
            "status": by_side(sides, lambda each: each.get_status_display(), otherwise=Standing.UNANSWERED.label),
            "comment": by_side(sides, lambda each: each.comment),
            "evidence": by_side(sides, lambda each: each.evidence),
            "reported_by": by_side(sides, lambda each: each.reported_by_role),
        }


def by_side(sides, text, otherwise=""):
    """What the one side says, or what each of both says."""
    said = [(side, text(follow_up) if follow_up else otherwise) for side, follow_up in sides]
    if len({words for _side, words in said}) == 1:
        return said[0][1]
    return "; ".join(f"{side.label}: {words}" for side, words in said if words)


def follow_ups(report, compact):
    return CommitmentFollowUp.objects.in_year(report.year).filter(commitment__compact=compact)


def commitment_count(report):
    compact = compact_of(report)
    return Commitment.objects.filter(compact=compact).count() if compact else 0


def standings(report):
    """Where each commitment stands in the year."""
    compact = compact_of(report)
    if compact is None:
        return []
    told = {}
    for each in follow_ups(report, compact):
        told.setdefault(each.commitment_id, []).append(each)
    return [each.standing(told.get(each.pk, [])) for each in compact.commitments.all()]


def fulfilled_count(report):
    """Commitments that everybody who is to account for them says are fulfilled; not known while nobody has answered."""
    found = standings(report)
    return None if all(standing == Standing.UNANSWERED for standing in found) else found.count(Standing.MADE)


def unanswered_count(report):
    return standings(report).count(Standing.UNANSWERED)


def finished_points(report):
    """Points of the plan that are done; not known while none has a status."""
    points = points_of(report)
    return points.filter(status=PlanPoint.Status.DONE).count() if points.exclude(status="").exists() else None


def points_of(report):
    compact = compact_of(report)
    return PlanPoint.objects.filter(plan__compact=compact) if compact else PlanPoint.objects.none()
