from django.urls import path

from .views import boards, giro_changes, organisations, own, parameters, users
from .views import boards, merging, organisations, own, parameters, users

app_name = "register"
urlpatterns = [
    path("organisationer/", organisations.organisation_list, name="organisation_list"),
    path("organisationer/ny/", organisations.register_organisation, name="register_organisation"),
    path("organisationer/dubbletter/", merging.duplicate_list, name="duplicate_list"),
    path("organisationer/<int:pk>/sla-ihop/", merging.merge_organisations, name="merge_organisations"),
    path("organisationer/<int:pk>/inte-samma/", merging.tell_apart, name="tell_apart"),
    path("organisationer/<int:pk>/", organisations.organisation, name="organisation"),
    path("organisationer/<int:pk>/andra/", organisations.change_organisation, name="change_organisation"),
    path("organisationer/<int:pk>/kontaktperson/", organisations.register_contact, name="register_contact"),
    path("organisationer/<int:pk>/gironummer/", giro_changes.propose_giro, name="propose_giro"),
    path("organisationer/gironummer/", giro_changes.giro_change_list, name="giro_change_list"),
    path("organisationer/gironummer/<int:pk>/", giro_changes.giro_change, name="giro_change"),
    path("organisationer/gironummer/<int:pk>/bekrafta/", giro_changes.confirm_giro, name="confirm_giro"),
    path("organisationer/gironummer/<int:pk>/neka/", giro_changes.refuse_giro, name="refuse_giro"),
    path("kontaktpersoner/<int:pk>/andra/", organisations.change_contact, name="change_contact"),
    path("namnder/", boards.board_list, name="board_list"),
    path("namnder/nytt/", boards.register_board, name="register_board"),
    path("namnder/kommunen/", boards.change_municipality, name="change_municipality"),
    path("namnder/kontor/nytt/", boards.register_office, name="register_office"),
    path("namnder/kontor/<int:pk>/andra/", boards.change_office, name="change_office"),
    path("namnder/<int:pk>/", boards.board, name="board"),
    path("namnder/<int:pk>/andra/", boards.change_board, name="change_board"),
    path("namnder/<int:pk>/skrivsatt/", boards.note_alias, name="note_alias"),
    path("beloppsgranser/", parameters.parameter_list, name="parameter_list"),
    path("beloppsgranser/ny/", parameters.register_parameter, name="register_parameter"),
    path("beloppsgranser/<int:pk>/andra/", parameters.change_parameter, name="change_parameter"),
    path("anvandare/", users.user_list, name="user_list"),
    path("anvandare/ny/", users.register_user, name="register_user"),
    path("anvandare/<int:pk>/", users.user, name="user"),
    path("anvandare/<int:pk>/andra/", users.change_user, name="change_user"),
    path("anvandare/<int:pk>/roll/", users.give_role, name="give_role"),
    path("roller/<int:pk>/andra/", users.change_role, name="change_role"),
    path("min-sida/", own.profile, name="profile"),
    path("tillganglighet/", own.accessibility, name="accessibility"),
    path("logga-in/<str:secret>/", own.sign_in_by_link, name="sign_in_by_link"),
]
