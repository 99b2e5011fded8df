from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from reports.annual import WorkbookFault, write_annual_workbook


class Command(BaseCommand):
    help = _("Skriver årets arbetsbok till kommunstyrelsen ur databasen.")

    def add_arguments(self, parser):
        parser.add_argument("year", type=int)
        parser.add_argument("--output", type=Path, help=_("Filen att skriva."))

    def handle(self, year, output, **options):
        if not 1900 <= year <= 2200:
            raise CommandError(_("Ange ett år mellan 1900 och 2200."))
        path = output or Path(settings.DATA_FOLDER) / f"uppfoljning-ideburna-{year}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            write_annual_workbook(year, path)
        except WorkbookFault as fault:
            raise CommandError(
                _("Arbetsboken stämmer inte med databasen och lämnas inte ut:\n%(faults)s") % {"faults": fault}
            ) from fault
        self.stdout.write(str(path))
