"""Pages where money is claimed back, and where it is told what came of the claim."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import RecoveryFilters
from ..forms.applications import ReasonForm
from ..forms.recoveries import (
    AnswerRecoveryForm,
    CommunicateForm,
    DecideRecoveryForm,
    InvoiceForm,
    RecoveryForm,
    RepaymentForm,
    ReverseRepaymentForm,
    WriteOffForm,
)
from ..models import RecoveryClaim, Repayment
from ..pages.recoveries import recovery_acts, recovery_facts, recovery_timeline, recovery_warnings, repayment_links
from ..pages.reports import near_lists
from ..permissions import can_answer_recovery, can_claim_recovery, can_invoice_recovery
from ..tables.recoveries import RECOVERIES, REPAYMENTS
from .decisions import granted

OF_CLAIM = ("organisation", "board", "round__scheme")


def recoveries():
    return RecoveryClaim.objects.with_state().select_related(*(f"grant__application__{name}" for name in OF_CLAIM))


def recovery_list(request):
    return list_page(
        request,
        RecoveryFilters(request.GET, recoveries().visible_to(request.user)),
        RECOVERIES,
        title=_("Återkrav"),
        intro=_("Från brevet till organisationen, över beslut och faktura, till det som är återbetalt eller avskrivet"),
        near=near_lists(request.user),
        export="aterkrav",
        none_yet=_("Inget är återkrävt. Ett återkrav börjar på ansökans sida."),
    )


def claim_for(request, pk):
    names = [*(f"grant__application__{name}" for name in (*OF_CLAIM, "case")), "decision__board", "written_off_by__board"]
    rows = RecoveryClaim.objects.with_state().select_related(*names).visible_to(request.user)
    return get_object_or_404(rows, pk=pk)


def recovery(request, pk):
    claim = claim_for(request, pk)
    repayments = claim.repayments.select_related("reversed_by")
    application = claim.grant.application
    context = {
        "title": _("Återkrav: %(organisation)s") % {"organisation": application.organisation.name},
        "crumbs": [
            (_("Återkrav"), reverse("grants:recovery_list")),
            (str(application), application.get_absolute_url()),
            (_("Återkrav"), ""),
        ],
        "intro": claim.get_ground_display(),
        "state": (claim.state_in_words(), claim.tone),
        "acts": recovery_acts(request.user, claim),
        "warnings": recovery_warnings(claim),
        "facts": recovery_facts(claim),
        "timeline": recovery_timeline(claim),
        "repayments": table(REPAYMENTS, repayments, caption=_("Återbetalningar"), empty=_("Inget är återbetalt.")),
        "repayment_links": repayment_links(request.user, claim, repayments),
        "history": history_of(claim, *repayments, user=request.user),
    }
    return render(request, "grants/recovery.html", context)


def claim_recovery(request, pk):
    grant = granted(request, pk)
    require(can_claim_recovery(request.user, grant))
    form = RecoveryForm(request.POST or None, user=request.user, thing=grant)
    act = partial(services.claim_recovery, actor=request.user, grant=grant)
    return act_page(request, form, act, title=_("Återkräv bidrag"), submit=_("Registrera återkravet"), back=grant.application)


def communicate_recovery(request, pk):
    grant = granted(request, pk)
    require(can_claim_recovery(request.user, grant))
    form = CommunicateForm(request.POST or None, thing=grant)
    act = partial(services.claim_recovery, actor=request.user, grant=grant)
    return act_page(
        request,
        form,
        act,
        title=_("Meddela återkrav"),
        intro=_(
            "Här antecknas brevet där organisationen får veta att nämnden tänker återkräva, och kan svara. Du skickar brevet "
            "själv: registret skickar inget. Inget är återkrävt förrän nämnden har beslutat."
        ),
        submit=_("Registrera meddelandet"),
        back=grant.application,
    )


def answer_recovery(request, pk):
    claim = claim_for(request, pk)
    require(can_answer_recovery(request.user, claim))
    form = AnswerRecoveryForm(request.POST or None, thing=claim)
    act = partial(services.answer_recovery, actor=request.user, claim=claim)
    return act_page(request, form, act, title=_("Svara på återkravet"), submit=_("Spara svaret"), back=claim)


def decide_recovery(request, pk):
    claim = claim_for(request, pk)
    require(can_claim_recovery(request.user, claim.grant))
    form = DecideRecoveryForm(request.POST or None, user=request.user, thing=claim)
    act = partial(services.decide_recovery, actor=request.user, claim=claim)
    return act_page(request, form, act, title=_("Beslut om återkrav"), submit=_("Registrera beslutet"), back=claim)


def drop_recovery(request, pk):
    claim = claim_for(request, pk)
    require(can_claim_recovery(request.user, claim.grant))
    form = ReasonForm(request.POST or None, thing=claim)
    act = partial(services.drop_recovery, actor=request.user, claim=claim)
    return act_page(request, form, act, title=_("Inget återkrav"), submit=_("Avsluta utan återkrav"), back=claim, tone="danger")


def invoice_recovery(request, pk):
    claim = claim_for(request, pk)
    require(can_invoice_recovery(request.user, claim))
    form = InvoiceForm(request.POST or None, thing=claim)
    act = partial(services.invoice_recovery, actor=request.user, claim=claim)
    return act_page(request, form, act, title=_("Faktura"), submit=_("Registrera fakturan"), back=claim)


def register_repayment(request, pk):
    claim = claim_for(request, pk)
    require(can_invoice_recovery(request.user, claim))
    form = RepaymentForm(request.POST or None, thing=claim, initial={"amount": claim.left})
    act = partial(services.register_repayment, actor=request.user, claim=claim)
    intro = _("Kvar att återbetala: %(left)s.") % {"left": format_kronor(claim.left)}
    return act_page(request, form, act, title=_("Återbetalning"), intro=intro, submit=_("Registrera återbetalningen"), back=claim)


def reverse_repayment(request, pk):
    repayment = get_object_or_404(Repayment.objects.visible_to(request.user).select_related("claim__grant__application"), pk=pk)
    require(can_invoice_recovery(request.user, repayment.claim))
    form = ReverseRepaymentForm(request.POST or None, thing=repayment)
    act = partial(services.reverse_repayment, actor=request.user, repayment=repayment)
    return act_page(
        request, form, act, title=_("Rätta återbetalning"), submit=_("Registrera rättelsen"), back=repayment.claim, tone="danger"
    )


def write_off_recovery(request, pk):
    claim = claim_for(request, pk)
    require(can_claim_recovery(request.user, claim.grant))
    form = WriteOffForm(request.POST or None, user=request.user, thing=claim)
    act = partial(services.write_off_recovery, actor=request.user, claim=claim)
    intro = _("Det som är kvar skrivs av: %(left)s.") % {"left": format_kronor(claim.left)}
    return act_page(
        request, form, act, title=_("Skriv av återkravet"), intro=intro, submit=_("Registrera"), back=claim, tone="danger"
    )
