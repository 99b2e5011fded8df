from django.urls import path

from .views import agreement, follow_ups, legal_tests, money, parts, resources, welfare_areas

app_name = "agreements"
urlpatterns = [
    path("iop/", agreement.agreement_list, name="agreement_list"),
    path("iop/nytt/", agreement.register_agreement, name="register_agreement"),
    path("iop/aldre/", agreement.register_old_agreement, name="register_old_agreement"),
    path("iop/valfardsomraden/", welfare_areas.welfare_area_list, name="welfare_area_list"),
    path("iop/valfardsomraden/nytt/", welfare_areas.register_welfare_area, name="register_welfare_area"),
    path("iop/valfardsomraden/<int:pk>/andra/", welfare_areas.change_welfare_area, name="change_welfare_area"),
    path("iop/<int:pk>/", agreement.agreement, name="agreement"),
    path("iop/<int:pk>/andra/", agreement.change_agreement, name="change_agreement"),
    path("iop/<int:pk>/provning/", agreement.review, name="review"),
    path("iop/<int:pk>/beredd/", agreement.prepare, name="prepare"),
    path("iop/<int:pk>/beslut/", agreement.decide, name="decide"),
    path("iop/<int:pk>/avsla/", agreement.decline, name="decline"),
    path("iop/<int:pk>/aterta/", agreement.withdraw, name="withdraw"),
    path("iop/<int:pk>/underteckna/", agreement.sign, name="sign"),
    path("iop/<int:pk>/sag-upp/", agreement.terminate, name="terminate"),
    path("iop/<int:pk>/utbetalning/", money.plan_payment, name="plan_payment"),
    path("iop/<int:pk>/handling/", agreement.attach, name="attach"),
    path("iop/<int:pk>/part/", parts.register_party, name="register_party"),
    path("iop/<int:pk>/resurs/", resources.register_resource, name="register_resource"),
    path("iop/<int:pk>/insats/", parts.register_milestone, name="register_milestone"),
    path("iop/<int:pk>/juridisk-provning/", legal_tests.register_legal_test, name="register_legal_test"),
    path("iop/<int:pk>/uppfoljning/", follow_ups.register_follow_up, name="register_follow_up"),
    path("iop/part/<int:pk>/andra/", parts.change_party, name="change_party"),
    path("iop/resurs/<int:pk>/andra/", resources.change_resource, name="change_resource"),
    path("iop/insats/<int:pk>/andra/", parts.change_milestone, name="change_milestone"),
    path("iop/part/<int:pk>/stryk/", parts.strike_party, name="strike_party"),
    path("iop/resurs/<int:pk>/stryk/", resources.strike_resource, name="strike_resource"),
    path("iop/insats/<int:pk>/stryk/", parts.strike_milestone, name="strike_milestone"),
    path("iop/uppfoljning/<int:pk>/andra/", follow_ups.change_follow_up, name="change_follow_up"),
    path("iop/<int:pk>/statsstod/", money.prepare_state_aid, name="prepare_state_aid"),
]
