from django.urls import path

from .views import aid, applications, decisions, documents, payments, recoveries, reports, rounds, schemes

app_name = "grants"
urlpatterns = [
    path("bidrag/", applications.application_list, name="application_list"),
    path("bidrag/ny/", applications.register_application, name="register_application"),
    path("bidrag/<int:pk>/", applications.application, name="application"),
    path("bidrag/<int:pk>/andra/", applications.change_application, name="change_application"),
    path("bidrag/<int:pk>/lamna-in/", applications.submit, name="submit"),
    path("bidrag/<int:pk>/aterta/", applications.withdraw, name="withdraw"),
    path("bidrag/<int:pk>/avvisa/", applications.dismiss, name="dismiss"),
    path("bidrag/<int:pk>/bevilja/", decisions.grant, name="grant"),
    path("bidrag/<int:pk>/avsla/", decisions.reject, name="reject"),
    path("bidrag/<int:pk>/utbetalning/", payments.plan_payment, name="plan_payment"),
    path("bidrag/<int:pk>/redovisning/", reports.register_report, name="register_report"),
    path("bidrag/<int:pk>/redovisning/godkann/", reports.approve_report, name="approve_report"),
    path("bidrag/<int:pk>/aterkrav/", recoveries.claim_recovery, name="claim_recovery"),
    path("bidrag/<int:pk>/handling/", applications.attach, name="attach"),
    path("bidrag/omgangar/", rounds.round_list, name="round_list"),
    path("bidrag/omgangar/ny/", rounds.register_round, name="register_round"),
    path("bidrag/omgangar/<int:pk>/", rounds.round, name="round"),
    path("bidrag/omgangar/<int:pk>/andra/", rounds.change_round, name="change_round"),
    path("bidrag/former/", schemes.scheme_list, name="scheme_list"),
    path("bidrag/former/ny/", schemes.register_scheme, name="register_scheme"),
    path("bidrag/former/<int:pk>/", schemes.scheme, name="scheme"),
    path("bidrag/former/<int:pk>/andra/", schemes.change_scheme, name="change_scheme"),
    path("bidrag/former/<int:pk>/omgang/", schemes.open_round, name="open_round"),
    path("bidrag/<int:pk>/statsstod/", aid.prepare_state_aid, name="prepare_state_aid"),
    path("bidrag/handlingar/", documents.required_document_list, name="required_document_list"),
    path("bidrag/handlingar/ny/", documents.register_required_document, name="register_required_document"),
    path("bidrag/handlingar/<int:pk>/andra/", documents.change_required_document, name="change_required_document"),
    path("bidrag/handlingar/inlamnade/", documents.handed_in_list, name="handed_in_list"),
    path("bidrag/former/<int:pk>/handlingar/", documents.ask_for_documents, name="ask_for_documents"),
    path("bidrag/<int:pk>/begard-handling/", documents.hand_in, name="hand_in"),
    path("bidrag/organisation/<int:pk>/handling/", documents.hand_in_yearly, name="hand_in_yearly"),
]
