from django.urls import path

from .views import assignments, cases, decisions, documents, governing, meetings

app_name = "cases"
urlpatterns = [
    path("arenden/", decisions.decision_list, name="decision_list"),
    path("arenden/beslut/nytt/", decisions.register_decision, name="register_decision"),
    path("arenden/beslut/<int:pk>/", decisions.decision, name="decision"),
    path("arenden/beslut/<int:pk>/andra/", decisions.change_decision, name="change_decision"),
    path("arenden/beslut/<int:pk>/bekrafta/", decisions.confirm_decision, name="confirm_decision"),
    path("arenden/beslut/<int:pk>/yrkande/", decisions.note_motion, name="note_motion"),
    path("arenden/beslut/<int:pk>/reservation/", decisions.note_dissent, name="note_dissent"),
    path("arenden/beslut/<int:pk>/medskick/", decisions.note_remark, name="note_remark"),
    path("arenden/beslut/<int:pk>/underlag/", decisions.note_basis, name="note_basis"),
    path("arenden/beslut/<int:pk>/handling/", decisions.attach, name="attach"),
    path("arenden/sammantraden/", meetings.meeting_list, name="meeting_list"),
    path("arenden/sammantraden/nytt/", meetings.register_meeting, name="register_meeting"),
    path("arenden/sammantraden/<int:pk>/", meetings.meeting, name="meeting"),
    path("arenden/sammantraden/<int:pk>/andra/", meetings.change_meeting, name="change_meeting"),
    path("arenden/sammantraden/<int:pk>/anmal/", meetings.report_delegated, name="report_delegated"),
    path("arenden/uppdrag/", assignments.assignment_list, name="assignment_list"),
    path("arenden/uppdrag/nytt/", assignments.propose_assignment, name="propose_assignment"),
    path("arenden/uppdrag/<int:pk>/", assignments.assignment, name="assignment"),
    path("arenden/uppdrag/<int:pk>/andra/", assignments.change_assignment, name="change_assignment"),
    path("arenden/uppdrag/<int:pk>/beslut/", assignments.decide_assignment, name="decide_assignment"),
    path("arenden/uppdrag/<int:pk>/status/", assignments.move_assignment, name="move_assignment"),
    path("arenden/diarienummer/", cases.case_list, name="case_list"),
    path("arenden/diarienummer/nytt/", cases.register_case, name="register_case"),
    path("arenden/diarienummer/<int:pk>/", cases.case, name="case"),
    path("arenden/diarienummer/<int:pk>/andra/", cases.change_case, name="change_case"),
    path("arenden/styrdokument/", governing.governing_list, name="governing_list"),
    path("arenden/styrdokument/nytt/", governing.register_governing_document, name="register_governing_document"),
    path("arenden/styrdokument/<int:pk>/", governing.governing_document, name="governing_document"),
    path("arenden/styrdokument/<int:pk>/andra/", governing.change_governing_document, name="change_governing_document"),
    path("arenden/styrdokument/<int:pk>/handling/", governing.attach, name="attach_governing"),
    path("handlingar/<int:pk>/", documents.document, name="document"),
]
