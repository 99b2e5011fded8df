"""What the page of a budget plan shows: the table, the picture, what to look out for, the checks."""

from decimal import Decimal

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.audit.acts import told
from partnerships.audit.models import AuditEvent
from partnerships.ground.columns import KRONOR, Column
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import Cell, css, table

from .control import LINE_KINDS, NO_FIGURES, Kind, suspect
from .models import ActualCost, BudgetItem, BudgetLine, BudgetTransfer, ControlValue, FundingRequest
from .tables import REQUESTS, TRANSFERS


def proposed(figures):
    """What is proposed but not decided stands below, in words; it is never added to what is."""
    return _("%(amount)s föreslaget") % {"amount": format_kronor(figures.proposed)} if figures.proposed else ""


LINES = [
    Column(gettext_lazy("Post och år"), str, link=True, width=30),
    Column(gettext_lazy("Plan"), "amount", KRONOR),
    Column(gettext_lazy("Överfört"), "transferred", KRONOR, under=proposed),
    Column(gettext_lazy("Utfall"), "actual", KRONOR),
    Column(gettext_lazy("Prognos"), "forecast", KRONOR),
    Column(gettext_lazy("Kvar"), "left", KRONOR),
]
ACTUAL, FORECAST = 3, 4  # their places among the columns
NOT_REGISTERED = "–"  # nobody has booked or forecast anything; on the whole page
PARTLY = "\u00a0*"


def document_table(made, may_change):
    """The table as the document has it: items × years, with sums both ways."""
    return {
        "years": made.years,
        "rows": [
            {
                "item": item,
                "change_url": reverse("budget:change_item", args=[item.pk]) if may_change else "",
                "cells": [document_cell(item, year, line, may_change) for year, line, _figures in cells],
                "total": format_kronor(total.plan, unit=False),
            }
            for item, cells, total in made.item_rows()
        ],
        "totals": [format_kronor(figures.plan, unit=False) for figures in made.column_sums()],
        "total": format_kronor(made.total.plan, unit=False),
    }


def document_cell(item, year, line, may_change):
    if line:
        address = reverse("budget:change_line", args=[line.pk])
        label = _("Ändra beloppet för %(line)s") % {"line": line}
        return {"text": format_kronor(line.amount, unit=False), "url": address if may_change else "", "label": label}
    address = reverse("budget:add_line", args=[item.pk, year])
    return {"text": _("Ange") if may_change else "–", "url": address if may_change else "", "label": f"{item} {year}"}


def line_table(made):
    """Plan, transferred, actual, forecast and left per item and year, with the plan's sums last."""
    lines = [made.lines[key] for key in sorted(made.lines, key=order_in(made))]
    rows = table(LINES, lines, caption=_("Plan och utfall"))
    rows.empty = _("Planen har inga belopp än.")
    for line, row in zip(lines, rows.rows, strict=True):
        if not line.costs:
            row["cells"][ACTUAL].text = NOT_REGISTERED
        forecast = row["cells"][FORECAST]
        if forecast.missing:  # nobody has made one, which is not the same as not knowing
            forecast.text, forecast.missing = NOT_REGISTERED, False
    if rows.rows:
        rows.total = sums(made.total)
    return rows


def order_in(made):
    place = {item.pk: number for number, item in enumerate(made.items)}
    return lambda key: (place[key[0]], key[1])


def sums(figures):
    """The last row: the plan's sums as the database made them."""
    money = [figures.plan, figures.transferred, actual_text(figures), forecast_text(figures), figures.left]
    texts = [_("Summa"), *(each if isinstance(each, str) else format_kronor(each) for each in money)]
    return [Cell(text, css(column)) for column, text in zip(LINES, texts, strict=True)]


def actual_text(figures, *, unit=True):
    return format_kronor(figures.actual, unit=unit) if figures.costs else NOT_REGISTERED


