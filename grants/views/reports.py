"""Pages of the accounts of how grants were used."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.cases.pages import AttachForm, document_rows
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.register.models import Municipality

from .. import services
from ..filters import DutyFilters
from ..forms.applications import ReasonForm
from ..forms.reports import ApproveForm, CompletionForm, RejectReportForm, ReminderForm, ReportForm, SendAgainForm, letter
from ..models import GrantDecision, GrantReport, ReportDuties, ReportReminder, SampledGrant
from ..pages.reports import approval_warnings, near_lists, report_acts, report_facts, report_warnings
from ..permissions import can_approve_report, can_hand_in_report, can_register_report, can_remind, can_reopen_report
from ..tables.duties import DUTIES, REMINDERS
from ..tables.reports import SUBMISSIONS
from .decisions import granted


def duties():
    rows = ReportDuties(GrantDecision).order_by("-application__round__year", "report_due", "-pk")
    return rows.select_related("application__organisation", "application__board", "application__round__scheme", "report")


def duty_list(request):
    return list_page(
        request,
        DutyFilters(request.GET, duties().visible_to(request.user)),
        DUTIES,
        title=_("Redovisningar"),
        intro=_("När varje beviljat bidrag ska redovisas, vad som har kommit in och vilka som ska påminnas"),
        near=near_lists(request.user),
        export="redovisningar",
        none_yet=_("Inget bidrag är beviljat, så inget ska redovisas."),
    )


def report_for(request, pk):
    rows = GrantReport.objects.visible_to(request.user).select_related(
        "grant__application__organisation", "grant__application__board", "grant__application__round__scheme",
        "grant__decision__board",
    )  # fmt: skip
    return get_object_or_404(rows, pk=pk)


def report(request, pk):
    report = report_for(request, pk)
    application = report.grant.application
    reminders = ReportReminder.objects.visible_to(request.user).filter(grant=report.grant)
    to_recover = report.to_recover()
    sampled = (
        SampledGrant.objects.visible_to(request.user).filter(grant=report.grant).select_related("grant__application").first()
    )
    context = {
        "title": _("Redovisning från %(organisation)s") % {"organisation": application.organisation.name},
        "crumbs": [
            (_("Redovisningar"), reverse("grants:duty_list")),
            (str(application), application.get_absolute_url()),
            (_("Redovisning"), ""),
        ],
        "intro": f"{application.round} · {application.board}",
        "state": (report.get_state_display(), report.tone),
        "acts": report_acts(request.user, report, sampled, to_recover),
        "warnings": report_warnings(request.user, report, sampled, to_recover),
        "facts": report_facts(report, sampled),
        "submissions": table(SUBMISSIONS, report.submissions.prefetch_related("documents"), caption=_("Inlämnat")),
        "reminders": table(REMINDERS, reminders, caption=_("Påminnelser"), empty=_("Ingen påminnelse är registrerad.")),
        "documents": document_rows(request.user, report),
        "attach_url": reverse("grants:attach_to_report", args=[pk]) if can_hand_in_report(request.user, report) else "",
        "history": history_of(report, user=request.user),
    }
    return render(request, "grants/report.html", context)


def register_report(request, pk):
    grant = granted(request, pk)
    require(can_register_report(request.user, grant))
    form = ReportForm(request.POST or None, files=request.FILES or None, user=request.user, grant=grant)
    act = partial(services.register_report, actor=request.user, grant=grant)
    return act_page(
        request, form, act, title=_("Registrera redovisning"), submit=_("Spara redovisningen"), back=grant.application
    )


def send_report_again(request, pk):
    report = report_for(request, pk)
    require(can_hand_in_report(request.user, report))
    form = SendAgainForm(request.POST or None, files=request.FILES or None, user=request.user, thing=report)
    act = partial(services.send_report_again, actor=request.user, report=report)
    return act_page(
        request,
        form,
        act,
        title=_("Lämna in redovisningen igen"),
        intro=report.completion_text or _("Det som lämnades in tidigare finns kvar."),
        submit=_("Lämna in"),
        back=report,
    )


def attach_to_report(request, pk):
    report = report_for(request, pk)
    require(can_hand_in_report(request.user, report))
    form = AttachForm(request.POST or None, files=request.FILES or None)
    act = partial(services.attach_to_report, actor=request.user, report=report)
    return act_page(request, form, act, title=_("Lägg till handling"), submit=_("Spara handlingen"), back=report)


def request_report_completion(request, pk):
    report = report_for(request, pk)
    require(can_approve_report(request.user, report))
    form = CompletionForm(request.POST or None, thing=report)
    act = partial(services.request_report_completion, actor=request.user, report=report)
    return act_page(request, form, act, title=_("Begär komplettering"), submit=_("Begär komplettering"), back=report)


def approve_report(request, pk):
    report = get_object_or_404(GrantReport.objects.visible_to(request.user), grant__application=pk)
    require(can_approve_report(request.user, report))
    form = ApproveForm(request.POST or None, thing=report)
    act = partial(services.approve_report, actor=request.user, report=report)
    intro = _("Använt: %(used)s av %(amount)s.") % {
        "used": format_kronor(report.used_amount),
        "amount": format_kronor(report.grant.terms().amount),
    }
    return act_page(
        request,
        form,
        act,
        title=_("Godkänn redovisning"),
        intro=intro,
        submit=_("Godkänn"),
        back=report.grant.application,
        template="grants/submit.html",
        warnings=approval_warnings(report),
    )


def reopen_report(request, pk):
    report = report_for(request, pk)
    require(can_reopen_report(request.user, report))
    form = ReasonForm(request.POST or None, thing=report)
    act = partial(services.reopen_report, actor=request.user, report=report)
    intro = _("Bidraget är sedan inte avslutat: det kan betalas och ändras tills redovisningen godkänns på nytt.")
    return act_page(
        request, form, act, title=_("Öppna redovisningen igen"), intro=intro, submit=_("Öppna igen"), back=report, tone="danger"
    )


def reject_report(request, pk):
    report = report_for(request, pk)
    require(can_approve_report(request.user, report))
    form = RejectReportForm(request.POST or None, thing=report)
    act = partial(services.reject_report, actor=request.user, report=report)
    return act_page(
        request,
        form,
        act,
        title=_("Godkänn inte redovisningen"),
        intro=_("Efteråt kan bidraget återkrävas. Organisationen kan också lämna in igen."),
        submit=_("Godkänn inte"),
        back=report,
        tone="danger",
    )


def remind_of_report(request, pk):
    grant = granted(request, pk)
    require(can_remind(request.user, grant))
    form = ReminderForm(request.POST or None, user=request.user)
    act = partial(services.remind_of_report, actor=request.user, grant=grant)
    return act_page(
        request,
        form,
        act,
        title=_("Påminn om redovisning"),
        intro=_("Kopiera texten till ett brev eller e-post. Registret skickar inget; registrera här att påminnelsen har gått."),
        submit=_("Registrera påminnelsen"),
        back=grant.application,
        template="grants/remind.html",
        letter=letter(grant, Municipality.objects.first()),
        organisation=grant.application.organisation,
    )
