"""Södertälje: what its documents of 2015–2018 state, and beside it a fictional layer of associations, grants and agreements."""

from . import (
    agreements,
    applications,
    boards,
    budget,
    cases,
    compact,
    eligibility,
    events,
    fiction,
    forms,
    grant_rules,
    initiatives,
    meetings,
    payments,
)


def load():
    """Load everything into an empty register."""
    boards.load_municipality()
    every_board = boards.load_boards()
    offices = boards.load_offices(every_board)
    users = boards.load_users(every_board)
    boards.load_parameters()
    every_case = cases.load(every_board)
    compact.load(every_board, every_case, users)
    events.load(every_board, users)
    budget.load(every_board, every_case, users)
    agreements.load(every_board, every_case, users, offices)
    organisations = fiction.load_organisations(users)
    fiction.load_grants(every_board, organisations, users)
    applications.load(every_board, organisations, users)
    grant_rules.load(every_board, organisations, users)  # after the spans of ages that its members are counted in
    meetings.load(every_board, users)
    agreements.load_fiction(every_board, organisations, users, offices)
    payments.load(every_board, organisations, users)
    forms.load(every_board, organisations, users, offices)
    initiatives.load(every_board, organisations, users, offices)
    eligibility.load(organisations, users)
