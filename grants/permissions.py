"""Who may do what with schemes, rounds, applications, decisions, report-back and recovery."""

from partnerships.audit.models import AuditEvent
from partnerships.register.rights import Area

from .models import GrantApplication, GrantChange, GrantReport, ListRow

State = GrantApplication.State

# Where a conflict of interest takes every right but to read from a person, for one application (R23).
HANDLED = (
    Area.APPLICATIONS, Area.ASSESSMENTS, Area.STATE_AID, Area.GRANT_DECISIONS, Area.PAYMENTS, Area.GRANT_REPORTS,
)  # fmt: skip


def may_handle(user, right, area, application):
    """Has the user a right over the application's board, and no conflict of interest in the application (R23)?

    All that an officer may do with an application, and with what follows of it, is asked here and nowhere else.
    """
    return user.may(right, area, application.board_id) and not is_shut_out(user, application)


def is_shut_out(user, application):
    """A conflict of interest shuts a person out of preparing and deciding the application, and of all that follows of it: its
    changes, payments and account, the deeper check, and what is claimed back (R23).
    """
    return any(conflict.user_id == user.pk for conflict in application.standing_conflicts)


def can_register_scheme(user, board_id=None):
    return user.may("C", Area.SCHEMES, board_id)


def can_change_scheme(user, scheme=None):
    return user.may("U", Area.SCHEMES, scheme and scheme.board_id)


def can_register_application(user, round=None, organisation=None):
    """An officer of the round's board, or somebody who represents the organisation."""
    if user.may("C", Area.APPLICATIONS, round and round.board_id):
        return True
    return organisation is not None and user.may_for_organisation("c", Area.APPLICATIONS, organisation.pk)


def can_register_past_grant(user, board_id=None):
    """The board's officers bring in what was granted outside the register; those who register applications."""
    return user.may("C", Area.APPLICATIONS, board_id)


def can_change_application(user, application):
    """The board's officers until it is assessed; the organisation itself as a draft, and what it is asked to complete."""
    if application.state not in {State.DRAFT, State.SUBMITTED, State.COMPLETION_REQUESTED}:
        return False
    if application.state != State.SUBMITTED and user.may_for_organisation("u", Area.APPLICATIONS, application.organisation_id):
        return True
    return handles_application(user, application)


def handles_application(user, application):
    """An officer of the board, who has no conflict of interest."""
    return may_handle(user, "U", Area.APPLICATIONS, application)


def can_request_completion(user, application):
    return application.state == State.SUBMITTED and handles_application(user, application)


def can_complete_application(user, application):
    return application.state == State.COMPLETION_REQUESTED and can_change_application(user, application)


def can_withdraw_application(user, application):
    """The organisation itself until it is decided; the board's officers write down what it has said."""
    if application.state != State.DRAFT and application.state not in application.IN_HAND:
        return False
    own = user.may_for_organisation("u", Area.APPLICATIONS, application.organisation_id)
    return own or handles_application(user, application)


def can_dismiss_application(user, application):
    return application.state in application.IN_HAND and handles_application(user, application)


def can_tie_dismissal(user, application):
    """Until a decision is tied, the dismissal is nobody's decision."""
    return application.lacks_decision_on_dismissal() and handles_application(user, application)


def can_register_decision(user, application):
    """The board's secretary registers what the board decided; a delegate decides within the delegation."""
    return application.state in {State.SUBMITTED, State.ASSESSED} and decides(user, application)


def decides(user, application):
    return any(may_handle(user, right, Area.GRANT_DECISIONS, application) for right in "CD")


def can_take_back_outcome(user, grant):
    """The board's secretary, as long as the application is neither closed nor begun to be tried again."""
    application = grant.application
    return application.state == State.DECIDED and may_handle(user, "U", Area.GRANT_DECISIONS, application)


def can_complete_decision(user, grant):
    """The board's officers send the decision out and know the ground for state aid; so does its secretary."""
    rights = (("C", Area.APPLICATIONS), ("U", Area.GRANT_DECISIONS))
    return any(may_handle(user, right, area, grant.application) for right, area in rights)


def can_ask_change(user, grant):
    """The association itself asks, or the board's officer writes down what it asked."""
    own = user.may_for_organisation("c", Area.APPLICATIONS, grant.application.organisation_id)
    return own or may_handle(user, "C", Area.APPLICATIONS, grant.application)


def can_withdraw_change(user, change):
    return change.state == change.State.ASKED and can_ask_change(user, change.grant)


