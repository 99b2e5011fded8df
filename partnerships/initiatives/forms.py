"""Forms for what comes in, and for each thing that is done with it."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import CaseChoiceField, DecisionChoiceField, sections
from partnerships.cases.models import BoardDecision
from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import ActForm, RecordForm
from partnerships.register.models import Board, Office

from .models import Initiative, InitiativeContact
from .permissions import organisations_to_leave_for, registers_for_all

LONG = forms.Textarea(attrs={"rows": 3})
CONTENT = ("idea", "challenge", "purpose", "wanted_from_municipality", "own_resources", "follow_up")
CONTACT = ("contact_name", "contact_email", "contact_phone", "contact_protected")
BY_OFFICERS = ("initiator", "received_on", "channel", "event", "case", "note")


def offer_initiatives(field, organisations, chosen):
    """Where it is known who the organisations are: their initiatives, those of no organisation, and the one chosen before."""
    if organisations := [each for each in organisations if each]:
        own = Q(organisation=None) | Q(organisation__in=organisations) | Q(pk=chosen)
        field.queryset = field.queryset.filter(own)


class InitiativeForm(RecordForm):
    """Registered by an officer, or left by a representative, who is asked only what the organisation itself knows."""

    # Asked only when the same seems to have come in already.
    is_another = forms.BooleanField(label=_("Det är ett annat"), required=False, widget=forms.HiddenInput)
    contact_name = forms.CharField(label=_("Namn"), max_length=150, required=False)
    contact_email = forms.EmailField(label=_("E-post"), required=False)
    contact_phone = forms.CharField(label=_("Telefon"), max_length=40, required=False)
    contact_protected = forms.BooleanField(label=_("Skyddade personuppgifter"), required=False)

    class Meta(RecordForm.Meta):
        model = Initiative
        fields = ["kind", "title", "organisation", "initiator", "received_on", "channel", *CONTENT, "event", "case", "note"]
        widgets = dict.fromkeys((*CONTENT, "note"), LONG)
        field_classes = {"case": CaseChoiceField}
        help_texts = {
            "title": _("Kort, och utan namn på enskilda personer."),
            "organisation": _("Den som står bakom. Annars väljs en annan initiativtagare."),
            "idea": _("Vad ni vill göra eller veta, och hur."),
            "challenge": _("Vilken utmaning i samhället gäller det?"),
            "purpose": _("Vad ni vill nå, och för vem."),
            "wanted_from_municipality": _("Till exempel pengar, lokal, kontakter eller samtal."),
            "own_resources": _("Vad ni själva bidrar med."),
            "follow_up": _("Hur ni märker att det har gett något."),
            "event": _("Träffen där det togs upp. Kan lämnas tomt."),
            "note": _("Visas inte för den som har lämnat initiativet."),
        }

    SECTIONS = (
        (_("Ärendet"), ("kind", "title", "organisation", "initiator", "received_on", "channel", "event", "case")),
        (_("Innehåll"), CONTENT),
        (_("Kontaktperson"), CONTACT),
        (_("Inom kommunen"), ("note", "reason")),
    )

    def narrow(self):
        super().narrow()
        if self.thing is not None:
            for name in (*CONTACT, "is_another", *Initiative.SET_ONCE):
                del self.fields[name]
        elif not registers_for_all(self.user):
            for name in BY_OFFICERS:
                del self.fields[name]
            own = self.fields["organisation"]
            own.queryset = own.queryset.filter(pk__in=organisations_to_leave_for(self.user))
            own.required, own.help_text = True, ""
            if len(chosen := list(own.queryset)) == 1:
                own.initial = chosen[0]
        self.fields["idea"].required = self.thing is None

    def clean(self):
        given = super().clean()
        about = [given.get(name) for name in ("contact_email", "contact_phone", "contact_protected")]
        if any(about) and not given.get("contact_name"):
            self.add_error("contact_name", _("Skriv vem ni ska kontakta."))
        return given

    def take(self):
        values = super().take()
        contact = {name.removeprefix("contact_"): values.pop(name) for name in CONTACT if name in values}
        return values | {"contact": contact} if contact.get("name") else values

    def add_error(self, field, error):
        if field == "is_another":
            self.fields["is_another"].widget = forms.CheckboxInput()
        super().add_error(field, error)

    @property
    def sections(self):
        is_asked = "is_another" in self.fields and not self["is_another"].is_hidden
        asked = [(_("Finns det redan?"), ("is_another",))] if is_asked else []
        return sections(self, [*asked, *self.SECTIONS])


class ContactForm(RecordForm):
    class Meta(RecordForm.Meta):
        model = InitiativeContact
        fields = ["name", "email", "phone", "protected"]


class AcknowledgeForm(ActForm):
    acknowledged_on = DayFormField(label=_("Bekräftat"), initial=today)


class AssignForm(ActForm):
    owner_office = forms.ModelChoiceField(Office.objects.all(), label=_("Ansvarigt kontor"))
    boards_concerned = forms.ModelMultipleChoiceField(
        Board.objects.all(), label=_("Berörda nämnder"), required=False, widget=forms.CheckboxSelectMultiple
    )
    coordinator_office = forms.ModelChoiceField(
        Office.objects.all(),
        label=_("Samordnare (kontor)"),
        required=False,
        help_text=_("Krävs när flera nämnder berörs."),
    )
    coach_role = forms.CharField(
        label=_("Coach (roll)"),
        required=False,
        max_length=150,
        help_text=_("Den som hjälper till med planen. Roll, inte namn."),
    )

    def __init__(self, data=None, *, thing, **kwargs):
        given = {name: getattr(thing, name) for name in ("owner_office", "coordinator_office", "coach_role")}
        given["boards_concerned"] = [board.pk for board in thing.boards_concerned.all()]
        super().__init__(data, thing=thing, initial=given, **kwargs)

    def take(self):
        values = super().take()
        return values | {"boards_concerned": list(values["boards_concerned"])}


class DialogueForm(ActForm):
    dialogue_on = DayFormField(label=_("Dialogen började"), initial=today)


class DecideForm(ActForm):
    outcome = forms.ChoiceField(label=_("Utfall"), choices=[("", _("Välj utfall")), *Initiative.Outcome.choices])
    outcome_reason = forms.CharField(
        label=_("Skäl till utfallet"),
        required=False,
        max_length=4000,
        widget=LONG,
        help_text=_("Krävs vid ett nej. Den som har lämnat initiativet läser skälet."),
    )
    decision = DecisionChoiceField(
        BoardDecision.objects.none(),
        label=_("Nämndbeslut"),
        required=False,
        help_text=_("När kontoret har lämnat frågan till nämnden."),
    )
    decided_on = DayFormField(label=_("Avgjort"), initial=today)

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["decision"].offer(BoardDecision.objects.visible_to(user), case=thing.case)


class FeedbackForm(ActForm):
    feedback = forms.CharField(
        label=_("Återkoppling om utfallet"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Vad ni har svarat om utfallet. Det kan inte ändras sedan."),
    )
    feedback_on = DayFormField(label=_("Återkoppling lämnad"), initial=today)


class AnswerForm(ActForm):
    answer = forms.CharField(
        label=_("Svar"),
        max_length=8000,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("Svaret som lämnades. Det kan inte ändras sedan."),
    )
    answered_on = DayFormField(label=_("Besvarat"), initial=today)
