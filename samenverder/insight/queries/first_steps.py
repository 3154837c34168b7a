"""How far a new partnership is on its way to a first session."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from samenverder.network.models import Partnership, Person
from samenverder.reflection.models import ReflectionSession


@dataclass(frozen=True)
class Step:
    """One step: what, why, where, and whether it was taken."""

    text: str
    why: str
    url: str
    done: bool


def first_steps(partnership: Partnership, *, has_ambition: bool) -> list[Step]:
    """The three first steps. Two queries."""
    slug = partnership.slug
    people = Person.objects.filter(partnership=partnership)[:2].count()
    sessions = ReflectionSession.objects.filter(partnership=partnership, deleted_at=None)
    return [
        Step(
            _("Add partners and people"),
            _("Who takes part, from which organisation, and on which layer."),
            reverse("network:people", args=[slug]),
            people > 1,
        ),
        Step(
            _("Write down your ambition"),
            _("One sentence that everybody at the table can say."),
            reverse("ambition:change", args=[slug]),
            has_ambition,
        ),
        Step(
            _("Plan the first reflection session"),
            _("An hour together: score, talk, and agree on actions."),
            reverse("reflection:session_new", args=[slug]),
            sessions.exists(),
        ),
    ]
