"""Pages of the log."""

from django.apps import apps
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from partnerships.audit.acts import told
from partnerships.ground.errors import require
from partnerships.ground.pages import list_page

from ..filters import EventFilters
from ..log import events_for
from ..permissions import can_read_log
from ..tables import EVENTS


def event(request, pk):
    """One event of the log: what was changed, and the record as it stands now for those who may see it."""
    require(can_read_log(request.user))
    event = get_object_or_404(events_for(request.user), pk=pk)
    (said,) = told([event], request.user)
    context = {
        "title": said["act"],
        "crumbs": [(_("Händelselogg"), reverse("reports:log")), (said["act"], "")],
        "facts": [
            (_("Benämning"), event.object_label),
            (_("Väg"), event.get_source_display()),
            *record_facts(request.user, event),
        ],
        "history": [said],
    }
    return render(request, "reports/event.html", context)


def record_facts(user, event):
    """The record, and the people and organisations that it is about, as they stand now: names the log itself does not hold."""
    rows = apps.get_model(event.object_type)._default_manager.all()
    thing = (rows.visible_to(user) if hasattr(rows, "visible_to") else rows.none()).filter(pk=event.object_id).first()
    if thing is None:
        return
    yield _("Posten nu"), str(thing), address_of(thing)
    for field in thing._meta.concrete_fields:
        if field.is_relation and getattr(field.related_model, "PERSONAL_FIELDS", None):
            related = field.related_model.objects.visible_to(user).filter(pk=getattr(thing, field.attname)).first()
            if related:
                yield capfirst(field.verbose_name), str(related), address_of(related)


def address_of(thing):
    return thing.get_absolute_url() if hasattr(thing, "get_absolute_url") else ""


def log(request):
    """The log of acts, of one's own boards or of all, as the table of rights says."""
    require(can_read_log(request.user))
    return list_page(
        request,
        EventFilters(request.GET, events_for(request.user)),
        EVENTS,
        title=_("Händelselogg"),
        intro=_("Vem som gjort vad och när. Loggen kan inte ändras."),
    )
