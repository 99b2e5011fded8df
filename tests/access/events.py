"""Who comes to meetings and forums."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
events:event_list                         –                    s yy y yy yy yy y yy y y y yy yy e
events:event                              event                s yy y yy yy yy y yy y y y yy yy -
events:change_event                       event                s yy n yy nn nn n nn y n n nn nn -
events:publish                            event                s nn n yy nn nn n nn n n n nn nn -
events:hold                               event                s yy n yy nn nn n nn y n n nn nn -
events:document                           held                 s yy n yy nn nn n nn y n n nn nn -
events:cancel                             event                s yy n yy nn nn n nn y n n nn nn -
events:attach                             event                s yy n yy nn nn n nn y n n nn nn -
events:register_event                     –                    s yy n yy nn nn n nn y n n nn nn n
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-events-list                       –                    s yy y yy yy yy y yy y y y yy yy e
POST api-events-list                      –                    s yy n yy nn nn n nn y n n nn nn n
GET api-events-detail                     event                s yy y yy yy yy y yy y y y yy yy -
PATCH api-events-detail                   event                s yy n yy nn nn n nn y n n nn nn -
POST api-events-cancel                    event                s yy n yy nn nn n nn y n n nn nn -
POST api-events-document                  held                 s yy n yy nn nn n nn y n n nn nn -
POST api-events-hold                      event                s yy n yy nn nn n nn y n n nn nn -
POST api-events-publish                   event                s nn n yy nn nn n nn n n n nn nn -
"""

BODIES = {
    "POST api-events-list": {"title": "Forum", "kind": "dialogue_forum", "date": "2019-05-04"},
    "PATCH api-events-detail": {"venue": "Biblioteket"},
    "POST api-events-cancel": {"reason": "Sjukdom"},
}
