from django.urls import path

from .views import aid, applications, decisions, payments, reconciliation, recoveries, reports, rounds, schemes

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
    path("bidrag/<int:pk>/utbetalning/delar/", payments.plan_payments, name="plan_payments"),
    path("bidrag/<int:pk>/redovisning/", reports.register_report, name="register_report"),
    path("bidrag/<int:pk>/redovisning/godkann/", reports.approve_report, name="approve_report"),
    path("bidrag/<int:pk>/aterkrav/", recoveries.claim_recovery, name="claim_recovery"),
    path("bidrag/<int:pk>/handling/", applications.attach, name="attach"),
    path("bidrag/avstamning/", reconciliation.reconciliation, name="reconciliation"),
    path("bidrag/avstamning/bidrag/", reconciliation.reconciled_grants, name="reconciled_grants"),
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
]
