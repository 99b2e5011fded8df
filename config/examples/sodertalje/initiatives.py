"""Fictional initiatives over three years: from an association and from others, answered and not, one of them late."""

from datetime import date, timedelta
from decimal import Decimal

from grants.models import GrantApplication
from grants.services import change_application
from partnerships.agreements.models import IOPAgreement
from partnerships.agreements.services import change_agreement
from partnerships.audit.services import add
from partnerships.ground.days import today
from partnerships.initiatives import services
from partnerships.initiatives.models import Initiative
from partnerships.register.models import LegalParameter

from .fiction import REPRESENTED
from .legal_tests import officer

Kind, Channel, Outcome = Initiative.Kind, Initiative.Channel, Initiative.Outcome

DAYS_TO_ANSWER = 30  # made up: what the municipality promises is its own to decide

# title, kind, channel, organisation (None: a private person), the answering office's board, received, texts by field
INITIATIVES = [
    ("Språkkafé i bibliotekets lokaler", Kind.INITIATIVE, Channel.FORUM, "Öppna fönstrets vänförening", "KFN",
     date(2023, 10, 9), {
         "idea": "Språkkafé två kvällar i veckan, med volontärer som leder samtalen.",
         "challenge": "Nyanlända saknar tillfällen att tala svenska.",
         "purpose": "Fler talar svenska i vardagen och lär känna orten.",
         "wanted_from_municipality": "Lokal och en kontaktperson.", "own_resources": "Tolv volontärer.",
         "follow_up": "Antal deltagare varje termin.",
     }),
    ("Vinterbad med bastu vid kajen", Kind.INITIATIVE, Channel.MAIL, None, "KFN", date(2024, 2, 5), {
         "idea": "En bastu som är öppen för alla.", "purpose": "Rörelse och gemenskap på vintern.",
         "follow_up": "Antal besök.",
     }),
    ("När öppnar höstens ansökningar om föreningsbidrag?", Kind.QUESTION, Channel.MAIL, "Björkviks IF", "KFN",
     date(2024, 8, 20), {"idea": "Vi vill planera vår budget och undrar när ansökan öppnar."}),
    ("Öppet hus för stödsamtal", Kind.INITIATIVE, Channel.CONTACT_POINT, "Stiftelsen Härdens vänner", "SN", date(2025, 3, 3), {
         "idea": "Öppet hus en kväll i veckan för den som behöver någon att tala med.",
         "challenge": "Vägen till stöd är lång för den som aldrig har sökt det.",
         "purpose": "Fler söker stöd tidigt.", "wanted_from_municipality": "Bidrag till en samordnare.",
         "own_resources": "Lokal och åtta samtalsledare.", "follow_up": "Antal samtal, och en enkät varje vår.",
     }),
    ("Sen återkoppling efter dialogforum", Kind.COMPLAINT, Channel.MAIL, "Vattentornets byalag", "KFN",
     date(2025, 11, 17), {"idea": "Anteckningarna kom först tre månader efter forumet."}),
    ("Trygga vägar hem från ungdomens träffpunkter", Kind.INITIATIVE, Channel.MEETING, "Östanvinds scoutkår", "SN",
     date(2026, 6, 8), {
         "idea": "Föräldrar och ledare går tillsammans på kvällarna.", "challenge": "Unga känner sig otrygga på vägen hem.",
         "purpose": "Fler vågar gå på kvällens aktiviteter.", "wanted_from_municipality": "Samordning mellan skola och fritid.",
         "follow_up": "Enkät till ungdomarna.",
     }),
    ("Matkasse till hushåll med barn", Kind.INITIATIVE, Channel.FORM, REPRESENTED, "SN", date(2026, 9, 1), {
         "idea": "Överskott från butiker delas ut två gånger i veckan.",
         "challenge": "Fler hushåll har svårt att få pengarna att räcka.",
     }),
    ("Fler sena tider i samlingslokalerna", Kind.VIEW, Channel.FORM, "Tallåsens pensionärsförening", "KFN", None,
     {"idea": "I dialogen om lokaler saknade vi kvällstiderna."}),
]  # fmt: skip


