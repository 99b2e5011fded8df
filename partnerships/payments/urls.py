from django.urls import path

from . import views

app_name = "payments"
urlpatterns = [
    path("utbetalningar/", views.payment_list, name="payment_list"),
    path("utbetalningar/<int:pk>/", views.payment, name="payment"),
    path("utbetalningar/<int:pk>/attestera/", views.attest, name="attest"),
    path("utbetalningar/<int:pk>/betald/", views.execute, name="execute"),
    path("utbetalningar/<int:pk>/avbryt/", views.cancel, name="cancel"),
    path("utbetalningar/<int:pk>/ratta/", views.reverse_payment, name="reverse"),
]
