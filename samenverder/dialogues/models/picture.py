"""A photo with a contribution: a flip-over, a drawing. Cleaned and shrunk before it is kept."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models.chance import UnorderedModel
from samenverder.dialogues.models.contribution import Contribution


class ContributionPicture(UnorderedModel):
    """One photo, without anything that tells where, when or with what it was taken.

    `key` was made on the device: sending it twice stores it once. `days_gone` counts the days that
    nobody sees it any more, until it is wiped; no moment is kept (decision 21).
    """

    contribution = models.OneToOneField(
        Contribution, on_delete=models.CASCADE, related_name="picture"
    )
    key = models.UUIDField(unique=True)
    width = models.PositiveSmallIntegerField()
    height = models.PositiveSmallIntegerField()
    size = models.PositiveIntegerField(_("size in bytes"))
    extension = models.CharField(max_length=8, default="jpg")
    alt = models.CharField(_("what is in the photo?"), max_length=200, blank=True)
    removed = models.BooleanField(default=False)
    days_gone = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("photo with a contribution")
        verbose_name_plural = _("photos with contributions")

    def __str__(self) -> str:
        return str(self.contribution_id)


class PictureContent(models.Model):
    """What is in the photo. In the database: all or nothing with its row, and in every backup."""

    picture = models.OneToOneField(
        ContributionPicture, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    content = models.BinaryField()
    thumbnail = models.BinaryField(default=bytes)

    class Meta:
        verbose_name = _("content of a photo")
        verbose_name_plural = _("contents of photos")

    def __str__(self) -> str:
        return str(self.picture_id)
