"""What must hold before an agreement is decided, declined, signed and paid; every fault at once."""

from django.core.exceptions import ValidationError
from django.db.models import Min
from django.utils.translation import gettext as _

from partnerships.cases.models import BoardDecision
from partnerships.ground.days import add_months, format_day, today
from partnerships.ground.money import format_kronor
from partnerships.register.models import Board
from partnerships.state_aid.models import StateAid

Outcome = BoardDecision.Outcome
YES = BoardDecision.IN_FAVOUR
NO = frozenset({Outcome.REJECTED})
LAST_PAYMENT = 3  # months after the agreement's last day


def check_can_be_decided(agreement, decision):
    faults = [*faults_of_decision(agreement, decision, YES)]
    if not agreement.is_overridden:
        faults += faults_of_test(agreement, decision.meeting_date)
    faults += faults_of_aid(agreement, agreement.all_promised())
    if faults:
        raise ValidationError(faults)


def is_in_another_case(agreement, decision):
    """Both have a diary number, and the numbers are not of one matter."""
    own, other = agreement.case, decision.case
    return bool(own and other) and own.main() != other.main()


def check_case(agreement, decision, reason):
    """A decision in another case is easily the wrong row of the list; with a reason it may be the right one."""
    if is_in_another_case(agreement, decision) and not reason:
        told = _(
            "Beslutet har diarienummer %(other)s, men avtalet har %(own)s. Välj ett annat beslut, eller skriv varför det är rätt."
        )
        raise ValidationError({"other_case_reason": told % {"other": decision.case, "own": agreement.case}})


def check_awaits_decision(agreement):
    if agreement.state == agreement.State.DECIDED:
        raise ValidationError(_("Avtalet är redan beslutat. Ta tillbaka beslutet om fel beslut är registrerat."))


def check_awaits_signing(agreement):
    if agreement.state == agreement.State.TERMINATED:
        raise ValidationError(_("Avtalet är redan undertecknat, och uppsagt."))


def check_can_be_taken_back(agreement, reason):
    """Only before anybody has signed because of it, and always with a reason."""
    if agreement.state != agreement.State.DECIDED:
        state = agreement.get_state_display()
        raise ValidationError(_("Ett avtal som är ”%(state)s” har inget beslut att ta tillbaka.") % {"state": state})
    if not reason.strip():
        raise ValidationError({"reason": _("Skriv varför beslutet tas tillbaka.")})


def check_notice_can_be_withdrawn(agreement, reason):
    """Only while the agreement still runs, and always with a reason: what has ended begins anew by an agreement of its own."""
    if agreement.state != agreement.State.TERMINATED:
        raise ValidationError(_("Avtalet är inte uppsagt."))
    if agreement.lapsed(today()):
        day = format_day(agreement.ends_on)
        raise ValidationError(_("Avtalet upphörde %(day)s. Det som fortsätter behöver ett nytt avtal.") % {"day": day})
    if not reason.strip():
        raise ValidationError(
            {"reason": _("Skriv varför uppsägningen tas tillbaka, till exempel att parterna är överens om att fortsätta.")}
        )


def check_override(agreement, decision):
    """Who and why, both or neither; and only where the legal test stands in the way."""
    role, reason = agreement.override_role, agreement.override_reason
    if reason and not role:
        raise ValidationError({"override_role": _("Ange rollen hos den som beslutar om undantaget.")})
    if role and not reason:
        raise ValidationError({"override_reason": _("Skriv skälet till undantaget.")})
    if reason and not list(faults_of_test(agreement, decision.meeting_date)):
        raise ValidationError({"override_reason": _("Prövningen hindrar inte beslutet. Lämna undantaget tomt.")})


def check_can_be_prepared(agreement, despite_test=False):
    """What the board decides on: between whom, and that the form is allowed. The rest is known when it is signed.

    A test that says no can go to the board on purpose: it sees the faults, and only its decision needs an override.
    """
    faults = [_("Uppgift saknas: %(label)s.") % {"label": gap.label} for gap in agreement.missing() if gap.about == "party"]
    if not despite_test:
        faults += faults_of_test(agreement)
    if faults:
        raise ValidationError(faults)


def check_can_be_declined(agreement, decision):
    if faults := list(faults_of_decision(agreement, decision, NO)):
        raise ValidationError(faults)


def faults_of_decision(agreement, decision, outcomes):
    """R6 and R7: by the agreement's own board, or the executive board or council above it; with day, § and outcome."""
    above = decision.board.kind in {Board.Kind.EXECUTIVE, Board.Kind.COUNCIL}
    if decision.board_id != agreement.responsible_board_id and not above:
        yield _("Beslutet är fattat av %(other)s, men avtalet hör till %(own)s.") % {
            "other": decision.board,
            "own": agreement.responsible_board,
        }
    if decision.meeting_date is None:
        yield _("Beslutets datum är okänt.")
    if decision.paragraph is None:
        yield _("Beslutets paragraf är okänd.")
    if not decision.outcome:
        yield _("Beslutets utfall är okänt.")
    elif decision.outcome not in outcomes:
        yield _("Beslutets utfall är ”%(outcome)s”.") % {"outcome": decision.get_outcome_display()}


