"""What is settled may be filled in where it was unknown, and is corrected only with a reason."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def check_correction(before, after, reason, *, settled, kept):
    """Of the `settled` facts, what was known is corrected with a reason; those in `kept` are never emptied."""
    unknown = (None, "")
    corrected = [
        name for name in settled if getattr(before, name) not in unknown and getattr(after, name) != getattr(before, name)
    ]
    if emptied := [name for name in corrected if name in kept and getattr(after, name) in unknown]:
        raise ValidationError({name: _("Uppgiften kan inte tas bort, bara rättas.") for name in emptied})
    if corrected and not reason.strip():
        labels = ", ".join(str(after._meta.get_field(name).verbose_name) for name in corrected)
        raise ValidationError({"reason": _("Skriv varför det rättas: %(what)s.") % {"what": labels}})
