"""Does an organisation meet what a form of grant demands of those who apply? It is told; only R20 hinders a grant."""

from dataclasses import dataclass
from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, today
from partnerships.register.models import Organisation

from .categories import CategoryPlacement
from .reckoning import counted_members


@dataclass(frozen=True)
class Demand:
    """One thing that is demanded, and how the applicant stands: met, not met, or None where it is not known."""

    name: str
    met: bool | None
    told: str
    rule: str
    hinders: bool = False

    def state(self):
        return {True: _("Uppfyllt"), False: _("Uppfylls inte"), None: _("Uppgift saknas")}[self.met]

    def tone(self):
        return {True: "success", False: "danger", None: "warning"}[self.met]


def demands(application):
    """All that the scheme and the law demand of this applicant."""
    found = [ask(application, application.round.scheme) for ask in ASKED]
    return [demand for demand in found if demand is not None]


def faults_of_eligibility(application):
    """What the applicant does not meet, and what is not known (`met` is None)."""
    return [demand for demand in demands(application) if not demand.met]


def check_may_receive(application):
    """R20: money is given to legal persons alone. What else is demanded the board weighs, and is told."""
    hindering = [demand.told for demand in faults_of_eligibility(application) if demand.hinders and demand.met is False]
    if hindering:
        raise ValidationError(hindering)


def legal_person(application, scheme):
    form = application.organisation.legal_form
    told = {
        True: application.organisation.get_legal_form_display(),
        False: _("Ett nätverk utan organisationsnummer är ingen juridisk person och kan inte ta emot bidrag."),
        None: _("Organisationens juridiska form är inte registrerad."),
    }
    met = form != Organisation.LegalForm.NETWORK if form else None
    return Demand(_("Juridisk person"), met, told[met], _("Bidrag ges till juridiska personer"), hinders=True)


def own_category(application, scheme):
    eligible = [category.name for category in scheme.eligible_categories.all()]
    if not eligible:
        return None
    day = application.submitted_on or today()
    placed = CategoryPlacement.objects.of(application.organisation_id, scheme.board_id, day)
    told = placed.category.name if placed else _("Organisationen är inte placerad i någon av nämndens kategorier.")
    met = placed and placed.category.name in eligible
    return Demand(_("Kategori"), met, told, _("Söks av: %(names)s") % {"names": ", ".join(eligible)})


def enough_members(application, scheme):
    if scheme.min_members is None:
        return None
    members, ages = counted_members(application), scheme.ages_in_words()
    told = _("Antalet medlemmar som räknas är inte ifyllt.") if members is None else _("%(count)s medlemmar") % {"count": members}
    rule = _("Minst %(count)s medlemmar") % {"count": scheme.min_members}
    met = None if members is None else members >= scheme.min_members
    return Demand(_("Medlemmar"), met, told, f"{rule}, {ages}" if ages else rule)


def local_activity(application, scheme):
    """R19: activity aimed at members in the municipality. The seat says nothing of that."""
    if not scheme.demands_local_activity:
        return None
    told = {
        True: _("Verksam i kommunen"),
        False: _("Organisationen är registrerad som inte verksam i kommunen."),
        None: _("Det är inte registrerat om organisationen är verksam i kommunen."),
    }
    met = application.organisation.active_in_municipality
    rule = _("Verksamhet för medlemmar i kommunen, var sätet än är (2 kap. 1 § kommunallagen)")
    return Demand(_("Lokal verksamhet"), met, told[met], rule)


def early_enough(application, scheme):
    """R25: so many days before what the grant is for begins."""
    if scheme.apply_days_before is None:
        return None
    day, begins = application.submitted_on or today(), application.period_from
    if begins is None:
        met, told = None, _("Det är inte ifyllt när det som bidraget gäller börjar.")
    else:
        met = day + timedelta(days=scheme.apply_days_before) <= begins
        told = _("Börjar %(begins)s, ansökan %(day)s") % {"begins": format_day(begins), "day": format_day(day)}
    rule = _("Söks senast %(days)s dagar före start") % {"days": scheme.apply_days_before}
    return Demand(_("I god tid"), met, told, rule)


ASKED = (legal_person, own_category, enough_members, local_activity, early_enough)
