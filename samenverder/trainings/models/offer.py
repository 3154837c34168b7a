"""From what schools need in their plans to what is offered."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.plans.models import PlanNeed
from samenverder.trainings.models.training import Training


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
