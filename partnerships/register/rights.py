"""Who may do what: the one table of roles and areas that every `can_…` and `visible_to` asks.

A letter is a right: R read every board's, r read one's own, d read what is decided, C register, U change, D decide, P publish,
A attest, X hand out or execute. C, U, D, P, A and X always concern one's own boards; c and u one's own organisation.
"""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    SOCIAL = "social", _("Handläggare, socialkontoret")
    FINANCE = "finance", _("Ekonomi")
    CULTURE = "culture", _("Handläggare, kultur och fritid")
    SECRETARY = "secretary", _("Nämndsekreterare")
    READER = "reader", _("Nämndläsare")
    ADMIN = "admin", _("Administratör")
    REPRESENTATIVE = "representative", _("Organisationsföreträdare")
    COORDINATOR = "coordinator", _("Samordnare")
    OFFICE = "office", _("Kontorsrepresentant")
    GROUP_MEMBER = "group_member", _("Gruppledamot")
    ATTESTER = "attester", _("Beslutsattestant")
    DELEGATE = "delegate", _("Delegat")
    PROTECTED_READER = "protected_reader", _("Läsare av skyddade uppgifter")


class Scope(TextChoices):
    """What a role is held for; the values are the fields of the role assignment."""

    BOARD = "board", _("en nämnd")
    ORGANISATION = "organisation", _("en organisation")
    WHOLE = "whole_municipality", _("hela kommunen")


# Which scopes a role can be held for; those that are not here for a board, or for all boards at once.
SCOPES = dict.fromkeys(Role, (Scope.BOARD, Scope.WHOLE)) | {
    Role.FINANCE: (Scope.WHOLE,),
    Role.ATTESTER: (Scope.BOARD,),
    Role.ADMIN: (Scope.WHOLE,),
    Role.COORDINATOR: (Scope.WHOLE,),
    Role.PROTECTED_READER: (Scope.WHOLE,),
    Role.REPRESENTATIVE: (Scope.ORGANISATION,),
}


def in_words(scopes):
    return f" {_('eller')} ".join(str(scope.label) for scope in scopes)


def scopes_in_words():
    """What each role is held for, as a form's help."""
    said = {}
    for role, scopes in SCOPES.items():
        said.setdefault(in_words(scopes), []).append(str(role.label))
    return " ".join(_("För %(scope)s: %(roles)s.") % {"scope": scope, "roles": "; ".join(roles)} for scope, roles in said.items())


class Area(TextChoices):
    ORGANISATIONS = "organisations", _("Organisationer")
    CONTACTS = "contacts", _("Kontaktpersoner")
    PROTECTED = "protected", _("Skyddade kontaktpersoner")
    IOP = "iop", _("IOP-avtal")
    LEGAL_TEST = "legal_test", _("Juridisk prövning")
    RESOURCES = "resources", _("Resurser i IOP-avtal")
    SCHEMES = "schemes", _("Bidragsformer och omgångar")
    APPLICATIONS = "applications", _("Bidragsansökningar")
    GRANT_DECISIONS = "grant_decisions", _("Bidragsbeslut")
    PAYMENTS = "payments", _("Utbetalningar")
    GRANT_REPORTS = "grant_reports", _("Redovisning av bidrag")
    STATE_AID = "state_aid", _("Stöd av mindre betydelse")
    HANDED_IN = "handed_in", _("Handlingar från organisationer")
    ASSESSMENTS = "assessments", _("Bedömning av bidragsansökningar")
    ELIGIBILITY = "eligibility", _("Prövning av bidragsvillkor")
    COMPACT = "compact", _("Överenskommelsen")
    EVENTS = "events", _("Träffar")
    INITIATIVES = "initiatives", _("Initiativ")
    DECISIONS = "decisions", _("Nämndbeslut och ärenden")
    GOVERNING = "governing", _("Styrdokument")
    BUDGET = "budget", _("Budgetplan")
    COSTS = "costs", _("Utfall och överföringar")
    FORECASTS = "forecasts", _("Prognoser")
    FOLLOW_UP = "follow_up", _("Årlig uppföljning")
    BOARDS = "boards", _("Nämnder och kontor")
    PARAMETERS = "parameters", _("Beloppsgränser")
    USERS = "users", _("Användare och roller")
    LOG = "log", _("Händelselogg")


