"""Who comes to what: every address and every role in one table. An address without a row is a fault."""

import hashlib
import re
import uuid
from functools import partial
from itertools import groupby, product

import pytest
from django.db import connection, transaction
from django.urls import NoReverseMatch, URLResolver, get_resolver, reverse
from rest_framework.test import APIClient
from rest_framework.throttling import SimpleRateThrottle

from partnerships.audit.models import AuditEvent
from partnerships.register.models import Board, Organisation
from partnerships.register.rights import Role
from reports.lists import LISTS
from tests.conftest import SecureApiClient, SecureClient
from tests.world import make_world, people

pytestmark = pytest.mark.django_db

# A letter is what a person gets:
#   y  the page, the record or the answer          e  a list where the record does not stand
#   n  403: may see it, but not do this            -  404: may not see it
#   s  to sign-in first (401 in the API)           x  405: nobody can do this here
#   f  400: names something that they may not see
# Two letters: the person's own board or organisation, and another one. A row names the address and what it is about.

PAGES = """
#                                                         social    culture   reader   repr.     office   attester
#                                                 nobody    finance   secr.    admin   coord.    group      deleg. prot.
cases:document                          document      s y- y y- yy -- y y- y y - yy y- -
payments:payment_list                   –             s ye y ye ee ee e ye e e e yy ee e
payments:payment                        planned       s y- y y- -- -- - y- - - - yy -- -
payments:attest                         planned       s n- n n- -- -- - n- - - - yn -- -
payments:execute                        attested      s n- y n- -- -- - n- - - - nn -- -
payments:cancel                         planned       s y- n y- -- -- - n- - - - yn -- -
payments:reverse                        paid          s n- y n- -- -- - n- - - - nn -- -
events:event_list                       –             s ee e ee ee ee e ee e e e ee ee e
events:register_event                   –             s yy n yy nn nn n nn y n n nn nn n
compact:compact_list                    –             s ee e ee ee ee e ee e e e ee ee e
compact:register_compact                –             s nn n yy nn nn n nn y n n nn nn n
compact:commitment_list                 –             s ee e ee ee ee e ee e e e ee ee e
compact:plan_point_list                 –             s ee e ee ee ee e ee e e e ee ee e
agreements:agreement_list               –             s ee e ee ee ee e ee e e e ee ee e
agreements:register_agreement           –             s yy n yy nn nn n nn n n n nn nn n
agreements:register_old_agreement       –             s yy n yy nn nn n nn n n n nn nn n
agreements:welfare_area_list            –             s ee e ee ee ee e ee e e e ee ee e
agreements:register_welfare_area        –             s nn n nn nn nn y nn n n n nn nn n
grants:application_list                 –             s ye y ye yy yy y ye y y e yy ye e
grants:register_application             –             s yy n yy nn nn n yy n n n nn nn n
grants:application                      draft         s y- y y- yy -- y y- y y - yy y- -
grants:application                      application   s y- y y- yy -- y y- y y - yy y- -
grants:application                      granted       s y- y y- yy yy y y- y y - yy y- -
grants:change_application               draft         s y- n y- nn -- n y- n n - nn y- -
grants:change_application               application   s y- n y- nn -- n n- n n - nn y- -
grants:change_application               granted       s n- n n- nn nn n n- n n - nn n- -
grants:submit                           draft         s y- n y- nn -- n y- n n - nn y- -
grants:withdraw                         application   s y- n y- nn -- n n- n n - nn y- -
grants:dismiss                          application   s y- n y- nn -- n n- n n - nn y- -
grants:grant                            application   s n- n n- yn -- n n- n n - nn y- -
grants:reject                           application   s n- n n- yn -- n n- n n - nn y- -
grants:plan_payment                     granted       s yn n yn nn nn n n- n n - nn nn -
grants:register_report                  granted       s yn n yn nn nn n y- n n - nn nn -
grants:approve_report                   granted       s y- n y- nn -- n n- n n - -- -- -
grants:claim_recovery                   granted       s yn y yn nn nn n n- n n - nn nn -
grants:attach                           application   s y- n y- nn -- n n- n n - nn y- -
grants:round_list                       –             s yy y yy yy yy y yy y y y yy yy e
grants:round                            round         s yy y yy yy yy y yy y y y yy yy -
grants:change_round                     round         s nn n yn nn nn y nn n n n nn nn -
grants:scheme_list                      –             s yy y yy yy yy y yy y y y yy yy e
grants:register_scheme                  –             s nn n yy nn nn y nn n n n nn nn n
grants:scheme                           scheme        s yy y yy yy yy y yy y y y yy yy -
grants:change_scheme                    scheme        s nn n yn nn nn y nn n n n nn nn -
grants:open_round                       scheme        s nn n yn nn nn y nn n n n nn nn -
budget:plan_list                        –             s ee e ee ee ee e ee e e e ee ee e
budget:register_plan                    –             s nn y nn nn nn n nn n n n nn nn n
budget:transfer_list                    –             s ee e ee ee ee e ee e e e ee ee e
budget:cost_list                        –             s ee e ee ee ee e ee e e e ee ee e
budget:request_list                     –             s ee e ee ee ee e ee e e e ee ee e
budget:register_request                 –             s nn y nn nn nn n nn n n n nn nn n
reports:overview                        –             s yy y yy yy yy y yy y y y yy yy y
reports:due                             –             s yy y yy yy yy y yy y y y yy yy y
reports:follow_up                       –             s yy y yy yy yy y nn y y y yy yy n
reports:workbook                        2019          s yy y yy yy yy n nn y n n nn nn n
reports:list_export                     organisationer s yy y yy yy yy y yy y y y yy yy y
reports:list_export                     namnder       s yy y yy yy yy y yy y y y yy yy y
reports:list_export                     beloppsgranser s yy y yy yy ee y ee y y e yy yy e
reports:list_export                     anvandare     s yy y yy yy yy y yy y y y yy yy y
reports:list_export                     namndbeslut   s yy y yy yy yy y yy y y y yy yy e
reports:list_export                     sammantraden  s yy y yy yy yy y yy y y y yy yy e
reports:list_export                     uppdrag       s yy y yy yy yy y yy y y y yy yy e
reports:list_export                     diarienummer  s yy y yy yy yy y yy y y y yy yy e
reports:list_export                     utbetalningar s ye y ye ee ee e ye e e e yy ee e
reports:list_export                     iop           s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     valfardsomraden s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     bidrag        s ye y ye yy yy y ye y y e yy ye e
reports:list_export                     omgangar      s yy y yy yy yy y yy y y y yy yy e
reports:list_export                     budgetplaner  s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     overforingar  s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     utfall        s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     askanden      s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     bidragsformer s yy y yy yy yy y yy y y y yy yy e
reports:list_export                     traffar       s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     overenskommelser s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     ataganden     s ee e ee ee ee e ee e e e ee ee e
reports:list_export                     planpunkter   s ee e ee ee ee e ee e e e ee ee e
reports:organisation_money              organisation  s yy y yy yy yy y yy y y y yy yy y
reports:log                             –             s ye y ye yy nn y nn y n n nn nn n
assert not ['cases:document             document      s y- y y- yy -- y y- y y - yy y- -
register:organisation_list              –             s yy y yy yy yy y yy y y y yy yy y
register:register_organisation          –             s yy n yy nn nn y nn y n n nn nn n
register:organisation                   organisation  s yy y yy yy yy y yy y y y yy yy y
register:change_organisation            organisation  s yy n yy nn nn y yn y n n nn nn n
register:register_contact               organisation  s yy n yy nn nn y yn y n n nn nn n
register:change_contact                 contact       s yy n yy nn -- y y- y n - -- -- n
register:change_contact                 protected     s -- - -- -- -- - y- - - - -- -- n
register:board_list                     –             s yy y yy yy yy y yy y y y yy yy y
register:parameter_list                 –             s yy y yy yy ee y ee y y e yy yy e
register:register_parameter             –             s nn n nn nn nn y nn n n n nn nn n
register:change_parameter               parameter     s nn n nn nn -- y -- n n - nn nn -
register:user_list                      –             s yy y yy yy yy y yy y y y yy yy y
register:register_user                  –             s nn n nn nn nn y nn n n n nn nn n
register:user                           user          s yy y yy yy -- y -- y - - -- -- -
register:change_user                    user          s nn n nn nn -- y -- n - - -- -- -
register:give_role                      user          s nn n nn nn -- y -- n - - -- -- -
register:change_role                    role          s nn n nn nn -- y -- n - - -- -- -
register:profile                        –             s yy y yy yy yy y yy y y y yy yy y
cases:decision_list                     –             s yy y yy yy yy y yy y y y yy yy e
cases:register_decision                 –             s nn n nn yy nn n nn n n n nn nn n
cases:decision                          decision      s yy y yy yy yy y yy y y y yy yy -
cases:change_decision                   decision      s nn n nn yn nn n nn n n n nn nn -
cases:note_motion                       decision      s nn n nn yn nn n nn n n n nn nn -
cases:note_dissent                      decision      s nn n nn yn nn n nn n n n nn nn -
cases:note_remark                       decision      s nn n nn yn nn n nn n n n nn nn -
cases:note_basis                        decision      s nn n nn yn nn n nn n n n nn nn -
cases:attach                            decision      s nn n nn yn nn n nn n n n nn nn -
cases:meeting_list                      –             s yy y yy yy yy y yy y y y yy yy e
cases:register_meeting                  –             s nn n nn yy nn n nn n n n nn nn n
cases:assignment_list                   –             s yy y yy yy yy y yy y y y yy yy e
cases:propose_assignment                –             s nn n nn yy nn n nn n n n nn nn n
cases:assignment                        assignment    s yy y yy yy yy y yy y y y yy yy -
cases:change_assignment                 assignment    s nn n nn yn nn n nn n n n nn nn -
cases:decide_assignment                 assignment    s nn n nn yn nn n nn n n n nn nn -
cases:move_assignment                   assignment    s nn n nn yn nn n nn n n n nn nn -
cases:case_list                         –             s yy y yy yy yy y yy y y y yy yy e
cases:register_case                     –             s nn n nn yy nn n nn n n n nn nn n
cases:case                              case          s yy y yy yy yy y yy y y y yy yy -
cases:change_case                       case          s nn n nn yn nn n nn n n n nn nn -
agreements:change_welfare_area          welfare_area  ?
agreements:agreement                    iop_draft     ?
agreements:agreement                    iop_signed    ?
agreements:change_agreement             iop_draft     ?
agreements:review                       iop_draft     ?
agreements:prepare                      iop_reviewed  ?
agreements:decide                       iop_prepared  ?
agreements:decline                      iop_prepared  ?
agreements:withdraw                     iop_prepared  ?
agreements:sign                         iop_decided   ?
agreements:terminate                    iop_signed    ?
agreements:plan_payment                 iop_signed    ?
agreements:attach                       iop_draft     ?
agreements:register_party               iop_draft     ?
agreements:register_resource            iop_draft     ?
agreements:register_milestone           iop_draft     ?
agreements:register_legal_test          iop_draft     ?
agreements:register_follow_up           iop_signed    ?
agreements:change_party                 party         ?
agreements:change_resource              resource      ?
agreements:change_milestone             milestone     ?
agreements:change_follow_up             iop_follow_up ?
compact:compact                         compact_draft ?
compact:compact                         compact       ?
compact:change_compact                  compact_draft ?
compact:adopt                           compact_draft ?
compact:move                            compact       ?
compact:register_principle              compact_draft ?
compact:register_area                   compact_draft ?
compact:register_plan                   compact       ?
compact:change_principle                draft_principle ?
compact:change_principle                principle     ?
compact:register_commitment             draft_principle ?
compact:commitment                      commitment    ?
compact:change_commitment               draft_commitment ?
compact:register_follow_up              commitment    ?
compact:change_follow_up                commitment_follow_up ?
compact:change_area                     draft_area    ?
compact:change_plan                     development_plan ?
compact:register_plan_point             development_plan ?
compact:plan_point                      point         ?
compact:change_plan_point               point         ?
events:event                            event         ?
events:change_event                     event         ?
events:publish                          event         ?
events:hold                             event         ?
events:document                         held          ?
events:cancel                           event         ?
events:attach                           event         ?
budget:plan                             plan          ?
budget:change_plan                      plan          ?
budget:adopt_plan                       plan          ?
budget:close_plan                       plan          ?
budget:add_item                         plan          ?
budget:state_control_value              plan          ?
budget:propose_transfer                 plan          ?
budget:register_cost                    plan          ?
budget:make_forecast                    plan          ?
budget:change_item                      item          ?
budget:add_line                         item,2018     ?
budget:line                             line          ?
budget:change_line                      line          ?
budget:change_control_value             control_value ?
budget:transfer                         transfer      ?
budget:decide_transfer                  transfer      ?
budget:book_transfer                    decided_transfer ?
budget:cancel_transfer                  transfer      ?
budget:cost                             cost          ?
budget:reverse_cost                     cost          ?
budget:request                          request       ?
budget:change_request                   request       ?
budget:decide_request                   request       ?
"""
API = """
#                                                         social    culture   reader   repr.     office   attester
#                                                 nobody    finance   secr.    admin   coord.    group      deleg. prot.
GET api-organisations-list              –             s yy y yy yy yy y yy y y y yy yy y
POST api-organisations-list             –             s yy n yy nn nn y nn y n n nn nn n
GET api-organisations-detail            organisation  s yy y yy yy yy y yy y y y yy yy y
PATCH api-organisations-detail          organisation  s yy n yy nn nn y yn y n n nn nn n
GET api-contacts-list                   –             s yy y yy yy ee y ye y y e ee ee y
POST api-contacts-list                  –             s yy n yy nn nn y yn y n n nn nn n
GET api-contacts-detail                 contact       s yy y yy yy -- y y- y y - -- -- y
GET api-contacts-detail                 protected     s -- - -- -- -- - y- - - - -- -- y
PATCH api-contacts-detail               contact       s yy n yy nn -- y y- y n - -- -- n
PATCH api-contacts-detail               protected     s -- - -- -- -- - y- - - - -- -- n
GET api-boards-list                     –             s yy y yy yy yy y yy y y y yy yy y
GET api-boards-detail                   board         s yy y yy yy yy y yy y y y yy yy y
GET api-offices-list                    –             s yy y yy yy yy y yy y y y yy yy y
GET api-offices-detail                  office        s yy y yy yy yy y yy y y y yy yy y
GET api-legal-parameters-list           –             s yy y yy yy ee y ee y y e yy yy e
POST api-legal-parameters-list          –             s nn n nn nn nn y nn n n n nn nn n
GET api-legal-parameters-detail         parameter     s yy y yy yy -- y -- y y - yy yy -
PATCH api-legal-parameters-detail       parameter     s nn n nn nn -- y -- n n - nn nn -
GET api-users-list                      –             s yy y yy yy yy y yy y y y yy yy y
POST api-users-list                     –             s nn n nn nn nn y nn n n n nn nn n
GET api-users-detail                    user          s yy y yy yy -- y -- y - - -- -- -
PATCH api-users-detail                  user          s nn n nn nn -- y -- n - - -- -- -
GET api-roles-list                      –             s yy y yy yy yy y yy y y y yy yy y
POST api-roles-list                     –             s nn n nn nn ff y ff n f f ff ff f
GET api-roles-detail                    role          s yy y yy yy -- y -- y - - -- -- -
PATCH api-roles-detail                  role          s nn n nn nn -- y -- n - - -- -- -
GET api-cases-list                      –             s yy y yy yy yy y yy y y y yy yy e
POST api-cases-list                     –             s nn n nn yn nn n nn n n n nn nn n
GET api-cases-detail                    case          s yy y yy yy yy y yy y y y yy yy -
PATCH api-cases-detail                  case          s nn n nn yn nn n nn n n n nn nn -
GET api-board-meetings-list             –             s yy y yy yy yy y yy y y y yy yy e
POST api-board-meetings-list            –             s nn n nn yn nn n nn n n n nn nn n
GET api-board-meetings-detail           meeting       s yy y yy yy yy y yy y y y yy yy -
PATCH api-board-meetings-detail         meeting       s nn n nn yn nn n nn n n n nn nn -
GET api-decisions-list                  –             s yy y yy yy yy y yy y y y yy yy e
POST api-decisions-list                 –             s nn n nn yn nn n nn n n n nn nn n
GET api-decisions-detail                decision      s yy y yy yy yy y yy y y y yy yy -
PATCH api-decisions-detail              decision      s nn n nn yn nn n nn n n n nn nn -
GET api-assignments-list                –             s yy y yy yy yy y yy y y y yy yy e
POST api-assignments-list               –             s nn n nn yn nn n nn n n n nn nn n
GET api-assignments-detail              assignment    s yy y yy yy yy y yy y y y yy yy -
PATCH api-assignments-detail            assignment    s nn n nn yn nn n nn n n n nn nn -
POST api-assignments-decide             assignment    s nn n nn yn nn n nn n n n nn nn -
POST api-assignments-move               assignment    s nn n nn yn nn n nn n n n nn nn -
GET api-documents-list                  –             s ye y ye yy ee y ye y y e yy ye e
GET api-documents-detail                document      s y- y y- yy -- y y- y y - yy y- -
GET api-payments-list                   –             s ye y ye ee ee e ye e e e yy ee e
GET api-payments-detail                 planned       s y- y y- -- -- - y- - - - yy -- -
POST api-payments-attest                planned       s n- n n- -- -- - n- - - - yn -- -
POST api-payments-cancel                planned       s y- n y- -- -- - n- - - - yn -- -
POST api-payments-execute               attested      s n- y n- -- -- - n- - - - nn -- -
POST api-payments-reverse               paid          s n- y n- -- -- - n- - - - nn -- -
GET api-iop-agreements-list             –             s ee e ee ee ee e ee e e e ee ee e
POST api-iop-agreements-list            –             s ff f ff ff ff f ff f f f ff ff f
GET api-iop-parties-list                –             s ee e ee ee ee e ee e e e ee ee e
POST api-iop-parties-list               –             s ff f ff ff ff f ff f f f ff ff f
GET api-iop-resources-list              –             s ee e ee ee ee e ee e e e ee ee e
POST api-iop-resources-list             –             s ff f ff ff ff f ff f f f ff ff f
GET api-iop-milestones-list             –             s ee e ee ee ee e ee e e e ee ee e
POST api-iop-milestones-list            –             s ff f ff ff ff f ff f f f ff ff f
GET api-iop-legal-tests-list            –             s ee e ee ee ee e ee e e e ee ee e
POST api-iop-legal-tests-list           –             s ff f ff ff ff f ff f f f ff ff f
GET api-iop-follow-ups-list             –             s ee e ee ee ee e ee e e e ee ee e
POST api-iop-follow-ups-list            –             s ff f ff ff ff f ff f f f ff ff f
GET api-grant-schemes-list              –             s yy y yy yy yy y yy y y y yy yy e
POST api-grant-schemes-list             –             s nn n yn nn nn y nn n n n nn nn n
GET api-grant-schemes-detail            scheme        s yy y yy yy yy y yy y y y yy yy -
PATCH api-grant-schemes-detail          scheme        s nn n yn nn nn y nn n n n nn nn -
GET api-grant-rounds-list               –             s yy y yy yy yy y yy y y y yy yy e
POST api-grant-rounds-list              –             s nn n yn nn nn y nn n n n nn nn f
GET api-grant-rounds-detail             round         s yy y yy yy yy y yy y y y yy yy -
PATCH api-grant-rounds-detail           round         s nn n yn nn nn y nn n n n nn nn -
GET api-grant-applications-list         –             s ye y ye yy yy y ye y y e yy ye e
POST api-grant-applications-list        –             s yn n yn nn nn n yn n n n nn nn f
GET api-grant-applications-detail       draft         s y- y y- yy -- y y- y y - yy y- -
GET api-grant-applications-detail       application   s y- y y- yy -- y y- y y - yy y- -
GET api-grant-applications-detail       granted       s y- y y- yy yy y y- y y - yy y- -
PATCH api-grant-applications-detail     draft         s y- n y- nn -- n y- n n - nn y- -
PATCH api-grant-applications-detail     application   s y- n y- nn -- n n- n n - nn y- -
PATCH api-grant-applications-detail     granted       s n- n n- nn nn n n- n n - nn n- -
POST api-grant-applications-dismiss     application   s y- n y- nn -- n n- n n - nn y- -
POST api-grant-applications-grant       application   s n- n n- yn -- n n- n n - nn y- -
POST api-grant-applications-reject      application   s n- n n- yn -- n n- n n - nn y- -
POST api-grant-applications-submit      draft         s y- n y- nn -- n y- n n - nn y- -
POST api-grant-applications-withdraw    application   s y- n y- nn -- n n- n n - nn y- -
GET api-grant-decisions-list            –             s yy y yy yy yy y ye y y e yy yy e
GET api-grant-decisions-detail          reported      s yy y yy yy yy y y- y y - yy yy -
POST api-grant-decisions-pay            unreported    s yn n yn nn nn n n- n n - nn nn -
GET api-grant-reports-list              –             s ye y ye yy ee y ye y y e ee ee e
POST api-grant-reports-list             –             s yn n yn nn nn n yf n n f nn nn f
GET api-grant-reports-detail            report        s y- y y- yy -- y y- y y - -- -- -
PATCH api-grant-reports-detail          report        s xx x xx xx xx x xx x x x xx xx x
POST api-grant-reports-approve          report        s y- n y- nn -- n n- n n - -- -- -
GET api-recovery-claims-list            –             s ye y ye yy ee y ye y y e ee ee e
POST api-recovery-claims-list           –             s yn y yn nn nn n nf n n f nn nn f
GET api-recovery-claims-detail          claim         s y- y y- yy -- y y- y y - -- -- -
PATCH api-recovery-claims-detail        claim         s xx x xx xx xx x xx x x x xx xx x
GET api-budget-plans-list               –             s ee e ee ee ee e ee e e e ee ee e
POST api-budget-plans-list              –             s ff f ff ff ff f ff f f f ff ff f
GET api-budget-items-list               –             s ee e ee ee ee e ee e e e ee ee e
POST api-budget-items-list              –             s ff f ff ff ff f ff f f f ff ff f
GET api-budget-lines-list               –             s ee e ee ee ee e ee e e e ee ee e
POST api-budget-lines-list              –             s ff f ff ff ff f ff f f f ff ff f
GET api-budget-transfers-list           –             s ee e ee ee ee e ee e e e ee ee e
POST api-budget-transfers-list          –             s ff f ff ff ff f ff f f f ff ff f
GET api-actual-costs-list               –             s ee e ee ee ee e ee e e e ee ee e
POST api-actual-costs-list              –             s ff f ff ff ff f ff f f f ff ff f
GET api-forecasts-list                  –             s ee e ee ee ee e ee e e e ee ee e
POST api-forecasts-list                 –             s ff f ff ff ff f ff f f f ff ff f
GET api-funding-requests-list           –             s ee e ee ee ee e ee e e e ee ee e
POST api-funding-requests-list          –             s ff f ff ff ff f ff f f f ff ff f
GET api-control-values-list             –             s ee e ee ee ee e ee e e e ee ee e
POST api-control-values-list            –             s ff f ff ff ff f ff f f f ff ff f
GET api-events-list                     –             s ee e ee ee ee e ee e e e ee ee e
POST api-events-list                    –             s ff f ff ff ff f ff f f f ff ff f
GET api-compacts-list                   –             s ee e ee ee ee e ee e e e ee ee e
POST api-compacts-list                  –             s ff f ff ff ff f ff f f f ff ff f
GET api-principles-list                 –             s ee e ee ee ee e ee e e e ee ee e
POST api-principles-list                –             s ff f ff ff ff f ff f f f ff ff f
GET api-commitments-list                –             s ee e ee ee ee e ee e e e ee ee e
POST api-commitments-list               –             s ff f ff ff ff f ff f f f ff ff f
GET api-commitment-follow-ups-list      –             s ee e ee ee ee e ee e e e ee ee e
POST api-commitment-follow-ups-list     –             s ff f ff ff ff f ff f f f ff ff f
GET api-development-areas-list          –             s ee e ee ee ee e ee e e e ee ee e
POST api-development-areas-list         –             s ff f ff ff ff f ff f f f ff ff f
GET api-development-plans-list          –             s ee e ee ee ee e ee e e e ee ee e
POST api-development-plans-list         –             s ff f ff ff ff f ff f f f ff ff f
GET api-plan-points-list                –             s ee e ee ee ee e ee e e e ee ee e
POST api-plan-points-list               –             s ff f ff ff ff f ff f f f ff ff f
GET api-schema                          –             s yy y yy yy yy y yy y y y yy yy y
GET api-docs                            –             s yy y yy yy yy y yy y y y yy yy y
GET api-iop-agreements-detail           iop_draft     ?
PATCH api-iop-agreements-detail         iop_draft     ?
GET api-iop-parties-detail              party         ?
PATCH api-iop-parties-detail            party         ?
GET api-iop-resources-detail            resource      ?
PATCH api-iop-resources-detail          resource      ?
GET api-iop-milestones-detail           milestone     ?
PATCH api-iop-milestones-detail         milestone     ?
GET api-iop-legal-tests-detail          legal_test    ?
PATCH api-iop-legal-tests-detail        legal_test    ?
GET api-iop-follow-ups-detail           iop_follow_up ?
PATCH api-iop-follow-ups-detail         iop_follow_up ?
GET api-budget-plans-detail             plan          ?
PATCH api-budget-plans-detail           plan          ?
GET api-budget-items-detail             item          ?
PATCH api-budget-items-detail           item          ?
GET api-budget-lines-detail             line          ?
PATCH api-budget-lines-detail           line          ?
GET api-budget-transfers-detail         transfer      ?
PATCH api-budget-transfers-detail       transfer      ?
GET api-actual-costs-detail             cost          ?
PATCH api-actual-costs-detail           cost          ?
GET api-forecasts-detail                forecast      ?
PATCH api-forecasts-detail              forecast      ?
GET api-funding-requests-detail         request       ?
PATCH api-funding-requests-detail       request       ?
GET api-control-values-detail           control_value ?
PATCH api-control-values-detail         control_value ?
GET api-events-detail                   event         ?
PATCH api-events-detail                 event         ?
GET api-compacts-detail                 compact_draft ?
PATCH api-compacts-detail               compact_draft ?
GET api-principles-detail               draft_principle ?
PATCH api-principles-detail             draft_principle ?
GET api-commitments-detail              draft_commitment ?
PATCH api-commitments-detail            draft_commitment ?
GET api-commitment-follow-ups-detail    commitment_follow_up ?
PATCH api-commitment-follow-ups-detail  commitment_follow_up ?
GET api-development-areas-detail        draft_area    ?
PATCH api-development-areas-detail      draft_area    ?
GET api-development-plans-detail        development_plan ?
PATCH api-development-plans-detail      development_plan ?
GET api-plan-points-detail              point         ?
PATCH api-plan-points-detail            point         ?
POST api-iop-agreements-review          iop_draft     ?
POST api-iop-agreements-prepare         iop_reviewed  ?
POST api-iop-agreements-decide          iop_prepared  ?
POST api-iop-agreements-decline         iop_prepared  ?
POST api-iop-agreements-withdraw        iop_prepared  ?
POST api-iop-agreements-sign            iop_decided   ?
POST api-iop-agreements-terminate       iop_signed    ?
POST api-iop-agreements-pay             iop_signed    ?
POST api-budget-plans-adopt             plan          ?
POST api-budget-plans-close             plan          ?
POST api-budget-transfers-decide        transfer      ?
POST api-budget-transfers-book          decided_transfer ?
POST api-budget-transfers-cancel        transfer      ?
POST api-actual-costs-reverse           cost          ?
POST api-funding-requests-decide        request       ?
POST api-events-publish                 event         ?
POST api-events-hold                    event         ?
POST api-events-document                held          ?
POST api-events-cancel                  event         ?
POST api-compacts-adopt                 compact_draft ?
POST api-compacts-move                  compact       ?
"""
# What is sent where something is asked; {name} is the number of something in the world.
BODIES = {
    "POST api-organisations-list": {"name": "Nya föreningen"},
    "PATCH api-organisations-detail": {"activity_area": "Kultur"},
    "POST api-contacts-list": {"organisation": "{organisation}", "name": "Ny Kontakt"},
    "PATCH api-contacts-detail": {"phone": "08-123 45 67"},
    "POST api-legal-parameters-list": {"key": "IBB", "name": "Inkomstbasbelopp", "value": "64400.00", "unit": "kr"},
    "PATCH api-legal-parameters-detail": {"verified": True},
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
    "POST api-payments-execute": {"paid_on": "2019-02-01", "voucher_no": "4712"},
    "POST api-payments-cancel": {"reason": "Fel belopp"},
    "POST api-payments-reverse": {"paid_on": "2019-03-01", "voucher_no": "4713", "reason": "Fel mottagare"},
    "POST api-grant-schemes-list": {"board": "{board}", "code": "N", "name": "Nytt", "category": "project"},
    "PATCH api-grant-schemes-detail": {"rules": "Nya regler"},
    "POST api-grant-rounds-list": {
        "scheme": "{scheme}",
        "year": 2020,
        "opens": "2019-09-01",
        "closes": "2019-10-31",
        "frame": "5000.00",
    },  # fmt: skip
    "PATCH api-grant-rounds-detail": {"frame": "200000.00"},
    "POST api-grant-applications-list": {
        "round": "{round}",
        "organisation": "{organisation}",
        "requested_amount": "10.00",
        "purpose": "Kör",
    },  # fmt: skip
    "PATCH api-grant-applications-detail": {"purpose": "Dans"},
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
        "decision": "{decision}",
        "decided_on": "2020-03-01",
    },  # fmt: skip
    "POST api-iop-agreements-list": {"title": "Nytt avtal", "responsible_board": "{board}"},
    "PATCH api-iop-agreements-detail": {"challenge": "Otrygghet"},
    "POST api-iop-agreements-decide": {"decision": "{decision}"},
    "POST api-iop-agreements-decline": {"decision": "{refusal}", "reason": "Medel saknas"},
    "POST api-iop-agreements-withdraw": {"reason": "Parten avböjde"},
    "POST api-iop-agreements-sign": {"signed_on": "2023-12-20"},
    "POST api-iop-agreements-terminate": {"terminated_on": "2025-01-15", "reason": "Flyttar"},
    "POST api-iop-agreements-pay": {
        "key": str(uuid.UUID(int=2)),
        "party": "{signed_party}",
        "year": 2024,
        "amount": "10.00",
        "due": "2024-02-01",
        "giro_type": "bankgiro",
    },  # fmt: skip
    "POST api-iop-parties-list": {"agreement": "{iop_draft}", "side": "idea_driven", "organisation": "{other_organisation}"},
    "PATCH api-iop-parties-detail": {"role": "Driver verksamheten"},
    "POST api-iop-resources-list": {
        "party": "{party}",
        "kind": "premises",
        "year": 2024,
        "unit": "sqm",
        "quantity": "10",
    },  # fmt: skip
    "PATCH api-iop-resources-detail": {"description": "Bidrag"},
    "POST api-iop-milestones-list": {"agreement": "{iop_draft}", "title": "Start"},
    "PATCH api-iop-milestones-detail": {"title": "Start"},
    "POST api-iop-legal-tests-list": {
        "agreement": "{iop_draft}",
        "examined_on": "2023-10-01",
        "conclusion": "iop_possible",
        "examined_by_role": "Jurist",
        "reason": "Prövat",
    },  # fmt: skip
    "POST api-iop-follow-ups-list": {"agreement": "{iop_signed}", "year": 2025},
    "PATCH api-iop-follow-ups-detail": {"results": "Fler besökare"},
    "POST api-budget-plans-list": {"title": "Ny", "owner_board": "{board}", "first_year": 2019, "last_year": 2020},
    "PATCH api-budget-plans-detail": {"source": "Protokoll"},
    "POST api-budget-plans-adopt": {"decision": "{decision}"},
    "POST api-budget-plans-close": {"reason": "Klar"},
    "POST api-budget-items-list": {"plan": "{plan}", "name": "Lokal", "order": 2},
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
    "POST api-funding-requests-decide": {"decision": "{decision}", "granted_amount": "10.00"},
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


