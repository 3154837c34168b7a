"""Taking back an organisation that was added by mistake and that nothing rests on yet."""

from django.db import transaction
from django.utils.translation import gettext as _

from samenverder.network.models import Membership, Organisation, User
from samenverder.network.models.welcome import Welcome, WelcomeStep
from samenverder.network.operations.notes import note
from samenverder.network.operations.problems import Refused


@transaction.atomic
def withdraw_organisation(*, by: User, membership: Membership) -> None:
    """Remove the organisation and its membership. Raises Refused when anything points to it."""
    organisation = membership.organisation
    _forget_welcome(membership)
    for relation in Organisation._meta.related_objects:
        rows = relation.related_model._base_manager.filter(**{relation.field.name: organisation})
        if relation.related_model is Membership:
            rows = rows.exclude(pk=membership.pk)
        if rows.exists():
            sentence = _(
                "People or agreements of “%(name)s” are on record already, so it stays. It can "
                "stop taking part instead."
            )
            raise Refused(sentence % {"name": organisation.name})
    note(membership.partnership_id, by, "organisation_withdrawn", organisation)
    membership.delete()
    organisation.delete()


def _forget_welcome(membership: Membership) -> None:
    """The welcome that began by itself goes too, as long as nobody ticked a step of it."""
    mine = Welcome.objects.filter(
        partnership_id=membership.partnership_id, organisation=membership.organisation
    )
    ticked = WelcomeStep.objects.filter(welcome__in=mine, ticked_at__isnull=False)
    if not ticked.exists():
        mine.delete()
