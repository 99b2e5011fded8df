"""Acts on other agreements and procurements that have the same page for both."""

from functools import partial

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from partnerships.cases.pages import attach_page
from partnerships.ground.days import today
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page
from partnerships.register.rights import Area

from .. import services
from ..forms.plain import AmountForm, CancelForm
from ..permissions import can_change_agreement

RELATED = ("responsible_board", "responsible_office", "organisation", "case", "welfare_area", "decision__board")


def to_show(request, rows, pk):
    """The record with what its page tells, if the user may see it."""
    rows = rows.visible_to(request.user).with_state_on(today())
    rows = rows.select_related(*RELATED, "governing_document").prefetch_related("years")
    return get_object_or_404(rows, pk=pk)


def own(request, model, pk):
    """The record, if the user may both see and change it."""
    agreement = get_object_or_404(model.objects.visible_to(request.user).select_related("responsible_board"), pk=pk)
    require(can_change_agreement(request.user, agreement))
    return agreement


def set_amount(request, model, pk):
    agreement = own(request, model, pk)
    asked = request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 else agreement.year_near(today().year)
    known = {row.year: row.amount for row in agreement.years.all()}
    form = AmountForm(request.POST or None, thing=agreement, initial={"year": year, "amount": known.get(year)})
    act = partial(services.set_yearly_amount, actor=request.user, agreement=agreement)
    return act_page(request, form, act, title=_("Registrera belopp"), submit=_("Spara beloppet"), back=agreement)


def cancel(request, model, pk, *, title):
    agreement = own(request, model, pk)
    form = CancelForm(request.POST or None, thing=agreement)
    act = partial(services.cancel_agreement, actor=request.user, agreement=agreement)
    intro = _("Posten finns kvar med skälet, och räknas inte som pågående från den dagen.")
    return act_page(request, form, act, title=title, intro=intro, submit=_("Avbryt"), back=agreement, tone="danger")


def attach(request, model, pk):
    agreement = own(request, model, pk)
    return attach_page(
        request,
        to=agreement,
        area=Area.IOP,
        board_id=agreement.responsible_board_id,
        organisation_id=agreement.organisation_id,
    )
