"""Who asked for the report."""

from django.db import transaction

from samenverder.reflection.models import ReflectionSession, ReportRequest

MOST_FOR_EACH = 3


class TooManyAddresses(Exception):
    """Far more addresses were left than people take part: somebody is playing with it."""


def ask_for_report(*, session: ReflectionSession, email: str, language: str) -> ReportRequest:
    """Remember an address for the report; asking twice changes nothing but the language.

    Raises TooManyAddresses above three new ones for each seat.
    """
    with transaction.atomic():
        request, made = ReportRequest.objects.update_or_create(
            session=session, email=email.strip().lower(), defaults={"language": language}
        )
        room = MOST_FOR_EACH * session.participants.count()
        if made and session.report_requests.count() > room:
            raise TooManyAddresses
    return request
