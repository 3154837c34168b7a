"""What decisions, agreements and action items have in common."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CommitmentKind(models.TextChoices):
    """The three kinds that stand in one list."""

    ACTION = "action", _("Action")
    DECISION = "decision", _("Decision")
    AGREEMENT = "agreement", _("Agreement")


class Commitment(models.Model):
    """Where it came from, who wrote it down, and how often it was changed.

    `source_label` and `source_url` lead back to where it was agreed. `version` goes up by one at
    every change, so that two people who edit the same thing do not undo each other. What was
    removed keeps its row.
    """

    theme_code = models.CharField(max_length=40, blank=True)
    source_label = models.CharField(max_length=160, blank=True)
    source_url = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    deleted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True
