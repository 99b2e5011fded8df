"""What does not add up, counted on the overview and listed on a page of its own."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from budget.models import ActualCost, BudgetLine
from partnerships.cases.models import BoardDecision
from partnerships.register.models import Organisation, User
from reports.quality import findings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("example")]


@pytest.fixture
def faults():
    """Besides the slips of the example's documents, one of each kind that they do not have."""
    line = BudgetLine.objects.get(item__name__startswith="Facilitator", year=2019)
    ActualCost.objects.create(line=line, date=date(2019, 3, 1), amount=line.amount + 1)
    BudgetLine.objects.filter(pk=line.pk).update(amount=line.amount + 1, reserved=Decimal("1"))
    Organisation.objects.create(name="Utan nummer", legal_form=Organisation.LegalForm.ASSOCIATION)
    BoardDecision.objects.create(
        board=line.plan.owner_board,
        title="Utan paragraf",
        is_delegated=True,
        delegate_role="Enhetschef",
        meeting_date=date(2019, 1, 8),
    )


def test_every_finding_on_the_overview_leads_to_exactly_what_it_counts(client, faults):
    client.force_login(User.objects.filter(role_assignments__role="coordinator").first())
    overview = client.get("/oversikt/").content.decode()
    shown = re.findall(r'<li>\s*<a class="ds-link" href="([^"]+)">([^<]+)</a>\s*<span class="ds-tag"[^>]*>(\d+)</span>', overview)
    found = {finding.check: finding for finding in findings(User.objects.get(role_assignments__role="coordinator"))}
    assert {name for _url, name, _count in shown} == {name for name, finding in found.items() if finding.count}
    assert len(shown) > 8
    for url, name, count in shown:
        rows = client.get(url).context["found"].rows
        assert len(rows) == int(count) == found[name].count, name
        for row in rows:
            assert client.get(row["cells"][0].url).status_code == 200, name


def test_what_is_mended_is_told_and_what_never_was_checked_is_no_page(client):
    client.force_login(User.objects.filter(role_assignments__role="coordinator").first())
    nothing = next(finding for finding in findings() if not finding.count)
    assert nothing.get_absolute_url() == ""
    page = client.get(reverse("reports:finding", args=[nothing.name]))
    assert "Inget fel finns i det du kan se." in page.content.decode()
    assert client.get(reverse("reports:finding", args=["finns-inte"])).status_code == 404


def test_the_findings_have_addresses_of_their_own():
    names = [finding.name for finding in findings()]
    assert len(set(names)) == len(names)
