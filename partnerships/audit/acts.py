"""What each act is called in the history, for people. An act without a line here is a fault that a test finds."""

import re
from decimal import Decimal

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.ground.models import field_of, seen_of
from partnerships.ground.money import KronorField, format_kronor

from .models import AuditEvent
from .services import door

ACTS = {
    "registered": _("Registrerad"),
    "changed": _("Ändrad"),
    "attached": _("Handling tillagd"),
    "decided": _("Beslut registrerat"),
    "moved": _("Status ändrad"),
    "gave_role": _("Roll given"),
    "made_sign_in_link": _("Inloggningslänk skapad"),
    "signed_in_by_link": _("Inloggad med engångslänk"),
    "made_bench_data": _("Provdata lades till"),
    "saw_protected": _("Skyddad uppgift visad"),
    "submitted": _("Inlämnad"),
    "withdrawn": _("Återtagen"),
    "dismissed": _("Avvisad"),
    "tied_dismissal": _("Beslut om avvisningen angivet"),
    "granted": _("Beviljad"),
    "rejected": _("Avslagen"),
    "closed": _("Avslutad"),
    "planned": _("Planerad"),
    "attested": _("Attesterad"),
    "paid": _("Utbetald"),
    "reversed": _("Rättad med omvänd post"),
    "cancelled": _("Avbruten"),
    "proposed": _("Föreslagen"),
    "booked": _("Bokförd"),
    "signed": _("Undertecknad"),
    "terminated": _("Uppsagd"),
    "replaced": _("Ersatt av nytt avtal"),
    "adopted": _("Antagen"),
    "published": _("Publicerad"),
    "held": _("Genomförd"),
    "documented": _("Dokumenterad"),
    "called_off": _("Inställd"),
    "struck": _("Struken"),
    "lowered": _("Sänkt"),
    "extended": _("Förlängd"),
    "requested": _("Rekvirerad"),
    "confirmed_delivery": _("Leverans bekräftad"),
    "answered": _("Svar lämnat"),
    "concluded": _("Slutsats fastställd"),
    "approved": _("Godkänd"),
    "reopened": _("Öppnad igen"),
    "amended": _("Tilläggsavtal"),
    "ended": _("Avslutad"),
    "renewed": _("Nytt avtal påbörjat"),
    "prepared_aid": _("Stöd av mindre betydelse förberett"),
    "answered_questions": _("Besvarad fråga för fråga"),
    "cleared": _("Prövad av jurist"),
    "exported": _("Akten hämtad"),
    "acknowledged": _("Bekräftad"),
    "assigned": _("Ansvaret fördelat"),
    "dialogue_begun": _("Dialog påbörjad"),
    "settled": _("Utfall registrerat"),
    "told_outcome": _("Återkoppling om utfallet lämnad"),
    "made_calendar_key": _("Kalenderadress skapad"),
    "revoked_calendar_key": _("Kalenderadress återkallad"),
    "sent_again": _("Inlämnad igen"),
    "completion_requested": _("Komplettering begärd"),
    "not_approved": _("Inte godkänd"),
    "drawn": _("Stickprov draget"),
    "checked": _("Fördjupad kontroll gjord"),
    "dropped": _("Inget återkrav"),
    "invoiced": _("Fakturerat"),
    "written_off": _("Avskrivet"),
    "confirmed_as_told": _("Bekräftad, stod i en inläst lista"),
    "confirmed": _("Bekräftad av en annan person"),
    "refused": _("Nekad"),
    "gathered": _("Utbetalningar samlade i underlaget"),
    "downloaded": _("Underlaget hämtat"),
    "dissolved": _("Upplöst"),
    "brought_in": _("Inläst ur lista"),
    "queued": _("Startat"),
    "checked_rows": _("Kontrollerad"),
    "mapped": _("Kolumner valda"),
    "applied": _("Inläst"),
    "took_back_decision": _("Registrerat beslut taget tillbaka"),
    "withdrew_notice": _("Uppsägningen tillbakatagen"),
    "handed_in": _("Begärd handling inlämnad"),
    "requested_completion": _("Komplettering begärd"),
    "completed": _("Kompletterad och inlämnad igen"),
    "reused_answers": _("Förra årets svar hämtade"),
    "assessed": _("Bedömd av en bedömare"),
    "was_assessed": _("Bedömd, förslag till beslut lämnat"),
    "declared_conflict": _("Jäv antecknat"),
    "lifted_conflict": _("Jäv upphävt"),
    "reported_to_board": _("Anmäld till nämnden"),
    "sent_to_meeting": _("Till sammanträdet"),
    "gathered_applications": _("Ansökningar samlade"),
    "completed_decision": _("Beslutet kompletterat"),
    "merged": _("Sammanslagen"),
    "followed_merger": _("Flyttad vid sammanslagning"),
    "told_apart": _("Konstaterad vara en annan"),
    "checked_eligibility": _("Bidragsvillkoren prövade"),
}

