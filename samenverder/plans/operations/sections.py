"""Saving the text of a section as somebody types. Two people at once: nothing is lost."""

from dataclasses import dataclass
from datetime import timedelta
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from samenverder.live.operations import publish
from samenverder.network.operations.problems import Refused
from samenverder.plans.models import PlanSection, PlanWriting, SchoolPlan, SectionKind
from samenverder.plans.operations.telling import hold_for, tell, touch
from samenverder.plans.text import LONGEST, cleaned, together


@dataclass(frozen=True)
class Saved:
    """What stands in the section now; `merged` when somebody else's changes are in it too."""

    text: str
    revision: int
    merged: bool


class TextClash(Exception):
    """Somebody else changed the same lines; nothing was saved, both texts are still there."""

    def __init__(self, section: PlanSection) -> None:
        super().__init__("Two people changed the same lines.")
        self.section = section


@transaction.atomic
def save_section(
    *, plan: SchoolPlan, by: Any, kind: str, text: str, revision: int, seen: str, maybe: str = ""
) -> Saved:
    """Write a section, from the text `seen` that this person had in front of them at `revision`.

    When somebody else saved meanwhile, changes of different lines are put together. `maybe` is what
    they sent before without hearing whether it arrived. Raises TextClash when both changed the same
    lines, Refused when the plan cannot be written.
    """
    text, seen, maybe = cleaned(text), cleaned(seen), cleaned(maybe)
    if len(text) > LONGEST:
        raise Refused(
            _("This section is longer than a million characters. Divide it over the sections."),
            "text",
        )
    held, _step = hold_for(plan, by, "write")
    section = section_of(held, kind)
    sent = text
    merged = section.revision != revision and section.text != seen
    if merged:
        arrived = maybe and section.writers.filter(user=by, sent=_hash(maybe)).exists()
        both = together(maybe if arrived else seen, text, section.text)
        if both is None:
            raise TextClash(section)
        text = both
    if text != section.text:
        write(held, section, by, text)
    PlanWriting.objects.update_or_create(
        section=section, user=by, defaults={"at": timezone.now(), "sent": _hash(sent)}
    )
    return Saved(section.text, section.revision, merged)


def section_of(plan: SchoolPlan, kind: str) -> PlanSection:
    """The section of this kind, made when it is not there yet; call it with the plan held."""
    section, _made = PlanSection.objects.get_or_create(plan=plan, kind=SectionKind(kind))
    return section


def write(plan: SchoolPlan, section: PlanSection, by: Any, text: str) -> None:
    """Put a text in a section; call it with the plan held."""
    first_today = section.changed_by_id != by.pk or _is_long_ago(section)
    section.text, section.revision = text, section.revision + 1
    section.changed_at, section.changed_by = timezone.now(), by
    section.save()
    touch(plan, by)
    if first_today:  # one line in the log for a stretch of writing, not one for every pause
        tell(plan, by, "plan_written", section=section.kind)
    else:
        publish(f"plan:{plan.pk}")


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()


def _is_long_ago(section: PlanSection) -> bool:
    return section.changed_at is None or (
        timezone.now() - section.changed_at > timedelta(minutes=30)
    )