# What the register shows to everybody, and the addresses of signing in, which are another's (django-allauth).

OPEN = {"alive", "ready", "policy_report", "register:accessibility", "reports:start"}
SIGNING_IN = re.compile("account_|mfa_|socialaccount_|openid_connect_")
SIGNING_IN_IS_OPEN = {
    "account_login", "account_logout", "account_signup", "account_inactive", "account_confirm_email", "account_confirm_login_code",
    "account_email_verification_sent", "account_reset_password", "account_reset_password_done", "account_reset_password_from_key",
    "account_reset_password_from_key_done", "mfa_authenticate", "socialaccount_login_cancelled",
    "socialaccount_signup", "openid_connect_login", "openid_connect_callback",
}  # fmt: skip


def addresses(patterns=None, namespace="", before=()):
    """(name, names of its parts, view) of everything in the site map."""
    for entry in get_resolver().url_patterns if patterns is None else patterns:
        parts = (*before, *(entry.pattern.converters or entry.pattern.regex.groupindex))
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from addresses(entry.url_patterns, inner, parts)
        else:
            yield f"{namespace}{entry.name}", parts, entry.callback


def own_addresses():
    return [(name, parts, view) for name, parts, view in addresses() if name != "None" and not SIGNING_IN.match(name)]


def expected(table):
    """{row: {person: letter}}, the rows in order."""
    rows = {}
    for line in table.splitlines():
        if line and not line.startswith("#"):
            *about, letters = re.split(r"\s{2,}", line.strip(), maxsplit=2)
            rows[tuple(about)] = letters
    return rows


