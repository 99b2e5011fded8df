"""What one organisation has from every board and in every form, year by year: each krona once, made by the database.

What is promised (granted, agreed) and what is paid are two sums, never one, and nothing but money is in them.
Everything starts from what the reader may see, and so do the sums.
"""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Case, CharField, Count, Exists, F, OuterRef, Q, Sum, Value, When
from django.db.models.functions import Coalesce, ExtractYear
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grants.models import GrantApplication, GrantDecision, RecoveryClaim
from partnerships.agreements.models import (
    IOPAgreement,
    IOPParty,
    IOPResource,
    OtherAgreement,
    OtherAgreementYear,
    ProcurementYear,
)
from partnerships.ground.money import format_kronor
from partnerships.ground.tables import how_many_unknown
from partnerships.payments.models import Payment
from partnerships.register.models import Board
from partnerships.register.rights import Area

GRANT, IOP, PROCUREMENT, UNTIED = "grant", "iop", "procurement", "untied"
FORMS = [
    (GRANT, gettext_lazy("Föreningsbidrag")),
    (IOP, gettext_lazy("IOP-avtal")),
    *OtherAgreement.Form.choices,
    (PROCUREMENT, gettext_lazy("Upphandling")),
    (UNTIED, gettext_lazy("Annan utbetalning")),
]
COUNTS = ("unknown", "paid_unknown")
PLACES = {form: place for place, (form, _name) in enumerate(FORMS)}


@dataclass
class Line:
    """The money of one year, from one board, in one form. None where there is none of that kind, or where it is not known."""

    organisation: int
    year: int
    board: Board
    form: str
    asked: Decimal | None = None
    promised: Decimal | None = None
    paid: Decimal | None = None
    reclaimed: Decimal | None = None
    shared: Decimal | None = None  # promised to several parties together: what part of it is this one's nobody knows
    unknown: int = 0  # promised amounts that nobody has registered
    paid_unknown: int = 0  # grants that a list told of without what was paid

    @property
    def form_label(self):
        return str(dict(FORMS)[self.form])

    def note(self):
        told = []
        if self.shared is not None:
            amount = {"amount": format_kronor(self.shared)}
            told.append(_("%(amount)s gemensamt med andra parter, andelen är inte känd") % amount)
        if self.unknown:
            told.append(how_many_unknown(self.unknown))
        if self.paid_unknown:
            told.append(_("Utbetalt: %(count)s") % {"count": how_many_unknown(self.paid_unknown)})
        return "; ".join(told)

    def get_absolute_url(self):
        if self.form == GRANT:
            return f"{reverse('grants:application_list')}?organisation={self.organisation}&year={self.year}"
        if self.form == UNTIED:
            return f"{reverse('payments:payment_list')}?organisation={self.organisation}"
        return f"{reverse('agreements:register')}?organisation={self.organisation}&year={self.year}"


