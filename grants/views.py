"""Pages of association grants."""

from functools import partial

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.cases.pages import attach_page, document_rows
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.register.rights import Area
from partnerships.state_aid.forms import PreparedAidForm
from partnerships.state_aid.tables import PREPARING_AID, aid_table

from . import pages, services
from .filters import ApplicationFilters, RoundFilters, SchemeFilters
from .forms import (
    ApplicationForm,
    ApproveForm,
    GrantForm,
    NewRoundForm,
    PaymentForm,
    ReasonForm,
    RecoveryForm,
    RejectForm,
    ReportForm,
    RoundForm,
    SchemeForm,
    SubmitForm,
)
from .models import GrantApplication, GrantDecision, GrantReport, GrantRound, GrantScheme, GrantStateAid
from .permissions import (
    can_approve_report,
    can_change_application,
    can_change_scheme,
    can_claim_recovery,
    can_plan_grant_payment,
    can_prepare_aid,
    can_register_application,
    can_register_decision,
    can_register_report,
    can_register_scheme,
)
from .tables import APPLICATIONS, ROUNDS, SCHEMES


def applications_for(user):
    return GrantApplication.objects.visible_to(user).select_related("organisation", "board", "case", "round__scheme", "grant")


def application_list(request):
    return list_page(
        request,
        ApplicationFilters(request.GET, applications_for(request.user)),
        APPLICATIONS,
        title=_("Bidrag"),
        intro=_("Ansökningar om föreningsbidrag, från inlämning till redovisning"),
        create=(_("Ny ansökan"), reverse("grants:register_application")) if may_apply(request.user) else None,
        links=[(_("Omgångar"), reverse("grants:round_list")), (_("Bidragsformer"), reverse("grants:scheme_list"))],
        export="bidrag",
    )


def may_apply(user):
    return can_register_application(user) or bool(user.own_organisations())


def application(request, pk):
    rows = applications_for(request.user).select_related("caseworker")
    rows = rows.annotate(gives_aid=Exists(GrantStateAid.objects.filter(application=OuterRef("pk"))))
    application = get_object_or_404(rows, pk=pk)
    outcome = pages.Outcome(request.user, application)
    context = {
        "title": application.organisation.name,
        "crumbs": [(_("Bidrag"), reverse("grants:application_list")), (str(application.case or application.organisation), "")],
        "intro": f"{application.round} · {application.board}",
        "state": (application.get_state_display(), application.tone),
        "acts": pages.application_acts(request.user, application, outcome),
        "warnings": pages.application_warnings(application, outcome),
        "facts": pages.application_facts(application),
        "grant_facts": outcome.grant and outcome.facts(),
        "payments": outcome.payments_table(),
        "timeline": pages.application_timeline(application, outcome),
        "documents": document_rows(request.user, application),
        "attach_url": reverse("grants:attach", args=[pk]) if can_change_application(request.user, application) else "",
        "history": history_of(application),
    }
    if request.user.reads(Area.STATE_AID):
        if application.gives_aid:
            context["aid"] = aid_table(request.user, grant__application=application)
        context["prepare_aid"] = pages.prepare_aid_address(request.user, application)
    return render(request, "grants/application.html", context)


