"""Forms for an agreement and its way through the boards."""

from django import forms
from django.db.models import Q
from django.urls import reverse
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import CaseChoiceField, DecisionChoiceField, GoverningChoiceField, sections
from partnerships.cases.models import BoardDecision, Document
from partnerships.ground.days import DayFormField, format_day
from partnerships.ground.forms import ActForm, RecordForm, say_if_empty
from partnerships.initiatives.forms import offer_initiatives

from ..form_guide import Form
from ..models import IOPAgreement, IOPParty
from ..rules import NO, YES, faults_of_test

LONG = forms.Textarea(attrs={"rows": 3})


CONTENT = ("background", "challenge", "added_value", "target_group", "values_basis", "compact", "cost_benefit_note")
CARRYING_OUT = ("responsibilities", "quality_requirements", "follow_up_plan", "follow_up_month", "follow_up_interval")
TERMS = ("renewal_terms", "amendment_terms", "dispute_terms", "insight_terms", "data_protection_note")


class FormChoiceField(forms.ModelChoiceField):
    """Choices of form that an IOP agreement can be begun from, with their day: several may have the same name."""

    def label_from_instance(self, choice):
        return f"{choice.title}, {format_day(choice.chosen_on)}"


class AgreementForm(RecordForm):
    """A new agreement may be saved with a title and a board; the rest is filled in before it is signed."""

    class Meta(RecordForm.Meta):
        model = IOPAgreement
        fields = [
            "title", "responsible_board", "responsible_office", "case", "welfare_area", *CONTENT, *CARRYING_OUT, "start_date",
            "end_date", "notice_months", "extension", "extension_months", "latest_end", "predecessor", *TERMS,
            "registered_in_diary", "governing_document", "form_choice",
            "initiative",
        ]  # fmt: skip
        widgets = {
            name: LONG
            for name in (*CONTENT, *CARRYING_OUT, *TERMS)
            if name not in {"compact", "follow_up_month", "follow_up_interval"}
        }
        field_classes = {
            "case": CaseChoiceField,
            "governing_document": GoverningChoiceField,
            "form_choice": FormChoiceField,
        }
        help_texts = {
            "challenge": _("Vilken utmaning i samhället löser ni tillsammans?"),
            "added_value": _("Vad tillför den idéburna parten som ingen annan kan?"),
            "values_basis": _("Vilka värden parterna enas om att partnerskapet vilar på."),
            "compact": _("Kan anges, men är aldrig ett villkor för avtalet."),
            "cost_benefit_note": _("Vad samhället vinner. Kan lämnas tomt."),
            "responsibilities": _("Vad var och en av parterna svarar för."),
            "quality_requirements": _("Krav på verksamheten som parterna är överens om."),
            "renewal_terms": _("Om och hur avtalet kan förlängas. Kan lämnas tomt."),
            "amendment_terms": _("Hur parterna gör ändringar och tillägg."),
            "dispute_terms": _("Hur avtalet omförhandlas eller hävs, och hur tvister löses."),
            "insight_terms": _("Hur kommunen kontrollerar verksamheten, och hur allmänheten får insyn."),
            "data_protection_note": _("Vem som svarar för personuppgifterna, eller att inga behandlas."),
            "initiative": _("Initiativet som avtalet kommer ur. Kan lämnas tomt."),
            "form_choice": _("Valet som gjordes innan avtalet registrerades. Kan lämnas tomt."),
            "follow_up_plan": _("Hur och när parterna följer upp. Minst en gång om året."),
            "extension_months": _("Så länge varje förlängning varar."),
            "latest_end": _("Lämna tomt om avtalet inte säger hur länge det kan förlängas."),
            "follow_up_interval": _("12 är en gång om året, 6 är två gånger. Minst en gång om året."),
        }

    SECTIONS = (
        (
            _("Avtalet"),
            (
                "title",
                "responsible_board",
                "responsible_office",
                "case",
                "welfare_area",
                "governing_document",
                "initiative",
                "form_choice",
            ),  # fmt: skip
        ),
        (_("Innehåll"), CONTENT),
        (_("Ansvar, kvalitet och uppföljning"), CARRYING_OUT),
        (_("Tid"), ("start_date", "end_date", "notice_months", "extension", "extension_months", "latest_end", "predecessor")),
        (_("Villkor"), TERMS),
        (_("Äldre avtal"), ("decision", "other_case_reason", "signed_on", "known_in_force_on", "source")),
        (_("Diarieföring"), ("registered_in_diary", "reason")),
    )

    def narrow(self):
        super().narrow()
        boards = self.user.boards_with("C" if self.thing is None else "U", "iop")
        if self.thing is not None:
            del self.fields["responsible_board"]
        else:
            self.fields["responsible_board"].queryset = boards
        if self.thing is not None:
            offer_initiatives(
                self.fields["initiative"], self.thing.parties.values_list("organisation", flat=True), self.thing.initiative_id
            )
        self.fields["case"].of_boards(boards, self.thing and self.thing.case_id)
        choices, chosen = self.fields["form_choice"], self.thing and self.thing.form_choice_id
        choices.queryset = choices.queryset.filter(Q(form=Form.IOP) | Q(pk=chosen))
        compacts = self.fields["compact"]
        compacts.queryset = compacts.queryset.filter(adopted_on__isnull=False)
        replaceable = IOPAgreement.objects.filter(state=IOPAgreement.State.SIGNED, responsible_board__in=boards)
        self.fields["predecessor"].queryset = replaceable.exclude(pk=self.thing and self.thing.pk)
        self.fields["governing_document"].offer(self.thing or IOPAgreement(), self.user)
        self.fields["follow_up_interval"].required = False
        say_if_empty(self.fields["predecessor"], _("Nämnden har inget undertecknat avtal som kan ersättas."))

    def clean_follow_up_interval(self):
        return self.cleaned_data["follow_up_interval"] or 12

    @property
    def sections(self):
        return sections(self, self.SECTIONS)


