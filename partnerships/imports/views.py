"""Pages of lists that come in: hand in, choose columns, see what would happen, apply."""

from functools import partial

from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from partnerships.audit.acts import history_of
from partnerships.ground.errors import require
from partnerships.ground.forms import ActForm
from partnerships.ground.importing.columns import as_text
from partnerships.ground.pages import act_page, list_page, nothing_to_show
from partnerships.ground.tables import page_table, table
from partnerships.jobs.pages import progress_of

from . import flow, services
from .filters import ImportFilters, RowFilters
from .forms import ColumnsForm, UploadForm
from .models import Import, ImportRow
from .permissions import can_change_import, can_import, kinds_for
from .reading import book_of, headings_of, sheet_called
from .tables import IMPORTS, KINDS_OF_FAULT, ROWS, SKIPPED, in_short

SAMPLES, LONGEST_SAMPLE = 2, 40


def seen(request, pk):
    return get_object_or_404(Import.objects.visible_to(request.user).select_related("job", "user"), pk=pk)


def open_to(request, pk):
    """The list, if the user may still do something with it."""
    list_in = seen(request, pk)
    require(can_change_import(request.user, list_in))
    return list_in


def import_list(request):
    may = can_import(request.user)
    return list_page(
        request,
        ImportFilters(request.GET, Import.objects.visible_to(request.user)),
        IMPORTS,
        title=_("Listor som lästs in"),
        intro=_("Läs in listor från Excel. Först visas vad som skulle hända, sedan skrivs alla rader eller inga."),
        create=(_("Läs in en lista"), reverse("imports:upload")) if may else None,
        empty="" if may else _("Din roll läser inte in listor."),
        export="importer",
        none_yet=_("Ingen lista är inläst."),
    )


def upload(request):
    require(can_import(request.user))
    known = {name: request.GET[name] for name in ("kind", "sender") if name in request.GET}
    form = UploadForm(request.POST or None, request.FILES or None, user=request.user, initial=known)
    return act_page(
        request,
        form,
        partial(flow.upload, request.user),
        title=_("Läs in en lista"),
        intro=_("Registret läser filen och föreslår vilken kolumn som är vad. Inget skrivs förrän du säger till."),
        submit=_("Läs filen"),
        back="imports:import_list",
        receipt=lambda list_in: _("Filen är läst. Se över kolumnerna."),
        template="imports/upload.html",
        templates=[(kind.title, reverse("reports:import_template", args=[kind.name])) for kind in kinds_for(request.user)],
    )


def list_in(request, pk):
    """What the dry run found, row by row; faults first."""
    user, list_in = request.user, seen(request, pk)
    rows = ImportRow.objects.filter(of=list_in).order_by("number")
    asked = request.GET.copy()
    if "outcome" not in asked and list_in.refused:
        asked["outcome"] = ImportRow.Outcome.REFUSE
    filters = RowFilters(asked, rows)
    del filters.form.fields["of"]
    shown = page_table(
        request,
        ROWS,
        filters.qs if filters.is_valid() else rows.none(),
        caption=_("Rader"),
        empty=nothing_to_show(filters),
    )
    context = {"filter": filters, "table": shown}
    if request.htmx and not request.htmx.boosted:
        return render(request, "ground/_table.html", context)
    job = list_in.job
    context |= {
        "title": str(list_in),
        "crumbs": [(_("Listor som lästs in"), reverse("imports:import_list")), (list_in.file_name, "")],
        "intro": list_in.sender,
        "state": (list_in.state_in_words(), list_in.tone),
        "acts": acts(user, list_in),
        "warnings": warnings(list_in),
        "stats": stats(list_in),
        "facts": facts(list_in),
        "progress": progress_of(user, job) if job and job.is_going_on() else None,
        "list_in": list_in,
        "marked": reverse("reports:import_marked", args=[pk]) if list_in.refused and list_in.file else "",
        "faults": in_short_table(rows) if list_in.refused else None,
        "again": handed_in_again(user, list_in),
        "skipped": table(SKIPPED, list_in.skipped, caption=_("Överhoppade rader")) if list_in.skipped else None,
        "history": history_of(list_in, user=user),
    }
    return render(request, "imports/import.html", context)


def in_short_table(rows):
    faulty = rows.filter(outcome=ImportRow.Outcome.REFUSE)
    return table(KINDS_OF_FAULT, in_short(faulty), caption=_("Felen i korthet"))


def handed_in_again(user, list_in):
    """Where the mended file is handed in, with what it is and whom it comes from filled in; nothing where it is not needed."""
    if not list_in.refused or not can_change_import(user, list_in):
        return ""
    return f"{reverse('imports:upload')}?{urlencode({'kind': list_in.kind, 'sender': list_in.sender})}"


def acts(user, list_in):
    if not can_change_import(user, list_in):
        return []
    address = partial(reverse, args=[list_in.pk])
    able = list_in.state == list_in.State.CHECKED and not list_in.refused and list_in.writes()
    apply = [(_("Läs in %(n)s rader") % {"n": list_in.writes()}, address("imports:apply"))] if able else []
    again = [(_("Kontrollera igen"), address("imports:check"))] if list_in.state != list_in.State.UPLOADED else []
    return [*apply, (_("Välj kolumner"), address("imports:columns")), *again, (_("Avbryt"), address("imports:cancel"))]


