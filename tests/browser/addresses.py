"""Every page there is, read from the site map, and for each a record and a person that it answers."""

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from budget.models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, FundingRequest
from config.urls import SHUT
from grants.models import (
    AgeSpan,
    ApplicantCategory,
    Assessment,
    AssessmentCriterion,
    ConflictOfInterest,
    DecisionList,
    EligibilityCheck,
    EligibilityCondition,
    GrantApplication,
    GrantChange,
    GrantReport,
    GrantRound,
    GrantScheme,
    LateRule,
    ListRow,
    RecoveryClaim,
    Repayment,
    ReportSample,
    RequiredDocument,
    RiskRule,
    SampledGrant,
)
from partnerships.agreements.models import (
    CriteriaSet,
    Criterion,
    FollowUpAnswer,
    FormChoice,
    GoalMeasure,
    IOPAgreement,
    IOPFollowUp,
    IOPGoal,
    IOPGroup,
    IOPGroupMember,
    IOPLegalTest,
    IOPMilestone,
    IOPParty,
    IOPResource,
    IOPVersion,
    OtherAgreement,
    Procurement,
    WelfareArea,
)
from partnerships.audit.models import AuditEvent
from partnerships.cases.models import Assignment, BoardDecision, BoardMeeting, CaseReference, GoverningDocument
from partnerships.compact.models import (
    Commitment,
    CommitmentFollowUp,
    Compact,
    DevelopmentArea,
    DevelopmentPlan,
    PlanPoint,
    Principle,
)
from partnerships.events.models import Event
from partnerships.imports.models import Import
from partnerships.initiatives.models import Initiative, InitiativeContact
from partnerships.jobs.models import Job
from partnerships.payments.models import Payment, PaymentOrder
from partnerships.register.models import (
    Board,
    GiroChange,
    LegalParameter,
    Office,
    Organisation,
    OrganisationContact,
    RoleAssignment,
    User,
)
from partnerships.state_aid.models import StateAid
from reports.models import CalendarKey

