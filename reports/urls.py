from django.urls import path

from . import views

app_name = "reports"
urlpatterns = [
    path("", views.start, name="start"),
    path("oversikt/", views.overview, name="overview"),
    path("oversikt/att-gora/", views.due, name="due"),
    path("uppfoljning/", views.follow_up, name="follow_up"),
    path("uppfoljning/datakvalitet/<slug:name>/", views.finding, name="finding"),
    path("uppfoljning/<int:year>/arbetsbok.xlsx", views.workbook, name="workbook"),
    path("uppfoljning/lista/<str:name>.xlsx", views.list_export, name="list_export"),
    path("uppfoljning/organisation/<int:pk>/", views.organisation_money, name="organisation_money"),
    path("logg/", views.log, name="log"),
    path("logg/<int:pk>/", views.event, name="event"),
]
