"""Pages of members by age and gender."""

from dataclasses import replace
from functools import partial

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page

from .. import services
from ..filters import AgeSpanFilters
from ..forms.statistics import AgeSpanForm, StatisticsForm
from ..models import AgeSpan
from ..permissions import can_change_age_spans, can_change_application
from ..tables.statistics import AGE_SPANS
from .completions import seen


def count_members(request, pk):
    application = seen(request, pk)
    require(can_change_application(request.user, application))
    form = StatisticsForm(request.POST or None, thing=application)
    act = partial(services.count_members, actor=request.user, application=application)
    return act_page(
        request,
        form,
        act,
        title=_("Medlemmar per ålder och kön"),
        intro=_("Skriv bara antal, inga namn eller personnummer. Lämna tomt det som inte är känt: 0 betyder ingen."),
        submit=_("Spara antalen"),
        back=application,
    )


def age_span_list(request):
    create = None
    if can_change_age_spans(request.user):
        create = (_("Nytt åldersspann"), reverse("grants:register_age_span"))
    return list_page(
        request,
        AgeSpanFilters(request.GET, AgeSpan.objects.visible_to(request.user)),
        [replace(AGE_SPANS[0], link=create is not None), *AGE_SPANS[1:]],
        title=_("Åldersspann"),
        intro=_("Åldrarna som ansökningarna redovisar medlemmar i. Utan spann frågas inget efter ålder och kön."),
        create=create,
        near=[(_("Bidragsformer"), reverse("grants:scheme_list"))],
        export="aldersspann",
    )


def register_age_span(request):
    require(can_change_age_spans(request.user))
    address = "grants:age_span_list"
    form = AgeSpanForm(request.POST or None, user=request.user)
    act = partial(services.register_age_span, actor=request.user)
    return act_page(request, form, act, title=_("Nytt åldersspann"), submit=_("Spara"), back=address, done=address)


def change_age_span(request, pk):
    age_span = get_object_or_404(AgeSpan.objects.visible_to(request.user), pk=pk)
    require(can_change_age_spans(request.user))
    address = "grants:age_span_list"
    form = AgeSpanForm(request.POST or None, user=request.user, thing=age_span)
    act = partial(services.change_age_span, actor=request.user, age_span=age_span)
    return act_page(request, form, act, title=_("Ändra åldersspann"), submit=_("Spara"), back=address, done=address)
