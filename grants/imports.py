"""Lists of grants: what was applied for, decided and paid outside the register, or before it was taken into use."""

import re
from datetime import date
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.cases.permissions import can_tell_decision
from partnerships.ground.identifiers import CaseNumber
from partnerships.ground.importing import (
    AMOUNT,
    CHOICE,
    DAY,
    REFERENCE,
    YEAR,
    ImportColumn,
    ImportKind,
    ImportOption,
    register_kind,
)
from partnerships.ground.importing.kinds import Plan
from partnerships.ground.money import format_kronor
from partnerships.ground.swedish import quote, search_key
from partnerships.payments.models import Payment
from partnerships.register.imports import KnownOrganisations, number_column, organisation_column
from partnerships.register.models import Board, Organisation
from partnerships.register.permissions import can_register_organisation

from . import services
from .known_grants import KnownGrants
from .models import GrantApplication, GrantDecision, GrantRound, GrantScheme
from .past_grants import PAST_ROUND, PastGrant, check_numbered, check_shared
from .permissions import can_change_scheme, can_register_past_grant, can_register_scheme
from .ready_grants import ReadyGrants

Result, State = GrantDecision.Result, GrantApplication.State
RESULT_WORDS = (
    ("avslagen", Result.REJECTED), ("nej", Result.REJECTED), ("beviljad", Result.GRANTED), ("bifall", Result.GRANTED),
    ("ja", Result.GRANTED), ("delvis", Result.PARTLY), ("delvis bifall", Result.PARTLY),
)  # fmt: skip
NEW_ORGANISATIONS, NEW_SCHEMES, NEW_ROUNDS = "new_organisations", "new_schemes", "new_rounds"


def read_paragraph(text):
    """The number of `§ 161`; a board may write it with or without the mark."""
    found = re.fullmatch(r"(?:§+|par(?:agraf)?\.?)?\s*([0-9]{1,4})", text.strip(), re.IGNORECASE)
    if found is None:
        raise ValidationError(_("%(read)s är inget paragrafnummer. Skriv till exempel § 161.") % {"read": quote(text)})
    return int(found[1])


