"""Who asked for the report."""

from django.db import transaction

from samenverder.reflection.models import ReflectionSession, ReportRequest


def ask_for_report(*, session: ReflectionSession, email: str, language: str) -> ReportRequest:
    """Remember an address for the report; asking twice changes nothing but the language."""
    with transaction.atomic():
        request, _made = ReportRequest.objects.update_or_create(
            session=session, email=email.strip().lower(), defaults={"language": language}
        )
    return request
