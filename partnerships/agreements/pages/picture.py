"""Agreements drawn over the years: bars and marks in per cent of a window of whole years, see `agreements/_picture.html`."""

from datetime import date

from django.utils.translation import gettext as _

from partnerships.ground.days import add_months, format_day, today
from partnerships.ground.money import format_kronor

from ..models.planned import planned_follow_ups
from ..models.validity import ONE_DAY
from ..tables import counterparts

YEARS_TOLD = 8  # so many years can be written on the axis of a phone


class Window:
    """Some whole years; a day becomes its place in them, in per cent from the left."""

    def __init__(self, first_year, last_year):
        self.first_year, self.last_year = first_year, last_year
        self.first, self.last = date(first_year, 1, 1), date(last_year, 12, 31)

    def place(self, day):
        """Where a day begins; what lies outside is drawn at the edge."""
        days = (min(max(day, self.first), self.last + ONE_DAY) - self.first).days
        return 100 * days / ((self.last - self.first).days + 1)

    def holds(self, day):
        return self.first <= day <= self.last

    def bar(self, first, last, css, title):
        """A bar from the first day through the last one; None where no day of it lies in the window."""
        if last < first or last < self.first or first > self.last:
            return None
        x, end = self.place(first), self.place(last + ONE_DAY)
        return {"x": percent(x), "width": percent(end - x), "css": css, "title": title}

    def mark(self, day, css, title):
        return {"x": percent(self.place(day)), "css": css, "title": title} if day and self.holds(day) else None

    def years(self):
        """The years with their places, so many of them told as there is room for."""
        told = -(-(self.last_year - self.first_year + 1) // YEARS_TOLD)
        for number, year in enumerate(range(self.first_year, self.last_year + 1)):
            yield {"x": percent(self.place(date(year, 1, 1))), "label": str(year) if number % told == 0 else ""}


def percent(share):
    return f"{share:.3f}%"


def drawn(window, lanes, title):
    """What the template draws."""
    return {
        "title": title,
        "years": list(window.years()),
        "today": percent(window.place(today())) if window.holds(today()) else "",
        "lanes": lanes,
    }


def lane(label, bars=(), marks=(), *, url="", note=""):
    return {"label": label, "url": url, "note": note, "bars": [*filter(None, bars)], "marks": [*filter(None, marks)]}


def term_bars(agreement, window):
    """The term that was signed, what it is prolonged to, and how much longer it can be prolonged."""
    start, end, last = agreement.start_date, agreement.end_date, agreement.last_day
    now = agreement.end_on(today()) if end else last
    if start is None or now is None:
        return []
    farthest = window.last if agreement.runs_on() else last if agreement.ends_on else agreement.latest_end or last
    signed = min(end, now) if end else now
    return [
        window.bar(start, signed, "span-term", _("Avtalstid %(first)s – %(last)s") % dates(start, signed)),
        window.bar(signed + ONE_DAY, now, "span-longer", _("Förlängt till %(last)s") % dates(start, now)),
        window.bar(now + ONE_DAY, farthest, "span-possible", _("Kan förlängas till %(last)s") % dates(start, farthest)),
    ]


def term_marks(agreement, window):
    """The days of notice, passed or not, and the day that the agreement ends as it stands."""
    marks = []
    if not agreement.terminated_on and agreement.state != agreement.State.RENEWED:
        for day in agreement.notice_days():
            marks.append(window.mark(day, "mark-notice", _("Sista dag för uppsägning %(day)s") % {"day": format_day(day)}))
    if end := agreement.end_on(today()):
        marks.append(window.mark(end, "mark-end", _("Löper till %(day)s") % {"day": format_day(end)}))
    return marks


def dates(first, last):
    return {"first": format_day(first), "last": format_day(last)}


def picture_of_many(agreements, window):
    """One lane per agreement."""
    lanes = [
        lane(
            agreement.title,
            term_bars(agreement, window),
            term_marks(agreement, window),
            url=agreement.get_absolute_url(),
            note=counterparts(agreement),
        )
        for agreement in agreements
    ]
    return drawn(window, lanes, _("Avtalen %(first)s–%(last)s") % {"first": window.first_year, "last": window.last_year})


def picture_of_one(agreement, payments):
    """The term, its steps, the payments and the follow-ups in a lane each; None where no day of the term is known."""
    if agreement.start_date is None or agreement.end_date is None:
        return None
    ends = agreement.end_on(today())
    farthest = ends if agreement.ends_on else agreement.latest_end or add_months(ends, agreement.extension_months or 0)
    days = [agreement.start_date, agreement.end_date, ends, farthest]
    steps = [row for row in agreement.milestones.all() if not row.falls_away()]
    days += [row.done_on or row.planned_end for row in steps]
    days += [row.paid_on or row.due for row in payments]
    days += [row.held_on for row in agreement.follow_ups.all() if row.held_on]
    window = Window(min(days).year, max(days).year)
    lanes = [
        lane(_("Avtalstid"), term_bars(agreement, window), term_marks(agreement, window)),
        lane(_("Insatser"), marks=[milestone_mark(window, row) for row in steps]),
        lane(_("Utbetalningar"), marks=[payment_mark(window, row) for row in payments]),
        lane(_("Uppföljningar"), marks=follow_up_marks(window, agreement)),
    ]
    lanes = [each for each in lanes if each["bars"] or each["marks"]]
    return drawn(window, lanes, _("%(agreement)s i tiden") % {"agreement": agreement.title})


def milestone_mark(window, step):
    day = step.done_on or step.planned_end
    css = "mark-done" if step.done_on else "mark-late" if step.is_late() else "mark-later"
    return window.mark(day, css, f"{step.title} {format_day(day)}")


def payment_mark(window, payment):
    day = payment.paid_on or payment.due
    css = "mark-done" if payment.paid_on else "mark-later" if day >= today() else "mark-late"
    return window.mark(day, css, f"{format_kronor(payment.amount)} {format_day(day)}")


def follow_up_marks(window, agreement):
    """Those that were held, and those that the agreement demands besides."""
    held = [(row.held_on, row.period_in_words(), "mark-done") for row in agreement.follow_ups.all()]
    waited_for = [planned for planned in planned_follow_ups(agreement) if not planned.is_done()]
    held += [(each.due, each, "mark-late" if each.is_late() else "mark-later") for each in waited_for]
    return [
        window.mark(day, css, f"{_('Uppföljning av %(year)s') % {'year': period}} {format_day(day)}") for day, period, css in held
    ]
