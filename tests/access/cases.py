"""Who comes to diary numbers, meetings, decisions, assignments, documents and governing documents."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
cases:governing_list                      –                    s yy y yy yy yy y yy y y y yy yy e
cases:register_governing_document         –                    s yy n yy yy nn n nn y n n nn nn n
cases:governing_document                  governing            s yy y yy yy yy y yy y y y yy yy -
cases:change_governing_document           governing            s yn n yn yn nn n nn y n n nn nn -
cases:attach_governing                    governing            s yn n yn yn nn n nn y n n nn nn -
cases:document                            document             s y- y y- yy -- y y- y y - yy y- -
cases:decision_list                       –                    s yy y yy yy yy y yy y y y yy yy e
cases:register_decision                   –                    s nn n nn yy nn n nn n n n nn yy n
cases:decision                            decision             s yy y yy yy yy y yy y y y yy yy -
cases:change_decision                     decision             s nn n nn yn nn n nn n n n nn nn -
cases:confirm_decision                    told_decision          s nn n nn yn nn n nn n n n nn nn -
cases:note_motion                         decision             s nn n nn yn nn n nn n n n nn nn -
cases:note_dissent                        decision             s nn n nn yn nn n nn n n n nn nn -
cases:note_remark                         decision             s nn n nn yn nn n nn n n n nn nn -
cases:note_basis                          decision             s nn n nn yn nn n nn n n n nn nn -
cases:attach                              decision             s nn n nn yn nn n nn n n n nn nn -
cases:meeting_list                        –                    s yy y yy yy yy y yy y y y yy yy e
cases:register_meeting                    –                    s nn n nn yy nn n nn n n n nn nn n
cases:meeting                             meeting              s yy y yy yy yy y yy y y y yy yy -
cases:change_meeting                      meeting              s nn n nn yn nn n nn n n n nn nn -
cases:report_delegated                    meeting              s nn n nn yn nn n nn n n n nn nn -
cases:assignment_list                     –                    s yy y yy yy yy y yy y y y yy yy e
cases:propose_assignment                  –                    s nn n nn yy nn n nn n n n nn nn n
cases:assignment                          assignment           s yy y yy yy yy y yy y y y yy yy -
cases:change_assignment                   assignment           s nn n nn yn nn n nn n n n nn nn -
cases:decide_assignment                   assignment           s nn n nn yn nn n nn n n n nn nn -
cases:move_assignment                     assignment           s nn n nn yn nn n nn n n n nn nn -
cases:case_list                           –                    s yy y yy yy yy y yy y y y yy yy e
cases:register_case                       –                    s nn n nn yy nn n nn n n n nn nn n
cases:case                                case                 s yy y yy yy yy y yy y y y yy yy -
cases:change_case                         case                 s nn n nn yn nn n nn n n n nn nn -
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-governing-documents-list          –                    s yy y yy yy yy y yy y y y yy yy e
POST api-governing-documents-list         –                    s yn n yn yn nn n nn y n n nn nn n
GET api-governing-documents-detail        governing            s yy y yy yy yy y yy y y y yy yy -
PATCH api-governing-documents-detail      governing            s yn n yn yn nn n nn y n n nn nn -
GET api-cases-list                        –                    s yy y yy yy yy y yy y y y yy yy e
POST api-cases-list                       –                    s nn n nn yn nn n nn n n n nn nn n
GET api-cases-detail                      case                 s yy y yy yy yy y yy y y y yy yy -
PATCH api-cases-detail                    case                 s nn n nn yn nn n nn n n n nn nn -
GET api-board-meetings-list               –                    s yy y yy yy yy y yy y y y yy yy e
POST api-board-meetings-list              –                    s nn n nn yn nn n nn n n n nn nn n
GET api-board-meetings-detail             meeting              s yy y yy yy yy y yy y y y yy yy -
PATCH api-board-meetings-detail           meeting              s nn n nn yn nn n nn n n n nn nn -
POST api-board-meetings-report_delegated  meeting              s nn n nn yn nn n nn n n n nn nn -
GET api-decisions-list                    –                    s yy y yy yy yy y yy y y y yy yy e
POST api-decisions-list                   –                    s nn n nn yn nn n nn n n n nn fn n
GET api-decisions-detail                  decision             s yy y yy yy yy y yy y y y yy yy -
PATCH api-decisions-detail                decision             s nn n nn yn nn n nn n n n nn nn -
POST api-decisions-confirm                told_decision          s nn n nn yn nn n nn n n n nn nn -
GET api-assignments-list                  –                    s yy y yy yy yy y yy y y y yy yy e
POST api-assignments-list                 –                    s nn n nn yn nn n nn n n n nn nn n
GET api-assignments-detail                assignment           s yy y yy yy yy y yy y y y yy yy -
PATCH api-assignments-detail              assignment           s nn n nn yn nn n nn n n n nn nn -
POST api-assignments-decide               assignment           s nn n nn yn nn n nn n n n nn nn -
POST api-assignments-move                 assignment           s nn n nn yn nn n nn n n n nn nn -
GET api-documents-list                    –                    s yy y yy yy ee y ye y y e yy yy e
GET api-documents-detail                  document             s y- y y- yy -- y y- y y - yy y- -
"""

BODIES = {
    "POST api-cases-list": {"raw": "KFN 19/1", "board": "{board}"},
    "PATCH api-cases-detail": {"title": "Bidrag"},
    "POST api-board-meetings-list": {"board": "{board}", "date": "2019-01-15"},
    "PATCH api-board-meetings-detail": {"documents_due": "2018-12-01"},
    "POST api-board-meetings-report_delegated": {"decisions": ["{unreported_decision}"], "paragraph": 7},
    "POST api-decisions-list": {"board": "{board}", "title": "Bidrag"},
    "PATCH api-decisions-detail": {"title": "Bidrag"},
    "POST api-assignments-list": {"board": "{board}", "text": "Återkom"},
    "PATCH api-assignments-detail": {"assignee": "Förvaltningschefen"},
    "POST api-assignments-decide": {"decision": "{decision}"},
    "POST api-assignments-move": {"state": "cancelled"},
    "POST api-governing-documents-list": {"kind": "policy", "title": "Ny policy", "board": "{board}"},
    "PATCH api-governing-documents-detail": {"version_text": "2"},
}
