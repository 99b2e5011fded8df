"""One of each noun, of one board and one organisation, and a user of each kind: what the tests of access walk through."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile

from budget.models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast, FundingRequest
from grants.models import (
    AgeSpan,
    ApplicantCategory,
    Assessment,
    AssessmentCriterion,
    CategoryPlacement,
    CompletionRequest,
    ConflictOfInterest,
    DecisionList,
    EligibilityAnswer,
    EligibilityCheck,
    EligibilityCondition,
    GrantChange,
    GrantDecision,
    GrantPayment,
    GrantProposal,
    GrantReport,
    LateRule,
    ListRow,
    RecoveryClaim,
    Repayment,
    ReportReminder,
    ReportSample,
    ReportSubmission,
    RequiredDocument,
    RiskRule,
    SampledGrant,
)
from grants.services import hand_in_document
from partnerships.agreements.models import (
    CriteriaSet,
    Criterion,
    FollowUpAnswer,
    FormChoice,
    GoalMeasure,
    IOPExtension,
    IOPFollowUp,
    IOPGroup,
    IOPPayment,
    IOPResource,
    IOPVersion,
    LegalAnswer,
    OtherAgreement,
    Procurement,
    WelfareArea,
)
from partnerships.audit.services import record
from partnerships.cases.models import Assignment, BoardMeeting, CaseReference, GoverningDocument
from partnerships.cases.services import attach_document
from partnerships.compact.models import CommitmentFollowUp, Compact, DevelopmentArea, DevelopmentPlan, PlanPoint
from partnerships.events.models import Event
from partnerships.imports.models import Import, ImportRow
from partnerships.initiatives.models import Initiative, InitiativeContact
from partnerships.jobs.models import Job
from partnerships.payments.models import OrderLine, PayingAccount, Payment, PaymentOrder
from partnerships.register.models import Board, GiroChange, LegalParameter, OrganisationContact
from partnerships.register.rights import Area, Role
from partnerships.state_aid.models import StateAid
from reports.models import CalendarKey, GivingPublisher
from tests.agreements.conftest import AgreementFactory, examined, with_parts
from tests.compact.conftest import add_principle
from tests.fixtures import (
    ApplicationFactory,
    BoardFactory,
    DecisionFactory,
    MunicipalityFactory,
    OfficeFactory,
    OrganisationFactory,
    RoundFactory,
    SchemeFactory,
    user_with,
)

# Who is held for a board or an organisation comes twice: for the one that everything belongs to, and for another.
FOR_A_BOARD = (Role.SOCIAL, Role.CULTURE, Role.SECRETARY, Role.READER, Role.ATTESTER, Role.DELEGATE)
FOR_AN_ORGANISATION = (Role.REPRESENTATIVE,)


def make_world():
    world = SimpleNamespace(municipality=MunicipalityFactory())
    world.board = BoardFactory(code="KFN", name="Kultur- och fritidsnämnden")
    world.other_board = BoardFactory(code="SN", name="Socialnämnden")
    world.executive_board = BoardFactory(code="KS", name="Kommunstyrelsen", kind=Board.Kind.EXECUTIVE)
    world.office = OfficeFactory(name="Kultur- och fritidskontoret", board=world.board)
    world.organisation = OrganisationFactory(name="Provköpings mötesplats")
    world.other_organisation = OrganisationFactory(name="Den andra föreningen")
    world.double = OrganisationFactory(name="Mötesplats Provköping", bankgiro="")
    world.planner = user_with(Role.CULTURE, board=world.board, name="Planeraren")
    world.certifier = user_with(Role.ATTESTER, board=world.board, name="Attestanten")
    for make in (
        registers,
        boards,
        grants,
        payments,
        report_back,
        assessments,
        eligibility,
        lists_in,
        state_aid,
        agreements,
        other_forms,
        budgets,
        compacts,
        events,
        initiatives,
    ):
        make(world)
    return world


def registers(world):
    contact = {"organisation": world.organisation, "email": "kontakt@example.org"}
    world.contact = OrganisationContact.objects.create(name="Öppen Kontakt", **contact)
    world.protected = OrganisationContact.objects.create(name="Kanarie Skyddad", protected=True, **contact)
    world.parameter = LegalParameter.objects.create(key="PBB", name="Prisbasbelopp", value=Decimal("46500"), unit="kr")
    world.user = user_with(Role.READER, board=world.board, name="Någon Annan")
    world.role = world.user.role_assignments.get()
    # Proposed for the organisation by somebody whom the table has no column for.
    world.giro_change = GiroChange.objects.create(
        organisation=world.organisation, kind="plusgiro", number="286543-4", basis="Protokoll", proposed_by=world.user
    )
    world.calendar_key = CalendarKey.objects.create(user=world.user, digest="0" * 64)


def lists_in(world):
    """One list on its way in, of somebody who is none of the people."""
    world.job = Job.objects.create(title="Kontroll", work="check_import", user=world.planner)
    world.list_in = Import.objects.create(
        kind="organisationer", file_name="lista.xlsx", size=1, sha256="0" * 64, user=world.planner, job=world.job
    )
    world.import_row = ImportRow.objects.create(of=world.list_in, number=2, outcome="create", label="Byalaget")


def boards(world):
    world.case = CaseReference.objects.create(raw="KFN 18/37", board=world.board, stated_in="Protokoll")
    world.meeting = BoardMeeting.objects.create(board=world.board, date=date(2018, 12, 11))
    world.decision = DecisionFactory(board=world.board, paragraph=161)
    world.executive_decision = DecisionFactory(board=world.executive_board)
    world.late_decision = DecisionFactory(board=world.board, paragraph=163, meeting_date=date(2020, 2, 15))
    world.refusal = DecisionFactory(board=world.board, paragraph=162, outcome="rejected")
    delegated = {"is_delegated": True, "delegate_role": "Chefen", "delegation_point": "3.2", "paragraph": None}
    world.unreported_decision = DecisionFactory(board=world.board, **delegated)
    world.assignment = Assignment.objects.create(board=world.board, text="Följ upp")


def grants(world):
    world.scheme = SchemeFactory(board=world.board, code="V")
    world.round = RoundFactory(scheme=world.scheme)
    world.next_round = RoundFactory(scheme=world.scheme, year=2020)
    world.late_rule = LateRule.objects.create(scheme=world.scheme, name="Tak", kind="ceiling", ceiling_percent=25, last_day=21)
    world.category = ApplicantCategory.objects.create(board=world.board, name="Idrott")
    world.placement = CategoryPlacement.objects.create(
        category=world.category, board=world.board, organisation=world.organisation, valid_from=date(2018, 1, 1)
    )
    asked = {"round": world.round, "organisation": world.organisation}
    world.draft = ApplicationFactory(state="draft", submitted_on=None, **asked)
    asked["own_contribution"] = "Egen tid"
    world.application = ApplicationFactory(**asked)
    world.logged = record(None, "changed", world.application)
    world.reported, world.unreported = [granted(world, ApplicationFactory(state="decided", **asked)) for _ in range(2)]
    world.granted = world.reported.application
    world.report = GrantReport.objects.create(grant=world.reported, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    ReportSubmission.objects.create(report=world.report, number=1, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    decision_lists(world)
    world.document = attach_document(
        actor=world.planner,
        to=world.application,
        area=Area.APPLICATIONS,
        file=SimpleUploadedFile("stadgar.txt", b"Stadgar"),
        title="Stadgar",
        board_id=world.board.pk,
        organisation_id=world.organisation.pk,
    )
    world.required_document = RequiredDocument.objects.create(name="Årsmötesprotokoll", yearly=True)
    world.handed_in = hand_in_document(
        actor=world.planner,
        organisation=world.organisation,
        required=world.required_document,
        year=2019,
        file=SimpleUploadedFile("protokoll.txt", b"Protokoll"),
    )


def assessments(world):
    """A form of grant with criteria: an application to assess, one that is assessed, and one that waits for completion."""
    world.age_span = AgeSpan.objects.create(name="0–6 år")
    judged_round = RoundFactory(scheme__board=world.board, scheme__code="B")
    world.grant_criterion = AssessmentCriterion.objects.create(scheme=judged_round.scheme, text="Når många")
    asked = {"round": judged_round, "organisation": world.organisation}
    world.judged, world.assessed, world.completing = [
        ApplicationFactory(state=state, **asked) for state in ("submitted", "assessed", "completion_requested")
    ]
    own = {"assessor": world.planner, "motivation": "Når många"}
    world.assessment = Assessment.objects.create(application=world.judged, **own)
    world.proposal = GrantProposal.objects.create(
        application=world.assessed, amount=Decimal("10"), reason="Når många", proposed_by=world.planner
    )
    world.completion = CompletionRequest.objects.create(
        application=world.completing, text="Ange perioden", parts=["period"], asked_on=date(2018, 11, 1), due=date(2018, 12, 1)
    )
    world.conflict = ConflictOfInterest.objects.create(
        application=world.assessed, user=world.certifier, noted_by=world.planner, declared_on=date(2018, 11, 1)
    )


def decision_lists(world):
    """A list in each state, with an application on the draft and on the one that is sent; and a change that is asked for."""
    on = {"board": world.board, "meeting": world.meeting}
    world.decision_list = DecisionList.objects.create(title="Utkast", **on)
    world.sent_list = DecisionList.objects.create(title="Till nämnden", state="sent", **on)
    world.decided_list = DecisionList.objects.create(title="Beslutad", state="decided", decision=world.decision, **on)
    listed = ApplicationFactory(round=world.round, organisation=world.organisation)
    world.list_row = ListRow.objects.create(decision_list=world.decision_list, application=listed)
    sent = ApplicationFactory(round=world.round, organisation=world.organisation, requested_amount=Decimal("10"))
    ListRow.objects.create(decision_list=world.sent_list, application=sent, proposal="grant", amount=Decimal("10"))
    asked = {"asked_on": date(2019, 1, 10), "asked_by_role": "Kassör", "grounds": "Dyrare", "amount": Decimal("2000")}
    world.grant_change = GrantChange.objects.create(grant=world.unreported, board=world.board, **asked)
    world.taken = granted(world, ApplicationFactory(state="decided", round=world.round, organisation=world.organisation))
    world.taken_application = world.taken.application
    world.round.reserve(world.taken.amount)
    world.round.refresh_from_db()


def eligibility(world):
    world.condition = EligibilityCondition.objects.create(text="Vald styrelse")
    world.eligibility = EligibilityCheck.objects.create(
        organisation=world.organisation, year=2019, finding="eligible", valid_to=date(2019, 12, 31), examined_by=world.planner
    )
    EligibilityAnswer.objects.create(eligibility=world.eligibility, condition=world.condition, answer="yes")


def granted(world, application):
    amount = Decimal("1000")
    return GrantDecision.objects.create(application=application, decision=world.decision, result="partly", amount=amount)


def payments(world):
    attested = {"attested_by": world.certifier, "attested_at": "2019-01-20T12:00:00Z"}
    world.planned = payment(world)
    world.attested = payment(world, state="attested", **attested)
    world.paid = payment(world, state="paid", paid_on=date(2019, 2, 1), voucher_no="4711", **attested)
    in_order = payment(world, state="attested", **attested)
    world.order = PaymentOrder.objects.create(due_to=date(2019, 2, 1), pay_on=date(2019, 2, 1), created_by=world.planner)
    OrderLine.objects.create(order=world.order, payment=in_order)
    world.account = PayingAccount.objects.create(
        pk=1, iban="SE4550000000058398257466", bic="ESSESESS", payer_id="123456789012A001"
    )
    world.claim = RecoveryClaim.objects.create(
        grant=world.unreported, ground="not_used", amount=Decimal("10"), decision=world.decision, decided_on=date(2020, 3, 1)
    )


def report_back(world):
    """A claim that is only told, one that is decided with something repaid, and a grant that a sample has drawn."""
    world.last_decision = DecisionFactory(board=world.board, paragraph=164, meeting_date=date(2020, 5, 5))
    told = {"ground": "not_used", "amount": Decimal("1"), "communicated_on": date(2020, 2, 10)}
    world.told_claim = RecoveryClaim.objects.create(grant=world.reported, **told)
    world.repayment = Repayment.objects.create(
        claim=world.claim, paid_on=date(2020, 4, 1), amount=Decimal("1"), voucher_no="4713"
    )
    world.reminder = ReportReminder.objects.create(grant=world.unreported, sent_on=date(2020, 1, 7), channel="letter")
    world.risk_rule = RiskRule.objects.create(board=world.board, kind="first_time")
    world.sample = ReportSample.objects.create(
        board=world.board, year=2018, share=10, share_decided_by="Nämnden", checklist="Finns kvitton?", seed="0" * 32,
        drawn_on=date(2020, 2, 1),
    )  # fmt: skip
    drawn = granted(world, ApplicationFactory(state="decided", round=world.round, organisation=world.organisation))
    report = GrantReport.objects.create(grant=drawn, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    ReportSubmission.objects.create(report=report, number=1, received_on=date(2020, 2, 1), used_amount=Decimal("900"))
    world.sampled = SampledGrant.objects.create(sample=world.sample, grant=drawn, is_drawn=True)
    world.publisher = GivingPublisher.objects.create(pk=1)


def payment(world, **values):
    made = Payment.objects.create(
        organisation=world.organisation,
        board=world.board,
        amount=Decimal("100"),
        due=date(2019, 2, 1),
        giro_type="bankgiro",
        giro_number=world.organisation.bankgiro,
        planned_by=world.planner,
        **values,
    )
    GrantPayment.objects.create(grant=world.reported, payment=made)
    return made


def state_aid(world):
    world.aid = StateAid.objects.create(
        organisation=world.organisation,
        board=world.board,
        matter="Öppen verksamhet",
        granted_on=date(2025, 1, 10),
        amount=Decimal("11000"),
        rate=Decimal("11"),
        rate_on=date(2025, 1, 9),
        state="granted",
    )


def agreements(world):
    """One agreement at each step that something can be done from, and a part of each kind of the draft."""
    world.welfare_area = WelfareArea.objects.create(name="Äldre")
    world.iop_draft, world.iop_reviewed, world.iop_prepared, world.iop_decided, world.iop_signed = [
        agreement(world, state) for state in ("draft", "legal_review", "prepared", "decided", "signed")
    ]
    world.party = world.iop_draft.parties.get(side="idea_driven")
    world.signed_party = world.iop_signed.parties.get(side="idea_driven")
    world.resource = world.iop_draft.resources.get(kind="money")
    world.iop_prolongable = agreement(world, "signed")
    world.iop_prolongable.extension = "decision"
    world.iop_prolongable.save()
    world.extension = DecisionFactory(board=world.board, paragraph=188, meeting_date=date(2025, 12, 2), outcome="approved")
    world.iop_extension = IOPExtension.objects.create(
        agreement=world.iop_prolongable, decision=world.decision, previous_end=date(2026, 12, 31), until=date(2027, 6, 30)
    )
    municipal = world.iop_signed.parties.get(side="municipal")
    IOPResource.objects.create(agreement=world.iop_signed, party=municipal, kind="premises", year=2024)
    for kind, side in (("premises", "municipal"), ("volunteer_time", "idea_driven")):
        resource = world.iop_signed.resources.get(kind=kind)
        resource.delivered = True
        resource.save()
        setattr(world, f"delivered_{side}", resource)
    world.requested = Payment.objects.create(
        organisation=world.organisation, board=world.board, amount=Decimal("10"), due=date(2024, 2, 1), giro_type="bankgiro",
        giro_number=world.organisation.bankgiro, planned_by=world.planner,
    )  # fmt: skip
    world.iop_payment = IOPPayment.objects.create(agreement=world.iop_signed, payment=world.requested, year=2024)
    world.milestone = world.iop_draft.milestones.get()
    world.group = IOPGroup.objects.create(agreement=world.iop_draft, kind="working", name="Arbetsgruppen")
    world.group_member = world.iop_draft.group_members.get(party=world.party)
    world.legal_test = world.iop_signed.legal_tests.get()
    world.amending_decision = DecisionFactory(board=world.board, meeting_date=date(2024, 12, 3), outcome="approved")
    world.iop_version = IOPVersion.objects.create(
        agreement=world.iop_signed,
        number=1,
        decision=world.iop_signed.decision,
        signed_on=date(2023, 12, 20),
        valid_from=date(2024, 1, 1),
        text="Det som undertecknades",
        sha256="0" * 64,
    )
    world.iop_follow_up = IOPFollowUp.objects.create(agreement=world.iop_signed, year=2024)
    criteria(world)
    world.goal, world.signed_goal = world.iop_draft.goals.get(), world.iop_signed.goals.get()
    follow_ups(world)


def criteria(world):
    """The municipality's own criteria with one question, and others whose question is answered: that test awaits a lawyer."""
    world.criteria_set, world.used_set = [
        CriteriaSet.objects.create(name=name, source="Riktlinje", valid_to=until)
        for name, until in (("Egna", date(2023, 12, 31)), ("Använda", date(2018, 12, 31)))
    ]
    asks = {"key": "egen", "question": "Är det gemensamt?", "fault_means": "needs_lawyer"}
    world.criterion, world.used_criterion = [
        Criterion.objects.create(criteria_set=each, **asks) for each in (world.criteria_set, world.used_set)
    ]
    world.unclear_test = examined(world.iop_draft, "needs_lawyer", date(2018, 11, 1))
    LegalAnswer.objects.create(test=world.unclear_test, criterion=world.used_criterion, answer="unclear", reason="Oklart")
    world.form_choice = FormChoice.objects.create(
        title="Språkkafé", board=world.board, chosen_by_role="Handläggare", form="iop", form_reason="Gemensamt"
    )


