"""What an agreement's page tells of it: facts, warnings, what is missing, and what can be done now."""

from decimal import Decimal
from functools import partial

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.ground.days import add_months, format_day, format_long_day, today
from partnerships.ground.money import format_kronor

from ..models import IOPAgreement, IOPParty
from ..models.goals import takes_goals
from ..models.planned import planned_follow_ups
from ..models.validity import ONE_DAY
from ..permissions import (
    can_change_agreement,
    can_plan_iop_payment,
    can_register_decision,
    can_register_legal_test,
    can_register_resource,
)
from ..rules import faults_of_test
from ..tables import counterpart_numbers, counterparts, extension_in_words
from .legal_tests import override

State = IOPAgreement.State


NOTICE_WARNING_MONTHS = 3


CLOSED = frozenset({State.DECLINED, State.WITHDRAWN})  # nothing more comes of it


def intro(agreement):
    parties = counterparts(agreement) or _("Idéburen part: uppgift saknas")
    return " · ".join(filter(None, [parties, counterpart_numbers(agreement)]))


def months(number):
    return ngettext("%(n)s månad", "%(n)s månader", number) % {"n": number}


def facts(agreement, resources, tests, choice=None, initiative=None):
    """What the agreement is. `resources`, `tests`, choice of form and initiative are None to a reader who may not see them."""
    case, decision = agreement.case, agreement.decision
    rows = [
        (_("Diarienummer"), case and case.raw, case and case.get_absolute_url()),
        (_("Ansvarig nämnd"), agreement.responsible_board.name),
        (_("Ansvarigt kontor"), agreement.responsible_office and agreement.responsible_office.name),
        (_("Avtalstid"), prolonged_term(agreement)),
        (_("Uppsägningstid"), None if agreement.notice_months is None else months(agreement.notice_months)),
        (_("Förlängning"), extension(agreement)),
        (_("Följs upp"), followed_up(agreement)),
        (_("Välfärdsområde"), agreement.welfare_area and agreement.welfare_area.name),
        (_("Beslut"), decision and str(decision), decision and decision.get_absolute_url()),
        (
            _("Undertecknat"),
            format_day(agreement.signed_on),
            agreement.signed_document and agreement.signed_document.get_absolute_url(),
        ),
        (_("Styrdokument"), agreement.governing_document and str(agreement.governing_document), governing_url(agreement)),
        (_("Registrerat i diariet"), {True: _("ja"), False: _("nej"), None: None}[agreement.registered_in_diary]),
    ]
    if resources is not None:
        rows[7:7] = money(agreement, resources)
    if tests is not None:
        rows.append((_("Juridisk prövning"), str(tests[0]) if tests else None, tests and tests[0].get_absolute_url()))
    if agreement.known_in_force_on:
        rows.insert(3, (_("Känt gällande"), format_day(agreement.known_in_force_on)))
    if initiative:
        rows.append((_("Initiativ"), initiative.title, initiative.get_absolute_url()))
    if choice:
        rows.append((_("Val av form"), choice.title, choice.get_absolute_url()))
    if agreement.source:
        rows.append((_("Källa"), agreement.source))
    if compact := agreement.compact:
        rows.append((_("Samverkansöverenskommelse"), str(compact), compact.get_absolute_url()))
    if agreement.terminated_on:
        rows.append((_("Uppsagt"), format_day(agreement.terminated_on)))
        rows.append((_("Uppsagt av"), agreement.terminated_by and str(agreement.terminated_by)))
    if agreement.ends_on:
        rows.append((_("Upphör"), format_day(agreement.ends_on)))
    if old := agreement.predecessor:
        rows.append((_("Ersätter"), old.title, old.get_absolute_url()))
    rows += [(_("Ersatt av"), new.title, new.get_absolute_url()) for new in agreement.successors.all() if new.signed_on]
    return rows


def followed_up(agreement):
    """How often, and in which month where it is once a year."""
    if agreement.follow_up_interval != 12:
        return _("var %(n)s:e månad") % {"n": agreement.follow_up_interval}
    month = agreement.get_follow_up_month_display()
    return _("varje år i %(month)s") % {"month": month} if month else _("en gång om året")


def governing_url(agreement):
    return agreement.governing_document and agreement.governing_document.get_absolute_url()


def term(agreement):
    """`2024-04-15 – 2027-04-15`; the day that is not known is said to be so."""
    days = (agreement.start_date, agreement.end_date)
    if not any(days):
        return None
    return " – ".join(format_day(day) or _("uppgift saknas") for day in days)


