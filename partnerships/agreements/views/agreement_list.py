"""The list of agreements, with its figures."""

from django.db.models import Count, Q, Sum
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import add_months, today
from partnerships.ground.money import format_kronor
from partnerships.ground.pages import list_page
from partnerships.ground.tables import how_many_unknown
from partnerships.register.rights import Area

from ..filters import AgreementFilters
from ..models import FormChoice, IOPAgreement
from ..models.validity import WARN_MONTHS
from ..permissions import can_read_reasons, can_register_agreement
from ..tables import AGREEMENTS

State = IOPAgreement.State


def agreements_for(user):
    rows = IOPAgreement.objects.visible_to(user).select_related("responsible_board", "case")
    return rows.prefetch_related("parties__organisation").with_money_in(today().year)


def agreement_list(request):
    filters = AgreementFilters(request.GET, agreements_for(request.user))
    near = [
        (_("Tidslinje"), reverse("agreements:timelines")),
        (_("Uppföljningar"), reverse("agreements:follow_up_list")),
        (_("Välfärdsområden"), reverse("agreements:welfare_area_list")),
    ]
    if can_read_reasons(request.user):
        near.append((_("Juridiska prövningar"), reverse("agreements:legal_test_list")))
    if request.user.reads(Area.PARAMETERS):
        near.append((_("Kriterier"), reverse("agreements:criteria_set_list")))
    if can_register_agreement(request.user) or FormChoice.objects.visible_to(request.user).exists():
        near.append((_("Val av form"), reverse("agreements:form_choice_list")))
    links = []
    if can_register_agreement(request.user):
        links = [(_("Registrera äldre avtal"), reverse("agreements:register_old_agreement"))]
    return list_page(
        request,
        filters,
        AGREEMENTS,
        title=_("IOP-avtal"),
        intro=_("Idéburet offentligt partnerskap mellan kommunen och idéburen sektor"),
        stats=list_stats(request, filters),
        create=(_("Nytt avtal"), reverse("agreements:register_agreement")) if can_register_agreement(request.user) else None,
        links=links,
        near=near,
        export="iop",
        empty=_("Inget IOP-avtal i urvalet. Ändra eller rensa filtret."),
    )


def list_stats(request, filters):
    """Figures of the rows that are shown, summed by the database."""
    if not filters.is_valid():
        return []
    running, soon = Q(state_now=State.ACTIVE), add_months(today(), WARN_MONTHS)
    figures = (
        filters.qs.with_state_on(today())
        .order_by()
        .aggregate(
            count=Count("pk"),
            running=Count("pk", filter=running),
            ending=Count("pk", filter=running & Q(last_day_now__lte=soon)),
            money=Sum("municipal_money"),
            unknown=Count("pk", filter=Q(municipal_money=None)),
        )
    )
    address = reverse("agreements:agreement_list")
    money = _("Kommunens medel %(year)s") % {"year": filters.money_year()}
    return [
        {"label": _("Avtal i urvalet"), "value": figures["count"]},
        {"label": _("Pågående"), "value": figures["running"], "url": f"{address}?state=active"},
        {
            "label": money,
            "value": format_kronor(figures["money"] or 0, unit=False),
            "unit": "kr",
            "note": how_many_unknown(figures["unknown"]),
        },
        {"label": _("Löper ut inom sex månader"), "value": figures["ending"], "url": f"{address}?state=active&ends_by={soon}"},
    ]
