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


@register.simple_tag(takes_context=True)
def trail(context):
    """The way to the page; with the part of the menu that it lies under, where the page itself does not name it."""
    crumbs, path = list(context.get("crumbs") or ()), context["request"].path
    over = [entry for entry in context.get("menu") or () if entry["current"] and entry["url"] != path]
    for entry in over[-1:]:
        if all(crumb[1] != entry["url"] for crumb in crumbs):
            first = bool(crumbs) and crumbs[0][1] == context["menu"][0]["url"]  # the overview stands before every part
            crumbs.insert(first, (entry["label"], entry["url"]))
    return crumbs


@register.simple_tag
def tag(text, tone="neutral"):
    return get_template("ground/_tag.html").render({"text": text, "tone": tone})
