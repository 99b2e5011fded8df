"""What an agreement's page shows: facts, warnings, the timeline, and each party's resources as a bar and a table."""

from decimal import Decimal
from functools import partial

from django.apps import apps
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from partnerships.audit.acts import told
from partnerships.audit.models import AuditEvent
from partnerships.ground.columns import KRONOR, YEAR, Column, Kind
from partnerships.ground.days import add_months, format_day, format_long_day, today
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import Cell, Heading, Table, table

from .models import IOPAgreement, IOPMilestone, IOPParty, IOPResource
from .permissions import (
    can_change_agreement,
    can_plan_iop_payment,
    can_register_decision,
    can_register_legal_test,
    can_register_resource,
)
from .tables import counterpart_numbers, counterparts

State = IOPAgreement.State
NOTICE_WARNING_MONTHS = 3
CLOSED = frozenset({State.DECLINED, State.WITHDRAWN})  # nothing more comes of it
TONES_OF_SIDES = {"municipal": 1, "idea_driven": 2, "other_public": 3}


def intro(agreement):
    parties = counterparts(agreement) or _("Idéburen part: uppgift saknas")
    return " · ".join(filter(None, [parties, counterpart_numbers(agreement)]))


def months(number):
    return ngettext("%(n)s månad", "%(n)s månader", number) % {"n": number}


def facts(agreement, resources, tests):
    """What the agreement is. `resources` and `tests` are None to a reader who may not see them."""
    case, decision = agreement.case, agreement.decision
    rows = [
        (_("Diarienummer"), case and case.raw, case and case.get_absolute_url()),
        (_("Ansvarig nämnd"), agreement.responsible_board.name),
        (_("Ansvarigt kontor"), agreement.responsible_office and agreement.responsible_office.name),
        (_("Avtalstid"), term(agreement)),
        (_("Uppsägningstid"), None if agreement.notice_months is None else months(agreement.notice_months)),
        (_("Välfärdsområde"), agreement.welfare_area and agreement.welfare_area.name),
        (_("Beslut"), decision and str(decision), decision and decision.get_absolute_url()),
        (
            _("Undertecknat"),
            format_day(agreement.signed_on),
            agreement.signed_document and agreement.signed_document.get_absolute_url(),
        ),
        (_("Registrerat i diariet"), {True: _("ja"), False: _("nej"), None: None}[agreement.registered_in_diary]),
    ]
    if resources is not None:
        rows[6:6] = money(agreement, resources)
    if tests is not None:
        rows.append((_("Juridisk prövning"), str(tests[0]) if tests else None))
    if agreement.known_in_force_on:
        rows.insert(3, (_("Känt gällande"), format_day(agreement.known_in_force_on)))
    if agreement.source:
        rows.append((_("Källa"), agreement.source))
    if old := agreement.predecessor:
        rows.append((_("Ersätter"), old.title, old.get_absolute_url()))
    rows += [(_("Ersatt av"), new.title, new.get_absolute_url()) for new in agreement.successors.all() if new.signed_on]
    return rows


def term(agreement):
    """`2024-04-15 – 2027-04-15`; the day that is not known is said to be so."""
    days = (agreement.start_date, agreement.end_date)
    if not any(days):
        return None
    return " – ".join(format_day(day) or _("uppgift saknas") for day in days)


def money(agreement, resources):
    """The municipality's money of the term, and of this year where it is in the term; None where no amount at all is known."""
    known = [row for row in resources if row.party.side == IOPParty.Side.MUNICIPAL and row.is_money and row.amount is not None]
    first, last, year = agreement.start_date, agreement.last_day, today().year
    told = [(_("Kommunens medel hela avtalstiden"), known)]
    if (not first or first.year <= year) and (not last or year <= last.year):
        told.append((_("Kommunens medel %(year)s") % {"year": year}, [row for row in known if row.year == year]))
    return [(label, format_kronor(sum((row.amount for row in rows), Decimal(0))) if known else None) for label, rows in told]


def texts(agreement):
    """(heading, text) of what the agreement is about."""
    names = ("challenge", "added_value", "target_group", "background", "quality_requirements", "follow_up_plan")
    return [(agreement._meta.get_field(name).verbose_name, getattr(agreement, name)) for name in names]