class OrganisationMoney:
    """Every sum of one organisation, as far as a user may see it. A constant number of questions."""

    def __init__(self, user, organisation):
        self.user, self.organisation = user, organisation
        self.found = {}

    # What the sums are made of

    @cached_property
    def applications(self):
        rows = GrantApplication.objects.visible_to(self.user).filter(organisation=self.organisation)
        return rows.exclude(state=GrantApplication.State.DRAFT)

    @cached_property
    def grants(self):
        rows = GrantDecision.objects.with_terms().visible_to(self.user)
        return rows.filter(application__organisation=self.organisation)

    @cached_property
    def unpaid(self):
        """Grants of which the payments are the user's to read, and nobody knows them."""
        paths = {"board": "application__board", "organisation": "application__organisation"}
        return self.grants.of_unknown_payment().filter(self.user.readable(Area.PAYMENTS, **paths))

    @cached_property
    def claims(self):
        rows = RecoveryClaim.objects.decided().visible_to(self.user)
        return rows.filter(grant__application__organisation=self.organisation)

    @cached_property
    def payments(self):
        return Payment.objects.visible_to(self.user).paid().filter(organisation=self.organisation)

    @cached_property
    def promises(self):
        """The municipality's money in agreements that were signed, of the years that they hold."""
        own = IOPParty.objects.filter(organisation=self.organisation, side=IOPParty.Side.IDEA_DRIVEN)
        rows = IOPResource.objects.visible_to(self.user).municipal_money().not_lapsed()
        return rows.filter(agreement__in=own.values("agreement"), agreement__state__in=IOPAgreement.BOUND)

    @property
    def sole(self):
        return self.promises.filter(~Exists(self.others()))

    @property
    def joint(self):
        return self.promises.filter(Exists(self.others()))

    def others(self):
        parties = IOPParty.objects.filter(agreement=OuterRef("agreement"), side=IOPParty.Side.IDEA_DRIVEN)
        return parties.exclude(organisation=self.organisation)

    def agreed(self, noun):
        """The money of other agreements and of procurements, but for the years that a cancelled one never came to."""
        agreements = noun._meta.get_field("agreement").related_model.objects
        seen = agreements.visible_to(self.user).concluded().filter(organisation=self.organisation)
        first_day = Q(agreement__cancelled_on__month=1, agreement__cancelled_on__day=1)
        stopped = Q(agreement__cancelled_on__year__lt=F("year")) | Q(agreement__cancelled_on__year=F("year")) & first_day
        return noun.objects.filter(agreement__in=seen.values("pk")).exclude(stopped)

    # The sums

    @cached_property
    def lines(self):
        """One line for each year, board and form; the latest year first."""
        self.add(self.applications, GRANT, "round__year", "board", asked=Sum("requested_amount"))
        self.add(self.grants, GRANT, "application__round__year", "application__board", promised=Sum("amount_now"))
        if self.reads_payments:
            year = "application__round__year"
            self.add(self.unpaid, GRANT, year, "application__board", paid_unknown=Count("pk"))
        self.add(self.claims, GRANT, "grant__application__round__year", "grant__application__board", reclaimed=Sum("amount"))
        board, unknown = "agreement__responsible_board", Count("pk", filter=Q(amount=None))
        self.add(self.sole, IOP, "year", board, promised=Sum("amount"), unknown=unknown)
        self.add(self.joint, IOP, "year", board, shared=Sum("amount"), unknown=unknown)
        self.add(self.agreed(OtherAgreementYear), F("agreement__form"), "year", board, promised=Sum("amount"))
        self.add(self.agreed(ProcurementYear), PROCUREMENT, "year", board, promised=Sum("amount"))
        self.add(self.of_year(self.payments), F("money_form"), "money_year", "board", paid=Sum("amount"))
        boards = Board.objects.in_bulk({board for _year, board, _form in self.found})
        lines = [
            Line(organisation=self.organisation.pk, year=year, board=boards[board], form=form, **sums)
            for (year, board, form), sums in self.found.items()
        ]
        return sorted(lines, key=lambda line: (-line.year, line.board.sort_text, PLACES[line.form]))

    def add(self, rows, form, year, board, **sums):
        form = Value(form, CharField()) if isinstance(form, str) else form
        rows = rows.order_by().values(of_year=F(year), of_board=F(board), of_form=form)
        for row in rows.annotate(**{f"sum_{name}": each for name, each in sums.items()}):
            line = self.found.setdefault((row["of_year"], row["of_board"], row["of_form"]), {})
            for name in sums:
                known = row[f"sum_{name}"]
                line[name] = line.get(name, 0) + known if name in COUNTS else known

    def of_year(self, payments):
        """With the year and the form of the money that each payment, or the one that it reverses, is of."""
        grant, iop = "grant_payment__grant__application__round__year", "iop_payment__year"
        return payments.annotate(
            money_year=Coalesce(grant, f"reverses__{grant}", iop, f"reverses__{iop}", ExtractYear("paid_on")),
            money_form=Case(
                When(Q(grant_payment__isnull=False) | Q(reverses__grant_payment__isnull=False), then=Value(GRANT)),
                When(Q(iop_payment__isnull=False) | Q(reverses__iop_payment__isnull=False), then=Value(IOP)),
                default=Value(UNTIED),
                output_field=CharField(),
            ),
        )

    @cached_property
    def totals(self):
        """Each sum asked of the database by itself, not added up from the lines."""
        promised = [self.sole, self.agreed(OtherAgreementYear), self.agreed(ProcurementYear)]
        sums = {
            "asked": self.applications.total("requested_amount"),
            "promised": sum((rows.total("amount") for rows in promised), self.grants.total("amount_now")),
        }
        if self.reads_payments:
            sums["paid"] = self.payments.total("amount")
        if self.reads_claims:
            sums["reclaimed"] = self.claims.total("amount")
        return sums

    @property
    def reads_payments(self):
        return self.user.reads(Area.PAYMENTS)

    @property
    def reads_claims(self):
        return self.user.reads(Area.GRANT_REPORTS)

    @property
    def unknown(self):
        """Of each sum, how many amounts are not in it, as nobody knows them."""
        counts = {"promised": "unknown", "paid": "paid_unknown"}
        return {name: sum(getattr(line, count) for line in self.lines) for name, count in counts.items()}

    @property
    def shared(self):
        """How many lines hold money whose share is not known."""
        return sum(line.shared is not None for line in self.lines)

    def beside(self):
        """What the municipality puts in besides money: told, and never added to it."""
        own = IOPParty.objects.filter(organisation=self.organisation, side=IOPParty.Side.IDEA_DRIVEN)
        rows = IOPResource.objects.visible_to(self.user).not_lapsed().exclude(kind=IOPResource.Kind.MONEY)
        rows = rows.filter(party__side=IOPParty.Side.MUNICIPAL, agreement__in=own.values("agreement"))
        rows = rows.filter(agreement__state__in=IOPAgreement.BOUND)
        return rows.select_related("agreement__responsible_board").order_by("-year", "agreement", "pk")

    def reports(self):
        """Grants that are to be accounted for, of those whose accounts the user may read."""
        paths = {"board": "application__board", "organisation": "application__organisation"}
        rows = self.grants.granted().filter(self.user.readable(Area.GRANT_REPORTS, **paths), report_due_now__isnull=False)
        rows = rows.select_related("application__organisation", "application__round__scheme", "application__board", "report")
        return rows.order_by("-report_due_now", "-pk")

    def picture(self):
        """The promised money of each year as one bar, its forms beside each other; the longest is the year with most."""
        years = {}
        for line in self.lines:
            if line.promised:
                forms = years.setdefault(line.year, {})
                forms[line.form] = forms.get(line.form, Decimal(0)) + line.promised
        most = max((sum(forms.values()) for forms in years.values()), default=Decimal(0))
        return [
            {
                "label": str(year),
                "text": format_kronor(sum(forms.values())),
                "segments": [
                    {
                        "label": str(dict(FORMS)[form]),
                        "text": format_kronor(amount),
                        "share": float(amount / most * 100),
                        "tone": PLACES[form] % 6 + 1,
                    }
                    for form, amount in sorted(forms.items(), key=lambda each: PLACES[each[0]])
                ],
            }
            for year, forms in sorted(years.items(), reverse=True)
        ]
