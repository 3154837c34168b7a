"""Mail on its way: kept until the mail server has taken it, so that none is lost."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models.person import Person


class MailState(models.TextChoices):
    """How far a mail has come."""

    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Could not be delivered")


class OutgoingMail(models.Model):
    """One mail to one address.

    Its words and attachments are wiped as soon as it is sent or given up: they may hold a secret
    link. What remains (to whom, what about, when) goes after thirty days. `reply_to` is who reads
    an answer; empty for the people who help.
    """

    to = models.EmailField(_("e-mail address"))
    subject = models.CharField(max_length=200)
    text = models.TextField(blank=True)
    html = models.TextField(blank=True)
    language = models.CharField(max_length=2, default="nl")
    about = models.CharField(max_length=60, blank=True)
    state = models.CharField(max_length=8, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField(default=timezone.now)
    next_try_at = models.DateTimeField(default=timezone.now)
    closed_at = models.DateTimeField(null=True, blank=True)
    unsubscribe_url = models.CharField(max_length=400, blank=True)
    reply_to = models.CharField(max_length=400, blank=True)

    class Meta:
        verbose_name = _("mail")
        verbose_name_plural = _("mail")
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="mail_due"),
            models.Index(fields=["about"], name="mail_about"),
        ]

    def __str__(self) -> str:
        return f"{self.to}: {self.subject}"


class MailFile(models.Model):
    """What is in a file that goes with mail: one row, with however many mails it goes.

    `digest` (SHA-256 of the content) finds it; wiped when the last of those mails is closed.
    """

    digest = models.CharField(max_length=64, unique=True, editable=False)
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.pk)


class MailAttachment(models.Model):
    """A file that goes with a mail, under the name it has there."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120)
    file = models.ForeignKey(MailFile, on_delete=models.PROTECT, related_name="attachments")

    def __str__(self) -> str:
        return self.name

    @property
    def content(self) -> bytes:
        """The bytes of the file."""
        return bytes(self.file.content)


class MailSubject(models.TextChoices):
    """What mail comes by itself, and can be stopped."""

    DIGEST = "digest", _("The week: once a week what waits for you")
    REMINDER = "reminder", _("A reminder before an action of yours is due")
    REQUEST = "request", _("When a decision waits for your mandate")
    PRACTICES = "practices", _("In the mail of the week: what is new for you in the library")


class MailStop(models.Model):
    """A person does not want this mail any more."""

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="mail_stops")
    subject = models.CharField(max_length=12, choices=MailSubject)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("stopped mail")
        verbose_name_plural = _("stopped mail")
        constraints = [
            models.UniqueConstraint(fields=["person", "subject"], name="one_stop_each_subject")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.subject}"
