from django.urls import path

from . import views

app_name = "initiatives"
urlpatterns = [
    path("initiativ/", views.initiative_list, name="initiative_list"),
    path("initiativ/nytt/", views.register_initiative, name="register_initiative"),
    path("initiativ/<int:pk>/", views.initiative, name="initiative"),
    path("initiativ/<int:pk>/andra/", views.change_initiative, name="change_initiative"),
    path("initiativ/<int:pk>/bekrafta/", views.acknowledge, name="acknowledge"),
    path("initiativ/<int:pk>/fordela/", views.assign, name="assign"),
    path("initiativ/<int:pk>/dialog/", views.start_dialogue, name="start_dialogue"),
    path("initiativ/<int:pk>/utfall/", views.decide, name="decide"),
    path("initiativ/<int:pk>/svar/", views.answer, name="answer"),
    path("initiativ/<int:pk>/aterkoppling/", views.tell_outcome, name="tell_outcome"),
    path("initiativ/<int:pk>/avsluta/", views.close, name="close"),
    path("initiativ/<int:pk>/handling/", views.attach, name="attach"),
    path("initiativ/<int:pk>/kontakt/", views.register_contact, name="register_contact"),
    path("initiativ/kontakt/<int:pk>/andra/", views.change_contact, name="change_contact"),
]