# What an act tells beside the fields of the record.
DETAILS = {
    "state": _("Status"),
    "amount": _("Belopp"),
    "decision": _("Beslut"),
    "document": _("Handling"),
    "count": _("Antal utbetalningar"),
    "sum": _("Summa"),
    "file_checksum": _("Filens kontrollsumma (SHA-256)"),
    "paid_on": _("Utbetald"),
    "voucher_no": _("Verifikationsnummer"),
    "remaining": _("Kvar"),
    "requested_on": _("Rekvirerat"),
    "requested_by_role": _("Rekvirerat av (roll)"),
    "audiences": _("Målgrupp"),
    "despite_test": _("Till nämnden trots prövningen"),
    "files": _("Antal filer"),
    "checksum": _("Innehållsförteckningens kontrollsumma"),
    "version_number": _("Version"),
    "rows_refused": _("Rader med fel"),
    "rows_created": _("Registrerade rader"),
    "rows_changed": _("Ändrade rader"),
    "applies_from": _("Gäller från"),
    "successor": _("Nytt avtal"),
    "due": _("Senast"),
    "answered_on": _("Kompletterad"),
    "points": _("Poäng"),
    "statistics": _("Medlemmar per ålder och kön"),
    "delegated": _("Antal delegationsbeslut"),
    "reported_paragraph": _("Anmält under §"),
    "rows": _("Antal ansökningar"),
    "round": _("Omgång"),
    "application": _("Ansökan"),
    "proposal": _("Förslag"),
    "grounds": _("Motivering"),
    "rule_reference": _("Regel"),
    "conditions": _("Villkor"),
    "late_cut": _("Avdrag för sen ansökan"),
    "late_reason": _("Skäl till avdraget"),
    "state_aid_basis": _("Grund enligt statsstödsreglerna"),
    "state_aid_note": _("Anteckning om statsstöd"),
    "result": _("Utfall"),
    "other_case_reason": _("Skäl till annat diarienummer"),
    "answers": _("Svar"),
    "drawn_from": _("Antal bidrag att dra ur"),
    "drawn": _("Dragna bidragsbeslut, nummer"),
    "steps": _("Tabellens steg"),
    "tiers": _("Trappa"),
    "payment_days": _("Utbetalningsdagar"),
    "year": _("År"),
    "finding": _("Bedömning"),
    "merged_with": _("Tog över allt från"),
    "apart_from": _("Inte samma som"),
}


def history_of(*things, user):
    """What `ground/_history.html` shows of one record, or of one and what belongs to it, to this reader."""
    events = [event for thing in things for event in AuditEvent.objects.of(thing)[:100]]
    return told(sorted(events, key=lambda event: event.pk, reverse=True)[:100], user)


