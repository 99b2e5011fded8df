"""Who comes to aid of minor importance."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
state_aid:aid_list                        –                    s yy y yy yy yy y ye y y e ee yy e
state_aid:register_aid                    –                    s yy n yy nn nn n nn n n n nn nn n
state_aid:ledger                          organisation         s yy y yy yy yy y yn y y n nn yy n
state_aid:aid                             aid                  s yy y yy yy yy y y- y y - -- yy -
state_aid:change_aid                      aid                  s yn n yn nn nn n n- n n - -- nn -
state_aid:annul_aid                       aid                  s yn n yn nn nn n n- n n - -- nn -
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-state-aid-list                    –                    s yy y yy yy yy y ye y y e ee yy e
POST api-state-aid-list                   –                    s yn n yn nn nn n nn n n n nn nn n
GET api-state-aid-detail                  aid                  s yy y yy yy yy y y- y y - -- yy -
PATCH api-state-aid-detail                aid                  s yn n yn nn nn n n- n n - -- nn -
POST api-state-aid-annul                  aid                  s yn n yn nn nn n n- n n - -- nn -
"""

BODIES = {
    "POST api-state-aid-list": {
        "organisation": "{organisation}",
        "board": "{board}",
        "matter": "Verksamhet",
        "granted_on": "2025-01-10",
        "amount": "1100.00",
        "rate": "11.0000",
        "rate_on": "2025-01-09",
    },
    "PATCH api-state-aid-detail": {"certificate_on": "2025-01-15"},
    "POST api-state-aid-annul": {"reason": "Beslutet upphävdes"},
}
