from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "partnerships.register"
    label = "register"
