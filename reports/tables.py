"""The columns of the log, of what falls due and of the checks."""

from django.apps import apps
from django.utils.translation import gettext_lazy as _

from partnerships.audit.acts import ACTS
from partnerships.audit.models import AuditEvent
from partnerships.ground.columns import DAY, LONG, MOMENT, NUMBER, Column
from partnerships.register.rights import Area

EVENTS = [
    Column(_("När"), "at", MOMENT),
    Column(_("Vem"), "actor_label", width=30),
    Column(_("Händelse"), lambda event: ACTS.get(event.act, event.act)),
    Column(_("Slag"), lambda event: apps.get_model(event.object_type)._meta.verbose_name),
    Column(_("Benämning"), "object_label", width=50),
    Column(_("Skäl"), "reason", LONG),
    Column(_("Väg"), "get_source_display"),
]

DUE = [
    Column(_("Senast"), "day", DAY),
    Column(_("Vad"), "title", link=True, width=30),
    Column(_("Gäller"), "note", width=60),
]

FINDINGS = [
    Column(_("Kontroll"), "check", link=True, width=48),
    Column(_("Antal"), "count", NUMBER),
    Column(_("Objekt"), "named", LONG, width=80),
    Column(_("Åtgärd"), "remedy", LONG, width=48),
]


def events_for(user):
    """The events that the user may read: all of them, or those of own boards and own acts."""
    return AuditEvent.objects.filter(user.readable(Area.LOG, board="board_id")).order_by("-pk") | AuditEvent.objects.filter(
        actor_id=user.pk
    ).order_by("-pk")