class OldAgreementForm(AgreementForm):
    """An agreement from before the register: whatever is known of it, and nothing more."""

    other_case_reason = forms.CharField(
        label=_("Skäl till annat diarienummer"),
        required=False,
        max_length=500,
        help_text=_("Fylls i bara när beslutet har ett annat diarienummer än avtalet. Syns i historiken."),
    )

    class Meta(AgreementForm.Meta):
        fields = [*AgreementForm.Meta.fields, "decision", "signed_on", "known_in_force_on", "source"]
        field_classes = {**AgreementForm.Meta.field_classes, "decision": DecisionChoiceField}
        help_texts = {
            **AgreementForm.Meta.help_texts,
            "known_in_force_on": _("Dagen för en handling som visar att avtalet gällde då."),
            "source": _("Handlingen som uppgifterna kommer från."),
        }

    def narrow(self):
        super().narrow()
        if self.thing is not None and self.thing.case:
            self.fields["decision"].offer(self.fields["decision"].queryset, case=self.thing.case)


class DecideForm(ActForm):
    """The decision that the outcome rests on: the agreement's own board's, or one by the boards above it (R7)."""

    decision = DecisionChoiceField(BoardDecision.objects.none(), label=_("Nämndbeslut"), empty_label=_("Välj beslut"))
    other_case_reason = forms.CharField(
        label=_("Skäl till annat diarienummer"),
        required=False,
        max_length=500,
    )
    outcomes = YES
    lacking = _(
        "Inget beslut som bifaller, med datum och paragraf, är registrerat. Nämndsekreteraren registrerar beslut under Ärenden."
    )

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        rows = BoardDecision.objects.visible_to(user)
        rows = rows.filter(Q(board=thing.responsible_board) | Q(board__kind__in=["executive", "council"]))
        serving = rows.filter(outcome__in=self.outcomes, meeting_date__isnull=False, paragraph__isnull=False)
        self.fields["decision"].offer(serving, case=thing.case, lacking=self.lacking, used_last=True)
        if thing.case is None:
            del self.fields["other_case_reason"]
        else:
            told = _("Avtalet har diarienummer {case}. Fylls i bara när beslutet har ett annat. Syns i historiken.")
            self.fields["other_case_reason"].help_text = format_lazy(told, case=thing.case)

    def offer_unused(self, changed):
        """What is signed is changed by a decision of its own; `changed` is the day of the decision that it changes."""
        earlier = [self.thing.decision_id, *self.thing.versions.values_list("decision", flat=True)]
        earlier += self.thing.extensions.values_list("decision", flat=True)
        later = self.fields["decision"].queryset.exclude(pk__in=[pk for pk in earlier if pk])
        self.fields["decision"].queryset = later.filter(meeting_date__gte=changed) if changed else later
        self.fields["decision"].help_text = _("Här behövs ett eget beslut, fattat efter det som det ändrar.")


