"""Words that everyone at the municipality would guess first."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

OWN_WORDS = {
    "samverkan",
    "samverkansregistret",
    "kommun",
    "kommunen",
    "nämnd",
    "nämnden",
    "förening",
    "bidrag",
    "idéburen",
    "iop",
    "lösenord",
}


class OwnWordsValidator:
    """Refuses a password that is nothing but the product's and the town hall's own words with figures or signs around them."""

    def validate(self, password, user=None):
        left = password.casefold()
        for word in sorted(OWN_WORDS, key=len, reverse=True):
            left = left.replace(word, "")
        if left != password.casefold() and sum(letter.isalpha() for letter in left) < 6:
            raise ValidationError(_("Lösenordet består mest av ord som är lätta att gissa här."), code="own_words")

    def get_help_text(self):
        return _("Lösenordet får inte bestå mest av ord som kommun, nämnd eller samverkan.")
