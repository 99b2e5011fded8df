"""Pages of the acts on an agreement as a whole, from legal review to notice."""

from functools import partial

from django.utils.translation import gettext as _

from partnerships.cases.pages import attach_page
from partnerships.ground.days import format_long_day
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page
from partnerships.register.rights import Area

from .. import services
from ..forms.agreement import DecideWithOverrideForm, DeclineForm, PrepareForm, ReasonForm, SignForm, TerminateForm
from ..pages.checklist import checklist, checklists_before_decision
from ..permissions import can_change_agreement, can_register_decision
from .agreement import seen


def review(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    act = partial(services.review_agreement, actor=request.user, agreement=agreement)
    return act_page(
        request,
        ActForm(request.POST or None, thing=agreement),
        act,
        title=_("Till juridisk prövning"),
        intro=_("Pröva om IOP är rätt form, eller om det ska vara bidrag eller upphandling."),
        submit=_("Lämna till prövning"),
        back=agreement,
    )


def prepare(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    act = partial(services.prepare_agreement, actor=request.user, agreement=agreement)
    return act_page(
        request,
        PrepareForm(request.POST or None, thing=agreement),
        act,
        title=_("Klar för beslut"),
        intro=_("Kräver båda parter och en juridisk prövning som säger att IOP är möjligt. Resten behövs vid undertecknandet."),
        submit=_("Markera som beredd"),
        back=agreement,
        template="agreements/act.html",
        checklists=checklists_before_decision(agreement),
    )


def decide(request, pk):
    agreement = seen(request, pk)
    require(can_register_decision(request.user, agreement))
    form = DecideWithOverrideForm(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.decide_agreement, actor=request.user, agreement=agreement)
    intro = _("Kräver en juridisk prövning som säger att IOP är möjligt, och ett beslut med datum och paragraf.")
    if test := agreement.latest_test():
        intro += " " + _("Den senaste prövningen: %(test)s.") % {"test": test}
    return act_page(
        request, form, act, title=_("Registrera beslut"), intro=intro, submit=_("Registrera beslutet"), back=agreement
    )


def take_back_decision(request, pk):
    agreement = seen(request, pk)
    require(can_register_decision(request.user, agreement))
    form = ReasonForm(request.POST or None, thing=agreement)
    act = partial(services.take_back_decision, actor=request.user, agreement=agreement)
    intro = _("Används när fel beslut är registrerat. Avtalet blir beredd igen, och det rätta beslutet kan registreras.")
    intro += " " + _("Nämndens beslut står kvar under Ärenden.")
    words = {"title": _("Ta tillbaka beslutet"), "intro": intro, "submit": _("Ta tillbaka"), "tone": "danger"}
    return act_page(request, form, act, back=agreement, **words)


def decline(request, pk):
    agreement = seen(request, pk)
    require(can_register_decision(request.user, agreement))
    form = DeclineForm(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.decline_agreement, actor=request.user, agreement=agreement)
    return act_page(request, form, act, title=_("Avslå avtalet"), submit=_("Registrera avslaget"), back=agreement, tone="danger")


def withdraw(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    form = ReasonForm(request.POST or None, thing=agreement)
    act = partial(services.withdraw_agreement, actor=request.user, agreement=agreement)
    return act_page(request, form, act, title=_("Återta avtalet"), submit=_("Återta"), back=agreement, tone="danger")


def sign(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    form = SignForm(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.sign_agreement, actor=request.user, agreement=agreement)
    intro = _("Efter undertecknandet står villkoren fast. Det som fattas visas på en gång.")
    return act_page(
        request,
        form,
        act,
        title=_("Registrera undertecknande"),
        intro=intro,
        submit=_("Registrera"),
        back=agreement,
        template="agreements/act.html",
        checklist=checklist(agreement, True),
    )


def withdraw_notice(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    form = ReasonForm(request.POST or None, thing=agreement)
    act = partial(services.withdraw_notice, actor=request.user, agreement=agreement)
    intro = _("Används när parterna är överens om att avtalet ska fortsätta, eller när uppsägningen registrerades av misstag.")
    intro += " " + _("Avtalet gäller igen med sina egna villkor. Uppsägningen står kvar i historiken.")
    words = {"title": _("Ta tillbaka uppsägningen"), "intro": intro, "submit": _("Ta tillbaka")}
    return act_page(request, form, act, back=agreement, **words)


def terminate(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    form = TerminateForm(request.POST or None, thing=agreement)
    act = partial(services.terminate_agreement, actor=request.user, agreement=agreement)
    intro = ""
    if agreement.is_prolonged_by_itself():
        intro = _("Avtalet förlängs annars automatiskt.")
    elif agreement.final_day:
        intro = _("Avtalet löper annars till %(day)s.") % {"day": format_long_day(agreement.final_day)}
    return act_page(
        request, form, act, title=_("Säg upp avtalet"), intro=intro, submit=_("Säg upp"), back=agreement, tone="danger"
    )


def attach(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    organisations = agreement.parties.filter(organisation__isnull=False).values_list("organisation", flat=True)
    return attach_page(
        request,
        to=agreement,
        area=Area.IOP,
        board_id=agreement.responsible_board_id,
        organisation_id=organisations[0] if len(organisations) == 1 else None,
    )
