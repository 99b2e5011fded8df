"""What the documents tell of agreements: the fields of welfare and the one true agreement."""

from datetime import date

from partnerships.agreements.models import IOPAgreement, WelfareArea
from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision

from .story import State

MEMO = "Tjänsteskrivelse 2018-05-31"


WELFARE_AREAS = ("Socialt stöd och omsorg", "Äldre", "Barn och unga", "Integration och etablering", "Arbetsmarknad", "Folkhälsa")


def load(boards, cases, users, offices):
    """The fields of welfare, and the true agreement: what the documents tell of it. The rest is not known, and not guessed."""
    for name in WELFARE_AREAS:
        add(None, WelfareArea(name=name))
    decision = BoardDecision(
        board=boards["SN"],
        title="Avtal om idéburet offentligt partnerskap",
        meeting_date=date(2015, 11, 24),
        paragraph=161,
        text="Nämnden fastställer ett avtal om idéburet offentligt partnerskap.",
    )
    add(None, decision)
    agreement = IOPAgreement(
        title="IOP-avtal enligt socialnämndens beslut § 161",
        responsible_board=boards["SN"],
        responsible_office=offices["SN"],
        decision=decision,
        imported_incomplete=True,
        known_in_force_on=date(2018, 5, 31),
        source=MEMO,
        state=State.SIGNED,
    )
    add(None, agreement)
