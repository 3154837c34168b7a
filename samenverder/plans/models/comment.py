"""What people say about a section, and which words they would rather see."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.plans.models.plan import SchoolPlan
from samenverder.plans.models.section import SectionKind


class PlanCommentState(models.TextChoices):
    """What was done with a comment or suggestion."""

    OPEN = "open", _("Open")
    TAKEN = "taken", _("Taken over")
    DONE = "done", _("Answered")


class PlanComment(models.Model):
    """A comment; with `passage` and `proposal` it is a suggestion for other words.

    `inside`: said by somebody who reads the text that is being written; others do not see it.
    """

    plan = models.ForeignKey(SchoolPlan, on_delete=models.CASCADE, related_name="comments")
    section = models.CharField(_("section"), max_length=16, choices=SectionKind)
    person = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, related_name="plan_comments"
    )
    person_name = models.CharField(max_length=120)
    text = models.TextField(_("comment"), max_length=2000, blank=True)
    passage = models.TextField(_("words in the text"), max_length=2000, blank=True)
    proposal = models.TextField(_("your suggestion"), max_length=2000, blank=True)
    state = models.CharField(
        _("state"), max_length=8, choices=PlanCommentState, default=PlanCommentState.OPEN
    )
    answer = models.CharField(_("answer"), max_length=1000, blank=True)
    inside = models.BooleanField(default=False)
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("comment on a plan")
        verbose_name_plural = _("comments on plans")
        ordering = ["at", "pk"]

    def __str__(self) -> str:
        return (self.text or self.proposal)[:80]

    @property
    def is_suggestion(self) -> bool:
        """It proposes other words."""
        return bool(self.passage)

    @property
    def is_open(self) -> bool:
        """The school did not answer yet."""
        return self.state == PlanCommentState.OPEN
