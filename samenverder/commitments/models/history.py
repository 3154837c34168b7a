"""What happened to a commitment, and what people said about it."""

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models.action_item import ActionItem
from samenverder.commitments.models.agreement import Agreement
from samenverder.commitments.models.decision import Decision


def _about_one_thing() -> Q:
    """Exactly one of action, decision and agreement."""
    names = ("action", "decision", "agreement")
    one = Q()
    for name in names:
        others = Q(**{f"{other}__isnull": True for other in names if other != name})
        one |= Q(**{f"{name}__isnull": False}) & others
    return one


class Change(models.Model):
    """One line of the history of an action, a decision or an agreement.

    `before` and `after` hold what can be read back: a date as 2026-11-24, a state as its code.
    `version` is the version after the change; rows of one bulk change share a `batch`.
    """

    action = models.ForeignKey(
        ActionItem, on_delete=models.CASCADE, null=True, related_name="changes"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, related_name="changes"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, related_name="changes"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    field = models.CharField(max_length=30)
    before = models.CharField(max_length=600, blank=True)
    after = models.CharField(max_length=600, blank=True)
    version = models.PositiveIntegerField(default=1)
    batch = models.CharField(max_length=16, blank=True, db_index=True)

    class Meta:
        verbose_name = _("change of a commitment")
        verbose_name_plural = _("changes of commitments")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=_about_one_thing(), name="change_of_one_thing")
        ]

    def __str__(self) -> str:
        return f"{self.field}: {self.before} → {self.after}"


class Comment(models.Model):
    """Something somebody said about an action, a decision or an agreement."""

    action = models.ForeignKey(
        ActionItem, on_delete=models.CASCADE, null=True, related_name="comments"
    )
    decision = models.ForeignKey(
        Decision, on_delete=models.CASCADE, null=True, related_name="comments"
    )
    agreement = models.ForeignKey(
        Agreement, on_delete=models.CASCADE, null=True, related_name="comments"
    )
    text = models.TextField(_("comment"), max_length=2000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("comment on a commitment")
        verbose_name_plural = _("comments on commitments")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(condition=_about_one_thing(), name="comment_on_one_thing")
        ]

    def __str__(self) -> str:
        return self.text[:60]


def about(row: Any) -> dict[str, Any]:
    """The field of Change and Comment that points at this row, as keyword arguments."""
    return {str(row.kind.value): row}
