"""Who may read the annual follow-up, and who may take its workbook out."""

from partnerships.register.rights import Area


def can_read_follow_up(user):
    return user.may("R", Area.FOLLOW_UP)


def can_take_out_workbook(user):
    return user.may("X", Area.FOLLOW_UP)


def can_read_log(user):
    return user.may("R", Area.LOG) or user.may("r", Area.LOG)
