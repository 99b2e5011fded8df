"""Parties, and the groups that they sit in."""

from partnerships.agreements.models import IOPGroup, IOPGroupMember, IOPParty
from partnerships.audit.services import add


def load_parties(agreement, board, organisations, own_notice):
    """The board first, then the associations."""
    municipal = IOPParty(
        agreement=agreement,
        side="municipal",
        board=board,
        role="Medfinansierar, upplåter lokal och utser samordnare",
        signatory_role="Nämndens ordförande",
    )
    parties = [add(None, municipal)]
    for organisation in organisations:
        party = IOPParty(
            agreement=agreement,
            side="idea_driven",
            organisation=organisation,
            role="Leder verksamheten och rekryterar volontärer",
            signatory_role="Ordförande",
            notice_months=own_notice,
        )
        parties.append(add(None, party))
    return parties


# Who sits in the steering group: by roles, the municipality's and each association's.
SEATS = {"municipal": ("Verksamhetschef", "Handläggare"), "idea_driven": ("Ordförande", "Verksamhetsledare")}


def load_groups(agreement, parties):
    """A steering group of all parties, and where there are several associations a working group of theirs."""
    groups = [("steering", "", "Leder partnerskapet och följer upp målen.", "Fyra gånger om året", parties)]
    if len(parties) > 2:
        groups.append(("working", "Arbetsgruppen för vardagen", "Planerar verksamheten.", "En gång i månaden", parties[1:]))
    for kind, name, task, meets, sitting in groups:
        group = add(None, IOPGroup(agreement=agreement, kind=kind, name=name, task=task, meets=meets))
        for party in sitting:
            for role in SEATS[party.side]:
                add(None, IOPGroupMember(group=group, party=party, role=role, valid_from=agreement.start_date))
