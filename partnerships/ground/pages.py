"""What every page has in common: a list with filters, and a form that does an act."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import CheckConstraint
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _

from .errors import Stale
from .forms import shown
from .tables import page_table

done_in_words = None  # set by the log, which lies above
QUIET = "secondary"  # how an act is drawn that never stands out, even where it is the only one: (label, address, QUIET)


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
    none_yet="",
    template="ground/list.html",
    **extra,
):
    """A list: filters above, the table, its sum row and pages. `create` is (label, address) for those who may register.

    `none_yet` says where the rows of an empty list come from. Of the rest, `links` are further acts, drawn as buttons, and
    `near` lists that one often goes on to.
    """
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
            empty=empty or nothing_to_show(filters, none_yet),
            empty_url=create[1] if create else "",
            empty_label=create[0] if create else "",
        ),
        **extra,
    }
    partial = request.htmx and not request.htmx.boosted
    return render(request, "ground/_table.html" if partial else template, context)


def nothing_to_show(filters, none_yet=""):
    asked = any(filters.data.get(name) for name in filters.filters)
    return _("Inget att visa. Ändra eller rensa filtret.") if asked else none_yet or _("Här finns inget att visa än.")


def act_page(
    request, form, act, *, title, submit, back, intro="", done="", template="ground/act.html", do=True, receipt=None, **extra
):
    """Show a form and, when it is sent, do the act. A broken rule stands in the form; a stale record shows both values.

    `act` is called with what the form took; it returns the record to go to, unless `done` is an address. Without `do` the
    form is only shown, as it was sent. `receipt` says of the record what was done. With `again` there is a second button,
    that leads back to the form, empty, for one more of the same.
    """
    conflicts, refused = [], False
    if request.method == "POST" and do and form.is_valid():
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
            messages.success(request, receipt(result) if receipt else f"{said(result)}: {name_of(result) or title}.")
            return redirect(request.get_full_path() if extra.get("again") and "again" in request.POST else done or result)
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


def said(result):
    """What was done, for the receipt: the log's own word where it has one. See `audit.acts.done_in_words`."""
    return (done_in_words and done_in_words(result)) or _("Sparat")


def name_of(result):
    """The name of the record that an act returned; nothing where the name is a person's."""
    return "" if getattr(result, "PERSONAL_FIELDS", True) else str(result)


def show_broken_rule(form, broken_rule):
    """Put each message at its field where the form has it, otherwise above the form."""
    faults = broken_rule.message_dict if hasattr(broken_rule, "error_dict") else {None: broken_rule.messages}
    for name, messages_of_field in faults.items():
        for message in messages_of_field:
            form.add_error(name if name in form.fields else field_of_rule(form, message), message)


def field_of_rule(form, message):
    """The last field of the form that a rule between fields of its record is about, or None."""
    model = getattr(getattr(form, "_meta", None), "model", None)
    for rule in model._meta.constraints if model else ():
        if isinstance(rule, CheckConstraint) and str(rule.violation_error_message) == message:
            return next((name for name in reversed(form.fields) if name in rule.condition.referenced_base_fields), None)
    return None


def differences(form, current):
    """What the user wrote beside what stands in the register now: [{label, mine, theirs}, …]."""
    kept = {field.name: field for field in current._meta.fields}
    rows = []
    for name in (name for name in form.fields if name in kept and name not in {"version", "reason"}):
        # What was meant is compared, not how it was written: 1 mars 2019 is 2019-03-01.
        mine, theirs = shown(kept[name], form.cleaned_data.get(name)), shown(kept[name], getattr(current, name))
        if mine != theirs:
            rows.append({"label": form.fields[name].label, "mine": mine, "theirs": theirs})
    return rows
