from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.register.models import Municipality, User
from partnerships.register.services import make_sign_in_link


class Command(BaseCommand):
    help = _("Skriver en inloggningslänk för var och en av exempeldatans roller. Går bara på den egna datorn.")

    def add_arguments(self, parser):
        parser.add_argument("--address", default="http://127.0.0.1:8000", help=_("Registrets adress."))

    def handle(self, address, **options):
        municipality = Municipality.objects.first()
        if not settings.SIGN_IN_LINKS or municipality is None or not municipality.is_example:
            raise CommandError(_("Inloggningslänkar finns bara för exempeldata på den egna datorn."))
        for user in User.objects.filter(is_active=True):
            self.stdout.write(
                f"{user.name:<32} {address}{reverse('register:sign_in_by_link', args=[make_sign_in_link(user=user)])}"
            )
