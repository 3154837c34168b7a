"""A plan as it was shared: frozen, so that what people read stays as it was."""

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.plans.models.plan import SchoolPlan


class PlanVersion(models.Model):
    """`content` is what `plans.content` made of the plan at that moment."""

    plan = models.ForeignKey(SchoolPlan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveSmallIntegerField()
    note = models.CharField(_("what is different, and why"), max_length=300, blank=True)
    content = models.JSONField(default=dict)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("version of a plan")
        verbose_name_plural = _("versions of plans")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "number"], name="one_plan_version_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.plan} {self.number}"

    def get_absolute_url(self) -> str:
        return reverse(
            "plans:version", args=[self.plan.partnership.slug, self.plan_id, self.number]
        )