def written(letters):
    """One row's letters, the two of a board or an organisation together."""
    return " ".join("".join(found for _, found in group) for _, group in groupby(letters, key=lambda pair: pair[0]))


@pytest.fixture
def world():
    return make_world()


@pytest.fixture
def crowd(world):
    """(role, client) for each column of the table."""

    def clients(kind):
        for role, _scope, user in people(world):
            client = kind(raise_request_exception=False)
            if user is not None and issubclass(kind, APIClient):
                client.force_authenticate(user)
            elif user is not None:
                client.force_login(user)
            yield role, client

    return lambda kind: list(clients(kind))


@pytest.fixture
def no_throttle(monkeypatch):
    monkeypatch.setattr(SimpleRateThrottle, "allow_request", lambda *asked: True)


def differences(table, found):
    """What is not as the table says, as lines to read and to write into it."""
    table = expected(table)
    lines = [f"{'  '.join(about)}  {letters}   <- the table: {table.get(about, 'no row')}" for about, letters in found.items()]
    lines = [line for line, about in zip(lines, found, strict=True) if table.get(about) != found[about]]
    return lines + [f"{'  '.join(about)}  stands in the table, but not in the site map" for about in table if about not in found]


def letter(response):
    status, name = response.status_code, response.headers.get("Location", "")
    if status == 401 or (status == 302 and name.startswith(reverse("account_login"))):
        return "s"
    if status in {400, 403, 404, 405}:
        return {403: "n", 404: "-", 405: "x", 400: "f"}[status]
    if status not in {200, 201, 302, 422}:
        return f"{status}"  # stands in no row
    if response.streaming:
        response.getvalue()  # read to the end, and so closed
        return "y"
    shown = response.json() if response.headers["Content-Type"].startswith("application/json") else response.context or {}
    count = shown.get("count") if "results" in shown else getattr(getattr(shown.get("table"), "page", None), "count", 1)
    return "y" if count else "e"


