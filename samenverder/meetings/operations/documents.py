"""Files of a meeting: adding, taking away, bringing back."""

import re
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.meetings.models import AgendaItem, DocumentContent, Meeting, MeetingDocument
from samenverder.meetings.operations.common import locked, tell
from samenverder.meetings.sniffing import examine
from samenverder.network.operations.problems import Refused

MOST_FILES = 30
# Control signs, those of paths and headers, and the invisible ones that turn a name round.
UNSAFE = re.compile("[\\x00-\\x1f\\x7f\"'/\\\\<>|:*?\u200b-\u200f\u202a-\u202e\u2066-\u2069]+")


@transaction.atomic
def add_document(
    *, meeting: Meeting, by: Any, name: str, content: bytes, item: AgendaItem | None = None
) -> MeetingDocument:
    """Keep a file with a meeting. Raises Refused when it is not of a kind that is taken."""
    extension, kept = examine(content)
    current = locked(meeting)
    if item is not None and item.meeting_id != current.pk:
        raise ValueError("The item belongs to the meeting.")
    if current.documents.filter(removed_at=None).count() >= MOST_FILES:
        raise Refused(_("Thirty files is the most for one meeting."), "file")
    document = MeetingDocument.objects.create(
        meeting=current,
        item=item,
        name=tidy_name(name, extension),
        extension=extension,
        size=len(kept),
        added_by=by,
    )
    DocumentContent.objects.create(document=document, content=kept)
    tell(current, by, "document_added")
    return document


def tidy_name(name: str, extension: str) -> str:
    """A name that is safe in a header and on a disk, ending in what the file really is."""
    name = name.replace("\\", "/").rpartition("/")[2]
    stem = UNSAFE.sub(" ", name.rpartition(".")[0] or name)
    stem = " ".join(stem.split()).strip(". ")[:140]
    return f"{stem or 'document'}.{extension}"


@transaction.atomic
def set_document_removed(*, document: MeetingDocument, by: Any, removed: bool) -> None:
    """Take a file off the list, or bring it back."""
    current = locked(document.meeting)
    moment = timezone.now() if removed else None
    current.documents.filter(pk=document.pk).update(removed_at=moment)
    tell(current, by, "document_removed" if removed else "document_restored")
