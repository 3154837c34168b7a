"""What partners say about a version in consultation, and what became of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models.version import AmbitionParagraph, AmbitionVersion
from samenverder.network.models import Organisation, Person


class CommentOutcome(models.TextChoices):
    """What was done with a comment."""

    WAITING = "waiting", _("Not answered yet")
    TAKEN_OVER = "taken_over", _("Taken over")
    NOT_TAKEN_OVER = "not_taken_over", _("Not taken over")


class AmbitionComment(models.Model):
    """A comment of a partner on a paragraph, or on the whole when `paragraph` is empty."""

    version_of_text = models.ForeignKey(
        AmbitionVersion, on_delete=models.CASCADE, related_name="comments"
    )
    paragraph = models.ForeignKey(
        AmbitionParagraph,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="comments",
    )
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="ambition_comments"
    )
    person_name = models.CharField(max_length=120)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="ambition_comments"
    )
    text = models.TextField(_("comment"), max_length=2000)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    outcome = models.CharField(
        _("answer"), max_length=16, choices=CommentOutcome, default=CommentOutcome.WAITING
    )
    answer = models.CharField(_("why"), max_length=1000, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("comment on the ambition")
        verbose_name_plural = _("comments on the ambition")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return self.text[:80]

    @property
    def is_answered(self) -> bool:
        """The coordinator said what was done with it."""
        return self.outcome != CommentOutcome.WAITING
