"""A list of grants brought in: every rule asked of each row, then decisions, payments and log, against django-import-export."""

import time
from contextlib import contextmanager
from datetime import date

import tablib
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from config.management.commands.make_bench_data import BOARDS, SCHEMES, held_by
from grants.models import GrantApplication, GrantRound, GrantScheme
from grants.past_grants import PAST_ROUND
from partnerships.ground.parsing.limits import MOST_ROWS
from partnerships.imports import flow, services
from partnerships.imports.models import Import
from partnerships.imports.works import dry_run
from partnerships.jobs.running import Progress
from partnerships.register.models import Organisation
from partnerships.register.rights import Role

from .plain import PlainImport
from .race import Figure, Race, medians, run

YEARS = range(2005, 2015)
HEAD = (
    "Organisation", "Organisationsnummer", "Nämnd", "Bidragsform", "År", "Nummer i listan", "Diarienummer", "Inkom", "Sökt (kr)",
    "Beviljat (kr)", "Beslutsdatum", "Paragraf", "Ändamål", "Utbetalt (kr)", "Utbetalt datum", "Verifikationsnummer",
)  # fmt: skip
LEAST = 200  # rows of the other way, which takes so long for each that more would say no more
WAIT = 30  # seconds that others who write wait on SQLite before they are refused: `timeout` in the settings


def rows(number):
    """So many grants of ten years: each with its diary number, its decision among a few hundred, and its payment."""
    organisations = list(Organisation.objects.order_by("pk").values_list("name", "org_number"))
    boards, schemes = list(BOARDS.values()), [name for name, _category in SCHEMES.values()]
    for serial in range(number):
        name, org_number = organisations[serial * 7 % len(organisations)]
        year, day = YEARS[serial % len(YEARS)], serial % 9 + 1
        yield (
            name, org_number, boards[serial % len(boards)], schemes[serial // len(boards) % len(schemes)], year, f"L{serial}",
            f"PV {year}/{serial}", f"{year}-01-0{day}", 8000 + serial % 3000, 4000 + serial % 900, f"{year}-03-0{day}", day,
            "Öppet varje vecka", 4000 + serial % 900, f"{year}-04-0{day}", f"V{serial}",
        )  # fmt: skip


class ListIn:
    """The same rows on their way in by both ways. What they write is taken back."""

    def __init__(self, number):
        self.number, self.fewer = number, min(number, LEAST)
        self.user, self.locked = held_by("prov-import@example.org", "Provhandläggare", Role.CULTURE, Role.SECRETARY), 0.0
        text = "\r\n".join(";".join(map(str, row)) for row in (HEAD, *rows(number)))
        list_in = flow.upload(self.user, kind="bidrag", file=SimpleUploadedFile("lista.csv", text.encode()))
        self.list_in = flow.mapped(self.user, list_in, mapping=list_in.mapping)
        self.table = tablib.Dataset(*rows(self.fewer), headers=HEAD)

    def preview(self):
        with taken_back():
            self.note(self.check())

    def check(self):
        return dry_run(self.list_in, Progress())

    def note(self, check):
        return services.note_check(actor=self.user, list_in=self.list_in, outcome=services.outcome_of(self.list_in, check))

    def write(self, then=lambda: None):
        """All that is done when a list is applied: it is tried once more, and then written."""
        with taken_back():
            Import.objects.filter(pk=self.list_in.pk).update(state=Import.State.CHECKED)
            check = self.check()
            ready = self.list_in.of(self.user).ready(check.plans(), Progress())
            began = time.perf_counter()
            services.apply_import(actor=self.user, list_in=self.list_in, ready=ready, progress=Progress())
            self.locked = time.perf_counter() - began
            return then()

    def plain_preview(self):
        self.plainly(dry_run=True)

    def plain_write(self, then=lambda: None):
        with taken_back():
            self.plainly(dry_run=False)
            return then()

    def plainly(self, dry_run):
        PlainImport(self.user).import_data(self.table, dry_run=dry_run, raise_errors=True, use_transactions=True)

    def made(self):
        """What came of the first rows."""
        facts = ("list_number", "organisation", "round", "case__raw", "submitted_on", "requested_amount", "purpose", "state",
                 "search_text", "grant__amount", "grant__result", "grant__decision__meeting_date",
                 "grant__decision__paragraph", "grant__grant_payments__payment__amount")  # fmt: skip
        first = GrantApplication.objects.filter(from_list=True, list_number__in=[f"L{serial}" for serial in range(self.fewer)])
        return list(first.order_by("list_number").values_list(*facts))


@contextmanager
def taken_back():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_rounds():
    """Rounds of old lists, which have what frame they need."""
    for scheme in GrantScheme.objects.filter(board__code__in=BOARDS):
        about = {"scheme": scheme, "board": scheme.board, "name": PAST_ROUND, "frame": 0}
        GrantRound.objects.bulk_create(
            GrantRound(year=year, opens=date(year, 1, 1), closes=date(year, 12, 31), **about) for year in YEARS
        )


def figures(number, rounds):
    """Per row: a preview and an import; and for how long others who write must wait, of what SQLite lets them wait."""
    number = min(number, MOST_ROWS)
    with taken_back():
        make_rounds()
        few, many = ListIn(max(1, number // 10)), ListIn(number)
        try:
            if few.write(few.made) != few.plain_write(few.made) or len(few.write(few.made)) != few.fewer:
                raise AssertionError("the register and the plain way bring in different things")
            for axis, ours, theirs in (("torrkörning", "preview", "plain_preview"), ("inläsning", "write", "plain_write")):
                [tenth] = medians(1, getattr(few, ours))
                each = (many.number, many.fewer)
                race = Race(
                    f"Lista in, {axis} av {number} bidrag, per rad", f"django-import-export, {many.fewer} rader",
                    getattr(many, ours), getattr(many, theirs), goal=0.04, rounds=2, rows=each,
                )  # fmt: skip
                yield run(race, rounds, tenth)
            axis = f"Lista in, skrivlås för {number} bidrag"
            yield Figure(axis, "så länge andra väntar på SQLite", WAIT, many.locked, goal=0.5, unit="s")
        finally:
            for each in (few, many):
                each.list_in.file.delete(save=False)