def address(world, name, about):
    """The address about one thing: something in the world, or what stands written."""
    if about == "–":
        return reverse(name)
    return reverse(name, args=[getattr(world, part).pk if hasattr(world, part) else part for part in about.split(",")])


# Pages


def page_rows():
    """What the table has to have a row for: each page, and each list that leaves as Excel."""
    table = expected(PAGES)
    for name, parts, _view in own_addresses():
        if name.startswith("api-") or name in OPEN or name == "register:sign_in_by_link":
            continue
        if name == "reports:list_export":
            yield from ((name, export) for export in LISTS)
            continue
        abouts = [about for listed, about in table if listed == name]
        yield from ((name, about) for about in abouts or (["?"] if parts else ["–"]))


def test_every_page_answers_each_role_as_the_table_says(world, crowd, monkeypatch):
    exported = []  # how many rows each workbook would have had

    def write_workbook(sheets, *, path, **about):
        exported.append(sheets[0].rows.count())
        path.touch()

    monkeypatch.setattr("reports.views.write_workbook", write_workbook)
    monkeypatch.setattr("reports.views.write_annual_workbook", lambda year, path: path.touch())
    crowd, found = crowd(SecureClient), {}
    for name, about in page_rows():
        try:
            url = address(world, name, about)
        except NoReverseMatch:
            found[name, about] = "unknown"
            continue
        letters = []
        for role, client in crowd:
            seen = letter(client.get(url))
            if exported and exported.pop() == 0:
                seen = "e"
            letters.append((role, seen))
            if seen in "ns-":  # what may not be shown may not be sent either
                assert letter(client.post(url)) == seen, (name, role)
        found[name, about] = written(letters)
    assert not (lines := differences(PAGES, found)), "\n" + "\n".join(lines)


