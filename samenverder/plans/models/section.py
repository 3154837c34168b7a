"""The sections of a plan, who is writing in them, and what was borrowed."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.plans.models.plan import SchoolPlan
from samenverder.plans.models.version import PlanVersion


class SectionKind(models.TextChoices):
    """What a section is about, in the order of the plan."""

    WHY = "why", _("Why")
    TARGET_GROUP = "target_group", _("For whom")
    GOALS = "goals", _("What we want to reach")
    APPROACH = "approach", _("What we are going to do")
    WHO = "who", _("Who takes part")
    PLANNING = "planning", _("Planning")
    CHALLENGES = "challenges", _("Challenges")
    NEEDS = "needs", _("Needed from the board")
    RISKS = "risks", _("Risks")
    FOLLOWING = "following", _("How we will know")
    BENEFIT = "benefit", _("What it brings others")


class PlanSection(models.Model):
    """The text of one section. `revision` goes up at every save that changed it."""

    plan = models.ForeignKey(SchoolPlan, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(_("section"), max_length=16, choices=SectionKind)
    text = models.TextField(_("text"), blank=True)
    revision = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True, blank=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("section of a plan")
        verbose_name_plural = _("sections of plans")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind"], name="one_section_of_a_kind")
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class PlanWriting(models.Model):
    """When somebody last saved in a section: who writes there now.

    `sent` is the hash of what they sent then: somebody whose connection broke before the answer
    came sends that text along, and is not told that they changed their own words.
    """

    section = models.ForeignKey(PlanSection, on_delete=models.CASCADE, related_name="writers")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="plan_writing"
    )
    at = models.DateTimeField(default=timezone.now)
    sent = models.CharField(max_length=64, blank=True, editable=False)

    class Meta:
        verbose_name = _("somebody who writes in a plan")
        verbose_name_plural = _("people who write in plans")
        constraints = [models.UniqueConstraint(fields=["section", "user"], name="one_writing_each")]

    def __str__(self) -> str:
        return f"{self.user} · {self.section}"


class PlanBorrowing(models.Model):
    """Text of another school that was taken over in a section, and from which version."""

    section = models.ForeignKey(PlanSection, on_delete=models.CASCADE, related_name="borrowings")
    source = models.ForeignKey(PlanVersion, on_delete=models.RESTRICT, related_name="borrowings")
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("borrowed text")
        verbose_name_plural = _("borrowed texts")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["section", "source"], name="one_borrowing_each")
        ]

    def __str__(self) -> str:
        return f"{self.section} · {self.source}"
