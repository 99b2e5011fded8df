"""Pages of follow-ups."""

from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.register.rights import Area

from .. import services
from ..filters import FollowUpFilters
from ..forms.agreement import ReasonForm
from ..forms.follow_ups import ApproveForm, ConcludeForm, FollowUpForm
from ..models import IOPFollowUp
from ..models.planned import planned_follow_ups
from ..pages import follow_ups as pages
from ..pages.goals import goals_table
from ..pages.history import history
from ..pages.resources import resources_of
from ..permissions import can_answer_for, can_change_agreement, can_read_part
from ..tables import FOLLOW_UPS
from .agreement import seen

PARTIES = (
    "agreement__parties__organisation",
    "agreement__parties__board",
    "answers__party__organisation",
    "answers__party__board",
    "answers__party__agreement",
)


def follow_up_list(request):
    rows = IOPFollowUp.objects.visible_to(request.user).select_related("agreement")
    return list_page(
        request,
        FollowUpFilters(request.GET, rows),
        FOLLOW_UPS,
        title=_("Uppföljningar av IOP"),
        intro=_("Parternas gemensamma uppföljning av varje år"),
        export="iop-uppfoljningar",
        empty=_("Ingen uppföljning i urvalet. Ändra eller rensa filtret."),
    )


def seen_follow_up(request, pk):
    """The follow-up with its parties, answers and measures, if the user may see it."""
    rows = IOPFollowUp.objects.visible_to(request.user).select_related("agreement")
    rows = rows.prefetch_related(*PARTIES, "agreement__goals", "measures__goal")
    return get_object_or_404(rows, pk=pk)


def follow_up(request, pk):
    follow_up = seen_follow_up(request, pk)
    user, agreement = request.user, follow_up.agreement
    may_measure = can_change_agreement(user, agreement) and not follow_up.is_concluded()
    of_all_years = agreement.follow_ups.prefetch_related("measures").select_related("agreement")
    context = {
        "title": _("Uppföljning %(period)s") % {"period": follow_up.period_in_words()},
        "crumbs": [
            (_("IOP-avtal"), reverse("agreements:agreement_list")),
            (agreement.title, agreement.get_absolute_url()),
            (_("Uppföljning %(period)s") % {"period": follow_up.period_in_words()}, ""),
        ],
        "intro": agreement.title,
        "state": follow_up.stage(),
        "acts": pages.acts(user, follow_up),
        "warnings": pages.warnings(follow_up),
        "facts": pages.facts(follow_up),
        "texts": pages.texts(follow_up),
        "timeline": pages.timeline(follow_up),
        "answers": pages.answers(user, follow_up),
        "goals": goals_table(agreement, of_all_years, now=follow_up if may_measure else None),
        "comments": pages.comments(follow_up),
        "history": history(user, follow_up, [*follow_up.answers.all(), *follow_up.measures.all()]),
    }
    if can_read_part(user, Area.RESOURCES, agreement):
        context["resources"] = pages.resources_table(follow_up, resources_of(user, agreement))
    return render(request, "agreements/follow_up.html", context)


def register_follow_up(request, pk):
    agreement = seen(request, pk)
    require(can_change_agreement(request.user, agreement))
    year, part = asked_period(request, agreement)
    return act_page(
        request,
        FollowUpForm(request.POST or None, user=request.user, agreement=agreement, initial={"year": year, "part": part}),
        partial(services.register_follow_up, actor=request.user, agreement=agreement),
        title=_("Ny uppföljning"),
        intro=_("Börja uppföljningen. Sedan svarar varje part, målen mäts och parterna drar en gemensam slutsats."),
        submit=_("Spara"),
        back=agreement,
    )


def asked_period(request, agreement):
    """The year and part that the link asks for; otherwise the first that is lacking."""
    asked = [request.GET.get(name, "") for name in ("ar", "del")]
    if all(len(each) < 5 and each.isdecimal() for each in asked):
        return map(int, asked)
    lacking = (each for each in planned_follow_ups(agreement) if each.follow_up is None and each.has_begun())
    return next(((each.year, each.part) for each in lacking), (None, 1))


def change_follow_up(request, pk):
    follow_up = seen_follow_up(request, pk)
    require(can_change_agreement(request.user, follow_up.agreement))
    return act_page(
        request,
        FollowUpForm(request.POST or None, user=request.user, thing=follow_up),
        partial(services.change_follow_up, actor=request.user, follow_up=follow_up),
        title=_("Ändra uppföljning"),
        submit=_("Spara ändringen"),
        back=follow_up,
    )


def conclude_follow_up(request, pk):
    follow_up = seen_follow_up(request, pk)
    require(can_change_agreement(request.user, follow_up.agreement))
    return act_page(
        request,
        ConcludeForm(request.POST or None, thing=follow_up),
        partial(services.conclude_follow_up, actor=request.user, follow_up=follow_up),
        title=_("Fastställ slutsats"),
        intro=_("Sedan står svaren och mätningarna fast, och parterna godkänner."),
        submit=_("Fastställ"),
        back=follow_up,
    )


def approve_follow_up(request, pk):
    follow_up = seen_follow_up(request, pk)
    require(any(can_answer_for(request.user, party) for party in follow_up.agreement.parties.all()))
    return act_page(
        request,
        ApproveForm(request.POST or None, user=request.user, thing=follow_up),
        partial(services.approve_follow_up, actor=request.user, follow_up=follow_up),
        title=_("Godkänn uppföljningen"),
        intro=_("Slutsats: %(conclusion)s") % {"conclusion": follow_up.get_joint_conclusion_display() or _("inte fastställd än")},
        submit=_("Godkänn"),
        back=follow_up,
    )


def reopen_follow_up(request, pk):
    follow_up = seen_follow_up(request, pk)
    require(can_change_agreement(request.user, follow_up.agreement))
    return act_page(
        request,
        ReasonForm(request.POST or None, thing=follow_up),
        partial(services.reopen_follow_up, actor=request.user, follow_up=follow_up),
        title=_("Öppna uppföljningen igen"),
        intro=_("Slutsats och godkännanden tas tillbaka, så att något kan rättas. De finns kvar i historiken."),
        submit=_("Öppna igen"),
        back=follow_up,
        tone="danger",
    )
