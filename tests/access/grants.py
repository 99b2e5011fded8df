"""Who comes to association grants."""

import uuid

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
grants:application_list                   –                    s ye y ye yy yy y ye y y e yy ye e
grants:register_application               –                    s yy n yy nn nn n yy n n n nn nn n
grants:application                        draft                s y- y y- yy -- y y- y y - yy y- -
grants:application                        application          s y- y y- yy -- y y- y y - yy y- -
grants:application                        granted              s y- y y- yy yy y y- y y - yy y- -
grants:change_application                 draft                s y- n y- nn -- n y- n n - nn y- -
grants:change_application                 application          s y- n y- nn -- n n- n n - nn y- -
grants:change_application                 granted              s n- n n- nn nn n n- n n - nn n- -
grants:submit                             draft                s y- n y- nn -- n y- n n - nn y- -
grants:withdraw                           application          s y- n y- nn -- n n- n n - nn y- -
grants:dismiss                            application          s y- n y- nn -- n n- n n - nn y- -
grants:grant                              application          s n- n n- yn -- n n- n n - nn y- -
grants:prepare_state_aid                  application          s y- n y- nn -- n n- n n - nn n- -
grants:reject                             application          s n- n n- yn -- n n- n n - nn y- -
grants:plan_payment                       granted              s yn n yn nn nn n n- n n - nn nn -
grants:register_report                    granted              s yn n yn nn nn n y- n n - nn nn -
grants:approve_report                     granted              s y- n y- nn -- n n- n n - -- -- -
grants:claim_recovery                     granted              s yn y yn nn nn n n- n n - nn nn -
grants:attach                             application          s y- n y- nn -- n n- n n - nn y- -
grants:condition_list                     –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_condition                 –                    s nn n yy nn nn y nn n n n nn nn n
grants:change_condition                   condition            s nn n yy nn nn y nn n n n nn nn -
grants:standing_list                      –                    s yy y yy yy yy y ye y y n yy yy n
grants:eligibility_of                     organisation         s yy y yy yy yy y yy y y y yy yy y
grants:examine                            organisation         s yy n yy nn nn n nn n n n nn nn n
grants:eligibility_check                  eligibility          s yy y yy yy yy y y- y y - yy yy -
grants:round_list                         –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_round                     –                    s nn n yy nn nn y nn n n n nn nn n
grants:round                              round                s yy y yy yy yy y yy y y y yy yy -
grants:change_round                       round                s nn n yn nn nn y nn n n n nn nn -
grants:scheme_list                        –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_scheme                    –                    s nn n yy nn nn y nn n n n nn nn n
grants:scheme                             scheme               s yy y yy yy yy y yy y y y yy yy -
grants:change_scheme                      scheme               s nn n yn nn nn y nn n n n nn nn -
grants:open_round                         scheme               s nn n yn nn nn y nn n n n nn nn -
grants:ask_for_documents                  scheme               s nn n yn nn nn y nn n n n nn nn -
grants:required_document_list             –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_required_document         –                    s nn n yy nn nn y nn n n n nn nn n
grants:change_required_document           required_document    s nn n yy nn nn y nn n n n nn nn -
grants:handed_in_list                     –                    s yy y yy yy ee y ye y y e yy yy e
grants:hand_in                            draft                s y- n y- nn -- n y- n n - nn n- -
grants:hand_in_yearly                     organisation         s yy n yy nn nn n yn n n n nn nn n
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-grant-schemes-list                –                    s yy y yy yy yy y yy y y y yy yy e
POST api-grant-schemes-list               –                    s nn n yn nn nn y nn n n n nn nn n
GET api-grant-schemes-detail              scheme               s yy y yy yy yy y yy y y y yy yy -
PATCH api-grant-schemes-detail            scheme               s nn n yn nn nn y nn n n n nn nn -
GET api-grant-rounds-list                 –                    s yy y yy yy yy y yy y y y yy yy e
POST api-grant-rounds-list                –                    s nn n yn nn nn y nn n n n nn nn f
GET api-grant-rounds-detail               round                s yy y yy yy yy y yy y y y yy yy -
PATCH api-grant-rounds-detail             round                s nn n yn nn nn y nn n n n nn nn -
GET api-grant-applications-list           –                    s ye y ye yy yy y ye y y e yy ye e
POST api-grant-applications-list          –                    s yn n yn nn nn n yn n n n nn nn f
GET api-grant-applications-detail         draft                s y- y y- yy -- y y- y y - yy y- -
GET api-grant-applications-detail         application          s y- y y- yy -- y y- y y - yy y- -
GET api-grant-applications-detail         granted              s y- y y- yy yy y y- y y - yy y- -
PATCH api-grant-applications-detail       draft                s y- n y- nn -- n y- n n - nn y- -
PATCH api-grant-applications-detail       application          s y- n y- nn -- n n- n n - nn y- -
PATCH api-grant-applications-detail       granted              s n- n n- nn nn n n- n n - nn n- -
POST api-grant-applications-dismiss       application          s y- n y- nn -- n n- n n - nn y- -
POST api-grant-applications-grant         application          s n- n n- yn -- n n- n n - nn f- -
POST api-grant-applications-prepare_aid   application          s y- n y- nn -- n n- n n - nn n- -
POST api-grant-applications-reject        application          s n- n n- yn -- n n- n n - nn f- -
POST api-grant-applications-submit        draft                s y- n y- nn -- n y- n n - nn y- -
POST api-grant-applications-withdraw      application          s y- n y- nn -- n n- n n - nn y- -
GET api-grant-decisions-list              –                    s yy y yy yy yy y ye y y e yy yy e
GET api-grant-decisions-detail            reported             s yy y yy yy yy y y- y y - yy yy -
POST api-grant-decisions-pay              unreported           s yn n yn nn nn n n- n n - nn nn -
GET api-grant-reports-list                –                    s ye y ye yy ee y ye y y e ee ee e
POST api-grant-reports-list               –                    s yn n yn nn nn n yf n n f nn nn f
GET api-grant-reports-detail              report               s y- y y- yy -- y y- y y - -- -- -
PATCH api-grant-reports-detail            report               s xx x xx xx xx x xx x x x xx xx x
POST api-grant-reports-approve            report               s y- n y- nn -- n n- n n - -- -- -
GET api-eligibility-conditions-list       –                    s yy y yy yy yy y yy y y y yy yy e
POST api-eligibility-conditions-list      –                    s nn n yy nn nn y nn n n n nn nn n
GET api-eligibility-conditions-detail     condition            s yy y yy yy yy y yy y y y yy yy -
PATCH api-eligibility-conditions-detail   condition            s nn n yy nn nn y nn n n n nn nn -
GET api-eligibility-checks-list           –                    s yy y yy yy yy y ye y y e yy yy e
POST api-eligibility-checks-list          –                    s yy n yy nn nn n nn n n n nn nn f
GET api-eligibility-checks-detail         eligibility          s yy y yy yy yy y y- y y - yy yy -
PATCH api-eligibility-checks-detail       eligibility          s xx x xx xx xx x xx x x x xx xx x
GET api-organisations-money               organisation         s yy y yy yy yy y yy y y y yy yy y
GET api-recovery-claims-list              –                    s ye y ye yy ee y ye y y e ee ee e
POST api-recovery-claims-list             –                    s yn y yn nn nn n nf n n f nn nn f
GET api-recovery-claims-detail            claim                s y- y y- yy -- y y- y y - -- -- -
PATCH api-recovery-claims-detail          claim                s xx x xx xx xx x xx x x x xx xx x
POST api-grant-schemes-ask                scheme               s nn n yn nn nn y nn n n n nn nn -
GET api-required-documents-list           –                    s yy y yy yy yy y yy y y y yy yy e
POST api-required-documents-list          –                    s nn n yy nn nn y nn n n n nn nn n
GET api-required-documents-detail         required_document    s yy y yy yy yy y yy y y y yy yy -
PATCH api-required-documents-detail       required_document    s nn n yy nn nn y nn n n n nn nn -
GET api-handed-in-documents-list          –                    s yy y yy yy ee y ye y y e yy yy e
GET api-handed-in-documents-detail        handed_in            s yy y yy yy -- y y- y y - yy yy -
"""

BODIES = {
    "POST api-eligibility-conditions-list": {"text": "Öppet medlemskap"},
    "PATCH api-eligibility-conditions-detail": {"blocking": True},
    "POST api-eligibility-checks-list": {
        "organisation": "{organisation}",
        "year": 2019,
        "finding": "eligible",
        "answers": [{"condition": "{condition}", "answer": "yes"}],
    },
    "POST api-grant-schemes-ask": {"requires_documents": []},
    "POST api-required-documents-list": {"name": "Verksamhetsplan"},
    "PATCH api-required-documents-detail": {"explanation": "Undertecknat"},
    "POST api-grant-applications-prepare_aid": {"rate": "11.0000", "rate_on": "2018-01-09"},
    "POST api-grant-schemes-list": {"board": "{board}", "code": "N", "name": "Nytt", "category": "project"},
    "PATCH api-grant-schemes-detail": {"rules": "Nya regler"},
    "POST api-grant-rounds-list": {
        "scheme": "{scheme}",
        "year": 2021,
        "opens": "2019-09-01",
        "closes": "2019-10-31",
        "frame": "5000.00",
    },  # fmt: skip
    "PATCH api-grant-rounds-detail": {"frame": "200000.00"},
    "POST api-grant-applications-list": {
        "round": "{next_round}",
        "organisation": "{organisation}",
        "requested_amount": "10.00",
        "purpose": "Kör",
    },  # fmt: skip
    "PATCH api-grant-applications-detail": {"purpose": "Dans", "reason": "Föreningen ringde"},
    "POST api-grant-applications-withdraw": {"reason": "Ändrade planer"},
    "POST api-grant-applications-dismiss": {"reason": "För sent"},
    "POST api-grant-applications-grant": {"decision": "{decision}", "amount": "10.00"},
    "POST api-grant-applications-reject": {"decision": "{decision}", "reason": "Ramen räcker inte"},
    "POST api-grant-decisions-pay": {
        "key": str(uuid.UUID(int=1)),
        "amount": "10.00",
        "due": "2019-02-01",
        "giro_type": "bankgiro",
    },  # fmt: skip
    "POST api-grant-reports-list": {"grant": "{unreported}", "received_on": "2020-02-01", "used_amount": "1000.00"},
    "POST api-recovery-claims-list": {
        "grant": "{reported}",
        "ground": "not_used",
        "amount": "10.00",
        "decision": "{late_decision}",
    },  # fmt: skip
}
