"""The sheets that calamine reads, told with what it leaves empty: errors, formulas without a value, dates before the calendar."""

import datetime

from python_calamine import SheetTypeEnum, SheetVisibleEnum

from .answer import CELL, FAULT, Unreadable
from .limits import LAST_ROW, ROWS_THERE_ARE

BEFORE_THE_CALENDAR = datetime.time(0, 0)  # what calamine makes of a date below zero


def tell_sheet(answer, book, place, about, facts):
    """One sheet, with the facts that were found in the file beside it (`scan.Sheet`, `xls.Facts`, or None)."""
    answer.begin(about.name, hidden=about.visible != SheetVisibleEnum.Visible)
    if about.typ != SheetTypeEnum.WorkSheet or facts is None:
        if about.typ in (SheetTypeEnum.MacroSheet, SheetTypeEnum.Vba):
            raise Unreadable("macros")
        answer.note("chart")
    else:
        tell_rows(answer, book.get_sheet_by_index(place), facts)
    answer.end()


def tell_rows(answer, sheet, facts):
    for first, last in facts.hidden_rows:
        answer.note("hidden_rows", first, last)
    for first, last in facts.hidden_columns:
        answer.note("hidden_columns", columns=[first, last])
    if sheet.start is None:
        tell_lone_faults(answer, facts.faults, after=0)
        return
    if sheet.end[0] >= ROWS_THERE_ARE:
        raise Unreadable("damaged")
    if sheet.end[0] >= LAST_ROW:
        raise Unreadable("far_row", sheet=answer.title, row=sheet.end[0] + 1)
    margin = [""] * sheet.start[1]
    faults, below_zero = facts.faults, facts.below_zero
    for number, values in enumerate(sheet.iter_rows(), start=1):
        if margin:
            values = margin + values
        if number in below_zero:
            faults = faults | {number: dates_below_zero(values, below_zero[number]) | faults.get(number, {})}
        if number in faults:
            going_on = tell_faults(answer, number, values, faults[number])
        else:
            going_on = answer.row(number, values)
        if not going_on:
            break
    else:
        tell_lone_faults(answer, faults, after=sheet.end[0] + 1)
        if facts.stopped_at:
            answer.note("rest", facts.stopped_at)
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        answer.note("merged", top + 1, bottom + 1, columns=[left, right])


def tell_faults(answer, number, values, faults):
    values = values + [""] * (max(faults, default=0) + 1 - len(values))
    cells = [answer.tokens[value] for value in values]
    for column, text in faults.items():
        cells[column] = FAULT + text
    return answer.line(number, CELL.join(cells))


def tell_lone_faults(answer, faults, after):
    """Rows that hold nothing but faults, below what calamine saw."""
    for number in sorted(number for number in faults if number > after):
        if not tell_faults(answer, number, [], faults[number]):
            break


def dates_below_zero(values, columns):
    return {column: "#NUM!" for column in columns if column < len(values) and values[column] == BEFORE_THE_CALENDAR}
