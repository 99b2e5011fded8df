"""Forms for the times to apply."""

from django import forms
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import sections
from partnerships.ground.forms import ActForm, RecordForm

from ..models import CalcMethod, GrantRound, LateRule
from .rows import DaysField, TiersField


class RoundForm(RecordForm):
    payment_days = DaysField(label=_("Utbetalningsdagar"), required=False, help_text=_("En dag per rad."))
    tiers = TiersField(
        label=_("Trappa"),
        required=False,
        help_text=_("Ett steg per rad: från hur många medlemmar, och beloppet. Till exempel 25: 5 000 kr."),
    )

    class Meta(RecordForm.Meta):
        model = GrantRound
        fields = ["year", "name", "opens", "closes", "frame", "late_rule", "calc_method", "rate", "rate_percent"]
        help_texts = {
            "frame": _("Det mesta som kan beviljas. Kan lämnas tomt tills det är bestämt; då kan inget beviljas."),
            "calc_method": _("Hur ett föreslaget belopp räknas ut. Lämna tomt för bidragsformens räknesätt."),
            "rate": _("För fast belopp och för belopp per medlem, sammankomst eller deltagare."),
            "rate_percent": _("För andel av kostnaden."),
        }

    SECTIONS = (
        (_("Omgången"), ("scheme", "year", "name", "opens", "closes", "frame", "payment_days")),
        (_("Så räknas beloppet"), ("calc_method", "rate", "rate_percent", "tiers", "late_rule")),
        (_("Ändringen"), ("reason",)),
    )

    def __init__(self, data=None, *, scheme=None, **kwargs):
        self.scheme = scheme
        super().__init__(data, **kwargs)

    def narrow(self):
        super().narrow()
        self.fields["calc_method"].choices = [("", _("Bidragsformens")), *CalcMethod.choices]
        scheme = self.thing.scheme if self.thing is not None else self.scheme
        self.fields["late_rule"].queryset = LateRule.objects.filter(scheme=scheme)
        self.fields["late_rule"].empty_label = _("Ingen: en sen ansökan beviljas bara med ett skäl")
        if self.thing is not None:
            self.initial |= {name: list(getattr(self.thing, name).all()) for name in ("payment_days", "tiers")}
        else:
            self.initial |= {
                "calc_method": scheme.calc_method if scheme else "",
                "late_rule": scheme and scheme.late_rules.first(),
            }

    def take_out(self, names):
        taken = super().take_out(names - {"tiers"})
        if "tiers" in names:
            del self.fields["tiers"]
        return taken

    @property
    def sections(self):
        return sections(self, self.SECTIONS)


class NewRoundForm(RoundForm):
    """A round of any scheme of the user's own boards. Late applications fall under the newest rule of the scheme."""

    class Meta(RoundForm.Meta):
        fields = ["scheme", *RoundForm.Meta.fields]

    def narrow(self):
        super().narrow()
        del self.fields["late_rule"]
        schemes = self.fields["scheme"].queryset.filter(board__in=self.user.boards_with("U", "schemes"))
        self.fields["scheme"].queryset = schemes.select_related("board")
        self.fields["scheme"].label_from_instance = lambda scheme: f"{scheme}, {scheme.board}"


class CopyForm(ActForm):
    """Of which year the rounds are copied: one whose rounds no later year has, the latest first."""

    year = forms.TypedChoiceField(
        label=_("Kopiera omgångarna från"),
        coerce=int,
        error_messages={"invalid_choice": _("Nästa omgångar finns redan, eller så har året inte börjat.")},
    )

    def __init__(self, data=None, *, scheme, **kwargs):
        super().__init__(data, **kwargs)
        self.fields["year"].choices = [(year, year) for year in scheme.years_to_copy()]
