from django.urls import path

from .views import commitments, compact, follow_ups, plan_points, plans, principles

app_name = "compact"
urlpatterns = [
    path("overenskommelsen/", compact.compact_list, name="compact_list"),
    path("overenskommelsen/ny/", compact.register_compact, name="register_compact"),
    path("overenskommelsen/ataganden/", commitments.commitment_list, name="commitment_list"),
    path("overenskommelsen/planpunkter/", plan_points.plan_point_list, name="plan_point_list"),
    path("overenskommelsen/<int:pk>/", compact.compact, name="compact"),
    path("overenskommelsen/<int:pk>/andra/", compact.change_compact, name="change_compact"),
    path("overenskommelsen/<int:pk>/anta/", compact.adopt, name="adopt"),
    path("overenskommelsen/<int:pk>/status/", compact.move, name="move"),
    path("overenskommelsen/<int:pk>/princip/", principles.register_principle, name="register_principle"),
    path("overenskommelsen/<int:pk>/omrade/", plans.register_area, name="register_area"),
    path("overenskommelsen/<int:pk>/plan/", plans.register_plan, name="register_plan"),
    path("overenskommelsen/principer/<int:pk>/andra/", principles.change_principle, name="change_principle"),
    path("overenskommelsen/principer/<int:pk>/atagande/", commitments.register_commitment, name="register_commitment"),
    path("overenskommelsen/ataganden/<int:pk>/", commitments.commitment, name="commitment"),
    path("overenskommelsen/ataganden/<int:pk>/andra/", commitments.change_commitment, name="change_commitment"),
    path("overenskommelsen/ataganden/<int:pk>/uppfoljning/", follow_ups.register_follow_up, name="register_follow_up"),
    path("overenskommelsen/uppfoljningar/<int:pk>/andra/", follow_ups.change_follow_up, name="change_follow_up"),
    path("overenskommelsen/omraden/<int:pk>/andra/", plans.change_area, name="change_area"),
    path("overenskommelsen/planer/<int:pk>/andra/", plans.change_plan, name="change_plan"),
    path("overenskommelsen/planer/<int:pk>/punkt/", plan_points.register_plan_point, name="register_plan_point"),
    path("overenskommelsen/planpunkter/<int:pk>/", plan_points.plan_point, name="plan_point"),
    path("overenskommelsen/planpunkter/<int:pk>/andra/", plan_points.change_plan_point, name="change_plan_point"),
]
