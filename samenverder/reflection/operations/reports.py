"""Sending the report to everybody who asked for it."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from samenverder.ambition.queries import ambition_in_sight
from samenverder.network.mail import Attachment, absolute_url, send_mail
from samenverder.network.models import User
from samenverder.reflection.models import ReflectionSession, ReportRequest
from samenverder.reflection.operations.sessions import lock, note
from samenverder.reflection.queries.outcome import Outcome, outcome_of
from samenverder.reflection.report import report_name, report_pdf


class NoReport(Exception):
    """There is nothing to report: the results are not out, or fewer than five people answered."""


def mail_report(*, session: ReflectionSession, by: User | None) -> int:
    """Mail the report, once to each address that asked and did not get it yet; returns how many.

    The PDF is set once per language. Raises NoReport when there is none.
    """
    with transaction.atomic():
        current = lock(session)
        outcome = outcome_of(current)
        if current.is_scored and not outcome.enough:
            raise NoReport
        waiting = list(
            ReportRequest.objects.select_for_update(of=("self",)).filter(
                session=current, sent_at__isnull=True
            )
        )
        files: dict[str, Attachment] = {}
        for request in waiting:
            language = "en" if request.language == "en" else "nl"
            if language not in files:
                files[language] = _file(outcome, language)
            _send(outcome, request, files[language], language)
        ReportRequest.objects.filter(pk__in=[request.pk for request in waiting]).update(
            sent_at=timezone.now()
        )
        if waiting:
            note(current, by, "report_mailed", n=len(waiting))
    return len(waiting)


def _file(outcome: Outcome, language: str) -> Attachment:
    name = report_name(outcome.session, language)
    return Attachment(name, report_pdf(outcome.session, language, outcome), "application/pdf")


def _send(outcome: Outcome, request: ReportRequest, file: Attachment, language: str) -> None:
    session = outcome.session
    page = reverse("reflection:results", args=[session.partnership.slug, session.pk])
    with translation.override(language):
        subject = _("Report of “%(title)s”") % {"title": session.title}
    send_mail(
        to=request.email,
        subject=subject,
        template="reflection/mail/report",
        context={
            "title": session.title,
            "partnership": session.partnership.name,
            "ambition": ambition_in_sight(session.partnership).sentence,
            "starts_at": session.starts_at,
            "actions": [row.action for row in outcome.actions],
            "url": absolute_url(page),
        },
        language=language,
        attachments=[file],
        about=f"session:{session.pk}",
        partnership=session.partnership,
    )
