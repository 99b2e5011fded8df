"""How often a machine may hand in a list: each is read, tried and kept."""

from rest_framework.throttling import UserRateThrottle


class ImportRate(UserRateThrottle):
    scope = "import"
