from django.apps import AppConfig


class InitiativesConfig(AppConfig):
    name = "partnerships.initiatives"
    label = "initiatives"
