"""Who comes to budget plans, costs, transfers and control values."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
budget:plan_list                          –                    s yy y yy yy yy y nn y n n yy nn n
budget:plan                               plan                 s yy y yy yy yy y -- y - - yy -- -
budget:change_plan                        plan                 s nn y nn nn nn n -- n - - nn -- -
budget:adopt_plan                         plan                 s nn y nn nn nn n -- n - - nn -- -
budget:close_plan                         plan                 s nn y nn nn nn n -- n - - nn -- -
budget:add_item                           plan                 s nn y nn nn nn n -- n - - nn -- -
budget:state_control_value                plan                 s nn y nn nn nn n -- n - - nn -- -
budget:propose_transfer                   plan                 s nn y nn nn nn n -- n - - nn -- -
budget:register_cost                      plan                 s nn y nn nn nn n -- n - - nn -- -
budget:make_forecast                      plan                 s nn y yy nn nn n -- n - - nn -- -
budget:change_item                        item                 s nn y nn nn nn n -- n - - nn -- -
budget:add_line                           item,2018            s nn y nn nn nn n -- n - - nn -- -
budget:line                               line                 s yy y yy yy yy y -- y - - yy -- -
budget:change_line                        line                 s nn y nn nn nn n -- n - - nn -- -
budget:change_control_value               control_value        s nn y nn nn nn n -- n - - nn -- -
budget:transfer_list                      –                    s yy y yy yy yy y nn y n n yy nn n
budget:transfer                           transfer             s yy y yy yy yy y -- y - - yy -- -
budget:decide_transfer                    transfer             s nn y nn nn nn n -- n - - nn -- -
budget:book_transfer                      decided_transfer     s nn y nn nn nn n -- n - - nn -- -
budget:cancel_transfer                    transfer             s nn y nn nn nn n -- n - - nn -- -
budget:cost_list                          –                    s yy y yy yy yy y nn y n n yy nn n
budget:cost                               cost                 s yy y yy yy yy y -- y - - yy -- -
budget:reverse_cost                       cost                 s nn y nn nn nn n -- n - - nn -- -
budget:request_list                       –                    s yy y yy yy yy y nn y n n yy nn n
budget:request                            request              s yy y yy yy yy y -- y - - yy -- -
budget:change_request                     request              s nn y nn nn nn n -- n - - nn -- -
budget:decide_request                     request              s nn y nn nn nn n -- n - - nn -- -
budget:register_plan                      –                    s nn y nn nn nn n nn n n n nn nn n
budget:register_request                   –                    s nn y nn nn nn n nn n n n nn nn n
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-budget-plans-list                 –                    s yy y yy yy yy y ee y e e yy ee e
POST api-budget-plans-list                –                    s nn y nn nn nn n nn n n n nn nn n
GET api-budget-plans-detail               plan                 s yy y yy yy yy y -- y - - yy -- -
PATCH api-budget-plans-detail             plan                 s nn y nn nn nn n -- n - - nn -- -
POST api-budget-plans-adopt               plan                 s nn y nn nn nn n -- n - - nn -- -
POST api-budget-plans-close               plan                 s nn y nn nn nn n -- n - - nn -- -
GET api-budget-items-list                 –                    s yy y yy yy yy y ee y e e yy ee e
POST api-budget-items-list                –                    s nn y nn nn nn n ff n f f nn ff f
GET api-budget-items-detail               item                 s yy y yy yy yy y -- y - - yy -- -
PATCH api-budget-items-detail             item                 s nn y nn nn nn n -- n - - nn -- -
GET api-budget-lines-list                 –                    s yy y yy yy yy y ee y e e yy ee e
POST api-budget-lines-list                –                    s nn y nn nn nn n ff n f f nn ff f
GET api-budget-lines-detail               line                 s yy y yy yy yy y -- y - - yy -- -
PATCH api-budget-lines-detail             line                 s nn y nn nn nn n -- n - - nn -- -
GET api-budget-transfers-list             –                    s yy y yy yy yy y ee y e e yy ee e
POST api-budget-transfers-list            –                    s nn y nn nn nn n ff n f f nn ff f
GET api-budget-transfers-detail           transfer             s yy y yy yy yy y -- y - - yy -- -
PATCH api-budget-transfers-detail         transfer             s xx x xx xx xx x xx x x x xx xx x
POST api-budget-transfers-book            decided_transfer     s nn y nn nn nn n -- n - - nn -- -
POST api-budget-transfers-decide          transfer             s nn y nn nn nn n -- n - - nn -- -
GET api-actual-costs-list                 –                    s yy y yy yy yy y ee y e e yy ee e
POST api-actual-costs-list                –                    s nn y nn nn nn n ff n f f nn ff f
GET api-actual-costs-detail               cost                 s yy y yy yy yy y -- y - - yy -- -
PATCH api-actual-costs-detail             cost                 s xx x xx xx xx x xx x x x xx xx x
POST api-actual-costs-reverse             cost                 s nn y nn nn nn n -- n - - nn -- -
GET api-forecasts-list                    –                    s yy y yy yy yy y ee y e e yy ee e
POST api-forecasts-list                   –                    s nn y yy nn nn n ff n f f nn ff f
GET api-forecasts-detail                  forecast             s yy y yy yy yy y -- y - - yy -- -
PATCH api-forecasts-detail                forecast             s xx x xx xx xx x xx x x x xx xx x
GET api-funding-requests-list             –                    s yy y yy yy yy y ee y e e yy ee e
POST api-funding-requests-list            –                    s nn y nn nn nn n nn n n n nn nn n
GET api-funding-requests-detail           request              s yy y yy yy yy y -- y - - yy -- -
PATCH api-funding-requests-detail         request              s nn y nn nn nn n -- n - - nn -- -
POST api-funding-requests-decide          request              s nn y nn nn nn n -- n - - nn -- -
GET api-control-values-list               –                    s yy y yy yy yy y ee y e e yy ee e
POST api-control-values-list              –                    s nn y nn nn nn n ff n f f nn ff f
GET api-control-values-detail             control_value        s yy y yy yy yy y -- y - - yy -- -
PATCH api-control-values-detail           control_value        s nn y nn nn nn n -- n - - nn -- -
POST api-budget-transfers-cancel          transfer             s nn y nn nn nn n -- n - - nn -- -
"""