# API


def api_rows():
    """(method and name, about) for each thing that the API can be asked to do."""
    table = expected(API)
    for name, parts, view in own_addresses():
        if not name.startswith("api-"):
            continue
        for method in sorted(set(getattr(view, "actions", {"get"})) - {"head"}):
            row = f"{method.upper()} {name}"
            abouts = [about for listed, about in table if listed == row]
            yield from ((row, about) for about in abouts or (["?"] if parts else ["–"]))


def body(world, row):
    """The body of a request, with the numbers that things have in this world."""
    return {
        field: getattr(world, value[1:-1]).pk if isinstance(value, str) and value.startswith("{") else value
        for field, value in BODIES.get(row, {}).items()
    }


def test_every_endpoint_answers_each_role_as_the_table_says(world, crowd, no_throttle):
    crowd, found = crowd(SecureApiClient), {}
    for row, about in api_rows():
        method, name = row.split()
        try:
            url = address(world, name, about)
        except NoReverseMatch:
            found[row, about] = "unknown"
            continue
        asked = {"data": body(world, row), "format": "json"} if method != "GET" else {}
        letters = []
        for role, client in crowd:
            headers = {"If-Match": f'"{getattr(world, about).version}"'} if method == "PATCH" else {}
            with transaction.atomic():
                letters.append((role, letter(getattr(client, method.lower())(url, headers=headers, **asked))))
                transaction.set_rollback(True)
        found[row, about] = written(letters)
    assert not (lines := differences(API, found)), "\n" + "\n".join(lines)


