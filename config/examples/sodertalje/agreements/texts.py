"""What stands in the fictional agreements."""

CHALLENGES = {
    "språk": "Många nyanlända saknar kontakter och övar svenska för lite utanför klassrummet.",
    "dag": "Personer med långvarig psykisk ohälsa blir isolerade när de inte har någonstans att gå.",
    "anhörig": "Den som vårdar en närstående blir ofta ensam och söker hjälp sent.",
    "skydd": "Våldsutsatta behöver ett skydd som går att lita på dygnet runt, och stöd efteråt.",
    "läxa": "Barn i trångbodda hem har svårt att få studiero.",
    "rehab": "Personer långt från arbetsmarknaden behöver ett första steg som håller.",
    "promenad": "Ofrivillig ensamhet bland äldre ökar i hela kommunen.",
    "härd": "Akut hemlösa saknar tak över huvudet under de kallaste månaderna.",
}


TEXTS = {
    "background": "Parterna har arbetat tillsammans i flera år och vill gå från årliga bidrag till ett gemensamt åtagande.",
    "challenge": "Behovet är känt hos båda parter och går inte att möta av kommunen ensam.",
    "added_value": "Den idéburna parten har förtroende, nätverk och volontärer som kommunen inte kan ha.",
    "target_group": "Invånare i hela kommunen, särskilt de som inte nås av andra insatser.",
    "quality_requirements": "Utbildade volontärer, registerutdrag där barn deltar, öppet minst tre dagar i veckan.",
    "follow_up_plan": "Styrgruppen följer upp i februari varje år: deltagare, mål, båda parters insatser och avvikelser.",
    "follow_up_month": 2,
    "values_basis": "Allas lika värde. Den idéburna parten är självständig och får alltid kritisera kommunen.",
    "responsibilities": "Den idéburna parten leder verksamheten och volontärerna. Nämnden svarar för lokal och samordnare.",
    "cost_benefit_note": "Fler får stöd tidigt och nära, och båda parters insatser räcker längre tillsammans.",
    "amendment_terms": "Ändringar och tillägg är skriftliga och undertecknas av alla parter.",
    "dispute_terms": "Parterna omförhandlar när förutsättningarna ändras. Tvister löses i styrgruppen, annars i allmän domstol.",
    "insight_terms": "Nämnden följer verksamheten och får de handlingar som behövs för att allmänheten ska få insyn.",
    "data_protection_note": "Varje part svarar för sina egna personuppgifter. Uppföljningen innehåller bara antal.",
}


# What the agreement says of how it is prolonged, as its own fields do.
RENEWAL_TERMS = {
    "none": "Avtalet förlängs inte av sig självt. Parterna prövar ett nytt avtal senast sex månader före slutet.",
    "automatic": "Avtalet förlängs automatiskt, tolv månader i taget, om ingen part säger upp det i tid.",
    "decision": "Avtalet förlängs inte av sig självt. Nämnden kan besluta att förlänga det innan det löper ut.",
}


def texts(key, extension):
    challenge = {"challenge": CHALLENGES[key]} if key in CHALLENGES else {}
    return TEXTS | {"renewal_terms": RENEWAL_TERMS[extension]} | challenge
