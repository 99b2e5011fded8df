"""Pages of agreements, and the acts on one as a whole."""

import re
from functools import partial

from django.db.models import Count, Exists, OuterRef, Q, Sum
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.cases.pages import attach_page, document_rows
from partnerships.ground.days import add_months, format_long_day, today
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.initiatives.models import Initiative
from partnerships.register.rights import Area
from partnerships.state_aid.tables import aid_table

from .. import services
from ..filters import AgreementFilters
from ..forms.agreement import (
    AgreementForm,
    DecideWithOverrideForm,
    DeclineForm,
    OldAgreementForm,
    PrepareForm,
    ReasonForm,
    SignForm,
    TerminateForm,
)
from ..models import FormChoice, IOPAgreement, IOPLegalTest, IOPStateAid, OtherAgreement
from ..models.money import money_by_year
from ..models.validity import WARN_MONTHS
from ..pages import agreement as pages
from ..pages.checklist import checklist, missing
from ..pages.contents import contents
from ..pages.follow_ups import plan_table
from ..pages.goals import goals_table
from ..pages.groups import groups
from ..pages.history import history, struck_parts
from ..pages.money import money_table, payment_table
from ..pages.other_agreements import steps_before
from ..pages.resources import payment_sums, resource_groups, resources_of, years_table
from ..pages.timeline import timeline
from ..pages.versions import chain_table, version_acts, version_facts, version_steps, version_table, versions_of
from ..permissions import (
    can_change_agreement,
    can_change_resource,
    can_confirm_delivery,
    can_read_part,
    can_read_reasons,
    can_register_agreement,
    can_register_decision,
)
from ..tables import AGREEMENTS, LEGAL_CONCLUSIONS, LEGAL_TESTS, party_table

State = IOPAgreement.State


def agreements_for(user):
    rows = IOPAgreement.objects.visible_to(user).select_related("responsible_board", "case")
    return rows.prefetch_related("parties__organisation").with_money_in(today().year)


def agreement_list(request):
    filters = AgreementFilters(request.GET, agreements_for(request.user))
    links = [
        (_("Tidslinje"), reverse("agreements:timelines")),
        (_("Uppföljningar"), reverse("agreements:follow_up_list")),
        (_("Välfärdsområden"), reverse("agreements:welfare_area_list")),
    ]
    if request.user.reads(Area.PARAMETERS):
        links.append((_("Kriterier"), reverse("agreements:criteria_set_list")))
    if can_register_agreement(request.user) or FormChoice.objects.visible_to(request.user).exists():
        links.append((_("Val av form"), reverse("agreements:form_choice_list")))
    if can_register_agreement(request.user):
        links.append((_("Registrera äldre avtal"), reverse("agreements:register_old_agreement")))
    return list_page(
        request,
        filters,
        AGREEMENTS,
        title=_("IOP-avtal"),
        intro=_("Idéburet offentligt partnerskap mellan kommunen och idéburen sektor"),
        stats=list_stats(request, filters),
        create=(_("Nytt avtal"), reverse("agreements:register_agreement")) if can_register_agreement(request.user) else None,
        links=links,
        export="iop",
        empty=_("Inget IOP-avtal i urvalet. Ändra eller rensa filtret."),
    )


def list_stats(request, filters):
    """Figures of the rows that are shown, summed by the database."""
    if not filters.is_valid():
        return []
    running, soon = Q(state_now=State.ACTIVE), add_months(today(), WARN_MONTHS)
    figures = (
        filters.qs.with_state_on(today())
        .order_by()
        .aggregate(
            count=Count("pk"),
            running=Count("pk", filter=running),
            ending=Count("pk", filter=running & Q(last_day_now__lte=soon)),
            money=Sum("municipal_money"),
        )
    )
    address = reverse("agreements:agreement_list")
    money = _("Kommunens medel %(year)s") % {"year": filters.money_year()}
    return [
        {"label": _("Avtal i urvalet"), "value": figures["count"]},
        {"label": _("Pågående"), "value": figures["running"], "url": f"{address}?state=active"},
        {"label": money, "value": format_kronor(figures["money"] or 0, unit=False), "unit": "kr"},
        {"label": _("Löper ut inom sex månader"), "value": figures["ending"], "url": f"{address}?state=active&ordering=end_date"},
    ]


