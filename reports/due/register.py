"""Days of amounts and roles."""

from django.utils.translation import gettext as _

from partnerships.ground.days import today
from partnerships.register.models import LegalParameter, RoleAssignment
from partnerships.register.permissions import can_change_parameter, can_keep_users

from .due import Due


def parameters_ending(user):
    """Amounts that stop holding, where no later one is registered."""
    rows = LegalParameter.objects.visible_to(user)
    later = dict(rows.order_by("valid_from").filter(valid_from__isnull=False).values_list("key", "valid_from"))
    for parameter in rows.filter(valid_to__gte=today()):
        if parameter.key not in later or later[parameter.key] <= parameter.valid_to:
            mine, url = can_change_parameter(user, parameter), parameter.get_absolute_url()
            yield Due(parameter.valid_to, _("Beloppsgräns slutar gälla"), parameter.name, url, mine=mine)


def roles_ending(user):
    """For those who give roles. The name of who holds it stands on the page, not here: calendars are carried about."""
    if not can_keep_users(user):
        return
    rows = RoleAssignment.objects.visible_to(user).filter(valid_to__gte=today(), user__is_active=True)
    for role in rows.select_related("board", "organisation", "user"):
        yield Due(role.valid_to, _("Roll upphör"), str(role), role.user.get_absolute_url(), board=role.board, key=role.pk)
