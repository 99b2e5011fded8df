"""Pages of what comes in: the list, one of them, and what is done with it."""

from functools import partial

from django.db.models import Count, F, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.cases.models import BoardDecision
from partnerships.cases.pages import attach_page, document_rows
from partnerships.ground.days import format_long_day, today
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.register.rights import Area
from partnerships.register.services import note_protected_look

from . import pages, services
from .filters import InitiativeFilters
from .forms import AcknowledgeForm, AnswerForm, AssignForm, ContactForm, DecideForm, DialogueForm, FeedbackForm, InitiativeForm
from .models import Initiative, InitiativeContact
from .permissions import (
    can_change_contact,
    can_handle_initiative,
    can_leave_initiative,
    can_read_notes,
    can_register_contact,
    registers_for_all,
)
from .tables import CONTACTS, INITIATIVES


def initiatives_for(user):
    rows = Initiative.objects.visible_to(user).select_related("organisation", "owner_office", "coordinator_office")
    return rows.prefetch_related("boards_concerned")


def seen(request, pk):
    """The initiative, if the user may see it."""
    return get_object_or_404(initiatives_for(request.user), pk=pk)


def handled(request, pk):
    """The initiative, if the user may do something with it."""
    initiative = seen(request, pk)
    require(can_handle_initiative(request.user, initiative))
    return initiative


def leave_words(user):
    return _("Registrera") if registers_for_all(user) else _("Lämna ett initiativ")


def initiative_list(request):
    filters = InitiativeFilters(request.GET, initiatives_for(request.user))
    address = reverse("initiatives:register_initiative")
    return list_page(
        request,
        filters,
        INITIATIVES,
        title=_("Initiativ"),
        intro=_("Initiativ, frågor, klagomål och synpunkter från idéburen sektor och invånare"),
        stats=list_stats(filters) if request.user.reads(Area.INITIATIVES) else [],
        empty="" if request.user.reads(Area.INITIATIVES) else _("Din roll läser inte initiativ."),
        create=(leave_words(request.user), address) if can_leave_initiative(request.user) else None,
        export="initiativ",
    )


def list_stats(filters):
    """Figures of the rows that are shown: choose a year to see that year's."""
    if not filters.is_valid():
        return []
    late = Q(answered_on=None, answer_due__lt=today()) & ~Q(state=Initiative.State.CLOSED)
    answered = Q(answered_on__isnull=False)
    figures = filters.qs.order_by().aggregate(
        received=Count("pk"),
        dated=Count("pk", filter=answered & Q(answer_due__isnull=False)),
        in_time=Count("pk", filter=answered & Q(answered_on__lte=F("answer_due"))),
        answered=Count("pk", filter=answered),
        late=Count("pk", filter=late),
    )
    days = filters.qs.median_answer_days()
    shown = {"value": "–"} if days is None else {"value": f"{days:g}".replace(".", ","), "unit": _("dagar")}
    return [
        {"label": _("Inkomna"), "value": figures["received"]},
        {"label": _("Besvarade"), "value": figures["answered"]},
        {"label": _("Besvarade i tid"), "value": _("%(n)s av %(all)s") % {"n": figures["in_time"], "all": figures["dated"]}},
        {"label": _("Försenade svar"), "value": figures["late"]},
        {"label": _("Svarstid, median"), "note": _("Hälften besvarades på så många dagar eller färre."), **shown},
    ]


def initiative(request, pk):
    user, initiative = request.user, get_object_or_404(initiatives_for(request.user).select_related("event", "case"), pk=pk)
    contacts = InitiativeContact.objects.visible_to(user).filter(initiative=initiative)
    note_protected_look(actor=user, contacts=contacts)
    decision = initiative.decision_id and BoardDecision.objects.visible_to(user).filter(pk=initiative.decision_id).first()
    may_handle = can_handle_initiative(user, initiative)
    reads_contacts = Initiative.objects.filter(user.readable(Area.CONTACTS, organisation="organisation"), pk=pk).exists()
    context = {
        "title": initiative.title,
        "crumbs": [(_("Initiativ"), reverse("initiatives:initiative_list")), (initiative.title, "")],
        "intro": f"{initiative.get_kind_display()} · {_('inkom %(day)s') % {'day': format_long_day(initiative.received_on)}}",
        "state": (initiative.get_state_display(), initiative.tone),
        "acts": pages.acts(user, initiative),
        "warnings": pages.warnings(initiative) if may_handle else [],
        "missing": pages.missing(initiative, bool(contacts), may_handle),
        "facts": pages.facts(initiative, decision),
        "timeline": pages.timeline(initiative),
        "initiative": initiative,
        "texts": pages.texts(initiative),
        "reads_notes": can_read_notes(user),
        "contacts": table(
            CONTACTS,
            contacts,
            caption=_("Kontaktpersoner"),
            empty=_("Ingen kontaktperson är registrerad.")
            if reads_contacts
            else _("Visas bara för den som har lämnat initiativet och för dem som handlägger det."),
        ),
        "contact_links": [
            (contact, reverse("initiatives:change_contact", args=[contact.pk]))
            for contact in contacts
            if can_change_contact(user, contact)
        ],
        "new_contact": reverse("initiatives:register_contact", args=[pk])
        if initiative.takes_contacts() and can_register_contact(user, initiative)
        else "",
        "later": {"url": reverse("reports:led_to", args=[pk]), "label": _("Visa avtal och bidrag")},
        "documents": document_rows(user, initiative),
        "attach_url": reverse("initiatives:attach", args=[pk]) if may_handle else "",
        "history": pages.history(user, initiative),
    }
    return render(request, "initiatives/initiative.html", context)


