"""Two ways to work: with the keyboard alone, and with JavaScript off. What is done is said in the same words for both."""

import re


class Hand:
    script = True

    def __init__(self, page):
        self.page = page

    def open(self, address):
        assert self.page.goto(address).status == 200

    def link(self, text):
        return self.page.get_by_role("link", name=text, exact=True).first

    def button(self, text):
        return self.page.locator("main").get_by_role("button", name=text, exact=True)

    def field(self, label):
        return self.page.locator("main").get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$"))

    def follow(self, text):
        """Go where a link leads."""
        with self.page.expect_navigation():
            self.use(self.link(text))

    def unfold(self, text):
        """Open a part of a form that is folded."""
        self.use(self.page.locator("main summary").filter(has_text=re.compile(rf"^\s*{re.escape(text)}\s*$")))

    def send(self, text):
        """Press a form's button and read the page that answers."""
        with self.page.expect_navigation():
            self.use(self.button(text))

    def fetch(self, text):
        """Follow a link to a file."""
        with self.page.expect_download() as download:
            self.use(self.link(text))
        return download.value.path()

    def heading(self):
        return self.page.locator("h1").inner_text()

    def says(self, text):
        self.page.locator("main").get_by_text(text).first.wait_for()


class WithoutScript(Hand):
    script = False

    def use(self, target):
        target.click()

    def write(self, label, text):
        self.field(label).fill(text)

    def choose(self, label, option):
        self.field(label).select_option(**({"index": option} if isinstance(option, int) else {"label": option}))

    def filter(self):
        self.send("Filtrera")


class Keyboard(Hand):
    FARTHEST = 250

    def use(self, target):
        self.reach(target)
        self.page.keyboard.press("Enter")

    def reach(self, target):
        """Tab until it is the one that has the focus, as seen: a ring must show where one is."""
        for _step in range(self.FARTHEST):
            if target.evaluate("element => element === document.activeElement"):
                assert target.evaluate("element => element.matches(':focus-visible')")
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not come to {target}")

    def write(self, label, text):
        self.reach(self.field(label))
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def choose(self, label, option):
        field = self.field(label)
        self.reach(field)
        options = [text.strip() for text in field.locator("option").all_inner_texts()]
        wanted = option if isinstance(option, int) else options.index(option)
        for _step in range(wanted - field.evaluate("element => element.selectedIndex")):
            self.page.keyboard.press("ArrowDown")
        assert field.evaluate("element => element.selectedIndex") == wanted

    def filter(self):
        """htmx fetches the table alone, and writes what was asked in the address."""
        asked = self.page.url
        self.use(self.button("Filtrera"))
        self.page.wait_for_url(lambda url: url != asked)
        self.page.locator(".htmx-request").first.wait_for(state="detached")
