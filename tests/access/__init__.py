"""The table of access: each address, each role, and what they get. (What it is about stands in `tests/world/`.)

The rows stand in one file per app, the agreements' in one per noun; here they are joined.
"""

from . import (
    agreements,
    api,
    budget,
    cases,
    compact,
    events,
    follow_ups,
    grants,
    imports,
    initiatives,
    legal_tests,
    other_agreements,
    payments,
    register,
    report_back,
    reports,
    state_aid,
)

# A letter is what a person gets:
#   y  the page, the record or the answer          e  a list where the record does not stand
#   n  403: may see it, but not do this            -  404: may not see it
#   s  to sign-in first (401 in the API)           x  405: nobody can do this here
#   f  400: a rule says no, for instance because something is named that they may not see
# Two letters: the person's own board or organisation, and another one. A row names the address and what it is about.

FILES = [
    register,
    imports,
    cases,
    compact,
    events,
    initiatives,
    payments,
    state_aid,
    agreements,
    follow_ups,
    legal_tests,
    other_agreements,
    grants,
    report_back,
    budget,
    reports,
    api,
]

PAGES = "".join(file.PAGES for file in FILES if hasattr(file, "PAGES"))
API = "".join(file.API for file in FILES if hasattr(file, "API"))
BODIES = {row: body for file in FILES if hasattr(file, "BODIES") for row, body in file.BODIES.items()}
