"""Documents on other nouns' pages: the list of files, and the form that adds one."""

from functools import partial

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from partnerships.ground.days import DayFormField
from partnerships.ground.forms import ActForm
from partnerships.ground.pages import act_page

from . import services
from .models import Document


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


def kind(document):
    return document.file_name.rpartition(".")[2].upper()
