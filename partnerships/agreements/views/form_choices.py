"""Pages of the guided choice of form: the questions one by one, what follows from them, and what was saved."""

import re
from functools import partial

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.days import format_day
from partnerships.ground.errors import require
from partnerships.ground.pages import act_page, list_page
from partnerships.ground.tables import table
from partnerships.initiatives.models import Initiative

from .. import services
from ..filters import FormChoiceFilters
from ..form_guide import GUIDE, REASONS, Form, walk
from ..forms.agreement import ReasonForm
from ..forms.form_choices import FormChoiceForm
from ..models import FormChoice, IOPAgreement
from ..permissions import can_register_agreement, can_register_form_choice
from ..tables import FORM_ANSWERS, FORM_CHOICES


def form_choice_list(request):
    may_choose = can_register_form_choice(request.user)
    return list_page(
        request,
        FormChoiceFilters(request.GET, FormChoice.objects.visible_to(request.user).select_related("organisation", "board")),
        FORM_CHOICES,
        title=_("Val av form"),
        intro=_("Bidrag, årlig överenskommelse, IOP eller upphandling: välj form innan något registreras."),
        create=(_("Välj form"), reverse("agreements:choose_form")) if may_choose else None,
        export="val-av-form",
    )


def choose_form(request):
    """One question at a time; the answers stand in the address. When they lead to a form it can be saved.

    `?initiativ=12` goes along: the initiative that the collaboration comes out of.
    """
    require(can_register_form_choice(request.user))
    initiative = begun_by_initiative(request)
    answers = {key: request.GET[key] for key in GUIDE if key in request.GET}
    asked, question, form = walk(answers)
    answers = {each.key: answer for each, answer in asked}
    context = {
        "title": _("Välj form"),
        "crumbs": [(_("Val av form"), reverse("agreements:form_choice_list")), (_("Välj form"), "")],
        "given": given(asked, initiative),
        "answers": answers | along(initiative),
        "question": question,
        "number": len(asked) + 1,
    }
    if form is None:
        return render(request, "agreements/choose_form.html", context)
    initial = {"organisation": request.GET.get("organisation")} if request.GET.get("organisation", "").isdecimal() else {}
    if initiative:
        initial = {"title": initiative.title, "organisation": initiative.organisation_id, "initiative": initiative}
    return act_page(
        request,
        FormChoiceForm(request.POST or None, user=request.user, answers=answers, initial=initial),
        partial(services.register_form_choice, actor=request.user),
        submit=_("Spara valet"),
        back="agreements:form_choice_list",
        template="agreements/choose_form.html",
        recommended=form.label,
        why=REASONS[form],
        **(context | {"title": _("Välj form")}),
    )


def begun_by_initiative(request):
    """The initiative that the address names, if the user may see it."""
    number = request.GET.get("initiativ", "")
    rows = Initiative.objects.visible_to(request.user)
    return rows.filter(pk=int(number)).first() if re.fullmatch("[0-9]{1,18}", number) else None


def along(initiative):
    """What the address carries from question to question."""
    return {"initiativ": initiative.pk} if initiative else {}


def given(asked, initiative):
    """What is answered so far, each with the address that goes back to it."""
    rows, before = [], along(initiative)
    for question, answer in asked:
        address = f"{reverse('agreements:choose_form')}?{urlencode(before)}"
        rows.append({"question": question, "answer": _("Ja") if answer == "yes" else _("Nej"), "url": address})
        rows[-1]["meaning"] = question.step(answer).meaning
        before[question.key] = answer
    return rows


def form_choice(request, pk):
    rows = FormChoice.with_struck.visible_to(request.user).select_related("organisation", "board")
    choice = get_object_or_404(rows, pk=pk)
    agreements = IOPAgreement.objects.visible_to(request.user).filter(form_choice=choice)
    initiatives = Initiative.objects.visible_to(request.user).filter(pk=choice.initiative_id)
    context = {
        "title": choice.title,
        "crumbs": [(_("Val av form"), reverse("agreements:form_choice_list")), (choice.title, "")],
        "state": (_("Struket"), "neutral") if choice.struck_reason else (choice.get_form_display(), choice.tone),
        "acts": next_steps(request.user, choice),
        "choice": choice,
        "facts": [
            *((_("Struket, skäl"), each) for each in [choice.struck_reason] if each),
            (_("Form som följer av svaren"), choice.get_form_display()),
            (_("Skäl"), choice.form_reason),
            (_("Organisation"), choice.organisation.name if choice.organisation else "–"),
            (_("Nämnd"), choice.board.name if choice.board else "–"),
            (_("Dag"), format_day(choice.chosen_on)),
            (_("Gjort av"), choice.chosen_by_role),
            *((_("Anteckning"), each) for each in [choice.note] if each),
            *((_("Initiativ"), each.title, each.get_absolute_url()) for each in initiatives),
            *((_("IOP-avtal"), each.title, each.get_absolute_url()) for each in agreements),
        ],
        "answers": table(FORM_ANSWERS, choice.answers.all(), caption=_("Frågor och svar")),
        "history": history_of(choice, user=request.user),
    }
    return render(request, "agreements/form_choice.html", context)


def next_steps(user, choice):
    """What the form leads to, each to be registered by itself, and the way to strike out a choice that was wrong."""
    if choice.struck_reason:
        return []
    may_register, found = can_register_agreement(user, choice.board_id), []
    if choice.form == Form.IOP and may_register:
        found = [(_("Börja ett IOP-avtal"), f"{reverse('agreements:register_agreement')}?val={choice.pk}")]
    if choice.form == Form.YEARLY and may_register:
        found = [(_("Nytt övrigt avtal"), reverse("agreements:register_other_agreement"))]
    if choice.form in {Form.RESERVED, Form.PROCUREMENT} and may_register:
        found = [(_("Ny upphandling"), reverse("agreements:register_procurement"))]
    if choice.form == Form.GRANT:
        found = [(_("Till bidragen"), reverse("grants:application_list"))]
    if can_register_form_choice(user, choice.board_id) and choice.can_be_struck():
        found.append((_("Stryk valet"), reverse("agreements:strike_form_choice", args=[choice.pk])))
    return found


def strike_form_choice(request, pk):
    choice = get_object_or_404(FormChoice.objects.visible_to(request.user), pk=pk)
    require(can_register_form_choice(request.user, choice.board_id))
    return act_page(
        request,
        ReasonForm(request.POST or None, thing=choice),
        partial(services.strike_form_choice, actor=request.user, form_choice=choice),
        title=_("Stryk valet av form"),
        intro=_("Valet erbjuds inte längre. Svaren och skälet finns kvar i registret. Gör sedan valet på nytt om det behövs."),
        submit=_("Stryk"),
        back=choice,
        tone="danger",
    )
