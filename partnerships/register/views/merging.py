"""Pages of organisations that may be registered twice: the list, what a merger would do, and that two are not the same."""

from functools import partial

from django.core.exceptions import BadRequest, ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import Stale, require
from partnerships.ground.filters import LARGEST_ID
from partnerships.ground.forms import shown
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table

from .. import merging, services
from ..filters import DuplicateFilters
from ..forms import ApartForm, MergeForm, OtherForm
from ..likeness import Pairs
from ..models import KnownApart, Organisation
from ..permissions import can_merge_organisations
from ..tables import DUPLICATES, TO_MOVE


def duplicate_list(request):
    require(can_merge_organisations(request.user))
    return list_page(
        request,
        DuplicateFilters(request.GET, Pairs(Organisation.objects.all(), KnownApart.objects.all()).visible_to(request.user)),
        DUPLICATES,
        title=_("Möjliga dubbletter"),
        intro=_(
            "Organisationer som kan vara registrerade två gånger. Öppna ett par för att slå ihop dem eller anteckna att de inte "
            "är samma."
        ),
        near=[(_("Organisationer"), reverse("register:organisation_list"))],
        empty=_("Inga organisationer liknar varandra."),
        export="mojliga-dubbletter",
    )


def merge_organisations(request, pk):
    """What a merger would do, and the merger itself. `?med=` is the one that goes into the other."""
    keep, merged = both(request, pk)
    if merged is None:
        return choose_other(request, keep)
    form = MergeForm(request.POST or None, keep=keep, merged=merged)
    names = {"keep": keep.name, "merged": merged.name}
    return act_page(
        request,
        form,
        partial(merge_as_seen, actor=request.user, keep=keep, merged=merged),
        title=_("Slå ihop organisationer"),
        intro=_("%(merged)s går upp i %(keep)s.") % names,
        submit=_("Slå ihop"),
        tone="danger",
        back=keep,
        done=keep.get_absolute_url(),
        receipt=lambda kept: _("%(merged)s är sammanslagen med %(keep)s.") % names,
        template="register/merge.html",
        keep=keep,
        merged=merged,
        faults=list(merging.faults_of(request.user, keep, merged)),
        warnings=[{"title": told} for told in merging.warnings_of(keep, merged)],
        to_move=table(
            TO_MOVE,
            [{"noun": noun, "number": number} for noun, number in merging.to_move(merged, request.user)],
            caption=_("Det som flyttas"),
            empty=_("Inget som du kan se."),
        ),
        values=side_by_side(keep, merged),
        other_way=f"{reverse('register:merge_organisations', args=[merged.pk])}?med={keep.pk}",
        not_the_same=f"{reverse('register:tell_apart', args=[keep.pk])}?med={merged.pk}",
    )


def merge_as_seen(**values):
    """Of two records, the page cannot show what is new in either as it does of one."""
    try:
        return services.merge_organisations(**values)
    except Stale as stale:
        raise ValidationError(_("%(name)s har ändrats. Öppna sidan på nytt och jämför.") % {"name": stale.thing}) from stale


def tell_apart(request, pk):
    organisation, other = both(request, pk)
    if other is None:
        return choose_other(request, organisation)
    names = {"first": organisation.name, "second": other.name}
    act = partial(services.tell_organisations_apart, actor=request.user, organisation=organisation, other=other)
    return act_page(
        request,
        ApartForm(request.POST or None),
        act,
        title=_("Inte samma organisation"),
        intro=_("%(first)s och %(second)s visas inte längre som möjliga dubbletter.") % names,
        submit=_("Spara"),
        back=organisation,
        done=reverse("register:duplicate_list"),
    )


def both(request, pk):
    """The organisation of the address, and the other one that it asks for; None where it asks for none."""
    rows = Organisation.objects.visible_to(request.user)
    organisation = get_object_or_404(rows, pk=pk)
    require(can_merge_organisations(request.user))
    if set(request.GET) - {"med"}:
        raise BadRequest(_("Adressen frågar efter något som inte finns."))
    other = request.GET.get("med", "")
    if not other:
        return organisation, None
    if not (other.isascii() and other.isdigit() and int(other) <= LARGEST_ID):
        raise BadRequest(_("Organisationen anges med sitt nummer."))
    return organisation, get_object_or_404(rows.exclude(pk=pk), pk=int(other))


def choose_other(request, organisation):
    context = {
        "title": _("Slå ihop organisationer"),
        "crumbs": [(organisation.name, organisation.get_absolute_url()), (_("Slå ihop organisationer"), "")],
        "intro": organisation.name,
        "form": OtherForm(user=request.user, organisation=organisation),
    }
    return render(request, "register/choose_other.html", context)


def side_by_side(keep, merged):
    """What the two say, field by field, where either says anything."""
    rows = []
    for name in ("org_number", *merging.CHOSEN, *merging.GIROS):
        field = Organisation._meta.get_field(name)
        own, other = (shown(field, getattr(each, name)) for each in (keep, merged))
        if own or other:
            rows.append({"label": field.verbose_name, "keep": own, "merged": other, "differs": own != other})
    return rows
