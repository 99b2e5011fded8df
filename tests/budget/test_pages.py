"""What people see: the document's table, what is proposed, warnings, and buttons only for who may."""

import re
from datetime import date
from decimal import Decimal
from urllib.parse import quote

import pytest
from django.urls import reverse

from budget.models import ActualCost, BudgetItem, BudgetLine, BudgetPlan, BudgetTransfer, Forecast
from tests.fixtures import DecisionFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def see(client, finance, municipality):
    def see(address, *arguments, user=finance):
        client.force_login(user)
        response = client.get(address if address.startswith("/") else reverse(address, args=arguments))
        assert response.status_code == 200
        return " ".join(response.content.decode().replace("\u00a0", " ").split())

    return see


@pytest.fixture
def send(client, finance, municipality):
    def send(address, *arguments, **data):
        client.force_login(finance)
        return client.post(reverse(address, args=arguments), data)

    return send


def test_the_list_sums_the_plans(see, plan):
    page = see("budget:plan_list")
    assert "Facilitator och konferens" in page
    assert page.count("172 000 kr") == 4  # planned and left, on the row and in the sum


def test_a_plan_without_a_cost_has_no_known_actual(see, plan, line):
    row, total = table_rows(see("budget:plan_list"), "Budget")
    assert row[4:] == ["172 000 kr", "uppgift saknas", "172 000 kr"]
    assert total[4:] == ["172 000 kr", "uppgift saknas", "172 000 kr"]
    for amount in ("100", "-100"):
        ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal(amount))
    assert [row[5] for row in table_rows(see("budget:plan_list"), "Budget")] == ["0 kr", "0 kr"]


def test_an_empty_list_tells_where_its_rows_are_made(see):
    assert "Det registreras på budgetplanens sida." in see("budget:cost_list")
    assert "Den föreslås på budgetplanens sida." in see("budget:transfer_list")


def test_the_plan_stands_as_in_the_document(see, plan, reader):
    page = see("budget:plan", plan.pk, user=reader)
    row = '<td class="number">40 000</td><td class="number">80 000</td><td class="number">40 000</td>'
    assert row + ' <td class="number"><strong>160 000</strong></td>' in page
    sums = '<td class="number">43 000</td><td class="number">86 000</td><td class="number">43 000</td>'
    assert sums + ' <td class="number">172 000</td>' in page
    assert "Alla summor stämmer" in page
    assert "Föreslagen" in page
    assert "Inget beslut är registrerat" in page


def test_who_may_only_read_is_offered_nothing(see, plan, reader):
    page = see("budget:plan", plan.pk, user=reader)
    for word in ("Registrera utfall", "Föreslå överföring", "Lägg till post", "/andra/"):
        assert word not in page


def test_a_difference_names_row_column_and_both_figures(see, plan, line):
    BudgetLine.objects.filter(pk=line.pk).update(amount=Decimal("81000"))
    page = see("budget:plan", plan.pk)
    assert "Alla summor stämmer" not in page
    assert "Rad Facilitator (konsult), kolumn Totalt: handlingen anger 160 000 kr men beloppen blir 161 000 kr" in page
    assert "Felet ligger troligen i Facilitator (konsult) 2019, som avviker med 1 000 kr." in page


def test_the_page_warns_where_the_cost_is_above_the_plan(see, plan, line):
    ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal("85000"))
    page = see("budget:plan", plan.pk)
    assert "Utfallet överstiger planen" in page
    assert "Facilitator (konsult) 2019: 85 000 kr mot 80 000 kr i planen, 5 000 kr för mycket." in page
    assert "−5 000 kr" in page
    assert "Alla summor stämmer" not in page
    assert 'Utfall Facilitator (konsult) 2019 <span class="ds-tag" data-color="danger">Över planen</span>' in page
    assert "Utfallet överstiger planen" in see("budget:line", line.pk)


def test_the_page_warns_where_the_forecast_is_above_the_plan(see, plan, line):
    Forecast.objects.create(line=line, as_of=date(2019, 3, 1), amount=Decimal("90000"))
    assert "Prognosen överstiger planen" in see("budget:plan", plan.pk)


def test_no_registered_cost_is_not_shown_as_nothing_spent(see, plan, line):
    page = see("budget:plan", plan.pk)
    assert "inget utfall registrerat" in page
    assert "bokförda kostnader" not in page
    assert "uppgift saknas" not in page.split("Plan och utfall per år</h2>")[1].split("Uppgifter</h2>")[0]
    assert "inget utfall registrerat" in see("budget:line", line.pk)
    figures = table_rows(page, "Plan och utfall")
    assert all(row[3:5] == ["–", "–"] for row in figures)  # booked, forecast


