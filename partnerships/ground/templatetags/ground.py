"""How values are written on a page. Cheap on purpose: a list calls them hundreds of times."""

from django import template
from django.template.loader import get_template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from partnerships.ground.days import format_day, format_long_day
from partnerships.ground.money import format_kronor

register = template.Library()


@register.filter
def kr(amount):
    return "" if amount is None else format_kronor(amount)


@register.filter
def day(value):
    return format_day(value) if value else ""


@register.filter
def longday(value):
    return format_long_day(value) if value else ""


@register.filter
def known(value):
    """The value, or the words that say it is not known."""
    return format_html('<span class="missing">{}</span>', _("uppgift saknas")) if value is None or value == "" else value


@register.simple_tag
def tag(text, tone="neutral"):
    return get_template("ground/_tag.html").render({"text": text, "tone": tone})
