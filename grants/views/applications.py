"""Pages of applications."""

from functools import partial

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.cases.pages import attach_page, document_rows
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.register.rights import Area
from partnerships.state_aid.tables import aid_table

from .. import services
from ..filters import ApplicationFilters
from ..forms.applications import ApplicationForm, ReasonForm, SubmitForm
from ..forms.completions import DismissForm, TieDismissalForm
from ..models import GrantApplication, GrantStateAid
from ..pages.applications import (
    application_acts,
    application_facts,
    application_warnings,
    initiative_fact,
    late_warnings,
    prepare_aid_address,
)
from ..pages.assessments import assessment_part, conflict_warnings, whole_history
from ..pages.basis import basis
from ..pages.changes import changes_of
from ..pages.completeness import (
    completeness_warnings,
    completion_part,
    end_facts,
    missing_parts,
    received_notices,
    sought_warnings,
    statistics_part,
)
from ..pages.documents import document_part
from ..pages.eligibility import eligibility_links, eligibility_warnings, with_standing
from ..pages.outcome import Outcome
from ..pages.reports import near_accounts, risk_links
from ..pages.timeline import application_timeline
from ..permissions import (
    can_change_application,
    can_dismiss_application,
    can_register_application,
    can_register_past_grant,
    can_tie_dismissal,
    can_withdraw_application,
)
from ..tables.applications import APPLICATIONS


def applications_for(user):
    rows = GrantApplication.objects.with_terms().visible_to(user)
    return rows.select_related("organisation", "board", "case", "round__scheme", "grant")


def application_list(request):
    rows = applications_for(request.user).newest_rounds_first()
    return list_page(
        request,
        ApplicationFilters(request.GET, rows, request=request),
        APPLICATIONS,
        title=_("Bidrag"),
        intro=_("Ansökningar om föreningsbidrag, från inlämning till redovisning"),
        create=(_("Ny ansökan"), reverse("grants:register_application")) if may_apply(request.user) else None,
        near_groups=near_applications(request.user),
        export="bidrag",
    )


def near_applications(user):
    """The lists around the applications: of the work, of the money after the decision, and of the rules; what the user reads."""
    own = bool(user.own_organisations())
    work = [(_("Kompletteringar"), reverse("grants:completion_list"))]
    if user.reads(Area.APPLICATIONS) and not own:
        work.append((_("Bedömningar"), reverse("grants:assessment_list")))
        work.append((_("Beslutslistor"), reverse("grants:decision_list_list")))
    work.append((_("Ändringar av bidrag"), reverse("grants:change_list")))
    work.append((_("Inlämnade handlingar"), reverse("grants:handed_in_list")))
    if can_register_past_grant(user):
        work.append((_("Läs in en lista"), reverse("imports:import_list")))
    money = [(_("Avstämning"), reverse("grants:reconciliation"))] if user.reads(Area.PAYMENTS) else []
    rules = [
        (_("Omgångar"), reverse("grants:round_list")),
        (_("Bidragsformer"), reverse("grants:scheme_list")),
        *eligibility_links(user),
        *risk_links(user),
    ]
    return [(_("Handläggning"), work), (_("Pengar och redovisning"), near_accounts(user) + money), (_("Regler"), rules)]


def may_apply(user):
    return can_register_application(user) or bool(user.own_organisations())


