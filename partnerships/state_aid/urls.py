from django.urls import path

from . import views

app_name = "state_aid"
urlpatterns = [
    path("statsstod/", views.aid_list, name="aid_list"),
    path("statsstod/nytt/", views.register_aid, name="register_aid"),
    path("statsstod/organisation/<int:pk>/", views.ledger, name="ledger"),
    path("statsstod/<int:pk>/", views.aid, name="aid"),
    path("statsstod/<int:pk>/andra/", views.change_aid, name="change_aid"),
    path("statsstod/<int:pk>/stryk/", views.annul_aid, name="annul_aid"),
]
