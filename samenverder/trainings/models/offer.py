"""From what schools need in their plans to what is offered."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Organisation
from samenverder.plans.models import PlanNeed
from samenverder.trainings.models.training import Training, TrainingDate


class TrainingForNeed(models.Model):
    """A training is meant to meet this need of a school plan; its school was offered the dates."""

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="needs")
    need = models.ForeignKey(PlanNeed, on_delete=models.CASCADE, related_name="trainings")
    offered_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("need a training is meant for")
        verbose_name_plural = _("needs trainings are meant for")
        constraints = [
            models.UniqueConstraint(fields=["training", "need"], name="a_need_once_with_a_training")
        ]

    def __str__(self) -> str:
        return f"{self.training} · {self.need_id}"


class DateOffer(models.Model):
    """A date was offered to a school that needs the training: its people see it and got a mail.

    `kept` places are for people of this school up to and including `kept_until`, unless the
    school said no (`declined_at`) or the training is not open to it now (`outside_at`). Who has one
    of them says so in `SignUp.of_offer`.
    """

    date = models.ForeignKey(TrainingDate, on_delete=models.CASCADE, related_name="offers")
    school = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="training_offers"
    )
    at = models.DateTimeField(default=timezone.now)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    kept = models.PositiveSmallIntegerField(_("places kept"), default=0)
    kept_until = models.DateField(_("kept until"), null=True, blank=True)
    declined_at = models.DateTimeField(null=True, blank=True)
    outside_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        verbose_name = _("date offered to a school")
        verbose_name_plural = _("dates offered to schools")
        constraints = [
            models.UniqueConstraint(
                fields=["date", "school"], name="a_date_offered_once_to_a_school"
            )
        ]

    def __str__(self) -> str:
        return f"{self.date} · {self.school}"

    @property
    def holds(self) -> bool:
        """Places are kept now."""
        if not self.kept or self.kept_until is None or self.declined_at or self.outside_at:
            return False
        return self.kept_until >= timezone.localdate()

    @property
    def goes_on(self) -> bool:
        """What is left of the places goes to who waits before the training begins."""
        begins = timezone.localtime(self.date.starts_at).date()
        return self.kept_until is not None and self.kept_until < begins

    @property
    def left(self) -> int:
        """Places still kept, for an offer that came with `used`."""
        return max(0, self.kept - self.used) if self.holds else 0  # type: ignore[attr-defined]
