"""A long list on its way in, seen in the browser: the bar moves while a worker brings it in, and Cancel leaves nothing of it."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.test import override_settings
from playwright.sync_api import Error

from partnerships.imports.models import Import
from partnerships.register.models import Organisation
from tests.imports.conftest import workbook
from tests.imports.test_killed import environment

pytestmark = [pytest.mark.browser, pytest.mark.once, pytest.mark.django_db(transaction=True)]

ROWS = 1200
PATIENCE = 400_000  # milliseconds, on a machine that does much else


@pytest.fixture
def worker():
    """Jobs wait for a worker of their own, which shares its cache with the pages as the processes of one machine do."""
    cache = {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": settings.DATA_FOLDER / "cache"}
    tasks = settings.TASKS | {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
    started = []

    def start():
        started.append(
            subprocess.Popen([sys.executable, "-m", "django", "work", "--once"], cwd=settings.BASE_DIR, env=environment())
        )
        return started[-1]

    with override_settings(CACHES={"default": cache}, TASKS=tasks):
        yield start
    for process in started:
        process.kill()
        process.wait(60)


@pytest.fixture
def window(browser):
    context = browser.context("culture")
    yield context.new_page()
    context.close()


def main(page):
    return page.locator("main")


def told(page, text):
    main(page).get_by_text(text).first.wait_for(timeout=PATIENCE)


def begun(page, name, worker, number=ROWS):
    """A list of new organisations that a worker has begun to write."""
    rows = [["Förening", "Antal medlemmar"], *([f"{name} {place}", place] for place in range(number))]
    page.goto("/import/ny/")
    main(page).get_by_label("Vad listan innehåller").select_option("organisationer")
    file = {"name": "lista.xlsx", "mimeType": "application/octet-stream", "buffer": workbook(rows)}
    main(page).get_by_label("Fil").set_input_files(file)
    main(page).get_by_role("button", name="Läs filen").click()
    main(page).get_by_role("link", name="Välj kolumner").click()
    main(page).get_by_role("button", name="Kontrollera listan").click()
    told(page, "Väntar på att börja.")
    checking = worker()
    main(page).get_by_role("link", name=f"Läs in {number} rader").click(timeout=PATIENCE)
    assert checking.wait(400) == 0
    main(page).get_by_role("button", name="Läs in").click()
    told(page, "Väntar på att börja.")
    writing = worker()
    main(page).locator("#progress:not([value='0'])").wait_for(timeout=PATIENCE)
    return writing


def shares(page):
    """What the bar shows, looked at again and again until it is gone."""
    seen = []
    while True:
        try:
            shown = main(page).locator("#progress").evaluate_all("bars => bars.map(bar => bar.value)")
        except Error:  # the page is just being fetched anew
            shown = seen[-1:]
        if not shown:
            return seen
        seen += shown
        page.wait_for_timeout(200)


# The page asks every other second: of a short list it shows one share between nothing and all, of a long one many.
@pytest.mark.parametrize(("number", "least"), [(ROWS, 1), pytest.param(20_000, 5, marks=pytest.mark.slow)])
def test_the_bar_moves_until_the_list_is_brought_in(number, least, window, worker):
    writing = begun(window, f"Lista om {number}", worker, number)
    seen = {share for share in shares(window) if 0 < share < 100}
    assert len(seen) >= least
    assert writing.wait(400) == 0
    told(window, "Registrerades")
    assert Organisation.objects.filter(name__startswith=f"Lista om {number} ").count() == number


@pytest.mark.slow
def test_a_list_that_is_cancelled_while_it_is_written_leaves_nothing(window, worker):
    writing = begun(window, "Avbruten lista", worker)
    address = window.url
    main(window).get_by_role("link", name="Avbryt arbetet").click()
    main(window).get_by_role("button", name="Avbryt arbetet").click(timeout=PATIENCE)
    assert writing.wait(400) == 0
    window.goto(address)
    told(window, "Avbröts. Inget har ändrats.")
    assert main(window).get_by_role("link", name=f"Läs in {ROWS} rader").count()
    assert not Organisation.objects.filter(name__startswith="Avbruten lista ").exists()
    assert Import.objects.latest("pk").state == "checked"