BODIES = {
    "POST api-budget-plans-list": {"title": "Ny", "owner_board": "{board}", "first_year": 2019, "last_year": 2020},
    "PATCH api-budget-plans-detail": {"source": "Protokoll"},
    "POST api-budget-plans-adopt": {"decision": "{decision}"},
    "POST api-budget-plans-close": {"reason": "Klar"},
    "POST api-budget-items-list": {"plan": "{plan}", "name": "Resor", "order": 3},
    "PATCH api-budget-items-detail": {"order": 3},
    "POST api-budget-lines-list": {"item": "{other_item}", "year": 2019, "amount": "10.00"},
    "PATCH api-budget-lines-detail": {"amount": "3500.00"},
    "POST api-budget-transfers-list": {"line": "{line}", "from_board": "{board}", "to_board": "{other_board}", "amount": "10.00"},
    "POST api-budget-transfers-decide": {"decision": "{decision}"},
    "POST api-budget-transfers-book": {"booked_on": "2019-02-01"},
    "POST api-budget-transfers-cancel": {"reason": "Behövs inte"},
    "POST api-actual-costs-list": {"line": "{line}", "date": "2018-04-01", "amount": "10.00"},
    "POST api-actual-costs-reverse": {"date": "2018-05-01", "reason": "Fel rad"},
    "POST api-forecasts-list": {"line": "{line}", "as_of": "2018-07-01", "amount": "10.00"},
    "POST api-funding-requests-list": {"board": "{board}", "year": 2019, "amount": "10.00", "purpose": "Resa"},
    "PATCH api-funding-requests-detail": {"purpose": "Resor"},
    "POST api-funding-requests-decide": {"decision": "{executive_decision}", "granted_amount": "10.00"},
    "POST api-control-values-list": {
        "plan": "{plan}",
        "kind": "column",
        "year": 2018,
        "stated_amount": "3000.00",
        "source": "Tjänsteskrivelse",
    },  # fmt: skip
    "PATCH api-control-values-detail": {"source": "Protokoll"},
}