def seen(request, pk):
    """The agreement, if the user may see it."""
    return get_object_or_404(IOPAgreement.objects.visible_to(request.user).select_related("responsible_board"), pk=pk)


def agreement(request, pk):
    rows = IOPAgreement.objects.visible_to(request.user).with_parts()
    rows = rows.annotate(gives_aid=Exists(IOPStateAid.objects.filter(agreement=OuterRef("pk"))))
    rows = rows.annotate(was_led_to=Exists(OtherAgreement.objects.filter(leads_to=OuterRef("pk"))))
    rows = rows.select_related(
        "responsible_board", "responsible_office", "welfare_area", "decision__board", "predecessor", "signed_document",
        "compact", "governing_document", "terminated_by__organisation", "terminated_by__board",
    )  # fmt: skip
    rows = rows.prefetch_related("follow_ups__measures", "successors", "extensions__decision__board")
    agreement = get_object_or_404(rows, pk=pk)
    user, may_change = request.user, can_change_agreement(request.user, agreement)
    resources = resources_of(user, agreement) if can_read_part(user, Area.RESOURCES, agreement) else None
    tests = None
    if can_read_part(user, Area.LEGAL_TEST, agreement):
        tests = list(IOPLegalTest.objects.visible_to(user).filter(agreement=agreement).select_related("criteria_set"))
    choice = agreement.form_choice_id and FormChoice.objects.visible_to(user).filter(pk=agreement.form_choice_id).first()
    initiative = agreement.initiative_id and Initiative.objects.visible_to(user).filter(pk=agreement.initiative_id).first()
    versions = versions_of(agreement) if agreement.state in agreement.BOUND else []
    struck = struck_parts(agreement, resources is not None)
    parts = [*agreement.parties.all(), *agreement.milestones.all(), *agreement.follow_ups.all(), *(resources or ())]
    parts += [part for group in agreement.groups.all() for part in (group, *group.members.all())]
    signed = agreement.state in agreement.BOUND
    parts += [*agreement.extensions.all(), *agreement.goals.all()]
    parts += tests if tests and can_read_reasons(user) else []
    context = {
        "title": agreement.title,
        "crumbs": [(_("IOP-avtal"), reverse("agreements:agreement_list")), (str(agreement.case or agreement.title), "")],
        "intro": pages.intro(agreement),
        "state": (agreement.current_word, agreement.tone),
        "acts": pages.acts(user, agreement) + version_acts(user, agreement),
        "warnings": pages.warnings(agreement, can_read_reasons(user)),
        "missing": missing(agreement, may_change) if signed else [],  # before that the checklist tells
        "checklist": None if signed or agreement.state in pages.CLOSED else checklist(agreement, may_change),
        "facts": pages.facts(agreement, resources, tests, choice, initiative) + version_facts(versions),
        "agreement": agreement,
        "texts": pages.texts(agreement, pages.CONTENT),
        "terms": pages.texts(agreement, pages.TERMS),
        "groups": groups(agreement, may_change),
        "case_file": reverse("reports:case_file", args=[pk]),
        "parties": party_table(user, agreement, may_change),
        "timeline": timeline(agreement, may_change, tests, more=version_steps(versions)),
        "timeline_url": reverse("agreements:timeline", args=[pk]),
        "goals": goals_table(agreement, agreement.follow_ups.all(), may_change=may_change),
        "versions": version_table(versions) if agreement.state in agreement.BOUND else None,
        "chain": chain_table(user, agreement),
        "links": pages.part_links(user, agreement),
        "struck": struck,
        "may_strike": may_change and not agreement.is_settled(),
        "documents": document_rows(user, agreement),
        "attach_url": reverse("agreements:attach", args=[pk]) if may_change else "",
        "history": history(agreement, [*parts, *struck]),
        **money_of(user, agreement, resources),
        "steps": steps_before(user, agreement) if agreement.was_led_to else None,
    }
    if user.reads(Area.STATE_AID):
        if agreement.gives_aid:
            context["aid"] = aid_table(user, iop__agreement=agreement)
        context["prepare_aid"] = context["links"].get("prepare_state_aid")
    if tests is not None:
        columns = LEGAL_TESTS if can_read_reasons(user) else LEGAL_CONCLUSIONS
        context["legal_tests"] = part_table(columns, tests, _("Juridisk prövning"))
    if signed:
        context["follow_ups"] = plan_table(agreement, may_change)
    context["contents"] = contents(context)
    return render(request, "agreements/agreement.html", context)


