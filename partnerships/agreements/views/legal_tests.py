"""Pages of legal tests: the form, the record that is printed, and the lawyer's statement."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import services
from ..filters import LegalTestListFilters
from ..forms.legal_tests import ClearForm, LegalTestForm
from ..models import IOPLegalTest
from ..pages import legal_tests as pages
from ..permissions import can_read_reasons, can_register_legal_test
from ..tables import LEGAL_ANSWERS, LEGAL_TEST_LIST
from .agreement import seen


def register_legal_test(request, pk):
    agreement = seen(request, pk)
    require(can_register_legal_test(request.user, agreement))
    form = LegalTestForm(request.POST or None, user=request.user, agreement=agreement)
    return act_page(
        request,
        form,
        partial(services.register_legal_test, actor=request.user, agreement=agreement),
        title=_("Ny juridisk prövning"),
        intro=pages.asked(form.criteria_set, form.earlier),
        submit=_("Spara prövningen"),
        back=agreement,
        receipt=pages.receipt,
        template="agreements/legal_test_form.html",
        criteria_set=form.criteria_set,
    )


def tests_for(user):
    return IOPLegalTest.objects.visible_to(user).select_related("agreement__responsible_board", "agreement__case", "criteria_set")


def legal_test_list(request):
    rows = IOPLegalTest.with_reasons.visible_to(request.user).select_related("agreement__responsible_board", "criteria_set")
    return list_page(
        request,
        LegalTestListFilters(request.GET, rows),
        LEGAL_TEST_LIST,
        title=_("Juridiska prövningar"),
        intro=_("Om IOP är rätt form enligt lagen. Den senaste prövningen av ett avtal gäller"),
        export="juridiska-provningar",
        empty=_("Ingen juridisk prövning i urvalet. Ändra eller rensa filtret."),
    )


def legal_test(request, pk):
    """One test on one sheet of paper. The organisation reads the conclusion and its day alone."""
    test = get_object_or_404(tests_for(request.user).select_related("cleared_document", "agreement__overridden_test"), pk=pk)
    context = {
        "title": _("Juridisk prövning"),
        "crumbs": [(test.agreement.title, test.agreement.get_absolute_url()), (_("Juridisk prövning"), "")],
        "state": (test.outcome, test.tone),
        "test": test,
        "facts": pages.facts(test),
    }
    if can_read_reasons(request.user):
        answers = list(test.answers.all())
        context |= {
            "facts": pages.facts(test) + pages.reasons(test),
            "warnings": pages.warnings(test, answers),
            "acts": pages.acts(request.user, test),
            "answers": table(LEGAL_ANSWERS, answers, caption=_("Svar per kriterium")),
            "history": history_of(test, user=request.user),
        }
    return render(request, "agreements/legal_test.html", context)


def clear_legal_test(request, pk):
    test = get_object_or_404(tests_for(request.user), pk=pk)
    require(can_register_legal_test(request.user, test.agreement))
    return act_page(
        request,
        ClearForm(request.POST or None, user=request.user, thing=test),
        partial(services.clear_legal_test, actor=request.user, legal_test=test),
        title=_("Juristens bedömning"),
        intro=_("Gäller prövningen %(test)s av %(agreement)s.") % {"test": test, "agreement": test.agreement.title},
        submit=_("Registrera bedömningen"),
        back=reverse("agreements:legal_test", args=[pk]),
    )