def other_forms(world):
    """A governing document, an agreement that is neither IOP nor procurement, and a procurement."""
    world.governing = GoverningDocument.objects.create(kind="policy", title="Policy", board=world.board)
    own = {"organisation": world.organisation, "responsible_board": world.board}
    world.other_agreement = OtherAgreement.objects.create(title="Årlig överenskommelse", form="yearly", **own)
    world.procurement = Procurement.objects.create(title="Arbetsträning", law="lou", **own)


def follow_ups(world):
    """Of an agreement followed up twice a year: one where the organisation has answered, and one that is concluded."""
    world.iop_signed.follow_up_interval = 6
    world.iop_signed.save()
    said = {"party": world.signed_party, "answered_on": date(2025, 2, 1), "answered_by_role": "Ordförande", "achieved": "Mer"}
    made = IOPFollowUp.objects.create
    world.answered = made(agreement=world.iop_signed, year=2024, part=2)
    world.concluded = made(agreement=world.iop_signed, year=2025, part=2, joint_conclusion="continue")
    FollowUpAnswer.objects.create(follow_up=world.concluded, received_as="paper", **said)
    world.answer = FollowUpAnswer.objects.create(follow_up=world.answered, **said)
    world.measure = GoalMeasure.objects.create(follow_up=world.answered, goal=world.signed_goal, result="met")


