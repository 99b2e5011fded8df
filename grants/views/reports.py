"""Pages of the account of how the grant was used."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page

from .. import services
from ..forms.reports import ApproveForm, ReportForm
from ..models import GrantReport
from ..permissions import can_approve_report, can_register_report
from .decisions import granted


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
        "amount": format_kronor(report.grant.terms().amount),
    }
    return act_page(
        request, form, act, title=_("Godkänn redovisning"), intro=intro, submit=_("Godkänn"), back=report.grant.application
    )