def check_still_carries(agreement, decision):
    """A decision that is corrected still allows the agreement that was decided, declined or signed because of it."""
    declined, decided = agreement.state == agreement.State.DECLINED, decision.meeting_date
    faults = list(faults_of_decision(agreement, decision, NO if declined else YES))
    if agreement.imported_incomplete:  # of an old agreement nothing need be known, but what is known says yes
        faults = faults[-1:] if decision.outcome and decision.outcome not in YES else []
    elif (
        not declined
        and decided
        and not agreement.is_overridden
        and agreement.legal_tests.all()
        and agreement.latest_test(by=decided) is None
    ):
        faults.append(_("Den juridiska prövningen är gjord efter beslutet %(decided)s.") % {"decided": format_day(decided)})
    if agreement.signed_on and decided and agreement.signed_on < decided:
        faults.append(_("Avtalet undertecknades redan %(day)s.") % {"day": format_day(agreement.signed_on)})
    first = agreement.payments().paid().aggregate(first=Min("paid_on"))["first"]
    if first and decided and first < decided:
        faults.append(_("Pengar betalades ut redan %(day)s.") % {"day": format_day(first)})
    if faults:
        raise ValidationError(faults)


def faults_of_use(agreement, decision):
    """What changes a signed agreement rests on a decision of its own: not on that of the agreement, a version or an extension."""
    used = decision.pk == agreement.decision_id
    if used or any(parts.filter(decision=decision).exists() for parts in (agreement.versions, agreement.extensions)):
        yield _("Beslutet gäller redan avtalet, ett tilläggsavtal eller en förlängning av det. Här behövs ett eget beslut.")


def faults_of_order(decision, changed):
    """It was made no sooner than the decision that it changes, where both days are known."""
    if changed and decision.meeting_date and decision.meeting_date < changed:
        yield _("Beslutet fattades före det beslut som det ska ändra, %(day)s.") % {"day": format_day(changed)}


def check_carries_extension(agreement, decision, previous_end, *, used=()):
    """An extension rests on a decision made after the agreement's own, and before it ran out. `used` are faults of its use."""
    faults = list(faults_of_decision(agreement, decision, YES))
    if agreement.imported_incomplete:  # of an old agreement nothing need be known, but what is known says yes
        faults = faults[-1:] if decision.outcome and decision.outcome not in YES else []
    faults += [*used, *faults_of_order(decision, agreement.decision and agreement.decision.meeting_date)]
    if decision.meeting_date and decision.meeting_date > previous_end:
        faults.append(_("Avtalet löpte ut redan %(day)s.") % {"day": format_day(previous_end)})
    if faults:
        raise ValidationError(faults)


def check_amendment_still_carries(version, decision):
    """A decision that is corrected still allows the amendment that was signed because of it."""
    agreement, decided = version.agreement, decision.meeting_date
    faults = list(faults_of_decision(agreement, decision, YES))
    if decided and agreement.legal_tests.all() and agreement.latest_test(by=decided) is None:
        faults.append(_("Den juridiska prövningen är gjord efter beslutet %(decided)s.") % {"decided": format_day(decided)})
    if decided and version.signed_on < decided:
        faults.append(_("Tilläggsavtalet undertecknades redan %(day)s.") % {"day": format_day(version.signed_on)})
    if faults:
        raise ValidationError(faults)


def check_can_be_extended(agreement):
    """Only the same agreement, in force by its terms, is prolonged: otherwise a new one is made."""
    if agreement.state != agreement.State.SIGNED:
        raise ValidationError(_("Bara ett undertecknat avtal som inte är uppsagt eller ersatt kan förlängas."))
    if agreement.extension == agreement.Extension.AUTOMATIC:
        raise ValidationError(_("Avtalet förlängs automatiskt och behöver inget beslut."))
    if agreement.extension != agreement.Extension.DECISION:
        told = _("Avtalet säger inte att det kan förlängas genom beslut. Registrera ett nytt avtal som ersätter det.")
        raise ValidationError(told)
    if agreement.end_date is None:
        raise ValidationError({"until": _("Avtalets slut är okänt. Fyll i det först.")})


def check_agreed_length(agreement, until, reason):
    """The parties have agreed how long an extension lasts; another length needs a reason."""
    agreed = agreement.agreed_extension()
    too_long = agreement.latest_end and until > agreement.latest_end  # no reason makes that right
    if agreed is None or until == agreed or too_long or reason.strip():
        return
    told = _("Enligt avtalet förlängs det %(n)s månader, till %(day)s. Ändra dagen, eller skriv varför den är en annan.")
    raise ValidationError({"other_length_reason": told % {"n": agreement.extension_months, "day": format_day(agreed)}})


