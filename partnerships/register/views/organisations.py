"""Pages of organisations and their contacts."""

from functools import partial

from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import histories_of, history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import OrganisationFilters
from ..forms import ContactForm, OrganisationForm
from ..models import GiroChange, Organisation, OrganisationContact
from ..permissions import (
    can_change_contact,
    can_change_organisation,
    can_merge_organisations,
    can_propose_giro,
    can_register_contact,
    can_register_organisation,
)
from ..rights import Area
from ..tables import CONTACTS, ORGANISATIONS


def organisation_list(request):
    return list_page(
        request,
        OrganisationFilters(request.GET, Organisation.objects.visible_to(request.user)),
        ORGANISATIONS,
        title=_("Organisationer"),
        intro=_("Föreningar, stiftelser, trossamfund och nätverk som kommunen samverkar med"),
        create=(_("Ny organisation"), reverse("register:register_organisation"))
        if can_register_organisation(request.user)
        else None,
        export="organisationer",
        near=[
            (_("Nämnder och kontor"), reverse("register:board_list")),
            (_("Byten av gironummer"), reverse("register:giro_change_list")),
            *([(_("Möjliga dubbletter"), reverse("register:duplicate_list"))] if can_merge_organisations(request.user) else []),
            *([(_("Läs in en lista"), reverse("imports:import_list"))] if can_register_organisation(request.user) else []),
            *([(_("Beloppsgränser"), reverse("register:parameter_list"))] if request.user.reads(Area.PARAMETERS) else []),
        ],
    )


def organisation(request, pk):
    organisation = get_object_or_404(Organisation.with_merged.visible_to(request.user), pk=pk)
    if organisation.merged_into_id:
        return redirect("register:organisation", organisation.merged_into_id)
    contacts = OrganisationContact.objects.visible_to(request.user).filter(organisation=organisation)
    services.note_protected_look(actor=request.user, contacts=contacts)
    acts = []
    if can_change_organisation(request.user, organisation):
        acts.append((_("Ändra"), reverse("register:change_organisation", args=[pk])))
    if can_register_contact(request.user, organisation):
        acts.append((_("Ny kontaktperson"), reverse("register:register_contact", args=[pk])))
    if can_propose_giro(request.user, organisation):
        acts.append((_("Byt gironummer"), reverse("register:propose_giro", args=[pk])))
    if can_merge_organisations(request.user):
        acts.append((_("Slå ihop"), reverse("register:merge_organisations", args=[pk])))
    no_contact = _("Ingen kontaktperson är registrerad.")
    if not Organisation.objects.filter(request.user.readable(Area.CONTACTS, organisation="pk"), pk=pk).exists():
        no_contact = _("Visas bara för organisationen själv och kommunen.")
    context = {
        "title": organisation.name,
        "crumbs": [(_("Organisationer"), reverse("register:organisation_list")), (organisation.name, "")],
        "intro": organisation.org_number or _("utan organisationsnummer"),
        "state": (organisation.get_status_display(), "success" if organisation.status == "active" else "neutral"),
        "acts": acts,
        "warnings": giro_warnings(GiroChange.objects.visible_to(request.user).waiting().filter(organisation=organisation)),
        "facts": organisation_facts(organisation),
        "contacts": table(CONTACTS, contacts, caption=_("Kontaktpersoner"), empty=no_contact),
        "contact_links": [
            (contact, reverse("register:change_contact", args=[contact.pk]))
            for contact in contacts
            if can_change_contact(request.user, contact)
        ],
        "eligibility": {
            "url": reverse("grants:eligibility_of", args=[pk]),
            "label": _("Visa bidragsvillkor och årets handlingar"),
        },
        "later": {"url": reverse("reports:organisation_money", args=[pk]), "label": _("Visa bidrag och avtal")},
        "history": history_of(organisation, user=request.user),
        "merged": histories_of(Organisation.with_merged.visible_to(request.user).filter(merged_into=organisation), request.user),
    }
    return render(request, "register/organisation.html", context)


def giro_warnings(changes):
    """A number that waits to be confirmed: money goes to the old one until it is."""
    return [
        {
            "title": _("Ett nytt gironummer väntar på bekräftelse"),
            "text": _("Pengar betalas till det gamla numret tills en annan person har bekräftat det nya."),
            "url": change.get_absolute_url(),
            "label": _("Visa bytet"),
        }
        for change in changes
    ]


def organisation_facts(organisation):
    yes_no = {True: _("ja"), False: _("nej"), None: None}
    return [
        (_("Juridisk form"), organisation.get_legal_form_display()),
        (_("Idéburen"), yes_no[organisation.is_idea_driven]),
        (_("Verksamhetsområde"), organisation.activity_area),
        (_("Ändamål"), organisation.purpose),
        (_("Verksam i kommunen"), yes_no[organisation.active_in_municipality]),
        (_("Antal medlemmar"), organisation.member_count),
        (_("Antalet gäller år"), organisation.member_count_year),
        (_("Bankgiro"), organisation.bankgiro),
        (_("Plusgiro"), organisation.plusgiro),
        (_("E-post"), organisation.email),
        (_("Telefon"), organisation.phone),
        (_("Postadress"), organisation.postal_address),
        (_("Webbplats"), organisation.website),
    ]


def register_organisation(request):
    require(can_register_organisation(request.user))
    return act_page(
        request,
        OrganisationForm(request.POST or None, user=request.user),
        partial(services.register_organisation, actor=request.user),
        title=_("Ny organisation"),
        submit=_("Spara organisationen"),
        back="register:organisation_list",
    )


def change_organisation(request, pk):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    require(can_change_organisation(request.user, organisation))
    return act_page(
        request,
        OrganisationForm(request.POST or None, user=request.user, thing=organisation),
        partial(services.change_organisation, actor=request.user, organisation=organisation),
        title=_("Ändra organisation"),
        intro=_("Bankgiro och plusgiro byts under ”Byt gironummer” på organisationens sida."),
        submit=_("Spara ändringen"),
        back=organisation,
    )


def register_contact(request, pk):
    organisation = get_object_or_404(Organisation.objects.visible_to(request.user), pk=pk)
    require(can_register_contact(request.user, organisation))
    return act_page(
        request,
        ContactForm(request.POST or None, user=request.user),
        partial(services.register_contact, actor=request.user, organisation=organisation),
        title=_("Ny kontaktperson"),
        submit=_("Spara kontaktpersonen"),
        back=organisation,
    )


def change_contact(request, pk):
    contact = get_object_or_404(OrganisationContact.objects.visible_to(request.user), pk=pk)
    require(can_change_contact(request.user, contact))
    services.note_protected_look(actor=request.user, contacts=[contact])
    return act_page(
        request,
        ContactForm(request.POST or None, user=request.user, thing=contact),
        partial(services.change_contact, actor=request.user, contact=contact),
        title=_("Ändra kontaktperson"),
        submit=_("Spara ändringen"),
        back=contact.organisation,
    )
