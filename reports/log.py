"""Which events of the log a user may read: those of own boards and own acts, of the kinds of record that the user reads."""

from django.db.models import Q

from partnerships.audit.models import AuditEvent
from partnerships.cases.models import Document
from partnerships.register.rights import Area

# Every kind of record that is logged, by the area that says who reads it. A document stands in the area of what it belongs to.
LOGGED = {
    # What somebody brought in is theirs to see; see their own `visible_to`.
    Area.ORGANISATIONS: ("register.organisation", "imports.import", "imports.importmapping", "jobs.job"),
    Area.CONTACTS: ("register.organisationcontact",),
    Area.IOP: (
        "agreements.iopagreement", "agreements.iopparty", "agreements.iopgoal", "agreements.iopmilestone", "agreements.iopgroup",
        "agreements.iopgroupmember", "agreements.iopextension", "agreements.iopversion", "agreements.iopfollowup",
        "agreements.followupanswer", "agreements.goalmeasure", "agreements.formchoice", "agreements.otheragreement",
        "agreements.procurement",
    ),
    Area.LEGAL_TEST: ("agreements.ioplegaltest",),
    Area.RESOURCES: ("agreements.iopresource",),
    Area.SCHEMES: (
        "grants.grantscheme", "grants.grantround", "grants.requireddocument", "grants.agespan", "grants.assessmentcriterion",
        "grants.eligibilitycondition", "grants.applicantcategory", "grants.categoryplacement", "grants.laterule",
        "grants.riskrule",
    ),
    Area.ELIGIBILITY: ("grants.eligibilitycheck",),
    Area.HANDED_IN: ("grants.handedindocument",),
    Area.APPLICATIONS: ("grants.grantapplication", "grants.completionrequest"),
    Area.ASSESSMENTS: ("grants.assessment", "grants.grantproposal", "grants.conflictofinterest"),
    Area.GRANT_DECISIONS: ("grants.grantdecision", "grants.grantchange", "grants.decisionlist", "grants.listrow"),
    Area.PAYMENTS: ("payments.payment", "payments.paymentorder", "payments.payingaccount", "register.girochange"),
    Area.GRANT_REPORTS: (
        "grants.grantreport", "grants.recoveryclaim", "grants.repayment", "grants.reportreminder", "grants.reportsample",
        "grants.sampledgrant",
    ),
    Area.STATE_AID: ("state_aid.stateaid",),
    Area.COMPACT: (
        "compact.compact", "compact.principle", "compact.commitment", "compact.commitmentfollowup", "compact.developmentarea",
        "compact.developmentplan", "compact.planpoint",
    ),
    Area.EVENTS: ("events.event",),
    Area.INITIATIVES: ("initiatives.initiative", "initiatives.initiativecontact"),
    Area.DECISIONS: (
        "cases.casereference", "cases.boardmeeting", "cases.boarddecision", "cases.motion", "cases.dissent", "cases.remark",
        "cases.decisionbasis", "cases.assignment",
    ),
    Area.GOVERNING: ("cases.governingdocument",),
    Area.BUDGET: (
        "budget.budgetplan", "budget.budgetitem", "budget.budgetline", "budget.controlvalue", "budget.fundingrequest",
    ),
    Area.COSTS: ("budget.actualcost", "budget.budgettransfer"),
    Area.FORECASTS: ("budget.forecast",),
    Area.FOLLOW_UP: ("reports.givingpublisher",),
    Area.BOARDS: ("register.board", "register.boardalias", "register.office", "register.municipality"),
    Area.PARAMETERS: (
        "register.legalparameter", "agreements.criteriaset", "agreements.criterion", "agreements.welfarearea",
    ),
    Area.USERS: ("register.user", "register.roleassignment"),
}  # fmt: skip
DOCUMENT = "cases.document"


def events_for(user):
    """The events that the user may read, the newest first."""
    areas = [area for area in Area if user.reads(area)]
    read = Q(object_type__in=[kind for area in areas for kind in LOGGED.get(area, ())])
    documents = Document.objects.filter(area__in=areas)
    read |= Q(object_type=DOCUMENT, object_id__in=documents.values("pk"))
    own = user.readable(Area.LOG, board="board_id") | Q(actor_id=user.pk)
    return AuditEvent.objects.filter(own & read).order_by("-pk")
