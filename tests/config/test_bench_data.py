"""The made-up rows for measuring are what they say, and the measuring itself runs."""

from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db.models import F
from django.test import override_settings

from grants.models import GrantApplication, GrantDecision, GrantPayment, GrantReport, GrantRound
from partnerships.audit.models import AuditEvent
from partnerships.ground.identifiers import check_bankgiro, check_org_number
from partnerships.payments.models import Payment
from partnerships.register.models import Municipality, Organisation
from tests.bench.__main__ import SCALES
from tests.bench.axes import measure

pytestmark = pytest.mark.django_db

AXES = (
    "Excel, 50 rader",
    "Excel, toppminne vid 50 rader",
    "API, 100 rader",
    "sida, 50 rader",
    "databas → arbetsbok",
    "årsrapportens summor",
    "Lista in, torrkörning av 50 bidrag",
    "Lista in, inläsning av 50 bidrag",
    "Lista in, skrivlås för 50 bidrag",
    "API, lista vid 1500 bidrag",
    "lista /api/v1/grant-applications/",
    "post /api/v1/grant-applications/",
    "sida /bidrag/",
)


def make(organisations, grants):
    answer = StringIO()
    call_command("make_bench_data", organisations=organisations, grants=grants, stdout=answer)
    return answer.getvalue().strip()


def test_there_are_as_many_organisations_and_grants_as_asked_for():
    assert make(20, 200) == "20 organisationer och 200 bidrag lades till."
    assert (Organisation.objects.count(), GrantApplication.objects.count()) == (20, 200)
    assert set(GrantApplication.objects.values_list("state", flat=True)) == {
        "draft",
        "submitted",
        "dismissed",
        "withdrawn",
        "decided",
    }
    decided = GrantApplication.objects.filter(state="decided").count()
    assert decided == GrantDecision.objects.count() > 100
    assert Municipality.objects.get().is_example


def test_each_grant_is_paid_in_full_and_kept_within_its_round():
    make(20, 200)
    granted = GrantDecision.objects.granted()
    assert granted.total("amount") == Payment.objects.paid().total("amount") == GrantRound.objects.all().total("reserved") > 0
    assert granted.count() == GrantPayment.objects.count() > GrantReport.objects.count() > 0
    assert not GrantPayment.objects.exclude(payment__amount=F("grant__amount")).exists()
    asked = sum(GrantApplication.objects.values_list("requested_amount", flat=True), Decimal(0))
    assert asked == GrantApplication.objects.all().total("requested_amount")


def test_the_rows_have_the_keys_and_the_rules_of_rows_that_are_saved():
    make(20, 100)
    for row in [*Organisation.objects.all(), *GrantApplication.objects.all()]:
        row.full_clean()
        keys = row.sort_text, row.search_text
        row.save()
        assert (row.sort_text, row.search_text) == keys
    for organisation in Organisation.objects.all():
        assert check_org_number(organisation.org_number) == organisation.org_number
        assert check_bankgiro(organisation.bankgiro) == organisation.bankgiro
    for row in [*GrantDecision.objects.all(), *GrantReport.objects.all(), *GrantRound.objects.all()]:
        row.full_clean()


def test_the_second_time_only_what_is_lacking_is_added():
    make(20, 60)
    before = list(GrantApplication.objects.order_by("pk").values())
    assert make(20, 60) == "0 organisationer och 0 bidrag lades till."
    assert make(25, 100) == "5 organisationer och 40 bidrag lades till."
    assert (Organisation.objects.count(), GrantApplication.objects.count()) == (25, 100)
    assert list(GrantApplication.objects.order_by("pk").values())[:60] == before
    assert GrantRound.objects.all().total("reserved") == GrantDecision.objects.all().total("amount")
    assert AuditEvent.objects.filter(act="made_bench_data").count() == 2


def test_a_register_in_use_gets_no_made_up_rows(municipality):
    with pytest.raises(CommandError, match="Provköpings kommun"):
        make(1, 1)
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(("organisations", "grants"), [(0, 10), (10, -1), (1_000_000, 0)])
def test_a_number_that_cannot_be_made_is_refused(organisations, grants):
    with pytest.raises(CommandError, match="Ange 1–900000 organisationer"):
        make(organisations, grants)


@pytest.mark.once
@override_settings(ROOT_URLCONF="tests.bench.plain")
def test_the_measuring_runs_and_shows_every_axis():
    shown = []
    measure(SCALES["tiny"], show=shown.append)
    assert all(any(line.startswith(axis) for line in shown) for axis in AXES)