def may(row, about):
    """The place in the crowd of somebody who may."""
    return expected(API)[row, about].replace(" ", "").index("y")


def changes():
    """The rows of what can be changed through the API, by somebody."""
    return [(row, about) for (row, about), letters in expected(API).items() if row.startswith("PATCH") and "y" in letters]


def test_a_change_needs_the_version_that_was_seen(world, crowd, no_throttle):
    crowd = crowd(SecureApiClient)
    for row, about in changes():
        thing, url, (_role, client) = getattr(world, about), address(world, row.split()[1], about), crowd[may(row, about)]
        send = partial(client.patch, url, body(world, row), format="json")
        assert client.get(url).headers["ETag"] == f'"{thing.version}"'
        assert send().status_code == 428, row
        for stale in (f'"{thing.version + 1}"', "*", thing.version, '"x"', '"99999999999999999999"', ""):
            refused = send(headers={"If-Match": stale})
            assert refused.status_code == 412, (row, stale)
            assert refused.headers["ETag"] == f'"{thing.version}"'
        assert type(thing).objects.get(pk=thing.pk).version == thing.version
        saved = send(headers={"If-Match": f'"{thing.version}"'})
        assert (saved.status_code, saved.headers["ETag"]) == (200, f'"{thing.version + 1}"'), row
        assert send(headers={"If-Match": f'"{thing.version}"'}).status_code == 412, row


