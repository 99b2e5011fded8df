"""The form for a legal test, with the questions of the day, and that for the lawyer's statement."""

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import sections
from partnerships.cases.models import Document
from partnerships.ground.days import DayFormField, parse_day, today
from partnerships.ground.forms import ActForm, RecordForm, say_if_empty

from ..models import CriteriaSet, IOPLegalTest, LegalAnswer

LONG = forms.Textarea(attrs={"rows": 2})
OF_A_CRITERION = ("", ".reason", ".statement", ".source")


class LegalTestForm(RecordForm):
    """Every criterion that applies on the day of the test, as a group of its own. Another day may have other questions."""

    criteria_seen = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta(RecordForm.Meta):
        model = IOPLegalTest
        fields = ["examined_on", "examined_by_role"]
        help_texts = {
            "examined_on": _(
                "Frågorna är kriterierna som gäller den dagen. Gällde andra kriterier då byts frågorna när du sparar."
            ),
            "examined_by_role": _("Roll, inte namn. Till exempel kommunjurist."),
        }

    def __init__(self, data=None, *, agreement, **kwargs):
        super().__init__(data, **kwargs)
        self.criteria_set = CriteriaSet.objects.applying_on(self.day())
        self.initial["examined_on"] = today()
        self.initial["criteria_seen"] = self.criteria_set and self.criteria_set.pk
        self.criteria = list(self.criteria_set.criteria.all()) if self.criteria_set else []
        for criterion in self.criteria:
            self.ask(criterion)
        self.earlier = agreement.legal_tests.filter(criteria_set=self.criteria_set).first() if self.criteria_set else None
        for given in self.earlier.answers.all() if self.earlier else ():
            self.fill_in(given)
        # The test's own reasons. A test is never changed, so the log's question of the same name is not asked.
        self.fields["reason"] = forms.CharField(
            label=_("Sammanfattande skäl"), max_length=4000, widget=forms.Textarea(attrs={"rows": 4})
        )

    def day(self):
        """The day that is written in the form; today while it is empty or cannot be read."""
        try:
            return parse_day(str(self.data.get("examined_on") or "")) if self.is_bound else today()
        except ValidationError:
            return today()

    def ask(self, criterion):
        name = f"answers.{criterion.key}"
        label = _("Svar (obs: här är Ja ett hinder)") if criterion.fault_when == criterion.FaultWhen.YES else _("Svar")
        told = _("Skäl krävs när svaret är %(fault)s eller oklart.") % {"fault": criterion.get_fault_when_display().lower()}
        self.fields[name] = forms.ChoiceField(label=label, choices=LegalAnswer.Answer.choices, widget=forms.RadioSelect)
        self.fields[f"{name}.reason"] = forms.CharField(
            label=_("Skäl"), required=False, max_length=2000, widget=LONG, help_text=told
        )
        if criterion.statement_required:
            self.fields[f"{name}.statement"] = forms.CharField(
                label=_("Skriftlig redogörelse"),
                required=False,
                max_length=2000,
                widget=LONG,
                help_text=_("Krävs när svaret är %(fault)s.") % {"fault": criterion.get_fault_when_display().lower()},
            )
        self.fields[f"{name}.source"] = forms.CharField(label=_("Källa"), required=False, max_length=300)

    def fill_in(self, given):
        """What the latest test by the same questions answered; what it concluded from that is written anew."""
        name = f"answers.{given.criterion.key}"
        said = {name: given.answer} | {f"{name}.{part}": getattr(given, part) for part in ("reason", "statement", "source")}
        self.initial |= said

    def clean(self):
        seen = self.cleaned_data.get("criteria_seen")
        if self.criteria_set and seen != self.criteria_set.pk:
            told = _("Den dagen gäller %(name)s. Frågorna nedan är bytta; gå igenom svaren och spara igen.")
            self.data = self.data.copy()
            self.data["criteria_seen"] = self.criteria_set.pk
            self.add_error("examined_on", told % {"name": self.criteria_set.name})
        for criterion in self.criteria:  # all at once: the rule of the act asks for the reasons only when all is answered
            given = self.answer_to(criterion)
            if given.answer:
                for name, message in given.faults():
                    self.add_error(f"answers.{criterion.key}.{name}", message)
        return self.cleaned_data

    def answer_to(self, criterion):
        name = f"answers.{criterion.key}"
        given = {part: self.cleaned_data.get(f"{name}.{part}", "") for part in ("reason", "statement", "source")}
        return LegalAnswer(criterion=criterion, answer=self.cleaned_data.get(name, ""), **given)

    def take(self):
        values = {name: self.cleaned_data[name] for name in ("examined_on", "examined_by_role", "reason")}
        answers = [self.answer_to(criterion) for criterion in self.criteria]
        names = ("criterion", "answer", "reason", "statement", "source")
        return values | {"answers": [{name: getattr(answer, name) for name in names} for answer in answers]}

    @property
    def sections(self):
        """The test, each criterion with what to think of, and the summary."""
        begun = sections(self, [(_("Prövningen"), ("examined_on", "examined_by_role"))])
        for number, criterion in enumerate(self.criteria, start=1):
            names = [f"answers.{criterion.key}{part}" for part in OF_A_CRITERION]
            asked = sections(self, [(f"{number}. {criterion.question}", names)])[0]
            begun.append(asked | {"note": " ".join(filter(None, [criterion.explanation, criterion.source]))})
        return begun + sections(self, [(_("Sammanfattning"), ("reason",))])


class ClearForm(ActForm):
    cleared_on = DayFormField(label=_("Prövad av jurist"), help_text=_("Dagen för juristens bedömning."))
    cleared_by_role = forms.CharField(
        label=_("Jurist (roll)"), max_length=150, help_text=_("Roll, inte namn. Till exempel kommunjurist.")
    )
    cleared_reason = forms.CharField(
        label=_("Juristens bedömning"),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Varför det som var oklart inte hindrar avtalet. Hindrar det: gör en ny prövning med det svaret."),
    )
    cleared_document = forms.ModelChoiceField(
        Document.objects.none(), label=_("Juristens utlåtande"), required=False, empty_label=_("Ingen handling")
    )

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        rows = Document.objects.visible_to(user).filter(iop_agreements=thing.agreement_id)
        self.fields["cleared_document"].queryset = rows
        say_if_empty(
            self.fields["cleared_document"],
            _("Avtalet har inga handlingar än."),
            reverse("agreements:attach", args=[thing.agreement_id]),
            _("Lägg till handling"),
        )