def agreement(world, state):
    made = with_parts(AgreementFactory(responsible_board=world.board, responsible_office=world.office), world.organisation)
    if state != "draft":
        examined(made)
    made.state = state
    if state in ("decided", "signed"):
        made.decision = DecisionFactory(board=world.board, meeting_date=date(2023, 12, 5), outcome="approved")
    if state == "signed":
        made.signed_on = date(2023, 12, 20)
    made.save()
    return made


def budgets(world):
    world.plan = BudgetPlan.objects.create(title="Konferens", owner_board=world.board, first_year=2018, last_year=2020)
    world.item = BudgetItem.objects.create(plan=world.plan, name="Konferens")
    world.other_item = BudgetItem.objects.create(plan=world.plan, name="Lokal", order=2)
    world.line = BudgetLine.objects.create(item=world.item, year=2018, amount=Decimal("3000"), reserved=Decimal("200"))
    for year in (2019, 2020):
        BudgetLine.objects.create(item=world.item, year=year, amount=Decimal("3000"))
    world.control_value = ControlValue.objects.create(
        plan=world.plan, kind="total", stated_amount=Decimal("9000"), source="Tjänsteskrivelse"
    )
    moved = {"line": world.line, "from_board": world.board, "to_board": world.other_board, "amount": Decimal("100")}
    world.transfer = BudgetTransfer.objects.create(**moved)
    world.decided_transfer = BudgetTransfer.objects.create(state="decided", decision=world.decision, **moved)
    world.cost = ActualCost.objects.create(line=world.line, date=date(2018, 3, 1), amount=Decimal("500"))
    world.forecast = Forecast.objects.create(line=world.line, as_of=date(2018, 6, 1), amount=Decimal("3000"))
    world.request = FundingRequest.objects.create(board=world.board, year=2019, amount=Decimal("250000"), purpose="Utbildning")