class PrepareForm(ActForm):
    despite_test = forms.BooleanField(
        label=_("Nämnden ska ta ställning trots att prövningen hindrar avtalet"),
        required=False,
        help_text=_("Syns i historiken. Beslutar nämnden ändå om avtalet registreras undantaget och skälet med beslutet."),
    )


class DecideWithOverrideForm(DecideForm):
    """The decision, and what overrides a legal test that stands in its way."""

    override_role = forms.CharField(
        label=_("Undantag från prövningen: beslutat av (roll)"),
        required=False,
        max_length=150,
        help_text=_("Fylls i bara när nämnden beslutar trots prövningen. Roll, inte namn."),
    )
    override_reason = forms.CharField(
        label=_("Skäl till undantaget"),
        required=False,
        max_length=2000,
        widget=LONG,
        help_text=_("Visas på avtalet, i historiken och i den årliga uppföljningen."),
    )

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        if data is None and not list(faults_of_test(thing)):  # asked for only where there is something to override
            del self.fields["override_role"], self.fields["override_reason"]


class ReasonForm(ActForm):
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=LONG)


class DeclineForm(DecideForm):
    outcomes = NO
    lacking = _(
        "Inget beslut om avslag, med datum och paragraf, är registrerat. Nämndsekreteraren registrerar beslut under Ärenden."
    )
    reason = forms.CharField(label=_("Skäl till avslaget"), max_length=500, widget=LONG)


class SignForm(ActForm):
    signed_on = DayFormField(label=_("Undertecknat"), help_text=_("Dagen då den sista parten skrev under."))
    signed_document = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Undertecknad handling"),
        required=False,
        empty_label=_("Uppgift saknas"),
        help_text=_("Välj bland avtalets handlingar."),
    )

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["signed_document"].queryset = Document.objects.visible_to(user).filter(iop_agreements=thing)
        say_if_empty(
            self.fields["signed_document"],
            _("Avtalet har inga handlingar än."),
            reverse("agreements:attach", args=[thing.pk]),
            _("Lägg till handling"),
        )


class ExtendForm(DecideForm):
    """The decision to prolong is another than the one to enter into the agreement."""

    until = DayFormField(label=_("Förlängt till och med"))
    other_length_reason = forms.CharField(
        label=_("Skäl till annan längd"),
        required=False,
        max_length=500,
        help_text=_("Fylls i bara när avtalet förlängs en annan tid än det säger. Syns i historiken."),
    )

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, user=user, thing=thing, **kwargs)
        self.offer_unused(thing.decision and thing.decision.meeting_date)
        self.initial.setdefault("until", thing.agreed_extension())
        if thing.agreed_extension() is None:
            del self.fields["other_length_reason"]


class TerminateForm(ActForm):
    terminated_by = forms.ModelChoiceField(
        IOPParty.objects.none(), label=_("Uppsagt av"), required=False, empty_label=_("Uppgift saknas")
    )
    terminated_on = DayFormField(label=_("Uppsagt"), help_text=_("Dagen då uppsägningen lämnades."))
    ends_on = DayFormField(
        label=_("Upphör"),
        required=False,
        help_text=_(
            "Lämna tomt, så räknas uppsägningstiden från uppsägningen. Resurser för senare år faller bort. "
            "Det som är utlovat för det år avtalet upphör står kvar: kom överens om hur stor del som betalas."
        ),
    )
    agreed_reason = forms.CharField(
        label=_("Skäl till kortare uppsägningstid"),
        required=False,
        max_length=500,
        help_text=_("Fylls i när parterna är överens om att avtalet upphör tidigare än uppsägningstiden."),
    )
    reason = forms.CharField(label=_("Skäl"), max_length=500, widget=LONG)

    def __init__(self, data=None, *, thing, **kwargs):
        super().__init__(data, thing=thing, **kwargs)
        self.fields["terminated_by"].queryset = thing.parties.select_related("organisation", "board")
        say_if_empty(
            self.fields["terminated_by"],
            _("Avtalet har ingen registrerad part, så det kan inte sägas vem som sade upp det."),
            reverse("agreements:register_party", args=[thing.pk]),
            _("Ny part"),
        )