def register_application(request):
    require(may_apply(request.user))
    return act_page(
        request,
        ApplicationForm(request.POST or None, user=request.user),
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
    return act_page(
        request,
        form,
        act,
        title=_("Lämna in ansökan"),
        submit=_("Lämna in"),
        back=application,
        template="grants/submit.html",
        warnings=pages.late_warnings(application.round),
    )


def withdraw(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_change_application(request.user, application))
    form = ReasonForm(request.POST or None, thing=application)
    act = partial(services.withdraw_application, actor=request.user, application=application)
    return act_page(request, form, act, title=_("Återta ansökan"), submit=_("Återta"), back=application, tone="danger")


def dismiss(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_change_application(request.user, application))
    form = ReasonForm(request.POST or None, thing=application)
    act = partial(services.dismiss_application, actor=request.user, application=application)
    return act_page(request, form, act, title=_("Avvisa ansökan"), submit=_("Avvisa"), back=application, tone="danger")


def grant(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_register_decision(request.user, application))
    form = GrantForm(request.POST or None, user=request.user, thing=application)
    act = partial(services.grant_application, actor=request.user, application=application)
    intro = _("Sökt: %(asked)s. Kvar i omgångens ram: %(remaining)s.") % {
        "asked": format_kronor(application.requested_amount),
        "remaining": format_kronor(application.round.remaining()),
    }
    return act_page(request, form, act, title=_("Bevilja bidrag"), intro=intro, submit=_("Registrera beslutet"), back=application)


def reject(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_register_decision(request.user, application))
    form = RejectForm(request.POST or None, user=request.user, thing=application)
    act = partial(services.reject_application, actor=request.user, application=application)
    return act_page(request, form, act, title=_("Avslå ansökan"), submit=_("Registrera avslaget"), back=application)


def granted(request, pk):
    """The decision on an application that the user may see."""
    grants = GrantDecision.objects.visible_to(request.user).select_related("application__organisation", "application__board")
    return get_object_or_404(grants, application=pk)


def plan_payment(request, pk):
    grant = granted(request, pk)
    require(can_plan_grant_payment(request.user, grant))
    left = grant.amount - grant.planned()
    form = PaymentForm(request.POST or None, organisation=grant.application.organisation, initial={"amount": left})
    act = partial(services.plan_grant_payment, actor=request.user, grant=grant)
    intro = _("Kvar att betala av det beviljade: %(left)s.") % {"left": format_kronor(left)}
    return act_page(
        request,
        form,
        act,
        title=_("Planera utbetalning"),
        intro=intro,
        submit=_("Planera"),
        back=grant.application,
        done=grant.application,
    )


def register_report(request, pk):
    grant = granted(request, pk)
    require(can_register_report(request.user, grant))
    form = ReportForm(request.POST or None, user=request.user)
    act = partial(services.register_report, actor=request.user, grant=grant)
    return act_page(
        request, form, act, title=_("Registrera redovisning"), submit=_("Spara redovisningen"), back=grant.application
    )


def approve_report(request, pk):
    report = get_object_or_404(GrantReport.objects.visible_to(request.user), grant__application=pk)
    require(can_approve_report(request.user, report))
    form = ApproveForm(request.POST or None, thing=report)
    act = partial(services.approve_report, actor=request.user, report=report)
    intro = _("Använt: %(used)s av %(amount)s.") % {
        "used": format_kronor(report.used_amount),
        "amount": format_kronor(report.grant.amount),
    }
    return act_page(
        request, form, act, title=_("Godkänn redovisning"), intro=intro, submit=_("Godkänn"), back=report.grant.application
    )


def claim_recovery(request, pk):
    grant = granted(request, pk)
    require(can_claim_recovery(request.user, grant))
    form = RecoveryForm(request.POST or None, user=request.user, thing=grant)
    act = partial(services.claim_recovery, actor=request.user, grant=grant)
    return act_page(request, form, act, title=_("Återkräv bidrag"), submit=_("Registrera återkravet"), back=grant.application)


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


def round_list(request):
    rows = GrantRound.objects.visible_to(request.user).select_related("scheme", "board")
    return list_page(
        request,
        RoundFilters(request.GET, rows),
        ROUNDS,
        title=_("Ansökningsomgångar"),
        intro=_("När det går att söka, och hur mycket som kan beviljas"),
        create=(_("Ny omgång"), reverse("grants:register_round")) if can_change_scheme(request.user) else None,
        export="omgangar",
    )


def register_round(request):
    require(can_change_scheme(request.user))
    return act_page(
        request,
        NewRoundForm(request.POST or None, user=request.user),
        partial(services.open_round, actor=request.user),
        title=_("Ny omgång"),
        submit=_("Öppna omgången"),
        back="grants:round_list",
    )


def round(request, pk):
    round = get_object_or_404(GrantRound.objects.visible_to(request.user).select_related("scheme", "board"), pk=pk)
    context = {
        "title": str(round),
        "crumbs": [(_("Ansökningsomgångar"), reverse("grants:round_list")), (str(round), "")],
        "intro": round.board.name,
        "acts": [(_("Ändra"), reverse("grants:change_round", args=[pk]))]
        if can_change_scheme(request.user, round.scheme)
        else [],
        "facts": [
            (_("Bidragsform"), round.scheme.name, round.scheme.get_absolute_url()),
            (_("Läge"), round.phase_in_words()),
            (_("Öppnar"), format_day(round.opens)),
            (_("Sista ansökningsdag"), format_day(round.closes)),
            (_("Ram"), format_kronor(round.frame)),
            (_("Beviljat"), format_kronor(round.reserved)),
            (_("Kvar"), format_kronor(round.remaining())),
        ],
        "bar": pages.frame_bar(round),
        "applications": table(
            APPLICATIONS,
            applications_for(request.user).filter(round=round),
            caption=_("Ansökningar"),
            empty=_("Ingen ansökan i omgången."),
        ),
        "history": history_of(round),
    }
    return render(request, "grants/round.html", context)


def change_round(request, pk):
    round = get_object_or_404(GrantRound.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, round.scheme))
    form = RoundForm(request.POST or None, user=request.user, thing=round)
    act = partial(services.change_round, actor=request.user, round=round)
    return act_page(request, form, act, title=_("Ändra omgång"), submit=_("Spara ändringen"), back=round)


