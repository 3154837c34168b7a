"""Looking back on a plan: what became of its goals, what was learned, what goes on."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.plans.models.plan import SchoolPlan
from samenverder.plans.models.version import PlanVersion


class GoalReached(models.TextChoices):
    """What became of a goal."""

    YES = "yes", _("Reached")
    PARTLY = "partly", _("Partly reached")
    NO = "no", _("Not reached")
    UNKNOWN = "unknown", _("Cannot tell yet")


class PlanEvaluation(models.Model):
    """One time of looking back. `source` is the version whose goals were looked at.

    `ends`: with this one the plan counts as evaluated. What was removed can be put back.
    """

    plan = models.ForeignKey(SchoolPlan, on_delete=models.CASCADE, related_name="evaluations")
    source = models.ForeignKey(PlanVersion, on_delete=models.RESTRICT, related_name="evaluations")
    day = models.DateField(_("looked back on"))
    lessons = models.TextField(_("what we learned"), max_length=4000)
    goes_on = models.TextField(_("what we go on with"), max_length=4000, blank=True)
    ends = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("evaluation of a plan")
        verbose_name_plural = _("evaluations of plans")
        ordering = ["-day", "-pk"]

    def __str__(self) -> str:
        return f"{self.plan} {self.day}"


class GoalOutcome(models.Model):
    """A goal as it read when the school looked back, and what came of it."""

    evaluation = models.ForeignKey(
        PlanEvaluation, on_delete=models.CASCADE, related_name="outcomes"
    )
    order = models.PositiveSmallIntegerField(default=0)
    text = models.CharField(_("goal"), max_length=300)
    now = models.CharField(_("how it was"), max_length=200)
    then = models.CharField(_("how it would be"), max_length=200)
    by_when = models.DateField(_("by when"))
    known_by = models.CharField(_("how we would know"), max_length=300)
    reached = models.CharField(_("what became of it"), max_length=8, choices=GoalReached)
    found = models.CharField(_("how it is now"), max_length=200, blank=True)
    known = models.CharField(_("how we know"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("outcome of a goal")
        verbose_name_plural = _("outcomes of goals")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text
