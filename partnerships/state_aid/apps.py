from django.apps import AppConfig


class StateAidConfig(AppConfig):
    name = "partnerships.state_aid"
    label = "state_aid"
