"""Mailing the people who are invited."""

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import User
from samenverder.reflection.models import ReflectionSession
from samenverder.reflection.operations.sessions import lock, note

JOIN = "reflection:participant_join"


def mail_invitations(*, session: ReflectionSession, by: User) -> int:
    """Mail everybody on the list who has an address and was not mailed yet; returns how many.

    Whoever left the partnership stays on the list and gets no mail.
    """
    with transaction.atomic():
        current = lock(session)
        waiting = list(
            current.invitees.filter(mailed_at__isnull=True, person__left_on__isnull=True)
            .exclude(person__email="")
            .select_related("person__user")
        )
        for invitee in waiting:
            user = invitee.person.user
            send_mail(
                to=invitee.person.email,
                subject=current.title,
                template="reflection/mail/invitation",
                context={
                    "name": invitee.person.name,
                    "title": current.title,
                    "purpose": current.purpose,
                    "starts_at": current.starts_at,
                    "place": current.place,
                    "answers_until": current.answers_until,
                    "join_url": absolute_url(reverse(JOIN, args=[current.code])),
                    "code": current.code,
                    "is_anonymous": current.is_anonymous,
                    "partnership": current.partnership.name,
                    "by": by.name,
                },
                language=user.language if user else "nl",
                partnership=current.partnership,
            )
        current.invitees.filter(pk__in=[row.pk for row in waiting]).update(mailed_at=timezone.now())
        note(current, by, "invitations_mailed", n=len(waiting))
    return len(waiting)
