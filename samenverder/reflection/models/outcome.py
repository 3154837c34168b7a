"""What comes out: frozen figures, the agenda of the talk, notes, actions, report requests."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import ActionItem
from samenverder.reflection.models.instrument import Statement
from samenverder.reflection.models.session import ReflectionSession


class Snapshot(models.Model):
    """The figures frozen at a reveal: only what may be shown, after disclosure control.

    Every page, stream, report and export of results reads this and nothing else.
    The shape of `figures` is described in reflection/figures.py.
    """

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="snapshots"
    )
    number = models.PositiveSmallIntegerField()
    taken_at = models.DateTimeField(default=timezone.now)
    figures = models.JSONField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("snapshot")
        verbose_name_plural = _("snapshots")
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["session", "number"], name="one_snapshot_each")
        ]

    def __str__(self) -> str:
        return f"{self.session}: {self.number}"


class DiscussionItem(models.Model):
    """A statement on the agenda of the talk, with the reason why."""

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="discussion_items"
    )
    statement = models.ForeignKey(Statement, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField()
    minutes = models.PositiveSmallIntegerField(default=7)
    reason = models.CharField(max_length=20, blank=True)
    done = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("statement to discuss")
        verbose_name_plural = _("statements to discuss")
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["session", "statement"], name="discussed_once")
        ]

    def __str__(self) -> str:
        return f"{self.order}. {self.statement.code}"


class Note(models.Model):
    """What was said about a statement, in the facilitator's words."""

    session = models.ForeignKey(ReflectionSession, on_delete=models.CASCADE, related_name="notes")
    statement = models.ForeignKey(
        Statement, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    text = models.TextField(_("note"), blank=True, max_length=10_000)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField(auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        constraints = [
            models.UniqueConstraint(
                fields=["session", "statement"], name="one_note_each", nulls_distinct=False
            )
        ]

    def __str__(self) -> str:
        return self.text[:60]


class SessionAction(models.Model):
    """An action item agreed in a session, with the statement it came from."""

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="session_actions"
    )
    statement = models.ForeignKey(
        Statement, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    action = models.OneToOneField(
        ActionItem, on_delete=models.CASCADE, related_name="session_action"
    )

    class Meta:
        verbose_name = _("action of a session")
        verbose_name_plural = _("actions of a session")
        ordering = ["pk"]

    def __str__(self) -> str:
        return str(self.action)


class ReportRequest(models.Model):
    """An address that asked for the report. It is kept apart from participants on purpose."""

    session = models.ForeignKey(
        ReflectionSession, on_delete=models.CASCADE, related_name="report_requests"
    )
    email = models.EmailField(_("e-mail address"))
    language = models.CharField(max_length=2, default="nl")
    sent_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("request for the report")
        verbose_name_plural = _("requests for the report")
        constraints = [models.UniqueConstraint(fields=["session", "email"], name="asked_once")]

    def __str__(self) -> str:
        return self.email
