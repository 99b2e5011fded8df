from django.apps import AppConfig
from django.db.models.signals import pre_save


class GrantsConfig(AppConfig):
    name = "grants"

    def ready(self):
        from .models.payments import refuse_reversal_beneath_claims

        pre_save.connect(refuse_reversal_beneath_claims, sender="payments.Payment", dispatch_uid="refuse_reversal_beneath_claims")
