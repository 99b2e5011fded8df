from django.urls import path

from . import views

app_name = "events"
urlpatterns = [
    path("dialog/", views.event_list, name="event_list"),
    path("dialog/ny/", views.register_event, name="register_event"),
    path("dialog/<int:pk>/", views.event, name="event"),
    path("dialog/<int:pk>/andra/", views.change_event, name="change_event"),
    path("dialog/<int:pk>/publicera/", views.publish, name="publish"),
    path("dialog/<int:pk>/genomford/", views.hold, name="hold"),
    path("dialog/<int:pk>/dokumenterad/", views.document, name="document"),
    path("dialog/<int:pk>/stall-in/", views.cancel, name="cancel"),
    path("dialog/<int:pk>/handling/", views.attach, name="attach"),
]