def application(request, pk):
    rows = applications_for(request.user).select_related("caseworker")
    rows = with_standing(rows, request.user).annotate(gives_aid=Exists(GrantStateAid.objects.filter(application=OuterRef("pk"))))
    application = get_object_or_404(rows, pk=pk)
    outcome, assessment = Outcome(request.user, application), assessment_part(request.user, application)
    asked = document_part(request.user, application)
    statistics, completion = statistics_part(request.user, application), completion_part(application)
    context = {
        "title": application.organisation.name,
        "crumbs": [(_("Bidrag"), reverse("grants:application_list")), (str(application.case or application.organisation), "")],
        "intro": f"{application.round} · {application.board}",
        "state": (application.get_state_display(), application.tone),
        "acts": application_acts(request.user, application, outcome, assessment),
        "warnings": [
            *received_notices(request.user, application),
            *conflict_warnings(request.user, application),
            *application_warnings(application, outcome),
            *sought_warnings(application),
            *completeness_warnings(request.user, application, completion),
            *eligibility_warnings(request.user, application),
        ],
        **missing_parts(request.user, application, asked, statistics),
        "facts": application_facts(application) + end_facts(application) + initiative_fact(request.user, application),
        "basis": basis(application),
        "completion": completion,
        "statistics": statistics,
        "assessment": assessment,
        "grant_facts": outcome.grant and outcome.facts(),
        "payments": outcome.payments_table(),
        "recoveries": outcome.claims_table(),
        "timeline": application_timeline(application, outcome),
        "asked": asked,
        "documents": document_rows(request.user, application),
        "attach_url": reverse("grants:attach", args=[pk]) if can_change_application(request.user, application) else "",
        "history": whole_history(request.user, application, outcome.grant),
        **changes_of(request.user, outcome),
    }
    if request.user.reads(Area.STATE_AID):
        if application.gives_aid:
            context["aid"] = aid_table(request.user, grant__application=application)
        context["prepare_aid"] = prepare_aid_address(request.user, application, outcome.changes)
    return render(request, "grants/application.html", context)


def register_application(request):
    require(may_apply(request.user))
    form = ApplicationForm(request.POST or None, user=request.user, initial={"round": request.GET.get("omgang")})
    return act_page(
        request,
        form,
        partial(services.register_application, actor=request.user),
        title=_("Ny ansökan"),
        submit=_("Spara ansökan"),
        back="grants:application_list",
    )


def change_application(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_change_application(request.user, application))
    form = ApplicationForm(request.POST or None, user=request.user, thing=application)
    act = partial(services.change_application, actor=request.user, application=application)
    return act_page(request, form, act, title=_("Ändra ansökan"), submit=_("Spara ändringen"), back=application)


def submit(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_change_application(request.user, application))
    form = SubmitForm(request.POST or None, user=request.user, thing=application)
    act = partial(services.submit_application, actor=request.user, application=application)
    lacking = what_is_missing(request.user, application)
    return act_page(
        request,
        form,
        act,
        title=_("Lämna in ansökan"),
        submit=_("Lämna in"),
        back=application,
        template="grants/submit.html",
        warnings=[*late_warnings(application), *sought_warnings(application)],
        **lacking,
    )


def what_is_missing(user, application):
    """The same as on the application's own page, for the pages where it is sent in."""
    return missing_parts(user, application, document_part(user, application), statistics_part(user, application))


def withdraw(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_withdraw_application(request.user, application))
    form = ReasonForm(request.POST or None, thing=application)
    act = partial(services.withdraw_application, actor=request.user, application=application)
    return act_page(request, form, act, title=_("Återta ansökan"), submit=_("Återta"), back=application, tone="danger")


def dismiss(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_dismiss_application(request.user, application))
    form = DismissForm(request.POST or None, user=request.user, thing=application)
    intro = _(
        "Att avvisa är att inte pröva ansökan, till exempel när den kom för sent. En ansökan som prövas och får nej avslås."
    )
    act = partial(services.dismiss_application, actor=request.user, application=application)
    title = _("Avvisa ansökan")
    return act_page(request, form, act, title=title, intro=intro, submit=_("Avvisa"), back=application, tone="danger")


def tie_dismissal(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_tie_dismissal(request.user, application))
    form = TieDismissalForm(request.POST or None, user=request.user, thing=application)
    intro = _("Nämndens eller delegatens beslut om avvisningen. Är det inte registrerat görs det under Ärenden först.")
    act = partial(services.tie_dismissal, actor=request.user, application=application)
    return act_page(request, form, act, title=_("Ange beslut om avvisningen"), intro=intro, submit=_("Spara"), back=application)


def attach(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_change_application(request.user, application))
    return attach_page(
        request,
        to=application,
        area=Area.APPLICATIONS,
        board_id=application.board_id,
        organisation_id=application.organisation_id,
    )
