"""What can be asked of other agreements."""

from django.utils.translation import gettext_lazy as _

from partnerships.ground.filters import KeyFilter, StateFilter

from ..models import OtherAgreement
from .plain import PlainAgreementFilters


class OtherAgreementFilters(PlainAgreementFilters):
    form = StateFilter(choices=OtherAgreement.Form.choices, label=_("Form"))
    leads_to = KeyFilter(field_name="leads_to_id")
    initiative = KeyFilter(field_name="initiative_id")

    class Meta:
        model = OtherAgreement
        fields = []
