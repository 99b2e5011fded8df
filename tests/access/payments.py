"""Who comes to payments, orders and the account that is paid from."""

from datetime import timedelta

from partnerships.ground.days import today

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
payments:payment_list                     –                    s ye y ye ee ee e ye e e e yy ee e
payments:payment                          planned              s y- y y- -- -- - y- - - - yy -- -
payments:attest                           planned              s n- n n- -- -- - n- - - - yn -- -
payments:execute                          attested             s n- y n- -- -- - n- - - - nn -- -
payments:cancel                           planned              s y- n y- -- -- - n- - - - yn -- -
payments:reverse                          paid                 s n- y n- -- -- - n- - - - nn -- -
payments:order_list                       –                    s ee y ee ee ee e ee e e e ee ee e
payments:make_order                       –                    s nn y nn nn nn n nn n n n nn nn n
payments:order                            order                s -- y -- -- -- - -- - - - -- -- -
payments:execute_order                    order                s -- y -- -- -- - -- - - - -- -- -
payments:dissolve_order                   order                s -- y -- -- -- - -- - - - -- -- -
payments:account                          –                    s nn y nn nn nn n nn n n n nn nn n
reports:payment_basis                     order                s nn y nn nn nn n nn n n n nn nn n
reports:payment_file                      order                s nn y nn nn nn n nn n n n nn nn n
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-payments-list                     –                    s ye y ye ee ee e ye e e e yy ee e
GET api-payments-detail                   planned              s y- y y- -- -- - y- - - - yy -- -
POST api-payments-attest                  planned              s n- n n- -- -- - n- - - - yn -- -
POST api-payments-cancel                  planned              s y- n y- -- -- - n- - - - yn -- -
POST api-payments-execute                 attested             s n- y n- -- -- - n- - - - nn -- -
POST api-payments-reverse                 paid                 s n- f n- -- -- - n- - - - nn -- -
GET api-payment-orders-list               –                    s ee y ee ee ee e ee e e e ee ee e
POST api-payment-orders-list              –                    s nn y nn nn nn n nn n n n nn nn n
GET api-payment-orders-detail             order                s -- y -- -- -- - -- - - - -- -- -
PATCH api-payment-orders-detail           order                s xx x xx xx xx x xx x x x xx xx x
POST api-payment-orders-execute           order                s -- y -- -- -- - -- - - - -- -- -
POST api-payment-orders-dissolve          order                s -- y -- -- -- - -- - - - -- -- -
GET api-paying-accounts-list              –                    s ee y ee ee ee e ee e e e ee ee e
POST api-paying-accounts-list             –                    s nn f nn nn nn n nn n n n nn nn n
GET api-paying-accounts-detail            account              s -- y -- -- -- - -- - - - -- -- -
PATCH api-paying-accounts-detail          account              s -- y -- -- -- - -- - - - -- -- -
"""

ACCOUNT = {"iban": "SE4550000000058398257466", "bic": "ESSESESS", "payer_id": "123456789012A001"}


def next_bank_day():
    return next(day for day in (today() + timedelta(days=number) for number in range(3)) if day.weekday() < 5)


BODIES = {
    "POST api-payments-execute": {"paid_on": "2019-02-01", "voucher_no": "4712"},
    "POST api-payment-orders-list": {"due_to": "2019-02-01", "pay_on": next_bank_day().isoformat()},
    "POST api-payment-orders-execute": {"paid_on": "2019-02-01", "voucher_no": "4714"},
    "POST api-payment-orders-dissolve": {"reason": "Fel dag"},
    "POST api-paying-accounts-list": ACCOUNT,
    "PATCH api-paying-accounts-detail": {"bic": "SWEDSESS"},
    "POST api-payments-cancel": {"reason": "Fel belopp"},
    "POST api-payments-reverse": {"paid_on": "2019-03-01", "voucher_no": "4713", "reason": "Fel mottagare"},
}
