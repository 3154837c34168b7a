"""The plan of one school."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.network.models import Organisation, Partnership
from samenverder.reflection.models import Statement


class PlanState(models.TextChoices):
    """How far a plan has come. Which step leads where stands in `plans.steps`."""

    DRAFT = "draft", _("Draft")
    SHARED = "shared", _("Shared")
    PITCHED = "pitched", _("Pitched")
    AGREED = "agreed", _("Agreed")
    IN_PROGRESS = "in_progress", _("In progress")
    EVALUATED = "evaluated", _("Evaluated")


class SchoolPlan(models.Model):
    """What a school is going to do. `board` decides about its needs; empty: the school itself.

    Others read the last frozen version, never the text that is being written. The title and the
    sentence stand in lists as soon as the plan is shared.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="school_plans"
    )
    school = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="school_plans")
    board = models.ForeignKey(
        Organisation,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="plans_to_answer",
    )
    title = models.CharField(_("title"), max_length=120)
    sentence = models.CharField(_("in one sentence"), max_length=300, blank=True)
    state = models.CharField(_("state"), max_length=12, choices=PlanState, default=PlanState.DRAFT)
    decide_on = models.DateField(_("decision on"), null=True, blank=True)
    agreed_on = models.DateField(_("agreed on"), null=True, blank=True, editable=False)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="school_plans"
    )
    action = models.ForeignKey(
        ActionItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="school_plans"
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="school_plans"
    )
    created_at = models.DateTimeField(default=timezone.now)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    changed_at = models.DateTimeField(default=timezone.now)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("school plan")
        verbose_name_plural = _("school plans")
        ordering = ["-changed_at", "-pk"]
        indexes = [models.Index(fields=["partnership", "state"], name="plan_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("plans:detail", args=[self.partnership.slug, self.pk])

    @property
    def is_draft(self) -> bool:
        """Not shared yet: only the school and whom it opens the plan to see it."""
        return self.state == PlanState.DRAFT
