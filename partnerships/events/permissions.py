"""Who may register, change, publish and report meetings."""

from partnerships.register.rights import Area


def can_register_event(user):
    return user.may("C", Area.EVENTS)


def can_change_event(user, event):
    return user.may("U", Area.EVENTS)


def can_publish_event(user, event):
    return user.may("P", Area.EVENTS)
