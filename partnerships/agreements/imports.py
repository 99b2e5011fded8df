"""Lists of old IOP agreements: their parties and what each puts in, as far as it is known."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.audit.services import check_only
from partnerships.ground.identifiers import check_org_number
from partnerships.ground.importing import (
    AMOUNT,
    CHOICE,
    DAY,
    NUMBER,
    REFERENCE,
    YEAR,
    ImportColumn,
    ImportKind,
    register_kind,
)
from partnerships.ground.importing.kinds import Plan
from partnerships.ground.money import format_kronor
from partnerships.ground.swedish import quote, search_key
from partnerships.register.imports import NUMBERS_OF_ORGANISATION, KnownOrganisations, organisation_column
from partnerships.register.models import Board

from . import services
from .models import IOPAgreement, IOPParty, IOPResource
from .old_agreements import check_is_old
from .permissions import can_change_agreement, can_register_agreement, can_register_resource
from .tables import counterparts

Side, Kind, Unit = IOPParty.Side, IOPResource.Kind, IOPResource.Unit
FACTS = ("signed_on", "start_date", "end_date", "known_in_force_on", "notice_months", "challenge", "target_group", "source")
RESOURCE = ("resource_kind", "resource_side", "resource_year", "resource_amount", "resource_quantity", "resource_unit",
            "resource_description")  # fmt: skip


@dataclass
class Draft:
    """One agreement that several rows may tell of: in the register already, or on its way in."""

    agreement: IOPAgreement
    parties: dict = field(default_factory=dict)  # (side, organisation) → IOPParty, or None for one to be added
    resources: set = field(default_factory=set)  # (side, organisation, kind, year, description)


@register_kind
class AgreementList(ImportKind):
    """One row is an agreement with one party, and one resource if it tells of one. Rows of the same name and board are one."""

    name, title = "iop", gettext_lazy("IOP-avtal, äldre")
    intro = gettext_lazy(
        "Varje rad är ett äldre avtal med en idéburen part, och en resurs om raden har en. Flera rader med samma namn och nämnd "
        "är samma avtal. Det som är känt i registret ändras inte; det som saknas fylls i."
    )
    columns = (
        ImportColumn("title", gettext_lazy("Avtal"), ("benämning", "avtalets namn", "partnerskap"), required=True, longest=200),
        organisation_column(required=False),
        ImportColumn("org_number", gettext_lazy("Organisationsnummer"), NUMBERS_OF_ORGANISATION, REFERENCE, longest=200),
        ImportColumn("board", gettext_lazy("Nämnd"), ("ansvarig nämnd",), REFERENCE, required=True, longest=200, constant=True),
        ImportColumn("signed_on", gettext_lazy("Undertecknat"), ("underskrivet", "avtalsdatum"), DAY),
        ImportColumn("start_date", gettext_lazy("Avtalsstart"), ("startdatum", "gäller från", "från"), DAY),
        ImportColumn("end_date", gettext_lazy("Avtalsslut"), ("slutdatum", "gäller till", "till och med"), DAY),
        ImportColumn("known_in_force_on", gettext_lazy("Känt gällande"), (), DAY, constant=True),
        ImportColumn("notice_months", gettext_lazy("Uppsägningstid (mån)"), ("uppsägningstid",), NUMBER),
        ImportColumn("challenge", gettext_lazy("Samhällsutmaning"), ("utmaning",)),
        ImportColumn("target_group", gettext_lazy("Målgrupp"), (), longest=2000),
        ImportColumn("source", gettext_lazy("Källa"), (), longest=200, constant=True),
        ImportColumn("resource_kind", gettext_lazy("Resursslag"), ("resurs",), CHOICE, choices=Kind.choices),
        ImportColumn("resource_side", gettext_lazy("Partstyp"), ("vem åtar sig", "part"), CHOICE, choices=Side.choices[:2],
                     words=(("kommun", Side.MUNICIPAL), ("förening", Side.IDEA_DRIVEN), ("idéburen", Side.IDEA_DRIVEN))),
        ImportColumn("resource_year", gettext_lazy("Resursens år"), ("år",), YEAR),
        ImportColumn("resource_amount", gettext_lazy("Belopp (kr)"), ("belopp", "värde (kr)", "värde"), AMOUNT),
        ImportColumn("resource_quantity", gettext_lazy("Mängd"), ("antal",), NUMBER),
        ImportColumn("resource_unit", gettext_lazy("Enhet"), (), CHOICE, choices=Unit.choices),
        ImportColumn("resource_description", gettext_lazy("Beskrivning"), (), longest=200),
    )  # fmt: skip

    @classmethod
    def may(cls, user):
        return can_register_agreement(user)

    def open(self, rows):
        self.organisations, self.drafts = KnownOrganisations(self.user), {}
        self.boards = {}
        for board in Board.objects.prefetch_related("aliases"):
            for name in (board.name, board.code, *(alias.name for alias in board.aliases.all())):
                self.boards.setdefault(search_key(name), board)
        rows = IOPAgreement.objects.visible_to(self.user).select_related("responsible_board")
        for agreement in rows.prefetch_related("parties__organisation", "resources__party").order_by("-pk"):
            self.drafts[search_key(agreement.title), agreement.responsible_board_id] = self.known(agreement)

    def known(self, agreement):
        parties = {(party.side, party.organisation_id): party for party in agreement.parties.all()}
        resources = {
            (each.party.side, each.party.organisation_id, each.kind, each.year, search_key(each.description))
            for each in agreement.resources.all()
        }
        return Draft(agreement, parties, resources)

    def plan(self, values):
        board = self.boards.get(search_key(values["board"]))
        if board is None:
            raise ValidationError({"board": _("%(name)s finns inte bland nämnderna.") % {"name": quote(values["board"])}})
        key = (search_key(values["title"]), board.pk)
        draft = self.drafts.get(key)
        told = {name: values[name] for name in FACTS if values.get(name) is not None}
        if draft is None:
            draft, filled = self.new_draft(board, values["title"], told), {}
        else:
            filled = self.filled(draft.agreement, told)
        is_new = draft.agreement.pk is None
        organisation = self.organisation(draft, values)
        party = organisation and (Side.IDEA_DRIVEN, organisation.pk)
        resource = self.resource(draft, organisation, values)
        changes = {str(self.column(name).heading): ("", self.column(name).written(value)) for name, value in filled.items()}
        if party and party not in draft.parties:
            changes[str(self.column("organisation").heading)] = ("", organisation.name)
        if resource and not resource["is_known"]:
            changes[str(self.column("resource_kind").heading)] = ("", self.in_words(resource))
        if changes and not is_new:
            self.check_may_fill(draft.agreement)
        self.drafts.setdefault(key, draft)  # only now: a row with a fault is not the one that others lean on
        if party:
            draft.parties.setdefault(party, None)
        draft.resources |= {resource["key"]} if resource else set()
        row_key = ("iop", *key, party, resource["key"] if resource else None)
        return Plan(values["title"], row_key, (draft, filled, organisation, resource), changes, new=is_new)

    def new_draft(self, board, title, told):
        if not can_register_agreement(self.user, board.pk):
            raise ValidationError({"board": _("Du registrerar inte avtal för %(board)s.") % {"board": board}})
        agreement = IOPAgreement(title=title, responsible_board=board, imported_incomplete=True, state="signed", **told)
        check_only(agreement)
        check_is_old(agreement)
        return Draft(agreement)

    def filled(self, agreement, told):
        """What the list knows and the register does not. Where both know, they must say the same."""
        faults, filled = {}, {}
        for name, value in told.items():
            stands = getattr(agreement, name)
            if stands in (None, ""):
                filled[name] = value
            elif stands != value:
                written = self.column(name).written(stands)
                faults[name] = _("Avtalet har redan %(known)s. Det ändras inte genom en lista.") % {"known": quote(written)}
        if faults:
            raise ValidationError(faults)
        return filled

    def check_may_fill(self, agreement):
        if not agreement.imported_incomplete:
            raise ValidationError(_("Avtalet är inte ett äldre avtal. Det ändras på sin egen sida."))
        if not (can_change_agreement(self.user, agreement) and can_register_resource(self.user, agreement)):
            raise ValidationError(_("Du får inte ändra avtalet."))

    def organisation(self, draft, values):
        name, number = values.get("organisation"), values.get("org_number")
        if name is None:
            return None
        several = sum(side == Side.IDEA_DRIVEN for side, _organisation in draft.parties) > 1
        if several and search_key(name) == search_key(counterparts(draft.agreement)):
            return None  # as our own list writes it, several parties together
        try:
            found = self.organisations.find(check_org_number(number) if number else None, name)
        except ValidationError as broken:
            named = "organisation" if hasattr(broken, "error_dict") else "org_number"
            raise ValidationError({named: broken.messages if named == "organisation" else broken.error_list})
        if found is None:
            told = _("%(name)s finns inte i registret. Läs in eller registrera organisationen först.")
            raise ValidationError({"organisation": told % {"name": quote(name)}})
        return found

    def resource(self, draft, organisation, values):
        """What a party puts in, as the row tells; None where it tells of nothing."""
        told = {name.removeprefix("resource_"): values.get(name) for name in RESOURCE if values.get(name) is not None}
        if not told:
            return None
        faults = {
            f"resource_{name}": _("Ange det för resursen.") for name in ("kind", "side", "year") if name not in told
        }  # fmt: skip
        side = told.pop("side", None)
        if side == Side.IDEA_DRIVEN and organisation is None:
            faults["organisation"] = _("Ange vilken organisation som bidrar.")
        if faults:
            raise ValidationError(faults)
        if told["kind"] == Kind.MONEY:
            told["unit"] = Unit.KRONOR
        self.check_resource(told)
        owner = organisation.pk if side == Side.IDEA_DRIVEN else None
        key = (side, owner, told["kind"], told["year"], search_key(told.get("description", "")))
        return {"key": key, "side": side, "values": told, "is_known": key in draft.resources}

    def check_resource(self, told):
        resource = IOPResource(**told)
        try:
            resource.clean_fields(exclude=["agreement", "party"])
            resource.validate_constraints(exclude=["agreement", "party"])
        except ValidationError as broken:
            names = {column.field for column in self.columns}
            by_field = {f"resource_{name}": each for name, each in broken.message_dict.items()}
            raise ValidationError({name if name in names else "resource_kind": each for name, each in by_field.items()})

    def in_words(self, resource):
        told = resource["values"]
        parts = [str(Kind(told["kind"]).label), str(told["year"]), format_kronor(told.get("amount"))]
        return ", ".join(part for part in parts if part)

    def write(self, plans, progress):
        for plan in plans:
            draft, filled, organisation, resource = plan.thing
            if draft.agreement.pk is None:
                draft.agreement = self.register(draft.agreement)
            elif filled:
                fresh = IOPAgreement.objects.get(pk=draft.agreement.pk)
                draft.agreement = services.change_agreement(actor=self.user, agreement=fresh, **filled)
            if organisation:
                self.party(draft, Side.IDEA_DRIVEN, organisation)
            if resource and not resource["is_known"]:
                party = self.party(draft, resource["side"], organisation)
                services.register_resource(actor=self.user, party=party, **resource["values"])
            progress.step()

    def register(self, agreement):
        told = {name: value for name in FACTS if (value := getattr(agreement, name)) not in (None, "")}
        about = {"title": agreement.title, "responsible_board": agreement.responsible_board, "imported_incomplete": True}
        return services.register_agreement(actor=self.user, **about, **told)

    def party(self, draft, side, organisation):
        """The party of the agreement, added where the register lacks it; the municipality by the responsible board."""
        key = (side, organisation.pk if side == Side.IDEA_DRIVEN else None)
        if draft.parties.get(key) is None:
            who = {"organisation": organisation} if side == Side.IDEA_DRIVEN else {"board": draft.agreement.responsible_board}
            draft.parties[key] = services.register_party(actor=self.user, agreement=draft.agreement, side=side, **who)
        return draft.parties[key]
