"""Who comes to association grants."""

import uuid

from tests.fixtures import WHY

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
grants:withdraw                           application          s y- n y- nn -- n y- n n - nn y- -
grants:dismiss                            application          s y- n y- nn -- n n- n n - nn y- -
grants:tie_dismissal                      dismissed            s y- n y- nn -- n n- n n - nn y- -
grants:grant                              application          s n- n n- yn -- n n- n n - nn y- -
grants:prepare_state_aid                  application          s y- n y- nn -- n n- n n - nn n- -
grants:reject                             application          s n- n n- yn -- n n- n n - nn y- -
grants:plan_payment                       granted              s yn n yn nn nn n n- n n - nn nn -
grants:plan_payments                      granted              s yn n yn nn nn n n- n n - nn nn -
grants:reconciliation                     –                    s ye y ye ee ee e ye e e e ee ee e
grants:reconciled_grants                  –                    s ye y ye ee ee e ye e e e ee ee e
grants:register_report                    granted              s yn n yn nn nn n y- n n - nn nn -
grants:approve_report                     granted              s y- n y- nn -- n n- n n - -- -- -
grants:claim_recovery                     granted              s yn n yn nn nn n n- n n - nn nn -
grants:complete_decision                  granted              s yn n yn yn nn n n- n n - nn nn -
grants:take_back_outcome                  taken_application    s nn n nn yn nn n n- n n - nn nn -
grants:ask_change                         granted              s yn n yn nn nn n y- n n - nn nn -
grants:change_list                        –                    s yy y yy yy yy y ye y y e yy yy e
grants:change                             grant_change         s yy y yy yy yy y y- y y - yy yy -
grants:grant_change                       grant_change         s nn n nn yn nn n n- n n - nn yn -
grants:reject_change                      grant_change         s nn n nn yn nn n n- n n - nn yn -
grants:withdraw_change                    grant_change         s yn n yn nn nn n y- n n - nn nn -
grants:decision_list_list                 –                    s ye y ye yy yy y ee y y e yy ye e
grants:register_decision_list             –                    s yy n yy yy nn n nn n n n nn nn n
grants:decision_list                      decision_list        s y- y y- yy -- y -- y y - yy y- -
grants:decision_list                      decided_list         s y- y y- yy yy y -- y y - yy y- -
grants:change_decision_list               decision_list        s y- n y- yn -- n -- n n - nn n- -
grants:gather_applications                decision_list        s y- n y- yn -- n -- n n - nn n- -
grants:send_decision_list                 decision_list        s y- n y- yn -- n -- n n - nn n- -
grants:return_decision_list               sent_list            s y- n y- yn -- n -- n n - nn n- -
grants:decide_decision_list               sent_list            s n- n n- yn -- n -- n n - nn n- -
grants:proposal                           list_row             s y- y y- yy -- y -- y y - yy y- -
grants:change_proposal                    list_row             s y- n y- yn -- n -- n n - nn n- -
grants:remove_proposal                    list_row             s y- n y- yn -- n -- n n - nn n- -
grants:attach                             application          s y- n y- nn -- n n- n n - nn y- -
grants:condition_list                     –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_condition                 –                    s nn n yy nn nn y nn n n n nn nn n
grants:change_condition                   condition            s nn n yy nn nn y nn n n n nn nn -
grants:standing_list                      –                    s yy y yy yy yy y yy y y n yy yy n
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
grants:copy_rounds                        scheme               s nn n yn nn nn y nn n n n nn nn -
grants:register_late_rule                 scheme               s nn n yn nn nn y nn n n n nn nn -
grants:late_rule                          late_rule            s yy y yy yy yy y yy y y y yy yy -
grants:change_late_rule                   late_rule            s nn n yn nn nn y nn n n n nn nn -
grants:category_list                      –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_category                  –                    s nn n yy nn nn y nn n n n nn nn n
grants:category                           category             s yy y yy yy yy y yy y y y yy yy -
grants:change_category                    category             s nn n yn nn nn y nn n n n nn nn -
grants:place_organisation                 category             s nn n yn nn nn y nn n n n nn nn -
grants:ask_for_documents                  scheme               s nn n yn nn nn y nn n n n nn nn -
grants:required_document_list             –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_required_document         –                    s nn n yy nn nn y nn n n n nn nn n
grants:change_required_document           required_document    s nn n yy nn nn y nn n n n nn nn -
grants:handed_in_list                     –                    s yy y yy yy ee y ye y y e yy yy e
grants:hand_in                            draft                s y- n y- nn -- n y- n n - nn n- -
grants:hand_in_yearly                     organisation         s yy n yy nn nn n yn n n n nn nn n
grants:completion_list                    –                    s ye y ye yy ee y ye y y e yy ye e
grants:request_completion                 application          s y- n y- nn -- n n- n n - nn y- -
grants:complete                           completing           s y- n y- nn -- n y- n n - nn y- -
grants:reuse                              draft                s y- n y- nn -- n y- n n - nn y- -
grants:count_members                      draft                s y- n y- nn -- n y- n n - nn y- -
grants:age_span_list                      –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_age_span                  –                    s nn n yy nn nn y nn n n n nn nn n
grants:change_age_span                    age_span             s nn n yy nn nn y nn n n n nn nn -
grants:assessment_list                    –                    s ye y ye yy ee y ee y e e ee ye e
grants:change_assessment                  assessment           s n- n n- nn -- n -- n - - -- n- -
grants:assess                             judged               s y- n y- nn -- n n- n n - nn n- -
grants:conclude                           judged               s y- n y- nn -- n n- n n - nn n- -
grants:reopen                             assessed             s y- n y- nn -- n n- n n - nn n- -
grants:declare_conflict                   application          s y- y y- yn -- n n- n n - yn y- -
grants:lift_conflict                      conflict             s y- n y- nn -- n -- n - - -- n- -
grants:register_criterion                 scheme               s nn n yn nn nn y nn n n n nn nn -
grants:change_criterion                   grant_criterion      s nn n yn nn nn y nn n n n nn nn -
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
GET api-grant-applications-basis          application          s y- y y- yy -- y y- y y - yy y- -
PATCH api-grant-applications-detail       draft                s y- n y- nn -- n y- n n - nn y- -
PATCH api-grant-applications-detail       application          s y- n y- nn -- n n- n n - nn y- -
PATCH api-grant-applications-detail       granted              s n- n n- nn nn n n- n n - nn n- -
POST api-grant-applications-dismiss       application          s y- n y- nn -- n n- n n - nn y- -
POST api-grant-applications-tie_dismissal dismissed            s y- n y- nn -- n n- n n - nn y- -
POST api-grant-applications-grant         application          s n- n n- yn -- n n- n n - nn f- -
POST api-grant-applications-prepare_aid   application          s y- n y- nn -- n n- n n - nn n- -
POST api-grant-applications-reject        application          s n- n n- yn -- n n- n n - nn f- -
POST api-grant-applications-submit        draft                s y- n y- nn -- n y- n n - nn y- -
POST api-grant-applications-withdraw      application          s y- n y- nn -- n y- n n - nn y- -
GET api-grant-decisions-list              –                    s yy y yy yy yy y ye y y e yy yy e
GET api-grant-decisions-detail            reported             s yy y yy yy yy y y- y y - yy yy -
POST api-grant-decisions-pay_parts        unreported           s yn n yn nn nn n n- n n - nn nn -
GET api-grant-reconciliations-list        –                    s ye y ye ee ee e ye e e e ee ee e
GET api-grant-reconciliations-detail      reported             s y- y y- -- -- - y- - - - -- -- -
GET api-grant-reconciliations-sums        –                    s ye y ye ee ee e ye e e e ee ee e
PATCH api-grant-decisions-detail          unreported           s yn n yn yn nn n n- n n - nn nn -
POST api-grant-decisions-list             –                    s xx x xx xx xx x xx x x x xx xx x
POST api-grant-decisions-take_back        taken                s nn n nn yn nn n n- n n - nn nn -
GET api-grant-changes-list                –                    s yy y yy yy yy y ye y y e yy yy e
POST api-grant-changes-list               –                    s yn n yn nn nn n yf n n f nn nn f
GET api-grant-changes-detail              grant_change         s yy y yy yy yy y y- y y - yy yy -
PATCH api-grant-changes-detail            grant_change         s xx x xx xx xx x xx x x x xx xx x
POST api-grant-changes-grant              grant_change         s nn n nn yn nn n n- n n - nn fn -
POST api-grant-changes-reject             grant_change         s nn n nn yn nn n n- n n - nn fn -
POST api-grant-changes-withdraw           grant_change         s yn n yn nn nn n y- n n - nn nn -
GET api-decision-lists-list               –                    s ye y ye yy yy y ee y y e yy ye e
POST api-decision-lists-list              –                    s yn n yn yn nn n nn n n n nn nn n
GET api-decision-lists-detail             decision_list        s y- y y- yy -- y -- y y - yy y- -
GET api-decision-lists-detail             decided_list         s y- y y- yy yy y -- y y - yy y- -
PATCH api-decision-lists-detail           decision_list        s y- n y- yn -- n -- n n - nn n- -
POST api-decision-lists-gather            decision_list        s y- n y- yn -- n -- n n - nn n- -
POST api-decision-lists-send              decision_list        s f- n f- fn -- n -- n n - nn n- -
POST api-decision-lists-reopen            sent_list            s y- n y- yn -- n -- n n - nn n- -
POST api-decision-lists-decide            sent_list            s n- n n- yn -- n -- n n - nn n- -
GET api-decision-list-rows-list           –                    s ye y ye yy ee y ee y y e yy ye e
POST api-decision-list-rows-list          –                    s yf n yf yn ff n ff n n f nn nf f
GET api-decision-list-rows-detail         list_row             s y- y y- yy -- y -- y y - yy y- -
PATCH api-decision-list-rows-detail       list_row             s y- n y- yn -- n -- n n - nn n- -
POST api-decision-list-rows-remove        list_row             s y- n y- yn -- n -- n n - nn n- -
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
POST api-recovery-claims-list             –                    s yn n yn nn nn n nf n n f nn nn f
GET api-recovery-claims-detail            claim                s y- y y- yy -- y y- y y - -- -- -
PATCH api-recovery-claims-detail          claim                s xx x xx xx xx x xx x x x xx xx x
POST api-grant-schemes-copy_rounds        scheme               s nn n yn nn nn y nn n n n nn nn -
GET api-late-rules-list                   –                    s yy y yy yy yy y yy y y y yy yy e
POST api-late-rules-list                  –                    s nn n yn nn nn y nn n n n nn nn f
GET api-late-rules-detail                 late_rule            s yy y yy yy yy y yy y y y yy yy -
PATCH api-late-rules-detail               late_rule            s nn n yn nn nn y nn n n n nn nn -
GET api-applicant-categories-list         –                    s yy y yy yy yy y yy y y y yy yy e
POST api-applicant-categories-list        –                    s nn n yn nn nn y nn n n n nn nn n
GET api-applicant-categories-detail       category             s yy y yy yy yy y yy y y y yy yy -
PATCH api-applicant-categories-detail     category             s nn n yn nn nn y nn n n n nn nn -
GET api-category-placements-list          –                    s yy y yy yy yy y yy y y y yy yy e
POST api-category-placements-list         –                    s nn n yn nn nn y nn n n n nn nn f
GET api-category-placements-detail        placement            s yy y yy yy yy y yy y y y yy yy -
PATCH api-category-placements-detail      placement            s xx x xx xx xx x xx x x x xx xx x
POST api-grant-schemes-ask                scheme               s nn n yn nn nn y nn n n n nn nn -
GET api-required-documents-list           –                    s yy y yy yy yy y yy y y y yy yy e
POST api-required-documents-list          –                    s nn n yy nn nn y nn n n n nn nn n
GET api-required-documents-detail         required_document    s yy y yy yy yy y yy y y y yy yy -
PATCH api-required-documents-detail       required_document    s nn n yy nn nn y nn n n n nn nn -
POST api-grant-applications-request_completion application     s y- n y- nn -- n n- n n - nn y- -
POST api-grant-applications-complete      completing           s y- n y- nn -- n y- n n - nn y- -
POST api-grant-applications-reuse         draft                s f- n f- nn -- n f- n n - nn f- -
POST api-grant-applications-count         draft                s y- n y- nn -- n y- n n - nn y- -
POST api-grant-applications-conclude      judged               s y- n y- nn -- n n- n n - nn n- -
POST api-grant-applications-reopen        assessed             s y- n y- nn -- n n- n n - nn n- -
GET api-completion-requests-list          –                    s ye y ye yy ee y ye y y e yy ye e
GET api-completion-requests-detail        completion           s y- y y- yy -- y y- y y - yy y- -
GET api-age-spans-list                    –                    s yy y yy yy yy y yy y y y yy yy e
POST api-age-spans-list                   –                    s nn n yy nn nn y nn n n n nn nn n
GET api-age-spans-detail                  age_span             s yy y yy yy yy y yy y y y yy yy -
PATCH api-age-spans-detail                age_span             s nn n yy nn nn y nn n n n nn nn -
GET api-assessment-criteria-list          –                    s yy y yy yy yy y yy y y y yy yy e
POST api-assessment-criteria-list         –                    s nn n yn nn nn y nn n n n nn nn f
GET api-assessment-criteria-detail        grant_criterion      s yy y yy yy yy y yy y y y yy yy -
PATCH api-assessment-criteria-detail      grant_criterion      s nn n yn nn nn y nn n n n nn nn -
GET api-grant-assessments-list            –                    s ye y ye yy ee y ee y e e ee ye e
POST api-grant-assessments-list           –                    s yf n yf nn ff n nf n n f nn nf f
GET api-grant-assessments-detail          assessment           s y- y y- yy -- y -- y - - -- y- -
PATCH api-grant-assessments-detail        assessment           s n- n n- nn -- n -- n - - -- n- -
GET api-grant-proposals-list              –                    s ye y ye yy ee y ee y e e ee ye e
GET api-grant-proposals-detail            proposal             s y- y y- yy -- y -- y - - -- y- -
GET api-conflicts-of-interest-list        –                    s ye y ye yy ee y ee y e e ee ye e
POST api-conflicts-of-interest-list       –                    s yf y yf yn ff n nf n n f yn yf f
GET api-conflicts-of-interest-detail      conflict             s y- y y- yy -- y -- y - - -- y- -
PATCH api-conflicts-of-interest-detail    conflict             s xx x xx xx xx x xx x x x xx xx x
POST api-conflicts-of-interest-lift       conflict             s y- n y- nn -- n -- n - - -- n- -
GET api-handed-in-documents-list          –                    s yy y yy yy ee y ye y y e yy yy e
GET api-handed-in-documents-detail        handed_in            s yy y yy yy -- y y- y y - yy yy -
"""

BODIES = {
    "POST api-grant-applications-request_completion": {"text": "Ange perioden", "due": "2099-01-01"},
    "POST api-grant-applications-count": {"counts": []},
    "POST api-grant-applications-conclude": {"amount": "10.00", "reason": "Når många", "criteria": ["{grant_criterion}"]},
    "POST api-grant-applications-reopen": {"reason": "Nya uppgifter"},
    "POST api-age-spans-list": {"name": "7–25 år"},
    "PATCH api-age-spans-detail": {"order": 3},
    "POST api-assessment-criteria-list": {"scheme": "{scheme}", "text": "Når många barn"},
    "PATCH api-assessment-criteria-detail": {"active_to": "2030-12-31"},
    "POST api-grant-assessments-list": {
        "application": "{judged}",
        "points": [{"criterion": "{grant_criterion}", "points": 3}],
    },  # fmt: skip
    "PATCH api-grant-assessments-detail": {"motivation": "Når många"},
    "POST api-conflicts-of-interest-list": {"application": "{application}"},
    "POST api-conflicts-of-interest-lift": {"reason": "Antecknat på fel ansökan"},
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
    "POST api-grant-schemes-copy_rounds": {"year": 2020},
    "POST api-late-rules-list": {"scheme": "{scheme}", "name": "Ny", "kind": "table", "steps": [{"from_day": 1, "percent": 10}]},
    "PATCH api-late-rules-detail": {"ceiling_percent": 20},
    "POST api-applicant-categories-list": {"board": "{board}", "name": "Kultur"},
    "PATCH api-applicant-categories-detail": {"description": "Klubbar"},
    "POST api-category-placements-list": {"category": "{category}", "organisation": "{organisation}"},
    "POST api-grant-applications-list": {
        "round": "{next_round}",
        "organisation": "{organisation}",
        "requested_amount": "10.00",
        "purpose": "Kör",
    },  # fmt: skip
    "PATCH api-grant-applications-detail": {"purpose": "Dans", "reason": "Föreningen ringde"},
    "POST api-grant-applications-withdraw": {"reason": "Ändrade planer"},
    "POST api-grant-applications-dismiss": {"reason": "För sent"},
    "POST api-grant-applications-tie_dismissal": {"decision": "{decision}"},
    "POST api-grant-decisions-pay_parts": {
        "key": str(uuid.UUID(int=3)),
        "giro_type": "bankgiro",
        "parts": [{"amount": "10.00", "due": "2019-02-01"}, {"amount": "5.00", "due": "2019-08-01"}],
    },
    "POST api-grant-applications-grant": {"decision": "{decision}", "amount": "10.00", **WHY},
    "POST api-grant-applications-reject": {"decision": "{decision}", **WHY},
    "PATCH api-grant-decisions-detail": {"appeal_told_on": "2018-12-14"},
    "POST api-grant-decisions-take_back": {"reason": "Fel rad"},
    "POST api-grant-changes-list": {
        "grant": "{reported}",
        "asked_by_role": "Kassör",
        "grounds": "Dyrare",
        "asked_on": "2019-01-10",
        "amount": "2000.00",
    },  # fmt: skip
    "POST api-grant-changes-grant": {"decision": "{late_decision}"},
    "POST api-grant-changes-reject": {"decision": "{late_decision}", "answer": "Ramen räcker inte"},
    "POST api-grant-changes-withdraw": {"reason": "Löste sig"},
    "POST api-decision-lists-list": {"board": "{board}", "title": "Bidrag"},
    "PATCH api-decision-lists-detail": {"title": "Bidrag"},
    "POST api-decision-lists-gather": {"round": "{round}"},
    "POST api-decision-lists-reopen": {"reason": "Bordlagt"},
    "POST api-decision-lists-decide": {"decision": "{decision}"},
    "POST api-decision-list-rows-list": {"decision_list": "{decision_list}", "application": "{application}"},
    "PATCH api-decision-list-rows-detail": {"proposal": "grant", "amount": "5.00"},
    "POST api-grant-decisions-pay": {
        "key": str(uuid.UUID(int=1)),
        "amount": "10.00",
        "due": "2019-02-01",
        "giro_type": "bankgiro",
    },  # fmt: skip
    "POST api-grant-reports-list": {"grant": "{unreported}", "used_amount": "1000.00"},
    "POST api-recovery-claims-list": {
        "grant": "{reported}",
        "ground": "not_used",
        "amount": "10.00",
        "decision": "{late_decision}",
    },  # fmt: skip
}
