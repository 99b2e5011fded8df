"""What each Word document holds, and how its template is filled in."""

import re
from decimal import Decimal
from itertools import groupby
from pathlib import Path

from django.utils.translation import gettext as _
from docxtpl import DocxTemplate

from grants.models import DecisionList
from partnerships.ground.days import format_day
from partnerships.ground.money import format_kronor
from partnerships.register.models import Municipality

TEMPLATES = Path(__file__).parent


def write_document(template, context, path):
    """Fill in a template: what people have written is text there, whatever it looks like."""
    document = DocxTemplate(TEMPLATES / template)
    document.render({"municipality": safe(Municipality.objects.first() or ""), **context}, autoescape=True)
    document.core_properties.title = context["title"]
    document.save(path)


def safe(value):
    """Text as XML can hold it; old texts may hold characters that it cannot."""
    return re.sub("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", "\ufffd", str(value).replace("\r\n", "\n"))


def decision_list_document(decision_list, path):
    """The list as the board gets it: one table per round, with its frame, and an empty column for what the board decides."""
    meeting, decision = decision_list.meeting, decision_list.decision
    decided = decision_list.state == DecisionList.State.DECIDED
    frames = {round.pk: (proposed, left) for round, proposed, left in decision_list.frames()}
    numbered = enumerate(decision_list.rows.as_read(), start=1)
    rounds = [
        round_part(round, list(rows), *frames[round.pk], decided)
        for round, rows in groupby(numbered, key=lambda each: each[1].application.round)
    ]
    context = {
        "title": safe(decision_list.title),
        "board": safe(decision_list.board),
        "meeting": meeting and format_day(meeting.date),
        "case": decision_list.case and safe(decision_list.case),
        "decision": decision and safe(decision),
        "rounds": rounds,
    }
    write_document("beslutslista.docx", context, path)


def round_part(round, rows, proposed, left, decided):
    asked = sum((row.application.requested_amount for no, row in rows), Decimal(0))
    before = sum((row.proposed_amount() or 0 for no, row in rows), Decimal(0))
    given = sum((outcome.amount for no, row in rows if (outcome := row.outcome())), Decimal(0))
    return {
        "name": safe(round),
        "frame": format_kronor(round.frame),
        "reserved": format_kronor(round.reserved),
        "proposed": format_kronor(proposed),
        "left_label": _("Kvar av ramen") if decided else _("Kvar om nämnden följer förslaget"),
        "left": format_kronor(left),
        "asked": format_kronor(asked),
        "before": format_kronor(before),
        "cut": format_kronor(before - proposed) if before != proposed else "",
        "decided": format_kronor(given),
        "rows": [row_cells(no, row) for no, row in rows],
    }


def row_cells(no, row):
    application, amount = row.application, row.proposed_amount()
    number, case = application.organisation.org_number, application.case
    grounds = [
        row.grounds,
        row.rule_reference and _("Regel: %(rule)s") % {"rule": row.rule_reference},
        row.late_rule() and _("Regel för sen ansökan: %(rule)s") % {"rule": row.late_rule()},
        row.late_reason and _("Skäl till avdraget: %(reason)s") % {"reason": row.late_reason},
        row.conditions and _("Villkor: %(conditions)s") % {"conditions": row.conditions},
        row.state_aid_basis and _("Statsstöd: %(basis)s") % {"basis": basis(row)},
    ]
    outcome = row.outcome()
    return {
        "no": no,
        "organisation": safe("\n".join(filter(None, [application.organisation.name, number, case and str(case)]))),
        "asked": format_kronor(application.requested_amount),
        "proposal": row.get_proposal_display() or _("saknas"),
        "amount": format_kronor(amount),
        "cut": format_kronor(row.cut()),
        "after": format_kronor(row.amount_after_cut()),
        "grounds": safe("\n".join(filter(None, grounds))),
        "late": row.late_days() or "",
        "outcome": f"{outcome.get_result_display()}\n{format_kronor(outcome.amount)}" if outcome else "",
    }


def basis(row):
    return " – ".join(filter(None, [str(row.get_state_aid_basis_display()), row.state_aid_note]))


def delegated_document(meeting, decisions, path):
    """The delegated decisions that the board is told of at its meeting (R28)."""
    rows = [
        {
            "no": no,
            "title": safe("\n".join(filter(None, [decision.title, decision.case and str(decision.case)]))),
            "day": decision.meeting_date and format_day(decision.meeting_date),
            "delegate": safe(decision.delegate_role),
            "point": safe(decision.delegation_point),
            "outcome": decision.get_outcome_display(),
            "reported": "" if decision.is_unreported() else decision.reported_in_words(),
        }
        for no, decision in enumerate(decisions, start=1)
    ]
    context = {
        "title": _("Delegationsbeslut att anmäla"),
        "board": safe(meeting.board),
        "meeting": format_day(meeting.date),
        "intro": _("Beslut som är fattade på nämndens vägnar och som anmäls till nämnden."),
        "rows": rows,
    }
    write_document("delegationsbeslut.docx", context, path)
