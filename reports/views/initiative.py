"""What an initiative led to: choices of form, agreements and applications that point at it."""

from dataclasses import dataclass

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from grants.models import GrantApplication
from partnerships.agreements.models import FormChoice, IOPAgreement, OtherAgreement
from partnerships.ground.columns import Column
from partnerships.ground.days import today
from partnerships.ground.tables import table
from partnerships.initiatives.models import Initiative


@dataclass(frozen=True)
class LedTo:
    """One record that points at the initiative, and how it stands with it."""

    record: object
    state: str

    @property
    def noun(self):
        return capfirst(self.record._meta.verbose_name)

    def get_absolute_url(self):
        return self.record.get_absolute_url()


COLUMNS = [
    Column(gettext_lazy("Benämning"), lambda row: str(row.record), link=True, width=50),
    Column(gettext_lazy("Slag"), "noun"),
    Column(gettext_lazy("Status"), "state"),
]


def led_to(request, pk):
    """Fetched into the initiative's page, or a page where there is no script."""
    initiative = get_object_or_404(Initiative.objects.visible_to(request.user), pk=pk)
    context = {
        "title": _("Vad det ledde till"),
        "crumbs": [
            (_("Initiativ"), reverse("initiatives:initiative_list")),
            (initiative.title, initiative.get_absolute_url()),
            (_("Vad det ledde till"), ""),
        ],
        "led_to": table(
            COLUMNS,
            rows_from(request.user, initiative),
            caption=_("Vad det ledde till"),
            empty=_("Inget avtal, bidrag eller val av form är kopplat till det."),
        ),
    }
    return render(request, "reports/_led_to.html" if request.htmx else "reports/led_to.html", context)


def rows_from(user, initiative):
    """As far as the user may see them."""

    def of(model, *related):
        return model.objects.visible_to(user).filter(initiative=initiative).select_related(*related)

    return [
        *(LedTo(choice, choice.get_form_display()) for choice in of(FormChoice)),
        *(LedTo(agreement, agreement.current_word) for agreement in of(IOPAgreement)),
        *(LedTo(agreement, agreement.state_label) for agreement in of(OtherAgreement).with_state_on(today())),
        *(LedTo(each, each.get_state_display()) for each in of(GrantApplication, "organisation", "round__scheme")),
    ]
