"""Governing documents for every form, and the fictional agreements that are neither IOP nor grants."""

from datetime import date
from decimal import Decimal

from grants.models import GrantScheme
from partnerships.agreements import services
from partnerships.agreements.models import IOPAgreement, OtherAgreement, WelfareArea
from partnerships.audit.services import add
from partnerships.cases import services as cases
from partnerships.cases.models import BoardDecision, CaseReference, GoverningDocument

Kind = GoverningDocument.Kind
Form = OtherAgreement.Form

# key, kind, title, version, board, decided on (None: only proposed), §, valid to, looked over by, replaces
DOCUMENTS = [
    ("policy", Kind.POLICY, "Policy för samverkan med civilsamhället", "2023", "KF", (2023, 2, 27), 41, None,
     (2027, 2, 28), None),
    ("old_iop", Kind.IOP_GUIDELINE, "Riktlinje för idéburet offentligt partnerskap", "2019", "KS", (2019, 5, 24), 158,
     (2021, 12, 31), None, None),
    ("iop", Kind.IOP_GUIDELINE, "Riktlinje för idéburet offentligt partnerskap", "2022", "KS", (2021, 11, 26), 214, None,
     (2027, 1, 31), "old_iop"),
    ("new_iop", Kind.IOP_GUIDELINE, "Riktlinje för idéburet offentligt partnerskap", "förslag 2027", "KS", None, None, None, None,
     "iop"),
    ("grants_culture", Kind.GRANT_RULES, "Regler för föreningsbidrag", "2024", "KFN", (2023, 10, 17), 97, None,
     (2026, 6, 30), None),
    ("grants_social", Kind.GRANT_RULES, "Regler för bidrag till sociala organisationer", "2023", "SN", (2022, 11, 22), 176, None,
     None, None),
    ("yearly", Kind.YEARLY_GUIDELINE, "Riktlinje för årliga överenskommelser", "2021", "SN", (2021, 1, 26), 12, None,
     (2027, 1, 31), None),
    ("other", Kind.OTHER_RULES, "Regler för avtal utan upphandling", "1.0", "KS", (2020, 5, 29), 118, (2025, 12, 31), None, None),
    ("procurement", Kind.PROCUREMENT_GUIDELINE, "Riktlinje för upphandling och direktupphandling", "2019", "KS", (2019, 2, 22),
     60, None, (2027, 3, 31), None),
]  # fmt: skip

QUALITY = "Utbildad personal och volontärer, öppet enligt överenskommen plan, klagomål besvaras inom en vecka."
FOLLOW_UP = "Parterna träffas i april och november. Organisationen redovisar deltagare och ekonomi före den 1 februari."

# key, form, title, organisation, board, field of welfare, start, end, {year: kronor}, what it renews, follow-up demanded
OTHERS = [
    ("vän1", Form.YEARLY, "Vänfamiljer och nätverk för nyanlända 2024", "Klockängens församlingsvänner", "SN", 3,
     (2024, 1, 1), (2024, 12, 31), {2024: 180000}, None, True),
    ("vän2", Form.YEARLY, "Vänfamiljer och nätverk för nyanlända 2025", "Klockängens församlingsvänner", "SN", 3,
     (2025, 1, 1), (2025, 12, 31), {2025: 185000}, "vän1", True),
    ("vän3", Form.YEARLY, "Vänfamiljer och nätverk för nyanlända 2026", "Klockängens församlingsvänner", "SN", 3,
     (2026, 1, 1), (2026, 12, 31), {2026: 190000}, "vän2", True),
    ("språk1", Form.YEARLY, "Språkkafé 2023", "Öppna fönstrets vänförening", "KFN", 3,
     (2023, 1, 1), (2023, 12, 31), {2023: 120000}, None, True),
    ("tjänst", Form.SERVICE, "Ledsagning till fritidsaktiviteter", "Tallåsens pensionärsförening", "SN", 1,
     (2025, 7, 1), (2027, 6, 30), {2025: 130000, 2026: 260000, 2027: 130000}, None, False),
    ("lokal", Form.PREMISES, "Nyttjande av Vattentornets samlingssal", "Vattentornets byalag", "KFN", 5,
     (2024, 3, 1), None, {2024: 40000, 2025: 48000, 2026: 48000}, None, True),
    ("utan", Form.COLLABORATION, "Samverkan om läsfrämjande", "Hantverkarnas studiecirkel", "KFN", 2,
     (2025, 9, 1), (2028, 8, 31), {2025: 0, 2026: 0}, None, True),
]  # fmt: skip

# title, organisation, board, field of welfare, law, reserved, direct award (kronor), start, end, {year: kronor}, follow-up
PROCUREMENTS = [
    ("Arbetsträning, reserverad upphandling", "Verkstadskooperativet Hjulspåret", "SN", 4, "lou", True, None,
     (2021, 1, 1), (2026, 12, 31), {2024: 910000, 2025: 930000, 2026: 950000}, True),
    ("Utbildning i bemötande för volontärsamordnare", "Kanalbankens anhörigförening", "SN", 1, "lou", False, 165000,
     (2026, 2, 1), (2026, 11, 30), {2026: 165000}, True),
    ("Daglig verksamhet enligt valfrihetssystem", "Stiftelsen Härdens vänner", "SN", 0, "lov", None, None,
     (2019, 4, 1), None, {2019: 640000, 2025: 1240000, 2026: 1280000}, False),
]  # fmt: skip


