"""What stands on pages: a record's files and the form that adds one; how the boards have answered in a matter."""

from dataclasses import dataclass
from functools import partial

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page

from . import services
from .models import BoardDecision, CaseReference, Document
from .models.references import pointing_at

SHOWN = 50  # of each kind that rests on one decision


class AttachForm(ActForm):
    title = forms.CharField(label=gettext_lazy("Titel"), max_length=200)
    doc_date = DayFormField(label=gettext_lazy("Handlingens datum"), required=False)
    file = forms.FileField(
        label=gettext_lazy("Fil"),
        help_text=gettext_lazy("pdf, docx, xlsx, odt, png, jpg, txt eller csv, högst 10 MB."),
        max_length=200,
    )


def attach_page(request, *, to, area, board_id=None, organisation_id=None):
    """The page that adds a file to a record."""
    form = AttachForm(request.POST or None, files=request.FILES or None)
    act = partial(
        services.attach_document, actor=request.user, to=to, area=area, board_id=board_id, organisation_id=organisation_id
    )
    return act_page(request, form, act, title=_("Lägg till handling"), submit=_("Spara handlingen"), back=to, done=to)


def document_rows(user, thing):
    """What `ground/_documents.html` shows of a record's files that the user may read."""
    return [
        {
            "title": document.title,
            "day": document.doc_date,
            "size": document.size,
            "url": document.get_absolute_url(),
            "kind": kind(document),
        }
        for document in Document.objects.visible_to(user).filter(pk__in=thing.documents.values("pk"))
    ]


def resting_on(user, thing, *others, but=()):
    """What points at a decision or a diary number, as far as the user may see it: [(noun, name, address)] for a card of facts.

    `but` names the kinds that the page shows in a place of their own.
    """
    told = []
    for rows in pointing_at(thing, *others):
        if rows.model not in but:
            seen = rows.model.objects.visible_to(user).filter(pk__in=rows.values("pk"))[:SHOWN]
            told += [(capfirst(row._meta.verbose_name), str(row), row.get_absolute_url()) for row in seen]
    return told


def kind(document):
    return document.file_name.rpartition(".")[2].upper()


@dataclass
class Answer:
    """One diary number in a matter, and what its board decided; None as long as no decision is registered."""

    case: CaseReference
    decision: BoardDecision | None

    def get_absolute_url(self):
        return self.case.get_absolute_url()


def answers_in(user, matter):
    """Each number in the matter with its board's decision, whichever of its numbers the board decided under."""
    rows = BoardDecision.objects.visible_to(user).filter(case__matter=matter).select_related("board", "case")
    decisions = {decision.board_id: decision for decision in rows if decision.board_id == decision.case.board_id}
    parts = CaseReference.objects.visible_to(user).filter(matter=matter).select_related("board")
    return [Answer(case, decisions.get(case.board_id)) for case in parts]


def how_many_answered(matter, answers):
    """How many of the boards that the matter went to have answered. The matter's own board asked, and is not counted."""
    asked = {answer.case.board_id: answer.decision for answer in answers if answer.case.board_id not in {None, matter.board_id}}
    if not asked:
        return ""
    numbers = {"answered": sum(decision is not None for decision in asked.values()), "asked": len(asked)}
    return _("%(answered)s av %(asked)s nämnder har svarat") % numbers


def number_warnings(case):
    """R15: documents that give different numbers for one board. On the matter's own page: for every board."""
    if case.matter_id:
        others = [f"{other.raw} ({other.stated_in})" for other in case.conflicting()]
    else:
        others = [f"{part.raw} ({part.stated_in})" for part in case.differing_parts()]
    if not others:
        return []
    return [{"title": _("Diarienumren skiljer sig"), "text": " – ".join(others), "tone": "warning"}]
