"""What is done with what people told, and who hears of it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.models import RegionalQuestion
from samenverder.commitments.models import ActionItem
from samenverder.dialogues.models.asked import PartyQuestion
from samenverder.dialogues.models.contribution import Contribution, ContributionGroup
from samenverder.dialogues.models.dialogue import Dialogue
from samenverder.meetings.models import AgendaItem
from samenverder.projects.models import Project


class DestinationKind(models.TextChoices):
    """Where a puzzle or an idea goes, or what the next step with a pearl is."""

    ACTION = "action", _("An action with an owner")
    AGENDA = "agenda", _("On the agenda of a meeting")
    PROJECT = "project", _("A project")
    QUESTION = "question", _("A question to another party")
    PARKED = "parked", _("Parked, with a reason")
    SHARE = "share", _("Tell it to others")


class Destination(models.Model):
    """What somebody decided about a contribution, and what it became.

    `text` is the reason of what was parked, or what is done with a pearl; `asked_of` is the party
    a question goes to, `asked` the question itself when it went there by mail. A `group` of puzzles
    and ideas has its destinations together; then the contribution is the one that most people
    recognised. Undone ones keep their row.
    """

    contribution = models.ForeignKey(
        Contribution, on_delete=models.CASCADE, related_name="destinations"
    )
    group = models.ForeignKey(
        ContributionGroup,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="destinations",
    )
    kind = models.CharField(_("where does it go?"), max_length=8, choices=DestinationKind)
    text = models.CharField(_("in one sentence"), max_length=300, blank=True)
    action = models.ForeignKey(
        ActionItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="destinations"
    )
    agenda_item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="destinations"
    )
    project = models.ForeignKey(
        Project, on_delete=models.SET_NULL, null=True, blank=True, related_name="destinations"
    )
    question = models.ForeignKey(
        RegionalQuestion, on_delete=models.SET_NULL, null=True, blank=True,
        related_name="destinations",
    )  # fmt: skip
    asked_of = models.CharField(_("which party?"), max_length=160, blank=True)
    asked = models.ForeignKey(
        PartyQuestion, on_delete=models.SET_NULL, null=True, blank=True, related_name="destinations"
    )
    outcome = models.CharField(_("what came of it?"), max_length=400, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)
    removed_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("destination of a contribution")
        verbose_name_plural = _("destinations of contributions")
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.kind} · {self.contribution_id}"


class DialogueAddress(models.Model):
    """Somebody left an address to hear what came of the evening; tied to no contribution.

    `ticket` opens the page on which they stop the mail. The address itself goes when they do, when
    the last message was sent, or after a year and a half. `email_hash`, which only the server can
    make, stays: it keeps one row for each, and whoever stopped is not put on the list by others.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="addresses")
    email = models.EmailField(_("e-mail address"), blank=True)
    email_hash = models.CharField(max_length=64, editable=False)
    ticket = models.CharField(max_length=40, unique=True, editable=False)
    language = models.CharField(max_length=2, default="nl")
    report_sent_at = models.DateTimeField(null=True, blank=True)
    outcome_sent_at = models.DateTimeField(null=True, blank=True)
    stopped_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("address for the report")
        verbose_name_plural = _("addresses for the report")
        ordering = ["email", "ticket"]
        constraints = [
            models.UniqueConstraint(
                fields=["dialogue", "email_hash"], name="one_address_each_dialogue"
            )
        ]

    def __str__(self) -> str:
        return str(self.dialogue_id)


class MailingKind(models.TextChoices):
    """What everybody who left an address hears."""

    REPORT = "report", _("The report")
    OUTCOME = "outcome", _("What came of it")


class DialogueMailing(models.Model):
    """One mail to everybody who left an address: being written, on its way, or sent.

    `started_at` is when somebody pressed send; until then `text` is a draft. Each address keeps
    itself when it was mailed, so a mailing that was interrupted goes on where it was.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="mailings")
    kind = models.CharField(max_length=8, choices=MailingKind)
    text = models.TextField(_("what do you tell?"), max_length=4000, blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    started_at = models.DateTimeField(null=True, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("mail about a dialogue meeting")
        verbose_name_plural = _("mail about dialogue meetings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "kind"], name="one_mailing_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.kind} · {self.dialogue_id}"