def warnings(agreement):
    """What must happen and by when."""
    state, found = agreement.current_state, []
    notice, last = agreement.notice_day(), agreement.last_day
    if state == State.UNKNOWN:
        found.append(unknown_validity(agreement))
    elif agreement.terminated_on and state == State.ACTIVE:
        text = _("Uppsägningen lämnades %(day)s.") % {"day": format_long_day(agreement.terminated_on)}
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
                "text": notice_text(agreement, None),
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
    return found + late_steps(agreement) + years_without_follow_up(agreement)


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
    if agreement.imported_incomplete and agreement.missing():
        text += " " + _("Det kan inte förnyas förrän uppgifterna som saknas är ifyllda.")
    return {"title": title, "text": text}


def late_steps(agreement):
    late = [step for step in agreement.milestones.all() if step.is_late()]
    if not late or agreement.current_state in CLOSED | {State.EXPIRED}:
        return []
    title = ngettext("%(n)s insats är försenad", "%(n)s insatser är försenade", len(late)) % {"n": len(late)}
    return [{"title": title, "text": ", ".join(step.title for step in late), "tone": "danger"}]


def years_without_follow_up(agreement):
    if agreement.state not in agreement.BOUND or agreement.start_date is None:
        return []
    last = min(filter(None, [agreement.last_day and agreement.last_day.year, today().year - 1]))
    followed = {follow_up.year for follow_up in agreement.follow_ups.all()}
    lacking = [str(year) for year in range(agreement.start_date.year, last + 1) if year not in followed]
    if not lacking:
        return []
    return [{"title": _("Uppföljning saknas för %(years)s") % {"years": ", ".join(lacking)}, "text": ""}]


def missing(agreement, may_change):
    """What is not known, each with the page where it is filled in."""
    pages = {
        "party": "register_party",
        "resource": "register_resource",
        "amount": "register_resource",
        "milestone": "register_milestone",
        "legal_test": "register_legal_test",
    }
    gaps = agreement.missing() if agreement.state not in CLOSED else []
    found = []
    for gap in gaps:
        address = reverse(f"agreements:{pages.get(gap.about, 'change_agreement')}", args=[agreement.pk])
        address += f"?party={gap.party}" if gap.party else ""
        address += f"#id_{gap.about}" if gap.about not in pages or gap.about == "amount" else ""
        found.append({"label": gap.label, "url": may_change and address})
    return found


def timeline(agreement, user_may_change, tests=()):
    """Every date of the agreement in order: what is done, what is late, what comes."""
    steps = [
        (agreement.known_in_force_on, _("Känt gällande"), agreement.source),
        (agreement.signed_on, _("Undertecknat"), ""),
        (agreement.terminated_on, _("Uppsagt"), ""),
    ]
    if decision := agreement.decision:
        paragraph = _("Beslut § %(paragraph)s") % {"paragraph": decision.paragraph} if decision.paragraph else _("Beslut")
        steps.append((decision.meeting_date, paragraph, decision.board.name))
    steps += [(test.examined_on, _("Juridisk prövning"), test.get_conclusion_display()) for test in tests or ()]
    steps += [
        (row.held_on, _("Uppföljning av %(year)s") % {"year": row.year}, goals_in_words(row))
        for row in agreement.follow_ups.all()
    ]
    dated = [step(day, title, note, done=day <= today()) for day, title, note in steps if day]
    if agreement.state not in CLOSED:
        dated += [*term_steps(agreement), *(milestone_step(row, user_may_change) for row in agreement.milestones.all())]
    dated.sort(key=lambda step: step["day"])
    coming = next((step for step in dated if step["state"] == "later"), None)
    if coming:
        coming["state"] = "now"
    return dated


def goals_in_words(follow_up):
    return _("mål: %(met)s") % {"met": follow_up.get_goal_fulfilment_display().lower()} if follow_up.goal_fulfilment else ""


def struck(agreement, with_resources):
    """What has been struck out of the agreement, as far as the user may read it."""
    kinds = [IOPParty.with_struck.select_related("organisation", "board"), IOPMilestone.with_struck]
    if with_resources:
        kinds.append(IOPResource.with_struck)
    return [part for rows in kinds for part in rows.filter(agreement=agreement).exclude(struck_reason="")]


def history(agreement, parts):
    """What was done with the agreement and with those of its parts that the user may read, newest first."""
    rows, by_model = Q(object_type=agreement._meta.label_lower, object_id=agreement.pk), {}
    for part in parts:
        by_model.setdefault(type(part), []).append(part.pk)
    for model, pks in by_model.items():
        rows |= Q(object_type=model._meta.label_lower, object_id__in=pks)
    return [told_of_part(event) for event in AuditEvent.objects.filter(rows).order_by("-pk")[:100]]


