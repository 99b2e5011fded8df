"""Who may leave, read and handle what comes in."""

from partnerships.register.rights import Area


def can_register_initiative(user, organisation=None):
    """An officer for anybody; a representative for their own organisation."""
    return registers_for_all(user) or (
        organisation is not None and user.may_for_organisation("c", Area.INITIATIVES, organisation.pk)
    )


def can_leave_initiative(user):
    """May the user register any initiative at all?"""
    return registers_for_all(user) or bool(organisations_to_leave_for(user))


def registers_for_all(user):
    return user.may("C", Area.INITIATIVES)


def organisations_to_leave_for(user):
    """The numbers of the organisations that a representative leaves initiatives for."""
    return {assignment.organisation_id for letter, assignment in user.rights(Area.INITIATIVES) if letter == "c"} - {None}


def can_handle_initiative(user, initiative):
    """As long as nobody answers for it, whoever handles initiatives; then those of the owner's or the coordinator's board."""
    if initiative.owner_office is None:
        return user.may("U", Area.INITIATIVES)
    offices = (initiative.owner_office, initiative.coordinator_office)
    return any(user.may("U", Area.INITIATIVES, office.board_id) for office in offices if office)


def can_read_notes(user):
    """The municipality's own notes and reasons: whoever reads initiatives otherwise than for their own organisation."""
    rights = user.rights(Area.INITIATIVES)
    return any(letter == "R" or letter == "r" and assignment.organisation_id is None for letter, assignment in rights)


def can_register_contact(user, initiative):
    own = user.may_for_organisation("c", Area.CONTACTS, initiative.organisation_id)
    return own or user.may("C", Area.CONTACTS) and can_handle_initiative(user, initiative)


def can_change_contact(user, contact):
    initiative = contact.initiative
    own = user.may_for_organisation("u", Area.CONTACTS, initiative.organisation_id)
    return own or user.may("U", Area.CONTACTS) and can_handle_initiative(user, initiative)
