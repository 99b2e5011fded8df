"""The compact: the draft that the boards saw, and the adopted version. Labels are our own words, the figures the documents'."""

from datetime import date

from partnerships.audit.services import add
from partnerships.cases.models import BoardDecision
from partnerships.compact.models import Commitment, Compact, DevelopmentArea, DevelopmentPlan, PlanPoint, Principle

TITLE = "Samverkansöverenskommelse mellan idéburen sektor och Södertälje kommun"
B = Commitment.Bearer

# name, what it says in short, what the municipality, the sector and both together undertake
PRINCIPLES = [
    ("Principen om långsiktighet", "Gemensamma mål över tid och stöd i politiken håller samverkan vid liv.",
     ["Följa upp överenskommelsen varje år", "Göra samverkan med idéburen sektor enklare"],
     ["Bidra med kunnande och erfarenhet"],
     ["Stärka samverkan mellan parterna"]),
    ("Principen om öppenhet och insyn", "Ömsesidig respekt, och information som är lätt att hitta.",
     ["Göra kommunen lätt att nå, med en väg in och ett eget forum", "Vara öppen om beslut som berör idéburen sektor"],
     ["Söka dialog när något är oklart eller väcker klagomål"],
     ["Sprida kunskap om överenskommelsen", "Lämna aktuell och relevant information"]),
    ("Principen om mångfald", "Många olika aktörer ger fler perspektiv och möter fler behov.",
     ["Pröva nya former för långsiktig samverkan som gynnar mångfald", "Ordna forum utifrån sektorns olika behov",
      "Följa upp förbudet mot diskriminering i dialogen"],
     ["Bemöta alla intresserade öppet och välkomnande", "Svara på kommunens frågor om diskrimineringsgrunderna",
      "Samordna sig med nya och befintliga aktörer så att människor möts"],
     []),
    ("Principen om självständighet och oberoende", "Sektorn kan granska och kritisera utan att stödet äventyras.",
     ["Underlätta för idéburen sektor att bedriva sin verksamhet", "Inte påverka sektorn utöver gällande avtal"],
     ["Vara tydlig med vem som är avsändare och vad syftet är"],
     []),
    ("Principen om dialog", "Invånarnas inflytande bygger på en återkommande och lyhörd dialog.",
     ["Erbjuda en plattform där olika sektorer möts", "Utveckla dialogen och kommunikationen med sektorn",
      "Bjuda in till dialogträffar minst två gånger per år"],
     ["Hålla informationen om den egna organisationen aktuell", "Delta i dialogmöten",
      "Föra fram invånarnas behov och möjligheter"],
     ["Kommunicera öppet och rakt med varandra"]),
    ("Principen om kvalitet", "Parterna enas om kvalitetskraven i varje form av samverkan.",
     ["Tydliggöra riktlinjerna för stödet till sektorn", "Tydliggöra kraven på uppföljning i samverkan och avtal",
      "Ge sektorn möjlighet att delta i upphandlingar och ingå partnerskap (IOP)"],
     ["Bidra med kunskap om verksamhetens kvalitet och betydelse"],
     ["Utveckla hållbart samarbete mellan nämnder, sektor och kommunala bolag"]),
    ("Principen om samhällsutveckling", "Engagerade invånare och en aktiv sektor utvecklar demokratin.",
     ["Göra det lätt att engagera sig, till exempel med en frivilligdatabas", "Göra det lätt att hitta rätt person i kommunen",
      "Ta vara på sektorns kompetens"],
     ["Hålla kommunen informerad om verksamheten", "Utbilda i ideellt engagemang"],
     []),
]  # fmt: skip

