"""Which rules of risk name a grant."""

from datetime import timedelta

from django.db.models import F, Q

from partnerships.audit.models import AuditEvent

from ..models import GrantDecision, RiskRule

GIRO_FIELDS = {"bankgiro", "plusgiro"}


def reasons_for(board, year, grants, day):
    """{grant's number: the reasons to check it more deeply}, by the board's rules that are on."""
    rules = RiskRule.objects.filter(board=board, is_on=True).order_by("kind")
    found = {grant.pk: [] for grant in grants}
    for rule in rules:
        named = NAMED_BY[rule.kind](rule, year, grants, day)
        for grant in grants:
            if grant.pk in named:
                found[grant.pk].append(rule.told())
    return found


def earlier_grants(year, grants):
    organisations = {grant.application.organisation_id for grant in grants}
    rows = GrantDecision.objects.granted().filter(application__round__year__lt=year)
    return rows.filter(application__organisation__in=organisations)


def with_organisations(organisations, grants):
    organisations = set(organisations)
    return {grant.pk for grant in grants if grant.application.organisation_id in organisations}


def first_time(rule, year, grants, day):
    known = set(earlier_grants(year, grants).values_list("application__organisation", flat=True))
    return {grant.pk for grant in grants if grant.application.organisation_id not in known}


def amount_over(rule, year, grants, day):
    return {grant.pk for grant in grants if grant.amount_now >= rule.amount}


def earlier_overdue(rule, year, grants, day):
    """Late or missing, in earlier years of any board."""
    rows = earlier_grants(year, grants).with_terms().filter(report_due_now__lt=day)
    late = rows.filter(Q(report=None) | Q(report__received_on__gt=F("report_due_now")))
    return with_organisations(late.values_list("application__organisation", flat=True), grants)


def earlier_recovery(rule, year, grants, day):
    rows = earlier_grants(year, grants).filter(recovery_claims__decision__isnull=False)
    return with_organisations(rows.values_list("application__organisation", flat=True), grants)


def giro_changed(rule, year, grants, day):
    """By the log: a bankgiro or plusgiro that was replaced by another, or taken away."""
    organisations = {grant.application.organisation_id for grant in grants}
    events = AuditEvent.objects.filter(object_type="register.organisation", object_id__in=organisations)
    events = events.filter(at__date__gt=day - timedelta(days=rule.days), at__date__lte=day)
    changed = {event.object_id for event in events for name, before, _after in event.changes if name in GIRO_FIELDS and before}
    return with_organisations(changed, grants)


NAMED_BY = {
    RiskRule.Kind.FIRST_TIME: first_time,
    RiskRule.Kind.AMOUNT_OVER: amount_over,
    RiskRule.Kind.EARLIER_OVERDUE: earlier_overdue,
    RiskRule.Kind.EARLIER_RECOVERY: earlier_recovery,
    RiskRule.Kind.GIRO_CHANGED: giro_changed,
}