def scheme_list(request):
    rows = GrantScheme.objects.visible_to(request.user).select_related("board")
    return list_page(
        request,
        SchemeFilters(request.GET, rows),
        SCHEMES,
        title=_("Bidragsformer"),
        intro=_("Vilka bidrag nämnderna ger, och efter vilka regler"),
        create=(_("Ny bidragsform"), reverse("grants:register_scheme")) if can_register_scheme(request.user) else None,
        export="bidragsformer",
    )


def scheme(request, pk):
    rows = GrantScheme.objects.visible_to(request.user).select_related("board", "governing_document")
    scheme = get_object_or_404(rows, pk=pk)
    governing, acts = scheme.governing_document, []
    if can_change_scheme(request.user, scheme):
        acts = [
            (_("Ny omgång"), reverse("grants:open_round", args=[pk])),
            (_("Ändra"), reverse("grants:change_scheme", args=[pk])),
        ]
    rounds = GrantRound.objects.visible_to(request.user).filter(scheme=scheme).select_related("scheme", "board")
    context = {
        "title": scheme.name,
        "crumbs": [(_("Bidragsformer"), reverse("grants:scheme_list")), (scheme.name, "")],
        "intro": f"{scheme.board} · {scheme.get_category_display()}",
        "acts": acts,
        "facts": [
            (_("Kod"), scheme.code),
            (_("Högsta belopp"), scheme.max_amount and format_kronor(scheme.max_amount)),
            (_("Redovisning inom (dagar)"), scheme.report_days),
            (_("Styrdokument"), governing and str(governing), governing and governing.get_absolute_url()),
            (_("Beslut om reglerna"), scheme.rules_decision and str(scheme.rules_decision)),
            (_("Regler"), scheme.rules),
        ],
        "rounds": table(ROUNDS, rounds, caption=_("Omgångar"), empty=_("Ingen omgång har öppnats.")),
        "history": history_of(scheme),
    }
    return render(request, "grants/scheme.html", context)


def register_scheme(request):
    require(can_register_scheme(request.user))
    return act_page(
        request,
        SchemeForm(request.POST or None, user=request.user),
        partial(services.register_scheme, actor=request.user),
        title=_("Ny bidragsform"),
        submit=_("Spara bidragsformen"),
        back="grants:scheme_list",
    )


def change_scheme(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = SchemeForm(request.POST or None, user=request.user, thing=scheme)
    act = partial(services.change_scheme, actor=request.user, scheme=scheme)
    return act_page(request, form, act, title=_("Ändra bidragsform"), submit=_("Spara ändringen"), back=scheme)


def open_round(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = RoundForm(request.POST or None, user=request.user)
    act = partial(services.open_round, actor=request.user, scheme=scheme)
    return act_page(request, form, act, title=_("Ny omgång"), submit=_("Öppna omgången"), back=scheme)


def prepare_state_aid(request, pk):
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user), pk=pk)
    require(can_prepare_aid(request.user, application))
    return act_page(
        request,
        PreparedAidForm(request.POST or None, thing=application),
        partial(services.prepare_state_aid, actor=request.user, application=application),
        title=_("Beräkna stöd av mindre betydelse"),
        intro=PREPARING_AID,
        submit=_("Spara beräkningen"),
        back=application,
    )
