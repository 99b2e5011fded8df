from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.audit.services import add
from partnerships.register.models import Municipality, RoleAssignment, User
from partnerships.register.rights import Role


class Command(BaseCommand):
    help = _("Ger den första administratören ett konto. Lösenordet väljs genom ”Glömt lösenordet”.")

    def add_arguments(self, parser):
        parser.add_argument("email")
        parser.add_argument("name")
        parser.add_argument("municipality", help=_("Kommunens namn, till exempel ”Södertälje kommun”."))

    @transaction.atomic
    def handle(self, email, name, municipality, **options):
        if User.objects.filter(email__iexact=email).exists():
            raise CommandError(_("Det finns redan en användare med den adressen."))
        if not Municipality.objects.exists():
            add(None, Municipality(pk=1, name=municipality))
        user = User(email=email, name=name)
        user.set_unusable_password()
        add(None, user)
        add(None, RoleAssignment(user=user, role=Role.ADMIN, whole_municipality=True), act="gave_role")
        self.stdout.write(_("%(name)s är administratör.") % {"name": name})
