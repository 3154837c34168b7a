"""Who takes part. No account, no name unless somebody writes one with a contribution."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models.chance import UnorderedModel
from samenverder.dialogues.models.dialogue import Dialogue, DialogueTable
from samenverder.network.models import Layer, Organisation


class DialogueSeat(UnorderedModel):
    """A device in one dialogue meeting: somebody's phone, or one shared by a whole table.

    `seat_hash` is a keyed hash of the secret in the browser's cookie. Nothing leads from a
    contribution to a seat but that secret. `moved` says that it sat at another table before.
    """

    dialogue = models.ForeignKey(Dialogue, on_delete=models.CASCADE, related_name="seats")
    seat_hash = models.CharField(max_length=64)
    table = models.ForeignKey(
        DialogueTable, on_delete=models.SET_NULL, null=True, related_name="seats"
    )
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    layer = models.CharField(_("layer"), max_length=12, choices=Layer, blank=True)
    moved = models.BooleanField(default=False, editable=False)
    shared = models.BooleanField(_("one device for the whole table"), default=False)

    class Meta:
        verbose_name = _("seat at a dialogue meeting")
        verbose_name_plural = _("seats at dialogue meetings")
        constraints = [
            models.UniqueConstraint(fields=["dialogue", "seat_hash"], name="one_dialogue_seat_each")
        ]

    def __str__(self) -> str:
        return f"{self.dialogue_id}/{self.pk}"
