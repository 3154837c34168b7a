"""Stopping mail, and letting it come again."""

from collections.abc import Collection

from django.db import transaction

from samenverder.audit.operations import record
from samenverder.network.mail_choices import stopped
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


@transaction.atomic
def stop_mail(*, person: Person, subject: str) -> None:
    """No more mail of this subject; the rest stays as it is."""
    choose_mail(person=person, wanted=set(MailSubject.values) - stopped(person) - {subject})


@transaction.atomic
def choose_partnerships(*, people: Collection[Person], subject: str, wanted: set[int]) -> None:
    """One human, as these people in as many partnerships: mail of this subject from `wanted`."""
    for person in people:
        others = set(MailSubject.values) - stopped(person) - {subject}
        choose_mail(person=person, wanted=others | ({subject} if person.pk in wanted else set()))