def compacts(world):
    world.compact_draft = Compact.objects.create(title="Överenskommelse", version_text="Förslag", plan_years=2)
    world.compact = Compact.objects.create(
        title="Överenskommelse",
        version_text="Antagen",
        adopted_by=world.board,
        adopted_on=date(2018, 10, 1),
        plan_years=2,
        state="in_force",
    )
    world.draft_principle, world.principle = [add_principle(each) for each in (world.compact_draft, world.compact)]
    world.draft_commitment, world.commitment = [
        each.commitments.get(bearer="municipality") for each in (world.draft_principle, world.principle)
    ]
    world.commitment_follow_up = CommitmentFollowUp.objects.create(
        commitment=world.commitment, year=2019, side="municipality", status="under_way"
    )
    world.draft_area, world.area = [
        DevelopmentArea.objects.create(compact=each, no=1, name="Samverkan") for each in (world.compact_draft, world.compact)
    ]
    world.development_plan = DevelopmentPlan.objects.create(compact=world.compact, name="Plan")
    world.point = PlanPoint.objects.create(plan=world.development_plan, area=world.area, no=1, code="A1-1", text="Mötas")


def events(world):
    about = {"title": "Workshop", "kind": "workshop", "date": date(2018, 2, 20)}
    world.event, world.held = [Event.objects.create(state=state, has_notes=True, **about) for state in ("planned", "held")]


