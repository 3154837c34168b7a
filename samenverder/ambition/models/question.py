"""Questions of the region: what the partners cannot solve alone."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models.ambition import FocusArea
from samenverder.network.models import Partnership, Person


class QuestionState(models.TextChoices):
    """What became of a question."""

    OPEN = "open", _("Open")
    TAKEN_UP = "taken_up", _("Taken up")
    ANSWERED = "answered", _("Answered")


class RegionalQuestion(models.Model):
    """A question the region asks itself, possibly within a focus area."""

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="regional_questions"
    )
    text = models.CharField(_("question"), max_length=400)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="questions"
    )
    asked_by = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="regional_questions"
    )
    asked_by_name = models.CharField(_("asked by"), max_length=160, blank=True)
    asked_on = models.DateField(_("asked on"), default=timezone.localdate)
    state = models.CharField(
        _("state"), max_length=8, choices=QuestionState, default=QuestionState.OPEN
    )
    answer = models.TextField(_("what we do with it, or the answer"), max_length=2000, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("regional question")
        verbose_name_plural = _("regional questions")
        ordering = ["-asked_on", "-pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def asker(self) -> str:
        """Who asked: the person's name as it is now, else the name that was typed."""
        return self.asked_by.name if self.asked_by_id and self.asked_by else self.asked_by_name
