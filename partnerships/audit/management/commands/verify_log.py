from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from partnerships.audit.models import AuditEvent
from partnerships.audit.services import seal_log, verify_log


class Command(BaseCommand):
    help = _("Prövar att ingen händelse i loggen har ändrats eller tagits bort, och förseglar det som tillkommit.")

    def handle(self, **options):
        unsealed = AuditEvent.objects.unsealed().count()
        faults = verify_log()
        if faults:
            raise CommandError("\n".join(faults))
        seal_log()
        self.stdout.write(
            _("Loggen håller: %(count)s händelser, varav %(new)s förseglades nu.")
            % {"count": AuditEvent.objects.count(), "new": unsealed}
        )
