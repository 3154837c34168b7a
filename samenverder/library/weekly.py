"""What the weekly mail says of the library: how much is new that fits, each practice once."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import ngettext

from samenverder.library.operations.noticing import note_told
from samenverder.library.queries.newest import MOST, untold
from samenverder.network.mail_choices import wants
from samenverder.network.models import MailSubject, Person
from samenverder.network.weekly import News, register_news


def new_practices(person: Person) -> Iterable[News]:
    """One line with a number, for who did not stop it; three queries."""
    if not wants(person, MailSubject.PRACTICES):
        return
    pks = list(untold(person).values_list("pk", flat=True)[:MOST])
    if not pks:
        return
    text = ngettext(
        "%(n)d new practice in the library that fits you",
        "%(n)d new practices in the library that fit you",
        len(pks),
    )
    yield News(
        text % {"n": len(pks)},
        reverse("library:new_for_you", args=[person.partnership.slug]),
        lambda: note_told(person=person, practices=pks),
    )


def register() -> None:
    """Tell the weekly mail."""
    register_news("library", new_practices)
