"""What the register already holds, read once before a list of grants is tried against it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.text import slugify
from django.utils.translation import gettext as _

from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import format_day
from partnerships.ground.identifiers import CaseNumber
from partnerships.ground.swedish import search_key

from .models import GrantApplication, GrantRound, GrantScheme
from .past_grants import PAST_ROUND

LONGEST_CODE = 20


@dataclass
class KnownGrant:
    """An application that the register holds, as far as a list can speak of it."""

    pk: int
    label: str
    list_number: str
    case: str
    from_list: bool
    facts: dict
    paid: Any


class KnownGrants:
    """`years` are those of the rounds whose grants a list may mean."""

    def __init__(self, user, years):
        self.user, self.years = user, years
        self.schemes, self.codes = {}, {}
        for scheme in GrantScheme.objects.select_related("board"):
            self.schemes.setdefault((scheme.board_id, search_key(scheme.name)), scheme)
            self.schemes.setdefault((scheme.board_id, search_key(scheme.code)), scheme)
            self.codes.setdefault(scheme.board_id, set()).add(scheme.code)
        self.rounds = {}
        for round in GrantRound.objects.select_related("scheme__board", "board"):
            self.rounds.setdefault((round.scheme_id, round.year), []).append(round)
        self.cases = {case.normal: case for case in CaseReference.objects.order_by("-pk")}
        self.decisions, self.without_number = {}, {}
        for decision in BoardDecision.objects.select_related("board").order_by("-pk"):
            if decision.paragraph and decision.year:
                self.decisions[decision.board_id, decision.year, decision.paragraph] = decision
            else:
                self.without_number[self.told_of(decision)] = decision
        self.applications = self.read_applications()

    def read_applications(self):
        """{(round, organisation): [KnownGrant, …]} of those that stand."""
        fields = (
            "pk", "round", "organisation", "organisation__name", "list_number", "case__normal", "from_list", "requested_amount",
            "submitted_on", "state", "grant__amount", "grant__result", "grant__decision__meeting_date", "paid",
        )  # fmt: skip
        found = {}
        rows = GrantApplication.objects.visible_to(self.user).filter(round__year__in=self.years).with_money().order_by("pk")
        for row in rows.values(*fields):
            known = KnownGrant(
                pk=row["pk"],
                label=row["organisation__name"],
                list_number=row["list_number"],
                case=row["case__normal"] or "",
                from_list=row["from_list"],
                facts={
                    "requested_amount": row["requested_amount"],
                    "amount": row["grant__amount"],
                    "result": row["grant__result"],
                    "decided_on": row["grant__decision__meeting_date"],
                    "submitted_on": row["submitted_on"],
                    "state": row["state"],
                },
                paid=row["paid"],
            )
            found.setdefault((row["round"], row["organisation"]), []).append(known)
        return found

    def scheme(self, board, name):
        return self.schemes.get((board.pk, search_key(name)))

    def free_code(self, board, name):
        """A code of the name's letters that none of the board's forms of grant has."""
        taken = self.codes.setdefault(board.pk, set())
        stem = slugify(name).upper()[: LONGEST_CODE - 3] or "B"
        code = next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, 100))) if code not in taken)
        taken.add(code)
        return code

    def round(self, scheme, year, name):
        rounds = self.rounds.get((scheme.pk, year), []) if scheme.pk else []
        if name:
            found = [round for round in rounds if search_key(round.name) == search_key(name)]
            if not found:
                raise ValidationError({"round_name": _("Bidragsformen har ingen omgång som heter så det året.")})
            return found[0]
        if len(rounds) > 1:
            unnamed = [round for round in rounds if not round.name] or [each for each in rounds if each.name == PAST_ROUND]
            if len(unnamed) != 1:
                told = _("Bidragsformen har flera omgångar %(year)s. Ange vilken i kolumnen Omgång.")
                raise ValidationError({"round_name": told % {"year": year}})
            return unnamed[0]
        return rounds[0] if rounds else None

    def case(self, raw):
        return self.cases.get(CaseNumber.parse(raw).normal)

    def decision(self, board, day, paragraph):
        """The board's decision of that § and year, if its day agrees."""
        if paragraph is None or day is None:
            return None
        found = self.decisions.get((board.pk, day.year, paragraph))
        if found and found.meeting_date != day:
            told = _("§ %(paragraph)s är i registret fattad %(day)s.")
            raise ValidationError({"decided_on": told % {"paragraph": paragraph, "day": format_day(found.meeting_date)}})
        if found and found.outcome not in GrantApplication.GRANTING | GrantApplication.REJECTING:
            told = _("Beslutets utfall är ”%(outcome)s” i registret.")
            raise ValidationError({"paragraph": told % {"outcome": found.get_outcome_display() or _("uppgift saknas")}})
        return found

    def told_of(self, decision):
        return (
            decision.board_id, decision.meeting_date, decision.paragraph, decision.delegate_role, decision.delegation_point,
            decision.title,
        )  # fmt: skip

    def unnumbered(self, about):
        """A decision that an earlier list told of in the same words."""
        return self.without_number.get(self.told_of(BoardDecision(**about)))

    def find(self, round, organisation, values):
        """The grant that a row means; None where it is new. Raises where it could be several."""
        if not round.pk or not organisation.pk:
            return None
        alike = self.applications.get((round.pk, organisation.pk), [])
        for name in ("list_number", "case"):
            if told := values.get(name):
                key = told if name == "list_number" else CaseNumber.parse(told).normal
                same = [known for known in alike if getattr(known, name) == key]
                alike = same or [known for known in alike if not getattr(known, name)]
        exact = [known for known in alike if self.agrees(known, values)]
        if len(alike) > 1 and len(exact) != 1:
            told = _("%(organisation)s har %(n)s ansökningar i omgången. Ange diarienummer eller nummer i listan.")
            raise ValidationError({"organisation": told % {"organisation": organisation, "n": len(alike)}})
        return exact[0] if exact else alike[0] if alike else None

    def agrees(self, known, values):
        told = {name: values.get(name) for name in ("requested_amount", "amount", "state", "submitted_on")}
        return all(value is None or value == known.facts[name] for name, value in told.items())
