"""Who is asked to come, what they answered, who was there."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models.meeting import Meeting
from samenverder.network.models import Person


class AttendeeAnswer(models.TextChoices):
    """Whether somebody comes."""

    YES = "yes", _("Comes")
    MAYBE = "maybe", _("Maybe")
    NO = "no", _("Does not come")


def new_salt() -> str:
    return secrets.token_hex(8)


class Attendee(models.Model):
    """A person asked to a meeting.

    `salt` goes into the secret address in their mail; another salt makes the old address useless.
    `mailed_sequence` is the sequence of the last calendar file they got.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendees")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="meetings")
    answer = models.CharField(_("answer"), max_length=6, choices=AttendeeAnswer, blank=True)
    remark = models.CharField(_("remark"), max_length=300, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    mailed_sequence = models.PositiveIntegerField(null=True, blank=True)
    was_present = models.BooleanField(_("was present"), default=False)
    removed_at = models.DateTimeField(null=True, blank=True)
    salt = models.CharField(max_length=16, default=new_salt, editable=False)

    class Meta:
        verbose_name = _("attendee")
        verbose_name_plural = _("attendees")
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "person"], name="asked_once_to_a_meeting")
        ]

    def __str__(self) -> str:
        return str(self.person)
