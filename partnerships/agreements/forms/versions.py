"""Forms for an amendment and for a renewal."""

from django import forms
from django.db.models import TextField
from django.utils.translation import gettext_lazy as _

from partnerships.cases.forms.fields import sections
from partnerships.cases.models import Document
from partnerships.ground.days import DayFormField, today
from partnerships.ground.forms import ActForm, form_field
from partnerships.ground.money import KronorFormField

from ..models import IOPAgreement, IOPParty
from ..models.versions import decided_on
from ..signed_text import terms_of
from .agreement import LONG, DecideForm
from .amended_goals import GoalQuestions

YEARS_AHEAD = 5  # years after the term for which money can be given in the same amendment that makes the term longer


class AmendForm(DecideForm):
    """What is signed, filled in; what is written over it is the amendment."""

    signed_on = DayFormField(label=_("Undertecknat"), help_text=_("Dagen då den sista parten skrev under tilläggsavtalet."))
    valid_from = DayFormField(label=_("Gäller från"))
    signed_document = forms.ModelChoiceField(
        Document.objects.none(),
        label=_("Undertecknad handling"),
        required=False,
        empty_label=_("Uppgift saknas"),
        help_text=_("Välj bland avtalets handlingar."),
    )
    reason = forms.CharField(label=_("Skäl till ändringen"), max_length=500, widget=LONG)

    def __init__(self, data=None, *, user, thing, **kwargs):
        super().__init__(data, user=user, thing=thing, **kwargs)
        self.offer_unused(decided_on(thing))
        self.fields["signed_document"].queryset = Document.objects.visible_to(user).filter(iop_agreements=thing)
        self.terms = terms_of(thing)
        for name in self.terms:
            field = IOPAgreement._meta.get_field(name)
            widget = {"widget": LONG} if isinstance(field, TextField) else {}
            self.fields[name] = form_field(field, required=False, **widget)
            self.initial[name] = getattr(thing, name)
        self.goals = GoalQuestions(self, thing)
        self.money = dict(self.money_of(thing))
        for name, (label, given) in self.money.items():
            # An amount is changed to 0 and not wiped out; one that came with somebody else's amendment was never shown.
            required = given.get("amount") is not None and (data is None or name in data)
            self.fields[name] = KronorFormField(label=label, required=required, min_value=0, initial=given.get("amount"))

    def money_of(self, agreement):
        """(name of the field, (label, what `Amendment` is given)) of the municipality's money, year by year; new years last."""
        label, told = _("%(year)s, %(party)s"), _("%(year)s, %(party)s (nytt år)")
        has, new = [], []
        resources = agreement.resources.municipal_money().select_related("party__board", "party__organisation")
        for row in resources.order_by("year", "pk"):
            words = {"year": row.year, "party": " – ".join(filter(None, [str(row.party), row.description]))}
            has.append((f"money_{row.pk}", (label % words, {"resource": row, "amount": row.amount})))
        taken = {(row.party_id, row.year) for row in resources}
        first, last = agreement.start_date or today(), agreement.end_date or today()
        for party in agreement.parties.filter(side=IOPParty.Side.MUNICIPAL).select_related("board", "organisation"):
            for year in range(first.year, last.year + YEARS_AHEAD + 1):
                if (party.pk, year) not in taken:
                    words = {"year": year, "party": party}
                    new.append((f"new_{party.pk}_{year}", (told % words, {"party": party, "year": year})))
        return has + new

    @property
    def sections(self):
        """Folded is what most amendments leave as it is, until something in it is written over or faulty."""
        first, *others = sections(
            self,
            (
                (_("Tilläggsavtalet"), ("decision", "other_case_reason", "signed_on", "valid_from", "signed_document", "reason")),
                (_("Villkor"), self.terms),
                *self.goals.sections,
                (_("Kommunens medel (kr)"), self.money),
            ),
        )
        touched = {*self.errors, *self.changed_data} if self.is_bound else set()
        return [first, *(section | {"folded": not touched & {field.name for field in section["fields"]}} for section in others)]

    def take(self):
        values = super().take()
        values["goals"] = self.goals.take(values)
        amounts = {name: values.pop(name) for name in self.money}
        values["money"] = [
            {**given, "amount": amounts[name]} for name, (_label, given) in self.money.items() if amounts[name] is not None
        ]
        return values


class RenewForm(ActForm):
    title = forms.CharField(label=_("Benämning"), max_length=200)
    start_date = DayFormField(label=_("Avtalsstart"))
    end_date = DayFormField(label=_("Avtalsslut"))