def told_of_part(event):
    """The event in words, with the part that it is about."""
    words, model = told(event), apps.get_model(event.object_type)
    if model is not IOPAgreement:
        words["act"] = f"{words['act']}: {model._meta.verbose_name} ({event.object_label})"
    return words


def step(day, title, note="", *, done):
    return {"day": day, "title": title, "note": note, "state": "done" if done else "later"}


def term_steps(agreement):
    """The days of the term. One that has passed is left out where nothing happened on it: no notice, no signed agreement."""
    signed, start, last, notice = (
        agreement.state in agreement.BOUND,
        agreement.start_date,
        agreement.last_day,
        agreement.notice_day(),
    )
    if start and (signed or start > today()):
        yield step(start, _("Avtalet träder i kraft"), done=start <= today())
    if notice and notice >= today() and not agreement.terminated_on:
        yield step(notice, _("Sista dag för uppsägning"), done=False)
    if last and (signed or last >= today()):
        ending = _("Upphör efter uppsägning") if agreement.ends_on else _("Avtalet löper ut")
        yield step(last, ending, done=last < today())


def milestone_step(milestone, may_change):
    begun = milestone.planned_start and format_day(milestone.planned_start)
    return {
        "day": milestone.done_on or milestone.planned_end,
        "title": milestone.title,
        "note": _("klar") if milestone.done_on else _("från %(day)s") % {"day": begun} if begun else "",
        "state": "done" if milestone.done_on else "late" if milestone.is_late() else "later",
        "url": may_change and reverse("agreements:change_milestone", args=[milestone.pk]),
    }


def resource_groups(resources, may_change):
    """Money, and beside it what is only valued: each with a bar and a table of its own. They are never added together."""
    kinds = ((_("Pengar"), True, "money"), (_("Annat än pengar, uppskattat värde"), False, "in-kind"))
    groups = []
    for label, money, name in kinds:
        rows = [row for row in resources if row.is_money is money]
        if rows:
            groups.append({"label": label, "bar": bar(label, rows), "table": matrix(label, name, rows, may_change)})
    return groups


def matrix(label, name, resources, may_change):
    """A row per party and resource, a column per year; each figure leads to its form where the user may change it."""
    years = sorted({row.year for row in resources})
    lines = {}
    for row in resources:
        taken = [key for key in lines if key[:3] == (row.party_id, row.kind, row.description) and row.year in lines[key]]
        lines.setdefault((row.party_id, row.kind, row.description, len(taken)), {})[row.year] = row
    headings = [Heading(_("Part och resurs"), "text", Kind.TEXT)]
    headings += [Heading(str(year), "number", Kind.KRONOR) for year in years] + [Heading(_("Summa (kr)"), "number", Kind.KRONOR)]
    return Table(
        caption=label,
        columns=headings,
        rows=[{"url": "", "cells": line_cells(line, years, may_change)} for line in lines.values()],
        total=sum_cells(resources, years),
    )


def line_cells(line, years, may_change):
    first = next(iter(line.values()))
    resource = " · ".join(filter(None, [first.get_kind_display(), first.description]))
    cells = [Cell(str(first.party), "text", under=resource)]
    cells += [resource_cell(line[year], may_change) if year in line else Cell("–", "number") for year in years]
    return [*cells, sum_cell(line.values())]


def resource_cell(resource, may_change):
    """The amount; under it how much of what, and ✓ where it is delivered. What has no value is said to be there."""
    url = reverse("agreements:change_resource", args=[resource.pk]) if may_change else ""
    note = " ".join(filter(None, [resource.in_words(), "✓" if resource.delivered else ""]))
    if resource.amount is None and resource.is_money:
        return Cell("", "number", url=url, missing=True)
    return Cell(
        _("finns") if resource.amount is None else format_kronor(resource.amount, unit=False), "number", url=url, under=note
    )


def sum_cells(resources, years):
    of_years = [sum_cell([row for row in resources if row.year == year]) for year in years]
    return [Cell(_("Summa"), "text"), *of_years, sum_cell(resources)]


def sum_cell(resources):
    known = [row.amount for row in resources if row.amount is not None]
    return Cell(format_kronor(sum(known), unit=False) if known else "–", "number")


