"""An action item: one owner, one date, a state, and where it came from."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models.base import Commitment, CommitmentKind
from samenverder.network.models import Partnership, Person


class ActionState(models.TextChoices):
    """How an action stands."""

    OPEN = "open", _("Open")
    DOING = "doing", _("Under way")
    DONE = "done", _("Done")
    DROPPED = "dropped", _("Dropped")


UNFINISHED = (ActionState.OPEN, ActionState.DOING)


class ActionItem(Commitment):
    """Something one person will have done by a date.

    `theme_code` and `statement_code` say which part of the reflection instrument it serves.
    """

    kind = CommitmentKind.ACTION

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="action_items"
    )
    text = models.CharField(_("what will we do?"), max_length=400)
    owner = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    owner_name = models.CharField(_("owner"), max_length=120)
    due_on = models.DateField(_("done by"))
    state = models.CharField(
        _("state"), max_length=8, choices=ActionState, default=ActionState.OPEN
    )
    dropped_reason = models.CharField(_("why it was dropped"), max_length=300, blank=True)
    finished_on = models.DateField(_("finished on"), null=True, blank=True)
    carried_over = models.PositiveSmallIntegerField(_("times carried over"), default=0)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="action_items"
    )
    statement_code = models.CharField(max_length=8, blank=True)
    reminded_on = models.DateField(null=True, blank=True)
    late_reminded_on = models.DateField(null=True, blank=True)

    class Meta:
        verbose_name = _("action item")
        verbose_name_plural = _("action items")
        ordering = ["due_on", "pk"]
        indexes = [
            models.Index(fields=["partnership", "state", "due_on"]),
            models.Index(fields=["partnership", "source_url"]),
        ]

    def __str__(self) -> str:
        return self.text

    def get_absolute_url(self) -> str:
        return reverse("commitments:action_detail", args=[self.partnership.slug, self.pk])

    @property
    def owner_label(self) -> str:
        """Who will do it: the person's name as it is now, else the name that was typed."""
        return self.owner.name if self.owner_id and self.owner else self.owner_name

    @property
    def who(self) -> str:
        """Who sees to it."""
        return self.owner_label

    @property
    def day(self) -> date:
        """When it is due."""
        return self.due_on

    @property
    def is_open(self) -> bool:
        """Still to be finished."""
        return self.state in UNFINISHED

    @property
    def is_overdue(self) -> bool:
        """Open after its date."""
        return self.is_open and self.due_on < timezone.localdate()

    @property
    def days_late(self) -> int:
        """Whole days since the date; 0 when it is not overdue."""
        return (timezone.localdate() - self.due_on).days if self.is_overdue else 0
