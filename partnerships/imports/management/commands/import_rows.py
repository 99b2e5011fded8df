"""Bring in a list from the command line: `import_rows organisationer lista.xlsx --as handlaggare@kommunen.se --apply`."""

from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files import File
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from partnerships.ground.importing import KINDS
from partnerships.imports import flow, services
from partnerships.imports.models import Import, ImportRow
from partnerships.jobs.models import Job
from partnerships.jobs.running import run_job
from partnerships.register.models import User


class Command(BaseCommand):
    help = _("Visar vad en lista skulle ändra, rad för rad, och med --apply skriver den. Alla rader skrivs, eller inga.")

    def add_arguments(self, parser):
        parser.add_argument("kind", choices=sorted(KINDS), help=_("vad listan innehåller"))
        parser.add_argument("file", type=Path, help=_("xlsx, xls, ods eller csv"))
        parser.add_argument("--apply", action="store_true", help=_("skriv raderna; utan den visas bara vad som skulle hända"))
        parser.add_argument("--as", dest="email", default="", help=_("e-post för den som läser in; annars den första som får"))
        parser.add_argument("--sender", default="", help=_("vem listan kommer från"))
        parser.add_argument("--sheet", default="", help=_("blad, om ett annat än det föreslagna"))
        parser.add_argument("--heading-row", type=int, help=_("rubrikernas rad, om en annan än den föreslagna"))
        parser.add_argument("--column", action="append", default=[], metavar="FÄLT=RUBRIK", help=_("vilken kolumn som är vad"))
        parser.add_argument("--all", action="append", default=[], metavar="FÄLT=VÄRDE", help=_("vad alla rader säger"))
        parser.add_argument("--option", action="append", default=[], help=_("vad importen får göra också"))

    def handle(self, kind, file, apply, email, sender, **options):
        user = self.user(KINDS[kind], email)
        try:
            list_in = self.tried(user, kind, file, sender, options)
            faults = self.tell(list_in)
            if apply and not faults and list_in.writes():
                self.applied(user, list_in)
            else:
                services.cancel_import(actor=user, list_in=list_in)
        except ValidationError as refused:
            raise CommandError(" ".join(refused.messages))
        except PermissionDenied as refused:
            raise CommandError(str(refused))
        if faults:
            raise CommandError(_("%(n)s rader har fel. Inget har skrivits.") % {"n": faults})

    def user(self, kind, email):
        """Whose rights and name the rows come in by. Whom nobody has named is told."""
        users = User.objects.filter(is_active=True).order_by("pk")
        if email:
            user = users.filter(email__iexact=email).first()
            if user is None:
                raise CommandError(_("Ingen aktiv användare har e-postadressen %(email)s.") % {"email": email})
            return user
        user = next(filter(kind.may, users), None)
        if user is None:
            raise CommandError(_("Ingen användare får läsa in sådana listor."))
        self.stdout.write(_("Läses in som %(user)s. Välj någon annan med --as.") % {"user": user.email})
        return user

    def tried(self, user, kind, file, sender, options):
        try:
            opened = file.open("rb")
        except OSError as missing:
            raise CommandError(_("Filen %(file)s går inte att läsa: %(why)s.") % {"file": file, "why": missing.strerror})
        with opened:
            list_in = flow.upload(user, kind=kind, file=File(opened, name=file.name), sender=sender)
        asked = {name: options[name] for name in ("sheet", "heading_row") if options[name]}
        mapping = self.mapping(user, list_in, options["column"], asked)
        of_all = dict(pair.partition("=")[::2] for pair in options["all"])
        self.check_not_read(of_all, mapping, options["column"])
        constants = list_in.constants | of_all
        chosen = options["option"] or list_in.options
        list_in = flow.mapped(user, list_in, mapping=mapping, constants=constants, options=chosen, **asked)
        return self.run(user, list_in, "check_import")

    def mapping(self, user, list_in, told, asked):
        """The proposed columns, with those that are told instead."""
        mapping, headings = flow.proposed(list_in, **asked)
        for pair in told:
            name, _equals, heading = pair.partition("=")
            if heading and heading not in headings:
                raise CommandError(_("Filen har ingen kolumn med rubriken %(heading)s.") % {"heading": heading})
            mapping = {field: place for field, place in mapping.items() if field != name}
            if heading:
                mapping[name] = headings.index(heading)
        return mapping

    def check_not_read(self, of_all, mapping, told):
        """What all rows say is not also read from a column, unless that column is told: then it is for the empty cells."""
        chosen = {pair.partition("=")[0] for pair in told}
        for field in of_all:
            if field in mapping and field not in chosen:
                asked = _("Filen har en kolumn som läses som %(field)s. Ange --column %(field)s= för att inte läsa den.")
                raise CommandError(asked % {"field": field})

    def run(self, user, list_in, work):
        """Here and now: whoever types the command waits for it."""
        list_in, job = services.queue_work(actor=user, list_in=list_in, work=work, title=str(list_in))
        run_job(job.pk)
        job.refresh_from_db()
        list_in = Import.objects.select_related("job").get(pk=list_in.pk)
        if job.state != Job.State.DONE or list_in.state == Import.State.CANCELLED:
            raise CommandError(job.message)
        return list_in

    def tell(self, list_in):
        for letter, heading in list_in.unused:
            self.stdout.write(_("Kolumn %(letter)s ”%(heading)s” läses inte in.") % {"letter": letter, "heading": heading})
        for warning in list_in.warnings:
            self.stdout.write(_("Varning: %(warning)s") % {"warning": warning})
        for rows, why in list_in.skipped:
            self.stdout.write(_("Rad %(rows)s hoppas över: %(why)s") % {"rows": rows, "why": why})
        for row in ImportRow.objects.filter(of=list_in, outcome=ImportRow.Outcome.REFUSE).iterator():
            for fault in row.faults:
                place = f"{fault['sheet']}!{fault['letter']}{fault['row']}"
                self.stdout.write(f"{place} {fault['heading']} ”{fault['value']}”: {fault['reason']}")
        told = _("Nya: %(new)s. Ändras: %(changed)s. Oförändrade: %(same)s. Med fel: %(refused)s.")
        numbers = {"new": list_in.to_create, "changed": list_in.to_change, "same": list_in.unchanged}
        self.stdout.write(told % {**numbers, "refused": list_in.refused})
        return list_in.refused

    def applied(self, user, list_in):
        services.check_can_apply(list_in)
        self.run(user, list_in, "apply_import")
        self.stdout.write(_("Listan är inläst."))
