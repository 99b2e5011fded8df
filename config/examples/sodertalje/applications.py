"""Three made-up applications in hand, each at its own stage: one to complete, one that two assess, one that is assessed."""

from datetime import date, timedelta
from decimal import Decimal

from django.core.files.uploadedfile import SimpleUploadedFile

from grants import services as grants
from grants.models import AgeSpan, ApplicationStatistics, GrantRound, GrantScheme, RequiredDocument
from partnerships.audit.services import add
from partnerships.ground.days import today
from partnerships.register.models import RoleAssignment
from partnerships.register.rights import Role

from .boards import new_user
from .fiction import REPRESENTED, register

Gender = ApplicationStatistics.Gender

# name, explanation, once a year
DOCUMENTS = [
    ("Årsmötesprotokoll", "Justerat protokoll från senaste årsmötet.", True),
    ("Ekonomisk berättelse", "Resultat och balans för det senaste året.", True),
    ("Revisionsberättelse", "Undertecknad av revisorn.", True),
    ("Stadgar", "De som gäller nu.", True),
    ("Hyresavtal", "För den lokal som ansökan gäller.", False),
]
# name, from age, to age
AGE_SPANS = [
    ("0–6 år", 0, 6),
    ("7–12 år", 7, 12),
    ("13–25 år", 13, 25),
    ("26–64 år", 26, 64),
    ("65 år och äldre", 65, None),
    ("Ålder okänd", None, None),
]
CRITERIA = [
    ("Hur många invånare lokalen är öppen för", 10),
    ("Hur lokalen delas med andra föreningar", 5),
    ("Kostnadens rimlighet", 5),
]
ASKING = {"LB": ("Årsmötesprotokoll", "Ekonomisk berättelse", "Hyresavtal"), "VB": ("Årsmötesprotokoll", "Ekonomisk berättelse")}

TO_COMPLETE, TO_ASSESS, ASSESSED = REPRESENTED, "Zenitens teatersällskap", "Ådalstorps hembygdsförening"


def load(boards, organisations, users):
    """What forms of grant ask for, and a round that has just closed."""
    documents = {}
    for name, explanation, yearly in DOCUMENTS:
        documents[name] = add(None, RequiredDocument(name=name, explanation=explanation, yearly=yearly))
    spans = [
        add(None, AgeSpan(name=name, age_from=first, age_to=last, order=place))
        for place, (name, first, last) in enumerate(AGE_SPANS, start=1)
    ]
    officer = users["culture"]
    for code, names in ASKING.items():
        scheme = GrantScheme.objects.get(code=code)
        grants.ask_for_documents(actor=officer, scheme=scheme, requires_documents=[documents[name] for name in names])
    scheme = GrantScheme.objects.get(code="LB")
    round = open_round(scheme)
    criteria = load_criteria(officer, scheme, round)
    other = users["culture2"] = new_user("culture2", "Handläggare 2, kultur och fritid")
    add(None, RoleAssignment(user=other, role=Role.CULTURE, board=boards["KFN"]), act="gave_role")
    for place, name in enumerate((TO_COMPLETE, TO_ASSESS, ASSESSED)):
        application = apply(
            round, organisations[name], officer, Decimal(45000 + 20000 * place), spans[place:4], name != TO_COMPLETE
        )
        hand_in(officer, application, documents["Årsmötesprotokoll"])
        if name == TO_COMPLETE:
            ask_to_complete(officer, application, documents)
            continue
        hand_in(officer, application, documents["Hyresavtal"])
        for assessor, given in ((officer, (8, 4, 3)), (other, (5, 4, 2))):
            assess(assessor, application, criteria, given)
        if name == ASSESSED:
            propose(officer, application, criteria)
        else:
            grants.declare_conflict(actor=officer, application=application, user=users["delegate"])


def open_round(scheme):
    days = {"opens": today() - timedelta(days=60), "closes": today() - timedelta(days=6)}
    return add(None, GrantRound(scheme=scheme, board=scheme.board, year=today().year + 1, frame=Decimal("900000"), **days))


def load_criteria(officer, scheme, round):
    """They hold from this round on: the older ones were decided without."""
    held = {"actor": officer, "scheme": scheme, "active_from": round.opens}
    return [
        grants.register_criterion(order=place, text=text, max_points=points, **held)
        for place, (text, points) in enumerate(CRITERIA, start=1)
    ]


def apply(round, organisation, officer, asked, spans, is_whole):
    """One of them leaves the period out, and counts fewer members by age than it says it has."""
    application = register(round, None, organisation, officer, asked)
    if not is_whole:
        application = grants.change_application(actor=officer, application=application, period_from=None, period_to=None)
    counts = [
        {"age_span": span, "gender": gender, "count": count}
        for span in spans
        for gender, count in ((Gender.WOMAN, 14), (Gender.MAN, 11), (Gender.OTHER, 2))
    ]
    application = grants.count_members(actor=officer, application=application, counts=counts)
    return grants.submit_application(actor=officer, application=application, submitted_on=round.closes - timedelta(days=4))


def hand_in(officer, application, required):
    file = SimpleUploadedFile("handling.txt", f"Påhittad handling: {required}".encode())
    about = {"organisation": application.organisation, "year": application.round.year, "application": application}
    grants.hand_in_document(actor=officer, required=required, file=file, doc_date=date(today().year, 3, 12), **about)


def ask_to_complete(officer, application, documents):
    grants.request_completion(
        actor=officer,
        application=application,
        text="Ange vilken tid hyran gäller, och lämna hyresavtalet och den ekonomiska berättelsen.",
        due=today() + timedelta(days=14),
        parts=["period", "statistics"],
        documents=[documents["Hyresavtal"], documents["Ekonomisk berättelse"]],
    )


def assess(assessor, application, criteria, given):
    grants.assess_application(
        actor=assessor,
        application=application,
        points=[
            {"criterion": each, "points": points, "comment": "Öppet fyra kvällar i veckan." if place == 0 else ""}
            for place, (each, points) in enumerate(zip(criteria, given, strict=True))
        ],
        proposed_amount=application.requested_amount - 5000,
        motivation="Lokalen är öppen för många och delas med två föreningar.",
    )


def propose(officer, application, criteria):
    grants.conclude_assessment(
        actor=officer,
        application=application,
        amount=Decimal("75000"),
        reason="Lokalen är öppen för alla invånare fyra kvällar i veckan och kostnaden är rimlig.",
        criteria=[criteria[0], criteria[2]],
    )
