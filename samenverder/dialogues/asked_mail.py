"""Mail to another party: the question with the secret address, and once more as a reminder."""

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from samenverder.dialogues.models import PartyQuestion
from samenverder.dialogues.queries.asked import about, question_key
from samenverder.network.mail import absolute_url, send_mail

ASKED = _("A question after the dialogue meeting “%(title)s”")
AGAIN = _("Once more: a question after the dialogue meeting “%(title)s”")


def mail_question(question: PartyQuestion, *, again: bool = False) -> None:
    """One mail: the question, the meeting and who asks; nothing of what was told there."""
    person, dialogue = question.person, question.dialogue
    language = person.user.language if person and person.user else "nl"
    words = {"title": dialogue.title}
    with translation.override(language):
        send_mail(
            to=person.email if person else question.email,
            subject=(AGAIN if again else ASKED) % words,
            template="dialogues/mail/question",
            context={
                "name": person.name if person else question.name,
                "question": question,
                "dialogue": dialogue,
                "partnership": dialogue.partnership,
                "asker": question.by.name if question.by else dialogue.partnership.name,
                "again": again,
                "url": absolute_url(reverse("dialogues:asked", args=[question_key(question)])),
            },
            language=language,
            about=about(question),
        )
