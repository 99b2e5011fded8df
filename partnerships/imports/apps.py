from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class ImportsConfig(AppConfig):
    name = "partnerships.imports"
    label = "imports"

    def ready(self):
        autodiscover_modules("imports")  # each app's own kinds of list
