"""The page of one agreement."""

from functools import partial

from django.db.models import Exists, OuterRef
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.cases.pages import document_rows
from partnerships.ground.tables import table
from partnerships.initiatives.models import Initiative
from partnerships.register.rights import Area
from partnerships.state_aid.tables import aid_table

from ..models import FormChoice, IOPAgreement, IOPStateAid, OtherAgreement
from ..models.money import money_by_year
from ..pages import agreement as pages
from ..pages.checklist import checklist, missing
from ..pages.contents import contents
from ..pages.follow_ups import plan_table
from ..pages.goals import goals_table
from ..pages.groups import groups
from ..pages.history import has_struck_parts, history, struck_parts
from ..pages.money import money_table, payment_table
from ..pages.other_agreements import steps_before
from ..pages.renewal import amounts_to_look_over
from ..pages.resources import payment_sums, resource_groups, with_parties, years_table
from ..pages.timeline import timeline
from ..pages.versions import chain_table, coming_terms, version_acts, version_facts, version_steps, version_table, versions_of
from ..permissions import can_change_agreement, can_change_resource, can_confirm_delivery, can_read_part, can_read_reasons
from ..tables import LEGAL_CONCLUSIONS, LEGAL_TESTS, party_table


def seen(request, pk):
    """The agreement, if the user may see it."""
    return get_object_or_404(IOPAgreement.objects.visible_to(request.user).select_related("responsible_board"), pk=pk)


def agreement(request, pk):
    rows = IOPAgreement.objects.visible_to(request.user).with_parts()
    rows = rows.annotate(gives_aid=Exists(IOPStateAid.objects.filter(agreement=OuterRef("pk"))))
    rows = rows.annotate(was_led_to=Exists(OtherAgreement.objects.filter(leads_to=OuterRef("pk"))))
    rows = rows.annotate(has_struck=has_struck_parts())
    rows = rows.select_related(
        "responsible_board", "responsible_office", "welfare_area", "decision__board", "predecessor", "signed_document",
        "compact", "governing_document", "terminated_by__organisation", "terminated_by__board",
    )  # fmt: skip
    rows = rows.prefetch_related("follow_ups__measures", "successors", "extensions__decision__board", "legal_tests__criteria_set")
    agreement = get_object_or_404(rows, pk=pk)
    user, may_change = request.user, can_change_agreement(request.user, agreement)
    resources = with_parties(agreement) if can_read_part(user, Area.RESOURCES, agreement) else None
    tests = list(agreement.legal_tests.all()) if can_read_part(user, Area.LEGAL_TEST, agreement) else None
    choice = agreement.form_choice_id and FormChoice.objects.visible_to(user).filter(pk=agreement.form_choice_id).first()
    initiatives = Initiative.objects.visible_to(user).select_related("organisation")
    initiative = agreement.initiative_id and initiatives.filter(pk=agreement.initiative_id).first()
    versions = versions_of(agreement) if agreement.state in agreement.BOUND else []
    coming = coming_terms(agreement, versions) if versions else {}
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
        "warnings": pages.warnings(agreement, can_read_reasons(user), may_change)
        + amounts_to_look_over(agreement)
        + pages.other_initiator(agreement, initiative, may_change),
        "missing": missing(agreement, may_change) if signed else [],  # before that the checklist tells
        "checklist": None if signed or agreement.state in pages.CLOSED else checklist(agreement, may_change),
        "facts": pages.facts(agreement, resources, tests, choice, initiative) + version_facts(versions),
        "agreement": agreement,
        "texts": pages.texts(agreement, pages.CONTENT, coming),
        "terms": pages.texts(agreement, pages.TERMS, coming),
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
        "history": history(user, agreement, [*parts, *struck]),
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
            shown["own_money"] = money_table(agreement, resources, used)
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
