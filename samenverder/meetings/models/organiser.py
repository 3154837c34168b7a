"""Which partners organise a meeting, such as a visit or a bus tour."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models.meeting import Meeting
from samenverder.network.models import Organisation


class MeetingOrganiser(models.Model):
    """A partner that organises a meeting; the first row is who was named first."""

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="organisers")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="meetings_organised"
    )

    class Meta:
        verbose_name = _("organiser of a meeting")
        verbose_name_plural = _("organisers of meetings")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "organisation"], name="organises_a_meeting_once"
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)
