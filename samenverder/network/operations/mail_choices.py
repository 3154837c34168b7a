"""Stopping mail, and letting it come again."""

from collections.abc import Collection

from django.db import transaction

from samenverder.audit.operations import record
from samenverder.network.models import MailStop, MailSubject, Person


@transaction.atomic
def choose_mail(*, person: Person, wanted: Collection[str]) -> None:
    """This person gets mail of these subjects, and of no other that comes by itself."""
    unwanted = [subject for subject in MailSubject.values if subject not in wanted]
    MailStop.objects.filter(person=person).exclude(subject__in=unwanted).delete()
    for subject in unwanted:
        MailStop.objects.get_or_create(person=person, subject=subject)
    record(
        partnership_id=person.partnership_id,
        actor=person.user or "mail",
        verb="mail_chosen",
        subject=f"person:{person.pk}",
        stopped=unwanted,
    )


def stop_mail(*, person: Person, subject: str) -> None:
    """No more mail of this subject; the rest stays as it is."""
    with transaction.atomic():
        kept = set(MailSubject.values) - {subject}
        kept -= set(MailStop.objects.filter(person=person).values_list("subject", flat=True))
        choose_mail(person=person, wanted=kept)
