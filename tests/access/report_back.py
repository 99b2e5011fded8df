"""Who comes to accounts of grants, samples, recovery and open data."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
grants:duty_list                          –                    s ye y ye yy ee y ye y y e ee ee e
grants:report                             report               s y- y y- yy -- y y- y y - -- -- -
grants:send_report_again                  report               s y- n y- nn -- n y- n n - -- -- -
grants:attach_to_report                   report               s y- n y- nn -- n y- n n - -- -- -
grants:request_report_completion          report               s y- n y- nn -- n n- n n - -- -- -
grants:reject_report                      report               s y- n y- nn -- n n- n n - -- -- -
grants:reopen_report                      approved_report      s y- n y- nn -- n n- n n - -- -- -
grants:remind_of_report                   granted              s yn n yn nn nn n n- n n - nn nn -
grants:communicate_recovery               granted              s yn n yn nn nn n n- n n - nn nn -
grants:sample_list                        –                    s ye y ye yy ee y ee y y e ee ee e
grants:draw_sample                        –                    s yy n yy nn nn n nn n n n nn nn n
grants:sample                             sample               s y- y y- yy -- y -- y y - -- -- -
grants:sampled                            sampled              s y- y y- yy -- y -- y y - -- -- -
grants:check_sampled                      sampled              s y- n y- nn -- n -- n n - -- -- -
grants:risk_rule_list                     –                    s ye y ye yy ee y ee y y e ee ee e
grants:register_risk_rule                 –                    s nn n yy nn nn y nn n n n nn nn n
grants:change_risk_rule                   risk_rule            s n- n y- nn -- y -- n n - -- -- -
grants:recovery_list                      –                    s ye y ye yy ee y ye y y e ee ee e
grants:recovery                           claim                s y- y y- yy -- y y- y y - -- -- -
grants:answer_recovery                    told_claim           s y- n y- nn -- n y- n n - -- -- -
grants:decide_recovery                    told_claim           s y- n y- nn -- n n- n n - -- -- -
grants:drop_recovery                      told_claim           s y- n y- nn -- n n- n n - -- -- -
grants:invoice_recovery                   claim                s n- y n- nn -- n n- n n - -- -- -
grants:register_repayment                 claim                s n- y n- nn -- n n- n n - -- -- -
grants:write_off_recovery                 claim                s y- n y- nn -- n n- n n - -- -- -
grants:reverse_repayment                  repayment            s n- y n- nn -- n n- n n - -- -- -
reports:giving                            –                    s yy y yy yy yy y nn y n n nn nn n
reports:giving_json                       –                    s yy y yy yy yy y nn y n n nn nn n
reports:giving_sheet                      –                    s yy y yy yy yy y nn y n n nn nn n
reports:keep_publisher                    –                    s nn n nn nn nn y nn n n n nn nn n
reports:list_export                       redovisningar        s ye y ye yy ee y ye y y e ee ee e
reports:list_export                       aterkrav             s ye y ye yy ee y ye y y e ee ee e
reports:list_export                       stickprov            s ye y ye yy ee y ee y y e ee ee e
reports:list_export                       stickprovets-bidrag  s ye y ye yy ee y ee y y e ee ee e
reports:list_export                       riskregler           s ye y ye yy ee y ee y y e ee ee e
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-report-duties-list                –                    s ye y ye yy ee y ye y y e ee ee e
GET api-report-duties-detail              unreported           s y- y y- yy -- y y- y y - -- -- -
GET api-report-reminders-list             –                    s ye y ye yy ee y ye y y e ee ee e
POST api-report-reminders-list            –                    s yn n yn nn nn n nf n n f nn nn f
GET api-report-reminders-detail           reminder             s y- y y- yy -- y y- y y - -- -- -
PATCH api-report-reminders-detail         reminder             s xx x xx xx xx x xx x x x xx xx x
POST api-grant-reports-reject             report               s y- n y- nn -- n n- n n - -- -- -
POST api-grant-reports-reopen             approved_report      s y- n y- nn -- n n- n n - -- -- -
POST api-grant-reports-request_completion report               s y- n y- nn -- n n- n n - -- -- -
POST api-grant-reports-send_again         report               s y- n y- nn -- n y- n n - -- -- -
GET api-risk-rules-list                   –                    s ye y ye yy ee y ee y y e ee ee e
POST api-risk-rules-list                  –                    s nn n yn nn nn y nn n n n nn nn n
GET api-risk-rules-detail                 risk_rule            s y- y y- yy -- y -- y y - -- -- -
PATCH api-risk-rules-detail               risk_rule            s n- n y- nn -- y -- n n - -- -- -
GET api-report-samples-list               –                    s ye y ye yy ee y ee y y e ee ee e
POST api-report-samples-list              –                    s yn n yn nn nn n nn n n n nn nn n
GET api-report-samples-detail             sample               s y- y y- yy -- y -- y y - -- -- -
PATCH api-report-samples-detail           sample               s xx x xx xx xx x xx x x x xx xx x
GET api-sampled-grants-list               –                    s ye y ye yy ee y ee y y e ee ee e
GET api-sampled-grants-detail             sampled              s y- y y- yy -- y -- y y - -- -- -
POST api-sampled-grants-check             sampled              s y- n y- nn -- n -- n n - -- -- -
POST api-recovery-claims-answer_claim     told_claim           s y- n y- nn -- n y- n n - -- -- -
POST api-recovery-claims-decide           told_claim           s y- n y- nn -- n n- n n - -- -- -
POST api-recovery-claims-drop             told_claim           s y- n y- nn -- n n- n n - -- -- -
POST api-recovery-claims-invoice          claim                s n- y n- nn -- n n- n n - -- -- -
POST api-recovery-claims-repay            claim                s n- y n- nn -- n n- n n - -- -- -
POST api-recovery-claims-write_off        claim                s y- n y- nn -- n n- n n - -- -- -
GET api-repayments-list                   –                    s ye y ye yy ee y ye y y e ee ee e
GET api-repayments-detail                 repayment            s y- y y- yy -- y y- y y - -- -- -
POST api-repayments-reverse               repayment            s n- y n- nn -- n n- n n - -- -- -
GET api-360giving                         –                    s yy y yy yy yy y nn y n n nn nn n
"""

