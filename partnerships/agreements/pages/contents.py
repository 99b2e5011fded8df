"""The table of contents of an agreement's page."""

from django.utils.translation import gettext_lazy as _

# (id of the section, its heading, the word of the page's context that it is drawn from), in the order of the page.
SECTIONS = (
    ("checklista", _("Inför undertecknandet"), "checklist"),
    ("uppgifter", _("Uppgifter"), "facts"),
    ("kommunens-pengar", _("Kommunens medel"), "own_money"),
    ("parter", _("Parter"), "parties"),
    ("struket", _("Struket"), "struck"),
    ("tidslinje", _("Tidslinje"), "timeline"),
    ("handlingar", _("Handlingar"), "documents"),
    ("resurser", _("Gemensamma resurser"), "money"),
    ("innehall", _("Innehåll"), "texts"),
    ("organisation", _("Organisation"), "groups"),
    ("villkor", _("Villkor"), "terms"),
    ("per-ar", _("Per år"), "years"),
    ("utbetalningar", _("Utbetalningar"), "payments"),
    ("mal", _("Mål"), "goals"),
    ("uppfoljningar", _("Uppföljningar"), "follow_ups"),
    ("statsstod", _("Stöd av mindre betydelse"), "aid"),
    ("statsstod", _("Stöd av mindre betydelse"), "prepare_aid"),
    ("juridisk-provning", _("Juridisk prövning"), "legal_tests"),
    ("historik", _("Historik"), "history"),
)
# Sections that stand on the page also when there is nothing in them yet.
ALSO_EMPTY = frozenset({"money", "parties", "documents", "groups", "goals", "follow_ups", "legal_tests", "history"})


def contents(context):
    """(id, heading) of the sections that the page shows, each once."""
    return list(dict.fromkeys((place, heading) for place, heading, name in SECTIONS if is_shown(name, context.get(name))))


def is_shown(name, value):
    return value is not None if name in ALSO_EMPTY else bool(getattr(value, "rows", value))
