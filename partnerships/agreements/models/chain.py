"""Agreements that replace one another, one after the other."""

from .agreement import IOPAgreement


def chain_of(pk):
    """The numbers of an agreement, of all that it replaces and of all that replace it, by whichever branch.

    Few agreements replace another, so all those ties are read at once: a page asks as much of a long chain as of a short one.
    """
    ties = {}
    for new, old in IOPAgreement.objects.filter(predecessor__isnull=False).values_list("pk", "predecessor"):
        ties.setdefault(new, set()).add(old)
        ties.setdefault(old, set()).add(new)
    found, left = set(), {pk}
    while left:
        found |= left
        left = set().union(*(ties.get(each, ()) for each in left)) - found
    return found