def register_initiative(request):
    require(can_leave_initiative(request.user))
    officer = registers_for_all(request.user)
    return act_page(
        request,
        InitiativeForm(request.POST or None, user=request.user),
        partial(services.register_initiative, actor=request.user),
        title=_("Registrera det som kommit in") if officer else _("Lämna ett initiativ"),
        intro=_("Skriv inte namn eller andra personuppgifter i rubrik och texter. De hör hemma under Kontaktperson."),
        submit=_("Registrera") if officer else _("Lämna"),
        back="initiatives:initiative_list",
    )


def change_initiative(request, pk):
    initiative = handled(request, pk)
    form = InitiativeForm(request.POST or None, user=request.user, thing=initiative)
    act = partial(services.change_initiative, actor=request.user, initiative=initiative)
    return act_page(request, form, act, title=_("Ändra initiativ"), submit=_("Spara ändringen"), back=initiative)


def acknowledge(request, pk):
    initiative = handled(request, pk)
    act = partial(services.acknowledge_initiative, actor=request.user, initiative=initiative)
    intro = _("Den som lämnade initiativet har fått veta att det har kommit in.")
    form = AcknowledgeForm(request.POST or None, thing=initiative)
    return act_page(request, form, act, title=_("Bekräfta"), intro=intro, submit=_("Bekräfta"), back=initiative)


def assign(request, pk):
    initiative = handled(request, pk)
    act = partial(services.assign_initiative, actor=request.user, initiative=initiative)
    form = AssignForm(request.POST or None, thing=initiative)
    intro = _("Kontoret svarar den som lämnade initiativet. Berörs flera nämnder håller ett kontor ihop det.")
    return act_page(request, form, act, title=_("Fördela ansvaret"), intro=intro, submit=_("Spara"), back=initiative)


def start_dialogue(request, pk):
    initiative = handled(request, pk)
    act = partial(services.start_dialogue, actor=request.user, initiative=initiative)
    form = DialogueForm(request.POST or None, thing=initiative)
    return act_page(request, form, act, title=_("Börja dialog"), submit=_("Registrera"), back=initiative)


def decide(request, pk):
    initiative = handled(request, pk)
    act = partial(services.decide_initiative, actor=request.user, initiative=initiative)
    form = DecideForm(request.POST or None, user=request.user, thing=initiative)
    return act_page(request, form, act, title=_("Registrera utfall"), submit=_("Registrera"), back=initiative)


def answer(request, pk):
    initiative = handled(request, pk)
    act = partial(services.reply_to_initiative, actor=request.user, initiative=initiative)
    form = AnswerForm(request.POST or None, thing=initiative)
    return act_page(request, form, act, title=_("Svara"), submit=_("Registrera svaret"), back=initiative)


def tell_outcome(request, pk):
    initiative = handled(request, pk)
    act = partial(services.tell_outcome, actor=request.user, initiative=initiative)
    form = FeedbackForm(request.POST or None, thing=initiative)
    title = _("Återkoppla om utfallet")
    return act_page(request, form, act, title=title, submit=_("Registrera återkopplingen"), back=initiative)


def close(request, pk):
    initiative = handled(request, pk)
    act = partial(services.close_initiative, actor=request.user, initiative=initiative)
    form = ActForm(request.POST or None, thing=initiative)
    return act_page(request, form, act, title=_("Avsluta"), submit=_("Avsluta"), back=initiative)


def attach(request, pk):
    initiative = handled(request, pk)
    to = {"board_id": initiative.board_id, "organisation_id": initiative.organisation_id}
    return attach_page(request, to=initiative, area=Area.INITIATIVES, **to)


def register_contact(request, pk):
    initiative = seen(request, pk)
    require(can_register_contact(request.user, initiative))
    form = ContactForm(request.POST or None, user=request.user)
    act = partial(services.register_contact, actor=request.user, initiative=initiative)
    return act_page(
        request, form, act, title=_("Ny kontaktperson"), submit=_("Spara kontaktpersonen"), back=initiative, done=initiative
    )


def change_contact(request, pk):
    rows = InitiativeContact.objects.visible_to(request.user).select_related(
        "initiative__owner_office", "initiative__coordinator_office"
    )
    contact = get_object_or_404(rows, pk=pk)
    require(can_change_contact(request.user, contact))
    note_protected_look(actor=request.user, contacts=[contact])
    form = ContactForm(request.POST or None, user=request.user, thing=contact)
    act = partial(services.change_contact, actor=request.user, contact=contact)
    back = contact.initiative
    return act_page(request, form, act, title=_("Ändra kontaktperson"), submit=_("Spara ändringen"), back=back, done=back)
