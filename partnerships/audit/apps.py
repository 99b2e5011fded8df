from django.apps import AppConfig
from django.db.models.signals import pre_save


class AuditConfig(AppConfig):
    name = "partnerships.audit"
    label = "audit"

    def ready(self):
        from .personal_numbers import refuse_at_save

        pre_save.connect(refuse_at_save, dispatch_uid="refuse_personal_numbers")