def histories_of(things, user):
    """The history of each of some records of one kind, as (record, history), in one question."""
    things = list(things)
    numbers = [thing.pk for thing in things]
    events = list(AuditEvent.objects.filter(object_type=things[0]._meta.label_lower, object_id__in=numbers)) if things else []
    seen, names = related_seen(events, user), users_named(events)
    events.sort(key=lambda event: event.pk, reverse=True)
    return [(thing, [in_words_of(event, seen, names) for event in events if event.object_id == thing.pk]) for thing in things]


UNSAID = frozenset({"registered", "changed"})  # the receipt says that it is saved


def done_in_words(result):
    """What the running request has done with a record last, in the history's own word; nothing where it only saved it."""
    _source, request_id = door.get()
    if not request_id or not isinstance(result, models.Model):
        return ""
    act = AuditEvent.objects.of(result).filter(request_id=request_id).values_list("act", flat=True).first()
    return "" if act in UNSAID else ACTS.get(act, "")


def told(events, user):
    """Each event in words, without the related records that the reader may not see."""
    events = list(events)
    seen, names = related_seen(events, user), users_named(events)
    return [in_words_of(event, seen, names) for event in events]


def in_words_of(event, seen, names):
    model = apps.get_model(event.object_type)
    return {
        "when": event.at,
        "who": event.actor_label,
        "act": ACTS.get(event.act, event.act),
        "reason": event.reason,
        "changes": [
            {
                "label": label(model, name),
                "before": in_words(model, name, before, names),
                "after": in_words(model, name, after, names),
            }
            for name, before, after in event.changes
            if not any(
                related_number(value) not in seen[of] for of, value in related_values(model, name, (before, after)) if of in seen
            )
        ],
    }


def related_seen(events, user):
    """{model: the numbers that the user may see} of what the events name; a model of which all may be seen is left out."""
    named = {}
    for event in events:
        for name, *values in event.changes:
            for model, value in related_values(apps.get_model(event.object_type), name, values):
                named.setdefault(model, set()).add(related_number(value))
    return {model: seen for model, pks in named.items() if (seen := seen_of(model, pks, user)) is not None}


def users_named(events):
    """{number: name} of the users that the events name. The log holds their numbers alone, so the names can be erased."""
    users = get_user_model()
    named = {
        related_number(value)
        for event in events
        for name, *values in event.changes
        if getattr(field_of(apps.get_model(event.object_type), name), "related_model", None) is users
        for value in values
    }
    named.discard(None)
    return {user.pk: str(user) for user in users._base_manager.filter(pk__in=named)} if named else {}


def related_values(model, name, values):
    """(model, value) of each value that names another record; only those of records that ask who may see them."""
    related = getattr(field_of(model, name), "related_model", None)
    if related is None or not hasattr(related._default_manager, "visible_to"):
        return []
    return [(related, value) for value in values if related_number(value)]


def related_number(value):
    """The number that a related record is logged with, see `services.contents`."""
    found = isinstance(value, str) and re.search(r" \[([0-9]+)\]$", value)
    return int(found[1]) if found else None


def label(model, name):
    field = field_of(model, name)
    text = str(getattr(field, "verbose_name", "") or DETAILS.get(name, name))
    return text[:1].upper() + text[1:]


def in_words(model, name, value, names=None):
    if value is None or value == "":
        return ""
    field = field_of(model, name)
    if isinstance(value, str) and value.startswith("sha256:"):
        return _("personuppgift")
    if isinstance(value, bool):
        return _("ja") if value else _("nej")
    if isinstance(field, KronorField) or name in {"amount", "remaining", "late_cut"}:
        return format_kronor(Decimal(value))
    if isinstance(field, models.DecimalField):
        return format_kronor(Decimal(value), unit=False)
    if isinstance(field, models.TimeField):
        return str(value)[:5].replace(":", ".")
    if isinstance(field, models.ForeignKey):
        if names and field.related_model is get_user_model() and (named := names.get(related_number(value))):
            return named
        return str(value).rpartition(" [")[0] or value
    return value
