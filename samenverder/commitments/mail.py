"""Mail of this room: never a typed text and never a name of somebody else, only where to look."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from samenverder.commitments.models import Decision
from samenverder.network.mail import absolute_url, send_mail
from samenverder.network.mail_choices import stop_address, who_stopped
from samenverder.network.models import Access, MailSubject, Person


def ask_to_confirm(decision: Decision, people: Iterable[Person]) -> int:
    """Mail everybody with an address that a decision waits for them; returns how many mails."""
    listed = list(people)
    stopped = who_stopped(MailSubject.REQUEST, [person.pk for person in listed])
    reached = [person for person in listed if person.email and person.pk not in stopped]
    users = [person.user_id for person in reached if person.user_id]
    rows = Access.objects.filter(partnership=decision.partnership_id, user__in=users)
    languages = dict(rows.values_list("user_id", "user__language"))
    for person in reached:
        language = languages.get(person.user_id or 0, "nl")
        path = decision.get_absolute_url() if person.user_id in languages else ""
        with translation.override(language):
            send_mail(
                to=person.email,
                subject=_("A decision in %(region)s is waiting for your mandate")
                % {"region": decision.partnership.name},
                template="commitments/mail/confirm",
                context={
                    "person": person,
                    "partnership": decision.partnership,
                    "url": absolute_url(path) if path else "",
                },
                language=language,
                about=f"decision:{decision.pk}",
                unsubscribe=stop_address(person, MailSubject.REQUEST),
            )
    return len(reached)