def load_documents(boards, users):
    """The governing documents by key: one is only proposed, one has expired, one is replaced."""
    made = {}
    for key, kind, title, version, code, decided, paragraph, valid_to, review_due, replaces in DOCUMENTS:
        year = decided[0] if decided else 2026
        case = add(None, CaseReference(raw=f"{code} {year}/{400 + len(made)}", title=title, board=boards[code]))
        decision = decided and adopted(boards[code], title, case, date(*decided), paragraph)
        made[key] = cases.register_governing_document(
            actor=users["secretary"],
            board=boards[code],
            kind=kind,
            title=title,
            version_text=version,
            case=case,
            decision=decision,
            valid_to=valid_to and date(*valid_to),
            review_due=review_due and date(*review_due),
            predecessor=replaces and made[replaces],
        )
    return made


def adopted(board, title, case, day, paragraph):
    decision = BoardDecision(board=board, title=title, case=case, meeting_date=day, paragraph=paragraph, outcome="adopted")
    return add(None, decision)


def cite(documents, users):
    """What is there already cites the version that was in force on its day."""
    for scheme in GrantScheme.objects.select_related("board"):
        rules = documents["grants_culture" if scheme.board.code == "KFN" else "grants_social"]
        scheme.governing_document = rules
        scheme.save(update_fields=["governing_document"])
    for agreement in IOPAgreement.objects.filter(imported_incomplete=False).select_related("decision"):
        serving = agreement.documents_that_govern(GoverningDocument.objects.all()).first()
        if serving is not None:
            agreement.governing_document = serving
            agreement.save(update_fields=["governing_document"])


def load(boards, organisations, users, offices):
    """Governing documents, yearly agreements three years in a row, a paid service, premises, procurements of three forms."""
    documents = load_documents(boards, users)
    cite(documents, users)
    areas = list(WelfareArea.objects.order_by("pk"))
    about = {"boards": boards, "organisations": organisations, "users": users, "offices": offices, "areas": areas}
    load_others(documents, **about)
    load_procurements(documents["procurement"], **about)


def load_others(documents, **about):
    made = {}
    for key, form, title, name, code, area, start, end, money, renews, followed in OTHERS:
        own = documents["yearly" if form == Form.YEARLY else "other"]
        made[key] = services.register_other_agreement(
            actor=officer(code, about["users"]),
            form=form,
            predecessor=renews and made[renews],
            leads_to=IOPAgreement.objects.get(title__startswith="Språkkafé") if key == "språk1" else None,
            governing_document=own if serves(own, start) else None,
            **facts(title, name, code, area, start, end, followed, f"{code} {start[0] - 1}/{900 + len(made)}", **about),
        )
        load_money(made[key], money, officer(code, about["users"]))


def load_procurements(guideline, **about):
    for serial, (title, name, code, area, law, reserved, award, start, end, money, followed) in enumerate(PROCUREMENTS):
        procurement = services.register_procurement(
            actor=officer(code, about["users"]),
            law=law,
            reserved_for_idea_driven=reserved,
            direct_award=None if law == "lov" else award is not None,
            direct_award_amount=award and Decimal(award),
            governing_document=guideline if serves(guideline, start) else None,
            **facts(title, name, code, area, start, end, followed, f"{code} {start[0] - 1}/{950 + serial}", **about),
        )
        load_money(procurement, money, officer(code, about["users"]))


def serves(document, start):
    return GoverningDocument.objects.in_force_on(agreed_on(start)).filter(pk=document.pk).exists()


def agreed_on(start):
    """Signed in the December before, or a month before."""
    year, month, _day = start
    return date(year - 1, 12, 15) if month == 1 else date(year, month - 1, 15)


def facts(title, name, code, area, start, end, followed, dnr, *, boards, organisations, users, offices, areas):
    return {
        "title": title,
        "organisation": organisations[name],
        "responsible_board": boards[code],
        "responsible_office": offices[code],
        "case": add(None, CaseReference(raw=dnr, title=title, board=boards[code])),
        "welfare_area": areas[area],
        "agreed_on": agreed_on(start),
        "start_date": date(*start),
        "end_date": end and date(*end),
        "open_ended": end is None,
        "notice_months": 3,
        "follow_up_plan": FOLLOW_UP if followed else "",
        "quality_requirements": QUALITY if followed else "",
    }


def officer(code, users):
    return users["culture" if code == "KFN" else "social"]


def load_money(agreement, money, actor):
    noun = type(agreement)
    for year, kronor in money.items():
        seen = noun.objects.get(pk=agreement.pk)
        services.set_yearly_amount(actor=actor, agreement=seen, year=year, amount=Decimal(kronor))
