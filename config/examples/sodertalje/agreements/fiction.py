"""Every fictional agreement, from its draft to what it is in the story."""

from datetime import date, timedelta

from partnerships.agreements.models import IOPAgreement, WelfareArea
from partnerships.audit.services import add
from partnerships.cases.models import CaseReference
from partnerships.ground.days import add_months

from .. import legal_tests
from ..follow_ups import load_goals
from .changes import amend, extend, renew
from .decisions import settle
from .milestones import load_milestones
from .parties import load_groups, load_parties
from .resources import load_resources
from .story import EXTENDED, EXTENSIONS, FICTION, NOW, OWN_NOTICE
from .texts import texts


def load_fiction(boards, organisations, users, offices):
    """Criteria, agreements with parties, resources, timeline, legal tests, follow-ups and payments, and choices of form."""
    legal_tests.load_criteria(users)
    areas = list(WelfareArea.objects.order_by("pk"))
    for serial, (key, title, code, names, area, start, end, kronor) in enumerate(FICTION, start=1):
        first, last = start and date(*start), end and date(*end)
        year = min(add_months(first, -6), NOW - timedelta(days=70)).year if first else NOW.year  # when the work on it began
        case = CaseReference(raw=f"{code} {year}/{600 + 19 * serial}", title=title, board=boards[code])
        add(None, case)
        agreement = IOPAgreement(
            title=title,
            case=case,
            responsible_board=boards[code],
            responsible_office=offices[code],
            welfare_area=areas[area],
            start_date=first,
            end_date=last,
            notice_months=3 if first else None,
            **(extension := EXTENSIONS.get(key, {"extension": "none"}) if first else {}),
            registered_in_diary=True if first else None,
            **(texts(key, extension["extension"]) if first else {"challenge": "Otrygghet i centrum på kvällar och helger."}),
        )
        add(users[legal_tests.officer(code)], agreement)
        parties = load_parties(agreement, boards[code], [organisations[name] for name in names], OWN_NOTICE.get(key))
        if first:
            load_resources(agreement, parties, kronor, key)
            load_milestones(agreement)
            load_groups(agreement, parties)
            load_goals(agreement, key)
        settle(agreement, key, users, parties, kronor)
        if key in EXTENDED:
            extend(agreement, users, parties, kronor, *EXTENDED[key])
    renew(users, boards["SN"], IOPAgreement.objects.get(title="Gemenskap för äldre"))
    amend(users, IOPAgreement.objects.get(title="Öppen dagverksamhet"))
    legal_tests.load_form_choices(boards, organisations, users)
