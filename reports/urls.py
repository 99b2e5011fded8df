from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [
    path("oversikt/", views.overview, name="overview"),
    path("uppfoljning/lista/<str:name>.xlsx", views.list_export, name="list_export"),
    path("uppfoljning/organisation/<int:pk>/", views.organisation_money, name="organisation_money"),
]
