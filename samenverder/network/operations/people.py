"""People of a partnership and what they do."""

import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.models import Invitation, Organisation, Partnership, Person, Position, User
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused, claim
from samenverder.network.operations.welcomes import start_welcome


@transaction.atomic
def add_person(
    *,
    by: User,
    partnership: Partnership,
    name: str,
    email: str = "",
    organisation: Organisation | None = None,
    layer: str = "",
    title: str = "",
) -> Person:
    """A new person, with a first position when an organisation is given; a welcome begins.

    Raises Refused when somebody present already has this address.
    """
    _check_address(partnership, email)
    person = Person.objects.create(partnership=partnership, name=name, email=email)
    note(partnership.pk, by, "person_added", person)
    if organisation is not None:
        _place(person, organisation, layer, title)
    start_welcome(partnership=partnership, person=person)
    return person


@transaction.atomic
def change_person(*, by: User, person: Person, version: int, name: str, email: str) -> int:
    """Another name or address; returns how many open invitations this withdrew.

    An invitation that went to the old address may have reached somebody else: it no longer counts.
    Raises EditedMeanwhile, and Refused when somebody else has the address.
    """
    claim(person, version)
    withdrawn = 0
    if email.lower() != person.email.lower():
        _check_address(person.partnership, email, besides=person)
        withdrawn = Invitation.objects.open().filter(person=person).delete()[0]
    person.name, person.email = name, email
    person.save(update_fields=["name", "email"])
    note(person.partnership_id, by, "person_changed", person)
    return withdrawn


@transaction.atomic
def add_position(
    *,
    by: User,
    person: Person,
    version: int,
    organisation: Organisation,
    layer: str,
    title: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Position:
    """Something a person does as well, from a day (today). EditedMeanwhile, Refused as below."""
    since = since or timezone.localdate()
    _check_period(since, until)
    claim(person, version)
    position = _place(person, organisation, layer, title, since, until)
    note(person.partnership_id, by, "position_added", person, organisation=organisation.pk)
    return position


@transaction.atomic
def change_position(
    *,
    by: User,
    position: Position,
    version: int,
    layer: str,
    title: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Position:
    """Another layer, role or period at the same organisation. `version` is the person's.

    Raises EditedMeanwhile, and Refused for an end that is not after the beginning.
    """
    _check_period(since, until)
    claim(position.person, version)
    position.layer, position.title = layer, title
    position.since, position.until = since, until
    position.save(update_fields=["layer", "title", "since", "until"])
    note(
        position.person.partnership_id,
        by,
        "position_changed",
        position.person,
        organisation=position.organisation_id,
    )
    return position


@transaction.atomic
def end_position(*, by: User, position: Position) -> None:
    """From today the person no longer does this. Ending it twice changes nothing."""
    _set_end(by, position, timezone.localdate(), "position_ended")


@transaction.atomic
def resume_position(*, by: User, position: Position) -> None:
    """The person does this (again), until further notice."""
    _set_end(by, position, None, "position_resumed")


def _set_end(by: User, position: Position, until: object, verb: str) -> None:
    Position.objects.filter(pk=position.pk).update(until=until)
    person = position.person
    claim(person, person.version)
    note(person.partnership_id, by, verb, person, organisation=position.organisation_id)


def _check_period(since: dt.date | None, until: dt.date | None) -> None:
    if since and until and until <= since:
        raise Refused(_("The end comes after the beginning."), "until")


def _place(
    person: Person,
    organisation: Organisation,
    layer: str,
    title: str,
    since: dt.date | None = None,
    until: dt.date | None = None,
) -> Position:
    memberships = organisation.memberships.filter(partnership_id=person.partnership_id)
    if not memberships.current().exists():
        raise ValueError("People work for organisations of their own partnership.")
    return Position.objects.create(
        person=person,
        organisation=organisation,
        layer=layer,
        title=title,
        since=since or timezone.localdate(),
        until=until,
    )


def _check_address(partnership: Partnership, email: str, besides: Person | None = None) -> None:
    """Two people with one address would share an invitation."""
    if not email:
        return
    others = Person.objects.present().filter(partnership=partnership, email__iexact=email)
    other = others.exclude(pk=besides.pk if besides else 0).first()
    if other is not None:
        sentence = _("%(name)s already has this address. Enter another one, or open %(name)s.")
        raise Refused(sentence % {"name": other.name}, "email")