@register_kind
class GrantList(ImportKind):
    """One row is one grant: an organisation, a form of grant, a year; by its number in the list where there is one."""

    name, title = "bidrag", gettext_lazy("Beslutade bidrag")
    intro = gettext_lazy(
        "Varje rad är ett bidrag som är beslutat utanför registret. Det känns igen på organisation, bidragsform och år, "
        "och på sitt nummer i listan om den har ett. Det som redan står i registret ändras inte."
    )
    columns = (
        organisation_column(),
        number_column(),
        ImportColumn("board", gettext_lazy("Nämnd"), ("beslutande nämnd", "funding org name"), REFERENCE, required=True,
                     longest=200, constant=True),
        ImportColumn("scheme", gettext_lazy("Bidragsform"), ("bidragstyp", "typ av bidrag", "bidrag", "stödform",
                     "grant programme title"), REFERENCE, required=True, longest=150, constant=True),
        ImportColumn("category", gettext_lazy("Bidragsformens slag"), ("slag",), CHOICE, constant=True,
                     choices=GrantScheme.Category.choices, help=gettext_lazy("Behövs bara för nya bidragsformer.")),
        ImportColumn("year", gettext_lazy("År"), ("bidragsår", "verksamhetsår", "award year"), YEAR, constant=True,
                     instead="decided_on", help=gettext_lazy("Utan år används beslutsdagens.")),
        ImportColumn("round_name", gettext_lazy("Omgång"), ("benämning",), REFERENCE, longest=80),
        ImportColumn("list_number", gettext_lazy("Nummer i listan"), ("identifier", "löpnummer", "ansökningsnummer", "id", "nr"),
                     longest=80),
        ImportColumn("case", gettext_lazy("Diarienummer"), ("dnr", "ärendenummer", "diarienr"), REFERENCE, longest=40),
        ImportColumn("submitted_on", gettext_lazy("Inkom"), ("ansökan inkom", "inkommen"), DAY),
        ImportColumn("requested_amount", gettext_lazy("Sökt (kr)"), ("ansökt", "sökt belopp", "ansökt belopp",
                     "amount applied for"), AMOUNT),
        ImportColumn("amount", gettext_lazy("Beviljat (kr)"), ("beviljat belopp", "beslutat belopp", "beviljat bidrag", "belopp",
                     "amount awarded", "beslut"), AMOUNT),
        ImportColumn("result", gettext_lazy("Utfall"), ("beslutets utfall", "resultat"), CHOICE, choices=Result.choices,
                     words=RESULT_WORDS),
        ImportColumn("decided_on", gettext_lazy("Beslutsdatum"), ("beslutsdag", "datum för beslut", "sammanträdesdag",
                     "award date"), DAY),
        ImportColumn("paragraph", gettext_lazy("Paragraf"), ("§", "beslut §", "par"), longest=20, own=read_paragraph),
        ImportColumn("delegate_role", gettext_lazy("Delegat"), ("beslutad av",), longest=150),
        ImportColumn("delegation_point", gettext_lazy("Punkt i delegationsordningen"), ("delegation", "delegationspunkt"),
                     longest=60),
        ImportColumn("purpose", gettext_lazy("Ändamål"), ("syfte", "beskrivning", "projekt", "description", "avser")),
        ImportColumn("paid_amount", gettext_lazy("Utbetalt (kr)"), ("utbetalt belopp", "utbetalning",
                     "amount disbursed"), AMOUNT),
        ImportColumn("paid_on", gettext_lazy("Utbetalt datum"), ("utbetalningsdatum", "utbetald", "utbetalningsdag"), DAY),
        ImportColumn("voucher_no", gettext_lazy("Verifikationsnummer"), ("verifikat", "ver nr", "verifikation"), longest=40),
        ImportColumn("state", gettext_lazy("Status"), (), CHOICE, choices=State.choices),
    )  # fmt: skip
    options = (
        ImportOption(NEW_ORGANISATIONS, gettext_lazy("Registrera organisationer som saknas")),
        ImportOption(
            NEW_SCHEMES, gettext_lazy("Registrera bidragsformer som saknas"), gettext_lazy("De får det slag som listan säger.")
        ),
        ImportOption(
            NEW_ROUNDS,
            gettext_lazy("Registrera omgångar som saknas"),
            gettext_lazy("De heter ”Ur lista”, följer kalenderåret och får en ram lika stor som det beviljade."),
        ),
    )
    DECIDED = ("amount", "result", "decided_on", "paid_amount")  # what only a decided grant has
    SETTLED = ("requested_amount", "amount", "result", "decided_on", "submitted_on", "state")

    @classmethod
    def may(cls, user):
        return can_register_past_grant(user)

    # What the rows are matched against

    def open(self, rows):
        self.organisations = KnownOrganisations(self.user)
        self.boards = {}
        for board in Board.objects.prefetch_related("aliases"):
            for name in (board.name, board.code, *(alias.name for alias in board.aliases.all())):
                self.boards.setdefault(search_key(name), board)
        self.known = KnownGrants(self.user, {self.year(values) for values in rows} - {None})
        self.taken = {}  # by round, kronor
        self.numbered = {}  # what the list says of a decision, by board, year and §
        self.new = {}  # what several rows share and the register does not hold, by its key

    def shared(self, key, make):
        """One record for all the rows that mean it; a fault in it is told on each of them."""
        if key not in self.new:
            try:
                self.new[key] = make()
            except ValidationError as broken:
                self.new[key] = broken
        if isinstance(self.new[key], ValidationError):
            raise self.new[key]
        return self.new[key]

    # One row

    def plan(self, values):
        board = self.board(values)
        faults = {}
        organisation = self.tried(faults, "organisation", lambda: self.organisation(values))
        scheme = self.tried(faults, "scheme", lambda: self.scheme(board, values))
        round = self.tried(faults, "year", lambda: self.round(scheme, values)) if scheme else None
        if faults:
            raise ValidationError(faults)
        known = self.known.find(round, organisation, values)
        if known is not None:
            return self.plan_known(known, values)
        past = self.past_grant(board, organisation, round, values)
        past.check()
        self.check_room(round, past.grant)
        key = (*self.key_of(organisation), *self.key_of(round), values.get("list_number") or values.get("case") or "")
        return Plan(f"{organisation}, {round}", ("grant", *key), past, new=True)

    def check_room(self, round, grant):
        """The frame of a round that was opened here holds what the list brings in too, row after row.

        It is given away by those who decide: what only the list tells was decided takes nothing of it.
        """
        if round.pk is None or round.name == PAST_ROUND or not (amount := grant.amount):
            return
        if grant.decision.from_list:
            told = _(
                "Bidraget tas ur ramen för en omgång som finns i registret. Be nämndens sekreterare registrera beslutet först, "
                "och ange dess dag och paragraf."
            )
            raise ValidationError({"decided_on": told})
        self.taken[round.pk] = self.taken.get(round.pk, Decimal(0)) + amount
        if self.taken[round.pk] > round.remaining():
            told = _("Omgångens ram räcker inte: %(remaining)s var kvar före listan.")
            raise ValidationError({"amount": told % {"remaining": format_kronor(round.remaining())}})

    def tried(self, faults, field, find):
        try:
            return find()
        except ValidationError as broken:
            told = broken.message_dict if hasattr(broken, "error_dict") else {field: broken.messages}
            for name, messages in told.items():
                faults.setdefault(name, []).extend(messages)
        return None

    def key_of(self, thing):
        return (thing.pk, 0) if thing.pk else (0, id(thing))

    def board(self, values):
        return self.shared(("board", values["board"]), lambda: self.board_called(values["board"]))

    def board_called(self, name):
        board = self.boards.get(search_key(name))
        if board is None:
            raise ValidationError({"board": _("%(name)s finns inte bland nämnderna.") % {"name": quote(name)}})
        if not can_register_past_grant(self.user, board.pk):
            raise ValidationError({"board": _("Du registrerar inte bidrag för %(board)s.") % {"board": board}})
        return board

    def organisation(self, values):
        number, name = values.get("org_number"), values["organisation"]
        found = self.organisations.find(number, name)
        if found is not None:
            return found
        if NEW_ORGANISATIONS not in self.chosen:
            raise ValidationError(_("%(name)s finns inte i registret.") % {"name": quote(name)})
        if not can_register_organisation(self.user):
            raise ValidationError(_("Du får inte registrera organisationer."))
        return self.shared(
            ("organisation", number or search_key(name)), lambda: check_shared(Organisation(name=name, org_number=number))
        )

    def scheme(self, board, values):
        found = self.known.scheme(board, values["scheme"])
        if found is not None:
            return found
        if NEW_SCHEMES not in self.chosen:
            told = _("%(board)s har ingen bidragsform som heter %(name)s.")
            raise ValidationError(told % {"board": board, "name": quote(values["scheme"])})
        if not can_register_scheme(self.user, board.pk):
            raise ValidationError(_("Du får inte registrera bidragsformer."))
        if not values.get("category"):
            raise ValidationError(
                {"category": _("Ange slag för den nya bidragsformen %(name)s.") % {"name": quote(values["scheme"])}}
            )
        return self.shared(("scheme", board.pk, search_key(values["scheme"])), lambda: self.new_scheme(board, values))

    def new_scheme(self, board, values):
        scheme = GrantScheme(
            board=board,
            name=values["scheme"],
            category=values["category"],
            code=self.known.free_code(board, values["scheme"]),
        )
        return check_shared(scheme)

    def round(self, scheme, values):
        year = self.year(values)
        if year is None:
            raise ValidationError(_("Ange år eller beslutsdatum."))
        found = self.known.round(scheme, year, values.get("round_name"))
        if found is not None:
            return found
        if NEW_ROUNDS not in self.chosen:
            told = _("%(scheme)s har ingen sådan omgång %(year)s. Rätta raden, eller välj att omgångar som saknas registreras.")
            raise ValidationError(told % {"scheme": scheme, "year": year})
        if not can_change_scheme(self.user, scheme):
            raise ValidationError(_("Du får inte registrera omgångar."))
        return self.shared(("round", *self.key_of(scheme), year), lambda: self.new_round(scheme, year))

    def year(self, values):
        return values.get("year") or (values["decided_on"].year if values.get("decided_on") else None)

    def new_round(self, scheme, year):
        about = {"year": year, "opens": date(year, 1, 1), "closes": date(year, 12, 31), "frame": Decimal(0)}
        round = GrantRound(scheme=scheme, board=scheme.board, name=PAST_ROUND, **about)
        round.clean_fields(exclude=["scheme", "board"])
        return round

    def case(self, board, raw):
        if not raw:
            return None
        found = self.known.case(raw)
        about = {"raw": raw, "board": board, "stated_in": PAST_ROUND}
        return found or self.shared(("case", CaseNumber.parse(raw).normal), lambda: check_numbered(CaseReference(**about)))

    def decision(self, board, scheme, round, values):
        """The decision that the row tells of, as far as it is known: a day and § that are not known stay so."""
        day, paragraph = values.get("decided_on"), values.get("paragraph")
        found = self.known.decision(board, day, paragraph)
        if found is not None:
            return found
        on_delegation = {name: values.get(name) or "" for name in ("delegate_role", "delegation_point")}
        title = f"{scheme} {round.year}"[:200]
        key = ("decision", board.pk, day, paragraph, *on_delegation.values(), title if paragraph is None else "")
        if day and paragraph and self.numbered.setdefault((board.pk, day.year, paragraph), key) != key:
            told = _("En tidigare rad säger något annat om § %(paragraph)s %(year)s: dagen eller delegaten skiljer sig.")
            raise ValidationError({"paragraph": told % {"paragraph": paragraph, "year": day.year}})
        about = {"board": board, "meeting_date": day, "paragraph": paragraph, "title": title, **on_delegation}
        about |= {"outcome": BoardDecision.Outcome.GRANTED, "is_delegated": any(on_delegation.values())}
        return self.shared(key, lambda: self.known.unnumbered(about) or self.new_decision(about))

    def new_decision(self, about):
        """One of a day and § is the register's own, made by those who register decisions. Another is marked as told by a list."""
        decision = BoardDecision(**about)
        decision.from_list = not can_tell_decision(self.user, decision)
        if decision.from_list and decision.meeting_date and decision.paragraph:
            told = _(
                "%(decision)s finns inte i registret. Be nämndens sekreterare registrera beslutet först, "
                "eller lämna paragrafen tom."
            )
            raise ValidationError({"paragraph": told % {"decision": decision}})
        try:
            return check_numbered(decision)
        except ValidationError as broken:
            names = {"meeting_date": "decided_on"}
            raise ValidationError({names.get(name, name): told for name, told in broken.message_dict.items()})

    def past_grant(self, board, organisation, round, values):
        amount, asked = values.get("amount"), values.get("requested_amount")
        result = self.result(amount, asked, values.get("result"))
        decision = self.decision(board, round.scheme, round, values)
        application = GrantApplication(
            round=round, board=board, organisation=organisation, case=self.case(board, values.get("case")),
            submitted_on=values.get("submitted_on"), requested_amount=asked, purpose=values.get("purpose") or "",
            state=State.DECIDED, from_list=True, list_number=values.get("list_number") or "",
        )  # fmt: skip
        grant = GrantDecision(decision=decision, result=result, amount=amount or Decimal(0))
        return PastGrant(application, grant, self.payment(board, organisation, values))

    def result(self, amount, asked, told):
        if told == Result.REJECTED or amount == 0:
            if amount:
                raise ValidationError({"result": _("Raden säger avslag, men ett belopp är beviljat.")})
            return Result.REJECTED
        if not amount:
            raise ValidationError({"amount": _("Ange vad som beviljades, eller att ansökan avslogs.")})
        if amount < 0:
            raise ValidationError({"amount": _("Ett beviljat belopp kan inte vara mindre än 0 kr.")})
        return Result.PARTLY if told == Result.PARTLY or (asked is not None and amount < asked) else Result.GRANTED

    def payment(self, board, organisation, values):
        amount = values.get("paid_amount")
        if not amount:
            if values.get("paid_on") and amount is None:
                raise ValidationError({"paid_amount": _("Ange hur mycket som betalades ut.")})
            return None
        if amount < 0:
            raise ValidationError({"paid_amount": _("Ett utbetalt belopp kan inte vara mindre än 0 kr.")})
        day = values.get("paid_on")
        return Payment(
            organisation=organisation, board=board, amount=amount, due=day, paid_on=day, planned_by=self.user,
            voucher_no=values.get("voucher_no") or "", state=Payment.State.PAID, from_list=True,
        )  # fmt: skip

    # A grant that the register holds

    def plan_known(self, known, values):
        """What was decided and paid is not changed by a list: it says the same, or is refused. A missing payment is added."""
        faults = {}
        undecided = self.DECIDED if known.facts["result"] is None else ()
        if field := next((field for field in undecided if values.get(field) is not None), None):
            faults[field] = _("Ansökan är inte beslutad i registret. Registrera beslutet där.")
        for field in self.SETTLED:
            told, stands = values.get(field), known.facts[field]
            if field in undecided:
                continue
            if told is not None and told != stands and not (field == "amount" and not told and stands is None):
                faults[field] = self.says_another(field, stands)
        changes, payment = {}, None
        paid = values.get("paid_amount")
        if paid and known.paid and paid != known.paid:
            faults["paid_amount"] = self.says_another("paid_amount", known.paid)
        elif paid and not known.paid and not faults:
            payment = self.missing_payment(known, values)
            changes = {str(self.column("paid_amount").heading): ("", self.column("paid_amount").written(paid))}
        if faults:
            raise ValidationError(faults)
        return Plan(known.label, ("known", known.pk), (known, payment), changes)

    def missing_payment(self, known, values):
        if not known.from_list or not known.facts["amount"]:
            told = _("Bidraget är inte läst ur en lista, så utbetalningar registreras på det.")
            raise ValidationError({"paid_amount": told})
        grant = GrantDecision.objects.select_related("application__organisation", "application__board", "decision").get(
            application=known.pk
        )
        payment = self.payment(grant.application.board, grant.application.organisation, values)
        PastGrant(grant.application, grant, payment).check()
        return grant, payment

    def says_another(self, field, stands):
        written = self.column(field).written(stands) or _("uppgift saknas")
        return _("I registret står %(known)s. Det ändras inte genom en lista.") % {"known": written}

    def ready(self, plans, progress):
        new = [plan.thing for plan in plans if plan.new]
        return ReadyGrants(self.user, new, progress.step), [plan.thing[1] for plan in plans if not plan.new]

    def write(self, ready, progress):
        grants, payments = ready
        if grants.batches:
            services.register_past_grants(actor=self.user, grants=grants, step=progress.step)
        if payments:
            services.add_past_payments(actor=self.user, payments=payments, step=progress.step)
