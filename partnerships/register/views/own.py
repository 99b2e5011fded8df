"""Pages of one's own: the profile, and the way in by a link."""

from django.conf import settings
from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from .. import services
from ..permissions import can_keep_users
from ..rights import Area


def profile(request):
    facts = [(each.get_role_display(), each.scope()) for each in request.user.assignments]
    context = {
        "title": request.user.name,
        "facts": facts,
        "keeps_users": can_keep_users(request.user),
        "reads_log": request.user.reads(Area.LOG),
    }
    return render(request, "register/profile.html", context)


@login_not_required
def accessibility(request):
    return render(request, "register/accessibility.html", {"title": _("Tillgänglighetsredogörelse")})


@login_not_required
@require_http_methods(["GET", "POST"])
def sign_in_by_link(request, secret):
    """A link from this machine's own terminal: one button that posts. Not found from anywhere else."""
    if not settings.SIGN_IN_LINKS or request.META["REMOTE_ADDR"] not in {"127.0.0.1", "::1"}:
        raise Http404
    if request.method == "GET":
        return render(request, "register/sign_in_by_link.html", {"title": _("Logga in med engångslänk")})
    user = services.use_sign_in_link(secret=secret)
    if user is None:
        context = {"title": _("Länken är använd"), "used": True}
        return render(request, "register/sign_in_by_link.html", context, status=410)
    login(request, user)
    return redirect("reports:overview")
