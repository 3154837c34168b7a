"""Mail about reading along: a colleague is asked to read, and what they said. No typed text."""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from samenverder.ambition.queries.people import person_of
from samenverder.library.models import PracticeReview
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import Access, Person


def mail_asked(review: PracticeReview) -> None:
    """Ask the colleague to read the text."""
    practice = review.practice
    page = reverse("library:read", args=[practice.partnership.slug, practice.pk])
    subject = _("Somebody in %(region)s asks you to read a practice before it is published")
    _send(review, review.reviewer, "asked", subject, page)


def mail_answered(review: PracticeReview, by: Any) -> None:
    """Tell who asked that the colleague read it."""
    asker = review.asked_by
    person = person_of(asker, review.practice.partnership) if asker else None
    if person is None or person.user_id == by.pk:
        return
    subject = _("Your practice in %(region)s was read by a colleague")
    _send(review, person, "answered", subject, review.practice.get_absolute_url())


def _send(review: PracticeReview, to: Person, template: str, subject: Any, page: str) -> None:
    partnership = review.practice.partnership
    access = Access.objects.filter(partnership=partnership, user=to.user_id)
    language = access.values_list("user__language", flat=True).first()
    if not to.email or language is None:
        return
    with translation.override(language):
        send_mail(
            to=to.email,
            subject=subject % {"region": partnership.name},
            template=f"library/mail/{template}",
            context={
                "person": to,
                "partnership": partnership,
                "approved": review.approved,
                "url": absolute_url(page),
            },
            language=language,
            about=f"practice:{review.practice_id}",
        )
