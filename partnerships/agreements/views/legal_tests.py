"""Pages of legal tests."""

from django.utils.translation import gettext as _

from .. import services
from ..forms.legal_tests import LegalTestForm
from ..permissions import can_register_legal_test
from .parts import add_part


def register_legal_test(request, pk):
    words = {"title": _("Juridisk prövning"), "intro": _("Tidigare prövningar står kvar. Den senaste gäller.")}
    return add_part(request, pk, LegalTestForm, services.register_legal_test, can_register_legal_test, **words)
