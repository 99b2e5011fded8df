"""Lists of what has come in: initiatives, questions, complaints and views."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.audit.services import check_only
from partnerships.ground.importing import CHOICE, DAY, REFERENCE, ImportColumn, ImportKind, register_kind
from partnerships.ground.importing.kinds import Plan
from partnerships.ground.swedish import quote, search_key
from partnerships.register.imports import KnownOrganisations, changed_row

from . import services
from .models import Initiative
from .permissions import can_handle_initiative, registers_for_all

Initiator = Initiative.Initiator


@register_kind
class InitiativeList(ImportKind):
    """One row is one thing that came in: known by its title, its day and who it came from."""

    name, title = "initiativ", gettext_lazy("Initiativ")
    intro = gettext_lazy(
        "Varje rad är ett initiativ, en fråga, ett klagomål eller en synpunkt. Den känns igen på rubrik, dag och avsändare. "
        "Ansvar, svar och utfall registreras på initiativet."
    )
    columns = (
        ImportColumn("title", gettext_lazy("Rubrik"), ("ärende", "initiativ", "titel"), required=True, longest=200),
        ImportColumn("received_on", gettext_lazy("Inkom"), ("datum", "inkommen", "inkom datum"), DAY, required=True),
        ImportColumn("initiator", gettext_lazy("Initiativtagare"), ("avsändare", "organisation", "förening", "från"), REFERENCE,
                     longest=200, help=gettext_lazy("En organisation i registret, eller Privatperson, Grupp av privatpersoner.")),
        ImportColumn("kind", gettext_lazy("Slag"), ("typ",), CHOICE, choices=Initiative.Kind.choices),
        ImportColumn("channel", gettext_lazy("Väg in"), ("kanal",), CHOICE, choices=Initiative.Channel.choices),
        ImportColumn("idea", gettext_lazy("Idé eller fråga"), ("idé", "beskrivning", "text"), longest=8000),
        ImportColumn("challenge", gettext_lazy("Samhällsutmaning"), ("utmaning",)),
        ImportColumn("purpose", gettext_lazy("Syfte och mål"), ("syfte", "mål")),
        ImportColumn("wanted_from_municipality", gettext_lazy("Önskas av kommunen"), ("önskemål",)),
        ImportColumn("own_resources", gettext_lazy("Egna resurser"), ("resurser",)),
    )  # fmt: skip

    @classmethod
    def may(cls, user):
        return registers_for_all(user)

    def open(self, rows):
        self.organisations, self.known = KnownOrganisations(self.user), {}
        for row in Initiative.objects.visible_to(self.user).select_related("owner_office", "coordinator_office").order_by("-pk"):
            self.known[self.key(row.title, row.received_on, row.organisation_id, row.initiator)] = row

    def key(self, title, day, organisation, initiator):
        return ("initiative", search_key(title), day, organisation, "" if organisation else initiator)

    def plan(self, values):
        told = {name: value for name, value in values.items() if value is not None and name != "initiator"}
        organisation, initiator = self.initiator(values.get("initiator"))
        key = self.key(values["title"], values["received_on"], organisation and organisation.pk, initiator)
        if known := self.known.get(key):
            return self.plan_known(key, known, told)
        try:
            check_only(Initiative(organisation=organisation, initiator=initiator, **told))
        except ValidationError as broken:
            by_field = broken.message_dict if hasattr(broken, "error_dict") else {"title": broken.messages}
            raise ValidationError({"initiator" if name == "organisation" else name: each for name, each in by_field.items()})
        thing = (None, {"organisation": organisation, "initiator": initiator, **told})
        return Plan(values["title"], key, thing, new=True)

    def initiator(self, name):
        """(organisation, other initiator) of what stands as the sender."""
        if name is None:
            return None, ""
        kinds = {search_key(str(label)): value for value, label in Initiator.choices}
        if search_key(name) in kinds:
            return None, kinds[search_key(name)]
        try:
            found = self.organisations.find(None, name)
        except ValidationError as several:
            raise ValidationError({"initiator": several.messages})
        if found is None:
            told = _("%(name)s finns inte i registret. Registrera organisationen först, eller skriv Privatperson eller Annan.")
            raise ValidationError({"initiator": told % {"name": quote(name)}})
        return found, ""

    def plan_known(self, key, known, told):
        told = {name: value for name, value in told.items() if name not in ("title", "received_on")}
        _changed, changes = changed_row(known, told, self.columns)
        if changes:
            if not can_handle_initiative(self.user, known):
                raise ValidationError(_("Du får inte ändra initiativet."))
            known.check_stands(told)
        return Plan(known.title, key, (known, told), changes)

    def write(self, plans, progress):
        for plan in plans:
            known, values = plan.thing
            if known is None:
                services.register_initiative(actor=self.user, **values)
            else:
                services.change_initiative(actor=self.user, initiative=known, **values)
            progress.step()
