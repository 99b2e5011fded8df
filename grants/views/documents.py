"""Pages of documents that are asked for and handed in."""

from dataclasses import replace
from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.register.models import Organisation

from .. import services
from ..filters import HandedInFilters, RequiredDocumentFilters
from ..forms.documents import AskForm, HandInForm, HandInYearlyForm, RequiredDocumentForm
from ..models import GrantApplication, GrantScheme, HandedInDocument, RequiredDocument
from ..permissions import can_change_required_documents, can_change_scheme, can_hand_in_document
from ..tables.documents import HANDED_IN, REQUIRED_DOCUMENTS


def required_document_list(request):
    create = None
    if can_change_required_documents(request.user):
        create = (_("Ny handling"), reverse("grants:register_required_document"))
    return list_page(
        request,
        RequiredDocumentFilters(request.GET, RequiredDocument.objects.visible_to(request.user)),
        [replace(REQUIRED_DOCUMENTS[0], link=create is not None), *REQUIRED_DOCUMENTS[1:]],
        title=_("Handlingar som begärs"),
        intro=_("Handlingar som en bidragsform kan begära, till exempel årsmötesprotokoll. Var och en begärs en gång."),
        create=create,
        near=[(_("Inlämnade handlingar"), reverse("grants:handed_in_list"))],
        export="begarda-handlingar",
    )


def register_required_document(request):
    require(can_change_required_documents(request.user))
    address = "grants:required_document_list"
    form = RequiredDocumentForm(request.POST or None, user=request.user)
    act = partial(services.register_required_document, actor=request.user)
    return act_page(request, form, act, title=_("Ny handling som begärs"), submit=_("Spara"), back=address, done=address)


def change_required_document(request, pk):
    required = get_object_or_404(RequiredDocument.objects.visible_to(request.user), pk=pk)
    require(can_change_required_documents(request.user))
    address = "grants:required_document_list"
    form = RequiredDocumentForm(request.POST or None, user=request.user, thing=required)
    act = partial(services.change_required_document, actor=request.user, required=required)
    return act_page(request, form, act, title=_("Ändra handling som begärs"), submit=_("Spara"), back=address, done=address)


def ask_for_documents(request, pk):
    scheme = get_object_or_404(GrantScheme.objects.visible_to(request.user), pk=pk)
    require(can_change_scheme(request.user, scheme))
    form = AskForm(request.POST or None, thing=scheme)
    act = partial(services.ask_for_documents, actor=request.user, scheme=scheme)
    intro = _("Det som lämnas en gång per år räknas för alla organisationens ansökningar det året.")
    return act_page(
        request, form, act, title=_("Handlingar som begärs"), intro=intro, submit=_("Spara"), back=scheme, done=scheme
    )


def handed_in_list(request):
    rows = HandedInDocument.objects.visible_to(request.user).select_related("organisation", "required", "document")
    return list_page(
        request,
        HandedInFilters(request.GET, rows),
        HANDED_IN,
        title=_("Inlämnade handlingar"),
        intro=_("Det som organisationerna har lämnat in till sina ansökningar"),
        near=[(_("Handlingar som begärs"), reverse("grants:required_document_list"))],
        export="inlamnade-handlingar",
        none_yet=_("Inget är inlämnat. Handlingarna lämnas på ansökans eller organisationens sida."),
    )


def hand_in(request, pk):
    """For one application; `handling` in the address chooses the document."""
    application = get_object_or_404(GrantApplication.objects.visible_to(request.user).select_related("round__scheme"), pk=pk)
    require(can_hand_in_document(request.user, application.organisation, application))
    asked = application.round.scheme.requires_documents.asked_for()
    chosen = request.GET.get("handling", "")
    form = HandInForm(
        request.POST or None,
        files=request.FILES or None,
        documents=asked,
        initial={"required": chosen},
    )
    about = {"organisation": application.organisation, "year": application.round.year, "application": application}
    act = partial(services.hand_in_document, actor=request.user, **about)
    return act_page(
        request, form, act, title=_("Lämna handling"), submit=_("Lämna handlingen"), back=application, done=application
    )


def hand_in_yearly(request, pk):
    """For all of an organisation's applications a year, from the organisation's page."""
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    require(can_hand_in_document(request.user, organisation))
    yearly = RequiredDocument.objects.asked_for().filter(yearly=True)
    chosen = {"required": request.GET.get("handling", "")}
    form = HandInYearlyForm(request.POST or None, files=request.FILES or None, documents=yearly, initial=chosen)
    act = partial(services.hand_in_document, actor=request.user, organisation=organisation)
    return act_page(
        request, form, act, title=_("Lämna årets handling"), submit=_("Lämna handlingen"), back=organisation, done=organisation
    )
