"""What every page has in common: a list with filters, and a form that does an act."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BooleanField
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _

from .errors import Stale
from .forms import empty_as_unknown, shown
from .tables import page_table


def list_page(
    request,
    filters,
    columns,
    *,
    title,
    intro="",
    stats=(),
    create=None,
    export="",
    empty="",
    template="ground/list.html",
    **extra,
):
    """A list: filters above, the table, its sum row and pages. `create` is (label, address) for those who may register."""
    rows = filters.qs if filters.is_valid() else filters.queryset.none()
    export_url = f"{reverse('reports:list_export', args=[export])}?{request.GET.urlencode()}" if export else ""
    context = {
        "title": title,
        "crumbs": [(_("Översikt"), reverse("reports:overview")), (title, "")],
        "intro": intro,
        "stats": stats,
        "create": create,
        "filter": filters,
        "table": page_table(
            request,
            columns,
            rows,
            caption=title,
            export_url=export_url,
            empty=empty or _("Inget att visa. Ändra eller rensa filtret."),
            empty_url=create[1] if create else "",
            empty_label=create[0] if create else "",
        ),
        **extra,
    }
    partial = request.htmx and not request.htmx.boosted
    return render(request, "ground/_table.html" if partial else template, context)


def act_page(request, form, act, *, title, submit, back, intro="", done="", template="ground/act.html", **extra):
    """Show a form and, when it is sent, do the act. A broken rule stands in the form; a stale record shows both values.

    `act` is called with what the form took; it returns the record to go to, unless `done` is an address.
    """
    conflicts, refused = [], False
    if request.method == "POST" and form.is_valid():
        try:
            result = act(**form.take())
        except Stale as stale:
            conflicts, refused = differences(form, stale.thing), True
            form.data = form.data.copy()
            form.data[form.add_prefix("version")] = stale.thing.version
            form.add_error(None, str(stale))
        except ValidationError as broken_rule:
            show_broken_rule(form, broken_rule)
        else:
            messages.success(request, _("Sparat."))
            return redirect(done or result)
    status = 409 if refused else 422 if form.is_bound and form.errors else 200
    context = {
        "title": title,
        "crumbs": [(str(back), back.get_absolute_url()), (title, "")] if hasattr(back, "get_absolute_url") else [(title, "")],
        "intro": intro,
        "form": form,
        "submit": submit,
        "cancel_url": resolve_url(back),
        "conflicts": conflicts,
        **extra,
    }
    return render(request, template, context, status=status)


def show_broken_rule(form, broken_rule):
    """Put each message at its field where the form has it, otherwise above the form."""
    faults = broken_rule.message_dict if hasattr(broken_rule, "error_dict") else {None: broken_rule.messages}
    for name, messages_of_field in faults.items():
        form.add_error(name if name in form.fields else None, messages_of_field)


def differences(form, current):
    """What the user wrote beside what stands in the register now: [{label, mine, theirs}, …]."""
    rows = []
    for name, field in form.fields.items():
        if name in {"version", "reason"} or name not in {each.name for each in current._meta.fields}:
            continue
        # What was meant is compared, not how it was written: 1 mars 2019 is 2019-03-01.
        if empty_as_unknown(field, form.cleaned_data.get(name)) != getattr(current, name):
            rows.append({"label": field.label, "mine": written(field, form[name].value()), "theirs": shown(current, name)})
    return rows


def written(field, value):
    """What a person chose or typed, in words."""
    if isinstance(field, BooleanField):
        return str(_("Ja") if value else _("Nej"))
    choices = {str(key): label for key, label in getattr(field, "choices", ())}
    return str(choices.get(str(value), "" if value is None else value))
