from django.urls import path

from .views import orders, payments

app_name = "payments"
urlpatterns = [
    path("utbetalningar/", payments.payment_list, name="payment_list"),
    path("utbetalningar/<int:pk>/", payments.payment, name="payment"),
    path("utbetalningar/<int:pk>/attestera/", payments.attest, name="attest"),
    path("utbetalningar/<int:pk>/betald/", payments.execute, name="execute"),
    path("utbetalningar/<int:pk>/avbryt/", payments.cancel, name="cancel"),
    path("utbetalningar/<int:pk>/ratta/", payments.reverse_payment, name="reverse"),
    path("utbetalningar/underlag/", orders.order_list, name="order_list"),
    path("utbetalningar/underlag/nytt/", orders.make_order, name="make_order"),
    path("utbetalningar/underlag/<int:pk>/", orders.order, name="order"),
    path("utbetalningar/underlag/<int:pk>/betalt/", orders.execute_order, name="execute_order"),
    path("utbetalningar/underlag/<int:pk>/los-upp/", orders.dissolve_order, name="dissolve_order"),
    path("utbetalningar/betalkonto/", orders.account, name="account"),
]
