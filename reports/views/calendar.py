"""Pages of private calendars: the addresses that a user has, and the feed that a calendar program fetches."""

from functools import partial

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from partnerships.ground.columns import Kind
from partnerships.ground.errors import require
from partnerships.ground.files import content_disposition
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page, show_broken_rule
from partnerships.ground.tables import Cell, Heading, table
from partnerships.register.models import User
from partnerships.register.permissions import can_keep_users

from .. import services
from ..calendar import as_calendar
from ..due import all_due, due_list
from ..forms import CalendarKeyForm
from ..models import CalendarKey
from ..permissions import can_make_calendar_key, can_revoke_calendar_key
from ..tables import CALENDAR_KEYS
from ..throttles import CalendarThrottle


def calendar_keys(request, pk):
    """A user's calendar addresses: made and revoked by the user, revoked by those who keep users too."""
    owner = get_object_or_404(User.objects.visible_to(request.user), pk=pk)
    may_make = can_make_calendar_key(request.user, owner)
    require(may_make or can_keep_users(request.user))
    sent = request.POST if request.method == "POST" else None
    form, address = CalendarKeyForm(sent) if may_make else None, ""
    if sent is not None:
        require(may_make)
    if form and form.is_valid():
        try:
            secret = services.make_calendar_key(actor=request.user, user=owner, **form.cleaned_data)
            address = request.build_absolute_uri(reverse("reports:calendar_feed", args=[secret]))
        except ValidationError as broken_rule:
            show_broken_rule(form, broken_rule)
    context = {
        "title": _("Kalender") if may_make else _("Kalenderadresser för %(user)s") % {"user": owner},
        "crumbs": [(str(owner), reverse("register:profile") if may_make else owner.get_absolute_url()), (_("Kalender"), "")],
        "form": form,
        "address": address,
        "keys": keys_table(CalendarKey.objects.visible_to(request.user).filter(user=owner)),
    }
    return render(request, "reports/calendar.html", context, status=422 if form and form.errors else 200)


def keys_table(keys):
    """Each address, with the page that revokes it as long as it opens something."""
    keys = list(keys)
    shown = table(CALENDAR_KEYS, keys, caption=_("Kalenderadresser"), empty=_("Ingen adress är skapad."))
    shown.columns.append(Heading(_("Återkalla"), "text", Kind.TEXT))
    for key, row in zip(keys, shown.rows, strict=True):
        url = reverse("reports:revoke_calendar_key", args=[key.pk])
        row["cells"].append(Cell("–", "text") if key.revoked_at else Cell(_("Återkalla"), "text", url=url))
    return shown


def revoke_calendar_key(request, pk):
    key = get_object_or_404(CalendarKey.objects.visible_to(request.user).select_related("user"), pk=pk)
    require(can_revoke_calendar_key(request.user, key))
    return act_page(
        request,
        ActForm(request.POST if request.method == "POST" else None),
        partial(services.revoke_calendar_key, actor=request.user, key=key),
        title=_("Återkalla kalenderadressen"),
        intro=_("Kalendern som använder adressen slutar uppdateras. Det går inte att ångra, men en ny adress kan skapas."),
        submit=_("Återkalla"),
        tone="danger",
        back=reverse("reports:calendar_keys", args=[key.user_id]),
        done=reverse("reports:calendar_keys", args=[key.user_id]),
    )


@login_not_required
@require_safe
def calendar_feed(request, secret):
    """The calendar of whose key stands in the address, with what that user may see now. The key is the sign-in."""
    throttle = CalendarThrottle()
    if not throttle.allow_request(request, None):
        return HttpResponse(status=429, headers={"Retry-After": str(int(throttle.wait() or 0) + 1)})
    key = CalendarKey.objects.opened_by(secret)
    if key is None:
        raise Http404
    key.note_use()
    with override(settings.LANGUAGE_CODE):
        rows = all_due(key.user) if key.everything else due_list(key.user)
        body = as_calendar(rows, request.build_absolute_uri)
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = content_disposition("att-gora.ics")
    return response