def prolonged_term(agreement):
    """The signed term, and to when it is prolonged, or that it ends sooner."""
    ends, signed = agreement.end_on(today()), agreement.end_date
    if agreement.state in agreement.BOUND and ends and signed and ends > signed:
        return _("%(term)s, förlängt till %(day)s") % {"term": term(agreement), "day": format_day(ends)}
    if agreement.ends_on and signed and agreement.ends_on < signed:
        return _("%(term)s, upphör %(day)s") % {"term": term(agreement), "day": format_day(agreement.ends_on)}
    return term(agreement)


def extension(agreement):
    """How it is prolonged, to when at most, and to when it is."""
    words = str(extension_in_words(agreement))
    if words and agreement.latest_end:
        words += _(", längst till %(day)s") % {"day": format_day(agreement.latest_end)}
    if agreement.extended_to:
        words += _(", förlängt till %(day)s") % {"day": format_day(agreement.extended_to)}
    return words


def money(agreement, resources):
    """The municipality's money of the term, and of this year where it is in the term; None where no amount at all is known."""
    own = [row for row in resources if row.party.side == IOPParty.Side.MUNICIPAL and row.is_money]
    known = [row for row in own if row.amount is not None and not agreement.lapses(row.year)]
    first, last, year = agreement.start_date, agreement.last_day, today().year
    told = [(_("Kommunens medel hela avtalstiden"), known)]
    if (not first or first.year <= year) and (not last or year <= last.year):
        told.append((_("Kommunens medel %(year)s") % {"year": year}, [row for row in known if row.year == year]))
    return [(label, format_kronor(sum((row.amount for row in rows), Decimal(0))) if known else None) for label, rows in told]


CONTENT = (
    "challenge", "added_value", "target_group", "background", "values_basis", "quality_requirements", "follow_up_plan",
    "cost_benefit_note",
)  # fmt: skip
TERMS = ("renewal_terms", "amendment_terms", "dispute_terms", "insight_terms", "data_protection_note")
OPTIONAL = frozenset({"cost_benefit_note", "renewal_terms"})  # left out where nothing is said


def texts(agreement, names, coming=()):
    """(heading, text, from when) of what the agreement is about. `coming` is of `versions.coming_terms`."""
    return [
        (
            agreement._meta.get_field(name).verbose_name,
            text,
            _("gäller från %(day)s") % {"day": format_day(coming[name])} if name in coming else "",
        )
        for name in names
        if (text := getattr(agreement, name)) or name not in OPTIONAL
    ]


def other_initiator(agreement, initiative, may_change):
    """An initiative that came from an organisation which is no party is perhaps the wrong one."""
    parties = {party.organisation_id for party in agreement.parties.all()} - {None}
    if not (may_change and initiative and initiative.organisation_id and parties) or initiative.organisation_id in parties:
        return []
    text = _("%(organisation)s är inte part i avtalet. Stämmer kopplingen?") % {"organisation": initiative.organisation}
    return [{"title": _("Initiativet kom från någon annan"), "text": text}]


def warnings(agreement, reads_reasons=False, may_change=False):
    """What must happen and by when; what the legal test says in full, to who reads its reasons; of drafts to who changes them."""
    state, found = agreement.current_state, [override(agreement, reads_reasons)] if agreement.is_overridden else []
    notice, last = coming_notice_day(agreement), agreement.last_day
    if state == State.UNKNOWN:
        found.append(unknown_validity(agreement))
    elif agreement.terminated_on and state == State.ACTIVE:
        text = _("Uppsägningen lämnades %(day)s.") % {"day": format_long_day(agreement.terminated_on)}
        if agreement.terminated_by:
            text = _("%(party)s sade upp avtalet %(day)s.") % {
                "party": agreement.terminated_by,
                "day": format_long_day(agreement.terminated_on),
            }
        text = " ".join([text, *money_after_notice(agreement)])
        found.append({"title": _("Avtalet är uppsagt och upphör %(day)s") % {"day": format_long_day(last)}, "text": text})
    elif agreement.ends_soon():
        text = _("Ta ställning till ett nytt avtal i god tid.")
        found.append(
            {
                "title": _("Avtalet löper ut %(day)s") % {"day": format_long_day(last)},
                "text": " ".join(filter(None, [text, notice_text(agreement, notice)])),
            }
        )
    elif state == State.ACTIVE and notice and today() <= notice <= add_months(today(), NOTICE_WARNING_MONTHS):
        found.append(
            {
                "title": _("Sista dag för uppsägning är %(day)s") % {"day": format_long_day(notice)},
                "text": " ".join(filter(None, [notice_text(agreement, None), prolonging(agreement)])),
            }
        )
    elif state == State.EXPIRED:
        found.append(
            {
                "title": _("Avtalet löpte ut %(day)s") % {"day": format_long_day(last)},
                "text": _("Det gäller inte längre. Fortsätter samarbetet behövs ett nytt avtal."),
                "tone": "info",
            }
        )
    if reads_reasons and state == State.PREPARED:
        found += hindrances(agreement)
    found += early_start(agreement) + (overlaps(agreement) if may_change else [])
    return found + late_steps(agreement) + years_without_follow_up(agreement)


