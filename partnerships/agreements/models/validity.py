"""From when to when an agreement is in force: its term, its periods of extension, notice; all worked out from stored days.

No job moves a day: what is the last day, the end of the period and the day of notice are questions about a day.
"""

from datetime import timedelta
from itertools import count

from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from partnerships.ground.days import add_months, end_after_notice, last_day_to_give_notice, today
from partnerships.ground.models import Records

WARN_MONTHS = 6  # an agreement that ends within so many months is to be looked at
ONE_DAY = timedelta(days=1)


class Extension(models.TextChoices):
    NONE = "none", _("Förlängs inte")
    AUTOMATIC = "automatic", _("Automatiskt")
    DECISION = "decision", _("Genom beslut")


def last_day_in_database():
    """The last day in force; the same rule as `Validity.last_day`."""
    return Case(
        When(ends_on__isnull=False, then=F("ends_on")),
        When(extension=Extension.AUTOMATIC, end_date__isnull=False, then=F("latest_end")),
        default=Coalesce("extended_to", "end_date"),
    )


# Prolonged period by period without any latest day; the same rule as `Validity.runs_on`.
RUNS_ON = Q(extension=Extension.AUTOMATIC, end_date__isnull=False, latest_end=None, ends_on=None)


class ByValidity(Records):
    """Rows of agreements by their days."""

    def with_state_on(self, day):
        """Each agreement with the state it has on a day as `state_now`; the same rule as `Validity.state_on`."""
        State = self.model.State
        begun = Q(start_date__isnull=False) | Q(known_in_force_on__lte=day)
        return self.annotate(last_day_now=last_day_in_database()).annotate(
            state_now=Case(
                When(~Q(state__in=self.model.BOUND), then=F("state")),
                When(last_day_now__lt=day, state=State.SIGNED, then=Value(State.EXPIRED)),
                When(Q(last_day_now__lt=day) | Q(start_date__gt=day), then=F("state")),
                When(begun & (Q(last_day_now__isnull=False) | RUNS_ON), then=Value(State.ACTIVE)),
                When(state=State.SIGNED, then=Value(State.UNKNOWN)),
                default=F("state"),
                output_field=models.CharField(),
            )
        )

    def running_on(self, day):
        """Agreements in force on a day; the first and the last day count. Those of unknown validity are not among them."""
        return self.with_state_on(day).filter(state_now=self.model.State.ACTIVE)

    def not_ended_or_left_on(self, day, since):
        """Agreements that bind somebody and have not run out: also those that begin later, or of which the start is not known.

        And those that ran out since a day, and that nobody has replaced, given notice of or concluded to end.
        """
        not_past = Q(last_day_now__gte=day) | Q(last_day_now=None)
        left = Q(last_day_now__gte=since, state=self.model.State.SIGNED) & ~Q(follow_ups__joint_conclusion="end")
        return self.with_state_on(day).filter(not_past | left, state__in=self.model.BOUND)

    def running_in(self, year):
        """Agreements in force on some day of a year."""
        return self.running_between(year, year)

    def running_between(self, first, last):
        """Agreements in force on some day of some years."""
        rows = self.filter(state__in=self.model.BOUND).annotate(last_day_then=last_day_in_database())
        return rows.filter(RUNS_ON | Q(last_day_then__year__gte=first), start_date__year__lte=last)

    def prolonged_on(self, day):
        """Agreements in force on a day after the term that was signed."""
        return self.running_on(day).filter(end_date__lt=day)

    def with_unknown_validity(self):
        return self.with_state_on(today()).filter(state_now=self.model.State.UNKNOWN)


