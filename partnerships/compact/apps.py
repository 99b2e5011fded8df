from django.apps import AppConfig


class CompactConfig(AppConfig):
    name = "partnerships.compact"
    label = "compact"
