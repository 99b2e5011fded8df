"""Pages of governing documents."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day, format_long_day, today
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.register.rights import Area

from .. import services
from ..filters import GoverningFilters
from ..forms.governing import GoverningForm
from ..models import GoverningDocument
from ..pages import attach_page, document_rows, resting_on
from ..permissions import can_change_governing_document, can_register_governing_document
from ..tables import GOVERNING_DOCUMENTS

State = GoverningDocument.State


def documents_for(user):
    return GoverningDocument.objects.visible_to(user).select_related("board", "case", "decision")


def governing_list(request):
    create = None
    if can_register_governing_document(request.user):
        create = (_("Nytt styrdokument"), reverse("cases:register_governing_document"))
    return list_page(
        request,
        GoverningFilters(request.GET, documents_for(request.user)),
        GOVERNING_DOCUMENTS,
        title=_("Styrdokument"),
        intro=_("Policyer, riktlinjer och regler för samverkan. Ett förslag gäller inte förrän beslutet är registrerat."),
        create=create,
        export="styrdokument",
    )


def governing_document(request, pk):
    rows = documents_for(request.user).with_state_on(today()).select_related("predecessor", "decision__board")
    document = get_object_or_404(rows, pk=pk)
    may_change = can_change_governing_document(request.user, document)
    address = partial(reverse, args=[pk])
    context = {
        "title": document.title,
        "crumbs": [(_("Styrdokument"), reverse("cases:governing_list")), (str(document), "")],
        "intro": " · ".join(filter(None, [document.get_kind_display(), document.version_text])),
        "state": (document.state_label, document.tone),
        "acts": [(_("Ändra"), address("cases:change_governing_document"))] if may_change else [],
        "warnings": warnings(document),
        "facts": facts(document),
        "timeline": timeline(document),
        "resting": resting_on(request.user, document, but=(GoverningDocument,)),
        "documents": document_rows(request.user, document),
        "attach_url": address("cases:attach_governing") if may_change else "",
        "history": history_of(document, user=request.user),
    }
    return render(request, "cases/governing.html", context)


def facts(document):
    case, decision, older = document.case, document.decision, document.predecessor
    rows = [
        (_("Slag"), document.get_kind_display()),
        (_("Nämnd"), document.board.name),
        (_("Diarienummer"), case and case.raw, case and case.get_absolute_url()),
    ]
    if decision:
        rows += [
            (_("Beslut"), str(decision), decision.get_absolute_url()),
            (_("Gäller från"), format_day(document.first_day)),
            (_("Gäller t.o.m."), format_day(document.valid_to) or _("tills vidare")),
            (_("Ses över senast"), format_day(document.review_due)),
        ]
    if document.source:
        rows.append((_("Källa"), document.source))
    if older:
        rows.append((_("Ersätter"), str(older), older.get_absolute_url()))
    for newer in document.successors.all():  # a proposal replaces nothing yet
        label = _("Ersätts av") if newer.decision_id else _("Föreslagen ny version")
        rows.append((label, str(newer), newer.get_absolute_url()))
    return rows


def warnings(document):
    """What a reader must know before relying on the document."""
    state = document.state_now
    if state == State.PROPOSED:
        text = _("Inget beslut är registrerat. Dokumentet gäller inte, och inget avtal kan hänvisa till det.")
        return [{"title": _("Föreslaget, inte beslutat"), "text": text}]
    if state == State.EXPIRED:
        title = _("Gällde till och med %(day)s") % {"day": format_long_day(document.valid_to)}
        return [{"title": title, "text": _("Registrera den nya versionen, eller beslutet som förlänger den här.")}]
    if state == State.UNKNOWN:
        return [{"title": _("Det är okänt om dokumentet gäller"), "text": _("Fyll i från vilken dag det gäller.")}]
    if state == State.IN_FORCE and document.review_due and document.review_due < today():
        title = _("Skulle ha setts över senast %(day)s") % {"day": format_long_day(document.review_due)}
        return [{"title": title, "text": _("Dokumentet gäller fortfarande.")}]
    return []


def timeline(document):
    """Its days in order: decided, in force, to be looked over, the last day."""
    steps = [
        (document.decision and document.decision.meeting_date, _("Beslutat")),
        (document.valid_from, _("Börjar gälla")),
        (document.review_due, _("Ses över senast")),
        (document.valid_to, _("Sista dagen")),
    ]
    steps = sorted((day, title) for day, title in steps if day)
    return [{"day": day, "title": title, "state": "past" if day < today() else "later"} for day, title in steps]


def register_governing_document(request):
    require(can_register_governing_document(request.user))
    return act_page(
        request,
        GoverningForm(request.POST or None, user=request.user),
        partial(services.register_governing_document, actor=request.user),
        title=_("Nytt styrdokument"),
        intro=_("Ett förslag registreras utan beslut. Beslutet läggs till när det är fattat."),
        submit=_("Spara styrdokumentet"),
        back="cases:governing_list",
    )


def own_document(request, pk):
    """A governing document that the user may both see and change."""
    document = get_object_or_404(documents_for(request.user), pk=pk)
    require(can_change_governing_document(request.user, document))
    return document


def change_governing_document(request, pk):
    document = own_document(request, pk)
    form = GoverningForm(request.POST or None, user=request.user, thing=document)
    act = partial(services.change_governing_document, actor=request.user, document=document)
    return act_page(request, form, act, title=_("Ändra styrdokument"), submit=_("Spara ändringen"), back=document)


def attach(request, pk):
    document = own_document(request, pk)
    return attach_page(request, to=document, area=Area.GOVERNING, board_id=document.board_id)
