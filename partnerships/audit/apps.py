from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "partnerships.audit"
    label = "audit"

    def ready(self):
        from partnerships.ground import pages

        from .acts import done_in_words

        pages.done_in_words = done_in_words