UNKNOWN = ("id", "pk", "version", "created_at", "search_text", "state", "is_superuser", "password", "__class__", "okänt", "")


def test_what_is_not_declared_is_refused(world, crowd, no_throttle):
    crowd = crowd(SecureApiClient)
    for row, about in changes():
        thing, url, (_role, client) = getattr(world, about), address(world, row.split()[1], about), crowd[may(row, about)]
        before = type(thing).objects.filter(pk=thing.pk).values().get()
        for name in UNKNOWN:
            sent = body(world, row) | {name: "99"}
            refused = client.patch(url, sent, format="json", headers={"If-Match": f'"{thing.version}"'})
            assert refused.status_code == 400, (row, name)
            assert name in {error["field"] for error in refused.json()["errors"]}
        for sent in ([], "x", 1, None, [[]]):
            refused = client.patch(url, sent, format="json", headers={"If-Match": f'"{thing.version}"'})
            assert refused.status_code in {200, 400} if sent is None else refused.status_code == 400, (row, sent)
        for asked in ("okänt=1", "version=1", "name__contains=x", "_connector=OR", "id__in=1"):
            assert client.get(f"{url}?{asked}").status_code == 400, (row, asked)
            assert client.get(f"{url.rsplit('/', 2)[0]}/?{asked}").status_code == 400, (row, asked)
        assert type(thing).objects.filter(pk=thing.pk).values().get() == before


