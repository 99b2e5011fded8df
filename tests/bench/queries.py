"""How many questions to the database a list, a record and a page ask, and whether more rows mean more questions."""

import re
from dataclasses import dataclass
from unittest.mock import patch

from django.db import connection
from django.urls import reverse

from grants.models import GrantApplication
from partnerships.cases.models import BoardDecision
from partnerships.ground import tables
from partnerships.payments.models import Payment
from partnerships.register.models import Organisation

# Who asks and where: the same for every request, whatever it is about.
OF_EVERY_REQUEST = re.compile('FROM "(django_session|register_user|register_roleassignment|register_municipality)"')

COLLECTIONS = ["organisations", "cases", "decisions", "payments"]
COLLECTIONS += ["grant-rounds", "grant-applications", "grant-decisions", "grant-reports"]
PAGES = [
    "register:organisation_list",
    "cases:decision_list",
    "cases:case_list",
    "payments:payment_list",
    "grants:application_list",
    "grants:round_list",
]
RECORDS = {
    "register:organisation": Organisation,
    "cases:decision": BoardDecision,
    "payments:payment": Payment,
    "grants:application": GrantApplication,
}
DETAILS = {
    "organisations": Organisation,
    "decisions": BoardDecision,
    "payments": Payment,
    "grant-applications": GrantApplication,
}


@dataclass(frozen=True)
class Count:
    """The questions of one address with ten rows and with a hundred; a record has no rows to vary."""

    address: str
    most: int
    ten: int
    hundred: int

    @property
    def met(self):
        return self.ten == self.hundred <= self.most


def counts(reader):
    for name in COLLECTIONS:
        address = reverse(f"api-{name}-list")
        ten, hundred = (asked(reader, address, page_size=size) for size in (10, 100))
        yield Count(f"lista {address}", 2, ten, hundred)
    for name, model in DETAILS.items():
        address = reverse(f"api-{name}-detail", args=[a_row(model)])
        yield Count(f"post {address}", 6, *[asked(reader, address)] * 2)
    for name in PAGES:
        yield Count(f"sida {reverse(name)}", 12, *(with_rows(size, reader, reverse(name)) for size in (10, 100)))
    for name, model in RECORDS.items():
        address = reverse(name, args=[a_row(model)])
        yield Count(f"sida {address}", 12, *[asked(reader, address)] * 2)


def a_row(model):
    rows = model.objects.order_by("-pk")
    return (rows.filter(grant__amount__gt=0) if model is GrantApplication else rows).first().pk


def with_rows(size, reader, address):
    with patch.object(tables, "PAGE_SIZE", size):
        return asked(reader, address)


def asked(reader, address, **parameters):
    """How many questions about the matter itself one request asks."""
    reader.fetch(address, **parameters)  # what is asked once and remembered
    asked = []

    def note(execute, sql, params, many, context):
        if sql.startswith("SELECT") and not OF_EVERY_REQUEST.search(sql):
            asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        reader.fetch(address, **parameters)
    return len(asked)
