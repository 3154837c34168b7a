"""Organisations of a partnership. One may take part in several; each sees only its own part."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from samenverder.network.models import Membership, Organisation, Partnership, User
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused, claim
from samenverder.network.operations.welcomes import start_welcome
from samenverder.network.queries.organisations import coordinated_elsewhere, may_rename


@transaction.atomic
def add_organisation(
    *,
    by: User,
    partnership: Partnership,
    name: str,
    kind: str,
    town: str = "",
    layers_not_needed: Sequence[str] = (),
) -> Membership:
    """A new organisation that takes part from today. Raises Refused when the name is taken here."""
    _check_name(partnership, name)
    organisation = Organisation.objects.create(name=name, kind=kind, town=town)
    membership = Membership.objects.create(
        partnership=partnership,
        organisation=organisation,
        since=timezone.localdate(),
        layers_not_needed=list(layers_not_needed),
    )
    note(partnership.pk, by, "organisation_added", organisation)
    start_welcome(partnership=partnership, organisation=organisation)
    return membership


@transaction.atomic
def take_in(*, by: User, partnership: Partnership, organisation: Organisation) -> Membership:
    """An organisation known from another partnership of this coordinator takes part here too."""
    if not coordinated_elsewhere(by, partnership).filter(pk=organisation.pk).exists():
        raise ValueError("Only organisations of partnerships this user coordinates.")
    membership, is_new = Membership.objects.get_or_create(
        partnership=partnership,
        organisation=organisation,
        defaults={"since": timezone.localdate()},
    )
    if is_new:
        note(partnership.pk, by, "organisation_added", organisation)
        start_welcome(partnership=partnership, organisation=organisation)
    return membership


@transaction.atomic
def change_organisation(
    *,
    by: User,
    membership: Membership,
    version: int,
    layers_not_needed: Sequence[str],
    name: str = "",
    kind: str = "",
    town: str = "",
) -> Membership:
    """Other facts about an organisation; `version` is the membership's.

    What others would see too (name, kind, town) changes only when this coordinator coordinates
    every partnership it takes part in; else it stays. Raises EditedMeanwhile and Refused.
    """
    claim(membership, version)
    organisation = membership.organisation
    if name and may_rename(by, organisation):
        _check_name(membership.partnership, name, besides=organisation)
        organisation.name, organisation.kind, organisation.town = name, kind, town
        organisation.save(update_fields=["name", "kind", "town"])
    membership.layers_not_needed = list(layers_not_needed)
    membership.save(update_fields=["layers_not_needed"])
    note(membership.partnership_id, by, "organisation_changed", organisation)
    return membership


@transaction.atomic
def end_membership(*, by: User, membership: Membership) -> None:
    """From today the organisation no longer takes part. What was done stays on record."""
    membership.until = timezone.localdate()
    membership.version += 1
    membership.save(update_fields=["until", "version"])
    note(membership.partnership_id, by, "organisation_left", membership.organisation)


@transaction.atomic
def renew_membership(*, by: User, membership: Membership) -> None:
    """The organisation takes part again (or it never stopped)."""
    membership.until = None
    membership.version += 1
    membership.save(update_fields=["until", "version"])
    note(membership.partnership_id, by, "organisation_returned", membership.organisation)


def _check_name(partnership: Partnership, name: str, besides: Organisation | None = None) -> None:
    same = Membership.objects.filter(partnership=partnership, organisation__name__iexact=name)
    if same.exclude(organisation=besides).exists():
        sentence = _("%(name)s already takes part. Enter another name, or open %(name)s.")
        raise Refused(sentence % {"name": name}, "name")
