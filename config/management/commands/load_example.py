from importlib import import_module

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils.translation import gettext as _

from partnerships.register.models import Municipality

SETS = ("sodertalje",)


class Command(BaseCommand):
    help = _(
        "Läser in exempeldata i en tom databas: kommunens egna uppgifter och ett påhittat lager av föreningar, bidrag och avtal."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", default="sodertalje", help=_("Vilken uppsättning: %s.") % ", ".join(SETS))

    @transaction.atomic
    def handle(self, name, **options):
        if name not in SETS:
            raise CommandError(
                _("Det finns ingen uppsättning som heter %(name)s. Välj bland: %(sets)s.")
                % {"name": name, "sets": ", ".join(SETS)}
            )
        if Municipality.objects.exists():
            self.stdout.write(_("Databasen har redan uppgifter. Exempeldata läses bara in i en tom databas."))
            return
        import_module(f"config.examples.{name}").load()
        self.stdout.write(_("Exempeldata för %s är inläst.") % Municipality.objects.get())
