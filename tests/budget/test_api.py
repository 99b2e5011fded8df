"""The API's collections: kronor as decimal strings, acts as POST, what a row belongs to never changed."""

from datetime import date
from decimal import Decimal

import pytest

from budget.models import ActualCost, BudgetLine, BudgetTransfer

pytestmark = pytest.mark.django_db


@pytest.fixture
def api(api_client, finance):
    api_client.force_authenticate(finance)
    return api_client


def test_a_plan_has_its_sums_as_strings(api, plan):
    shown = api.get("/api/v1/budget-plans/").json()["results"][0]
    assert (shown["planned"], shown["actual"], shown["left"]) == ("172000.00", None, "172000.00")
    assert (shown["state"], shown["decision"]) == ("proposed", None)


def test_lines_are_filtered_by_plan_and_year(api, plan):
    found = api.get(f"/api/v1/budget-lines/?plan={plan.pk}&year=2019&ordering=-amount").json()
    assert found["count"] == 2
    assert [row["amount"] for row in found["results"]] == ["80000.00", "6000.00"]
    assert found["results"][0]["forecast"] is None


@pytest.mark.parametrize(
    "name",
    [
        "budget-plans",
        "budget-items",
        "budget-lines",
        "budget-transfers",
        "actual-costs",
        "forecasts",
        "funding-requests",
        "control-values",
    ],
)
def test_an_unknown_parameter_is_refused(api, name):
    assert api.get(f"/api/v1/{name}/").status_code == 200
    assert api.get(f"/api/v1/{name}/?okänd=1").status_code == 400


def test_a_line_is_changed_from_the_version_that_was_seen(api, line):
    address = f"/api/v1/budget-lines/{line.pk}/"
    assert api.patch(address, {"amount": "81000.00"}, format="json").status_code == 428
    answer = api.patch(address, {"amount": "81000.00"}, format="json", headers={"If-Match": api.get(address)["ETag"]})
    assert (answer.status_code, answer.json()["amount"]) == (200, "81000.00")
    assert api.patch(address, {"amount": "1.00"}, format="json", headers={"If-Match": '"1"'}).status_code == 412


@pytest.mark.parametrize(("field", "value"), [("item", 1), ("year", 2020)])
def test_a_line_stays_where_it_was_registered(api, line, field, value):
    answer = api.patch(f"/api/v1/budget-lines/{line.pk}/", {field: value}, format="json", headers={"If-Match": '"1"'})
    assert answer.status_code == 400
    line.refresh_from_db()
    assert line.year == 2019


def test_a_line_is_registered(api, plan):
    item = api.post("/api/v1/budget-items/", {"plan": plan.pk, "name": "Lokaler", "order": 3}, format="json").json()
    made = api.post("/api/v1/budget-lines/", {"item": item["id"], "year": 2019, "amount": "500.00"}, format="json")
    assert (made.status_code, made.json()["left"]) == (201, "500.00")


def test_a_transfer_is_proposed_decided_booked(api, line, executive_board, culture_board, executive_decision):
    asked = {"line": line.pk, "from_board": executive_board.pk, "to_board": culture_board.pk, "amount": "80000.00"}
    made = api.post("/api/v1/budget-transfers/", asked, format="json").json()
    assert (made["state"], made["amount"]) == ("proposed", "80000.00")
    address = f"/api/v1/budget-transfers/{made['id']}/"
    assert api.post(address + "decide/", {"decision": executive_decision.pk}, format="json").json()["state"] == "decided"
    assert api.post(address + "book/", {"booked_on": "2019-01-31"}, format="json").json()["state"] == "booked"
    over = api.post("/api/v1/budget-transfers/", asked | {"amount": "0.01"}, format="json")
    assert (over.status_code, over.json()["errors"][0]["field"]) == (400, "amount")
    assert BudgetTransfer.objects.count() == 1


def test_a_cost_is_reversed_and_never_edited(api, line):
    asked = {"line": line.pk, "date": "2019-03-01", "amount": "100.00", "voucher_no": "L 1"}
    made = api.post("/api/v1/actual-costs/", asked, format="json").json()
    address = f"/api/v1/actual-costs/{made['id']}/"
    assert api.patch(address, {"amount": "1.00"}, format="json", headers={"If-Match": '"1"'}).status_code == 405
    assert api.post(address + "reverse/", {"date": "2019-04-01", "reason": "Fel"}, format="json").status_code == 200
    assert ActualCost.objects.all().total("amount") == 0


def test_a_forecast_and_a_request(api, line, culture_board, council_decision):
    forecast = api.post("/api/v1/forecasts/", {"line": line.pk, "as_of": "2019-06-01", "amount": "75000.00"}, format="json")
    assert forecast.status_code == 201
    assert api.get(f"/api/v1/budget-lines/{line.pk}/").json()["forecast"] == "75000.00"
    asked = {"board": culture_board.pk, "year": 2019, "amount": "250000.00", "purpose": "Utbildning"}
    made = api.post("/api/v1/funding-requests/", asked, format="json").json()
    answer = {"decision": council_decision.pk, "granted_amount": "100000.00"}
    decided = api.post(f"/api/v1/funding-requests/{made['id']}/decide/", answer, format="json").json()
    assert (decided["state"], decided["granted_amount"]) == ("partly", "100000.00")


def test_who_reads_may_not_write(api_client, plan, line, reader):
    api_client.force_authenticate(reader)
    assert api_client.get("/api/v1/budget-plans/").json()["count"] == 1
    cost = {"line": line.pk, "date": str(date(2019, 3, 1)), "amount": "1.00"}
    assert api_client.post("/api/v1/actual-costs/", cost, format="json").status_code == 403


def test_who_sees_no_budget_finds_nothing(api_client, plan, line, representative):
    api_client.force_authenticate(representative)
    assert api_client.get("/api/v1/budget-lines/").json()["count"] == 0
    assert api_client.get(f"/api/v1/budget-lines/{line.pk}/").status_code == 404


def test_line_money_is_in_one_query_however_many(api, plan, django_assert_max_num_queries):
    assert BudgetLine.objects.count() == 6
    with django_assert_max_num_queries(4):
        api.get("/api/v1/budget-lines/?page_size=200")


def test_sums_are_exact_to_the_ore(api, plan, line):
    for amount in ("0.10", "0.20", "33333333333.33"):
        ActualCost.objects.create(line=line, date=date(2019, 1, 1), amount=Decimal(amount))
    assert api.get("/api/v1/budget-plans/").json()["results"][0]["actual"] == "33333333333.63"
