from django.urls import path

from . import views

app_name = "imports"
urlpatterns = [
    path("import/", views.import_list, name="import_list"),
    path("import/ny/", views.upload, name="upload"),
    path("import/<int:pk>/", views.list_in, name="import"),
    path("import/<int:pk>/kolumner/", views.columns, name="columns"),
    path("import/<int:pk>/kontrollera/", views.check, name="check"),
    path("import/<int:pk>/las-in/", views.apply, name="apply"),
    path("import/<int:pk>/avbryt/", views.cancel, name="cancel"),
]
