"""A grant that was decided outside the register, as a list tells of it: what was applied for, decided and paid.

The rest is unknown. No money goes out because of it: what was paid was paid, and nothing more is planned on it here.
"""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.audit.services import check_only, refuse_personal_numbers
from partnerships.ground.days import format_day, today
from partnerships.ground.money import format_kronor
from partnerships.payments.models import Payment

from .models import GrantApplication, GrantDecision

PAST_ROUND = "Ur lista"  # a round that nobody knows more of than its year


@dataclass
class PastGrant:
    """The records that one row makes; those shared with other rows are the same objects, and may be unsaved too."""

    application: GrantApplication
    grant: GrantDecision
    payment: Payment | None = None
    made: list = field(default_factory=list)

    def check(self):
        """Every rule that holds of an old grant, by the names of the list's columns. Asks the database nothing."""
        faults = {}
        application, grant, payment = self.application, self.grant, self.payment
        self.ask(faults, application, ("round", "board", "organisation", "case"), {})
        self.ask(faults, grant, ("application", "decision"), {})
        if payment:
            left_out = ("organisation", "board", "planned_by", "giro_type", "giro_number", "due", "reverses", "key")
            self.ask(faults, payment, left_out, {"amount": "paid_amount"})
        for name, told in self.between():
            faults.setdefault(name, []).append(told)
        if faults:
            raise ValidationError(faults)

    def ask(self, faults, thing, left_out, names):
        try:
            check_without_asking(thing, left_out)
        except ValidationError as broken:
            for name, told in broken.message_dict.items():
                faults.setdefault(names.get(name, name), []).extend(told)

    def between(self):
        """(column, what is wrong) of rules between the facts of a row."""
        amount, asked, decided_on = self.grant.amount, self.application.requested_amount, self.grant.decision.meeting_date
        if asked is not None and amount > asked:
            yield "amount", _("Beviljat är mer än det sökta, %(asked)s.") % {"asked": format_kronor(asked)}
        if asked == 0:
            yield "requested_amount", _("Det sökta beloppet ska vara mer än 0 kr. Lämna det tomt om det är okänt.")
        if decided_on is None and self.application.round.year > today().year:
            yield "year", _("Året ligger i framtiden. Listan tar in det som är beslutat.")
        if self.application.submitted_on and decided_on and self.application.submitted_on > decided_on:
            yield "submitted_on", _("Ansökan kom in efter beslutet %(day)s.") % {"day": format_day(decided_on)}
        if self.payment:
            if self.payment.amount > amount:
                yield "paid_amount", _("Utbetalt är mer än beviljat, %(amount)s.") % {"amount": format_kronor(amount)}
            if self.payment.paid_on is None:
                yield "paid_on", _("Ange vilken dag pengarna betalades ut.")
            elif decided_on and self.payment.paid_on < decided_on:
                yield "paid_on", _("Pengarna betalades ut före beslutet %(day)s.") % {"day": format_day(decided_on)}


def check_shared(thing):
    """A record that several rows share, such as a form of grant, tried once."""
    check_only(thing)
    return thing


def check_numbered(thing):
    """A diary number or a decision. They may be as many as the rows, so the database, which holds their numbers, is not asked."""
    check_without_asking(thing, ("board",))
    return thing


def check_without_asking(thing, known):
    """Every rule that asks the database nothing; `known` are the fields that it knows already."""
    refuse_personal_numbers(thing)
    thing.clean_fields(exclude=known)
    thing.clean()
