from django.urls import path

from . import views

app_name = "compact"
urlpatterns = [
    path("overenskommelsen/", views.compact_list, name="compact_list"),
    path("overenskommelsen/ny/", views.register_compact, name="register_compact"),
    path("overenskommelsen/ataganden/", views.commitment_list, name="commitment_list"),
    path("overenskommelsen/planpunkter/", views.plan_point_list, name="plan_point_list"),
    path("overenskommelsen/<int:pk>/", views.compact, name="compact"),
    path("overenskommelsen/<int:pk>/andra/", views.change_compact, name="change_compact"),
    path("overenskommelsen/<int:pk>/anta/", views.adopt, name="adopt"),
    path("overenskommelsen/<int:pk>/status/", views.move, name="move"),
    path("overenskommelsen/<int:pk>/princip/", views.register_principle, name="register_principle"),
    path("overenskommelsen/<int:pk>/omrade/", views.register_area, name="register_area"),
    path("overenskommelsen/<int:pk>/plan/", views.register_plan, name="register_plan"),
    path("overenskommelsen/principer/<int:pk>/andra/", views.change_principle, name="change_principle"),
    path("overenskommelsen/principer/<int:pk>/atagande/", views.register_commitment, name="register_commitment"),
    path("overenskommelsen/ataganden/<int:pk>/", views.commitment, name="commitment"),
    path("overenskommelsen/ataganden/<int:pk>/andra/", views.change_commitment, name="change_commitment"),
    path("overenskommelsen/ataganden/<int:pk>/uppfoljning/", views.register_follow_up, name="register_follow_up"),
    path("overenskommelsen/uppfoljningar/<int:pk>/andra/", views.change_follow_up, name="change_follow_up"),
    path("overenskommelsen/omraden/<int:pk>/andra/", views.change_area, name="change_area"),
    path("overenskommelsen/planer/<int:pk>/andra/", views.change_plan, name="change_plan"),
    path("overenskommelsen/planer/<int:pk>/punkt/", views.register_plan_point, name="register_plan_point"),
    path("overenskommelsen/planpunkter/<int:pk>/", views.plan_point, name="plan_point"),
    path("overenskommelsen/planpunkter/<int:pk>/andra/", views.change_plan_point, name="change_plan_point"),
]
