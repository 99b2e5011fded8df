from django.apps import AppConfig


class EventsConfig(AppConfig):
    name = "partnerships.events"
    label = "events"
