"""What the pages of other agreements and procurements tell: facts, dates, money by year, warnings, what can be done now."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.cases.pages import document_rows
from partnerships.ground.days import add_months, format_day, format_long_day, today
from partnerships.ground.tables import table

from ..models.plain import PlainAgreement
from ..models.validity import WARN_MONTHS
from ..permissions import can_change_agreement
from ..tables import AMOUNTS
from .agreement import months, term
from .timeline import in_order, step

State = PlainAgreement.State
OVER = (State.ENDED, State.CANCELLED)


def record_page(user, agreement, *, name):
    """The context that both kinds of record share. `name` is what their addresses are called by."""
    may_change = can_change_agreement(user, agreement)
    own = {act: reverse(f"agreements:{act}_{name}", args=[agreement.pk]) for act in ("change", "attach", "cancel")}
    amount_url = reverse(f"agreements:set_{name}_amount", args=[agreement.pk])
    acts = []
    if may_change:
        acts = [(_("Ändra"), own["change"]), (_("Registrera belopp"), amount_url)]
        if agreement.state_now not in OVER:
            acts.append((_("Avbryt i förtid"), own["cancel"]))
    return {
        "title": agreement.title,
        "crumbs": [(_("Avtal"), reverse("agreements:register")), (str(agreement.case or agreement.title), "")],
        "intro": " · ".join([str(agreement.kind_label), str(agreement.organisation or _("organisation: uppgift saknas"))]),
        "state": (agreement.state_label, agreement.tone),
        "acts": acts,
        "warnings": warnings(agreement),
        "missing": missing(agreement, may_change and own["change"], may_change and amount_url),
        "facts": facts(agreement),
        "texts": texts(agreement),
        "timeline": timeline(agreement),
        "amounts": amounts(agreement, may_change and amount_url),
        "documents": document_rows(user, agreement),
        "attach_url": own["attach"] if may_change else "",
        "history": history_of(agreement, user=user),
    }


def facts(agreement):
    organisation, case, decision = agreement.organisation, agreement.case, agreement.decision
    governing = agreement.governing_document
    rows = [
        (_("Form"), agreement.kind_label),
        (_("Organisation"), organisation and organisation.name, organisation and organisation.get_absolute_url()),
        (_("Organisationsnummer"), organisation and organisation.org_number),
        (_("Diarienummer"), case and case.raw, case and case.get_absolute_url()),
        (_("Ansvarig nämnd"), agreement.responsible_board.name),
        (_("Ansvarigt kontor"), agreement.responsible_office and agreement.responsible_office.name),
        (_("Välfärdsområde"), agreement.welfare_area and agreement.welfare_area.name),
        (_("Avtalstid"), whole_term(agreement)),
        (_("Uppsägningstid"), None if agreement.notice_months is None else months(agreement.notice_months)),
        (_("Beslut"), decision and str(decision), decision and decision.get_absolute_url()),
        (_("Ingånget"), format_day(agreement.agreed_on)),
        (_("Styrdokument"), governing and str(governing), governing and governing.get_absolute_url()),
    ]
    if agreement.cancelled_on:
        rows.append((_("Avbrutet"), f"{format_day(agreement.cancelled_on)}: {agreement.cancel_reason}"))
    return rows


def whole_term(agreement):
    if agreement.open_ended:
        begins = format_day(agreement.start_date) or _("uppgift saknas")
        return _("%(day)s, tills vidare") % {"day": begins}
    return term(agreement)


def texts(agreement):
    """(heading, text) of what is agreed, and of what is noted about it."""
    names = ["follow_up_plan", "quality_requirements"] + (["comment"] if agreement.comment else [])
    return [(agreement._meta.get_field(name).verbose_name, getattr(agreement, name)) for name in names]


def missing(agreement, change_url, amount_url):
    """What is not known, each with the page where it is filled in. Of what was stopped nothing more is asked."""
    gaps = [] if agreement.state_now == State.CANCELLED else agreement.missing()
    return [
        {"label": gap.label, "url": amount_url if gap.about == "amount" else change_url and f"{change_url}#id_{gap.about}"}
        for gap in gaps
    ]


def warnings(agreement):
    """What must happen and by when."""
    state, end = agreement.state_now, agreement.end_date
    if state == State.DRAFT and agreement.start_date and agreement.start_date <= today():
        text = _("Varken beslut eller dag för ingående är registrerat, så det räknas inte som pågående.")
        return [{"title": _("Fortfarande ett utkast"), "text": text}]
    if state == State.UNKNOWN:
        text = _("Start eller slut är okänt, så det räknas inte som pågående.")
        return [{"title": _("Det är okänt om avtalet gäller"), "text": text}]
    if state == State.RUNNING and end and end <= add_months(today(), WARN_MONTHS):
        title = _("Avtalet löper ut %(day)s") % {"day": format_long_day(end)}
        return [{"title": title, "text": _("Ta ställning till fortsättningen i god tid.")}]
    return []


def timeline(agreement):
    """Its days in order: decided, entered into, in force, notice, the last day, or the day it was stopped."""
    days = [
        (agreement.decision and agreement.decision.meeting_date, _("Beslut")),
        (agreement.agreed_on, _("Ingånget")),
        (agreement.start_date, _("Börjar gälla")),
        (agreement.cancelled_on, _("Avbrutet")),
    ]
    if not agreement.cancelled_on:
        notice = agreement.notice_day()
        days += [(notice if notice and notice >= today() else None, _("Sista dag för uppsägning"))]
        days += [(agreement.end_date, _("Löper ut"))]
    return in_order([step(day, title, done=day <= today()) for day, title in days if day])


def amounts(agreement, amount_url):
    """The municipality's money by year; each year leads to its form where the user may change it."""
    years = list(agreement.years.all())
    shown = table(AMOUNTS, years, caption=_("Belopp per år"), empty=_("Inget belopp är registrerat."))
    if amount_url:
        for year, row in zip(years, shown.rows, strict=True):
            row["cells"][0].url = f"{amount_url}?year={year.year}"
    return shown