def initiatives(world):
    """One at each step that something can be done from. The board's office answers for all but the one that has just come in."""
    about = {"title": "Odling", "organisation": world.organisation, "received_on": date(2018, 2, 1)}
    taken = {"owner_office": world.office, "acknowledged_on": date(2018, 2, 2), **about}
    world.initiative = Initiative.objects.create(**about)
    world.acknowledged = Initiative.objects.create(state="acknowledged", **taken)
    world.in_triage = Initiative.objects.create(state="triage", **taken)
    world.settled = Initiative.objects.create(
        state="decided", decided_on=date(2018, 3, 1), outcome="iop", answered_on=date(2018, 3, 2), answer="Ja", **taken
    )
    world.untold = Initiative.objects.create(
        state="decided",
        decided_on=date(2018, 3, 1),
        outcome="iop",
        answered_on=date(2018, 2, 20),
        answer="Vi återkommer",
        **taken,
    )
    world.initiative_contact = InitiativeContact.objects.create(initiative=world.in_triage, name="Öppen Avsändare")
    world.protected_initiator = InitiativeContact.objects.create(
        initiative=world.in_triage, name="Kanarie Avsändare", protected=True
    )


def people(world):
    """(role, what it is held for, user) for each column of the table of access; the first is nobody."""
    yield "nobody", "", None
    for role in Role:
        if role in FOR_A_BOARD:
            scopes = {"own": {"board": world.board}, "other": {"board": world.other_board}}
        elif role in FOR_AN_ORGANISATION:
            scopes = {"own": {"organisation": world.organisation}, "other": {"organisation": world.other_organisation}}
        else:
            scopes = {"": {}}
        for scope, held in scopes.items():
            yield role.value, scope, user_with(role, name=f"{role.label} {scope}".strip(), **held)