# name, goal in the chapter, goal in the adopted annex, points of the plan
AREAS = [
    ("Samverkan", "En organiserad och långsiktig samverkan som ger mervärde åt båda och håller ihop kommunen",
     "En organiserad och långsiktig samverkan som ger mervärde åt båda",
     ["Möten över verksamhetsgränser för erfarenhetsutbyte", "Befintliga nätverk används och nya plattformar utvecklas",
      "Övergripande ansvar hos båda, med en samverkansansvarig per organisation", "Öppen och tydlig information",
      "Mer samverkan inom och mellan kommunens aktörer och sektorn", "En plattform för idéburen sektor byggs upp"]),
    ("Information och delaktighet", "Överenskommelsen blir känd, och sektorn mer delaktig genom mer information",
     "Fler ansluter sig, och utbytet av information och erfarenheter ökar",
     ["Information över verksamhetsgränser, inom sektorn och till invånare och kommun",
      "Information tillgänglig för sektorn, till exempel på flera språk", "Information utifrån sektorns förutsättningar",
      "En tydlig kontaktpunkt i kommunen som fångar upp behov", "Aktuella nyheter, till exempel i digitala nyhetsbrev",
      "Lättillgängligt om vad som görs och kan göras tillsammans", "Tydligt hur parterna arbetar med dialog",
      "Fler möten mellan sektorn och kommunens kontor och bolag"]),
    ("Idéburen sektors roll och ideellt engagemang", "Ett långsiktigt ideellt engagemang uppmuntras, tas till vara och behålls",
     "Ett långsiktigt ideellt engagemang uppmuntras, tas till vara och upprätthålls",
     ["Starkare roll och inflytande för sektorn i samhällsutvecklingen", "Fler barn intresserade, till exempel genom skolan"]),
    ("Långsiktighet", "Överenskommelsen hålls levande och utvecklas efter parternas förutsättningar och omvärlden",
     "Överenskommelsen hålls levande och utvecklas efter våra förutsättningar och omvärlden",
     ["Regelbunden uppföljning när förutsättningarna ändras",
      "Förutsättningar för sektorns planering och engagemang på lång sikt",
      "Parterna som delar av ett större sammanhang", "Balans mellan stöd till etablerade verksamheter och nya idéer",
      "En rullande gemensam plan som samordnas och uppdateras", "Långsiktiga och öppna ekonomiska förutsättningar"]),
]  # fmt: skip


def load(boards, cases, users):
    """Register both versions; returns the adopted one."""
    load_draft(boards, cases)
    return load_adopted(boards, cases)


def load_draft(boards, cases):
    draft = Compact(
        title=TITLE,
        version_text="Förslag 2018-05-24",
        case=cases["KS 17/53"],
        revision_years=4,
        plan_years=2,
        source="Bilaga 1 och 2 till tjänsteskrivelse 2018-05-31",
        state=Compact.State.SUPERSEDED,
    )
    add(None, draft, reason="Ersatt av den version som kommunfullmäktige antog 2018-10-01.")
    load_principles(draft)
    load_plan(draft, "Förslag till utvecklingsplan", annex=False)


def load_adopted(boards, cases):
    """The paragraph of the council's decision is in no document that we have."""
    compact = Compact(
        title=TITLE,
        version_text="Antagen 2018-10-01",
        case=cases["KS 17/53"],
        adopted_by=boards["KF"],
        adopted_on=date(2018, 10, 1),
        decision=BoardDecision.objects.filter(board=boards["KF"], meeting_date=date(2018, 10, 1), case=cases["KS 17/53"]).first(),
        valid_to=date(2022, 10, 1),
        revision_due=date(2022, 10, 1),
        revision_years=4,
        revision_responsible=boards["KS"],
        plan_years=2,
        document_owner="Enheten för utredning och hållbarhet",
        source="Överenskommelsen, antagen 2018-10-01",
        state=Compact.State.IN_FORCE,
    )
    add(None, compact)
    load_principles(compact)
    load_plan(compact, "Utvecklingsplan för utvecklingsområden", annex=True)
    return compact


def load_principles(compact):
    for no, (name, text, *undertaken) in enumerate(PRINCIPLES, start=1):
        principle = add(None, Principle(compact=compact, no=no, name=name, text=text))
        for bearer, labels in zip((B.MUNICIPALITY, B.SECTOR, B.BOTH), undertaken, strict=True):
            for number, label in enumerate(labels, start=1):
                add(None, Commitment(compact=compact, principle=principle, bearer=bearer, no=number, text=label))


def load_plan(compact, name, *, annex):
    """The plan is for two years at a time; on which day the first period begins is not written."""
    plan = add(None, DevelopmentPlan(compact=compact, name=name, source=compact.source))
    for no, (area_name, chapter_goal, annex_goal, labels) in enumerate(AREAS, start=1):
        goals = {"goal_chapter": chapter_goal, "goal_annex": annex_goal if annex else chapter_goal}
        area = add(None, DevelopmentArea(compact=compact, no=no, name=area_name, **goals))
        for number, label in enumerate(labels, start=1):
            add(None, PlanPoint(plan=plan, area=area, no=number, text=label))
