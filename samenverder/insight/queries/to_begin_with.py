"""What a newcomer can use at once: an example that fits, a training, an evening to come to."""

from dataclasses import dataclass

from django.db.models import F
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from samenverder.dialogues.models import Dialogue, DialoguePhase
from samenverder.lib.text import format_moment
from samenverder.library.models import ListedPractice
from samenverder.library.queries.newest import fits
from samenverder.library.queries.practices import published
from samenverder.network.models import Partnership, Person
from samenverder.trainings.queries.catalogue import coming_dates, with_counts


@dataclass(frozen=True)
class Line:
    """A link, with what is said of it."""

    text: str
    url: str
    about: str


def to_begin_with(partnership: Partnership, person: Person | None) -> list[Line]:
    """At most three lines, none of what is not there; five queries."""
    found = (_examples(partnership, person), _training(partnership), _evening(partnership))
    return [line for line in found if line]


def _examples(partnership: Partnership, person: Person | None) -> Line | None:
    """Examples of what works; for a person those of their sector and layer."""
    rows = ListedPractice.objects.filter(practice__in=published(partnership))
    if person:
        rows = rows.filter(fits(person))
    n, first = rows.count(), rows.first()
    if first is None:
        return None
    words = ngettext("%(n)d example of what works", "%(n)d examples of what works", n)
    if person:
        words = ngettext("%(n)d example fits where you work",
                         "%(n)d examples fit where you work", n)  # fmt: skip
    about = _("Such as “%(title)s”") % {"title": first.title}
    return Line(words % {"n": n}, reverse("library:list", args=[partnership.slug]), about)


def _training(partnership: Partnership) -> Line | None:
    """The soonest date with a free place."""
    dates = coming_dates().filter(training__partnership=partnership, training__removed_at=None)
    free = with_counts(dates).filter(taken__lt=F("capacity") - F("kept_left"))
    free = free.exclude(sign_up_by__lt=timezone.localdate())
    date = free.select_related("training__partnership").first()
    if date is None:
        return None
    when = format_moment(date.starts_at, get_language() or "nl")
    text = _("Training: %(title)s") % {"title": date.training.title}
    return Line(text, date.training.get_absolute_url(), when)


def _evening(partnership: Partnership) -> Line | None:
    """The next dialogue meeting."""
    rows = Dialogue.objects.filter(
        partnership=partnership, phase=DialoguePhase.PLANNED, starts_at__gt=timezone.now()
    )
    rows = rows.select_related("partnership").order_by("starts_at", "pk")
    dialogue = rows.filter(removed_at=None).first()
    if dialogue is None:
        return None
    when = format_moment(dialogue.starts_at, get_language() or "nl")
    about = f"{when}, {dialogue.place}" if dialogue.place else when
    text = _("Dialogue meeting: %(title)s") % {"title": dialogue.title}
    return Line(text, dialogue.get_absolute_url(), about)
