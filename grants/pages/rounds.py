"""What stands on the page of a round."""

from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor


def frame_bar(round):
    if not round.frame:
        return None
    given = float(round.reserved / round.frame * 100)
    return {
        "label": _("Omgångens ram"),
        "segments": [
            {"label": _("Beviljat"), "text": format_kronor(round.reserved), "share": given, "tone": 1},
            {"label": _("Kvar"), "text": format_kronor(round.remaining()), "share": 100 - given, "tone": 3},
        ],
    }
