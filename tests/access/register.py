"""Who comes to organisations, contacts, boards, offices, users, roles and amounts."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
register:register_board                   –                    s nn n nn nn nn y nn n n n nn nn n
register:change_municipality              –                    s nn n nn nn nn y nn n n n nn nn n
register:register_office                  –                    s nn n nn nn nn y nn n n n nn nn n
register:organisation_list                –                    s yy y yy yy yy y yy y y y yy yy y
register:register_organisation            –                    s yy n yy nn nn y nn y n n nn nn n
register:organisation                     organisation         s yy y yy yy yy y yy y y y yy yy y
register:change_organisation              organisation         s yy n yy nn nn y yn y n n nn nn n
register:propose_giro                     organisation         s yy n yy nn nn y yn y n n nn nn n
register:giro_change_list                 –                    s yy y yy ee ee y ye y e e yy ee e
register:giro_change                      giro_change          s yy y yy -- -- y y- y - - yy -- -
register:confirm_giro                     giro_change          s yy y yy -- -- y n- y - - nn -- -
register:refuse_giro                      giro_change          s yy y yy -- -- y n- y - - nn -- -
register:duplicate_list                   –                    s yy n yy nn nn y nn y n n nn nn n
register:merge_organisations              organisation         s yy n yy nn nn y nn y n n nn nn n
register:tell_apart                       organisation         s yy n yy nn nn y nn y n n nn nn n
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
GET api-organisations-list                –                    s yy y yy yy yy y yy y y y yy yy y
POST api-organisations-list               –                    s yy n yy nn nn y nn y n n nn nn n
GET api-organisations-detail              organisation         s yy y yy yy yy y yy y y y yy yy y
PATCH api-organisations-detail            organisation         s yy n yy nn nn y yn y n n nn nn n
GET api-giro-changes-list                 –                    s yy y yy ee ee y ye y e e yy ee e
POST api-giro-changes-list                –                    s yy n yy nn nn y yn y n n nn nn n
GET api-giro-changes-detail               giro_change          s yy y yy -- -- y y- y - - yy -- -
PATCH api-giro-changes-detail             giro_change          s xx x xx xx xx x xx x x x xx xx x
POST api-giro-changes-confirm             giro_change          s yy y yy -- -- y n- y - - nn -- -
POST api-giro-changes-refuse              giro_change          s yy y yy -- -- y n- y - - nn -- -
GET api-organisations-duplicates          –                    s yy n yy nn nn y nn y n n nn nn n
POST api-organisations-merge              organisation         s yy n yy nn nn y nn y n n nn nn n
POST api-organisations-tell_apart         organisation         s yy n yy nn nn y nn y n n nn nn n
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
PATCH api-boards-detail                   board                s nn n nn nn nn y nn n n n nn nn n
PATCH api-offices-detail                  office               s nn n nn nn nn y nn n n n nn nn n
"""

BODIES = {
    "POST api-organisations-list": {"name": "Nya föreningen"},
    "PATCH api-organisations-detail": {"activity_area": "Kultur"},
    "POST api-giro-changes-list": {"organisation": "{organisation}", "kind": "bankgiro", "number": "5050-1055", "basis": "Brev"},
    "POST api-giro-changes-refuse": {"reason": "Fel nummer"},
    "POST api-organisations-merge": {"merged": "{double}", "reason": "Samma förening"},
    "POST api-organisations-tell_apart": {"other": "{double}", "reason": "Olika orter"},
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
}
