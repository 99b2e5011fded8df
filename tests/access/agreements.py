"""Who comes to IOP agreements and their parts."""

import uuid

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
agreements:agreement_list                 –                    s yy y ye yy yy y ye y y e yy yy e
agreements:register                       –                    s yy y ye yy yy y ye y y e yy yy e
agreements:welfare_area_list              –                    s yy y yy yy yy y yy y y y yy yy y
agreements:change_welfare_area            welfare_area         s nn n nn nn nn y nn n n n nn nn n
agreements:agreement                      iop_draft            s yy y y- yy yy y -- y y - yy yy -
agreements:agreement                      iop_signed           s yy y y- yy yy y y- y y - yy yy -
agreements:change_agreement               iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:review                         iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:prepare_state_aid              iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:prepare                        iop_reviewed         s yn n y- nn nn n n- n n - nn nn -
agreements:decide                         iop_prepared         s yn n y- yn nn n n- n n - nn nn -
agreements:decline                        iop_prepared         s yn n y- yn nn n n- n n - nn nn -
agreements:withdraw                       iop_prepared         s yn n y- nn nn n n- n n - nn nn -
agreements:take_back_decision             iop_decided          s yn n y- yn nn n n- n n - nn nn -
agreements:sign                           iop_decided          s yn n y- nn nn n n- n n - nn nn -
agreements:extend                         iop_prolongable      s yn n y- yn nn n n- n n - nn nn -
agreements:request_payment                iop_signed,requested s y- n y- -- -- - n- - - - nn -- -
agreements:confirm_delivery               delivered_municipal  s yn n yn nn nn n n- n n - -- nn -
agreements:confirm_delivery               delivered_idea_driven s nn n nn nn nn n y- n n - -- nn -
agreements:timelines                      –                    s yy y ye yy yy y ye y y e yy yy e
agreements:timeline                       iop_signed           s yy y y- yy yy y y- y y - yy yy -
agreements:terminate                      iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:withdraw_notice                iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:plan_payment                   iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:attach                         iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:register_party                 iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:register_resource              iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:register_milestone             iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:register_group                 iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:register_group_member          group                s yn n y- nn nn n -- n n - nn nn -
agreements:change_group                   group                s yn n y- nn nn n -- n n - nn nn -
agreements:strike_group                   group                s yn n y- nn nn n -- n n - nn nn -
agreements:change_group_member            group_member         s yn n y- nn nn n -- n n - nn nn -
agreements:strike_group_member            group_member         s yn n y- nn nn n -- n n - nn nn -
agreements:change_party                   party                s yn n y- nn nn n -- n n - nn nn -
agreements:strike_party                   party                s yn n y- nn nn n -- n n - nn nn -
agreements:strike_milestone               milestone            s yn n y- nn nn n -- n n - nn nn -
agreements:strike_resource                resource             s yn y yn nn nn n -- n n - -- nn -
agreements:change_resource                resource             s yn y yn nn nn n -- n n - -- nn -
agreements:change_milestone               milestone            s yn n y- nn nn n -- n n - nn nn -
agreements:amend                          iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:renew                          iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:version                        iop_version          s yy y y- yy yy y y- y y - yy yy -
agreements:register_agreement             –                    s yy n yy nn nn n nn n n n nn nn n
agreements:register_old_agreement         –                    s yy n yy nn nn n nn n n n nn nn n
agreements:register_welfare_area          –                    s nn n nn nn nn y nn n n n nn nn n
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-iop-agreements-list               –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-agreements-list              –                    s yn n yn nn nn n nn n n n nn nn n
GET api-iop-agreements-detail             iop_draft            s yy y y- yy yy y -- y y - yy yy -
PATCH api-iop-agreements-detail           iop_draft            s yn n y- nn nn n -- n n - nn nn -
POST api-iop-agreements-decide            iop_prepared         s yn n y- yn nn n n- n n - nn nn -
POST api-iop-agreements-take_back         iop_decided          s yn n y- yn nn n n- n n - nn nn -
POST api-iop-agreements-decline           iop_prepared         s yn n y- yn nn n n- n n - nn nn -
POST api-iop-agreements-pay               iop_signed           s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-prepare_aid       iop_draft            s yn n y- nn nn n -- n n - nn nn -
POST api-iop-agreements-prepare           iop_reviewed         s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-review            iop_draft            s yn n y- nn nn n -- n n - nn nn -
POST api-iop-agreements-sign              iop_decided          s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-extend            iop_prolongable      s yn n y- yn nn n n- n n - nn nn -
POST api-iop-agreements-request_payment   iop_signed           s yf n y- ff ff f n- f f - nn ff -
GET api-iop-agreements-money              iop_signed           s yn y y- nn nn n y- n n - nn nn -
POST api-iop-resources-confirm            delivered_municipal  s yn n yn nn nn n n- n n - -- nn -
POST api-iop-resources-confirm            delivered_idea_driven s nn n nn nn nn n y- n n - -- nn -
GET api-iop-extensions-list               –                    s yy y ye yy yy y ye y y e yy yy e
GET api-iop-extensions-detail             iop_extension        s yy y y- yy yy y y- y y - yy yy -
GET api-iop-payments-list                 –                    s ye y ye ee ee e ye e e e yy ee e
GET api-iop-payments-detail               iop_payment          s y- y y- -- -- - y- - - - yy -- -
POST api-iop-agreements-terminate         iop_signed           s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-withdraw_notice   iop_signed           s fn n f- nn nn n n- n n - nn nn -
POST api-iop-agreements-withdraw          iop_prepared         s yn n y- nn nn n n- n n - nn nn -
GET api-iop-parties-list                  –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-parties-list                 –                    s yn n yf nn nn n ff n n f nn nn f
GET api-iop-parties-detail                party                s yy y y- yy yy y -- y y - yy yy -
PATCH api-iop-parties-detail              party                s yn n y- nn nn n -- n n - nn nn -
POST api-iop-parties-strike               party                s fn n f- nn nn n -- n n - nn nn -
POST api-iop-milestones-strike            milestone            s yn n y- nn nn n -- n n - nn nn -
GET api-iop-agreements-checklist          iop_draft            s yy y y- yy yy y -- y y - yy yy -
GET api-iop-groups-list                   –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-groups-list                  –                    s yn n yf nn nn n ff n n f nn nn f
GET api-iop-groups-detail                 group                s yy y y- yy yy y -- y y - yy yy -
PATCH api-iop-groups-detail               group                s yn n y- nn nn n -- n n - nn nn -
POST api-iop-groups-strike                group                s yn n y- nn nn n -- n n - nn nn -
GET api-iop-group-members-list            –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-group-members-list           –                    s yn n yf nn nn n ff n n f nn nn f
GET api-iop-group-members-detail          group_member         s yy y y- yy yy y -- y y - yy yy -
PATCH api-iop-group-members-detail        group_member         s yn n y- nn nn n -- n n - nn nn -
POST api-iop-group-members-strike         group_member         s yn n y- nn nn n -- n n - nn nn -
POST api-iop-resources-strike             resource             s yn y yn nn nn n -- n n - -- nn -
GET api-iop-resources-list                –                    s yy y yy yy yy y ye y y e ee yy e
GET api-iop-resources-detail              resource             s yy y yy yy yy y -- y y - -- yy -
PATCH api-iop-resources-detail            resource             s yn y yn nn nn n -- n n - -- nn -
GET api-iop-milestones-list               –                    s yy y ye yy yy y ye y y e yy yy e
GET api-iop-milestones-detail             milestone            s yy y y- yy yy y -- y y - yy yy -
PATCH api-iop-milestones-detail           milestone            s yn n y- nn nn n -- n n - nn nn -
POST api-iop-agreements-amend             iop_signed           s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-renew             iop_signed           s yn n y- nn nn n n- n n - nn nn -
GET api-iop-versions-list                 –                    s yy y ye yy yy y ye y y e yy yy e
GET api-iop-versions-detail               iop_version          s yy y y- yy yy y y- y y - yy yy -
POST api-iop-resources-list               –                    s yn n yf nn nn n ff n n f nn nn f
POST api-iop-milestones-list              –                    s yn n yf nn nn n ff n n f nn nn f
"""

BODIES = {
    "POST api-iop-agreements-prepare_aid": {
        "organisation": "{organisation}",
        "amount": "1100.00",
        "rate": "11.0000",
        "rate_on": "2018-01-09",
        "rest_reason": "Lokalen är öppen för alla",
    },
    "POST api-iop-agreements-list": {"title": "Nytt avtal", "responsible_board": "{board}"},
    "PATCH api-iop-agreements-detail": {"challenge": "Otrygghet"},
    "POST api-iop-agreements-decide": {"decision": "{decision}"},
    "POST api-iop-agreements-take_back": {"reason": "Fel rad"},
    "POST api-iop-agreements-decline": {"decision": "{refusal}", "reason": "Medel saknas"},
    "POST api-iop-agreements-withdraw": {"reason": "Parten avböjde"},
    "POST api-iop-agreements-sign": {"signed_on": "2023-12-20"},
    "POST api-iop-agreements-withdraw_notice": {"reason": "Parterna fortsätter"},
    "POST api-iop-agreements-terminate": {"terminated_on": "2025-01-15", "reason": "Flyttar"},
    "POST api-iop-agreements-extend": {"decision": "{extension}", "until": "2027-12-31"},
    "POST api-iop-agreements-request_payment": {
        "payment": "{requested}",
        "requested_on": "2024-01-20",
        "requested_by_role": "Kassör",
    },
    "POST api-iop-agreements-pay": {
        "key": str(uuid.UUID(int=2)),
        "party": "{signed_party}",
        "year": 2024,
        "amount": "10.00",
        "due": "2024-02-01",
        "giro_type": "bankgiro",
    },  # fmt: skip
    "POST api-iop-agreements-amend": {
        "decision": "{amending_decision}",
        "signed_on": "2025-01-15",
        "valid_from": "2025-02-01",
        "reason": "Längre tid",
        "notice_months": 6,
    },
    "POST api-iop-agreements-renew": {"start_date": "2027-01-01", "end_date": "2029-12-31"},
    "POST api-iop-parties-list": {"agreement": "{iop_draft}", "side": "idea_driven", "organisation": "{other_organisation}"},
    "POST api-iop-parties-strike": {"reason": "Fel part"},
    "POST api-iop-resources-strike": {"reason": "Fel part"},
    "POST api-iop-milestones-strike": {"reason": "Fel insats"},
    "PATCH api-iop-parties-detail": {"role": "Driver verksamheten"},
    "POST api-iop-resources-list": {
        "party": "{party}",
        "kind": "volunteer_time",
        "year": 2024,
        "unit": "hours",
        "quantity": "10",
    },  # fmt: skip
    "PATCH api-iop-resources-detail": {"description": "Bidrag"},
    "POST api-iop-milestones-list": {"agreement": "{iop_draft}", "title": "Start", "planned_end": "2024-02-01"},
    "PATCH api-iop-milestones-detail": {"title": "Start"},
    "POST api-iop-groups-list": {"agreement": "{iop_draft}", "kind": "steering"},
    "PATCH api-iop-groups-detail": {"meets": "Varje månad"},
    "POST api-iop-groups-strike": {"reason": "Fel grupp"},
    "POST api-iop-group-members-list": {"group": "{group}", "party": "{party}", "role": "Ordförande"},
    "PATCH api-iop-group-members-detail": {"role": "Kassör"},
    "POST api-iop-group-members-strike": {"reason": "Fel part"},
}
