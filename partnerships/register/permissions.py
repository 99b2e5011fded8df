"""Who may register and change organisations, contacts, users, roles and amounts."""

from .rights import Area


def can_register_organisation(user):
    return user.may("C", Area.ORGANISATIONS)


def can_change_organisation(user, organisation):
    return user.may("U", Area.ORGANISATIONS) or user.may_for_organisation("u", Area.ORGANISATIONS, organisation.pk)


def can_merge_organisations(user):
    """Those who may change every organisation; nobody merges the one that they represent."""
    return user.may("U", Area.ORGANISATIONS)


def can_register_contact(user, organisation):
    return user.may("C", Area.CONTACTS) or user.may_for_organisation("c", Area.CONTACTS, organisation.pk)


def can_change_contact(user, contact):
    return user.may("U", Area.CONTACTS) or user.may_for_organisation("u", Area.CONTACTS, contact.organisation_id)


def can_keep_boards(user):
    return user.may("U", Area.BOARDS)


def can_register_parameter(user):
    return user.may("C", Area.PARAMETERS)


def can_change_parameter(user, parameter):
    return user.may("U", Area.PARAMETERS)


def can_keep_users(user):
    return user.may("U", Area.USERS)


def can_propose_giro(user, organisation):
    return can_change_organisation(user, organisation)


def can_confirm_giro(user, change):
    """An officer or finance, who neither proposed the number nor represents the organisation."""
    trusted = user.may("U", Area.ORGANISATIONS) or user.may("X", Area.PAYMENTS)
    return trusted and user.pk != change.proposed_by_id and change.organisation_id not in user.own_organisations()


def can_refuse_giro(user, change):
    """Whoever may confirm it; and the proposer, who takes it back."""
    return can_confirm_giro(user, change) or user.pk == change.proposed_by_id
