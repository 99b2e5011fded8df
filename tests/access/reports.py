"""Who comes to the start page, lists, reports and calendars."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
reports:list_export                       gironummer           s yy y yy ee ee y ye y e e yy ee e
reports:list_export                       betalningsunderlag   s ee y ee ee ee e ee e e e ee ee e
reports:list_export                       avstamning           s ye y ye ee ee e ye e e e ee ee e
reports:list_export                       avstamning-bidrag    s ye y ye ee ee e ye e e e ee ee e
reports:list_export                       avtal                s yy y ye yy yy y ye y y e yy yy e
reports:list_export                       styrdokument         s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       iop-tidslinje        s yy y ye yy yy y ye y y e yy yy e
reports:list_export                       iop                  s yy y ye yy yy y ye y y e yy yy e
reports:list_export                       juridiska-provningar s yy y ye yy yy y ee y y e ee yy e
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
reports:overview                          –                    s yy y yy yy yy y yy y y y yy yy y
reports:due                               –                    s ye y yy yy ee e ye y y e ye ee e
reports:due_export                        –                    s ye y yy yy ee e ye y y e ye ee e
reports:case_file                         iop_draft            s yy y y- yy yy y -- y y - yy yy -
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
reports:list_export                       beslutslistor        s ye y ye yy yy y ee y y e yy ye e
reports:list_export                       bidragsandringar     s yy y yy yy yy y ye y y e yy yy e
reports:decision_list_excel               decision_list        s y- y y- yy -- y -- y y - yy y- -
reports:decision_list_word                decision_list        s y- y y- yy -- y -- y y - yy y- -
reports:delegated_excel                   meeting              s yy y yy yy yy y yy y y y yy yy -
reports:delegated_word                    meeting              s yy y yy yy yy y yy y y y yy yy -
reports:list_export                       omgangar             s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       bidragsformer        s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       sokandekategorier    s yy y yy yy yy y yy y y y yy yy e
reports:organisation_money                organisation         s yy y yy yy yy y yy y y y yy yy y
reports:organisation_workbook             organisation         s yy y yy yy yy y yy y y y yy yy y
reports:list_export                       mojliga-dubbletter   s yy e yy ee ee y ee y e e ee ee e
reports:list_export                       bidragsvillkor       s yy y yy yy yy y yy y y y yy yy e
reports:list_export                       bidragsberattigade   s yy y yy yy yy y ye y y e yy yy e
reports:log                               –                    s yy y ye yy nn y nn y n n nn nn n
reports:event                             logged               s y- y y- yy nn y nn y n n nn nn n
"""
