"""Inviting somebody by mail, and what happens when they follow the link."""

from collections.abc import Iterable

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import Access, Invitation, Person, User
from samenverder.network.models.access import hash_key, new_invitation_key
from samenverder.network.operations.access import give_access
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused
from samenverder.network.operations.welcomes import start_welcome


@transaction.atomic
def invite(*, by: User, person: Person, role: str) -> Invitation:
    """Mail somebody a link with which they get this role. An earlier link stops working.

    Raises Refused without an address, after leaving, and when they already have access.
    """
    if not person.email:
        raise Refused(_("Enter an e-mail address first."), "email")
    if person.left_on is not None:
        raise Refused(_("This person has left. Undo that first."))
    has_access = Access.objects.filter(partnership=person.partnership)
    if has_access.filter(user__email__iexact=person.email).exists() or (
        person.user_id and has_access.filter(user_id=person.user_id).exists()
    ):
        raise Refused(_("%(name)s already has access.") % {"name": person.name})
    Invitation.objects.open().filter(person=person).delete()
    key, key_hash = new_invitation_key()
    invitation = Invitation.objects.create(
        partnership=person.partnership,
        person=person,
        email=person.email,
        role=role,
        key_hash=key_hash,
        invited_by=by,
    )
    note(person.partnership_id, by, "person_invited", person, role=role)
    _send(invitation, by, key)
    return invitation


@transaction.atomic
def invite_many(*, by: User, people: Iterable[Person], role: str) -> int:
    """Invite several people with the same role, all or none; returns how many."""
    return len([invite(by=by, person=person, role=role) for person in people])


@transaction.atomic
def resend(*, by: User, invitation: Invitation) -> Invitation:
    """The same invitation once more, with a new link; the old one stops working."""
    key, invitation.key_hash = new_invitation_key()
    invitation.sent_at = timezone.now()
    invitation.invited_by = by
    invitation.save(update_fields=["key_hash", "sent_at", "invited_by"])
    note(invitation.partnership_id, by, "invitation_resent", invitation.person)
    _send(invitation, by, key)
    return invitation


@transaction.atomic
def withdraw(*, by: User, invitation: Invitation) -> None:
    """The link stops working."""
    person = invitation.person
    invitation.delete()
    note(person.partnership_id, by, "invitation_withdrawn", person)


@transaction.atomic
def accept_as_new(*, key: str, name: str, password: str, language: str) -> User:
    """Somebody without an account makes one with the link from their mail.

    Raises Refused when the link is used, withdrawn or too old, or when an account with this
    address has come into being meanwhile.
    """
    invitation = _locked(key)
    if User.objects.filter(email__iexact=invitation.email).exists():
        raise Refused(_("There is an account with this address by now. Sign in to accept."))
    user = User.objects.create_user(invitation.email, password, name=name, language=language)
    _join(invitation, user)
    return user


@transaction.atomic
def accept_as(*, key: str, user: User) -> Invitation:
    """Somebody who has an account with this address joins the partnership as well.

    Raises Refused for a link that no longer works or that was sent to another address.
    """
    invitation = _locked(key)
    if user.email.lower() != invitation.email.lower():
        raise Refused(_("This invitation was sent to another address."))
    _join(invitation, user)
    return invitation


def _locked(key: str) -> Invitation:
    rows = Invitation.objects.select_for_update(of=("self",)).select_related(
        "partnership", "person"
    )
    invitation = rows.filter(key_hash=hash_key(key)).first()
    if invitation is None or not invitation.is_open:
        raise Refused(_("This invitation is used, withdrawn or too old."))
    return invitation


def _join(invitation: Invitation, user: User) -> None:
    """Access, and the account on the contact it was made for (one contact per account here)."""
    give_access(by=user, user=user, partnership=invitation.partnership, role=invitation.role)
    person = invitation.person
    known = Person.objects.filter(partnership_id=invitation.partnership_id, user=user)
    if person.user_id is None and not known.exists():
        person.user = user
        person.name = user.name
        person.version += 1
        person.save(update_fields=["user", "name", "version"])
        start_welcome(partnership=invitation.partnership, person=person)
    invitation.accepted_at = timezone.now()
    invitation.save(update_fields=["accepted_at"])
    note(invitation.partnership_id, user, "invitation_accepted", person)


def _send(invitation: Invitation, by: User, key: str) -> None:
    known = User.objects.filter(email__iexact=invitation.email).first()
    partnership = invitation.partnership
    send_mail(
        to=invitation.email,
        subject=format_lazy(gettext_lazy("Invitation to {partnership}"), partnership=partnership),
        template="network/mail/invitation",
        context={
            "invitation": invitation,
            "partnership": partnership,
            "sender": by,
            "url": absolute_url(reverse("network:invitation", args=[key])),
        },
        language=known.language if known else by.language,
        about=f"invitation:{invitation.pk}",
    )
