"""Who comes to follow-ups of IOP agreements: goals, answers and measures."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
agreements:register_follow_up             iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:change_follow_up               iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
agreements:register_goal                  iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:change_goal                    goal                 s yn n y- nn nn n -- n n - nn nn -
agreements:strike_goal                    goal                 s yn n y- nn nn n -- n n - nn nn -
agreements:follow_up_list                 –                    s yy y ye yy yy y ye y y e yy yy e
agreements:follow_up                      iop_follow_up        s yy y y- yy yy y y- y y - yy yy -
agreements:conclude_follow_up             iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
agreements:approve_follow_up              concluded            s yn n y- nn nn n y- n n - nn nn -
agreements:reopen_follow_up               concluded            s yn n y- nn nn n n- n n - nn nn -
agreements:register_answer                iop_follow_up        s yn n y- nn nn n y- n n - nn nn -
agreements:change_answer                  answer               s nn n n- nn nn n y- n n - nn nn -
agreements:register_goal_measure          iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
agreements:change_goal_measure            measure              s yn n y- nn nn n n- n n - nn nn -
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-iop-follow-ups-list               –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-follow-ups-list              –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-follow-ups-detail             iop_follow_up        s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-follow-ups-detail           iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
POST api-iop-follow-ups-conclude          answered             s yn n y- nn nn n n- n n - nn nn -
POST api-iop-follow-ups-approve           concluded            s yn n y- nn nn n y- n n - nn nn -
POST api-iop-follow-ups-reopen            concluded            s yn n y- nn nn n n- n n - nn nn -
GET api-iop-goals-list                    –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-goals-list                   –                    s yn n yf nn nn n ff n n f nn nn f
GET api-iop-goals-detail                  goal                 s yy y y- yy yy y -- y y - yy yy -
PATCH api-iop-goals-detail                goal                 s yn n y- nn nn n -- n n - nn nn -
POST api-iop-goals-strike                 goal                 s yn n y- nn nn n -- n n - nn nn -
GET api-iop-follow-up-answers-list        –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-follow-up-answers-list       –                    s yn n yf nn nn n yf n n f nn nn f
GET api-iop-follow-up-answers-detail      answer               s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-follow-up-answers-detail    answer               s nn n n- nn nn n y- n n - nn nn -
GET api-iop-goal-measures-list            –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-goal-measures-list           –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-goal-measures-detail          measure              s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-goal-measures-detail        measure              s yn n y- nn nn n n- n n - nn nn -
"""

BODIES = {
    "POST api-iop-follow-ups-list": {"agreement": "{iop_signed}", "year": 2025},
    "PATCH api-iop-follow-ups-detail": {"results": "Fler besökare"},
    "POST api-iop-follow-ups-conclude": {
        "joint_conclusion": "continue",
        "conclusion_reason": "Det går bra",
        "held_on": "2026-02-10",
        "unanswered_reason": "Nämnden svarar senare",
    },
    "POST api-iop-follow-ups-approve": {
        "party": "{signed_party}",
        "approved_on": "2026-02-20",
        "approved_by_role": "Ordförande",
    },
    "POST api-iop-follow-ups-reopen": {"reason": "Fel siffra"},
    "POST api-iop-goals-list": {"agreement": "{iop_draft}", "text": "Fler volontärer", "target": "10"},
    "PATCH api-iop-goals-detail": {"indicator": "Besök per vecka"},
    "POST api-iop-goals-strike": {"reason": "Fel mål"},
    "POST api-iop-follow-up-answers-list": {
        "follow_up": "{iop_follow_up}",
        "party": "{signed_party}",
        "answered_on": "2025-02-10",
        "answered_by_role": "Ordförande",
        "achieved": "Fler besökare",
    },
    "PATCH api-iop-follow-up-answers-detail": {"delivered": "200 timmar"},
    "POST api-iop-goal-measures-list": {
        "follow_up": "{iop_follow_up}",
        "goal": "{signed_goal}",
        "value": "60",
        "result": "met",
        "comment": "Av fler",
    },
    "PATCH api-iop-goal-measures-detail": {"value": "70", "comment": "Räknat om"},
}
