"""Who comes to what has come in, and to whom to speak with about it."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
initiatives:initiative_list               –                    s yy e yy yy yy y ye y y e ee yy e
initiatives:register_initiative           –                    s yy n yy nn nn n yy y n n nn nn n
initiatives:initiative                    initiative           s yy - yy yy yy y y- y y - -- yy -
initiatives:change_initiative             initiative           s yy - yy nn nn n n- y y - -- nn -
initiatives:acknowledge                   initiative           s yy - yy nn nn n n- y y - -- nn -
initiatives:assign                        acknowledged         s yn - yn nn nn n n- y y - -- nn -
initiatives:start_dialogue                in_triage            s yn - yn nn nn n n- y y - -- nn -
initiatives:decide                        in_triage            s yn - yn nn nn n n- y y - -- nn -
initiatives:answer                        in_triage            s yn - yn nn nn n n- y y - -- nn -
initiatives:tell_outcome                  untold               s yn - yn nn nn n n- y y - -- nn -
initiatives:close                         settled              s yn - yn nn nn n n- y y - -- nn -
initiatives:attach                        in_triage            s yn - yn nn nn n n- y y - -- nn -
initiatives:register_contact              in_triage            s yn - yn nn nn n y- y n - -- nn -
initiatives:change_contact                initiative_contact   s yn - yn nn -- n y- y n - -- -- -
initiatives:change_contact                protected_initiator  s -- - -- -- -- - y- - - - -- -- -
reports:list_export                       initiativ            s yy e yy yy yy y ye y y e ee yy e
reports:led_to                            in_triage            s yy - yy yy yy y y- y y - -- yy -
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-initiatives-list                  –                    s yy e yy yy yy y ye y y e ee yy e
POST api-initiatives-list                 –                    s yy n yy nn nn n yn y n n nn nn n
GET api-initiatives-detail                in_triage            s yy - yy yy yy y y- y y - -- yy -
PATCH api-initiatives-detail              in_triage            s yn - yn nn nn n n- y y - -- nn -
POST api-initiatives-acknowledge          initiative           s yy - yy nn nn n n- y y - -- nn -
POST api-initiatives-assign               acknowledged         s yn - yn nn nn n n- y y - -- nn -
POST api-initiatives-start                in_triage            s yn - yn nn nn n n- y y - -- nn -
POST api-initiatives-decide               in_triage            s yn - yn nn nn n n- y y - -- nn -
POST api-initiatives-reply                in_triage            s yn - yn nn nn n n- y y - -- nn -
POST api-initiatives-tell                 untold               s yn - yn nn nn n n- y y - -- nn -
POST api-initiatives-close                settled              s yn - yn nn nn n n- y y - -- nn -
GET api-initiative-contacts-list          –                    s yy e yy yy ee y ye y y e ee ee e
POST api-initiative-contacts-list         –                    s yn f yn nn nn n yf y n f ff nn f
GET api-initiative-contacts-detail        initiative_contact   s yy - yy yy -- y y- y y - -- -- -
GET api-initiative-contacts-detail        protected_initiator  s -- - -- -- -- - y- - - - -- -- -
PATCH api-initiative-contacts-detail      initiative_contact   s yn - yn nn -- n y- y n - -- -- -
"""

BODIES = {
    "POST api-initiatives-list": {"organisation": "{organisation}", "title": "Odling"},
    "PATCH api-initiatives-detail": {"challenge": "Ensamhet"},
    "POST api-initiatives-assign": {"owner_office": "{office}"},
    "POST api-initiatives-decide": {"outcome": "grant"},
    "POST api-initiatives-reply": {"answer": "Vi ses"},
    "POST api-initiatives-tell": {"feedback": "Det blir ett avtal"},
    "POST api-initiative-contacts-list": {"initiative": "{in_triage}", "name": "Ny Avsändare"},
    "PATCH api-initiative-contacts-detail": {"phone": "08-123 45 67"},
}
