"""A secret address for somebody without an account whose school was offered a date."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.network.models import Person
from samenverder.trainings.models.guest_code import new_salt
from samenverder.trainings.models.training import Training


class OfferAddress(models.Model):
    """With it somebody without an account signs people of the own school up for what was offered.

    The address itself is kept nowhere (`keys.offer_key`); another `salt` makes it useless. It opens
    as long as a date that was offered to a school of this person is still to begin.
    """

    training = models.ForeignKey(Training, on_delete=models.CASCADE, related_name="offer_addresses")
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="offer_addresses")
    salt = models.CharField(max_length=16, default=new_salt, editable=False)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("secret address of an offer")
        verbose_name_plural = _("secret addresses of offers")
        constraints = [
            models.UniqueConstraint(
                fields=["training", "person"], name="one_address_each_of_a_training"
            )
        ]

    def __str__(self) -> str:
        return f"{self.training} · {self.person}"
