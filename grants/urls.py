from django.urls import path

from . import views

app_name = "grants"
urlpatterns = [
    path("bidrag/", views.application_list, name="application_list"),
    path("bidrag/ny/", views.register_application, name="register_application"),
    path("bidrag/<int:pk>/", views.application, name="application"),
    path("bidrag/<int:pk>/andra/", views.change_application, name="change_application"),
    path("bidrag/<int:pk>/lamna-in/", views.submit, name="submit"),
    path("bidrag/<int:pk>/aterta/", views.withdraw, name="withdraw"),
    path("bidrag/<int:pk>/avvisa/", views.dismiss, name="dismiss"),
    path("bidrag/<int:pk>/bevilja/", views.grant, name="grant"),
    path("bidrag/<int:pk>/avsla/", views.reject, name="reject"),
    path("bidrag/<int:pk>/utbetalning/", views.plan_payment, name="plan_payment"),
    path("bidrag/<int:pk>/redovisning/", views.register_report, name="register_report"),
    path("bidrag/<int:pk>/redovisning/godkann/", views.approve_report, name="approve_report"),
    path("bidrag/<int:pk>/aterkrav/", views.claim_recovery, name="claim_recovery"),
    path("bidrag/<int:pk>/handling/", views.attach, name="attach"),
    path("bidrag/omgangar/", views.round_list, name="round_list"),
    path("bidrag/omgangar/ny/", views.register_round, name="register_round"),
    path("bidrag/omgangar/<int:pk>/", views.round, name="round"),
    path("bidrag/omgangar/<int:pk>/andra/", views.change_round, name="change_round"),
    path("bidrag/former/", views.scheme_list, name="scheme_list"),
    path("bidrag/former/ny/", views.register_scheme, name="register_scheme"),
    path("bidrag/former/<int:pk>/", views.scheme, name="scheme"),
    path("bidrag/former/<int:pk>/andra/", views.change_scheme, name="change_scheme"),
    path("bidrag/former/<int:pk>/omgang/", views.open_round, name="open_round"),
    path("bidrag/<int:pk>/statsstod/", views.prepare_state_aid, name="prepare_state_aid"),
]
