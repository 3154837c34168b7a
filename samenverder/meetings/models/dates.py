"""A meeting whose date is still to be chosen: proposals, and who can come when."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models.attendee import Attendee
from samenverder.meetings.models.meeting import Meeting


class AvailabilityAnswer(models.TextChoices):
    """Whether somebody can come then."""

    YES = "yes", _("Yes")
    IF_NEED_BE = "if_need_be", _("If need be")
    NO = "no", _("No")


class DateOption(models.Model):
    """A moment that is proposed."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="date_options")
    starts_at = models.DateTimeField(_("starts at"))
    ends_at = models.DateTimeField(_("ends at"))

    class Meta:
        verbose_name = _("proposed date")
        verbose_name_plural = _("proposed dates")
        ordering = ["starts_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["meeting", "starts_at"], name="proposed_once")
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"


class Availability(models.Model):
    """What one person answered about one moment."""

    option = models.ForeignKey(DateOption, on_delete=models.CASCADE, related_name="answers")
    attendee = models.ForeignKey(Attendee, on_delete=models.CASCADE, related_name="availability")
    answer = models.CharField(_("can you come?"), max_length=10, choices=AvailabilityAnswer)
    answered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("availability")
        verbose_name_plural = _("availability")
        constraints = [
            models.UniqueConstraint(fields=["option", "attendee"], name="one_answer_a_date")
        ]

    def __str__(self) -> str:
        return f"{self.attendee}: {self.answer}"
