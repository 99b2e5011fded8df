from django.urls import path

from .views import costs, plans, requests, transfers

app_name = "budget"
urlpatterns = [
    path("budget/", plans.plan_list, name="plan_list"),
    path("budget/ny/", plans.register_plan, name="register_plan"),
    path("budget/<int:pk>/", plans.plan, name="plan"),
    path("budget/<int:pk>/andra/", plans.change_plan, name="change_plan"),
    path("budget/<int:pk>/anta/", plans.adopt_plan, name="adopt_plan"),
    path("budget/<int:pk>/avsluta/", plans.close_plan, name="close_plan"),
    path("budget/<int:pk>/post/", plans.add_item, name="add_item"),
    path("budget/<int:pk>/kontrollvarde/", plans.state_control_value, name="state_control_value"),
    path("budget/<int:pk>/overforing/", transfers.propose_transfer, name="propose_transfer"),
    path("budget/<int:pk>/utfall/", costs.register_cost, name="register_cost"),
    path("budget/<int:pk>/prognos/", costs.make_forecast, name="make_forecast"),
    path("budget/poster/<int:pk>/andra/", plans.change_item, name="change_item"),
    path("budget/poster/<int:pk>/<int:year>/", plans.add_line, name="add_line"),
    path("budget/rader/<int:pk>/", plans.line, name="line"),
    path("budget/rader/<int:pk>/andra/", plans.change_line, name="change_line"),
    path("budget/kontrollvarden/<int:pk>/andra/", plans.change_control_value, name="change_control_value"),
    path("budget/overforingar/", transfers.transfer_list, name="transfer_list"),
    path("budget/overforingar/<int:pk>/", transfers.transfer, name="transfer"),
    path("budget/overforingar/<int:pk>/besluta/", transfers.decide_transfer, name="decide_transfer"),
    path("budget/overforingar/<int:pk>/bokfor/", transfers.book_transfer, name="book_transfer"),
    path("budget/overforingar/<int:pk>/avbryt/", transfers.cancel_transfer, name="cancel_transfer"),
    path("budget/utfall/", costs.cost_list, name="cost_list"),
    path("budget/utfall/<int:pk>/", costs.cost, name="cost"),
    path("budget/utfall/<int:pk>/ratta/", costs.reverse_cost, name="reverse_cost"),
    path("budget/askanden/", requests.request_list, name="request_list"),
    path("budget/askanden/nytt/", requests.register_request, name="register_request"),
    path("budget/askanden/<int:pk>/", requests.funding_request, name="request"),
    path("budget/askanden/<int:pk>/andra/", requests.change_request, name="change_request"),
    path("budget/askanden/<int:pk>/beslut/", requests.decide_request, name="decide_request"),
]
