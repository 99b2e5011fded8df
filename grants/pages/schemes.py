"""What stands on the page of a form of grant."""

from django.urls import reverse
from django.utils.translation import gettext as _

from partnerships.ground.money import format_kronor


def scheme_facts(scheme):
    governing = scheme.governing_document
    return [
        (_("Kod"), scheme.code),
        (_("Högsta belopp"), scheme.max_amount and format_kronor(scheme.max_amount)),
        (_("Räknesätt"), scheme.get_calc_method_display()),
        (_("Redovisning inom (dagar)"), scheme.report_days),
        (_("Styrdokument"), governing and str(governing), governing and governing.get_absolute_url()),
        (_("Beslut om reglerna"), scheme.rules_decision and str(scheme.rules_decision)),
        (_("Regler"), scheme.rules),
        (_("Standardvillkor"), scheme.conditions),
        (_("Konto"), scheme.account_code),
        (_("Kostnadsställe"), scheme.cost_centre),
    ]


def demand_facts(scheme):
    """What is demanded of those who apply; what is not demanded is not told of as unknown."""
    names = ", ".join(category.name for category in scheme.eligible_categories.all())
    documents = ", ".join(str(document) for document in scheme.requires_documents.all())
    facts = [(_("Kategorier"), names or _("Alla får söka")), (_("Handlingar som begärs"), documents or _("Inga"))]
    if scheme.min_members is not None:
        facts.append((_("Minsta antal medlemmar"), scheme.min_members))
    if ages := scheme.ages_in_words():
        facts.append((_("Medlemmar som räknas"), ages))
    local = _("Krävs, var sätet än är") if scheme.demands_local_activity else _("Krävs inte")
    facts.append((_("Verksamhet för medlemmar i kommunen"), local))
    if scheme.apply_days_before is not None:
        facts.append((_("Söks senast"), _("%(days)s dagar före start") % {"days": scheme.apply_days_before}))
    return facts


def scheme_acts(scheme):
    """(label, address) for those who may change the scheme."""
    acts = [
        (_("Ny omgång"), reverse("grants:open_round", args=[scheme.pk])),
        (_("Ny regel för sena ansökningar"), reverse("grants:register_late_rule", args=[scheme.pk])),
        (_("Ändra"), reverse("grants:change_scheme", args=[scheme.pk])),
        (_("Handlingar som begärs"), reverse("grants:ask_for_documents", args=[scheme.pk])),
    ]
    if scheme.years_to_copy():
        acts.insert(1, (_("Kopiera omgångar"), reverse("grants:copy_rounds", args=[scheme.pk])))
    return acts