class Validity(models.Model):
    """The questions about an agreement's days."""

    class Meta:
        abstract = True

    @property
    def final_day(self):
        """The last day in force if nobody gives notice; None where that is not known, and where no last day is set."""
        if self.extension == Extension.AUTOMATIC:
            return self.latest_end if self.end_date else None
        return self.extended_to or self.end_date

    @property
    def last_day(self):
        """The last day in force: as agreed and as prolonged, or earlier after notice."""
        return self.ends_on or self.final_day

    def begins_too_early(self):
        """In force by its own terms before it was both decided and signed, or, where nobody has signed it, before today."""
        if self.start_date is None or self.state in (self.State.DECLINED, self.State.WITHDRAWN):
            return False
        if self.state not in self.BOUND:
            return self.start_date < today()
        agreed = [self.decision and self.decision.meeting_date, self.signed_on]
        return any(day and self.start_date < day for day in agreed)

    def lapses(self, year):
        """Notice ends the agreement before a year begins, so that nothing promised for it is put in."""
        return self.ends_on is not None and year > self.ends_on.year

    def lapsed(self, day):
        """A day that notice leaves outside the agreement."""
        return self.ends_on is not None and day > self.ends_on

    def is_prolonged_by_itself(self):
        return self.extension == Extension.AUTOMATIC and self.end_date is not None and bool(self.extension_months)

    def runs_on(self):
        """Prolonged period by period until somebody gives notice, with no latest day."""
        return self.is_prolonged_by_itself() and self.last_day is None

    def period_end_on(self, day):
        """The end of the period that a day lies in, as it is as long as nobody gives notice."""
        if not self.is_prolonged_by_itself():
            return self.final_day
        end = self.end_of_period(self.period_on(day))
        return min(end, self.latest_end) if self.latest_end else end

    def period_on(self, day):
        """The number of the period that a day lies in; the term that was signed is 0."""
        if not self.is_prolonged_by_itself():
            return 0
        months_after = (day.year - self.end_date.year) * 12 + day.month - self.end_date.month
        return next(each for each in count(max(0, months_after // self.extension_months - 1)) if self.end_of_period(each) >= day)

    def end_of_period(self, number):
        return add_months(self.end_date + ONE_DAY, number * self.extension_months) - ONE_DAY

    def end_on(self, day):
        """The day that the agreement ends as it stands on a day: after notice, or with its period."""
        return self.ends_on or self.period_end_on(day)

    def is_prolonged_on(self, day):
        """In force after the term that was signed."""
        return self.end_date is not None and day > self.end_date and self.state_on(day) == self.State.ACTIVE

    def extends_into(self, year):
        """Whether a year lies after the signed term and has some day before the last one. The money of a year that began within
        the term is signed, and changed by an amendment.
        """
        if self.end_date is None or self.end_date == self.last_day:
            return False
        return self.end_date.year < year and (self.last_day is None or year <= self.last_day.year)

    def can_be_extended(self):
        """Its own terms let the board prolong it, and there is some time left to prolong it with."""
        by_decision = self.state == self.State.SIGNED and self.extension == Extension.DECISION and self.final_day is not None
        return by_decision and (self.latest_end is None or self.final_day < self.latest_end)

    def agreed_extension(self):
        """To when its own terms prolong it; None where they do not say how long an extension lasts."""
        if self.final_day is None or not self.extension_months:
            return None
        until = add_months(self.final_day + ONE_DAY, self.extension_months) - ONE_DAY
        return min(until, self.latest_end) if self.latest_end else until

    # State

    def state_on(self, day):
        """The state on a day: what is signed runs, or has run out, by its dates; both days count (see `with_state_on`)."""
        State = self.State
        if self.state not in self.BOUND:
            return State(self.state)
        if self.last_day and self.last_day < day:
            return State.EXPIRED if self.state == State.SIGNED else State(self.state)
        if self.start_date and self.start_date > day:
            return State(self.state)
        begun = self.start_date or (self.known_in_force_on and self.known_in_force_on <= day)
        if begun and (self.last_day or self.runs_on()):
            return State.ACTIVE
        return State.UNKNOWN if self.state == State.SIGNED else State(self.state)

    def word_on(self, day):
        """The state on a day in words. What is prolonged, or under notice, is called so, and is in force like any other."""
        if self.terminated_on and self.terminated_on <= day and self.state_on(day) == self.State.ACTIVE:
            return self.State.TERMINATED.label
        return _("Förlängd") if self.is_prolonged_on(day) else self.state_on(day).label

    @property
    def current_state(self):
        return self.state_on(today())

    @property
    def current_word(self):
        return self.word_on(today())

    @property
    def tone(self):
        return self.TONES.get(self.current_state, "neutral")

    def ends_soon(self):
        """In force, and not for more than six months from today."""
        last = self.last_day
        return last is not None and self.current_state == self.State.ACTIVE and last <= add_months(today(), WARN_MONTHS)

    # Notice

    def notice_day(self, months=None, on=None):
        """The last day to give notice so that the agreement ends with the period of a day; None where that is not known.

        `months` are a party's own months of notice. The day stays what it is when it has passed. Where notice is given there
        is none.
        """
        if self.terminated_on is not None:
            return None
        months = self.notice_months if months is None else months
        end = self.period_end_on(on or today())
        return None if end is None or months is None else last_day_to_give_notice(end, months)

    def notice_days(self, on=None):
        """{last day to give notice: the parties that it is for}, the first day first; one day where it is the same for all."""
        days = {}
        for party in self.parties.all():
            if day := self.notice_day(party.notice_months, on):
                days.setdefault(day, []).append(party)
        if not days and (day := self.notice_day(on=on)):
            days[day] = []
        return {day: days[day] for day in sorted(days)}

    def end_by_notice(self, given, months):
        """The last day after notice; None where the months of notice are not known.

        What is prolonged by itself ends with the period whose day of notice is not yet past; other agreements after the
        months of notice, and never after their last day.
        """
        if months is None:
            return None
        if not self.is_prolonged_by_itself():
            after_notice = end_after_notice(given, months)
            return min(after_notice, self.final_day) if self.final_day else after_notice
        end = self.period_end_on(given)
        while last_day_to_give_notice(end, months) < given and end != self.latest_end:
            end = self.period_end_on(end + ONE_DAY)
        return end
