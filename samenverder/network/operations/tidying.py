"""Clearing away what nobody needs any more."""

from datetime import timedelta

from django.contrib.sessions.models import Session
from django.utils import timezone

from samenverder.network.models import Invitation, Person
from samenverder.network.models.access import INVITATION_LASTS

KEEP_INVITATIONS = timedelta(days=90)
UNDO_LEAVING = timedelta(days=30)


def end_old_sessions() -> int:
    """Remove sessions that have ended; returns how many."""
    return Session.objects.filter(expire_date__lt=timezone.now()).delete()[0]


def forget_invitations() -> int:
    """Remove invitations that were used or went stale long ago; returns how many."""
    limit = timezone.now() - INVITATION_LASTS - KEEP_INVITATIONS
    return Invitation.objects.filter(sent_at__lt=limit).delete()[0]


def forget_roles_of_leavers() -> int:
    """After thirty days somebody who comes back gets no role, mandate or work back by itself."""
    limit = timezone.localdate() - UNDO_LEAVING
    leavers = Person.objects.filter(left_on__lt=limit)
    known = leavers.exclude(role_before_leaving="", ended_by_leaving={})
    return known.update(role_before_leaving="", ended_by_leaving={})