def test_costs_that_sum_to_nothing_are_known(see, plan, line):
    for amount in ("100", "-100"):
        ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal(amount))
    page = see("budget:plan", plan.pk)
    assert "inget utfall registrerat" not in page
    assert [row[3] for row in table_rows(page, "Plan och utfall")].count("0 kr") == 2  # the line's and the sum


def test_what_nobody_has_decided_has_no_sum(see, send, funding_request, council_decision):
    assert table_rows(see("budget:request_list"), "Äskanden")[-1] == ["Summa", "", "", "", "250 000 kr", "uppgift saknas"]
    answer = {"decision": council_decision.pk, "granted_amount": "0", "version": funding_request.version}
    assert send("budget:decide_request", funding_request.pk, **answer).status_code == 302
    assert table_rows(see("budget:request_list"), "Äskanden")[-1][-1] == "0 kr"


def table_rows(page, caption):
    """The texts of the body and sum rows of the table with that caption."""
    body = page.split(f'<caption class="ds-sr-only">{caption}</caption>')[1].split("</table>")[0].split("</thead>")[1]
    rows = [row.split("</td>")[:-1] for row in body.split("<tr>")[1:]]
    return [[re.sub("<[^>]*>", "", cell).strip() for cell in row] for row in rows]


@pytest.mark.parametrize(("name", "offered"), [("adopt_plan", 1), ("decide_transfer", 1), ("decide_request", 2)])
def test_the_form_offers_only_decisions_that_can_serve(
    client, finance, municipality, line, executive_board, culture_board, funding_request, name, offered
):
    transfer = BudgetTransfer.objects.create(
        line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("1"), state="proposed"
    )
    for outcome in ("", "rejected", "tabled", "assigned", "noted", "endorsed", "granted"):
        DecisionFactory(board=executive_board, outcome=outcome)
    DecisionFactory(board=executive_board, paragraph=None)
    DecisionFactory(board=executive_board, meeting_date=None)
    DecisionFactory(board=culture_board)
    if name != "decide_request":
        DecisionFactory(board=executive_board, meeting_date=date(2018, 5, 30))  # before the plan's document
    client.force_login(finance)
    thing = {"adopt_plan": line.plan, "decide_transfer": transfer, "decide_request": funding_request}[name]
    form = client.get(reverse(f"budget:{name}", args=[thing.pk])).context["form"]
    assert form.fields["decision"].queryset.count() == offered


def test_the_form_offers_only_the_plans_own_board_as_giver(client, finance, municipality, plan, culture_board):
    client.force_login(finance)
    form = client.get(reverse("budget:propose_transfer", args=[plan.pk])).context["form"]
    assert [board.code for board in form.fields["from_board"].queryset] == ["KS"]


def test_a_proposed_transfer_is_shown_as_proposed(see, plan, line, executive_board, culture_board):
    line.reserve(Decimal("80000"))
    BudgetTransfer.objects.create(line=line, from_board=executive_board, to_board=culture_board, amount=Decimal("80000"))
    page = see("budget:plan", plan.pk)
    assert "80 000 kr föreslaget, inte beslutat" in page
    transfers = page.split("Överföringar mellan nämnder</h2>")[1]
    assert '<td class="number">80 000 kr</td><td class="number">0 kr</td>' in transfers


def test_the_request_stands_beside_and_is_not_in_the_sums(see, plan, funding_request):
    page = see("budget:plan", plan.pk)
    assert "Ingår inte i planen och räknas aldrig ihop med den." in page
    assert "Prövas i Mål och budget 2019–2021" in page
    assert "250 000 kr" in page
    assert "422 000" not in page


def test_an_item_without_an_amount_offers_to_set_it(see, plan):
    item = BudgetItem.objects.create(plan=plan, name="Lokaler", order=3)
    assert reverse("budget:add_line", args=[item.pk, 2019]) in see("budget:plan", plan.pk)


def test_the_plan_page_takes_the_same_queries_however_large(
    client, finance, plan, line, municipality, django_assert_max_num_queries
):
    for number in range(8):
        item = BudgetItem.objects.create(plan=plan, name=f"Post {number}", order=9)
        for year in plan.years():
            row = BudgetLine.objects.create(item=item, year=year, amount=Decimal("10"))
            ActualCost.objects.create(line=row, date=date(year, 1, 2), amount=Decimal("1"))
            Forecast.objects.create(line=row, as_of=date(2019, 1, 1), amount=Decimal("1"))
    client.force_login(finance)
    with django_assert_max_num_queries(20):
        client.get(plan.get_absolute_url())


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("plan_list", "Budget"),
        ("transfer_list", "Överföringar mellan nämnder"),
        ("cost_list", "Utfall"),
        ("request_list", "Äskanden"),
        ("register_plan", "Ny budgetplan"),
        ("register_request", "Nytt äskande"),
    ],
)
def test_the_pages_without_a_record_open(see, plan, funding_request, name, title):
    assert f"<h1>{title}</h1>" in see(f"budget:{name}")


