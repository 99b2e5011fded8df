"""Who comes to legal tests, their criteria and the choice of form."""

PAGES = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
agreements:register_legal_test            iop_draft            s yn n y- nn nn n -- n n - nn nn -
agreements:legal_test_list                –                    s yy y ye yy yy y ee y y e ee yy e
agreements:legal_test                     legal_test           s yy y y- yy yy y y- y y - -- yy -
agreements:clear_legal_test               unclear_test         s yn n y- nn nn n -- n n - -- nn -
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
agreements:strike_form_choice             form_choice          s yn n y- nn nn n -- n n - nn nn -
"""

API = """
#                                                                 social    culture  reader   repr.   office  attester
#                                                              nobody  finance    secr.    admin  coord.  group     deleg. prot.
GET api-iop-legal-tests-list              –                    s yy y ye yy yy y ye y y e ee yy e
POST api-iop-legal-tests-list             –                    s yn n yf nn ff n ff n n f nn nn f
GET api-iop-legal-tests-detail            legal_test           s yy y y- yy yy y y- y y - -- yy -
PATCH api-iop-legal-tests-detail          legal_test           s xx x xx xx xx x xx x x x xx xx x
POST api-iop-legal-tests-clear            unclear_test         s yn n y- nn nn n -- n n - -- nn -
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
POST api-form-choices-strike              form_choice          s yn n y- nn nn n -- n n - nn nn -
"""

BODIES = {
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
    "POST api-form-choices-strike": {"reason": "Fel svar"},
    "POST api-form-choices-list": {
        "title": "Språkkafé",
        "board": "{board}",
        "chosen_by_role": "Handläggare",
        "answers": [{"key": "public_interest", "answer": "no"}],
    },  # fmt: skip
}
