"""What stands on the page of a change after the decision, and of it on the application's."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import table

from ..models import GrantChange, prepared_aid
from ..permissions import can_ask_change, can_prepare_aid
from ..tables.changes import CHANGES_OF_ONE


def change_facts(change):
    return [
        (_("Begärd"), format_day(change.asked_on)),
        (_("Begärd av (roll)"), change.asked_by_role),
        (_("Avser"), change.asks()),
        (_("Skäl till begäran"), change.grounds),
        *([(_("Nytt ändamål"), change.purpose)] if change.purpose else []),
        (_("Nämnd"), change.board.name),
    ]


def change_warnings(user, change):
    """A raise of what is aid of minor importance is reckoned before it is decided (R30)."""
    application = change.grant.application
    if not change.raises_aid() or not change.grant.gives_aid() or prepared_aid(application).exists():
        return []
    warning = {"title": _("Stödet för höjningen är inte beräknat")}
    warning["text"] = _("Bidraget är stöd av mindre betydelse, så höjningen beräknas innan den beviljas.")
    if can_prepare_aid(user, application):
        warning |= {"url": reverse("grants:prepare_state_aid", args=[application.pk]), "label": _("Beräkna stöd")}
    return [warning]


def settled_facts(change):
    """What was decided on the request; nothing as long as it is not."""
    if change.decision is None:
        return []
    facts = [
        (_("Beslut"), str(change.decision), change.decision.get_absolute_url()),
        (_("Motivering"), change.answer),
        (_("Regel"), change.rule_reference),
    ]
    if change.state == change.State.GRANTED:
        amount, day, due = change.granted_amount, change.granted_period_to, change.report_due
        facts += [(_("Nytt belopp"), format_kronor(amount))] if amount is not None else []
        facts += [(_("Ny period till och med"), format_day(day)), (_("Redovisning senast"), format_day(due))] if day else []
        facts += [(_("Nytt ändamål"), change.granted_purpose)] if change.granted_purpose else []
    return facts


def terms_facts(grant, terms):
    """What stands of the grant now: the first decision with the changes granted since."""
    return [
        (_("Belopp"), format_kronor(terms.amount)),
        (_("Ändamål"), terms.purpose),
        (_("Period till och med"), terms.period_to and format_day(terms.period_to)),
        (_("Redovisning senast"), terms.report_due and format_day(terms.report_due)),
        (_("Först beslutat belopp"), format_kronor(grant.amount)),
    ]


def changes_of(user, outcome):
    """For the application's page: the requests, what stands now, and where one more is registered."""
    grant, rows = outcome.grant, outcome.changes
    if grant is None or not grant.amount:
        return {}
    may_ask = can_ask_change(user, grant) and not any(row.state == GrantChange.State.ASKED for row in rows)
    return {
        "changes": table(CHANGES_OF_ONE, rows, caption=_("Ändringar efter beslutet")) if rows else None,
        "standing": terms_facts(grant, outcome.terms) if any(row.state == GrantChange.State.GRANTED for row in rows) else None,
        "ask_change": reverse("grants:ask_change", args=[grant.application_id]) if may_ask else "",
    }