@pytest.mark.parametrize(
    ("name", "fields"),
    [
        ("change_plan", {"title", "case", "first_year", "last_year", "source", "reason"}),
        ("adopt_plan", {"decision"}),
        ("close_plan", {"reason"}),
        ("add_item", {"name", "order", "amount_2018", "amount_2019", "amount_2020"}),
        ("state_control_value", {"kind", "item", "year", "stated_amount", "source", "source_date"}),
        ("propose_transfer", {"line", "from_board", "to_board", "amount"}),
        ("register_cost", {"line", "date", "amount", "supplier", "voucher_no", "text"}),
        ("make_forecast", {"line", "amount", "as_of"}),
    ],
)
def test_the_forms_of_a_plan_ask_what_the_act_needs(client, finance, municipality, plan, name, fields):
    client.force_login(finance)
    form = client.get(reverse(f"budget:{name}", args=[plan.pk])).context["form"]
    assert form.fields.keys() - {"version"} == fields


def test_amounts_are_read_as_people_write_them(send, plan, line):
    answer = send(
        "budget:register_cost",
        plan.pk,
        line=line.pk,
        date="2019-03-15",
        amount="1 000,50 kr",
        supplier="Provkonsult AB",
        voucher_no="L 118",
    )
    assert answer.url == plan.get_absolute_url()
    assert ActualCost.objects.get().amount == Decimal("1000.50")


def test_a_new_row_is_typed_in_one_form(send, see, plan):
    send("budget:add_item", plan.pk, name="Lokaler", order="3", amount_2018="3000", amount_2019="6 000", amount_2020="")
    assert list(BudgetItem.objects.get(name="Lokaler").lines.values_list("year", "amount")) == [
        (2018, Decimal("3000")),
        (2019, Decimal("6000")),
    ]


def test_a_transfer_above_the_line_is_told_at_the_amount(send, plan, line, executive_board, culture_board):
    boards = {"from_board": executive_board.pk, "to_board": culture_board.pk}
    answer = send("budget:propose_transfer", plan.pk, line=line.pk, amount="80 001", **boards)
    assert answer.status_code == 422
    assert "kvar att föra över" in str(answer.context["form"].errors["amount"])


def test_a_transfer_goes_from_proposed_to_booked(send, see, finance, line, executive_board, culture_board, executive_decision):
    boards = {"from_board": executive_board.pk, "to_board": culture_board.pk}
    send("budget:propose_transfer", line.plan.pk, line=line.pk, amount="500", **boards)
    transfer = BudgetTransfer.objects.get()
    send("budget:decide_transfer", transfer.pk, decision=executive_decision.pk, version=transfer.version)
    send("budget:book_transfer", transfer.pk, booked_on="2019-01-31", version=transfer.version + 1)
    page = see("budget:transfer", transfer.pk)
    assert "Bokförd" in page
    assert reverse("budget:decide_transfer", args=[transfer.pk]) not in page


def test_a_line_of_another_plan_cannot_be_chosen(send, plan, line, executive_board):
    other = BudgetPlan.objects.create(title="Annan", owner_board=executive_board, first_year=2019, last_year=2019)
    answer = send("budget:register_cost", other.pk, line=line.pk, date="2019-03-15", amount="1")
    assert answer.status_code == 422


def test_a_correction_is_typed_on_the_cost(send, see, line):
    cost = ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=Decimal("100"), voucher_no="L 1")
    send("budget:reverse_cost", cost.pk, date="2019-04-01", reason="Fel projekt", version=cost.version)
    assert "Rättad av" in see("budget:cost", cost.pk)
    assert "−100 kr" in see("budget:cost_list")


@pytest.mark.parametrize("asked", ["x", "9" * 30, "²"])
def test_a_strange_line_in_the_address_chooses_none(client, finance, municipality, plan, asked):
    client.force_login(finance)
    response = client.get(reverse("budget:register_cost", args=[plan.pk]) + f"?line={quote(asked)}")
    assert response.status_code == 200
    assert response.context["form"]["line"].value() is None


@pytest.mark.parametrize("name", ["budgetplaner", "overforingar", "utfall", "askanden"])
def test_every_list_leaves_as_excel(client, finance, plan, funding_request, municipality, name):
    client.force_login(finance)
    response = client.get(reverse("reports:list_export", args=[name]))
    assert response.status_code == 200
    assert response.getvalue().startswith(b"PK")
    response.close()


def test_who_sees_no_budget_meets_nothing(client, plan, line, representative, municipality):
    client.force_login(representative)
    for name, pk in (("plan", plan.pk), ("line", line.pk), ("register_cost", plan.pk)):
        assert client.get(reverse(f"budget:{name}", args=[pk])).status_code == 404
