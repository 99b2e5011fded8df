from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "partnerships.audit"
    label = "audit"
