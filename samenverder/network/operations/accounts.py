"""Accounts: making one, and changing one's own details."""

from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from samenverder.audit.operations import record
from samenverder.network.models import Person, User
from samenverder.network.sign_in_mail import tell_change


def confirm_address(user: User) -> None:
    """See to it that allauth knows the account's address, however the account was made."""
    if not EmailAddress.objects.filter(user=user, primary=True).exists():
        EmailAddress.objects.update_or_create(
            user=user, email=user.email, defaults={"verified": True, "primary": True}
        )


@transaction.atomic
def change_details(
    *, user: User, name: str, language: str, appearance: str, shortcuts: bool
) -> User:
    """Change one's own name and preferences; the name also where others see it."""
    renamed = user.name != name
    user.name, user.language = name, language
    user.appearance, user.shortcuts = appearance, shortcuts
    user.save(update_fields=["name", "language", "appearance", "shortcuts"])
    if renamed:
        people = Person.objects.filter(user=user)
        for person in people.only("pk", "partnership_id"):
            record(
                partnership_id=person.partnership_id,
                actor=user,
                verb="person_changed",
                subject=f"person:{person.pk}",
            )
        people.update(name=name, version=F("version") + 1)
    return user


@transaction.atomic
def follow_address(*, user: User, old: str, new: str) -> None:
    """The account's address changed: contacts that showed the old one show the new one."""
    people = Person.objects.filter(user=user, email__iexact=old)
    for person in people.only("pk", "partnership_id"):
        record(
            partnership_id=person.partnership_id,
            actor=user,
            verb="person_changed",
            subject=f"person:{person.pk}",
        )
    people.update(email=new, version=F("version") + 1)


def saw_device(*, session_key: str, not_since: datetime) -> bool:
    """A device is in use now; written only when it was not seen since then."""
    mine = UserSession.objects.filter(session_key=session_key, last_seen_at__lt=not_since)
    return mine.update(last_seen_at=timezone.now()) == 1


@transaction.atomic
def remove_second_step(*, user: User) -> int:
    """Take away everything of the second step and sign out everywhere; returns how much it was.

    Only an administrator of the server can do this: who asks for it may be somebody else.
    """
    number = Authenticator.objects.filter(user=user).delete()[0]
    for row in UserSession.objects.filter(user=user):
        row.end()
    record(partnership_id=0, actor="system", verb="second_step_removed", subject=f"user:{user.pk}")
    tell_change("second_step_removed", user, user.email)
    return number