def money_after_notice(agreement):
    """The municipality's money that falls away, and that of the year in which the agreement ends, which stands."""
    own = {party.pk for party in agreement.parties.all() if party.side == IOPParty.Side.MUNICIPAL}
    years = sorted({row.year for row in agreement.resources.all() if row.is_money and row.party_id in own})
    if lapsed := [str(year) for year in years if agreement.lapses(year)]:
        yield _("Kommunens medel för %(years)s faller bort.") % {"years": ", ".join(lapsed)}
    end = agreement.ends_on
    if end.year in years and (end.month, end.day) != (12, 31):
        yield _("Medlen för %(year)s står kvar: kom överens om hur stor del som betalas.") % {"year": end.year}


def coming_notice_day(agreement):
    """The first day of notice that is not yet past, whosever it is; else the last one, which stays what it was."""
    days = list(agreement.notice_days()) if agreement.state != State.RENEWED else []
    return next((day for day in days if day >= today()), days[-1] if days else None)


def prolonging(agreement):
    """To when the agreement runs on if nobody gives notice."""
    end = agreement.period_end_on(today())
    if not agreement.is_prolonged_by_itself() or end == agreement.last_day:
        return ""
    return _("Annars förlängs avtalet till %(day)s.") % {"day": format_long_day(agreement.period_end_on(end + ONE_DAY))}


def early_start(agreement):
    """What was to be in force already before it was agreed on; of what is not signed there is still time to move the start."""
    if not agreement.begins_too_early():
        return []
    begins = {"day": format_long_day(agreement.start_date)}
    if agreement.state not in agreement.BOUND:
        title = _("Avtalet skulle börja gälla %(day)s och är inte undertecknat") % begins
        return [{"title": title, "text": _("Ändra avtalsstart, eller skriv i beslutet från när avtalet gäller.")}]
    decided = agreement.decision and agreement.decision.meeting_date
    known = [
        decided and _("Beslutet fattades %(day)s.") % {"day": format_long_day(decided)},
        agreement.signed_on and _("Avtalet undertecknades %(day)s.") % {"day": format_long_day(agreement.signed_on)},
    ]
    title = _("Avtalet började gälla %(day)s, före beslut eller undertecknande") % begins
    return [{"title": title, "text": " ".join(filter(None, known))}]


def overlaps(agreement):
    """A new agreement that is begun, or this one that replaces another, begins before the other ends. Signing settles it."""
    pairs = [(agreement, new) for new in agreement.successors.all()]
    pairs += [(agreement.predecessor, agreement)] if agreement.predecessor_id else []
    return [overlap(old, new, seen=agreement) for old, new in pairs if overlapping(old, new)]


def overlapping(old, new):
    """The new one is under way, not signed, and begins while the old one is still in force."""
    waits = new.state not in CLOSED and new.state not in new.BOUND
    return waits and bool(new.start_date and old.last_day) and new.start_date <= old.last_day


def overlap(old, new, *, seen):
    """Told on both agreements, each with a link to the other."""
    days = {"first": format_long_day(new.start_date), "last": format_long_day(old.last_day)}
    other = old if seen.pk == new.pk else new
    title = _("Det nya avtalet börjar %(first)s, och det gamla löper till %(last)s") % days
    text = _("Ändra avtalsstart i det nya. Undertecknas det som det är upphör det gamla dagen före.")
    return {"title": title, "text": text, "url": other.get_absolute_url(), "label": other.title}


def hindrances(agreement):
    """What the board is to see before it decides in spite of the legal test."""
    title, *criteria = [*faults_of_test(agreement)] or [""]
    return [{"title": title, "text": " ".join(criteria), "tone": "danger"}] if title else []


