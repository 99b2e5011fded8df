"""What does not add up, counted on the overview and listed on a page of its own."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from budget.models import ActualCost, BudgetLine
from partnerships.agreements.models import IOPAgreement
from partnerships.cases.models import BoardDecision, CaseReference
from partnerships.ground.days import today
from partnerships.register.models import Organisation, RoleAssignment, User
from reports.period import ReportYear
from reports.quality import Scope, agreements_with_gaps, findings

pytestmark = [pytest.mark.once, pytest.mark.django_db, pytest.mark.usefixtures("example")]


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
    keeper = User.objects.create(name="Alla områden", email="alla@example.org")
    for role in ("social", "culture", "secretary", "finance", "admin"):
        RoleAssignment.objects.create(user=keeper, role=role, whole_municipality=True)
    client.force_login(keeper)
    overview = client.get("/oversikt/att-se-over/").content.decode()
    shown = re.findall(r'<li>\s*<a class="ds-link" href="([^"]+)">([^<]+)</a>\s*<span class="ds-tag"[^>]*>(\d+)</span>', overview)
    found = {finding.check: finding for finding in findings(keeper) if finding.count}
    gaps = {name for name in found if name.startswith("IOP-avtal där uppgift saknas: ")}
    gathered = agreements_with_gaps(Scope(keeper))
    assert {name for _url, name, _count in shown} == found.keys() - gaps | {gathered.check}
    assert {row.thing for name in gaps for row in found[name].rows} == {row.thing for row in gathered.rows}
    found[gathered.check] = gathered
    assert len(shown) > 8
    things = {}  # a record with many faults is looked at once
    for url, name, count in shown:
        rows = client.get(url).context["found"].rows
        assert len(rows) == int(count) == found[name].count, name
        things |= {row["cells"][0].url: name for row in rows}
    for thing, name in things.items():
        assert client.get(thing).status_code == 200, name


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


def test_what_one_cannot_mend_is_left_to_the_follow_up(client, faults):
    client.force_login(User.objects.filter(role_assignments__role="attester").first())
    assert client.get("/oversikt/att-se-over/").context["findings"] == []
    assert any(row["cells"][1].text != "0" for row in client.get("/uppfoljning/").context["findings"].rows)


def test_an_agreement_that_is_prepared_is_counted_and_a_draft_is_not(faults):
    decision = BoardDecision.objects.latest("pk")
    agreement = IOPAgreement.objects.create(title="Tomt avtal", responsible_board=decision.board, decision=decision)
    for state, counted in (("draft", False), ("prepared", True), ("decided", True), ("declined", False)):
        IOPAgreement.objects.filter(pk=agreement.pk).update(state=state)
        assert (str(agreement) in agreements_with_gaps(Scope()).things) is counted


def test_a_report_tells_of_its_year_and_earlier(faults):
    def things(report, check):
        return next(finding for finding in findings(report=report) if finding.check == check).things

    decision = BoardDecision.objects.latest("pk")
    board = decision.board
    CaseReference.objects.create(raw="KS 2025/9", matter=CaseReference.objects.filter(matter=None).first(), board=board)
    signed = {
        "state": "signed",
        "decision": decision,
        "start_date": date(2025, 1, 1),
        "end_date": date(2025, 12, 31),
        "signed_on": date(2025, 1, 1),
    }
    IOPAgreement.objects.create(title="Nytt", responsible_board=board, **signed)
    for check, thing in (
        ("Organisationer utan organisationsnummer", "Utan nummer"),
        ("Nämnder vars beslut saknas i ärendet", f"{board} (KS 2025/9)"),
        ("IOP-avtal utan känt belopp", "Nytt"),
    ):
        assert thing not in things(ReportYear(2019), check)
        assert thing in things(None, check)
        assert thing in things(ReportYear(today().year), check)