_COLUMNS = (
    Role.SOCIAL,
    Role.FINANCE,
    Role.CULTURE,
    Role.SECRETARY,
    Role.READER,
    Role.ADMIN,
    Role.REPRESENTATIVE,
    Role.COORDINATOR,
    Role.OFFICE,
    Role.GROUP_MEMBER,
    Role.ATTESTER,
    Role.DELEGATE,
)
_ROWS = {
    #                      social finance culture secr. reader admin repr. coord. office group attest. delegate
    Area.ORGANISATIONS:   "RCU    R       RCU     R     R      RCU   Ru    RCU    R      R     R       R",
    Area.CONTACTS:        "RCU    R       RCU     R     -      RCU   rcu   RCU    R      -     -       -",
    Area.PROTECTED:       "-      -       -       -     -      -     r     -      -      -     -       -",
    Area.IOP:             "RCU    R       rCU     R     R      R     rc    R      R      -     R       R",
    Area.LEGAL_TEST:      "RCU    R       rC      R     R      R     r     R      R      -     -       R",
    Area.RESOURCES:       "RCU    RU      RCU     R     R      R     r     R      R      -     -       R",
    Area.SCHEMES:         "R      R       RCU     R     R      RCU   R     R      R      R     R       R",
    Area.APPLICATIONS:    "rCU    R       rCU     R     d      R     rcu   R      R      -     R       rU",
    Area.GRANT_DECISIONS: "R      R       R       RCU   R      R     r     R      R      -     R       RD",
    Area.PAYMENTS:        "rC     RX      rC      -     -      -     r     -      -      -     RA      -",
    Area.GRANT_REPORTS:   "rCU    RU      rCU     R     -      R     rcu   R      R      -     -       -",
    Area.STATE_AID:       "RCU    R       RCU     R     R      R     r     R      R      -     -       R",
    Area.HANDED_IN:       "RCU    R       RCU     R     -      R     rcu   R      R      -     R       R",
    Area.ASSESSMENTS:     "rCU    R       rCU     R     -      R     -     R      -      -     -       r",
    Area.ELIGIBILITY:     "RC     R       RC      R     R      R     r     R      R      -     R       R",
    Area.COMPACT:         "R      R       RCU     R     R      R     R     RCU    R      R     R       R",
    Area.EVENTS:          "RCU    R       RCUP    R     R      R     R     RCU    R      R     R       R",
    Area.INITIATIVES:     "RCU    -       RCU     R     R      R     rc    RCU    RU     -      -       R",
    Area.DECISIONS:       "R      R       R       RCU   R      R     R     R      R      R     R       RD",
    Area.GOVERNING:       "RCU    R       RCU     RCU   R      R     R     RCU    R      R     R       R",
    Area.BUDGET:          "R      RCU     R       R     R      R     -     R      -      -     R       -",
    Area.COSTS:           "R      RCU     R       R     R      R     -     R      -      -     R       -",
    Area.FORECASTS:       "R      RCU     RCU     R     R      R     -     R      -      -     R       -",
    Area.FOLLOW_UP:       "RCUX   RX      RCUX    RX    RX     RX    -     RCUX   R      R     R       R",
    Area.BOARDS:          "R      R       R       R     R      RCU   R     R      R      R     R       R",
    Area.PARAMETERS:      "R      R       R       R     -      RCU   -     R      R      -     R       R",
    Area.USERS:           "R      R       R       R     -      RCU   -     R      -      -     -       -",
    Area.LOG:             "r      r       r       R     -      R     -     r      -      -     -       -",
}  # fmt: skip

RIGHTS = {area: dict(zip(_COLUMNS, row.split(), strict=True)) for area, row in _ROWS.items()}
for area in RIGHTS:
    RIGHTS[area][Role.PROTECTED_READER] = "R" if area in {Area.PROTECTED, Area.CONTACTS, Area.ORGANISATIONS} else "-"

# Areas that belong to no board: to hold the right for any board is to hold it.
WITHOUT_BOARD = frozenset(
    {
        Area.ORGANISATIONS,
        Area.CONTACTS,
        Area.PROTECTED,
        Area.BOARDS,
        Area.PARAMETERS,
        Area.USERS,
        Area.COMPACT,
        Area.EVENTS,
        Area.HANDED_IN,
        Area.ELIGIBILITY,
    }  # fmt: skip
)
