from django.urls import path

from . import views, views_calendar, views_initiative, views_organisation

app_name = "reports"
urlpatterns = [
    path("", views.start, name="start"),
    path("oversikt/", views.overview, name="overview"),
    path("oversikt/att-gora/", views.due, name="due"),
    path("oversikt/att-gora.xlsx", views.due_export, name="due_export"),
    path("anvandare/<int:pk>/kalender/", views_calendar.calendar_keys, name="calendar_keys"),
    path("kalender/<int:pk>/aterkalla/", views_calendar.revoke_calendar_key, name="revoke_calendar_key"),
    path("kalender/<str:secret>.ics", views_calendar.calendar_feed, name="calendar_feed"),
    path("uppfoljning/akt/iop/<int:pk>/", views.case_file, name="case_file"),
    path("uppfoljning/", views.follow_up, name="follow_up"),
    path("uppfoljning/datakvalitet/<slug:name>/", views.finding, name="finding"),
    path("uppfoljning/<int:year>/arbetsbok.xlsx", views.workbook, name="workbook"),
    path("uppfoljning/lista/<str:name>.xlsx", views.list_export, name="list_export"),
    path("uppfoljning/organisation/<int:pk>/", views_organisation.organisation_money, name="organisation_money"),
    path(
        "uppfoljning/organisation/<int:pk>/arbetsbok.xlsx",
        views_organisation.organisation_workbook,
        name="organisation_workbook",
    ),
    path("initiativ/<int:pk>/ledde-till/", views_initiative.led_to, name="led_to"),
    path("logg/", views.log, name="log"),
    path("logg/<int:pk>/", views.event, name="event"),
]
