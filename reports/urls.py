from django.urls import path

from . import (
    views,
    views_calendar,
    views_giving,
    views_imports,
    views_initiative,
    views_meetings,
    views_organisation,
    views_payments,
)

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
    path("uppfoljning/oppna-data/", views_giving.giving, name="giving"),
    path("uppfoljning/oppna-data/360giving.json", views_giving.giving_json, name="giving_json"),
    path("uppfoljning/oppna-data/360giving.xlsx", views_giving.giving_sheet, name="giving_sheet"),
    path("uppfoljning/oppna-data/utgivare/", views_giving.keep_publisher, name="keep_publisher"),
    path("uppfoljning/<int:year>/arbetsbok.xlsx", views.workbook, name="workbook"),
    path("uppfoljning/lista/<str:name>.xlsx", views.list_export, name="list_export"),
    path("uppfoljning/beslutslista/<int:pk>.xlsx", views_meetings.decision_list_excel, name="decision_list_excel"),
    path("uppfoljning/beslutslista/<int:pk>.docx", views_meetings.decision_list_word, name="decision_list_word"),
    path("uppfoljning/delegationsbeslut/<int:pk>.xlsx", views_meetings.delegated_excel, name="delegated_excel"),
    path("uppfoljning/delegationsbeslut/<int:pk>.docx", views_meetings.delegated_word, name="delegated_word"),
    path("uppfoljning/organisation/<int:pk>/", views_organisation.organisation_money, name="organisation_money"),
    path(
        "uppfoljning/organisation/<int:pk>/arbetsbok.xlsx",
        views_organisation.organisation_workbook,
        name="organisation_workbook",
    ),
    path("initiativ/<int:pk>/ledde-till/", views_initiative.led_to, name="led_to"),
    path("utbetalningar/underlag/<int:pk>/underlag.xlsx", views_payments.payment_basis, name="payment_basis"),
    path("utbetalningar/underlag/<int:pk>/betalfil.xml", views_payments.payment_file, name="payment_file"),
    path("import/mall/<slug:name>.xlsx", views_imports.import_template, name="import_template"),
    path("import/<int:pk>/fel.xlsx", views_imports.import_marked, name="import_marked"),
    path("logg/", views.log, name="log"),
    path("logg/<int:pk>/", views.event, name="event"),
]
