"""Checks of diary numbers, decisions and governing documents."""

from itertools import groupby

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from partnerships.cases.models import BoardDecision, CaseReference, GoverningDocument
from partnerships.ground.days import today

from .finding import Finding, Found, found


def boards_without_answer(scope):
    """Boards that the matter went to, and whose decision is not registered. Silence is never taken for consent."""
    answered = BoardDecision.objects.filter(case__matter=OuterRef("matter"), board=OuterRef("board"))
    cases = scope.rows(CaseReference).filter(matter__isnull=False, board__isnull=False).filter(~Exists(answered))
    rows = [
        Found(_("%(board)s (%(number)s)") % {"board": case.board, "number": case.raw}, case.get_absolute_url())
        for case in cases.select_related("board")
    ]
    return Finding(_("Nämnder vars beslut saknas i ärendet"), rows, _("Registrera nämndens beslut."))


def numbers_that_differ(scope):
    """R15: documents of one matter that give different numbers for the same board."""
    other = CaseReference.objects.filter(matter=OuterRef("matter"), board=OuterRef("board")).exclude(normal=OuterRef("normal"))
    cases = scope.rows(CaseReference).filter(Exists(other)).order_by("board", "pk").select_related("board")
    rows = []
    for board, of_board in groupby(cases, key=lambda case: case.board):
        of_board = list(of_board)
        numbers = " – ".join(f"{case.raw} ({case.stated_in})" for case in of_board)
        rows.append(Found(f"{board}: {numbers}", of_board[0].get_absolute_url()))
    remedy = _("Ta reda på vilket som gäller och skriv det.")
    return Finding(_("Diarienummer som skiljer sig mellan handlingar"), rows, remedy)


def decisions_without_day(scope):
    rows = scope.rows(BoardDecision).filter(meeting_date=None).select_related("board")
    return Finding(_("Beslut utan beslutsdag"), found(rows), _("Fyll i sammanträdets dag från protokollet."))


def decisions_without_paragraph(scope):
    rows = scope.rows(BoardDecision).filter(paragraph=None, is_delegated=False).select_related("board")
    return Finding(_("Beslut utan paragraf"), found(rows), _("Fyll i paragrafen från protokollet."))


def odd_notice_dates(scope):
    decisions = scope.rows(BoardDecision).filter(notice_date__isnull=False, notice_date_reason="")
    rows = [
        Found(
            _("%(board)s, § %(paragraph)s: anslag %(notice)s")
            % {"board": each.board, "paragraph": each.paragraph or "–", "notice": each.notice_date},
            each.get_absolute_url(),
        )
        for each in decisions.select_related("board", "case")
        if each.has_odd_notice_date()
    ]
    remedy = _("Rätta anslagsdatumet, eller skriv varför det ska godtas.")
    return Finding(_("Anslagsdatum före ärendet eller beslutet"), rows, remedy)


def delegated_not_reported(scope):
    rows = scope.rows(BoardDecision).filter(is_delegated=True, reported_to_board_on=None).select_related("board")
    return Finding(_("Delegationsbeslut som inte är anmälda"), found(rows), _("Anmäl beslutet till nämnden."))


def governing_documents_to_look_over(scope):
    rows = scope.rows(GoverningDocument).in_force_on(today()).filter(review_due__lt=today())
    return Finding(_("Styrdokument som skulle ha setts över"), found(rows), _("Se över dokumentet, eller ange en ny dag."))
