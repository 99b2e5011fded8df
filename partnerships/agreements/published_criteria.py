"""Published sets of criteria, in our own short words. The administrator adds them to the register (`add_published_set`)."""

from dataclasses import dataclass, field
from datetime import date

YES, NO = "yes", "no"
WARN, NOT_POSSIBLE, PROCURE, STATE_AID, GRANT, LAWYER = (
    "warn", "not_possible", "procure", "state_aid_block", "grant", "needs_lawyer",
)  # fmt: skip


@dataclass(frozen=True)
class Asked:
    """One criterion: its key, the question, what a fault means, and what to think of when answering."""

    key: str
    question: str
    fault_means: str
    explanation: str = ""
    fault_when: str = NO
    source: str = ""
    unclear_needs_lawyer: bool = True
    statement_required: bool = False


@dataclass(frozen=True)
class Published:
    name: str
    source: str
    valid_from: date | None
    valid_to: date | None
    criteria: tuple = field(default_factory=tuple)


def softer(key, question, explanation):
    """A criterion whose fault is a warning, and where what is unclear needs no lawyer."""
    return Asked(key, question, WARN, explanation, unclear_needs_lawyer=False)


INITIATIVE = softer(
    "initiative",
    "Kommer initiativet från den idéburna sidan?",
    "Ofta men inte alltid. Kommer det från kommunen: skriv hur den idéburna parten formade det.",
)
POLITICAL_PLAN = softer(
    "political_plan",
    "Är verksamheten ett led i ett politiskt program eller en plan där idéburna aktörer nämns?",
    "Ange programmet eller planen som källa.",
)
NOT_NORMED_GRANT = Asked(
    "not_normed_grant",
    "Ligger verksamheten utanför det vanliga föreningsbidraget?",
    GRANT,
    "Ryms den i en bidragsform ska den sökas där.",
)
NOT_PURCHASE = Asked(
    "not_purchase",
    "Är det en gemensamt finansierad insats, och inte ett köp av en tjänst?",
    PROCURE,
    "Kommunen får inte betala för en bestämd prestation.",
)
BOTH_CONTRIBUTE = Asked(
    "both_contribute",
    "Bidrar båda parter, med pengar eller på annat sätt?",
    NOT_POSSIBLE,
    "Ett partnerskap där bara den ena parten bidrar är inget partnerskap.",
)
NOT_DETAILED = Asked(
    "not_detailed",
    "Är verksamheten fri från kommunens detaljstyrning?",
    PROCURE,
    "Den som bestämmer i detalj hur arbetet ska göras köper en tjänst.",
)
LONG_TERM = softer(
    "long_term",
    "Är verksamheten tänkt att pågå länge och utvecklas genom gemensam uppföljning?",
    "Följ upp minst en gång om året.",
)
JOINT_OWNERSHIP = softer(
    "joint_ownership",
    "Har parterna ett gemensamt engagemang, ägarskap och styre?",
    "Till exempel en styrgrupp där båda parter sitter.",
)
NO_MARKET = Asked(
    "no_market",
    "Saknas det en marknad eller konkurrens att skydda?",
    PROCURE,
    "Ta reda på om någon annan erbjuder eller skulle kunna erbjuda samma sak mot betalning.",
)
NO_MARKET_2017 = Asked(
    "no_market",
    "Saknas det en marknad för verksamheten?",
    LAWYER,
    "Finns en marknad ska det framgå skriftligt och i handling att relationen är gemensamt finansierad och ömsesidig.",
    statement_required=True,
)

# What the law asks whatever the wording of the criteria.
LAW = (
    Asked(
        "direct_economic_interest",
        "Får kommunen en prestation av direkt ekonomiskt intresse mot betalning?",
        PROCURE,
        "Ett avtal om att driva en tjänst mot ersättning är ett tjänstekontrakt, även när motparten är idéburen.",
        fault_when=YES,
        source="HFD 2020 ref. 15",
    ),
    Asked(
        "public_interest",
        "Är det en angelägenhet av allmänt intresse, och inte stöd till enskilda?",
        NOT_POSSIBLE,
        "Det ska ha anknytning till kommunen eller dess invånare, och kommunen ska behandla lika.",
        source="Kommunallagen (2017:725) 2 kap. 1 och 3 §§",
    ),
    Asked(
        "state_aid",
        "Är statsstödsfrågan utredd, och är stödet tillåtet?",
        STATE_AID,
        "Ingen ekonomisk verksamhet, stöd av mindre betydelse, gruppundantag eller allmänt ekonomiskt intresse. Skriv vilket.",
        source="EUF-fördraget artikel 107.1",
    ),
)

PUBLISHED_SETS = {
    "skl_older": Published(
        "SKL:s äldre kriterier",
        "SKL:s sju punkter så som Uddevalla och Stenungsund återger dem, och vad lagen frågar",
        None,
        date(2016, 12, 31),
        (INITIATIVE, POLITICAL_PLAN, NOT_NORMED_GRANT, NO_MARKET, BOTH_CONTRIBUTE, NOT_DETAILED, LONG_TERM, *LAW),
    ),
    "skr_2017": Published(
        "SKR:s kriterier 2017",
        "SKR 2017 så som Uddevalla återger dem, och vad lagen frågar. Bara året är känt; här räknas de från årets första dag",
        date(2017, 1, 1),
        None,
        (
            INITIATIVE,
            POLITICAL_PLAN,
            NOT_NORMED_GRANT,
            NOT_PURCHASE,
            NO_MARKET_2017,
            BOTH_CONTRIBUTE,
            NOT_DETAILED,
            LONG_TERM,
            JOINT_OWNERSHIP,
            *LAW,
        ),
    ),
}
