"""Forms of lists that come in: the file, and which column is which."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.ground.forms import ActForm
from partnerships.ground.reading import column_letter
from partnerships.ground.swedish import quote

from .permissions import kinds_for

ENCODINGS = [
    ("", _("Känn av")), ("utf-8", "UTF-8"), ("cp1252", "Windows-1252"), ("utf-16", "UTF-16"), ("iso8859-1", "ISO 8859-1"),
]  # fmt: skip
DELIMITERS = [("", _("Känn av")), (";", _("Semikolon")), (",", _("Komma")), ("\t", _("Tabb")), ("|", "|")]
PLACE, CONSTANT = "kolumn_", "alla_"


class UploadForm(ActForm):
    kind = forms.ChoiceField(label=_("Vad listan innehåller"))
    file = forms.FileField(label=_("Fil"), help_text=_("xlsx, xls, ods eller csv, högst 10 MB. Inget skrivs än."))
    sender = forms.CharField(
        label=_("Avsändare"),
        required=False,
        max_length=100,
        help_text=_("Vem listan kommer från, till exempel ett kontor. Kolumnerna föreslås som förra gången."),
    )

    def __init__(self, data=None, files=None, *, user, **kwargs):
        super().__init__(data, files=files, **kwargs)
        self.fields["kind"].choices = [(kind.name, kind.title) for kind in kinds_for(user)]


class ColumnsForm(ActForm):
    """One choice for each of our columns, among those of the file."""

    sheet = forms.ChoiceField(label=_("Blad"))
    heading_row = forms.IntegerField(label=_("Rubrikerna står på rad"), min_value=1, max_value=1_000_000)
    encoding = forms.ChoiceField(label=_("Teckenkodning"), choices=ENCODINGS, required=False)
    delimiter = forms.ChoiceField(label=_("Skiljetecken"), choices=DELIMITERS, required=False)

    def __init__(self, data=None, *, thing, book, sheet, headings, sample, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.kind = type(thing.of(None))
        self.fields["sheet"].choices = [(each.title, each.title) for each in book.sheets if each.rows]
        self.initial |= {"sheet": sheet.title, "heading_row": thing.heading_row}
        if not book.delimiter:
            del self.fields["encoding"], self.fields["delimiter"]
        else:
            self.initial |= {"encoding": thing.encoding, "delimiter": thing.delimiter}
            self.fields["encoding"].choices = with_own(ENCODINGS, thing.encoding)
        if len(self.fields["sheet"].choices) < 2:  # a csv has one, and no name for it
            del self.fields["sheet"]
        choices = [("", _("Finns inte i listan"))] + [
            (str(place), f"{column_letter(place)}: {heading or _('utan rubrik')}") for place, heading in enumerate(headings)
        ]
        for column in self.kind.columns:
            self.add_column(column, choices, sample)
        for option in self.kind.options:
            self.fields[option.name] = forms.BooleanField(label=option.label, help_text=option.help, required=False)
            self.initial[option.name] = option.name in thing.options

    def add_column(self, column, choices, sample):
        place = self.thing.mapping.get(column.field)
        told = [str(column.help)] if column.help else []
        if place is not None and sample.get(place):
            told.append(_("Till exempel %(values)s.") % {"values": ", ".join(quote(text) for text in sample[place])})
        self.fields[PLACE + column.field] = forms.ChoiceField(
            label=column.heading, choices=choices, required=False, help_text=" ".join(str(each) for each in told)
        )
        self.fields[PLACE + column.field].widget.attrs["required"] = column.required
        self.initial[PLACE + column.field] = "" if place is None else str(place)
        if column.constant:
            self.fields[CONSTANT + column.field] = forms.CharField(
                label=_("%(column)s, samma för alla rader") % {"column": column.heading}, required=False, max_length=200
            )
            self.initial[CONSTANT + column.field] = self.thing.constants.get(column.field, "")

    @property
    def sections(self):
        options = {option.name for option in self.kind.options}
        shown = self.visible_fields()
        parts = [
            (
                _("Filen"),
                "",
                [field for field in shown if not field.name.startswith((PLACE, CONSTANT)) and field.name not in options],
            ),
            (
                _("Kolumner"),
                _("Välj vilken kolumn i filen som är vad. Det som inte väljs läses inte in."),
                [field for field in shown if field.name.startswith((PLACE, CONSTANT))],
            ),
            (_("Får importen också"), _("Utan kryss är det som saknas ett fel."), [f for f in shown if f.name in options]),
        ]
        return [{"title": title, "note": note, "fields": fields} for title, note, fields in parts if fields]

    def clean(self):
        cleaned = super().clean()
        used = {}
        for column in self.kind.columns:
            place = cleaned.get(PLACE + column.field)
            if place and place in used:
                self.add_error(PLACE + column.field, _("Kolumnen är redan vald för %(other)s.") % {"other": used[place]})
            used[place] = column.heading
        return cleaned

    def take(self):
        values = super().take()
        mapping = {column.field: int(values.pop(PLACE + column.field) or -1) for column in self.kind.columns}
        constants = {name.removeprefix(CONSTANT): values.pop(name) for name in list(values) if name.startswith(CONSTANT)}
        return {
            "constants": constants,
            "mapping": {name: place for name, place in mapping.items() if place >= 0},
            "options": [option.name for option in self.kind.options if values.pop(option.name)],
            **values,
        }


def with_own(choices, value):
    """The choices, with the value that the file was read by where it is none of them."""
    return choices if value in dict(choices) else [*choices, (value, value)]
