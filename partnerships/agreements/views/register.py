"""The register of agreements of every form."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.pages import list_page

from ..filters import RegisterFilters
from ..models.united import AgreementRows
from ..permissions import can_register_agreement
from ..tables import REGISTER


def register(request):
    filters = RegisterFilters(request.GET, AgreementRows().visible_to(request.user))
    create, links = None, []
    if can_register_agreement(request.user):
        create = (_("Nytt övrigt avtal"), reverse("agreements:register_other_agreement"))
        links = [
            (_("Ny upphandling"), reverse("agreements:register_procurement")),
            (_("Nytt IOP-avtal"), reverse("agreements:register_agreement")),
        ]
    return list_page(
        request,
        filters,
        REGISTER,
        title=_("Avtal"),
        intro=_("Avtal med idéburna organisationer i alla former. Beloppen gäller %(year)s.") % {"year": filters.money_year()},
        create=create,
        links=links,
        near=[(_("IOP-avtal"), reverse("agreements:agreement_list"))],
        export="avtal",
        empty=_("Inget avtal i urvalet. Ändra eller rensa filtret."),
    )
