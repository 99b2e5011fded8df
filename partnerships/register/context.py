"""What every page says of the municipality."""

from .models import Municipality


def municipality(request):
    return {"municipality": Municipality.objects.first() or Municipality(name="")}
