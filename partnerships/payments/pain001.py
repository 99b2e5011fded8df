"""The payment file to the bank: ISO 20022 pain.001.001.03, as Swedish banks read it for bankgiro and plusgiro.

The choices are told in `docs/decisions/payment-file.md`. The file of an order is the same each time that it is made.
"""

from functools import cache
from pathlib import Path

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from lxml import etree

from partnerships.ground.days import STOCKHOLM, format_day, today
from partnerships.register.models import Municipality

from .bank_text import LONGEST_NAME, message, receiver, written_for_bank
from .models import PayingAccount, Payment
from .models.orders import check_each

NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.03"
SCHEMA = Path(__file__).parent / "schemas" / "pain.001.001.03.xsd"

# How an account is told: the giro's own number among the clearing numbers, and what kind of number it is.
GIROS = {
    Payment.Giro.BANKGIRO: ("9900", ("Prtry", "BGNR")),
    Payment.Giro.PLUSGIRO: ("9960", ("Cd", "BBAN")),
}


@cache
def schema():
    return etree.XMLSchema(etree.parse(SCHEMA))


def element(name, *inside, **attributes):
    """An element with a text, or with others inside; None is left out."""
    made = etree.Element(f"{{{NAMESPACE}}}{name}", attributes, nsmap={None: NAMESPACE})
    for each in inside:
        if isinstance(each, str):
            made.text = each
        elif each is not None:
            made.append(each)
    return made


def payment_file(order):
    """The file of an order, checked against the schema and against the order's own sums. Refused where something is missing."""
    check_order(order)
    payments = list(order.payments())
    check_each(payments, Payment.check_giro_is_own)
    account, municipality = PayingAccount.objects.get(), Municipality.objects.get()
    document = element("Document", element("CstmrCdtTrfInitn", header(order, payments, account, municipality)))
    document[0].append(instruction(order, payments, account, municipality))
    check(document, order)
    return etree.tostring(document, xml_declaration=True, encoding="UTF-8", pretty_print=True)


def check_order(order):
    """The bank must know who pays; it would pay twice what it has paid once, and refuses a day that has passed."""
    if order.state != order.State.MADE:
        raise ValidationError(_("Filen görs inte: underlaget är inte längre att betala, och banken ska inte få det igen."))
    if order.pay_on < today():
        told = _("Betalningsdagen %(day)s har passerat. Lös upp underlaget och gör ett nytt.")
        raise ValidationError(told % {"day": format_day(order.pay_on)})
    if not PayingAccount.objects.exists():
        raise ValidationError(_("Kommunens betalkonto saknas. Fyll i IBAN, BIC och id hos banken."))
    if not Municipality.objects.exclude(org_number="").exists():
        told = _("Kommunens organisationsnummer saknas. Administratören fyller i det på sidan %(page)s.")
        raise ValidationError(told % {"page": _("Organisationer → Nämnder och kontor → Kommunens uppgifter")})


def header(order, payments, account, municipality):
    return element(
        "GrpHdr",
        element("MsgId", order.message_id()),
        element("CreDtTm", order.created_at.astimezone(STOCKHOLM).replace(tzinfo=None).isoformat(timespec="seconds")),
        *counted(payments),
        element(
            "InitgPty",
            element("Nm", written_for_bank(municipality.name, LONGEST_NAME)),
            organisation_id(account.payer_id, account.payer_id_scheme),
        ),
    )


def counted(payments):
    total = sum(payment.amount for payment in payments)
    return element("NbOfTxs", str(len(payments))), element("CtrlSum", f"{total:.2f}")


def organisation_id(number, scheme=None):
    named = scheme and element("SchmeNm", element("Cd", scheme))
    return element("Id", element("OrgId", element("Othr", element("Id", number), named)))


def instruction(order, payments, account, municipality):
    """All payments on one day from one account."""
    return element(
        "PmtInf",
        element("PmtInfId", f"{order.message_id()}-1"),
        element("PmtMtd", "TRF"),
        *counted(payments),
        element("PmtTpInf", element("SvcLvl", element("Cd", "NURG"))),
        element("ReqdExctnDt", order.pay_on.isoformat()),
        element(
            "Dbtr",
            element("Nm", written_for_bank(municipality.name, LONGEST_NAME)),
            element("PstlAdr", element("Ctry", "SE")),
            organisation_id(digits(municipality.org_number)),
        ),
        element("DbtrAcct", element("Id", element("IBAN", account.iban)), element("Ccy", "SEK")),
        element("DbtrAgt", element("FinInstnId", element("BIC", account.bic))),
        *(transfer(order, payment) for payment in payments),
    )


def transfer(order, payment):
    clearing, (kind, scheme) = GIROS[payment.giro_type]
    number = f"{order.message_id()}-{payment.pk}"
    member = element("ClrSysMmbId", element("ClrSysId", element("Cd", "SESBA")), element("MmbId", clearing))
    account = element("Othr", element("Id", digits(payment.giro_number)), element("SchmeNm", element(kind, scheme)))
    return element(
        "CdtTrfTxInf",
        element("PmtId", element("InstrId", number), element("EndToEndId", number)),
        element("Amt", element("InstdAmt", f"{payment.amount:.2f}", Ccy="SEK")),
        element("CdtrAgt", element("FinInstnId", member)),
        element("Cdtr", element("Nm", receiver(payment)), element("PstlAdr", element("Ctry", "SE"))),
        element("CdtrAcct", element("Id", account)),
        element("RmtInf", element("Ustrd", message(payment))),
    )


def digits(number):
    return number.replace("-", "")


def check(document, order):
    """The schema's rules, and that the file says what the order says: the sums of the database."""
    sums, counts = (etree.ETXPath(f"//{{{NAMESPACE}}}{name}/text()")(document) for name in ("CtrlSum", "NbOfTxs"))
    if set(sums) != {f"{order.payments().total('amount'):.2f}"} or set(counts) != {str(order.lines.count())}:
        raise ValidationError(_("Filen lämnas inte ut: dess summa är inte underlagets."))
    if not schema().validate(document):
        fault = schema().error_log[0]
        told = _("Filen lämnas inte ut: den följer inte bankernas format. Rad %(line)s: %(fault)s")
        raise ValidationError(told % {"line": fault.line, "fault": fault.message})