# What a number in an address is about, by what stands before it.
RECORDS = {
    "logg/": AuditEvent,
    "organisationer/": Organisation,
    "kontaktpersoner/": OrganisationContact,
    "beloppsgranser/": LegalParameter,
    "anvandare/": User,
    "roller/": RoleAssignment,
    "namnder/": Board,
    "namnder/kontor/": Office,
    "arenden/beslut/": BoardDecision,
    "arenden/sammantraden/": BoardMeeting,
    "arenden/uppdrag/": Assignment,
    "arenden/diarienummer/": CaseReference,
    "arenden/styrdokument/": GoverningDocument,
    "avtal/ovriga/": OtherAgreement,
    "avtal/upphandlingar/": Procurement,
    "utbetalningar/": Payment,
    "utbetalningar/underlag/": PaymentOrder,
    "organisationer/gironummer/": GiroChange,
    "import/": Import,
    "jobb/": Job,
    "dialog/": Event,
    "initiativ/": Initiative,
    "initiativ/kontakt/": InitiativeContact,
    "overenskommelsen/": Compact,
    "overenskommelsen/principer/": Principle,
    "overenskommelsen/ataganden/": Commitment,
    "overenskommelsen/uppfoljningar/": CommitmentFollowUp,
    "overenskommelsen/omraden/": DevelopmentArea,
    "overenskommelsen/planer/": DevelopmentPlan,
    "overenskommelsen/planpunkter/": PlanPoint,
    "iop/": IOPAgreement,
    "iop/valfardsomraden/": WelfareArea,
    "iop/part/": IOPParty,
    "iop/resurs/": IOPResource,
    "iop/insats/": IOPMilestone,
    "iop/grupp/": IOPGroup,
    "iop/ledamot/": IOPGroupMember,
    "iop/uppfoljning/": IOPFollowUp,
    "iop/provning/": IOPLegalTest,
    "iop/kriterier/": CriteriaSet,
    "iop/kriterier/fraga/": Criterion,
    "iop/formval/": FormChoice,
    "iop/uppfoljning/svar/": FollowUpAnswer,
    "iop/uppfoljning/matning/": GoalMeasure,
    "iop/mal/": IOPGoal,
    "iop/version/": IOPVersion,
    "bidrag/": GrantApplication,
    "bidrag/andringar/": GrantChange,
    "bidrag/beslutslistor/": DecisionList,
    "bidrag/beslutslistor/rad/": ListRow,
    "bidrag/villkor/": EligibilityCondition,
    "bidrag/berattigade/": Organisation,
    "bidrag/berattigade/provning/": EligibilityCheck,
    "bidrag/omgangar/": GrantRound,
    "bidrag/former/": GrantScheme,
    "bidrag/redovisningar/": GrantReport,
    "bidrag/stickprov/": ReportSample,
    "bidrag/stickprov/bidrag/": SampledGrant,
    "bidrag/riskregler/": RiskRule,
    "bidrag/aterkrav/": RecoveryClaim,
    "bidrag/aterbetalning/": Repayment,
    "bidrag/sen-ansokan/": LateRule,
    "bidrag/kategorier/": ApplicantCategory,
    "bidrag/handlingar/": RequiredDocument,
    "bidrag/aldersspann/": AgeSpan,
    "bidrag/bedomningar/": Assessment,
    "bidrag/jav/": ConflictOfInterest,
    "bidrag/kriterier/": AssessmentCriterion,
    "bidrag/organisation/": Organisation,
    "budget/": BudgetPlan,
    "budget/poster/": BudgetItem,
    "budget/rader/": BudgetLine,
    "budget/kontrollvarden/": ControlValue,
    "budget/overforingar/": BudgetTransfer,
    "budget/utfall/": ActualCost,
    "budget/askanden/": FundingRequest,
    "uppfoljning/organisation/": Organisation,
    "kalender/": CalendarKey,
    "statsstod/": StateAid,
    "statsstod/organisation/": Organisation,
}
# Which records a page can be about, where it is not any of them.
ONLY = {
    "agreements:plan_payments": {"state": "signed"},
    "agreements:plan_payment": {"state": "signed"},
    "agreements:clear_legal_test": {"conclusion": "needs_lawyer", "cleared_on": None},
    "agreements:amend": {"state": "signed", "imported_incomplete": False},
    "agreements:renew": {"state": "signed", "imported_incomplete": False},
    "agreements:decide": {"state": "prepared"},
    "agreements:decline": {"state": "prepared"},
    "agreements:prepare": {"state": "legal_review"},
    "agreements:review": {"state": "draft"},
    "agreements:extend": {"state": "signed", "extension": "decision"},
    "agreements:sign": {"state": "decided"},
    "agreements:take_back_decision": {"state": "decided"},
    "agreements:approve_follow_up": {"answers__approved_on": None, "joint_conclusion__gt": ""},
    "agreements:reopen_follow_up": {"joint_conclusion__gt": ""},
    "agreements:conclude_follow_up": {"joint_conclusion": ""},
    "agreements:register_answer": {"joint_conclusion": ""},
    "agreements:register_goal_measure": {"joint_conclusion": ""},
    "agreements:terminate": {"state": "signed"},
    "agreements:withdraw_notice": {"state": "terminated"},
    "budget:book_transfer": {"state": "decided"},
    "compact:change_area": {"compact__adopted_on": None},
    "compact:change_commitment": {"compact__adopted_on": None},
    "compact:change_principle": {"compact__adopted_on": None},
    "compact:register_commitment": {"compact__adopted_on": None},
    "grants:approve_report": {"grant__report__state": "received"},
    "grants:communicate_recovery": {"grant__report__isnull": False},
    "grants:remind_of_report": {"grant__amount__gt": 0},
    "grants:request_report_completion": {"state": "received"},
    "grants:reject_report": {"state": "received"},
    "grants:send_report_again": {"state__in": ["received", "completion_requested"]},
    "grants:attach_to_report": {"state__in": ["received", "completion_requested"]},
    "grants:check_sampled": {"is_drawn": True},
    "grants:decide_recovery": {"decision": None},
    "grants:answer_recovery": {"decision": None},
    "grants:drop_recovery": {"decision": None},
    "grants:invoice_recovery": {"decision__isnull": False},
    "grants:register_repayment": {"decision__isnull": False},
    "grants:write_off_recovery": {"decision__isnull": False},
    "grants:assess": {"state": "submitted", "round__scheme__criteria__isnull": False},
    "grants:change_application": {"state__in": ["draft", "submitted", "completion_requested"]},
    "grants:change_assessment": {"application__state": "submitted"},
    "grants:complete": {"state": "completion_requested"},
    "grants:conclude": {"state": "submitted"},
    "grants:count_members": {"state__in": ["draft", "submitted", "completion_requested"]},
    "grants:lift_conflict": {"lifted_on": None},
    "grants:reopen": {"state": "assessed"},
    "grants:reopen_report": {"state": "approved"},
    "grants:request_completion": {"state": "submitted"},
    "grants:reuse": {"state": "draft"},
    "grants:claim_recovery": {"grant__report__isnull": False},
    "grants:ask_change": {"grant__amount__gt": 0},
    "grants:change_decision_list": {"state": "draft"},
    "grants:change_proposal": {"decision_list__state": "draft"},
    "grants:complete_decision": {"grant__isnull": False},
    "grants:decide_decision_list": {"state": "sent"},
    "grants:gather_applications": {"state": "draft"},
    "grants:grant_change": {"state": "asked"},
    "grants:reject_change": {"state": "asked"},
    "grants:remove_proposal": {"decision_list__state": "draft"},
    "grants:return_decision_list": {"state": "sent"},
    "grants:send_decision_list": {"state": "draft"},
    "grants:take_back_outcome": {"state": "decided"},
    "grants:withdraw_change": {"state": "asked"},
    "grants:dismiss": {"state": "submitted"},
    "grants:hand_in": {"state__in": ["draft", "submitted"]},
    "grants:grant": {"state": "submitted"},
    "grants:plan_payment": {"grant__amount__gt": 0},
    "grants:plan_payments": {"grant__amount__gt": 0},
    "grants:register_report": {"state": "decided"},
    "grants:prepare_state_aid": {"state": "submitted"},
    "grants:reject": {"state": "submitted"},
    "grants:submit": {"state": "draft"},
    "grants:withdraw": {"state": "submitted"},
    "imports:apply": {"state": "checked"},
    "imports:cancel": {"state__in": ["uploaded", "checked"]},
    "imports:check": {"state": "checked"},
    "imports:columns": {"state__in": ["uploaded", "checked"]},
    "jobs:cancel_job": {"state": "waiting"},
    "payments:attest": {"state": "planned"},
    "payments:cancel": {"state": "planned"},
    "payments:execute": {"state": "attested"},
    "payments:reverse": {"state": "paid"},
}
# What is no page: files, and what only machines read or write.
NO_PAGES = {
    "alive",
    "ready",
    "policy_report",
    "api-schema",
    "cases:document",
    "reports:workbook",
    "reports:list_export",
    "reports:due_export",
    "reports:giving_json",
    "reports:giving_sheet",
    "reports:decision_list_excel",
    "reports:decision_list_word",
    "reports:delegated_excel",
    "reports:delegated_word",
    "reports:case_file",
    "reports:payment_basis",
    "reports:payment_file",
    "reports:organisation_workbook",
    "reports:import_marked",
    "reports:import_template",
    "mfa_download_recovery_codes",
    "openid_connect_callback",
}
# Pages whose address holds more than a record's number; they have tests of their own.
ELSEWHERE = {
    "register:sign_in_by_link",
    "reports:calendar_feed",
    "budget:add_line",
    "reports:finding",
    "agreements:request_payment",
}
# Parts of the library for accounts that the settings turn off, or that need what no example user has: a password, a letter,
# a key, a directory to sign in with. The library's own templates are drawn with the same elements as those that are tried.
SWITCHED_OFF = {
    "account_email",
    "socialaccount_connections",
    "account_confirm_email",
    "account_change_password",
    "account_confirm_login_code",
    "account_reauthenticate",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "mfa_authenticate",
    "mfa_deactivate_totp",
    "mfa_edit_webauthn",
    "mfa_generate_recovery_codes",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
    "mfa_remove_webauthn",
    "mfa_view_recovery_codes",
    "openid_connect_login",
}
OPEN = {
    "reports:start",
    "register:accessibility",
    "account_login",
    "account_inactive",
    "account_reset_password",
    "account_reset_password_done",
    "socialaccount_login_cancelled",
    "socialaccount_login_error",
}
# Those who see most come first.
ORDER = ("admin", "culture", "social", "secretary", "finance", "coordinator", "attester", "delegate", "representative")


