"""What a meeting talks about."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import FocusArea
from samenverder.commitments.models import ActionItem
from samenverder.meetings.models.meeting import Meeting
from samenverder.network.models import DecisionSubject, Partnership, Person


class AgendaItemKind(models.TextChoices):
    """What is asked of those present."""

    INFORM = "inform", _("Inform")
    DISCUSS = "discuss", _("Discuss")
    DECIDE = "decide", _("Decide")


class AgendaItemState(models.TextChoices):
    """Whether an item is on the agenda."""

    PUT_IN = "put_in", _("Put in, not on the agenda yet")
    ON = "on", _("On the agenda")
    DONE = "done", _("Dealt with")
    DECLINED = "declined", _("Not on the agenda")


class AgendaItem(models.Model):
    """One item of an agenda.

    `subject` says what a decision would be about, so that it can be seen whether somebody present
    has the mandate. `approves` is the meeting whose minutes are approved here; `action` the open
    action it came from. Removed items keep their row.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="items")
    order = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(_("item"), max_length=160)
    kind = models.CharField(
        _("what do we ask?"),
        max_length=8,
        choices=AgendaItemKind,
        default=AgendaItemKind.DISCUSS,
    )
    subject = models.CharField(
        _("what would the decision be about?"), max_length=16, choices=DecisionSubject, blank=True
    )
    amount = models.DecimalField(
        _("amount (€)"), max_digits=10, decimal_places=2, null=True, blank=True
    )
    owner = models.ForeignKey(
        Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    minutes = models.PositiveSmallIntegerField(_("minutes"), default=10)
    focus_area = models.ForeignKey(
        FocusArea, on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    text = models.TextField(_("explanation"), max_length=4000, blank=True)
    state = models.CharField(max_length=8, choices=AgendaItemState, default=AgendaItemState.ON)
    declined_reason = models.CharField(_("why not"), max_length=300, blank=True)
    put_in_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    action = models.ForeignKey(
        ActionItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="agenda_items"
    )
    approves = models.ForeignKey(
        Meeting, on_delete=models.CASCADE, null=True, blank=True, related_name="approval_items"
    )
    version = models.PositiveIntegerField(default=1, editable=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.title


class AgendaTemplate(models.Model):
    """An agenda to begin with: a partnership's own, kept from a meeting.

    `lines` holds title, kind, minutes and subject of each item.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="agenda_templates"
    )
    title = models.CharField(_("name of the template"), max_length=120)
    lines = models.JSONField(default=list)
    made_at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("agenda template")
        verbose_name_plural = _("agenda templates")
        ordering = ["title", "pk"]

    def __str__(self) -> str:
        return self.title
