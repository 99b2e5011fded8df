"""What stands on pages of whether an organisation may get grants."""

from django.db.models import Exists, OuterRef, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import today
from partnerships.register.rights import Area

from ..models import EligibilityCheck, EligibilityCondition, GrantApplication, HandedInDocument, RequiredDocument
from ..permissions import can_check_eligibility, can_hand_in_document, is_shut_out
from .documents import AskedDocument

State = GrantApplication.State
SETTLED = (State.DECIDED, State.CLOSED, State.WITHDRAWN, State.DISMISSED)


def examine_address(organisation_id, year):
    return f"{reverse('grants:examine', args=[organisation_id])}?ar={year}"


def eligibility_links(user):
    if user.reads(Area.ELIGIBILITY):
        yield (_("Bidragsberättigade organisationer"), reverse("grants:standing_list"))
        yield (_("Bidragsvillkor"), reverse("grants:condition_list"))


def with_standing(applications, user):
    """Each application with what was found of its organisation for its year, and whether there is anything to find."""
    year = OuterRef("round__year")
    checks = EligibilityCheck.objects.visible_to(user).filter(organisation=OuterRef("organisation"), year=year)
    return applications.annotate(
        has_conditions=Exists(EligibilityCondition.objects.in_force_in(year)),
        **{f"check_{name}": Subquery(checks.values(name)[:1]) for name in ("pk", "finding", "reason")},
    )


def eligibility_warnings(user, application):
    """What the board should know of the organisation's standing in the year of the application, see `with_standing`."""
    year = application.round.year
    if application.state in SETTLED or not application.has_conditions:
        return []
    if application.check_pk is None:
        if user.own_organisations():  # the municipality's to do
            return []
        may = can_check_eligibility(user) and not is_shut_out(user, application)
        return [
            {
                "title": _("Organisationens bidragsvillkor är inte prövade %(year)s") % {"year": year},
                "url": examine_address(application.organisation_id, year) if may else "",
                "label": _("Pröva bidragsvillkoren"),
            }
        ]
    finding = EligibilityCheck.Finding(application.check_finding)
    if finding == EligibilityCheck.Finding.ELIGIBLE:
        return []
    return [
        {
            "title": f"{finding.label} {year}",
            "text": application.check_reason,
            "tone": EligibilityCheck.TONES[finding],
            "url": reverse("grants:eligibility_check", args=[application.check_pk]),
            "label": _("Läs prövningen"),
        }
    ]


def standing_in_words(checks, year):
    """(text, tone) of the examination that counts, or that there is none this year."""
    check = next((each for each in checks if each.year == year), None)
    if check is None:
        check = next((each for each in checks if each.year < year and each.valid_to >= today()), None)
    if check is None:
        return _("Inte prövad %(year)s") % {"year": year}, "neutral"
    return check.in_words(), check.tone


def yearly_documents(user, organisation, year):
    """Every yearly document that is asked for, with what the organisation has handed in for a year."""
    handed_in = {}
    rows = HandedInDocument.objects.visible_to(user).counting_for(organisation, year)
    for each in rows:
        handed_in.setdefault(each.required_id, each)
    url = reverse("grants:hand_in_yearly", args=[organisation.pk]) if can_hand_in_document(user, organisation) else ""
    return [
        AskedDocument(each, found, found.get_absolute_url() if found else "", f"{url}?handling={each.pk}" if url else "")
        for each in RequiredDocument.objects.visible_to(user).asked_for().filter(yearly=True)
        for found in [handed_in.get(each.pk)]
    ]
