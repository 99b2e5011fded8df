from django.apps import AppConfig
from django.db.models.signals import pre_save


class AuditConfig(AppConfig):
    name = "partnerships.audit"
    label = "audit"

    def ready(self):
        from partnerships.ground import pages

        from .acts import done_in_words
        from .personal_numbers import refuse_at_save

        pages.done_in_words = done_in_words
        pre_save.connect(refuse_at_save, dispatch_uid="refuse_personal_numbers")