def can_decide_change(user, change):
    """As the first decision: the board's secretary, or a delegate on delegation."""
    return change.state == change.State.ASKED and decides(user, change.grant.application)


def can_propose_list(user, board_id=None):
    """The board's officers propose; its secretary keeps the list."""
    return user.may("C", Area.APPLICATIONS, board_id) or user.may("C", Area.GRANT_DECISIONS, board_id)


def can_change_list(user, decision_list):
    return decision_list.state == decision_list.State.DRAFT and can_propose_list(user, decision_list.board_id)


def can_propose_outcome(user, decision_list, application):
    """What is proposed of one application is not for who has a conflict of interest in it."""
    return can_propose_list(user, decision_list.board_id) and not is_shut_out(user, application)


def can_change_proposal(user, row):
    return can_change_list(user, row.decision_list) and not is_shut_out(user, row.application)


def can_return_list(user, decision_list):
    return decision_list.state == decision_list.State.SENT and can_propose_list(user, decision_list.board_id)


def can_decide_list(user, decision_list):
    """The board's secretary registers what the board decided; a delegate decides one application at a time."""
    return decision_list.state != decision_list.State.DRAFT and user.may("C", Area.GRANT_DECISIONS, decision_list.board_id)


def can_prepare_aid(user, application):
    """The board's officers reckon it; they need not be the ones who may change the application."""
    return may_handle(user, "C", Area.STATE_AID, application)


def only_on_delegation(user, application):
    """A delegate registers the outcome of decisions made on delegation, and of no others."""
    return not user.may("C", Area.GRANT_DECISIONS, application.board_id)


def can_date_submission(user, application):
    """The board's officers know when a letter came in; the organisation's own application comes in when it is sent."""
    return may_handle(user, "U", Area.APPLICATIONS, application)


def can_read_part(user, area, application):
    """Payments and reports are areas of their own, which not all who read the application may read."""
    condition = user.readable(area, board="board", organisation="organisation")
    return GrantApplication.objects.filter(condition, pk=application.pk).exists()


def can_plan_grant_payment(user, grant):
    """What a list told of was decided outside the register, so no money goes out on its word."""
    application = grant.application
    return grant.amount > 0 and not application.from_list and may_handle(user, "C", Area.PAYMENTS, application)


def can_register_report(user, grant):
    own = user.may_for_organisation("c", Area.GRANT_REPORTS, grant.application.organisation_id)
    return own or examines_grant(user, grant)


def can_date_report(user, grant):
    """The board's officers know when a letter came in; the organisation's own account comes in when it is sent."""
    return examines_grant(user, grant)


def can_hand_in_report(user, report):
    """Until it is approved: the organisation, or the officer for it."""
    return report.state != GrantReport.State.APPROVED and can_register_report(user, report.grant)


def examines_grant(user, grant):
    """An officer of the board, who has no conflict of interest, judges the account and claims money back."""
    return may_handle(user, "C", Area.GRANT_REPORTS, grant.application)


def can_approve_report(user, report):
    # The board's own officers, who also register reports. Finance follows up recovery, and approves nothing.
    waiting = report.state in {GrantReport.State.RECEIVED, GrantReport.State.COMPLETION_REQUESTED}
    return waiting and examines_grant(user, report.grant)


def can_reopen_report(user, report):
    return report.state == GrantReport.State.APPROVED and examines_grant(user, report.grant)


def can_remind(user, grant):
    return examines_grant(user, grant)


def can_claim_recovery(user, grant):
    """The board's officers, who tell the organisation and register what the board decides."""
    return examines_grant(user, grant)


def can_answer_recovery(user, claim):
    own = user.may_for_organisation("c", Area.GRANT_REPORTS, claim.grant.application.organisation_id)
    return own or examines_grant(user, claim.grant)


def can_invoice_recovery(user, claim):
    """Finance, who executes payments, also writes the invoice and books what comes back."""
    rights = (("U", Area.GRANT_REPORTS), ("X", Area.PAYMENTS))
    return all(may_handle(user, right, area, claim.grant.application) for right, area in rights)


def can_change_risk_rule(user, board_id=None):
    """Whoever keeps the board's rules of grants."""
    return user.may("U", Area.SCHEMES, board_id)


def can_draw_sample(user, board_id=None):
    return user.may("C", Area.GRANT_REPORTS, board_id)


# Acts on an application, or on a change of its grant, by which somebody has prepared or decided it.
PREPARED_BY = ("granted", "rejected", "dismissed", "was_assessed", "reopened", "prepared_aid")


