"""Words about the devices somebody is signed in on."""

from datetime import datetime, timedelta

from django import template
from django.utils import timezone
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenverder.lib.text import format_date

register = template.Library()


@register.filter
def last_used(moment: datetime) -> str:
    """When a device was used last, as exactly as we know it: we look once an hour."""
    now = timezone.localtime()
    days = (now.date() - timezone.localtime(moment).date()).days
    if now - moment < timedelta(hours=1, minutes=5):
        return _("used in the last hour")
    if days == 0:
        return _("last used earlier today")
    if days == 1:
        return _("last used yesterday")
    return _("last used on %(day)s") % {"day": format_date(moment, get_language() or "nl")}
