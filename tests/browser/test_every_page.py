"""Every page at every width: nothing for axe to find, nothing in the console, nothing that has to be scrolled sideways."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.urls import reverse

from budget.models import BudgetItem
from partnerships.register.models import User
from partnerships.register.services import make_sign_in_link
from tests.browser.addresses import ROUTES, place

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

# Pages of the library for accounts say what was wrong with the status of a page.
LIBRARY = ("account_", "mfa_", "socialaccount_")
WIDE, NARROW, NARROWEST = 1320, 390, 320

# A form sent with nothing in it. What is hidden (the version, the key) goes along, as it would by hand.
EMPTY_AND_SEND = """form => {
    for (const field of form.querySelectorAll('input:not([type=hidden]), select, textarea')) field.disabled = true
    HTMLFormElement.prototype.submit.call(form)
}"""


# Style sheets are the register's own and are already there: axe need not fetch them again. What Swagger UI draws inside the
# frame of the API's documentation is not ours to mend; the same is to read as a file at the address of the description.
FAULTS = """async () => {
    const looked = {exclude: [['#swagger-ui']]}
    const found = await axe.run(looked, {resultTypes: ['violations'], preload: false})
    const told = (each, node) => `${each.id}: ${node.html.slice(0, 200)} ${node.failureSummary}`
    return found.violations.flatMap(each => each.nodes.map(node => told(each, node)))
}"""


def look(page, *widths):
    """What axe finds, as lines that a person can act on, and what is wider than a telephone."""
    page.locator(".htmx-request").first.wait_for(state="detached")
    page.evaluate(Axe().axe_script)
    for width in widths:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate(FAULTS) == [], f"{page.url} at {width}"
    for width in (NARROW, NARROWEST):
        page.set_viewport_size({"width": width, "height": 900})
        too_wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert too_wide <= 0, f"{page.url} is {too_wide} wider than {width}"


# Pages of one form each, drawn by the same template from the same fields. Some of each kind are looked at with every change,
# all of them each night.
FORMS = (
    "register_", "change_", "strike_", "attach", "cancel", "withdraw", "annul", "acknowledge", "add_", "adopt", "approve_",
    "book_", "clear_", "close", "conclude_", "decide_", "decline", "dismiss", "execute", "hold", "move", "note_", "propose_",
    "publish", "reject", "send_", "request_", "remind_", "answer_", "drop_", "invoice_", "write_off_", "communicate_",
    "remove_", "reopen_", "reverse", "review", "set_", "start_dialogue", "state_control", "submit", "tell_",
    "answer", "ask_", "assign", "claim_", "complete_", "conclude", "confirm_", "copy_", "declare_", "dissolve_", "extend",
    "give_", "hand_in", "keep_", "lift_", "open_", "place_", "plan_payment", "prepare", "refuse_", "renew", "report_delegated",
    "reopen", "return_", "reuse", "revoke_", "take_back_", "terminate",
)  # fmt: skip
SOME_FORMS = {
    "agreements:change_agreement",
    "agreements:register_follow_up",
    "agreements:register_legal_test",
    "agreements:register_resource",
    "agreements:strike_milestone",
    "budget:cancel_transfer",
    "cases:attach",
    "cases:register_decision",
    "grants:complete_decision",
    "grants:plan_payments",
    "grants:register_application",
    "grants:register_report",
    "register:change_organisation",
    "register:register_organisation",
}


def looked_at(name):
    in_the_night = name.split(":")[-1].startswith(FORMS) and name not in SOME_FORMS
    return pytest.param(name, marks=pytest.mark.slow) if in_the_night else name


@pytest.mark.parametrize("name", [looked_at(name) for name in sorted(ROUTES)])
def test_a_page_has_no_faults(name, browser, clients):
    found = place(name, clients)
    assert found, f"nobody comes to {name}"
    address, person = found
    page, told = browser.window(person), []
    page.on("console", hear := lambda message: told.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("pageerror", hear_fault := lambda fault: told.append(str(fault)))
    page.set_viewport_size({"width": WIDE, "height": 900})
    assert page.goto(address).status == 200
    form = page.locator("main form[method=post]")
    asks = form.locator("[required]:not([type=hidden])").count()
    look(page, WIDE, *(() if asks else (NARROW,)))  # a form is looked at on a telephone with its faults, below
    assert told == []
    if asks:
        with page.expect_response(lambda response: response.request.is_navigation_request()) as answer:
            form.first.evaluate(EMPTY_AND_SEND)
        assert answer.value.status == 422 or name.startswith(LIBRARY) and answer.value.status == 200
        page.wait_for_load_state()
        look(page, NARROW)
        assert [text for text in told if "status of 422" not in text] == []
    page.remove_listener("console", hear)
    page.remove_listener("pageerror", hear_fault)


def test_the_page_of_a_year_without_an_amount_has_no_faults(browser, example):
    item = BudgetItem.objects.get(lines=None)
    page = browser.window("finance")
    assert page.goto(reverse("budget:add_line", args=[item.pk, 2019])).status == 200
    look(page, WIDE, NARROW)


def test_the_page_of_a_sign_in_link_has_no_faults(browser, example):
    page = browser.window()
    secret = make_sign_in_link(user=User.objects.get(email="reader@example.org"))
    assert page.goto(reverse("register:sign_in_by_link", args=[secret])).status == 200
    look(page, WIDE, NARROW)


@pytest.mark.parametrize(("address", "status"), [("/finns-inte/", 404), ("/logg/", 403), ("/organisationer/?slag=x", 200)])
def test_a_page_that_says_no_has_no_faults(address, status, browser, example):
    page = browser.window("representative")
    assert page.goto(address).status == status
    look(page, WIDE, NARROW)


def test_the_page_that_shows_a_calendar_address_has_no_faults(browser, clients):
    page = browser.window("social")
    page.goto("/min-sida/")
    page.get_by_role("link", name="Kalender", exact=True).click()
    page.get_by_role("button", name="Skapa adress").click()
    assert page.get_by_label("Kalenderadress", exact=True).input_value().endswith(".ics")
    look(page, WIDE, NARROW)