def forecast_text(figures, *, unit=True):
    """The sum of the forecasts; with a star where some of the lines have none."""
    if figures.forecast is None:
        return NOT_REGISTERED
    return format_kronor(figures.forecast, unit=unit) + (PARTLY if figures.is_partly_forecast else "")


def forecast_note(made):
    if not made.total.is_partly_forecast:
        return ""
    return _("* %(some)s av %(all)s rader har prognos.") % {"some": made.total.forecasts, "all": made.total.lines}


def stats(made):
    total = made.total
    return [
        {"label": _("Plan"), "value": format_kronor(total.plan, unit=False), "unit": "kr", "note": made.plan.span()},
        {
            "label": _("Överfört"),
            "value": format_kronor(total.transferred, unit=False),
            "unit": "kr",
            "note": proposed(total) and _("%(proposed)s, inte beslutat") % {"proposed": proposed(total)},
        },
        {
            "label": _("Utfall"),
            "value": actual_text(total, unit=False),
            "unit": "kr" if total.costs else "",
            "note": _("bokförda kostnader") if total.costs else _("inget utfall registrerat"),
        },
        {
            "label": _("Prognos"),
            "value": NOT_REGISTERED if total.forecast is None else format_kronor(total.forecast, unit=False),
            "unit": "" if total.forecast is None else "kr",
            "note": _("%(some)s av %(all)s rader har prognos") % {"some": total.forecasts, "all": total.lines},
        },
        {"label": _("Kvar"), "value": format_kronor(total.left, unit=False), "unit": "kr", "note": _("plan minus utfall")},
    ]


def years_chart(made):
    """Plan, actual, forecast and left as bars per year."""
    shown = [(year, year_bars(made.columns.get(year, NO_FIGURES))) for year in made.years]
    highest = max((value or 0 for _year, bars in shown for _label, value, _text, _tone in bars), default=0) or Decimal(1)
    return {
        "title": _("Plan, utfall, prognos och kvar per år"),
        "unit": "kr",
        "series": [_("Plan"), _("Utfall"), _("Prognos"), _("Kvar")],
        "years": [
            {
                "label": str(year),
                "bars": [
                    {
                        "series": label,
                        "value": value,
                        "text": text,
                        "height": round(float(max(value or 0, 0) / highest * 100), 1),
                        "tone": tone,
                    }
                    for label, value, text, tone in bars
                ],
            }
            for year, bars in shown
        ],
    }


def year_bars(figures):
    """(label, kronor, text, tone) of one year's bars."""
    return [
        (_("Plan"), figures.plan, format_kronor(figures.plan, unit=False), 1),
        (_("Utfall"), figures.actual, actual_text(figures, unit=False), 2),
        (_("Prognos"), figures.forecast, forecast_text(figures, unit=False), 3),
        (_("Kvar"), figures.left, format_kronor(figures.left, unit=False), 5),
    ]


def warnings(made, results):
    """What finance must look at: sums that do not hold, costs and forecasts above the plan (R16); last, that all sums hold."""
    found = sum_warnings(made, results)
    for line in made.lines.values():
        found += line_warnings(line)
    return [*found, all_sums_hold(made, results)] if all(check.holds for check in results) else found


def sum_warnings(made, results):
    wrong = [check for check in results if not check.holds and check.kind is not Kind.COSTS]  # costs: see line_warnings
    found = [
        {"title": _("%(name)s stämmer inte") % {"name": check.name}, "text": check.fault, "tone": "danger"} for check in wrong
    ]
    if one := suspect(made, results):
        hint = _("Felet ligger troligen i %(line)s, som avviker med %(difference)s.") % one
        found.append({"title": hint, "text": "", "tone": "info"})
    return found


def all_sums_hold(made, results):
    documents = [check for check in results if check.kind is Kind.DOCUMENT]
    text = _("Rader och år ger samma total, %(total)s.") % {"total": format_kronor(made.total.plan)}
    if documents:
        sources = ", ".join(sorted({check.source for check in documents}))
        compared = _("De %(count)s summor som står i %(sources)s är jämförda.")
        text += " " + compared % {"count": len(documents), "sources": sources}
    else:
        text += " " + _("Ingen summa ur en handling är registrerad att jämföra med.")
    return {"title": _("Alla summor stämmer"), "text": text, "tone": "success"}


