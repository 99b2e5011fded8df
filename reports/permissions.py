"""Who may read the annual follow-up and the log, take out workbooks and case files, and keep calendar keys."""

from partnerships.register.permissions import can_keep_users
from partnerships.register.rights import Area


def can_read_follow_up(user):
    return user.may("R", Area.FOLLOW_UP)


def can_take_out_workbook(user):
    return user.may("X", Area.FOLLOW_UP)


def can_read_log(user):
    return user.may("R", Area.LOG) or user.may("r", Area.LOG)


def can_take_out_case_file(user):
    """Whoever reads agreements takes out what they read; the file holds nothing else."""
    return user.reads(Area.IOP)


def can_make_calendar_key(user, owner):
    return user.pk == owner.pk


def can_revoke_calendar_key(user, key):
    return user.pk == key.user_id or can_keep_users(user)


def can_take_out_giving(user):
    """Open data of grants: for whoever hands out the annual follow-up."""
    return user.may("X", Area.FOLLOW_UP)


def can_change_publisher(user):
    return user.may("U", Area.PARAMETERS)
