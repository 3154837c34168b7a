"""Calendar addresses of trainings: what a calendar program reads by itself."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Partnership
from samenverder.trainings.models.guest_code import new_salt


class TrainingFeedKind(models.TextChoices):
    """Which dates an address gives."""

    MINE = "mine", _("Trainings I signed up for")
    ALL = "all", _("All dates of the catalogue")


class TrainingFeed(models.Model):
    """A secret address of one user in one partnership. Ending it makes the address useless.

    `salt` goes into the address; the address itself is kept nowhere.
    """

    partnership = models.ForeignKey(
        Partnership, on_delete=models.CASCADE, related_name="training_feeds"
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="training_feeds"
    )
    kind = models.CharField(max_length=4, choices=TrainingFeedKind)
    salt = models.CharField(max_length=16, default=new_salt, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("calendar address of trainings")
        verbose_name_plural = _("calendar addresses of trainings")
        ordering = ["kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user", "kind"], name="one_training_address_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_kind_display()}"
