"""Mail to the contact of a practice: it is published, or they took over a question that waits."""

from typing import Any

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from samenverder.library.models import Practice, PracticeQuestion
from samenverder.library.queries.asked import way_to_contact
from samenverder.library.question_mail import mail_question
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import Access

SUBJECT = _("You are the contact of a practice in the library of %(region)s")


def mail_contact(practice: Practice, by: Any) -> bool:
    """Tell the contact that others can reach them from now on; not who published it themselves."""
    contact, partnership = practice.contact, practice.partnership
    if contact is None or not contact.email or contact.left_on or contact.user_id == by.pk:
        return False
    access = Access.objects.filter(partnership=partnership, user_id=contact.user_id or 0)
    language = access.values_list("user__language", flat=True).first()
    with translation.override(language or "nl"):
        send_mail(
            to=contact.email,
            subject=SUBJECT % {"region": partnership.name},
            template="library/mail/contact",
            context={
                "person": contact,
                "partnership": partnership,
                "practice": str(practice),
                "url": absolute_url(practice.get_absolute_url()) if language else "",
            },
            language=language or "nl",
            about=f"practice:{practice.pk}",
        )
    return True


def mail_who_takes_over(practice: Practice, by: Any) -> bool:
    """Tell a new contact of the question that waits longest; without one no mail."""
    if not practice.is_found or not way_to_contact(practice):
        return False
    rows = PracticeQuestion.objects.filter(practice=practice, removed_at=None, answered_at=None)
    question = rows.order_by("asked_at", "pk").first()
    if question is None:
        return False
    question.practice = practice
    return mail_question(question, by)
