"""Pages of what is signed: a version, an amendment, and the beginning of a new agreement."""

from functools import partial

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, show_broken_rule

from .. import services
from ..amendment import Amendment
from ..forms.versions import AmendForm, RenewForm
from ..models import IOPVersion
from ..pages.checklist import missing
from ..pages.versions import difference, kind_of
from ..permissions import can_change_agreement, can_renew_agreement
from .agreement import seen


def version(request, pk):
    rows = IOPVersion.objects.visible_to(request.user).select_related("agreement", "decision__board", "signed_document")
    version = get_object_or_404(rows, pk=pk)
    agreement, before, document = version.agreement, version.before(), version.signed_document
    context = {
        "title": _("Version %(number)s") % {"number": version.number},
        "crumbs": [
            (_("IOP-avtal"), reverse("agreements:agreement_list")),
            (agreement.title, agreement.get_absolute_url()),
            (_("Version %(number)s") % {"number": version.number}, ""),
        ],
        "intro": agreement.title,
        "version": version,
        "facts": [
            (_("Version"), kind_of(version)),
            (_("Beslut"), str(version.decision), version.decision.get_absolute_url()),
            (_("Undertecknad"), format_day(version.signed_on)),
            (_("Gäller från"), format_day(version.valid_from)),
            *([(_("Skäl"), version.reason)] if version.is_amendment() else []),
            (_("Undertecknad handling"), document and document.title, document and document.get_absolute_url()),
        ],
        "before": before,
        "difference": difference(before.text, version.text) if before else None,
    }
    return render(request, "agreements/version.html", context)


def amend(request, pk):
    """First what is to change and what stands in its way, then, when it is sent once more, the act."""
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    form = AmendForm(request.POST or None, user=request.user, thing=agreement)
    shown = {
        "title": _("Tilläggsavtal"),
        "intro": _(
            "Öppna det som ändras och skriv över det. Granska före och efter innan du registrerar. Det som är betalt står fast."
        ),
        "submit": _("Granska ändringarna"),
        "back": agreement,
        "template": "agreements/amend.html",
        "first_version": agreement.is_settled() and not agreement.versions.exists(),
    }
    preview = None
    if request.method == "POST" and "register" not in request.POST and form.is_valid():
        preview = previewed(agreement, form)
        # The same questions once more, without any names of their own, behind the button that registers.
        shown |= {"preview": preview, "again": AmendForm(request.POST, user=request.user, thing=agreement, auto_id=False)}
    act = partial(services.amend_agreement, actor=request.user, agreement=agreement)
    return act_page(request, form, act, do="register" in request.POST, **shown)


def previewed(agreement, form):
    """Before and after in words. What stands in the way is put in the form, every fault at once."""
    values = {name: value for name, value in form.take().items() if name != "reason"}
    amendment = Amendment(agreement, **values)
    try:
        amendment.check()
    except ValidationError as broken_rule:
        show_broken_rule(form, broken_rule)
    return amendment.changes()


def renew(request, pk):
    agreement = seen(request, pk)
    require(can_renew_agreement(request.user, agreement))
    return act_page(
        request,
        RenewForm(request.POST or None, thing=agreement, initial={"title": agreement.title}),
        partial(services.renew_agreement, actor=request.user, agreement=agreement),
        title=_("Förnya avtalet"),
        intro=_(
            "Ett nytt utkast får texterna, parterna och resurserna, flyttade till de nya åren. Diarienummer, tidplan, "
            "juridisk prövning och beslut registreras på det nya avtalet. Se över beloppen om avtalen börjar eller slutar mitt i "
            "ett år: då gällde de en annan del av året."
        ),
        submit=_("Skapa utkastet"),
        back=agreement,
        template="agreements/act.html",
        missing=missing(agreement, True, that_hinders=True) if agreement.imported_incomplete else [],
    )
