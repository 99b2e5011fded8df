from django.urls import path

from . import views

app_name = "register"
urlpatterns = [
    path("organisationer/", views.organisation_list, name="organisation_list"),
    path("organisationer/ny/", views.register_organisation, name="register_organisation"),
    path("organisationer/<int:pk>/", views.organisation, name="organisation"),
    path("organisationer/<int:pk>/andra/", views.change_organisation, name="change_organisation"),
    path("organisationer/<int:pk>/kontaktperson/", views.register_contact, name="register_contact"),
    path("kontaktpersoner/<int:pk>/andra/", views.change_contact, name="change_contact"),
    path("namnder/", views.board_list, name="board_list"),
    path("namnder/nytt/", views.register_board, name="register_board"),
    path("namnder/kommunen/", views.change_municipality, name="change_municipality"),
    path("namnder/kontor/nytt/", views.register_office, name="register_office"),
    path("namnder/kontor/<int:pk>/andra/", views.change_office, name="change_office"),
    path("namnder/<int:pk>/", views.board, name="board"),
    path("namnder/<int:pk>/andra/", views.change_board, name="change_board"),
    path("namnder/<int:pk>/skrivsatt/", views.note_alias, name="note_alias"),
    path("beloppsgranser/", views.parameter_list, name="parameter_list"),
    path("beloppsgranser/ny/", views.register_parameter, name="register_parameter"),
    path("beloppsgranser/<int:pk>/andra/", views.change_parameter, name="change_parameter"),
    path("anvandare/", views.user_list, name="user_list"),
    path("anvandare/ny/", views.register_user, name="register_user"),
    path("anvandare/<int:pk>/", views.user, name="user"),
    path("anvandare/<int:pk>/andra/", views.change_user, name="change_user"),
    path("anvandare/<int:pk>/roll/", views.give_role, name="give_role"),
    path("roller/<int:pk>/andra/", views.change_role, name="change_role"),
    path("min-sida/", views.profile, name="profile"),
    path("tillganglighet/", views.accessibility, name="accessibility"),
    path("logga-in/<str:secret>/", views.sign_in_by_link, name="sign_in_by_link"),
]
