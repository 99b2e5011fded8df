from django.urls import path

from . import views

app_name = "jobs"
urlpatterns = [
    path("jobb/<int:pk>/", views.job, name="job"),
    path("jobb/<int:pk>/avbryt/", views.cancel_job, name="cancel_job"),
]