def bar(label, rows):
    sums = {side: sum((row.amount or 0 for row in rows if row.party.side == side), Decimal(0)) for side in TONES_OF_SIDES}
    whole = sum(sums.values())
    if not whole:
        return None
    return {
        "label": label,
        "segments": [
            {
                "label": IOPParty.Side(side).label,
                "text": f"{format_kronor(amount)} ({amount / whole * 100:.0f}\u00a0%)",
                "share": float(amount / whole * 100),
                "tone": TONES_OF_SIDES[side],
            }
            for side, amount in sums.items()
            if amount
        ],
    }


YEARS = [
    Column(_("År"), "year", YEAR),
    Column(_("Kommunens medel (kr)"), "own_money", KRONOR, total=True),
    Column(_("Utbetalt (kr)"), "paid", KRONOR, total=True),
    Column(_("Andra parters medel (kr)"), "other_money", KRONOR, total=True),
    Column(_("Kommunens övriga, värde (kr)"), "own_value", KRONOR, total=True),
    Column(_("Andra parters övriga, värde (kr)"), "other_value", KRONOR, total=True),
]


def years_table(resources, paid):
    """What is put in each year: money and estimated values in columns of their own.

    `paid` is {year: kronor}, or None for who may not read payments.
    """
    columns = [column for column in YEARS if paid is not None or column.value != "paid"]
    years = sorted({row.year for row in resources} | set(paid or {}))
    rows = [year_row(year, [row for row in resources if row.year == year], paid or {}) for year in years]
    return table(columns, rows, caption=_("Resurser per år"), empty=_("Inget är registrerat."))


def year_row(year, resources, paid):
    def total(money, own):
        chosen = [row for row in resources if row.is_money is money and (row.party.side == IOPParty.Side.MUNICIPAL) is own]
        known = [row.amount for row in chosen if row.amount is not None]
        return None if chosen and not known else sum(known, Decimal(0))

    return {
        "year": year,
        "own_money": total(True, True),
        "other_money": total(True, False),
        "own_value": total(False, True),
        "other_value": total(False, False),
        "paid": paid.get(year, Decimal(0)),
    }


def payment_sums(paid, payments):
    """What is paid, less reversals, and what is on its way; cancelled payments are in neither. `paid` is {year: kronor}."""
    return {"paid": sum(paid.values(), Decimal(0)), "waiting": payments.waiting().total("amount")}


def resources_of(user, agreement):
    """The resources that the user may read, by year and party."""
    rows = IOPResource.objects.visible_to(user).filter(agreement=agreement)
    return list(rows.select_related("party__organisation", "party__board").order_by("year", "party", "pk"))


def acts(user, agreement):
    """(label, address) of what this user can do now; the first stands out."""
    address = partial(reverse, args=[agreement.pk])
    may_change, found = can_change_agreement(user, agreement), []
    if can_register_decision(user, agreement) and agreement.can_move_to(State.DECIDED):
        found += [(_("Registrera beslut"), address("agreements:decide")), (_("Avslå"), address("agreements:decline"))]
    if may_change:
        if agreement.can_move_to(State.LEGAL_REVIEW):
            found.append((_("Till juridisk prövning"), address("agreements:review")))
        if agreement.can_move_to(State.PREPARED):
            found.append((_("Klar för beslut"), address("agreements:prepare")))
        if agreement.can_move_to(State.SIGNED):
            found.append((_("Registrera undertecknande"), address("agreements:sign")))
        if agreement.can_be_followed_up():
            found.append((_("Registrera uppföljning"), address("agreements:register_follow_up")))
    if can_plan_iop_payment(user, agreement) and not agreement.imported_incomplete and agreement.left():
        found.append((_("Planera utbetalning"), address("agreements:plan_payment")))
    if may_change:
        found.append((_("Ändra"), address("agreements:change_agreement")))
        if agreement.can_move_to(State.TERMINATED) and agreement.current_state != State.EXPIRED:
            found.append((_("Säg upp"), address("agreements:terminate")))
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
        "register_legal_test": can_register_legal_test(user, agreement),
        "register_follow_up": may_change and agreement.can_be_followed_up(),
        "prepare_state_aid": may_change and agreement.can_be_prepared() and len(agreement.parties.all()) > 0,
    }
    return {name: reverse(f"agreements:{name}", args=[agreement.pk]) for name, may in allowed.items() if may and not closed}
