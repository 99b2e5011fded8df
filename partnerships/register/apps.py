from django.apps import AppConfig
from django.db.models.signals import pre_save


class RegisterConfig(AppConfig):
    name = "partnerships.register"
    label = "register"

    def ready(self):
        from .merging import refuse_merged

        pre_save.connect(refuse_merged, dispatch_uid="refuse_merged")
