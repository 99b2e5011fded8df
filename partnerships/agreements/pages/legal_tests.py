"""What the record of a legal test tells, and what the form for one begins with."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day

from ..permissions import can_register_legal_test


def asked(criteria_set, earlier=None):
    """What the form asks by, and which earlier test it is filled in from."""
    kept = _("Tidigare prövningar står kvar. Den senaste gäller.")
    if criteria_set is None:
        return _("Inga kriterier gäller i dag. En administratör lägger till dem under IOP-avtal, Kriterier.")
    told = [_("Frågorna är %(name)s.") % {"name": criteria_set.name}, _("Slutsatsen följer av svaren."), kept]
    if earlier:
        filled = _("Svaren är ifyllda från prövningen %(day)s. Gå igenom dem och ändra det som inte stämmer längre.")
        told.append(filled % {"day": format_day(earlier.examined_on)})
    return " ".join(told)


def receipt(test):
    """What the answers led to, told as soon as they are saved."""
    return _("Prövningen är sparad. Slutsatsen som följer av svaren: %(outcome)s.") % {"outcome": test.outcome}


def facts(test):
    """What everybody who sees the test may know of it."""
    agreement = test.agreement
    return [
        (_("Avtal"), agreement.title, agreement.get_absolute_url()),
        (_("Diarienummer"), agreement.case and agreement.case.raw),
        (_("Ansvarig nämnd"), agreement.responsible_board.name),
        (_("Prövad"), format_day(test.examined_on)),
        (_("Slutsats"), test.outcome),
    ]


def reasons(test):
    """What those may know besides who read the reasons."""
    rows = [(_("Prövad av"), test.examined_by_role), (_("Kriterier"), test.asked_by)]
    if test.criteria_set and test.criteria_set.guideline:
        rows.append((_("Riktlinje"), test.criteria_set.guideline))
    if test.cleared_on:
        rows.append((_("Prövad av jurist"), f"{format_day(test.cleared_on)}, {test.cleared_by_role}"))
    if document := test.cleared_document:
        rows.append((_("Juristens utlåtande"), document.title, document.get_absolute_url()))
    return rows


def warnings(test, answers):
    """Every fault, the weightiest first, and what overrode the test."""
    found, agreement = [], test.agreement
    hindrances = [] if test.cleared_on else sorted(
        (each for each in answers if each.means() in test.WEIGHT), key=lambda each: test.WEIGHT.index(each.means())
    )  # fmt: skip
    if hindrances:
        text = " ".join(
            f"{each.criterion.question} {each.get_answer_display()}: {each.get_means_display()}." for each in hindrances
        )
        found.append({"title": _("Slutsatsen följer av det tyngsta felet"), "text": text, "tone": test.tone})
    if agreement.is_overridden and agreement.overridden_test_id == test.pk:
        found.append(override(agreement, True))
    return found


def override(agreement, reads_reasons):
    """That the board decided against the test: in plain sight, with by whom and why to who reads the reasons."""
    title = _("Beslutat med undantag från den juridiska prövningen")
    if not reads_reasons:
        return {"title": title, "text": "", "tone": "danger"}
    text = _("Undantag av %(role)s: %(reason)s") % {"role": agreement.override_role, "reason": agreement.override_reason}
    return {"title": title, "text": text, "tone": "danger"}


def acts(user, test):
    """What this user can do now."""
    if can_register_legal_test(user, test.agreement) and test.can_be_cleared():
        return [(_("Registrera juristens bedömning"), reverse("agreements:clear_legal_test", args=[test.pk]))]
    return []
