"""Pages of meetings."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.cases.pages import attach_page, document_rows
from partnerships.ground.days import format_long_day
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page, list_page
from partnerships.register.rights import Area

from . import services
from .filters import EventFilters
from .forms import CancelForm, EventForm, HoldForm
from .models import Event
from .permissions import can_change_event, can_publish_event, can_register_event
from .tables import EVENTS


def events_for(user):
    return Event.objects.visible_to(user).prefetch_related("audiences")


def event_list(request):
    return list_page(
        request,
        EventFilters(request.GET, events_for(request.user)),
        EVENTS,
        title=_("Dialog"),
        intro=_("Dialogforum, workshoppar och andra träffar mellan kommunen och idéburen sektor"),
        create=(_("Ny träff"), reverse("events:register_event")) if can_register_event(request.user) else None,
        export="traffar",
    )


def event(request, pk):
    event = get_object_or_404(events_for(request.user), pk=pk)
    may_change = can_change_event(request.user, event)
    context = {
        "title": event.title,
        "crumbs": [(_("Dialog"), reverse("events:event_list")), (event.title, "")],
        "intro": f"{event.get_kind_display()} · {format_long_day(event.date)}",
        "state": (event.current_state, event.tone),
        "acts": event_acts(request.user, event),
        "warnings": event_warnings(event) if may_change else [],
        "facts": event_facts(event),
        "event": event,
        "participants": participant_facts(event),
        "documents": document_rows(request.user, event),
        "attach_url": reverse("events:attach", args=[pk]) if may_change else "",
        "history": history_of(event, user=request.user),
    }
    return render(request, "events/event.html", context)


def event_acts(user, event):
    """(label, address) of what this user can do now; the first stands out."""
    address = partial(reverse, args=[event.pk])
    acts, State = [], Event.State
    if can_publish_event(user, event) and event.can_move_to(State.PUBLISHED) and not event.is_over:
        acts.append((_("Publicera"), address("events:publish")))
    if can_change_event(user, event):
        if event.can_move_to(State.HELD) and event.has_begun:
            acts.append((_("Registrera som genomförd"), address("events:hold")))
        if event.can_move_to(State.DOCUMENTED) and event.has_notes:
            acts.append((_("Registrera som dokumenterad"), address("events:document")))
        acts.append((_("Ändra"), address("events:change_event")))
        if event.can_move_to(State.CANCELLED):
            acts.append((_("Ställ in"), address("events:cancel")))
    return acts


def event_warnings(event):
    if event.is_over and event.can_move_to(Event.State.HELD):
        text = _("Registrera att träffen har genomförts, eller att den ställdes in.")
        return [{"title": _("Dagen har passerat"), "text": text, "tone": "warning"}]
    return []


def event_facts(event):
    yes_no = {True: _("ja"), False: _("nej"), None: None}
    return [
        (_("Typ"), event.get_kind_display()),
        (_("Datum"), format_long_day(event.date)),
        (_("Tid"), event.hours() and _("kl. %(hours)s") % {"hours": event.hours()}),
        (_("Plats"), event.venue),
        (_("Lokal"), event.room),
        (_("Målgrupp"), event.audience_text()),
        (_("Leds av någon utanför kommunen"), yes_no[event.facilitator_external]),
        (_("Delaktighetsnivå"), event.get_participation_level_display()),
        (_("Beslutssteg"), event.get_decision_step_display()),
        (_("Presentation publicerad"), yes_no[event.has_presentation]),
        (_("Anteckningar publicerade"), yes_no[event.has_notes]),
        (_("Källa"), event.source),
    ]


def participant_facts(event):
    return [
        (_("Idéburen sektor"), event.participants_idea_driven),
        (_("Kommunen"), event.participants_municipality),
        (_("Övriga"), event.participants_other),
    ]


def register_event(request):
    require(can_register_event(request.user))
    return act_page(
        request,
        EventForm(request.POST or None, user=request.user),
        partial(services.register_event, actor=request.user),
        title=_("Ny träff"),
        submit=_("Spara träffen"),
        back="events:event_list",
    )


def change_event(request, pk):
    event = get_object_or_404(events_for(request.user), pk=pk)
    require(can_change_event(request.user, event))
    form = EventForm(request.POST or None, user=request.user, thing=event)
    act = partial(services.change_event, actor=request.user, event=event)
    return act_page(request, form, act, title=_("Ändra träff"), submit=_("Spara ändringen"), back=event)


def publish(request, pk):
    event = get_object_or_404(events_for(request.user), pk=pk)
    require(can_publish_event(request.user, event))
    form = ActForm(request.POST or None, thing=event)
    act = partial(services.publish_event, actor=request.user, event=event)
    return act_page(request, form, act, title=_("Publicera träff"), submit=_("Publicera"), back=event)


def hold(request, pk):
    event = get_object_or_404(events_for(request.user), pk=pk)
    require(can_change_event(request.user, event))
    form = HoldForm(request.POST or None, thing=event, initial={"summary": event.summary})
    act = partial(services.hold_event, actor=request.user, event=event)
    return act_page(request, form, act, title=_("Registrera som genomförd"), submit=_("Spara"), back=event)


def document(request, pk):
    event = get_object_or_404(events_for(request.user), pk=pk)
    require(can_change_event(request.user, event))
    form = ActForm(request.POST or None, thing=event)
    act = partial(services.document_event, actor=request.user, event=event)
    intro = _("Anteckningarna från träffen är publicerade.")
    return act_page(request, form, act, title=_("Registrera som dokumenterad"), intro=intro, submit=_("Spara"), back=event)


def cancel(request, pk):
    event = get_object_or_404(events_for(request.user), pk=pk)
    require(can_change_event(request.user, event))
    form = CancelForm(request.POST or None, thing=event)
    act = partial(services.cancel_event, actor=request.user, event=event)
    return act_page(request, form, act, title=_("Ställ in träff"), submit=_("Ställ in"), back=event, tone="danger")


def attach(request, pk):
    event = get_object_or_404(events_for(request.user), pk=pk)
    require(can_change_event(request.user, event))
    return attach_page(request, to=event, area=Area.EVENTS)