def load_time_to_answer():
    add(
        None,
        LegalParameter(
            key="initiative_answer_days",
            name="Svarstid för initiativ, frågor och klagomål",
            value=Decimal(DAYS_TO_ANSWER),
            unit="dagar",
            source_title="Exempel, inte beslutat",
        ),
    )


def load(boards, organisations, users, offices):
    """Through the same acts as the pages: closed, declined, answered, in dialogue over two boards, late, and just come in."""
    load_time_to_answer()
    made = []
    for number, (title, kind, channel, name, code, received, texts) in enumerate(INITIATIVES, start=1):
        contact = {"name": "Föreningens kontaktperson" if name else "Den som skrev", "email": f"initiativ{number}@example.org"}
        initiative = services.register_initiative(
            actor=users[officer(code)], title=title, kind=kind, channel=channel,
            organisation=organisations[name] if name else None, initiator="" if name else "person",
            received_on=received or today() - timedelta(days=4), contact=contact, **texts,
        )  # fmt: skip
        made.append((initiative, users[officer(code)], offices[code]))
    language, sauna, question, support, complaint, safety, food, _view = made
    settle(*language, days=24, outcome=Outcome.IOP, answer="Vi vill pröva ett partnerskap tillsammans med er.")
    settle(*sauna, days=41, outcome=Outcome.NO, reason="Kajen är upplåten till annat till och med 2030.",
           answer="Det går inte på den platsen. Vi berättar gärna om andra platser.")  # fmt: skip
    settle(*question, days=3, answer="Ansökan öppnar den 1 september och stänger den 31 oktober.")
    settle(*support, days=18, outcome=Outcome.GRANT, answer="Det ryms inom bidraget till sociala organisationer.")
    settle(*complaint, days=12, answer="Vi beklagar. Anteckningarna publiceras hädanefter inom två veckor.")
    together(safety, boards, offices, users["coordinator"])
    acknowledge(*food[:2], days=2)
    tie(language[0], support[0], users)


def acknowledge(initiative, actor, days):
    day = initiative.received_on + timedelta(days=days)
    return services.acknowledge_initiative(actor=actor, initiative=initiative, acknowledged_on=day)


def settle(initiative, actor, office, *, days, answer, outcome="", reason=""):
    """Acknowledged, handed out, talked over where it has an outcome, answered after some days, and closed."""
    initiative = acknowledge(initiative, actor, 1)
    initiative = services.assign_initiative(
        actor=actor, initiative=initiative, owner_office=office, boards_concerned=[office.board]
    )
    day = initiative.received_on + timedelta(days=days)
    if outcome:
        initiative = services.start_dialogue(actor=actor, initiative=initiative, dialogue_on=day - timedelta(days=10))
        initiative = services.decide_initiative(
            actor=actor, initiative=initiative, outcome=outcome, outcome_reason=reason, decided_on=day
        )
    initiative = services.reply_to_initiative(actor=actor, initiative=initiative, answer=answer, answered_on=day)
    services.close_initiative(actor=actor, initiative=initiative)


def together(made, boards, offices, coordinator):
    """Two boards are concerned, so one office coordinates. It is answered, and the dialogue goes on."""
    initiative, actor, office = made
    initiative = acknowledge(initiative, actor, 2)
    initiative = services.assign_initiative(
        actor=coordinator, initiative=initiative, owner_office=office, coordinator_office=offices["KS"],
        coach_role="Idécoach", boards_concerned=[boards["SN"], boards["KFN"]],
    )  # fmt: skip
    initiative = services.start_dialogue(actor=coordinator, initiative=initiative, dialogue_on=date(2026, 6, 24))
    services.reply_to_initiative(
        actor=coordinator, initiative=initiative, answered_on=date(2026, 6, 24),
        answer="Vi träffas den 24 juni tillsammans med skolan och fritidsgårdarna.",
    )  # fmt: skip


def tie(language, support, users):
    """The agreement that one initiative led to, and the application that another did."""
    agreement = IOPAgreement.objects.get(title="Språkkafé och samhällsguidning")
    change_agreement(actor=users["culture"], agreement=agreement, initiative=language)
    application = GrantApplication.objects.filter(organisation=support.organisation, state="submitted").earliest("pk")
    change_application(actor=users["social"], application=application, initiative=support)
