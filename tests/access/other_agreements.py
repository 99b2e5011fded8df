"""Who comes to agreements of the other forms and procurements."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
agreements:register_other_agreement       –                    s yy n yy nn nn n nn n n n nn nn n
agreements:other_agreement                other_agreement      s yy y y- yy yy y y- y y - yy yy -
agreements:change_other_agreement         other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:set_other_agreement_amount     other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:cancel_other_agreement         other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:attach_other_agreement         other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:register_procurement           –                    s yy n yy nn nn n nn n n n nn nn n
agreements:procurement                    procurement          s yy y y- yy yy y y- y y - yy yy -
agreements:change_procurement             procurement          s yn n y- nn nn n n- n n - nn nn -
agreements:set_procurement_amount         procurement          s yn n y- nn nn n n- n n - nn nn -
agreements:cancel_procurement             procurement          s yn n y- nn nn n n- n n - nn nn -
agreements:attach_procurement             procurement          s yn n y- nn nn n n- n n - nn nn -
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-other-agreements-list             –                    s yy y ye yy yy y ye y y e yy yy e
POST api-other-agreements-list            –                    s yn n yn nn nn n nn n n n nn nn n
GET api-other-agreements-detail           other_agreement      s yy y y- yy yy y y- y y - yy yy -
PATCH api-other-agreements-detail         other_agreement      s yn n y- nn nn n n- n n - nn nn -
POST api-other-agreements-set_amount      other_agreement      s yn n y- nn nn n n- n n - nn nn -
POST api-other-agreements-cancel          other_agreement      s yn n y- nn nn n n- n n - nn nn -
GET api-procurements-list                 –                    s yy y ye yy yy y ye y y e yy yy e
POST api-procurements-list                –                    s yn n yn nn nn n nn n n n nn nn n
GET api-procurements-detail               procurement          s yy y y- yy yy y y- y y - yy yy -
PATCH api-procurements-detail             procurement          s yn n y- nn nn n n- n n - nn nn -
POST api-procurements-set_amount          procurement          s yn n y- nn nn n n- n n - nn nn -
POST api-procurements-cancel              procurement          s yn n y- nn nn n n- n n - nn nn -
"""

BODIES = {
    "POST api-other-agreements-list": {"title": "Nytt", "form": "yearly", "responsible_board": "{board}"},
    "PATCH api-other-agreements-detail": {"comment": "Förnyas"},
    "POST api-other-agreements-set_amount": {"year": 2024, "amount": "10.00"},
    "POST api-other-agreements-cancel": {"reason": "Parten avböjde"},
    "POST api-procurements-list": {"title": "Ny", "responsible_board": "{board}"},
    "PATCH api-procurements-detail": {"comment": "Klar"},
    "POST api-procurements-set_amount": {"year": 2024, "amount": "10.00"},
    "POST api-procurements-cancel": {"reason": "Avbröts"},
}
