from django.urls import path

from . import views, views_governing, views_meetings

app_name = "cases"
urlpatterns = [
    path("arenden/", views.decision_list, name="decision_list"),
    path("arenden/beslut/nytt/", views.register_decision, name="register_decision"),
    path("arenden/beslut/<int:pk>/", views.decision, name="decision"),
    path("arenden/beslut/<int:pk>/andra/", views.change_decision, name="change_decision"),
    path("arenden/beslut/<int:pk>/bekrafta/", views.confirm_decision, name="confirm_decision"),
    path("arenden/beslut/<int:pk>/yrkande/", views.note_motion, name="note_motion"),
    path("arenden/beslut/<int:pk>/reservation/", views.note_dissent, name="note_dissent"),
    path("arenden/beslut/<int:pk>/medskick/", views.note_remark, name="note_remark"),
    path("arenden/beslut/<int:pk>/underlag/", views.note_basis, name="note_basis"),
    path("arenden/beslut/<int:pk>/handling/", views.attach, name="attach"),
    path("arenden/sammantraden/", views_meetings.meeting_list, name="meeting_list"),
    path("arenden/sammantraden/nytt/", views_meetings.register_meeting, name="register_meeting"),
    path("arenden/sammantraden/<int:pk>/", views_meetings.meeting, name="meeting"),
    path("arenden/sammantraden/<int:pk>/andra/", views_meetings.change_meeting, name="change_meeting"),
    path("arenden/sammantraden/<int:pk>/anmal/", views_meetings.report_delegated, name="report_delegated"),
    path("arenden/uppdrag/", views.assignment_list, name="assignment_list"),
    path("arenden/uppdrag/nytt/", views.propose_assignment, name="propose_assignment"),
    path("arenden/uppdrag/<int:pk>/", views.assignment, name="assignment"),
    path("arenden/uppdrag/<int:pk>/andra/", views.change_assignment, name="change_assignment"),
    path("arenden/uppdrag/<int:pk>/beslut/", views.decide_assignment, name="decide_assignment"),
    path("arenden/uppdrag/<int:pk>/status/", views.move_assignment, name="move_assignment"),
    path("arenden/diarienummer/", views.case_list, name="case_list"),
    path("arenden/diarienummer/nytt/", views.register_case, name="register_case"),
    path("arenden/diarienummer/<int:pk>/", views.case, name="case"),
    path("arenden/diarienummer/<int:pk>/andra/", views.change_case, name="change_case"),
    path("arenden/styrdokument/", views_governing.governing_list, name="governing_list"),
    path("arenden/styrdokument/nytt/", views_governing.register_governing_document, name="register_governing_document"),
    path("arenden/styrdokument/<int:pk>/", views_governing.governing_document, name="governing_document"),
    path("arenden/styrdokument/<int:pk>/andra/", views_governing.change_governing_document, name="change_governing_document"),
    path("arenden/styrdokument/<int:pk>/handling/", views_governing.attach, name="attach_governing"),
    path("handlingar/<int:pk>/", views.document, name="document"),
]
