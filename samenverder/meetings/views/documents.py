"""Files of a meeting: adding, fetching, taking away."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from samenverder.meetings.models import MeetingDocument
from samenverder.meetings.operations import documents
from samenverder.meetings.sniffing import MOST_BYTES, TYPES
from samenverder.meetings.views.common import meeting_for
from samenverder.network.access import row_or_404
from samenverder.network.views.pages import attempt, kept_file
from samenverder.web import undo
from samenverder.web.back import post_or_go


@post_or_go("meetings:detail", "region", "pk")
def document_add(request: HttpRequest, region: str, pk: int) -> HttpResponse:
    """Add a file; its content says what it is, not its name."""
    meeting = meeting_for(request, region, pk, "contribute")
    file = request.FILES.get("file")
    if file is None:
        messages.error(request, _("Choose a file first."))
    elif (file.size or 0) > MOST_BYTES:
        messages.error(request, _("This file is larger than 10 MB."))
    else:
        values = {"name": file.name or "", "content": file.read()}
        added = attempt(request, documents.add_document, meeting=meeting, by=request.user, **values)
        if added:
            messages.success(request, _("“%(name)s” is with the meeting.") % {"name": added.name})
    return redirect(f"{reverse('meetings:detail', args=[region, pk])}#stukken")


@require_safe
def document_get(request: HttpRequest, region: str, pk: int, document: int) -> HttpResponse:
    """The file itself; a browser saves it and never opens it as a page."""
    meeting = meeting_for(request, region, pk)
    rows = MeetingDocument.objects.select_related("content")
    row = row_or_404(rows, meeting=meeting, removed_at=None, pk=document)
    kind = TYPES.get(row.extension, "application/octet-stream")
    return kept_file(bytes(row.content.content), kind, row.name)


@post_or_go("meetings:detail", "region", "pk")
def document_remove(request: HttpRequest, region: str, pk: int, document: int) -> HttpResponse:
    """Take a file away, or bring it back; one's own, or any for who runs the meeting."""
    meeting = meeting_for(request, region, pk, "contribute")
    row = row_or_404(MeetingDocument.objects.all(), meeting=meeting, pk=document)
    may_run = request.user.has_perm("meetings.run_meeting", meeting)
    if not may_run and row.added_by_id != request.user.pk:
        raise PermissionDenied
    row.meeting, removed = meeting, request.POST.get("terug") != "ja"
    if attempt(
        request, documents.set_document_removed, document=row, by=request.user, removed=removed
    ):
        if removed:
            text = _("“%(name)s” is taken away.") % {"name": row.name}
            undo.offer(request, text, request.path, terug="ja")
        else:
            messages.success(request, _("“%(name)s” is back.") % {"name": row.name})
    return redirect(f"{reverse('meetings:detail', args=[region, pk])}#stukken")
