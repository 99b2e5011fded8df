"""Which lists can be handed out as Excel, each with the page's own rows, filters and columns. They stand in one file per app."""

from . import (
    agreements,
    budget,
    cases,
    compact,
    events,
    grants,
    imports,
    initiatives,
    payments,
    register,
    state_aid,
)

FILES = [
    register,
    imports,
    cases,
    payments,
    state_aid,
    events,
    compact,
    initiatives,
    agreements,
    grants,
    budget,
]

LISTS = {name: export for file in FILES for name, export in file.LISTS.items()}