def line_warnings(line):
    if line.actual > line.amount:
        return [over_warning(line, _("Utfallet överstiger planen"), line.actual)]
    if line.forecast is not None and line.forecast > line.amount:
        return [over_warning(line, _("Prognosen överstiger planen"), line.forecast)]
    return []


def over_warning(line, title, amount):
    text = _("%(line)s: %(amount)s mot %(plan)s i planen, %(over)s för mycket.") % {
        "line": line,
        "amount": format_kronor(amount),
        "plan": format_kronor(line.amount),
        "over": format_kronor(amount - line.amount),
    }
    return {"title": title, "text": text, "tone": "warning", "url": line.get_absolute_url(), "label": _("Visa raden")}


def check_rows(results):
    """Each check with its verdict; the transfers and the costs of every line as one, while they hold."""
    rows = [
        {"name": check.name, "note": check.comparison(), "verdict": check.verdict, "tone": "success" if check.holds else "danger"}
        for check in results
        if check.kind not in LINE_KINDS or not check.holds
    ]
    together = {
        Kind.TRANSFERS: (_("Överföringarna ryms"), _("%(count)s rader, ingen överförs till mer än sitt belopp")),
        Kind.COSTS: (_("Utfallet ryms"), _("%(count)s rader med utfall, inget över planen")),
    }
    for kind, (name, note) in together.items():
        of_lines = [check for check in results if check.kind is kind]
        if of_lines and all(check.holds for check in of_lines):
            note %= {"count": len(of_lines)}
            rows.append({"name": name, "note": note, "verdict": of_lines[0].verdict, "tone": "success"})
    return rows


def transfer_table(user, plan):
    transfers = BudgetTransfer.objects.visible_to(user).filter(line__item__plan=plan).with_columns()
    transfers = transfers.select_related("line__item", "from_board", "to_board")
    return table(TRANSFERS, transfers, caption=_("Överföringar mellan nämnder"), empty=_("Ingen överföring är föreslagen."))


def request_table(user, plan):
    """Requests of the same diary number: beside the plan, never in it (R18)."""
    requests = FundingRequest.objects.none()
    if plan.case_id:
        requests = FundingRequest.objects.visible_to(user).filter(case=plan.case_id).select_related("board", "case")
    columns = [
        Column(_("År"), "year", link=True, under="board.name"),
        Column(_("Äskat"), "amount", KRONOR, total=True),
        *[column for column in REQUESTS if column.tag],
    ]
    rows = table(columns, requests, caption=_("Äskanden utanför planen"), empty=_("Inget äskande har samma diarienummer."))
    return rows, next(iter(requests), None)


def plan_history(user, plan):
    """The plan's own history, and every change in what belongs to it: corrections, decisions, other amounts."""
    lines = BudgetLine.objects.filter(item__plan=plan)
    parts = {
        BudgetItem: plan.items.all(),
        BudgetLine: lines,
        BudgetTransfer: BudgetTransfer.objects.filter(line__in=lines),
        ActualCost: ActualCost.objects.filter(line__in=lines),
        ControlValue: plan.control_values.all(),
    }
    condition = Q(pk__in=[])
    for model, rows in parts.items():
        condition |= Q(object_type=model._meta.label_lower, object_id__in=rows.order_by().values("pk"))
    # That something was added is seen in the tables; here it would hide what has been changed.
    condition &= ~Q(act__in=["registered", "proposed"])
    own = Q(object_type=plan._meta.label_lower, object_id=plan.pk)
    events = list(AuditEvent.objects.filter(own | condition).order_by("-pk")[:50])
    # With what it happened to: the page tells of more than one record.
    return [
        words | {"act": f"{words['act']}: {event.object_label}"} for words, event in zip(told(events, user), events, strict=True)
    ]
