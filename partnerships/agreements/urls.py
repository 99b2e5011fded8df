from django.urls import path

from . import views, views_welfare_areas

app_name = "agreements"
urlpatterns = [
    path("iop/", views.agreement_list, name="agreement_list"),
    path("iop/nytt/", views.register_agreement, name="register_agreement"),
    path("iop/aldre/", views.register_old_agreement, name="register_old_agreement"),
    path("iop/valfardsomraden/", views_welfare_areas.welfare_area_list, name="welfare_area_list"),
    path("iop/valfardsomraden/nytt/", views_welfare_areas.register_welfare_area, name="register_welfare_area"),
    path("iop/valfardsomraden/<int:pk>/andra/", views_welfare_areas.change_welfare_area, name="change_welfare_area"),
    path("iop/<int:pk>/", views.agreement, name="agreement"),
    path("iop/<int:pk>/andra/", views.change_agreement, name="change_agreement"),
    path("iop/<int:pk>/provning/", views.review, name="review"),
    path("iop/<int:pk>/beredd/", views.prepare, name="prepare"),
    path("iop/<int:pk>/beslut/", views.decide, name="decide"),
    path("iop/<int:pk>/avsla/", views.decline, name="decline"),
    path("iop/<int:pk>/aterta/", views.withdraw, name="withdraw"),
    path("iop/<int:pk>/underteckna/", views.sign, name="sign"),
    path("iop/<int:pk>/sag-upp/", views.terminate, name="terminate"),
    path("iop/<int:pk>/utbetalning/", views.plan_payment, name="plan_payment"),
    path("iop/<int:pk>/handling/", views.attach, name="attach"),
    path("iop/<int:pk>/part/", views.register_party, name="register_party"),
    path("iop/<int:pk>/resurs/", views.register_resource, name="register_resource"),
    path("iop/<int:pk>/insats/", views.register_milestone, name="register_milestone"),
    path("iop/<int:pk>/juridisk-provning/", views.register_legal_test, name="register_legal_test"),
    path("iop/<int:pk>/uppfoljning/", views.register_follow_up, name="register_follow_up"),
    path("iop/part/<int:pk>/andra/", views.change_party, name="change_party"),
    path("iop/resurs/<int:pk>/andra/", views.change_resource, name="change_resource"),
    path("iop/insats/<int:pk>/andra/", views.change_milestone, name="change_milestone"),
    path("iop/part/<int:pk>/stryk/", views.strike_party, name="strike_party"),
    path("iop/resurs/<int:pk>/stryk/", views.strike_resource, name="strike_resource"),
    path("iop/insats/<int:pk>/stryk/", views.strike_milestone, name="strike_milestone"),
    path("iop/uppfoljning/<int:pk>/andra/", views.change_follow_up, name="change_follow_up"),
    path("iop/<int:pk>/statsstod/", views.prepare_state_aid, name="prepare_state_aid"),
]
