"""Acts that draw the sample of accounts, and that tell what the deeper check of one found."""

import secrets

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from partnerships.audit.services import add, change, record, refuse_personal_numbers
from partnerships.cases.services import attach_document
from partnerships.ground.days import today
from partnerships.ground.errors import require
from partnerships.register.rights import Area

from ..models import CheckAnswer, ReportSample, RiskRule, SampledGrant, to_draw_from
from ..models.drawing import draw
from ..permissions import can_change_risk_rule, can_check_sampled, can_draw_sample
from .risks import reasons_for


@transaction.atomic
def register_risk_rule(*, actor, board, **values):
    """Add a rule by which an account is checked more deeply, whether it is drawn or not."""
    require(can_change_risk_rule(actor, board.pk))
    return add(actor, RiskRule(board=board, **values))


@transaction.atomic
def change_risk_rule(*, actor, rule, reason="", **values):
    """Turn a rule on or off, or move its limit. What is already drawn stands."""
    require(can_change_risk_rule(actor, rule.board_id))
    return change(actor, rule, values, reason=reason)


@transaction.atomic
def draw_report_sample(*, actor, board, seed="", **values):
    """Draw from what was in no drawing before: freeze it, make a seed, draw, and add what the rules of risk name.

    Nobody chooses the seed: neither the page nor the API takes one. `seed` is for data that are the same each time they are made.
    """
    require(can_draw_sample(actor, board.pk))
    sample = ReportSample(board=board, seed=seed or secrets.token_hex(16), drawn_on=today(), **values)
    earlier = ReportSample.objects.filter(board=board, year=sample.year).aggregate(last=Max("number"))["last"] or 0
    sample.number = earlier + 1
    grants = list(to_draw_from(board, sample.year).with_terms().select_related("application").order_by("pk"))
    if not grants and earlier:
        told = _("Alla nämndens bidrag för %(year)s har redan varit med i en dragning. Det finns inget nytt att dra ur.")
        raise ValidationError(told % {"year": sample.year})
    if not grants:
        raise ValidationError(_("Nämnden har inga beviljade bidrag för året vars redovisning inte redan är godkänd."))
    check_decision(sample)
    add(actor, sample)
    drawn = set(draw(sample.seed, [grant.pk for grant in grants], sample.share))
    reasons = reasons_for(board, sample.year, grants, sample.drawn_on)
    SampledGrant.objects.bulk_create(
        SampledGrant(sample=sample, grant=grant, is_drawn=grant.pk in drawn, reasons="\n".join(reasons[grant.pk]))
        for grant in grants
    )
    numbers = ", ".join(str(number) for number in sorted(drawn))
    record(actor, "drawn", sample, seed=sample.seed, method=sample.method, drawn_from=len(grants), drawn=numbers)
    return sample


def check_decision(sample):
    if sample.share_decision and sample.share_decision.board_id != sample.board_id:
        raise ValidationError({"share_decision": _("Beslutet är fattat av en annan nämnd.")})


@transaction.atomic
def check_sampled_grant(*, actor, sampled, answers, outcome, comment="", document=None):
    """Write down the deeper check: an answer to each question, the outcome, and the file that shows it.

    Not by who prepared or decided the grant. A check is made again after a completion; the log keeps the one before.
    """
    sampled = sampled.as_seen()
    require(can_check_sampled(actor, sampled))
    if not hasattr(sampled.grant, "report"):
        raise ValidationError(_("Redovisningen har inte kommit in än."))
    questions = sampled.sample.questions()
    check_answers(questions, answers, outcome, comment)
    sampled.outcome, sampled.comment, sampled.checked_on, sampled.checked_by = outcome, comment, today(), actor
    refuse_personal_numbers(sampled)
    sampled.full_clean(validate_unique=False)
    sampled.save(update_fields=["outcome", "comment", "checked_on", "checked_by"])
    rows = [
        CheckAnswer(sampled=sampled, place=place, question=question, **answer)
        for place, (question, answer) in enumerate(zip(questions, answers, strict=True), start=1)
    ]
    for row in rows:
        refuse_personal_numbers(row)
    sampled.answers.all().delete()
    CheckAnswer.objects.bulk_create(rows)
    said = "; ".join(f"{each.question}: {each.get_answer_display()}" for each in sampled.answers.all())
    record(actor, "checked", sampled, outcome=sampled.get_outcome_display(), answers=said, comment=comment)
    if document is not None:
        attach_document(
            actor=actor,
            to=sampled,
            area=Area.GRANT_REPORTS,
            file=document,
            title=_("Fördjupad kontroll"),
            doc_date=today(),
            board_id=sampled.board_id,
        )
    return sampled


def check_answers(questions, answers, outcome, comment):
    """Every question is answered, and faults are told of."""
    if len(answers) != len(questions):
        raise ValidationError({"answers": _("Svara på alla frågor: de är %(count)s.") % {"count": len(questions)}})
    is_faulty = any(answer["answer"] == CheckAnswer.Answer.NO for answer in answers)
    if is_faulty and outcome == SampledGrant.Outcome.RIGHT and not comment.strip():
        raise ValidationError({"comment": _("Någon fråga är besvarad med nej. Skriv varför utfallet ändå är utan brister.")})
    if outcome == SampledGrant.Outcome.FAULTS and not comment.strip():
        raise ValidationError({"comment": _("Skriv vilka brister som finns.")})