def routes(resolver=None, before="", namespace=""):
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLResolver):
            inside = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from routes(entry, before + str(entry.pattern), inside)
        elif isinstance(entry, URLPattern) and entry.name:
            yield namespace + entry.name, before + str(entry.pattern)


ROUTES = {
    name: route
    for name, route in routes()
    if not (name.startswith("api-") and name != "api-docs")
    and name not in NO_PAGES | ELSEWHERE | SWITCHED_OFF
    and route not in {f"konto/{shut}" for shut in SHUT}
}


def records(name):
    """Some of what the address can be about: a few of each state, the newest first."""
    model = RECORDS[ROUTES[name].split("<")[0]]
    rows = model.objects.filter(**ONLY.get(name, {})).order_by("-pk")
    if any(field.name == "state" for field in model._meta.fields):
        found = [
            row for state in rows.order_by().values_list("state", flat=True).distinct() for row in rows.filter(state=state)[:3]
        ]
    else:
        found = [*rows[:4], *rows.reverse()[:4]]
    return found


def place(name, clients):
    """(address, whom to show it to), or None when nobody comes to any such page. A record is shown to whom it offers most."""
    if name in OPEN:
        return reverse(name), ""
    abouts = [[record.pk] for record in records(name)] if "<" in ROUTES[name] else [[]]
    for args in abouts:
        url = reverse(name, args=args)
        answers = ((size, key) for key, client in clients.items() if (size := length(client.get(url))))
        best = max(answers, default=None) if ROUTES[name].endswith("<int:pk>/") else next(answers, None)
        if best:
            return url, best[1]
    return None


def length(response):
    """How much of a page the person gets; nothing where it is not theirs."""
    return len(response.content) if response.status_code == 200 else 0