BODIES = {
    "POST api-report-reminders-list": {"grant": "{unreported}", "channel": "letter"},
    "POST api-grant-reports-request_completion": {"completion_text": "Kvitton", "completion_due": "2199-12-31"},
    "POST api-grant-reports-reject": {"reason": "Fel ändamål"},
    "POST api-grant-reports-reopen": {"reason": "Mer ska betalas"},
    "POST api-grant-reports-send_again": {"used_amount": "900.00"},
    "POST api-risk-rules-list": {"board": "{board}", "kind": "earlier_recovery"},
    "PATCH api-risk-rules-detail": {"is_on": False},
    "POST api-report-samples-list": {
        "board": "{board}",
        "year": 2019,
        "share": 10,
        "share_decided_by": "Nämnden",
    },  # fmt: skip
    "POST api-sampled-grants-check": {"answers": [{"answer": "yes"}], "outcome": "right"},
    "POST api-recovery-claims-answer_claim": {"answer": "Vi håller inte med"},
    "POST api-recovery-claims-decide": {"decision": "{late_decision}"},
    "POST api-recovery-claims-drop": {"reason": "Svaret räcker"},
    "POST api-recovery-claims-invoice": {"invoice_no": "F1", "invoiced_on": "2020-03-02", "invoice_due": "2020-04-01"},
    "POST api-recovery-claims-repay": {"paid_on": "2020-04-02", "amount": "2.00", "voucher_no": "4714"},
    "POST api-recovery-claims-write_off": {"decision": "{last_decision}", "reason": "Upplöst"},
    "POST api-repayments-reverse": {"paid_on": "2020-04-03", "voucher_no": "4715", "reason": "Fel förening"},
}
