"""The table of access: each address, each role, and what they get. (What it is about stands in `tests/world.py`.)"""

import uuid

# A letter is what a person gets:
#   y  the page, the record or the answer          e  a list where the record does not stand
#   n  403: may see it, but not do this            -  404: may not see it
#   s  to sign-in first (401 in the API)           x  405: nobody can do this here
#   f  400: a rule says no, for instance because something is named that they may not see
# Two letters: the person's own board or organisation, and another one. A row names the address and what it is about.

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
register:register_board                   –                    s nn n nn nn nn y nn n n n nn nn n
register:change_municipality              –                    s nn n nn nn nn y nn n n n nn nn n
register:register_office                  –                    s nn n nn nn nn y nn n n n nn nn n
events:event_list                         –                    s yy y yy yy yy y yy y y y yy yy e
events:event                              event                s yy y yy yy yy y yy y y y yy yy -
events:change_event                       event                s yy n yy nn nn n nn y n n nn nn -
events:publish                            event                s nn n yy nn nn n nn n n n nn nn -
events:hold                               event                s yy n yy nn nn n nn y n n nn nn -
events:document                           held                 s yy n yy nn nn n nn y n n nn nn -
events:cancel                             event                s yy n yy nn nn n nn y n n nn nn -
events:attach                             event                s yy n yy nn nn n nn y n n nn nn -
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
agreements:agreement_list                 –                    s yy y ye yy yy y ye y y e yy yy e
agreements:register                       –                    s yy y ye yy yy y ye y y e yy yy e
agreements:register_other_agreement       –                    s yy n yy nn nn n nn n n n nn nn n
agreements:other_agreement                other_agreement      s yy y y- yy yy y y- y y - yy yy -
agreements:change_other_agreement         other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:set_other_agreement_amount     other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:cancel_other_agreement         other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:attach_other_agreement         other_agreement      s yn n y- nn nn n n- n n - nn nn -
agreements:register_procurement           –                    s yy n yy nn nn n nn n n n nn nn n
agreements:procurement                    procurement          s yy y y- yy yy y y- y y - yy yy -
agreements:change_procurement             procurement          s yn n y- nn nn n n- n n - nn nn -
agreements:set_procurement_amount         procurement          s yn n y- nn nn n n- n n - nn nn -
agreements:cancel_procurement             procurement          s yn n y- nn nn n n- n n - nn nn -
agreements:attach_procurement             procurement          s yn n y- nn nn n n- n n - nn nn -
reports:list_export                       avtal                s yy y ye yy yy y ye y y e yy yy e
reports:list_export                       styrdokument         s yy y yy yy yy y yy y y y yy yy e
cases:governing_list                      –                    s yy y yy yy yy y yy y y y yy yy e
cases:register_governing_document         –                    s yy n yy yy nn n nn y n n nn nn n
cases:governing_document                  governing            s yy y yy yy yy y yy y y y yy yy -
cases:change_governing_document           governing            s yn n yn yn nn n nn y n n nn nn -
cases:attach_governing                    governing            s yn n yn yn nn n nn y n n nn nn -
agreements:welfare_area_list              –                    s yy y yy yy yy y yy y y y yy yy y
agreements:change_welfare_area            welfare_area         s nn n nn nn nn y nn n n n nn nn n
agreements:agreement                      iop_draft            s yy y y- yy yy y y- y y - yy yy -
agreements:agreement                      iop_signed           s yy y y- yy yy y y- y y - yy yy -
agreements:change_agreement               iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:review                         iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:prepare_state_aid              iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:prepare                        iop_reviewed         s yn n y- nn nn n n- n n - nn nn -
agreements:decide                         iop_prepared         s yn n y- yn nn n n- n n - nn nn -
agreements:decline                        iop_prepared         s yn n y- yn nn n n- n n - nn nn -
agreements:withdraw                       iop_prepared         s yn n y- nn nn n n- n n - nn nn -
agreements:sign                           iop_decided          s yn n y- nn nn n n- n n - nn nn -
agreements:extend                         iop_prolongable      s yn n y- yn nn n n- n n - nn nn -
agreements:request_payment                iop_signed,requested s y- n y- -- -- - n- - - - nn -- -
agreements:confirm_delivery               delivered_municipal  s yn n yn nn nn n n- n n - -- nn -
agreements:confirm_delivery               delivered_idea_driven s nn n nn nn nn n y- n n - -- nn -
agreements:timelines                      –                    s yy y ye yy yy y ye y y e yy yy e
agreements:timeline                       iop_signed           s yy y y- yy yy y y- y y - yy yy -
agreements:terminate                      iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:plan_payment                   iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:attach                         iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:register_party                 iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:register_resource              iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:register_milestone             iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:register_legal_test            iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:register_group                 iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:register_group_member          group                s yn n y- nn nn n n- n n - nn nn -
agreements:change_group                   group                s yn n y- nn nn n n- n n - nn nn -
agreements:strike_group                   group                s yn n y- nn nn n n- n n - nn nn -
agreements:change_group_member            group_member         s yn n y- nn nn n n- n n - nn nn -
agreements:strike_group_member            group_member         s yn n y- nn nn n n- n n - nn nn -
agreements:legal_test                     legal_test           s yy y y- yy yy y y- y y - -- yy -
agreements:clear_legal_test               unclear_test         s yn n y- nn nn n n- n n - -- nn -
agreements:criteria_set_list              –                    s yy y yy yy ee y ee y y e yy yy e
agreements:criteria_set                   criteria_set         s yy y yy yy -- y -- y y - yy yy -
agreements:register_criteria_set          –                    s nn n nn nn nn y nn n n n nn nn n
agreements:add_published_set              –                    s nn n nn nn nn y nn n n n nn nn n
agreements:change_criteria_set            criteria_set         s nn n nn nn -- y -- n n - nn nn -
agreements:close_criteria_set             criteria_set         s nn n nn nn -- y -- n n - nn nn -
agreements:register_criterion             criteria_set         s nn n nn nn -- y -- n n - nn nn -
agreements:change_criterion               criterion            s nn n nn nn -- y -- n n - nn nn -
agreements:remove_criterion               criterion            s nn n nn nn -- y -- n n - nn nn -
agreements:form_choice_list               –                    s yy y ye yy yy y ee y y e yy yy e
agreements:choose_form                    –                    s yy n yy nn nn n nn n n n nn nn n
agreements:form_choice                    form_choice          s yy y y- yy yy y -- y y - yy yy -
agreements:register_follow_up             iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:change_party                   party                s yn n y- nn nn n n- n n - nn nn -
agreements:strike_party                   party                s yn n y- nn nn n n- n n - nn nn -
agreements:strike_milestone               milestone            s yn n y- nn nn n n- n n - nn nn -
agreements:strike_resource                resource             s yn y yn nn nn n n- n n - -- nn -
agreements:change_resource                resource             s yn y yn nn nn n n- n n - -- nn -
agreements:change_milestone               milestone            s yn n y- nn nn n n- n n - nn nn -
agreements:change_follow_up               iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
agreements:register_goal                  iop_draft            s yn n y- nn nn n n- n n - nn nn -
agreements:change_goal                    goal                 s yn n y- nn nn n n- n n - nn nn -
agreements:strike_goal                    goal                 s yn n y- nn nn n n- n n - nn nn -
agreements:follow_up_list                 –                    s yy y ye yy yy y ye y y e yy yy e
agreements:follow_up                      iop_follow_up        s yy y y- yy yy y y- y y - yy yy -
agreements:conclude_follow_up             iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
agreements:approve_follow_up              concluded            s yn n y- nn nn n y- n n - nn nn -
agreements:reopen_follow_up               concluded            s yn n y- nn nn n n- n n - nn nn -
agreements:register_answer                iop_follow_up        s yn n y- nn nn n y- n n - nn nn -
agreements:change_answer                  answer               s nn n n- nn nn n y- n n - nn nn -
agreements:register_goal_measure          iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
agreements:change_goal_measure            measure              s yn n y- nn nn n n- n n - nn nn -
agreements:amend                          iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:renew                          iop_signed           s yn n y- nn nn n n- n n - nn nn -
agreements:version                        iop_version          s yy y y- yy yy y y- y y - yy yy -
budget:plan_list                          –                    s yy y yy yy yy y ee y e e yy ee e
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
budget:transfer_list                      –                    s yy y yy yy yy y ee y e e yy ee e
budget:transfer                           transfer             s yy y yy yy yy y -- y - - yy -- -
budget:decide_transfer                    transfer             s nn y nn nn nn n -- n - - nn -- -
budget:book_transfer                      decided_transfer     s nn y nn nn nn n -- n - - nn -- -
budget:cancel_transfer                    transfer             s nn y nn nn nn n -- n - - nn -- -
budget:cost_list                          –                    s yy y yy yy yy y ee y e e yy ee e
budget:cost                               cost                 s yy y yy yy yy y -- y - - yy -- -
budget:reverse_cost                       cost                 s nn y nn nn nn n -- n - - nn -- -
budget:request_list                       –                    s yy y yy yy yy y ee y e e yy ee e
budget:request                            request              s yy y yy yy yy y -- y - - yy -- -
budget:change_request                     request              s nn y nn nn nn n -- n - - nn -- -
budget:decide_request                     request              s nn y nn nn nn n -- n - - nn -- -
reports:list_export                       iop-tidslinje        s yy y ye yy yy y ye y y e yy yy e
reports:list_export                       iop                  s yy y ye yy yy y ye y y e yy yy e
reports:list_export                       iop-uppfoljningar    s yy y ye yy yy y ye y y e yy yy e
reports:list_export                       valfardsomraden      s yy y yy yy yy y yy y y y yy yy y
reports:list_export                       kriterier            s yy y yy yy ee y ee y y e yy yy e
reports:list_export                       val-av-form          s yy y ye yy yy y ee y y e yy yy e
reports:list_export                       statsstod            s yy y yy yy yy y ye y y e ee yy e
reports:list_export                       budgetplaner         s yy y yy yy yy y ee y e e yy ee e
reports:list_export                       overforingar         s yy y yy yy yy y ee y e e yy ee e
reports:list_export                       utfall               s yy y yy yy yy y ee y e e yy ee e
reports:list_export                       askanden             s yy y yy yy yy y ee y e e yy ee e
reports:list_export                       traffar              s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       overenskommelser     s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       ataganden            s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       planpunkter          s yy y yy yy yy y yy y y y yy yy e
cases:document                            document             s y- y y- yy -- y y- y y - yy y- -
state_aid:aid_list                        –                    s yy y yy yy yy y ye y y e ee yy e
state_aid:register_aid                    –                    s yy n yy nn nn n nn n n n nn nn n
state_aid:ledger                          organisation         s yy y yy yy yy y yn y y n nn yy n
state_aid:aid                             aid                  s yy y yy yy yy y y- y y - -- yy -
state_aid:change_aid                      aid                  s yn n yn nn nn n n- n n - -- nn -
state_aid:annul_aid                       aid                  s yn n yn nn nn n n- n n - -- nn -
payments:payment_list                     –                    s ye y ye ee ee e ye e e e yy ee e
payments:payment                          planned              s y- y y- -- -- - y- - - - yy -- -
payments:attest                           planned              s n- n n- -- -- - n- - - - yn -- -
payments:execute                          attested             s n- y n- -- -- - n- - - - nn -- -
payments:cancel                           planned              s y- n y- -- -- - n- - - - yn -- -
payments:reverse                          paid                 s n- y n- -- -- - n- - - - nn -- -
events:register_event                     –                    s yy n yy nn nn n nn y n n nn nn n
compact:register_compact                  –                    s nn n yy nn nn n nn y n n nn nn n
agreements:register_agreement             –                    s yy n yy nn nn n nn n n n nn nn n
agreements:register_old_agreement         –                    s yy n yy nn nn n nn n n n nn nn n
agreements:register_welfare_area          –                    s nn n nn nn nn y nn n n n nn nn n
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
grants:round_list                         –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_round                     –                    s nn n yy nn nn y nn n n n nn nn n
grants:round                              round                s yy y yy yy yy y yy y y y yy yy -
grants:change_round                       round                s nn n yn nn nn y nn n n n nn nn -
grants:scheme_list                        –                    s yy y yy yy yy y yy y y y yy yy e
grants:register_scheme                    –                    s nn n yy nn nn y nn n n n nn nn n
grants:scheme                             scheme               s yy y yy yy yy y yy y y y yy yy -
grants:change_scheme                      scheme               s nn n yn nn nn y nn n n n nn nn -
grants:open_round                         scheme               s nn n yn nn nn y nn n n n nn nn -
budget:register_plan                      –                    s nn y nn nn nn n nn n n n nn nn n
budget:register_request                   –                    s nn y nn nn nn n nn n n n nn nn n
reports:overview                          –                    s yy y yy yy yy y yy y y y yy yy y
reports:due                               –                    s ye y yy yy ee e ye y e e ye ee e
reports:due_export                        –                    s ye y yy yy ee e ye y e e ye ee e
reports:case_file                         iop_draft            s yy y y- yy yy y y- y y - yy yy -
reports:case_file                         iop_signed           s yy y y- yy yy y y- y y - yy yy -
reports:calendar_keys                     user                 s nn n nn nn -- y -- n - - -- -- -
reports:revoke_calendar_key               calendar_key         s -- - -- -- -- y -- - - - -- -- -
reports:follow_up                         –                    s yy y yy yy yy y nn y y y yy yy n
reports:finding                           iop-avtal-utan-kand-motpart s yy y yy yy yy y nn y y y yy yy n
reports:workbook                          2019                 s yy y yy yy yy y nn y n n nn nn n
reports:list_export                       organisationer       s yy y yy yy yy y yy y y y yy yy y
reports:list_export                       namnder              s yy y yy yy yy y yy y y y yy yy y
reports:list_export                       beloppsgranser       s yy y yy yy ee y ee y y e yy yy e
reports:list_export                       anvandare            s yy y yy yy yy y yy y y y yy yy y
reports:list_export                       namndbeslut          s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       sammantraden         s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       uppdrag              s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       diarienummer         s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       utbetalningar        s ye y ye ee ee e ye e e e yy ee e
reports:list_export                       bidrag               s ye y ye yy yy y ye y y e yy ye e
reports:list_export                       omgangar             s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       bidragsformer        s yy y yy yy yy y yy y y y yy yy e
reports:organisation_money                organisation         s yy y yy yy yy y yy y y y yy yy y
reports:log                               –                    s yy y ye yy nn y nn y n n nn nn n
reports:event                             logged               s y- y y- yy nn y nn y n n nn nn n
register:organisation_list                –                    s yy y yy yy yy y yy y y y yy yy y
register:register_organisation            –                    s yy n yy nn nn y nn y n n nn nn n
register:organisation                     organisation         s yy y yy yy yy y yy y y y yy yy y
register:change_organisation              organisation         s yy n yy nn nn y yn y n n nn nn n
register:register_contact                 organisation         s yy n yy nn nn y yn y n n nn nn n
register:change_contact                   contact              s yy n yy nn -- y y- y n - -- -- n
register:change_contact                   protected            s -- - -- -- -- - y- - - - -- -- n
register:board_list                       –                    s yy y yy yy yy y yy y y y yy yy y
register:parameter_list                   –                    s yy y yy yy nn y nn y y n yy yy n
register:register_parameter               –                    s nn n nn nn nn y nn n n n nn nn n
register:change_parameter                 parameter            s nn n nn nn -- y -- n n - nn nn -
register:user_list                        –                    s yy y yy yy yy y yy y y y yy yy y
register:register_user                    –                    s nn n nn nn nn y nn n n n nn nn n
register:user                             user                 s yy y yy yy -- y -- y - - -- -- -
register:change_user                      user                 s nn n nn nn -- y -- n - - -- -- -
register:give_role                        user                 s nn n nn nn -- y -- n - - -- -- -
register:change_role                      role                 s nn n nn nn -- y -- n - - -- -- -
register:profile                          –                    s yy y yy yy yy y yy y y y yy yy y
cases:decision_list                       –                    s yy y yy yy yy y yy y y y yy yy e
cases:register_decision                   –                    s nn n nn yy nn n nn n n n nn yy n
cases:decision                            decision             s yy y yy yy yy y yy y y y yy yy -
cases:change_decision                     decision             s nn n nn yn nn n nn n n n nn nn -
cases:note_motion                         decision             s nn n nn yn nn n nn n n n nn nn -
cases:note_dissent                        decision             s nn n nn yn nn n nn n n n nn nn -
cases:note_remark                         decision             s nn n nn yn nn n nn n n n nn nn -
cases:note_basis                          decision             s nn n nn yn nn n nn n n n nn nn -
cases:attach                              decision             s nn n nn yn nn n nn n n n nn nn -
cases:meeting_list                        –                    s yy y yy yy yy y yy y y y yy yy e
cases:register_meeting                    –                    s nn n nn yy nn n nn n n n nn nn n
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
register:change_office                    office               s nn n nn nn nn y nn n n n nn nn n
register:board                            board                s yy y yy yy yy y yy y y y yy yy y
register:change_board                     board                s nn n nn nn nn y nn n n n nn nn n
register:note_alias                       board                s nn n nn nn nn y nn n n n nn nn n
"""
API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
POST api-boards-list                      –                    s nn n nn nn nn y nn n n n nn nn n
POST api-offices-list                     –                    s nn n nn nn nn y nn n n n nn nn n
GET api-iop-agreements-list               –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-agreements-list              –                    s yn n yn nn nn n nn n n n nn nn n
GET api-iop-agreements-detail             iop_draft            s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-agreements-detail           iop_draft            s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-decide            iop_prepared         s yn n y- yn nn n n- n n - nn nn -
POST api-iop-agreements-decline           iop_prepared         s yn n y- yn nn n n- n n - nn nn -
POST api-iop-agreements-pay               iop_signed           s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-prepare_aid       iop_draft            s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-prepare           iop_reviewed         s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-review            iop_draft            s yn n y- nn nn n n- n n - nn nn -
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
POST api-iop-agreements-withdraw          iop_prepared         s yn n y- nn nn n n- n n - nn nn -
GET api-governing-documents-list          –                    s yy y yy yy yy y yy y y y yy yy e
POST api-governing-documents-list         –                    s yn n yn yn nn n nn y n n nn nn n
GET api-governing-documents-detail        governing            s yy y yy yy yy y yy y y y yy yy -
PATCH api-governing-documents-detail      governing            s yn n yn yn nn n nn y n n nn nn -
GET api-other-agreements-list             –                    s yy y ye yy yy y ye y y e yy yy e
POST api-other-agreements-list            –                    s yn n yn nn nn n nn n n n nn nn n
GET api-other-agreements-detail           other_agreement      s yy y y- yy yy y y- y y - yy yy -
PATCH api-other-agreements-detail         other_agreement      s yn n y- nn nn n n- n n - nn nn -
POST api-other-agreements-set_amount      other_agreement      s yn n y- nn nn n n- n n - nn nn -
POST api-other-agreements-cancel          other_agreement      s yn n y- nn nn n n- n n - nn nn -
GET api-procurements-list                 –                    s yy y ye yy yy y ye y y e yy yy e
POST api-procurements-list                –                    s yn n yn nn nn n nn n n n nn nn n
GET api-procurements-detail               procurement          s yy y y- yy yy y y- y y - yy yy -
PATCH api-procurements-detail             procurement          s yn n y- nn nn n n- n n - nn nn -
POST api-procurements-set_amount          procurement          s yn n y- nn nn n n- n n - nn nn -
POST api-procurements-cancel              procurement          s yn n y- nn nn n n- n n - nn nn -
GET api-iop-parties-list                  –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-parties-list                 –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-parties-detail                party                s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-parties-detail              party                s yn n y- nn nn n n- n n - nn nn -
POST api-iop-parties-strike               party                s fn n f- nn nn n n- n n - nn nn -
POST api-iop-milestones-strike            milestone            s yn n y- nn nn n n- n n - nn nn -
GET api-iop-agreements-checklist          iop_draft            s yy y y- yy yy y y- y y - yy yy -
GET api-iop-groups-list                   –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-groups-list                  –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-groups-detail                 group                s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-groups-detail               group                s yn n y- nn nn n n- n n - nn nn -
POST api-iop-groups-strike                group                s yn n y- nn nn n n- n n - nn nn -
GET api-iop-group-members-list            –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-group-members-list           –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-group-members-detail          group_member         s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-group-members-detail        group_member         s yn n y- nn nn n n- n n - nn nn -
POST api-iop-group-members-strike         group_member         s yn n y- nn nn n n- n n - nn nn -
POST api-iop-resources-strike             resource             s yn y yn nn nn n n- n n - -- nn -
GET api-iop-resources-list                –                    s yy y yy yy yy y ye y y e ee yy e
GET api-iop-resources-detail              resource             s yy y yy yy yy y y- y y - -- yy -
PATCH api-iop-resources-detail            resource             s yn y yn nn nn n n- n n - -- nn -
GET api-iop-milestones-list               –                    s yy y ye yy yy y ye y y e yy yy e
GET api-iop-milestones-detail             milestone            s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-milestones-detail           milestone            s yn n y- nn nn n n- n n - nn nn -
GET api-iop-legal-tests-list              –                    s yy y ye yy yy y ye y y e ee yy e
POST api-iop-legal-tests-list             –                    s yn n yf nn ff n ff n n f nn nn f
GET api-iop-legal-tests-detail            legal_test           s yy y y- yy yy y y- y y - -- yy -
PATCH api-iop-legal-tests-detail          legal_test           s xx x xx xx xx x xx x x x xx xx x
POST api-iop-legal-tests-clear            unclear_test         s yn n y- nn nn n n- n n - -- nn -
GET api-criteria-sets-list                –                    s yy y yy yy ee y ee y y e yy yy e
POST api-criteria-sets-list               –                    s nn n nn nn nn y nn n n n nn nn n
GET api-criteria-sets-detail              criteria_set         s yy y yy yy -- y -- y y - yy yy -
PATCH api-criteria-sets-detail            criteria_set         s nn n nn nn -- y -- n n - nn nn -
POST api-criteria-sets-close              criteria_set         s nn n nn nn -- y -- n n - nn nn -
GET api-criteria-list                     –                    s yy y yy yy ee y ee y y e yy yy e
POST api-criteria-list                    –                    s nn n nn nn ff y ff n n f nn nn f
GET api-criteria-detail                   criterion            s yy y yy yy -- y -- y y - yy yy -
PATCH api-criteria-detail                 criterion            s nn n nn nn -- y -- n n - nn nn -
POST api-criteria-remove                  criterion            s nn n nn nn -- y -- n n - nn nn -
GET api-form-choices-list                 –                    s yy y ye yy yy y ee y y e yy yy e
POST api-form-choices-list                –                    s yn n yn nn nn n nn n n n nn nn n
GET api-form-choices-detail               form_choice          s yy y y- yy yy y -- y y - yy yy -
PATCH api-form-choices-detail             form_choice          s xx x xx xx xx x xx x x x xx xx x
GET api-iop-follow-ups-list               –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-follow-ups-list              –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-follow-ups-detail             iop_follow_up        s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-follow-ups-detail           iop_follow_up        s yn n y- nn nn n n- n n - nn nn -
POST api-iop-follow-ups-conclude          answered             s yn n y- nn nn n n- n n - nn nn -
POST api-iop-follow-ups-approve           concluded            s yn n y- nn nn n y- n n - nn nn -
POST api-iop-follow-ups-reopen            concluded            s yn n y- nn nn n n- n n - nn nn -
GET api-iop-goals-list                    –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-goals-list                   –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-goals-detail                  goal                 s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-goals-detail                goal                 s yn n y- nn nn n n- n n - nn nn -
POST api-iop-goals-strike                 goal                 s yn n y- nn nn n n- n n - nn nn -
GET api-iop-follow-up-answers-list        –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-follow-up-answers-list       –                    s yn n yf nn nn n yf n n f nn nn f
GET api-iop-follow-up-answers-detail      answer               s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-follow-up-answers-detail    answer               s nn n n- nn nn n y- n n - nn nn -
GET api-iop-goal-measures-list            –                    s yy y ye yy yy y ye y y e yy yy e
POST api-iop-goal-measures-list           –                    s yn n yf nn nn n nf n n f nn nn f
GET api-iop-goal-measures-detail          measure              s yy y y- yy yy y y- y y - yy yy -
PATCH api-iop-goal-measures-detail        measure              s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-amend             iop_signed           s yn n y- nn nn n n- n n - nn nn -
POST api-iop-agreements-renew             iop_signed           s yn n y- nn nn n n- n n - nn nn -
GET api-iop-versions-list                 –                    s yy y ye yy yy y ye y y e yy yy e
GET api-iop-versions-detail               iop_version          s yy y y- yy yy y y- y y - yy yy -
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
GET api-events-list                       –                    s yy y yy yy yy y yy y y y yy yy e
POST api-events-list                      –                    s yy n yy nn nn n nn y n n nn nn n
GET api-events-detail                     event                s yy y yy yy yy y yy y y y yy yy -
PATCH api-events-detail                   event                s yy n yy nn nn n nn y n n nn nn -
POST api-events-cancel                    event                s yy n yy nn nn n nn y n n nn nn -
POST api-events-document                  held                 s yy n yy nn nn n nn y n n nn nn -
POST api-events-hold                      event                s yy n yy nn nn n nn y n n nn nn -
POST api-events-publish                   event                s nn n yy nn nn n nn n n n nn nn -
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
GET api-organisations-list                –                    s yy y yy yy yy y yy y y y yy yy y
POST api-organisations-list               –                    s yy n yy nn nn y nn y n n nn nn n
GET api-organisations-detail              organisation         s yy y yy yy yy y yy y y y yy yy y
PATCH api-organisations-detail            organisation         s yy n yy nn nn y yn y n n nn nn n
GET api-contacts-list                     –                    s yy y yy yy ee y ye y y e ee ee y
POST api-contacts-list                    –                    s yy n yy nn nn y yn y n n nn nn n
GET api-contacts-detail                   contact              s yy y yy yy -- y y- y y - -- -- y
GET api-contacts-detail                   protected            s -- - -- -- -- - y- - - - -- -- y
PATCH api-contacts-detail                 contact              s yy n yy nn -- y y- y n - -- -- n
PATCH api-contacts-detail                 protected            s -- - -- -- -- - y- - - - -- -- n
GET api-boards-list                       –                    s yy y yy yy yy y yy y y y yy yy y
GET api-boards-detail                     board                s yy y yy yy yy y yy y y y yy yy y
GET api-offices-list                      –                    s yy y yy yy yy y yy y y y yy yy y
GET api-offices-detail                    office               s yy y yy yy yy y yy y y y yy yy y
GET api-legal-parameters-list             –                    s yy y yy yy ee y ee y y e yy yy e
POST api-legal-parameters-list            –                    s nn n nn nn nn y nn n n n nn nn n
GET api-legal-parameters-detail           parameter            s yy y yy yy -- y -- y y - yy yy -
PATCH api-legal-parameters-detail         parameter            s nn n nn nn -- y -- n n - nn nn -
GET api-users-list                        –                    s yy y yy yy yy y yy y y y yy yy y
POST api-users-list                       –                    s nn n nn nn nn y nn n n n nn nn n
GET api-users-detail                      user                 s yy y yy yy -- y -- y - - -- -- -
PATCH api-users-detail                    user                 s nn n nn nn -- y -- n - - -- -- -
GET api-roles-list                        –                    s yy y yy yy yy y yy y y y yy yy y
POST api-roles-list                       –                    s nn n nn nn ff y ff n f f ff ff f
GET api-roles-detail                      role                 s yy y yy yy -- y -- y - - -- -- -
PATCH api-roles-detail                    role                 s nn n nn nn -- y -- n - - -- -- -
GET api-cases-list                        –                    s yy y yy yy yy y yy y y y yy yy e
POST api-cases-list                       –                    s nn n nn yn nn n nn n n n nn nn n
GET api-cases-detail                      case                 s yy y yy yy yy y yy y y y yy yy -
PATCH api-cases-detail                    case                 s nn n nn yn nn n nn n n n nn nn -
GET api-board-meetings-list               –                    s yy y yy yy yy y yy y y y yy yy e
POST api-board-meetings-list              –                    s nn n nn yn nn n nn n n n nn nn n
GET api-board-meetings-detail             meeting              s yy y yy yy yy y yy y y y yy yy -
PATCH api-board-meetings-detail           meeting              s nn n nn yn nn n nn n n n nn nn -
GET api-decisions-list                    –                    s yy y yy yy yy y yy y y y yy yy e
POST api-decisions-list                   –                    s nn n nn yn nn n nn n n n nn fn n
GET api-decisions-detail                  decision             s yy y yy yy yy y yy y y y yy yy -
PATCH api-decisions-detail                decision             s nn n nn yn nn n nn n n n nn nn -
GET api-assignments-list                  –                    s yy y yy yy yy y yy y y y yy yy e
POST api-assignments-list                 –                    s nn n nn yn nn n nn n n n nn nn n
GET api-assignments-detail                assignment           s yy y yy yy yy y yy y y y yy yy -
PATCH api-assignments-detail              assignment           s nn n nn yn nn n nn n n n nn nn -
POST api-assignments-decide               assignment           s nn n nn yn nn n nn n n n nn nn -
POST api-assignments-move                 assignment           s nn n nn yn nn n nn n n n nn nn -
GET api-documents-list                    –                    s ye y ye yy ee y ye y y e yy ye e
GET api-documents-detail                  document             s y- y y- yy -- y y- y y - yy y- -
GET api-state-aid-list                    –                    s yy y yy yy yy y ye y y e ee yy e
POST api-state-aid-list                   –                    s yn n yn nn nn n nn n n n nn nn n
GET api-state-aid-detail                  aid                  s yy y yy yy yy y y- y y - -- yy -
PATCH api-state-aid-detail                aid                  s yn n yn nn nn n n- n n - -- nn -
POST api-state-aid-annul                  aid                  s yn n yn nn nn n n- n n - -- nn -
GET api-payments-list                     –                    s ye y ye ee ee e ye e e e yy ee e
GET api-payments-detail                   planned              s y- y y- -- -- - y- - - - yy -- -
POST api-payments-attest                  planned              s n- n n- -- -- - n- - - - yn -- -
POST api-payments-cancel                  planned              s y- n y- -- -- - n- - - - yn -- -
POST api-payments-execute                 attested             s n- y n- -- -- - n- - - - nn -- -
POST api-payments-reverse                 paid                 s n- y n- -- -- - n- - - - nn -- -
POST api-iop-resources-list               –                    s yn n yf nn nn n nf n n f nn nn f
POST api-iop-milestones-list              –                    s yn n yf nn nn n nf n n f nn nn f
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
GET api-recovery-claims-list              –                    s ye y ye yy ee y ye y y e ee ee e
POST api-recovery-claims-list             –                    s yn y yn nn nn n nf n n f nn nn f
GET api-recovery-claims-detail            claim                s y- y y- yy -- y y- y y - -- -- -
PATCH api-recovery-claims-detail          claim                s xx x xx xx xx x xx x x x xx xx x
GET api-schema                            –                    s yy y yy yy yy y yy y y y yy yy y
GET api-docs                              –                    s yy y yy yy yy y yy y y y yy yy y
POST api-budget-transfers-cancel          transfer             s nn y nn nn nn n -- n - - nn -- -
PATCH api-boards-detail                   board                s nn n nn nn nn y nn n n n nn nn n
PATCH api-offices-detail                  office               s nn n nn nn nn y nn n n n nn nn n
"""
# What is sent where something is asked; {name} is the number of something in the world.
BODIES = {
    "POST api-organisations-list": {"name": "Nya föreningen"},
    "PATCH api-organisations-detail": {"activity_area": "Kultur"},
    "POST api-contacts-list": {"organisation": "{organisation}", "name": "Ny Kontakt"},
    "PATCH api-contacts-detail": {"phone": "08-123 45 67"},
    "POST api-legal-parameters-list": {"key": "IBB", "name": "Inkomstbasbelopp", "value": "64400.00", "unit": "kr"},
    "PATCH api-legal-parameters-detail": {"verified": True},
    "POST api-boards-list": {"code": "NY", "name": "Nya nämnden", "kind": "board"},
    "PATCH api-boards-detail": {"active_from": "2015-01-01"},
    "POST api-offices-list": {"name": "Nya kontoret"},
    "PATCH api-offices-detail": {"is_company": True},
    "POST api-users-list": {"email": "ny@example.org", "name": "Ny Användare"},
    "PATCH api-users-detail": {"name": "Annat Namn"},
    "POST api-roles-list": {"user": "{user}", "role": "office", "whole_municipality": True},
    "PATCH api-roles-detail": {"valid_to": "2030-12-31"},
    "POST api-cases-list": {"raw": "KFN 19/1", "board": "{board}"},
    "PATCH api-cases-detail": {"title": "Bidrag"},
    "POST api-board-meetings-list": {"board": "{board}", "date": "2019-01-15"},
    "PATCH api-board-meetings-detail": {"documents_due": "2018-12-01"},
    "POST api-decisions-list": {"board": "{board}", "title": "Bidrag"},
    "PATCH api-decisions-detail": {"title": "Bidrag"},
    "POST api-assignments-list": {"board": "{board}", "text": "Återkom"},
    "PATCH api-assignments-detail": {"assignee": "Förvaltningschefen"},
    "POST api-assignments-decide": {"decision": "{decision}"},
    "POST api-assignments-move": {"state": "cancelled"},
    "POST api-grant-applications-prepare_aid": {"rate": "11.0000", "rate_on": "2018-01-09"},
    "POST api-iop-agreements-prepare_aid": {
        "organisation": "{organisation}",
        "amount": "1100.00",
        "rate": "11.0000",
        "rate_on": "2018-01-09",
    },
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
    "POST api-payments-execute": {"paid_on": "2019-02-01", "voucher_no": "4712"},
    "POST api-payments-cancel": {"reason": "Fel belopp"},
    "POST api-payments-reverse": {"paid_on": "2019-03-01", "voucher_no": "4713", "reason": "Fel mottagare"},
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
    "POST api-governing-documents-list": {"kind": "policy", "title": "Ny policy", "board": "{board}"},
    "PATCH api-governing-documents-detail": {"version_text": "2"},
    "POST api-other-agreements-list": {"title": "Nytt", "form": "yearly", "responsible_board": "{board}"},
    "PATCH api-other-agreements-detail": {"comment": "Förnyas"},
    "POST api-other-agreements-set_amount": {"year": 2024, "amount": "10.00"},
    "POST api-other-agreements-cancel": {"reason": "Parten avböjde"},
    "POST api-procurements-list": {"title": "Ny", "responsible_board": "{board}"},
    "PATCH api-procurements-detail": {"comment": "Klar"},
    "POST api-procurements-set_amount": {"year": 2024, "amount": "10.00"},
    "POST api-procurements-cancel": {"reason": "Avbröts"},
    "POST api-iop-agreements-list": {"title": "Nytt avtal", "responsible_board": "{board}"},
    "PATCH api-iop-agreements-detail": {"challenge": "Otrygghet"},
    "POST api-iop-agreements-decide": {"decision": "{decision}"},
    "POST api-iop-agreements-decline": {"decision": "{refusal}", "reason": "Medel saknas"},
    "POST api-iop-agreements-withdraw": {"reason": "Parten avböjde"},
    "POST api-iop-agreements-sign": {"signed_on": "2023-12-20"},
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
    "POST api-iop-legal-tests-list": {
        "agreement": "{iop_draft}",
        "examined_on": "2023-10-01",
        "examined_by_role": "Jurist",
        "reason": "Prövat",
        "answers": [{"criterion": "{criterion}", "answer": "yes"}],
    },  # fmt: skip
    "POST api-iop-legal-tests-clear": {
        "cleared_on": "2018-11-02",
        "cleared_by_role": "Stadsjurist",
        "cleared_reason": "Ingen marknad",
    },  # fmt: skip
    "POST api-criteria-sets-list": {"name": "Nya", "source": "Riktlinje"},
    "PATCH api-criteria-sets-detail": {"guideline": "Version 2"},
    "POST api-criteria-sets-close": {"valid_to": "2023-12-31", "reason": "Ersätts"},
    "POST api-criteria-list": {"criteria_set": "{criteria_set}", "key": "ny", "question": "Ny?", "fault_means": "warn"},
    "PATCH api-criteria-detail": {"explanation": "Tänk efter"},
    "POST api-criteria-remove": {"reason": "Frågas redan"},
    "POST api-form-choices-list": {
        "title": "Språkkafé",
        "board": "{board}",
        "chosen_by_role": "Handläggare",
        "answers": [{"key": "public_interest", "answer": "no"}],
    },  # fmt: skip
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
    "POST api-iop-goal-measures-list": {"follow_up": "{iop_follow_up}", "goal": "{signed_goal}", "value": "60", "result": "met"},
    "PATCH api-iop-goal-measures-detail": {"value": "70"},
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
    "POST api-events-list": {"title": "Forum", "kind": "dialogue_forum", "date": "2019-05-04"},
    "PATCH api-events-detail": {"venue": "Biblioteket"},
    "POST api-events-cancel": {"reason": "Sjukdom"},
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