def notice_text(agreement, notice):
    if agreement.notice_months is None:
        return ""
    notice_time = _("Uppsägningstiden är %(months)s.") % {"months": months(agreement.notice_months)}
    if notice is None:
        return notice_time
    if notice < today():
        return notice_time + " " + _("Sista dag för uppsägning var %(day)s.") % {"day": format_long_day(notice)}
    return notice_time + " " + _("Sista dag för uppsägning är %(day)s.") % {"day": format_long_day(notice)}


def unknown_validity(agreement):
    known = agreement.known_in_force_on
    title = _("Känt gällande %(day)s") % {"day": format_day(known)} if known else _("Det är okänt om avtalet gäller")
    text = _("Avtalets start eller slut är okänt, så det räknas inte som pågående.")
    if agreement.imported_incomplete and any(gap.hinders for gap in agreement.missing()):
        text += " " + _("Det kan inte förnyas förrän uppgifterna som saknas är ifyllda.")
    return {"title": title, "text": text}


def late_steps(agreement):
    late = [step for step in agreement.milestones.all() if step.is_late()]
    if not late or agreement.current_state in CLOSED:
        return []
    title = ngettext("%(n)s insats är försenad", "%(n)s insatser är försenade", len(late)) % {"n": len(late)}
    return [{"title": title, "text": ", ".join(step.title for step in late), "tone": "danger"}]


def years_without_follow_up(agreement):
    if not (late := [str(each) for each in planned_follow_ups(agreement) if each.is_late()]):
        return []
    return [{"title": _("Uppföljning saknas för %(years)s") % {"years": ", ".join(late)}, "text": ""}]


def acts(user, agreement):
    """(label, address) of what this user can do now; the first stands out."""
    address = partial(reverse, args=[agreement.pk])
    may_change, found = can_change_agreement(user, agreement), []
    if can_register_decision(user, agreement) and agreement.can_move_to(State.DECIDED):
        found += [(_("Registrera beslut"), address("agreements:decide")), (_("Avslå"), address("agreements:decline"))]
    if may_change:
        if agreement.can_move_to(State.LEGAL_REVIEW):
            found.append((_("Till juridisk prövning"), address("agreements:review")))
        if agreement.can_move_to(State.PREPARED) and agreement.can_be_prepared():
            found.append((_("Klar för beslut"), address("agreements:prepare")))
        if agreement.state == State.DECIDED:
            found.append((_("Registrera undertecknande"), address("agreements:sign")))
        if agreement.can_be_followed_up():
            found.append((_("Registrera uppföljning"), address("agreements:register_follow_up")))
    if can_register_decision(user, agreement) and agreement.state == State.DECIDED:
        found.append((_("Ta tillbaka beslutet"), address("agreements:take_back_decision")))
    if can_plan_iop_payment(user, agreement) and not agreement.imported_incomplete and agreement.left():
        found.append((_("Planera utbetalning"), address("agreements:plan_payment")))
        found.append((_("Planera i delar"), address("agreements:plan_payments")))
    if can_register_decision(user, agreement) and agreement.can_be_extended():
        found.append((_("Förläng"), address("agreements:extend")))
    if may_change:
        found.append((_("Ändra"), address("agreements:change_agreement")))
        if agreement.can_move_to(State.TERMINATED) and agreement.current_state != State.EXPIRED:
            found.append((_("Säg upp"), address("agreements:terminate")))
        if agreement.state == State.TERMINATED and not agreement.lapsed(today()):
            found.append((_("Ta tillbaka uppsägningen"), address("agreements:withdraw_notice")))
        if agreement.can_move_to(State.WITHDRAWN):
            found.append((_("Återta"), address("agreements:withdraw")))
    return found


def part_links(user, agreement):
    """The page that adds a part, for each kind that the user may add."""
    may_change, closed = can_change_agreement(user, agreement), agreement.state in CLOSED
    allowed = {
        "register_party": may_change and not agreement.is_settled(),
        "register_resource": can_register_resource(user, agreement) and len(agreement.parties.all()) > 0,
        "register_milestone": may_change,
        "register_group": may_change,
        "register_goal": may_change and takes_goals(agreement),
        "register_legal_test": can_register_legal_test(user, agreement),
        "register_follow_up": may_change and agreement.can_be_followed_up(),
        "prepare_state_aid": may_change and agreement.takes_aid() and len(agreement.parties.all()) > 0,
    }
    return {name: reverse(f"agreements:{name}", args=[agreement.pk]) for name, may in allowed.items() if may and not closed}