def test_nobody_hands_a_record_over_to_a_board_or_an_organisation_that_is_not_theirs(world, crowd, no_throttle):
    """A right over a record is no right to move it to where one has none."""
    crowd = crowd(SecureApiClient)
    others = {Board: world.other_board, Organisation: world.other_organisation}
    for row, about in changes():
        thing, url = getattr(world, about), address(world, row.split()[1], about)
        for name in (field.name for field in thing._meta.fields if field.related_model in others):
            other = others[thing._meta.get_field(name).related_model]
            for role, client in crowd:
                with transaction.atomic():
                    answer = client.patch(url, {name: other.pk}, format="json", headers={"If-Match": f'"{thing.version}"'})
                    moved = answer.status_code == 200
                    transaction.set_rollback(True)
                assert not moved or role == Role.ADMIN, (row, name, role)


def test_every_error_is_a_problem_and_says_what_in_swedish(world, crowd, no_throttle):
    crowd = dict(crowd(SecureApiClient))
    url = reverse("api-organisations-list")
    answers = {
        400: crowd[Role.ADMIN].get(f"{url}?okänt=1"),
        401: crowd["nobody"].get(url),
        403: crowd[Role.READER].post(url, {"name": "X"}, format="json"),
        404: crowd[Role.ADMIN].get(reverse("api-organisations-detail", args=[999_999])),
        405: crowd[Role.ADMIN].patch(url, {}, format="json"),
        406: crowd[Role.ADMIN].get(url, headers={"Accept": "text/csv"}),
        415: crowd[Role.ADMIN].post(url, "<x/>", content_type="application/xml"),
    }
    for status, answer in answers.items():
        assert answer.status_code == status
        assert answer.headers["Content-Type"].startswith("application/problem+json"), status
        problem = answer.json()
        assert problem["status"] == status
        assert problem["title"] not in {"", "Fel"}
        assert not re.search(r"\b(the|not|was|is|allowed|found)\b", f"{problem['title']} {problem.get('detail')}"), problem


# Reading


# What a look may leave behind: the session's own row, and that somebody saw a protected contact.
MAY_BE_WRITTEN = {"django_session", "audit_auditevent", "audit_personalvalue"}
READERS = (Role.ADMIN, Role.SECRETARY, Role.PROTECTED_READER)


def everything():
    """{table: a digest of all its rows}"""
    digests = {}
    with connection.cursor() as cursor:
        for table in sorted(set(connection.introspection.table_names(cursor)) - MAY_BE_WRITTEN):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            digests[table] = hashlib.sha256(repr(sorted(map(repr, cursor.fetchall()))).encode()).hexdigest()
    return digests


def test_reading_changes_nothing(world, crowd, no_throttle):
    readers = [client for role, client in crowd(SecureClient) if role in {"nobody", *READERS}]
    urls = [address(world, name, about) for name, about in expected(PAGES)]
    urls += [address(world, row.split()[1], about) for row, about in expected(API) if row.startswith("GET")]
    before = everything()
    for client, url in product(readers, urls):
        for ask in (client.get, client.head, client.options):
            answer = ask(url)
            if answer.streaming:
                answer.getvalue()
    assert everything() == before
    assert set(AuditEvent.objects.filter(source__in=["page", "api"]).values_list("act", flat=True)) <= {"saw_protected"}


# Without signing in


def test_what_stands_open_is_listed(client, db):
    for name, parts, view in addresses():
        if name != "None" and not name.startswith("api-"):
            is_open = not getattr(view, "login_required", True)
            listed = name in OPEN or name in SIGNING_IN_IS_OPEN or name == "register:sign_in_by_link"
            assert is_open == listed, name
    for name in OPEN - {"policy_report"}:
        assert client.get(reverse(name)).status_code in {200, 503}, name
