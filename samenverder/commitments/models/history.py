"""What happened to an action, and what people said about it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models.action_item import ActionItem


class ActionChange(models.Model):
    """One line of an action's history.

    `before` and `after` hold what can be read back: a date as 2026-11-24, a state as its code.
    `version` is the action's version after the change; rows of one bulk change share a `batch`.
    """

    action = models.ForeignKey(ActionItem, on_delete=models.CASCADE, related_name="changes")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    field = models.CharField(max_length=30)
    before = models.CharField(max_length=400, blank=True)
    after = models.CharField(max_length=400, blank=True)
    version = models.PositiveIntegerField(default=1)
    batch = models.CharField(max_length=16, blank=True, db_index=True)

    class Meta:
        verbose_name = _("change of an action")
        verbose_name_plural = _("changes of actions")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.field}: {self.before} → {self.after}"


class ActionComment(models.Model):
    """Something somebody said about an action."""

    action = models.ForeignKey(ActionItem, on_delete=models.CASCADE, related_name="comments")
    text = models.TextField(_("comment"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("comment on an action")
        verbose_name_plural = _("comments on actions")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:60]
