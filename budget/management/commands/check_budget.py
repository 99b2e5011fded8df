from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from budget.control import checks, suspect, table
from budget.models import BudgetPlan
from partnerships.ground.money import format_kronor
from partnerships.ground.swedish import search_key


class Command(BaseCommand):
    help = _("Skriver budgetplanens tabell och jämför varje summa med handlingarna. Slutar med 1 när något inte stämmer.")

    def add_arguments(self, parser):
        parser.add_argument("plan", nargs="?", default="", help=_("Planens nummer, diarienummer eller benämning. Utan: alla."))

    def handle(self, plan, **options):
        count, sentences = 0, []
        for found in self.plans(plan):
            faults, told = self.check_plan(found)
            count, sentences = count + faults, [*sentences, *told]
        if count:
            raise CommandError("\n".join([counted(count), *sentences]))
        self.stdout.write(_("Alla summor stämmer."))

    def plans(self, asked):
        plans = BudgetPlan.objects.select_related("case", "owner_board").order_by("first_year", "pk")
        if asked.isascii() and asked.isdigit():
            plans = plans.filter(pk=int(asked)) if len(asked) < 19 else plans.none()
        elif asked:
            plans = plans.filter(search_text__contains=search_key(asked))
        if not plans:
            raise CommandError(_("Det finns ingen sådan budgetplan."))
        return plans

    def check_plan(self, plan):
        """Write one plan; answers with what does not hold, as (how many, sentences)."""
        made = table(plan)
        results = checks(plan, made)
        self.stdout.write(f"{plan} ({plan.span()}), {plan.owner_board}, {plan.case or _('diarienummer saknas')}")
        self.stdout.write(_("Status: %(state)s") % {"state": plan.get_state_display()})
        self.stdout.write("")
        self.write_table(made)
        self.stdout.write("")
        for check in results:
            verdict = check.verdict if check.holds else check.verdict.upper()
            self.stdout.write(f"{verdict:<13} {check.name}: {check.comparison()}")
        self.stdout.write("")
        faults = [check.fault for check in results if not check.holds]
        if found := suspect(made, results):
            hints = [_("Felet ligger troligen i %(line)s, som avviker med %(difference)s.") % found]
        else:
            hints = []
        return len(faults), [*faults, *hints]

    def write_table(self, made):
        """The table as the document has it: items × years, sums both ways, figures right-aligned."""
        rows = [["", *map(str, made.years), _("Totalt")]]
        for item, cells, total in made.item_rows():
            rows.append(
                [item.name, *(format_kronor(line and line.amount, unit=False) for _year, line, _f in cells), kronor(total)]
            )
        rows.append([_("Totalt"), *map(kronor, made.column_sums()), kronor(made.total)])
        widths = [max(len(row[place]) for row in rows) for place in range(len(rows[0]))]
        for row in rows:
            first, *rest = (text.rjust(width) for text, width in zip(row, widths, strict=True))
            self.stdout.write("   ".join([row[0].ljust(widths[0]), *rest]).rstrip())


def counted(count):
    return ngettext("En kontroll visar fel:", "%(count)s kontroller visar fel:", count) % {"count": count}


def kronor(figures):
    return format_kronor(figures.plan, unit=False)