def money_of(user, agreement, resources):
    """Resources and payments, as far as the user may read them."""
    shown, paid = {}, None
    if can_read_part(user, Area.PAYMENTS, agreement):
        payments = agreement.payments().visible_to(user)
        used = money_by_year(payments).get(agreement.pk, {})
        paid = {year: sums["paid"] for year, sums in used.items() if sums["paid"]}
        shown["payments"] = payment_table(user, agreement, payments)
        shown["payment_sums"] = payment_sums(paid, payments)
    if resources is not None:
        may_confirm = partial(can_confirm_delivery, user) if agreement.state in agreement.BOUND else nobody
        shown["money"] = resource_groups(resources, can_change_resource(user, agreement), may_confirm)
        shown["years"] = resources and years_table(resources, paid)
        if paid is not None:
            shown["own_money"] = money_table(resources, used)
    return shown


def nobody(resource):
    return False


def part_table(columns, rows, caption, page=""):
    """A table of the agreement's parts; each row leads to its form where the user may change it."""
    rows = list(rows)
    shown = table(columns, rows, caption=caption, empty=_("Inget är registrerat."))
    if page:
        for row, cells in zip(rows, shown.rows, strict=True):
            cells["cells"][0].url = reverse(f"agreements:{page}", args=[row.pk])
    return shown


def register_agreement(request):
    require(can_register_agreement(request.user))
    return act_page(
        request,
        AgreementForm(request.POST or None, user=request.user, initial=begun_by_choice(request)),
        partial(services.register_agreement, actor=request.user),
        title=_("Nytt IOP-avtal"),
        intro=_("Benämning och nämnd räcker för att börja. Resten fylls i innan avtalet undertecknas."),
        submit=_("Spara utkastet"),
        back="agreements:agreement_list",
    )


def begun_by_choice(request):
    """What a saved choice of form says of the agreement that is begun from it: `?val=12`."""
    number = request.GET.get("val", "")
    rows = FormChoice.objects.visible_to(request.user)
    choice = rows.filter(pk=int(number)).first() if re.fullmatch("[0-9]{1,18}", number) else None
    if not choice:
        return {}
    initiative = Initiative.objects.visible_to(request.user).filter(pk=choice.initiative_id).first()
    begun = {"title": choice.title, "responsible_board": choice.board_id, "form_choice": choice}
    return begun | ({"initiative": initiative, "challenge": initiative.challenge} if initiative else {})


def register_old_agreement(request):
    require(can_register_agreement(request.user))
    return act_page(
        request,
        OldAgreementForm(request.POST or None, user=request.user),
        partial(services.register_agreement, actor=request.user, imported_incomplete=True),
        title=_("Registrera äldre avtal"),
        intro=_("Fyll i det som är känt och lämna resten tomt. Det som saknas visas som uppgift saknas, och inget gissas."),
        submit=_("Spara avtalet"),
        back="agreements:agreement_list",
    )


def change_agreement(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    form_class = OldAgreementForm if agreement.imported_incomplete else AgreementForm
    form = form_class(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.change_agreement, actor=request.user, agreement=agreement)
    words = {"title": _("Ändra avtal"), "submit": _("Spara ändringen"), "template": "agreements/change.html"}
    return act_page(request, form, act, back=agreement, amend_url=amend_url(request.user, agreement), **words)


def amend_url(user, agreement):
    """Where what is signed is changed; nowhere for who may not, and while nothing is signed."""
    may_amend = agreement.is_settled() and can_change_agreement(user, agreement)
    return reverse("agreements:amend", args=[agreement.pk]) if may_amend else ""


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
        missing=missing(agreement, True),
    )


def decide(request, pk):
    agreement = seen(request, pk)
    require(can_register_decision(request.user, agreement))
    form = DecideWithOverrideForm(request.POST or None, user=request.user, thing=agreement)
    act = partial(services.decide_agreement, actor=request.user, agreement=agreement)
    intro = _("Kräver en juridisk prövning som säger att IOP är möjligt, och ett beslut med datum och paragraf.")
    return act_page(
        request, form, act, title=_("Registrera beslut"), intro=intro, submit=_("Registrera beslutet"), back=agreement
    )


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
