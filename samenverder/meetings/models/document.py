"""Files that belong to a meeting. Their content stands apart, so that no list reads it."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models.agenda import AgendaItem
from samenverder.meetings.models.meeting import Meeting


class MeetingDocument(models.Model):
    """One file, with the agenda item it belongs to when there is one. Removed ones keep their row.

    `extension` is what its content was found to be, not what its name said.
    """

    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="documents")
    item = models.ForeignKey(
        AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="documents"
    )
    name = models.CharField(_("name of the file"), max_length=160)
    extension = models.CharField(max_length=8)
    size = models.PositiveIntegerField(_("size in bytes"))
    added_at = models.DateTimeField(default=timezone.now)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+"
    )
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("document of a meeting")
        verbose_name_plural = _("documents of a meeting")
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.name


class DocumentContent(models.Model):
    """What is in the file. In the database: all or nothing with its row, and in every backup."""

    document = models.OneToOneField(
        MeetingDocument, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    content = models.BinaryField()

    class Meta:
        verbose_name = _("content of a document")
        verbose_name_plural = _("contents of documents")

    def __str__(self) -> str:
        return str(self.document_id)