def warnings(list_in):
    """What must be known before anything is applied."""
    told, job = [], list_in.job
    if job and job.state in (job.State.FAILED, job.State.CANCELLED) and list_in.is_open():
        told.append({"title": job.get_state_display(), "text": job.message, "tone": "warning"})
    if list_in.message:
        told.append({"title": _("Listan togs inte emot"), "text": list_in.message, "tone": "danger"})
    told += [{"title": _("Kontrollera listan"), "text": text, "tone": "warning"} for text in list_in.warnings]
    if list_in.unused:
        names = ", ".join(f"{letter} {heading}" for letter, heading in list_in.unused)
        told.append({"title": _("Kolumner som inte läses in"), "text": names, "tone": "info"})
    return told


def stats(list_in):
    if list_in.to_create is None:
        return []
    done = list_in.state == list_in.State.APPLIED
    return [
        {"label": _("Registrerades") if done else _("Nya"), "value": list_in.to_create},
        {"label": _("Ändrades") if done else _("Ändras"), "value": list_in.to_change},
        {"label": _("Oförändrade"), "value": list_in.unchanged, "note": _("Finns redan, likadana.")},
        {"label": _("Med fel"), "value": list_in.refused, "note": _("Så länge något är fel skrivs inget.")},
        {"label": _("Överhoppade"), "value": len(list_in.skipped), "note": _("Tomma rader och summor.")},
    ]


def facts(list_in):
    columns = {column.field: column.heading for column in type(list_in.of(None)).columns}
    told = [
        (_("Lista"), list_in.kind_title()),
        (_("Fil"), list_in.file_name),
        (_("Blad"), list_in.sheet),
        (_("Rubrikernas rad"), list_in.heading_row),
        (_("Kolumner som läses"), ", ".join(str(columns[name]) for name in list_in.mapping if name in columns)),
        (_("Filens kontrollsumma"), list_in.sha256),
    ]
    same = [f"{columns[name]}: {text}" for name, text in list_in.constants.items() if name in columns]
    if same:
        told.append((_("Samma för alla rader"), ", ".join(same)))
    if list_in.applied_at:
        told.append((_("Inläst"), f"{localtime(list_in.applied_at):%Y-%m-%d %H:%M}"))
    return told


def columns(request, pk):
    list_in = open_to(request, pk)
    asked = request.GET if request.method == "GET" else {}
    book = book_of(list_in)
    sheet = sheet_called(book, asked.get("sheet") or list_in.sheet)
    try:
        headings = headings_of(sheet, list_in.heading_row)
    except ValidationError:
        headings = [as_text(cell) for cell in sheet.rows[0].cells]
    form = ColumnsForm(
        request.POST or None,
        thing=list_in,
        book=book,
        sheet=sheet,
        headings=headings,
        sample=samples(sheet, list_in.heading_row),
    )
    return act_page(
        request,
        form,
        lambda **values: flow.choose_columns(request.user, form.thing, **values),
        title=_("Välj kolumner"),
        intro=str(type(list_in.of(None)).intro),
        submit=_("Kontrollera listan"),
        back=list_in,
        receipt=lambda list_in: _("Listan är kontrollerad.") if not list_in.is_busy() else _("Listan kontrolleras."),
    )


def samples(sheet, heading_row):
    """A few values from each column, to know it by."""
    found = {}
    for row in sheet.rows:
        if row.number <= heading_row:
            continue
        for place, cell in enumerate(row.cells):
            text = as_text(cell).strip()
            if text and len(found.setdefault(place, [])) < SAMPLES and text not in found[place]:
                found[place].append(text[:LONGEST_SAMPLE])
        if row.number > heading_row + 50:
            break
    return found


def check(request, pk):
    list_in = open_to(request, pk)
    form = ActForm(request.POST or None, thing=list_in)
    return act_page(
        request,
        form,
        lambda: flow.check_again(request.user, form.thing),
        title=_("Kontrollera igen"),
        intro=_("Alla rader prövas mot registret som det är nu. Inget skrivs."),
        submit=_("Kontrollera"),
        back=list_in,
        receipt=lambda list_in: _("Listan är kontrollerad.") if not list_in.is_busy() else _("Listan kontrolleras."),
    )


def apply(request, pk):
    list_in = open_to(request, pk)
    form = ActForm(request.POST or None, thing=list_in)
    numbers = {"new": list_in.to_create or 0, "changed": list_in.to_change or 0}
    return act_page(
        request,
        form,
        lambda: flow.apply(request.user, form.thing),
        title=_("Läs in listan"),
        intro=_("%(new)s poster registreras och %(changed)s ändras. Alla rader skrivs, eller inga.") % numbers,
        submit=_("Läs in"),
        back=list_in,
        receipt=told_of_apply,
    )


def told_of_apply(list_in):
    if list_in.state == list_in.State.APPLIED:
        return _("Listan är inläst.")
    return _("Listan läses in.") if list_in.is_busy() else _("Listan lästes inte in.")


def cancel(request, pk):
    list_in = open_to(request, pk)
    return act_page(
        request,
        ActForm(request.POST or None, thing=list_in),
        partial(services.cancel_import, actor=request.user, list_in=list_in),
        title=_("Avbryt"),
        intro=_("Inget av listan skrivs. Filen och raderna tas bort."),
        submit=_("Avbryt inläsningen"),
        tone="danger",
        back=list_in,
    )
