"""Mail on its way: kept until the mail server has taken it, so that none is lost."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class MailState(models.TextChoices):
    """How far a mail has come."""

    WAITING = "waiting", _("Waiting to be sent")
    SENT = "sent", _("Sent")
    GIVEN_UP = "given_up", _("Could not be delivered")


class OutgoingMail(models.Model):
    """One mail to one address.

    Its words and attachments are wiped as soon as it is sent or given up: they may hold a secret
    link. What remains (to whom, what about, when) goes after thirty days.
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


class MailAttachment(models.Model):
    """A file that goes with a mail."""

    mail = models.ForeignKey(OutgoingMail, on_delete=models.CASCADE, related_name="attachments")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=120)
    content = models.BinaryField()

    def __str__(self) -> str:
        return self.name
