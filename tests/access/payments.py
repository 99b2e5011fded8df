"""Who comes to payments."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
payments:payment_list                     –                    s ye y ye ee ee e ye e e e yy ee e
payments:payment                          planned              s y- y y- -- -- - y- - - - yy -- -
payments:attest                           planned              s n- n n- -- -- - n- - - - yn -- -
payments:execute                          attested             s n- y n- -- -- - n- - - - nn -- -
payments:cancel                           planned              s y- n y- -- -- - n- - - - yn -- -
payments:reverse                          paid                 s n- y n- -- -- - n- - - - nn -- -
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-payments-list                     –                    s ye y ye ee ee e ye e e e yy ee e
GET api-payments-detail                   planned              s y- y y- -- -- - y- - - - yy -- -
POST api-payments-attest                  planned              s n- n n- -- -- - n- - - - yn -- -
POST api-payments-cancel                  planned              s y- n y- -- -- - n- - - - yn -- -
POST api-payments-execute                 attested             s n- y n- -- -- - n- - - - nn -- -
POST api-payments-reverse                 paid                 s n- y n- -- -- - n- - - - nn -- -
"""

BODIES = {
    "POST api-payments-execute": {"paid_on": "2019-02-01", "voucher_no": "4712"},
    "POST api-payments-cancel": {"reason": "Fel belopp"},
    "POST api-payments-reverse": {"paid_on": "2019-03-01", "voucher_no": "4713", "reason": "Fel mottagare"},
}
