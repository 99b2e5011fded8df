"""Which form a collaboration should have: a tree of questions, each with what yes and no mean. Advice, not a legal test."""

from dataclasses import dataclass

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

YES, NO = "yes", "no"


class Form(TextChoices):
    GRANT = "grant", _("Föreningsbidrag")
    YEARLY = "yearly_agreement", _("Årlig överenskommelse")
    IOP = "iop", _("IOP-avtal")
    RESERVED = "reserved_procurement", _("Reserverad upphandling")
    PROCUREMENT = "procurement", _("Upphandling")
    NONE = "none", _("Ingen av formerna")


# Why, in a sentence, and what to do next.
REASONS = {
    Form.GRANT: _("Kommunen ger stöd till verksamhet som organisationen själv råder över. Organisationen söker bidraget."),
    Form.YEARLY: _("Båda parter bidrar, men för ett år i taget. Pröva IOP när samarbetet ska bli långsiktigt."),
    Form.IOP: _("Båda parter bidrar, styr gemensamt och ser långsiktigt på samarbetet. Formen prövas juridiskt före beslutet."),
    Form.RESERVED: _("Kommunen köper en tjänst som får reserveras för idéburna organisationer. Upphandlingsenheten avgör hur."),
    Form.PROCUREMENT: _("Kommunen köper en tjänst. Den upphandlas, även när leverantören är idéburen."),
    Form.NONE: _("Kommunen får inte stödja det. Ta kontakt med kommunens jurist om ni är osäkra."),
}


@dataclass(frozen=True)
class Step:
    """What an answer means, and where it leads: the key of the next question, or a form."""

    meaning: str
    leads_to: str | Form


@dataclass(frozen=True)
class Question:
    key: str
    text: str
    explanation: str
    source: str
    yes: Step
    no: Step

    def step(self, answer):
        return self.yes if answer == YES else self.no


FIRST = "public_interest"
GUIDE = {
    question.key: question
    for question in (
        Question(
            FIRST,
            _("Är det en angelägenhet av allmänt intresse med anknytning till kommunen, och inte stöd till enskilda?"),
            _("Organisationen behöver inte ha sitt säte i kommunen, men verksamheten ska rikta sig till dem som bor där."),
            _("Kommunallagen (2017:725) 2 kap. 1 och 3 §§; SKR, Frågor och svar om föreningsbidrag 2023"),
            yes=Step(_("Kommunen får engagera sig i det."), "direct_economic_interest"),
            no=Step(_("Kommunen får inte engagera sig i det."), Form.NONE),
        ),
        Question(
            "direct_economic_interest",
            _("Får kommunen en prestation av direkt ekonomiskt intresse mot betalning?"),
            _("Till exempel driften av en tjänst som kommunen annars skulle ha ordnat själv."),
            _("HFD 2020 ref. 15"),
            yes=Step(_("Då är det ett tjänstekontrakt, även när avtalet kallas IOP."), "may_be_reserved"),
            no=Step(_("Då är det inget köp."), "detailed"),
        ),
        Question(
            "detailed",
            _("Vill kommunen bestämma i detalj hur arbetet ska göras?"),
            _("Mål och kvalitetskrav som parterna kommer överens om är inte detaljstyrning."),
            _("SKL:s äldre kriterier för IOP, Uddevalla och Stenungsund"),
            yes=Step(_("Den som styr i detalj köper en tjänst."), "may_be_reserved"),
            no=Step(_("Organisationen råder över hur arbetet görs."), "market"),
        ),
        Question(
            "market",
            _("Finns det en marknad: andra som erbjuder eller skulle kunna erbjuda samma sak mot betalning?"),
            _("Är ni osäkra, fråga upphandlingsenheten."),
            _("SKL:s äldre kriterier för IOP; Ekerö, utredningen Öar i samverkan"),
            yes=Step(_("En marknad ska inte snedvridas. Vill ni ändå pröva IOP behövs en jurist."), "may_be_reserved"),
            no=Step(_("Det finns ingen marknad att skydda."), "ordinary_grant"),
        ),
        Question(
            "may_be_reserved",
            _("Är det en tjänst inom till exempel vård, omsorg, utbildning eller kultur som får reserveras för idéburna?"),
            _("Lagen räknar upp vilka tjänster det gäller, och vilka organisationer som får lämna anbud."),
            _("Lagen (2016:1145) om offentlig upphandling 19 kap. 25 och 25 a §§; Upphandlingsmyndigheten"),
            yes=Step(_("Upphandlingen kan reserveras."), Form.RESERVED),
            no=Step(_("Upphandlingen är öppen för alla."), Form.PROCUREMENT),
        ),
        Question(
            "ordinary_grant",
            _("Ryms verksamheten inom ett vanligt föreningsbidrag?"),
            _("Se bidragsformernas regler."),
            _("SKL:s äldre kriterier för IOP, Uddevalla och Stenungsund"),
            yes=Step(_("Då söks bidraget på vanligt sätt."), Form.GRANT),
            no=Step(_("Bidragsformerna räcker inte till."), "both_contribute"),
        ),
        Question(
            "both_contribute",
            _("Bidrar båda parter med resurser, och styr de verksamheten gemensamt?"),
            _("Pengar, lokaler, arbetstid, volontärer eller kompetens. Styret är till exempel en gemensam styrgrupp."),
            _("SKR:s kriterier 2017 för IOP, Uddevalla"),
            yes=Step(_("Det är ett ömsesidigt åtagande."), "long_term"),
            no=Step(_("Då är det ett stöd från den ena till den andra."), Form.GRANT),
        ),
        Question(
            "long_term",
            _("Är samarbetet tänkt att pågå i flera år och utvecklas genom gemensam uppföljning?"),
            _("Årliga överenskommelser ger inte alltid den långsiktighet som behövs."),
            _("SKR:s kriterier 2017 för IOP; Ekerö, utredningen Öar i samverkan"),
            yes=Step(_("Parterna binder sig för flera år."), Form.IOP),
            no=Step(_("Parterna tar ett år i taget."), Form.YEARLY),
        ),
    )
}


def walk(answers):
    """([(question, answer), …], the next question or None, the form or None) of the answers given so far: {key: yes or no}."""
    key, asked = FIRST, []
    while answers.get(key) in (YES, NO):
        asked.append((GUIDE[key], answers[key]))
        key = GUIDE[key].step(answers[key]).leads_to
        if key in Form.values:
            return asked, None, Form(key)
    return asked, GUIDE[key], None
