"""Mail of the library: a question came in, a question was answered.

It names the practice, but holds nothing of what was asked or answered. A contact who cannot answer
with an account gets a secret address on which the question can be read and answered.
"""

from typing import Any

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from samenverder.library.keys import question_key
from samenverder.library.models import PracticeQuestion
from samenverder.library.queries.asked import way_to_contact
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.models import Access, Partnership, Person
from samenverder.network.queries.answering import who_answers


def mail_question(question: PracticeQuestion, by: Any) -> bool:
    """Tell the contact of the practice; without one who can be reached, the coordinator."""
    partnership = question.practice.partnership
    contact = question.practice.contact
    way = way_to_contact(question.practice)
    if way:
        return _mail(question, contact, "library/mail/question", _ASKED, by, way=way)
    helper = who_answers(partnership)
    person = _person(helper, partnership)
    return bool(person) and _mail(question, person, "library/mail/question", _ASKED, by)


def mail_answer(question: PracticeQuestion, by: Any) -> bool:
    """Tell who asked that there is an answer."""
    return _mail(question, question.asked_by, "library/mail/answer", _ANSWERED, by)


_ASKED = _("A question about a practice in the library of %(region)s")
_ANSWERED = _("Your question in the library of %(region)s has an answer")


def _person(user: Any, partnership: Partnership) -> Person | None:
    if user is None:
        return None
    rows = Person.objects.present().filter(partnership=partnership, user_id=user.pk)
    return rows.exclude(email="").first()


def _mail(
    question: PracticeQuestion,
    person: Person | None,
    template: str,
    subject: Any,
    by: Any,
    *,
    way: str = "",
) -> bool:
    """One mail; none to who did it themselves, or who cannot be reached."""
    if person is None or not person.email or person.left_on:
        return False
    if person.user_id == getattr(by, "pk", 0):
        return False
    partnership = question.practice.partnership
    access = Access.objects.filter(partnership=partnership, user_id=person.user_id or 0)
    language = access.values_list("user__language", flat=True).first()
    path = reverse("library:detail", args=[partnership.slug, question.practice_id])
    url = f"{path}#vraag-{question.pk}" if language else ""
    if way == "link":
        url = reverse("library:asked", args=[question_key(question, person)])
    with translation.override(language or "nl"):
        send_mail(
            to=person.email,
            subject=subject % {"region": partnership.name},
            template=template,
            context={
                "person": person,
                "partnership": partnership,
                "is_contact": bool(way),
                "practice": str(question.practice),
                "is_secret": way == "link",
                "url": absolute_url(url) if url else "",
            },
            language=language or "nl",
            about=f"practice_question:{question.pk}",
        )
    return True
