"""Which mail a person still wants, and the signed address at the foot of a mail that stops it."""

from collections.abc import Collection
from dataclasses import dataclass

from django.core import signing
from django.urls import reverse

from samenverder.network.mail import absolute_url
from samenverder.network.models import MailStop, MailSubject, Person, User

SALT = "samenverder.mail-choice"
EVERYWHERE = "everywhere"


@dataclass(frozen=True)
class MailKey:
    """What a key is about: mail of one subject, of one partnership or (`everywhere`) of all."""

    people: list[Person]
    subject: MailSubject
    everywhere: bool = False


def stop_address(person: Person, subject: str) -> str:
    """The address that stops mail of this subject to this person; for at the foot of a mail."""
    return _address([person.pk, str(subject)])


def stop_address_everywhere(user: User, subject: str) -> str:
    """The same for mail that tells of all partnerships of a user at once."""
    return _address([user.pk, str(subject), EVERYWHERE])


def _address(signed: list[object]) -> str:
    key = signing.dumps(signed, salt=SALT, compress=False)
    return absolute_url(reverse("network:mail_choice", args=[key]))


def read_key(key: str) -> MailKey | None:
    """Whose mail of which subject a key is about; None when it was tampered with or is gone."""
    try:
        pk, subject, *scope = signing.loads(key, salt=SALT)
    except signing.BadSignature:
        return None
    rows = Person.objects.select_related("partnership", "user")
    everywhere = scope == [EVERYWHERE]
    own = rows.present().filter(user=pk, user__is_active=True)
    mine = own if everywhere else rows.filter(pk=pk)
    people = list(mine.order_by("partnership__name", "pk"))
    return MailKey(people, MailSubject(subject), everywhere) if people else None


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
