"""Pages that add, change and strike out what an agreement holds; parties and steps of the timeline."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page

from .. import services
from ..forms.agreement import ReasonForm
from ..forms.parts import MilestoneForm, PartyForm
from ..models import IOPMilestone, IOPParty
from ..models.parts import StrikablePart
from ..permissions import can_change_agreement
from .agreement import seen
from .agreement_forms import amend_url


def add_part(request, pk, form_class, act, allowed, **words):
    """The page that adds a part to an agreement."""
    agreement = seen(request, pk)
    require(allowed(request.user, agreement))
    form = form_class(request.POST or None, user=request.user)
    act = partial(act, actor=request.user, agreement=agreement)
    return act_page(request, form, act, submit=_("Spara"), back=agreement, again=True, **words)


def own_part(request, pk, model, allowed=can_change_agreement):
    """A part that the user may both see and change."""
    part = get_object_or_404(model.objects.visible_to(request.user).select_related("agreement"), pk=pk)
    require(allowed(request.user, part.agreement))
    return part


def change_part(request, pk, model, form_class, act, thing, *, allowed=can_change_agreement, title):
    """The page that changes a part of an agreement; while nobody has signed it leads to striking the part out."""
    part = own_part(request, pk, model, allowed)
    form = form_class(request.POST or None, user=request.user, thing=part)
    may_strike = isinstance(part, StrikablePart) and not part.agreement.is_settled()
    return act_page(
        request,
        form,
        partial(act, actor=request.user, **{thing: part}),
        title=title,
        submit=_("Spara ändringen"),
        back=part.agreement,
        template="agreements/part.html",
        strike_url=reverse(f"agreements:strike_{thing}", args=[pk]) if may_strike else "",
        amend_url=amend_url(request.user, part.agreement) if form.stands and not isinstance(part, IOPParty) else "",
    )


def strike_part(request, pk, model, act, thing, *, allowed=can_change_agreement, title):
    """The page that strikes out a part, and asks why."""
    part = own_part(request, pk, model, allowed)
    form = ReasonForm(request.POST or None, thing=part)
    intro = _("%(part)s stryks ur avtalet och räknas inte längre. Skälet och det som stod finns kvar i registret.")
    act = partial(act, actor=request.user, **{thing: part})
    words = {"title": title, "intro": intro % {"part": part}, "submit": _("Stryk"), "tone": "danger"}
    return act_page(request, form, act, back=part.agreement, done=part, **words)


def register_party(request, pk):
    return add_part(request, pk, PartyForm, services.register_party, can_change_agreement, title=_("Ny part"))


def change_party(request, pk):
    return change_part(request, pk, IOPParty, PartyForm, services.change_party, "party", title=_("Ändra part"))


def strike_party(request, pk):
    return strike_part(request, pk, IOPParty, services.strike_party, "party", title=_("Stryk part"))


def register_milestone(request, pk):
    return add_part(request, pk, MilestoneForm, services.register_milestone, can_change_agreement, title=_("Ny insats"))


def change_milestone(request, pk):
    title = _("Ändra insats")
    return change_part(request, pk, IOPMilestone, MilestoneForm, services.change_milestone, "milestone", title=title)


def strike_milestone(request, pk):
    return strike_part(request, pk, IOPMilestone, services.strike_milestone, "milestone", title=_("Stryk insats"))
