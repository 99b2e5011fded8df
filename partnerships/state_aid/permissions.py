"""Who may register and change aid of minor importance. Everybody who works with grants and agreements reads the whole ledger."""

from partnerships.register.rights import Area

from .models import StateAid


def can_register_aid(user, board_id=None):
    return user.may("C", Area.STATE_AID, board_id)


def can_read_ledger(user, organisation):
    """The sum is made of every giver's aid: for those who read all of it, and for the organisation itself."""
    return user.may("R", Area.STATE_AID) or user.may_for_organisation("r", Area.STATE_AID, organisation.pk)


def can_change_aid(user, aid):
    """A board's aid by its own officers; another giver's by any officer."""
    may = aid.state != StateAid.State.ANNULLED and user.may("U", Area.STATE_AID, aid.board_id)
    return may and not aid.shuts_out(user)
