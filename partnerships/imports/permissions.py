"""Who may bring lists in: whoever may register what they hold."""

from partnerships.ground.importing import KINDS


def kinds_for(user):
    return [kind for kind in KINDS.values() if kind.may(user)]


def can_import(user, kind=None):
    """May the user bring in lists of this kind? Without kind: of any."""
    return kind.may(user) if kind else bool(kinds_for(user))


def can_change_import(user, list_in):
    """Whoever brought it in, until it is applied or cancelled, and not while it is being read."""
    return list_in.user_id == user.pk and list_in.is_open() and not list_in.is_busy() and can_import(user, type(list_in.of(user)))
