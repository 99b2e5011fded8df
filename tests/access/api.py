"""Who comes to the API's own pages."""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-schema                            –                    s yy y yy yy yy y yy y y y yy yy y
GET api-docs                              –                    s yy y yy yy yy y yy y y y yy yy y
"""
