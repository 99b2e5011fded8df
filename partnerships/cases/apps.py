from django.apps import AppConfig


class CasesConfig(AppConfig):
    name = "partnerships.cases"
    label = "cases"
