"""Who may register and change the compact, its parts and how they are followed up."""

from partnerships.register.rights import Area


def can_register_compact(user):
    return user.may("C", Area.COMPACT)


def can_change_compact(user, compact=None):
    return user.may("U", Area.COMPACT)


def can_change_text(user, compact):
    """Principles, commitments and areas: until the version is adopted."""
    return can_change_compact(user, compact) and compact.is_open


def can_follow_up(user, compact):
    """Commitments are followed up from the day the version is adopted, also after it has expired."""
    return can_change_compact(user, compact) and compact.adopted_on is not None
