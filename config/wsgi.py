"""The door for the web server (gunicorn config.wsgi)."""

import os

from django.core.wsgi import get_wsgi_application

os.umask(0o077)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()

from config.checks import refuse_bad_start  # needs the apps that the line above loads

refuse_bad_start()
