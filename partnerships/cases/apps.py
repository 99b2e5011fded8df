from django.apps import AppConfig
from django.db.models.signals import pre_save


class CasesConfig(AppConfig):
    name = "partnerships.cases"
    label = "cases"

    def ready(self):
        from .models.decisions import refuse_told_by_list

        pre_save.connect(refuse_told_by_list, dispatch_uid="refuse_told_by_list")
