"""Which boards listen on a pitch day, and who comes for them."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation, Person
from samenverder.pitchdays.models.day import PitchDay


class PitchDayBoard(models.Model):
    """An organisation that decides about plans of this day. Its mandates stand in `network`."""

    pitch_day = models.ForeignKey(PitchDay, on_delete=models.CASCADE, related_name="boards")
    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="pitch_day_places"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("board on a pitch day")
        verbose_name_plural = _("boards on a pitch day")
        ordering = ["organisation__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["pitch_day", "organisation"], name="board_once_on_a_pitch_day"
            )
        ]

    def __str__(self) -> str:
        return str(self.organisation)


class PitchDayGuest(models.Model):
    """Somebody who listens for a board. `present` is empty until it is known."""

    board = models.ForeignKey(PitchDayBoard, on_delete=models.CASCADE, related_name="guests")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="pitch_days")
    present = models.BooleanField(_("is there"), null=True, blank=True)

    class Meta:
        verbose_name = _("listener on a pitch day")
        verbose_name_plural = _("listeners on a pitch day")
        ordering = ["person__name", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["board", "person"], name="listener_once_for_a_board")
        ]

    def __str__(self) -> str:
        return str(self.person)
