"""Who may stop long work: whoever started it."""


def can_cancel_job(user, job):
    return job.user_id == user.pk and job.is_going_on()
