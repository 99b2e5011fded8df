from django.apps import AppConfig


class PaymentsConfig(AppConfig):
    name = "partnerships.payments"
    label = "payments"
