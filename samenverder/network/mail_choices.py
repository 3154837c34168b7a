"""Which mail a person still wants, and the signed address at the foot of a mail that stops it."""

from collections.abc import Collection

from django.core import signing
from django.urls import reverse

from samenverder.network.mail import absolute_url
from samenverder.network.models import MailStop, MailSubject, Person

SALT = "samenverder.mail-choice"


def stop_address(person: Person, subject: str) -> str:
    """The address that stops mail of this subject to this person; for at the foot of a mail."""
    key = signing.dumps([person.pk, str(subject)], salt=SALT, compress=False)
    return absolute_url(reverse("network:mail_choice", args=[key]))


def read_key(key: str) -> tuple[Person, MailSubject] | None:
    """Whose mail of which subject a key is about; None when it was tampered with or is gone."""
    try:
        pk, subject = signing.loads(key, salt=SALT)
    except signing.BadSignature:
        return None
    person = Person.objects.filter(pk=pk).select_related("partnership", "user").first()
    return (person, MailSubject(subject)) if person else None


def stopped(person: Person) -> set[str]:
    """The subjects this person does not want mail about."""
    return set(MailStop.objects.filter(person=person).values_list("subject", flat=True))


def wants(person: Person, subject: str) -> bool:
    """Whether this person still gets mail of this subject."""
    return not MailStop.objects.filter(person=person, subject=subject).exists()


def who_stopped(subject: str, people: Collection[int]) -> set[int]:
    """Which of these people (ids) do not want mail of this subject; one query."""
    rows = MailStop.objects.filter(subject=subject, person__in=people)
    return set(rows.values_list("person_id", flat=True))
