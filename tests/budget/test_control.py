"""The sums of a plan, both ways, and what is said when they are not what the document states."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command

from budget.control import Kind, checks, table
from budget.models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, ControlValue, Forecast
from reports.period import ReportYear
from reports.quality import Scope, budget_findings
from reports.sheets.budget import facilitator_and_conference
from reports.sheets.summary import budget_of_year

pytestmark = pytest.mark.django_db


def run(capsys, *arguments):
    call_command("check_budget", *arguments)
    return capsys.readouterr().out.replace("\u00a0", " ")


def fault(*arguments):
    with pytest.raises(CommandError) as stopped:
        call_command("check_budget", *arguments)
    assert stopped.value.returncode == 1
    return str(stopped.value).replace("\u00a0", " ")


def test_rows_years_and_total_are_summed_by_the_database(plan):
    made = table(plan)
    assert [figures.plan for figures in made.rows.values()] == [Decimal("160000"), Decimal("12000")]
    assert [figures.plan for figures in made.column_sums()] == [Decimal("43000"), Decimal("86000"), Decimal("43000")]
    assert made.total.plan == Decimal("172000")


def test_what_is_proposed_is_not_transferred(plan, line, executive_board, culture_board):
    line.reserve(Decimal("80000"))
    BudgetTransfer.objects.create(line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("80000"))
    figures = table(plan).cells[line.item_id, 2019]
    assert (figures.proposed, figures.transferred) == (Decimal("80000"), 0)


def test_several_costs_and_forecasts_do_not_multiply_each_other(plan, line):
    for amount in ("1000.50", "2000", "-500"):
        ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal(amount))
    for day, amount in ((1, "70000"), (9, "75000"), (5, "90000")):
        Forecast.objects.create(line=line, as_of=date(2019, 6, day), amount=Decimal(amount))
    made = table(plan)
    for figures in (made.cells[line.item_id, 2019], made.rows[line.item_id], made.columns[2019], made.total):
        assert figures.actual == Decimal("2500.50")
        assert figures.forecast == Decimal("75000")  # the newest
    assert made.total.plan == Decimal("172000")
    assert made.total.left == Decimal("169499.50")
    assert made.total.is_partly_forecast


def test_of_two_forecasts_of_one_day_the_last_made_counts(plan, line):
    for amount in ("2", "1"):
        Forecast.objects.create(line=line, as_of=date(2019, 6, 1), amount=Decimal(amount))
    assert table(plan).total.forecast == Decimal("1")


def test_a_plan_without_amounts_sums_to_nothing(executive_board):
    plan = BudgetPlan.objects.create(title="Tom", owner_board=executive_board, first_year=2019, last_year=2019)
    assert table(plan).total.plan == 0
    assert all(check.holds for check in checks(plan))


@pytest.mark.parametrize("years", [1, 9])
def test_the_table_and_its_checks_take_the_same_queries_however_large(plan, django_assert_num_queries, years):
    BudgetPlan.objects.filter(pk=plan.pk).update(last_year=2018 + years)
    plan.refresh_from_db()
    for name in "abc":
        item = BudgetItem.objects.create(plan=plan, name=name)
        for year in plan.years():
            BudgetLine.objects.create(item=item, year=year, amount=Decimal("1"))
    with django_assert_num_queries(7):
        made = table(plan)
        checks(plan, made)


def test_other_plans_are_not_summed_in(plan, executive_board):
    other = BudgetPlan.objects.create(title="En annan", owner_board=executive_board, first_year=2018, last_year=2020)
    item = BudgetItem.objects.create(plan=other, name="Konferens")
    BudgetLine.objects.create(item=item, year=2019, amount=Decimal("7"))
    assert table(plan).total.plan == Decimal("172000")


def test_check_budget_prints_the_table_of_the_document(plan, capsys):
    printed = run(capsys)
    assert "Facilitator (konsult)   40 000   80 000   40 000   160 000\n" in printed
    assert "Konferens                3 000    6 000    3 000    12 000\n" in printed
    assert "Totalt                  43 000   86 000   43 000   172 000\n" in printed
    assert printed.endswith("Alla summor stämmer.\n")
    assert "INTE" not in printed


def test_check_budget_names_row_column_and_both_figures_when_a_line_is_changed(plan, line):
    line.amount = Decimal("81000")
    line.save()
    said = fault()
    assert said.startswith("3 kontroller visar fel:")
    for row, column, stated, computed in (
        ("Facilitator (konsult)", "Totalt", "160 000 kr", "161 000 kr"),
        ("Totalt", "2019", "86 000 kr", "87 000 kr"),
        ("Totalt", "Totalt", "172 000 kr", "173 000 kr"),
    ):
        assert f"Rad {row}, kolumn {column}: handlingen anger {stated} men beloppen blir {computed}" in said
    assert "Felet ligger troligen i Facilitator (konsult) 2019, som avviker med 1 000 kr." in said


def test_two_wrong_lines_are_not_guessed_at(plan):
    BudgetLine.objects.filter(year=2019).update(amount=Decimal("81000"))
    assert "troligen" not in fault()


@pytest.mark.parametrize("asked", ["KS 17/53", "facilitator"])
def test_check_budget_finds_a_plan_by_number_and_name(plan, capsys, asked):
    assert "172 000" in run(capsys, asked)
    assert "172 000" in run(capsys, str(plan.pk))


@pytest.mark.parametrize("asked", ["KS 99/99", "0", "²", "9" * 30])
def test_check_budget_of_no_plan_is_a_fault(plan, asked):
    assert "ingen sådan budgetplan" in fault(asked)


def test_a_transfer_above_its_line_is_found(plan, line, executive_board, culture_board):
    BudgetTransfer.objects.create(line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("80001"))
    assert "Rad Facilitator (konsult), kolumn 2019: raden är på 80 000 kr men överföringarna på 80 001 kr." in fault()


def test_a_transfer_that_was_never_reserved_is_found(plan, line, executive_board, culture_board):
    BudgetTransfer.objects.create(line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("100"))
    assert "överföringarna är på 100 kr men 0 kr är avsatt för dem" in fault()


def test_a_cost_above_its_line_is_found(plan, line):
    ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal("80000"))
    assert all(check.holds for check in checks(plan))
    ActualCost.objects.create(line=line, date=date(2019, 3, 2), amount=Decimal("0.01"))
    said = fault()
    assert said.startswith("En kontroll visar fel:")
    assert "Utfall över plan. Rad Facilitator (konsult), kolumn 2019: planen är 80 000 kr men utfallet 80 000,01 kr." in said


def test_each_line_with_a_cost_has_its_check_and_no_other_line(plan, line, capsys):
    ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal("100"))
    assert [(check.row, check.column) for check in checks(plan) if check.kind is Kind.COSTS] == [
        ("Facilitator (konsult)", "2019")
    ]
    assert "Stämmer       Utfall Facilitator (konsult) 2019: 100 kr av radens 80 000 kr\n" in run(capsys)


def test_the_quality_of_data_counts_a_line_that_cost_too_much(plan, line):
    ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal("80001"))
    [costs] = [finding for finding in budget_findings(Scope()) if finding.count]
    assert costs.things[0].startswith("Utfall över plan")
    assert "bokförda på rätt rad" in costs.remedy


def test_each_fault_of_a_plan_has_words_that_fit_it(plan, line, executive_board, culture_board):
    BudgetLine.objects.filter(pk=line.pk).update(amount=Decimal("81000"))
    boards = {"from_board": executive_board, "to_board": culture_board}
    BudgetTransfer.objects.create(line=line, amount=Decimal("81001"), **boards)
    found = {finding.check: (finding.count, finding.remedy) for finding in budget_findings(Scope())}
    assert found == {
        "Budgetsummor som inte stämmer": (3, "Jämför med handlingen. Rätta beloppet i planen eller kontrollvärdet."),
        "Budgetrader där överföringarna inte stämmer": (1, "Kontakta den som driver registret."),
        "Budgetrader med utfall över plan": (0, found["Budgetrader med utfall över plan"][1]),
    }


@pytest.mark.parametrize(
    ("kind", "with_item", "year"), [("row", False, None), ("row", True, 2019), ("column", True, 2019), ("total", False, 2019)]
)
def test_a_control_value_has_exactly_the_fields_of_its_kind(plan, line, kind, with_item, year):
    value = ControlValue(plan=plan, kind=kind, item=line.item if with_item else None, year=year, stated_amount=1, source="Annan")
    with pytest.raises(ValidationError, match="Ange post för en rads summa"):
        value.full_clean()


def test_a_document_states_each_sum_once(plan):
    value = ControlValue(plan=plan, kind="total", stated_amount=1, source="Tjänsteskrivelse 2018-05-31")
    with pytest.raises(ValidationError, match="redan registrerad"):
        value.full_clean()


def test_every_sum_of_the_document_is_checked(plan):
    results = checks(plan)
    assert [check.name for check in results if check.kind is Kind.DOCUMENT] == [
        "Raden Facilitator (konsult)",
        "Raden Konferens",
        "Året 2018",
        "Året 2019",
        "Året 2020",
        "Hela planen",
    ]
    assert all(check.holds for check in results)


def test_nothing_booked_is_no_known_sum_in_the_workbook(plan, line):
    report = ReportYear(2019)
    unbooked = facilitator_and_conference(report, "Facilitator och konferens")
    assert {"Utfall 2019", "Utfall totalt", "Prognos 2019"}.isdisjoint(unbooked.sums)
    assert budget_of_year(report, "actual") is None
    assert budget_of_year(report, "left") == Decimal("86000")
    for amount in ("100", "-100"):
        ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal(amount))
    booked = facilitator_and_conference(report, "Facilitator och konferens")
    assert booked.sums["Utfall 2019"] == booked.sums["Utfall totalt"] == budget_of_year(report, "actual") == 0
    assert "Utfall 2018" not in booked.sums