def faults_of_aid(agreement, money, decided=False):
    """R30: an agreement that gives aid of minor importance has reckoned it for the money (kronor) that a decision gives.

    It is as much as the money, or somebody has said why the rest is no aid. Asked before it is decided, amended, and given
    money of a year that it is prolonged into; and when it is signed, as the money may have grown since it was decided.
    """
    aid = StateAid.objects.standing().filter(iop__agreement=agreement)
    if money <= 0 or not aid.exists():
        return
    counted = aid.granted() if decided else aid.prepared()
    reckoned = counted.total("amount")
    if not reckoned and not decided:
        yield _("Avtalet ger stöd av mindre betydelse. Beräkna stödet för de nya pengarna på avtalets sida först.")
    elif reckoned < money and not counted.exclude(rest_reason="").exists():
        told = _("Det beräknade stödet är %(aid)s, men kommunens pengar är %(money)s.")
        told %= {"aid": format_kronor(reckoned), "money": format_kronor(money)}
        todo = _("Öppna stödet på avtalets sida och ändra beloppet, eller skriv där varför resten inte är stöd.")
        if decided:
            todo = _("Rätta pengarna, eller ta tillbaka beslutet så att stödet kan beräknas på nytt.")
        yield f"{told} {todo}"


def faults_of_test(agreement, decided_on=None):
    """R3: the newest legal test allows the agreement, and so did the one that the board had before it. Each fault by itself."""
    newest, then = agreement.latest_test(), agreement.latest_test(by=decided_on)
    if newest is None:
        yield _("Juridisk prövning saknas.")
    elif not newest.allows_agreement():
        yield _("Den senaste juridiska prövningen, %(day)s, kom fram till: %(conclusion)s.") % {
            "day": format_day(newest.examined_on),
            "conclusion": newest.get_conclusion_display(),
        }
        yield from faults_of_answers(newest)
    elif then is None:
        yield _("Den juridiska prövningen, %(day)s, är gjord efter beslutet %(decided)s.") % {
            "day": format_day(newest.examined_on),
            "decided": format_day(decided_on),
        }
    elif not then.allows_agreement(by=decided_on):
        yield _("Den juridiska prövning som fanns vid beslutet %(decided)s kom fram till: %(conclusion)s.") % {
            "decided": format_day(decided_on),
            "conclusion": then.get_conclusion_display(),
        }
        yield from faults_of_answers(then)


def faults_of_answers(test):
    """The criteria that stand in the way, each with its answer and what that leads to."""
    for answer in test.hindrances():
        yield _("”%(question)s” Svar: %(answer)s. %(means)s.") % {
            "question": answer.criterion.question,
            "answer": answer.get_answer_display().lower(),
            "means": answer.get_means_display(),
        }


def check_can_be_signed(agreement):
    """R3–R6 and the terms that both parties must know."""
    faults = [_("Uppgift saknas: %(label)s.") % {"label": gap.label} for gap in agreement.missing() if gap.hinders]
    newest = agreement.latest_test()  # where there is none, it is among what is missing
    if newest and not agreement.overrides(newest):
        faults += faults_of_test(agreement)
    faults += faults_of_aid(agreement, agreement.all_promised(), decided=True)
    if agreement.start_date and agreement.end_date and agreement.start_date >= agreement.end_date:
        faults.append(_("Avtalet måste börja innan det slutar."))
    decided = agreement.decision and agreement.decision.meeting_date
    if agreement.signed_on and decided and agreement.signed_on < decided:
        faults.append(_("Avtalet kan inte vara undertecknat före beslutet %(day)s.") % {"day": format_day(decided)})
    if faults:
        raise ValidationError(faults)


def check_money_stands(agreement):
    """The municipality's money is signed too; of an old agreement it is filled in."""
    if agreement.is_settled():
        raise ValidationError(
            {"amount": _("Avtalet är undertecknat, så kommunens pengar står fast. De ändras genom ett tilläggsavtal.")}
        )


def check_notice(agreement):
    """Notice is given after the agreement was signed and before it ran out, and the agreement ends no later than its term."""
    given, signed, end = agreement.terminated_on, agreement.signed_on, agreement.final_day
    if signed and given < signed:
        raise ValidationError({"terminated_on": _("Avtalet undertecknades först %(day)s.") % {"day": format_day(signed)}})
    if end and given > end:
        raise ValidationError({"terminated_on": _("Avtalet löpte ut redan %(day)s.") % {"day": format_day(end)}})
    if end and agreement.ends_on and agreement.ends_on > end:
        raise ValidationError({"ends_on": _("Avtalet upphör senast %(day)s.") % {"day": format_day(end)}})


def check_year_of_money(agreement, year):
    """Of a year that begins after the agreement's last day nothing is paid."""
    if agreement.last_day and year > agreement.last_day.year:
        told = {"year": year, "day": format_day(agreement.last_day)}
        raise ValidationError({"year": _("Avtalet upphör %(day)s. Medlen för %(year)s faller bort.") % told})


def check_due(agreement, due):
    """A payment is made while the agreement is in force, or settled soon after."""
    first, last = agreement.start_date, agreement.last_day
    if first and due < first:
        raise ValidationError({"due": _("Avtalet träder i kraft först %(day)s.") % {"day": format_day(first)}})
    if last and due > (latest := add_months(last, LAST_PAYMENT)):
        raise ValidationError({"due": _("Utbetalningar ur avtalet görs senast %(day)s.") % {"day": format_day(latest)}})
