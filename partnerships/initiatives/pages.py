"""What an initiative's page tells: facts, dates, what is missing, what must happen and what can be done now."""

from functools import partial

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day, format_long_day, today
from partnerships.register.rights import Area

from .models import Initiative
from .permissions import can_handle_initiative, can_read_notes

State = Initiative.State
CONTENT = ("idea", "challenge", "purpose", "wanted_from_municipality", "own_resources", "follow_up")


def facts(initiative, decision):
    organisation, owner, coordinator = initiative.organisation, initiative.owner_office, initiative.coordinator_office
    rows = [
        (_("Nr"), initiative.pk),
        (_("Slag"), initiative.get_kind_display()),
        (_("Initiativtagare"), initiative.initiator_name, organisation and organisation.get_absolute_url()),
        (_("Väg in"), initiative.get_channel_display()),
        (_("Svar senast"), format_day(initiative.answer_due)),
        (_("Ansvarigt kontor"), owner.name if owner else _("inte fördelat")),
        (_("Berörda nämnder"), initiative.boards_text() or "–"),
    ]
    if coordinator:
        rows.append((_("Samordnare (kontor)"), coordinator.name))
    if initiative.coach_role:
        rows.append((_("Coach (roll)"), initiative.coach_role))
    if event := initiative.event:
        rows.append((_("Träff"), str(event), event.get_absolute_url()))
    if case := initiative.case:
        rows.append((_("Diarienummer"), str(case), case.get_absolute_url()))
    if initiative.outcome:
        rows.append((_("Utfall"), initiative.get_outcome_display()))
        rows.append((_("Skäl till utfallet"), initiative.outcome_reason or "–"))
    if decision:
        rows.append((_("Nämndbeslut"), str(decision), decision.get_absolute_url()))
    if initiative.answer_days is not None:
        took = _("%(n)s dagar") % {"n": initiative.answer_days}
        rows.append((_("Svarstid"), ", ".join(filter(None, [took, late_words(initiative)]))))
    return rows


def texts(initiative):
    """(heading, text) of what is written; what is not asked for and not written is left out."""
    missing = initiative.missing()
    return [
        (capfirst(initiative._meta.get_field(name).verbose_name), text)
        for name in CONTENT
        if (text := getattr(initiative, name)) or name in missing
    ]


def missing(initiative, has_contact, may_handle):
    """What the minimum contents ask for, and where it is filled in."""
    if not may_handle or initiative.state == State.CLOSED:
        return []
    address = partial(reverse, args=[initiative.pk])
    change = address("initiatives:change_initiative")
    names = [] if initiative.settled_fields() else initiative.missing()
    gaps = [(initiative._meta.get_field(name).verbose_name, f"{change}#id_{name}") for name in names]
    if not has_contact and initiative.initiator != Initiative.Initiator.UNKNOWN:
        gaps.append((_("kontaktperson"), address("initiatives:register_contact")))
    return [{"label": capfirst(label), "url": url} for label, url in gaps]


def warnings(initiative):
    if initiative.is_overdue():
        title = _("Svaret skulle ha lämnats %(day)s") % {"day": format_long_day(initiative.answer_due)}
        return [{"title": title, "text": _("Svara den som lämnade det."), "tone": "danger"}]
    if initiative.state == State.CLOSED or initiative.answered_on is None:
        return []
    if initiative.needs_outcome():
        return [{"title": _("Besvarat utan utfall"), "text": _("Registrera utfallet och återkoppla till den som lämnade det.")}]
    if initiative.needs_feedback():
        return [{"title": _("Utfallet är inte återkopplat"), "text": _("Svaret lämnades innan initiativet avgjordes.")}]
    return []


def timeline(initiative):
    """Its days in order; the last day to answer stands where it was set, also when it is past."""
    done = [
        (initiative.received_on, _("Inkom")),
        (initiative.acknowledged_on, _("Bekräftat")),
        (initiative.dialogue_on, _("Dialogen började")),
        (initiative.decided_on, _("Avgjort")),
        (initiative.answered_on, _("Besvarat")),
        (initiative.feedback_on, _("Återkoppling om utfallet")),
        (initiative.closed_on, _("Avslutat")),
    ]
    steps = [{"day": day, "title": title, "state": "done"} for day, title in done if day]
    for step in steps:
        if step["title"] == _("Besvarat"):
            step["note"] = late_words(initiative)
    if due := initiative.answer_due:
        waiting = initiative.answered_on is None and initiative.state != State.CLOSED
        state = ("late" if due < today() else "now") if waiting else "past" if due < today() else "later"
        steps.append({"day": due, "title": _("Svar senast"), "state": state})
    return sorted(steps, key=lambda step: step["day"])


def late_words(initiative):
    """How much too late the answer was; "" where it was not."""
    days = initiative.days_late
    return ngettext("%(n)s dag för sent", "%(n)s dagar för sent", days) % {"n": days} if days else ""


def acts(user, initiative):
    """(label, address) of what this user can do now; the first stands out."""
    address, found = partial(reverse, args=[initiative.pk]), []
    if can_handle_initiative(user, initiative):
        if initiative.can_move_to(State.ACKNOWLEDGED):
            found.append((_("Bekräfta"), address("initiatives:acknowledge")))
        if initiative.state == State.ACKNOWLEDGED:
            found.append((_("Fördela ansvaret"), address("initiatives:assign")))
        if initiative.can_move_to(State.IN_DIALOGUE):
            found.append((_("Börja dialog"), address("initiatives:start_dialogue")))
        if initiative.can_move_to(State.DECIDED):
            found.append((_("Registrera utfall"), address("initiatives:decide")))
        if initiative.state in Initiative.ANSWERABLE and not initiative.answered_on:
            found.append((_("Svara"), address("initiatives:answer")))
        if initiative.state == State.DECIDED and initiative.needs_feedback():
            found.append((_("Återkoppla om utfallet"), address("initiatives:tell_outcome")))
        if initiative.can_move_to(State.CLOSED) and initiative.can_be_closed():
            found.append((_("Avsluta"), address("initiatives:close")))
    if initiative.leads_to_agreement() and user.may("C", Area.IOP):
        found.append((_("Börja ett IOP-avtal"), f"{reverse('agreements:choose_form')}?initiativ={initiative.pk}"))
    if can_handle_initiative(user, initiative):
        if initiative.state in Initiative.ASSIGNABLE - {State.ACKNOWLEDGED}:
            found.append((_("Ändra ansvaret"), address("initiatives:assign")))
        found.append((_("Ändra"), address("initiatives:change_initiative")))
    return found


def history(user, initiative):
    """What was done with it. The organisation does not read the municipality's own note, nor why something was changed."""
    told = history_of(initiative, user=user)
    if can_read_notes(user):
        return told
    note = capfirst(initiative._meta.get_field("note").verbose_name)
    for event in told:
        event["reason"], event["changes"] = "", [each for each in event["changes"] if each["label"] != note]
    return told
