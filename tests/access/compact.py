"""Who comes to the compact, its principles, plans and follow-ups."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
compact:compact_list                      –                    s yy y yy yy yy y yy y y y yy yy e
compact:commitment_list                   –                    s yy y yy yy yy y yy y y y yy yy e
compact:plan_point_list                   –                    s yy y yy yy yy y yy y y y yy yy e
compact:compact                           compact_draft        s yy y yy yy yy y yy y y y yy yy -
compact:compact                           compact              s yy y yy yy yy y yy y y y yy yy -
compact:change_compact                    compact_draft        s nn n yy nn nn n nn y n n nn nn -
compact:adopt                             compact_draft        s nn n yy nn nn n nn y n n nn nn -
compact:move                              compact              s nn n yy nn nn n nn y n n nn nn -
compact:register_principle                compact_draft        s nn n yy nn nn n nn y n n nn nn -
compact:register_area                     compact_draft        s nn n yy nn nn n nn y n n nn nn -
compact:register_plan                     compact              s nn n yy nn nn n nn y n n nn nn -
compact:change_principle                  draft_principle      s nn n yy nn nn n nn y n n nn nn -
compact:change_principle                  principle            s nn n nn nn nn n nn n n n nn nn -
compact:register_commitment               draft_principle      s nn n yy nn nn n nn y n n nn nn -
compact:commitment                        commitment           s yy y yy yy yy y yy y y y yy yy -
compact:change_commitment                 draft_commitment     s nn n yy nn nn n nn y n n nn nn -
compact:register_follow_up                commitment           s nn n yy nn nn n nn y n n nn nn -
compact:change_follow_up                  commitment_follow_up s nn n yy nn nn n nn y n n nn nn -
compact:change_area                       draft_area           s nn n yy nn nn n nn y n n nn nn -
compact:change_plan                       development_plan     s nn n yy nn nn n nn y n n nn nn -
compact:register_plan_point               development_plan     s nn n yy nn nn n nn y n n nn nn -
compact:plan_point                        point                s yy y yy yy yy y yy y y y yy yy -
compact:change_plan_point                 point                s nn n yy nn nn n nn y n n nn nn -
compact:register_compact                  –                    s nn n yy nn nn n nn y n n nn nn n
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-compacts-list                     –                    s yy y yy yy yy y yy y y y yy yy e
POST api-compacts-list                    –                    s nn n yy nn nn n nn y n n nn nn n
GET api-compacts-detail                   compact_draft        s yy y yy yy yy y yy y y y yy yy -
PATCH api-compacts-detail                 compact_draft        s nn n yy nn nn n nn y n n nn nn -
POST api-compacts-adopt                   compact_draft        s nn n yy nn nn n nn y n n nn nn -
POST api-compacts-move                    compact              s nn n yy nn nn n nn y n n nn nn -
GET api-principles-list                   –                    s yy y yy yy yy y yy y y y yy yy e
POST api-principles-list                  –                    s nn n yy nn nn n nn y n n nn nn f
GET api-principles-detail                 draft_principle      s yy y yy yy yy y yy y y y yy yy -
PATCH api-principles-detail               draft_principle      s nn n yy nn nn n nn y n n nn nn -
GET api-commitments-list                  –                    s yy y yy yy yy y yy y y y yy yy e
POST api-commitments-list                 –                    s nn n yy nn nn n nn y n n nn nn f
GET api-commitments-detail                draft_commitment     s yy y yy yy yy y yy y y y yy yy -
PATCH api-commitments-detail              draft_commitment     s nn n yy nn nn n nn y n n nn nn -
GET api-commitment-follow-ups-list        –                    s yy y yy yy yy y yy y y y yy yy e
POST api-commitment-follow-ups-list       –                    s nn n yy nn nn n nn y n n nn nn f
GET api-commitment-follow-ups-detail      commitment_follow_up s yy y yy yy yy y yy y y y yy yy -
PATCH api-commitment-follow-ups-detail    commitment_follow_up s nn n yy nn nn n nn y n n nn nn -
GET api-development-areas-list            –                    s yy y yy yy yy y yy y y y yy yy e
POST api-development-areas-list           –                    s nn n yy nn nn n nn y n n nn nn f
GET api-development-areas-detail          draft_area           s yy y yy yy yy y yy y y y yy yy -
PATCH api-development-areas-detail        draft_area           s nn n yy nn nn n nn y n n nn nn -
GET api-development-plans-list            –                    s yy y yy yy yy y yy y y y yy yy e
POST api-development-plans-list           –                    s nn n yy nn nn n nn y n n nn nn f
GET api-development-plans-detail          development_plan     s yy y yy yy yy y yy y y y yy yy -
PATCH api-development-plans-detail        development_plan     s nn n yy nn nn n nn y n n nn nn -
GET api-plan-points-list                  –                    s yy y yy yy yy y yy y y y yy yy e
POST api-plan-points-list                 –                    s nn n yy nn nn n nn y n n nn nn f
GET api-plan-points-detail                point                s yy y yy yy yy y yy y y y yy yy -
PATCH api-plan-points-detail              point                s nn n yy nn nn n nn y n n nn nn -
"""

BODIES = {
    "POST api-compacts-list": {"title": "Ny", "version_text": "Förslag", "plan_years": 2},
    "PATCH api-compacts-detail": {"source": "Protokoll"},
    "POST api-compacts-adopt": {"adopted_by": "{board}", "adopted_on": "2019-01-01"},
    "POST api-compacts-move": {"state": "under_revision"},
    "POST api-principles-list": {"compact": "{compact_draft}", "no": 2, "name": "Dialog"},
    "PATCH api-principles-detail": {"name": "Dialog"},
    "POST api-commitments-list": {
        "principle": "{draft_principle}",
        "bearer": "municipality",
        "no": 2,
        "text": "Mötas",
        "code": "P1-K2",
    },
    "PATCH api-commitments-detail": {"text": "Mötas"},
    "POST api-commitment-follow-ups-list": {
        "commitment": "{commitment}",
        "year": 2020,
        "side": "municipality",
        "status": "fulfilled",
    },  # fmt: skip
    "PATCH api-commitment-follow-ups-detail": {"comment": "Två möten"},
    "POST api-development-areas-list": {"compact": "{compact_draft}", "no": 2, "name": "Dialog"},
    "PATCH api-development-areas-detail": {"name": "Dialog"},
    "POST api-development-plans-list": {"compact": "{compact}", "name": "Ny plan"},
    "PATCH api-development-plans-detail": {"source": "Bilaga"},
    "POST api-plan-points-list": {"plan": "{development_plan}", "area": "{area}", "no": 2, "code": "A1-2", "text": "Ses"},
    "PATCH api-plan-points-detail": {"responsible": "Samordnaren"},
}
