"""What came of an answer, in the words of the school."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.answers.models.answer import NeedAnswer


class ReceivedStand(models.TextChoices):
    """How much of what was promised the school got."""

    ALL = "all", _("Received")
    PART = "part", _("Received in part")
    NOT_YET = "not_yet", _("Not received yet")


class Received(models.Model):
    """What a school says it got of a promise; the newest row counts, the others are history."""

    answer = models.ForeignKey(NeedAnswer, on_delete=models.CASCADE, related_name="received")
    stand = models.CharField(_("what did you get?"), max_length=8, choices=ReceivedStand)
    text = models.TextField(_("what it did, or what is missing"), max_length=1000, blank=True)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    by_name = models.CharField(max_length=120)

    class Meta:
        verbose_name = _("what a school received")
        verbose_name_plural = _("what schools received")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_stand_display()}: {self.answer}"