def can_check_sampled(user, sampled):
    """The board's officers, but not the application's caseworker or who has prepared or decided the grant."""
    application = sampled.grant.application
    if not examines_grant(user, sampled.grant) or not sampled.is_to_be_checked() or application.caseworker_id == user.pk:
        return False
    return not has_prepared(user, application)


def has_prepared(user, application):
    """Has the user assessed, proposed or decided anything of the application, as the log tells?"""
    if AuditEvent.objects.of(application).filter(act__in=PREPARED_BY, actor_id=user.pk).exists():
        return True
    if application.assessments.filter(assessor=user).exists() or application.proposals.filter(proposed_by=user).exists():
        return True
    changes = GrantChange.objects.filter(grant__application=application)
    return acted(user, ListRow, application.list_rows) or acted(user, GrantChange, changes, act__in=PREPARED_BY)


def acted(user, model, things, **condition):
    events = AuditEvent.objects.filter(object_type=model._meta.label_lower, actor_id=user.pk, **condition)
    return events.filter(object_id__in=things.values("pk")).exists()


def can_change_late_rule(user, rule):
    return can_change_scheme(user, rule.scheme)


def can_register_category(user, board_id=None):
    """The officers who keep a board's forms of grant keep its categories."""
    return user.may("U", Area.SCHEMES, board_id)


def can_change_category(user, category):
    return can_register_category(user, category.board_id)


def can_change_conditions(user):
    """The conditions hold for every board's grants; those who keep forms of grant keep them."""
    return user.may("U", Area.SCHEMES)


def can_check_eligibility(user):
    """Officers of any board, for all boards."""
    return user.may("C", Area.ELIGIBILITY)


def can_change_required_documents(user):
    """The documents belong to no board; those who keep forms of grant keep them."""
    return user.may("U", Area.SCHEMES)


def can_hand_in_document(user, organisation, application=None):
    """Officers of any board, and the organisation itself; for one application until it is assessed."""
    if application is not None:
        if application.state not in application.TAKES_DOCUMENTS:
            return False
        officer = handles_application(user, application)
    else:
        officer = True
    if officer and user.may("C", Area.HANDED_IN):
        return True
    return user.may_for_organisation("c", Area.HANDED_IN, organisation.pk)


def can_change_age_spans(user):
    """The spans belong to no board; those who keep forms of grant keep them."""
    return user.may("U", Area.SCHEMES)


def can_assess_application(user, application):
    """Each officer of the board by themself, while the application is in hand."""
    return application.state == State.SUBMITTED and may_handle(user, "C", Area.ASSESSMENTS, application)


def can_change_assessment(user, assessment):
    """One's own, as long as the application is not assessed."""
    return assessment.assessor_id == user.pk and can_assess_application(user, assessment.application)


def can_conclude_assessment(user, application):
    return can_assess_application(user, application)


def can_reopen_assessment(user, application):
    return application.state == State.ASSESSED and may_handle(user, "U", Area.ASSESSMENTS, application)


# What a conflict of interest takes away: to handle, to decide, and to plan payments.
TAKING_PART = (("U", Area.APPLICATIONS), ("C", Area.GRANT_DECISIONS), ("D", Area.GRANT_DECISIONS), ("C", Area.PAYMENTS))


def takes_part(user, application):
    """Has the user any right that a conflict of interest takes away: to prepare, decide, attest, pay out, follow up?"""
    return any(user.may(right, area, application.board_id) for area in HANDLED for right in "CUDAX")
    """Has the user any right that a conflict of interest takes away?"""
    return any(user.may(right, area, application.board_id) for right, area in TAKING_PART)


def can_declare_conflict(user, application):
    """Whoever could take part declares their own; whether they note another's is asked by `can_note_conflict`."""
    return takes_part(user, application) and not is_shut_out(user, application)


def can_note_conflict(user, application):
    """An officer of the board notes what another has said, or what they know of another."""
    return may_handle(user, "U", Area.ASSESSMENTS, application)


def can_lift_conflict(user, conflict):
    """Another officer than the one it is about."""
    if conflict.lifted_on is not None or conflict.user_id == user.pk:
        return False
    return can_note_conflict(user, conflict.application)


def can_read_assessments(user, application):
    """Those who handle the board's applications; never the organisation itself."""
    read = [held for letter, held in user.rights(Area.ASSESSMENTS) if letter == "R" or held.covers(application.board_id)]
    return bool(read)
