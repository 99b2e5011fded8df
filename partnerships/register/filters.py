"""What can be asked of organisations, contacts, boards, users and amounts."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import DayFilter, Filters, KeyFilter, StateFilter, TextFilter, YesNoFilter
from partnerships.ground.swedish import search_key

from .likeness import NUMBERS, REASONS
from .models import Board, GiroChange, LegalParameter, Office, Organisation, OrganisationContact, RoleAssignment, User
from .rights import Role


class OrganisationFilters(Filters):
    search = TextFilter(method="search_words", label=_("Sök namn eller organisationsnummer"))
    legal_form = StateFilter(choices=Organisation.LegalForm.choices, label=_("Juridisk form"))
    status = StateFilter(choices=Organisation.Status.to_choose(), label=_("Status"))
    org_number_missing = YesNoFilter(field_name="org_number", lookup_expr="isnull", label=_("Saknar organisationsnummer"))

    class Meta:
        model = Organisation
        fields = []


class DuplicateFilters(Filters):
    """Of pairs, see `likeness.Pairs`."""

    search = TextFilter(label=_("Sök namn"))
    alike = StateFilter(choices=REASONS, label=_("Lika"))
    numbers = StateFilter(choices=NUMBERS, label=_("Organisationsnummer"))

    class Meta:
        model = Organisation
        fields = []

    def filter_queryset(self, pairs):
        asked = {name: value for name, value in self.form.cleaned_data.items() if value}
        if words := search_key(asked.get("search", "")).split():
            pairs = pairs.only(lambda pair: all(word in search_key(f"{pair.first} {pair.second}") for word in words))
        if "alike" in asked:
            pairs = pairs.only(lambda pair: asked["alike"] in pair.kinds)
        if "numbers" in asked:
            pairs = pairs.only(lambda pair: pair.numbers == asked["numbers"])
        return pairs


class ContactFilters(Filters):
    search = TextFilter(field_name="name", lookup_expr="contains", label=_("Sök namn"))
    organisation = KeyFilter(field_name="organisation_id")
    role = StateFilter(choices=OrganisationContact.ContactRole.choices)

    class Meta:
        model = OrganisationContact
        fields = []


class GiroFilters(Filters):
    search = TextFilter(field_name="organisation__search_text", lookup_expr="contains", label=_("Sök organisation"))
    state = StateFilter(choices=GiroChange.State.choices, label=_("Status"))
    kind = StateFilter(choices=GiroChange.Kind.choices, label=_("Slag"))
    organisation = KeyFilter(field_name="organisation_id")

    class Meta:
        model = GiroChange
        fields = []


class BoardFilters(Filters):
    kind = StateFilter(choices=Board.Kind.choices, label=_("Slag"))
    code = TextFilter(field_name="code", lookup_expr="iexact", label=_("Kod"))

    class Meta:
        model = Board
        fields = []


class OfficeFilters(Filters):
    board = KeyFilter(field_name="board_id", label=_("Nämnd"))
    is_company = YesNoFilter(label=_("Kommunalt bolag"))

    class Meta:
        model = Office
        fields = []


class UserFilters(Filters):
    search = TextFilter(field_name="name", lookup_expr="icontains", label=_("Sök namn"))
    is_active = YesNoFilter(label=_("Aktiv"))

    class Meta:
        model = User
        fields = []


class RoleFilters(Filters):
    search = TextFilter(field_name="user__name", lookup_expr="icontains", label=_("Sök namn"))
    user = KeyFilter(field_name="user_id")
    board = KeyFilter(field_name="board_id")
    organisation = KeyFilter(field_name="organisation_id")
    role = StateFilter(choices=Role.choices, label=_("Roll"))

    class Meta:
        model = RoleAssignment
        fields = []


class ParameterFilters(Filters):
    search = TextFilter(field_name="name", lookup_expr="icontains", label=_("Sök namn"))
    key = TextFilter(field_name="key", lookup_expr="exact", label=_("Beteckning"))
    valid_on = DayFilter(method="in_force_on", label=_("Gäller den"))

    class Meta:
        model = LegalParameter
        fields = []

    def in_force_on(self, rows, name, day):
        return rows.in_force_on(day)
