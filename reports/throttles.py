"""How often a calendar may be asked for from one place: nobody guesses keys in peace."""

from rest_framework.throttling import SimpleRateThrottle


class CalendarThrottle(SimpleRateThrottle):
    scope = "calendar"

    def get_cache_key(self, request, view):
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}
