"""Who brings lists in: those who register what they hold. A list is its own user's, and nobody else's."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
imports:import_list                       –                    s ee e ee ee ee e ee e e e ee ee e
imports:upload                            –                    s yy n yy nn nn y nn y n n nn nn n
imports:import                            list_in              s -- - -- -- -- - -- - - - -- -- -
imports:columns                           list_in              s -- - -- -- -- - -- - - - -- -- -
imports:check                             list_in              s -- - -- -- -- - -- - - - -- -- -
imports:apply                             list_in              s -- - -- -- -- - -- - - - -- -- -
imports:cancel                            list_in              s -- - -- -- -- - -- - - - -- -- -
jobs:job                                  job                  s -- - -- -- -- - -- - - - -- -- -
jobs:cancel_job                           job                  s -- - -- -- -- - -- - - - -- -- -
reports:import_marked                     list_in              s -- - -- -- -- - -- - - - -- -- -
reports:import_template                   organisationer       s yy n yy nn nn y nn y n n nn nn n
reports:import_template                   bidrag               s yy n yy nn nn n nn n n n nn nn n
reports:list_export                       importer             s ee e ee ee ee e ee e e e ee ee e
reports:list_export                       kontaktpersoner      s yy y yy yy ee y ye y y e ee ee y
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-imports-list                      –                    s ee e ee ee ee e ee e e e ee ee e
POST api-imports-list                     –                    s ff f ff ff ff f ff f f f ff ff f
GET api-imports-detail                    list_in              s -- - -- -- -- - -- - - - -- -- -
POST api-imports-check                    list_in              s -- - -- -- -- - -- - - - -- -- -
POST api-imports-apply                    list_in              s -- - -- -- -- - -- - - - -- -- -
POST api-imports-cancel                   list_in              s -- - -- -- -- - -- - - - -- -- -
GET api-import-rows-list                  –                    s ee e ee ee ee e ee e e e ee ee e
GET api-import-rows-detail                import_row           s -- - -- -- -- - -- - - - -- -- -
GET api-jobs-list                         –                    s ee e ee ee ee e ee e e e ee ee e
GET api-jobs-detail                       job                  s -- - -- -- -- - -- - - - -- -- -
POST api-jobs-cancel                      job                  s -- - -- -- -- - -- - - - -- -- -
"""
