from django.apps import AppConfig
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.contrib.staticfiles.apps import StaticFilesConfig
from django.db.backends.signals import connection_created


class StaticFiles(StaticFilesConfig):
    # Pages of the API that are not used: the browsable API, and a documentation page that fetches fonts from elsewhere.
    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "rest_framework", "redoc"]


class ConfigConfig(AppConfig):
    default = True
    name = "config"
    label = "config"
    verbose_name = "Samverkansregistret"

    def ready(self):
        from . import checks, middleware

        connection_created.connect(checks.refuse_unsafe_connection, dispatch_uid="unsafe_connection")
        user_logged_in.connect(middleware.stamp_sign_in, dispatch_uid="stamp_sign_in")
        user_logged_out.connect(middleware.mark_sign_out, dispatch_uid="mark_sign_out")
