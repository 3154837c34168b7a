"""Practices of a made-up partnership: published and in the making, with versions and readings."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from samenverder.library.models import (
    CollectedPractice,
    Practice,
    PracticeCollection,
    PracticeMaterial,
    PracticeMaterialContent,
    PracticeNotice,
    PracticeQuestion,
    PracticeReview,
    PracticeUse,
    PracticeVersion,
    content_of,
)
from samenverder.library.operations.listing import list_practices
from samenverder.network.models import Person

MOST = 400
INSIDE = "https://192.0.2.1/draaiboek"  # an address for examples: it is never asked for
TEXT = "Wie begeleidt, komt elke week langs.\nDaarna maken wij samen een afspraak."


def add_practices(region: Any) -> None:
    """As many published practices as there are others (400 at most), and drafts of every kind."""
    number = min(region.sizes.others, MOST)
    region.practices = make_practices(region, number)
    draft = make_practice(
        region.partnership, region.coordinator, number, region.organisations[0], region.people[0]
    )
    Practice.objects.filter(pk=draft.pk).update(state="review", published=None, published_at=None)
    add_file(region.practices[0], region.coordinator)
    reader = next(row for row in region.people if row.user_id)
    PracticeReview.objects.create(practice=draft, reviewer=reader, asked_by=region.coordinator)
    region.to_read = draft


def make_practices(region: Any, number: int) -> list[Practice]:
    """Published, each with one version and one link; five queries however many."""
    now = timezone.now()
    rows = [
        _filled(
            Practice(
                partnership=region.partnership, created_by=region.coordinator,
                organisation=region.organisations[at % len(region.organisations)],
                contact=region.people[at % len(region.people)],
                focus_area=region.areas[at % len(region.areas)] if region.areas else None,
                sectors=["pro", "vso"], layers=["practice"], state="published",
                published_at=now - timedelta(days=at), first_published_at=now - timedelta(days=at),
                review_by=timezone.localdate() + timedelta(days=365 - at),
            ),
            at,
        )
        for at in range(number)
    ]  # fmt: skip
    for row in rows:
        row.published = content_of(row)
    made = Practice.objects.bulk_create(rows)
    PracticeVersion.objects.bulk_create(
        PracticeVersion(practice=row, number=1, content=row.published, by_name="Iemand")
        for row in made
    )
    PracticeMaterial.objects.bulk_create(
        PracticeMaterial(
            practice=row, name="Draaiboek", url=INSIDE, broken_since=now, broken_why="404"
        )
        for row in made
    )
    _add_reuse(region, made)
    list_practices(made)
    return list(made)


def _add_reuse(region: Any, made: list[Practice]) -> None:
    """Each is used by another partner, asked about, and in a collection of its own; all in one."""
    houses, people, by = region.organisations, region.people, region.coordinator
    PracticeUse.objects.bulk_create(
        PracticeUse(practice=row, organisation=houses[(at + 1) % len(houses)], adapted=TEXT, by=by)
        for at, row in enumerate(made)
    )
    PracticeQuestion.objects.bulk_create(
        PracticeQuestion(
            practice=row, text="Hoe lang duurt het?", asked_by=people[(at + 1) % len(people)]
        )
        for at, row in enumerate(made)
    )
    collections = PracticeCollection.objects.bulk_create(
        PracticeCollection(partnership=region.partnership, title=f"Verzameling {at}", created_by=by)
        for at in range(len(made))
    )
    lines = [(collections[0], row) for row in made[:60]]
    lines += list(zip(collections[1:], made[1:], strict=True))
    CollectedPractice.objects.bulk_create(
        CollectedPractice(collection=collection, practice=row, order=at)
        for at, (collection, row) in enumerate(lines)
    )


def make_practice(
    partnership: Any, by: Any, at: int = 0, organisation: Any = None, contact: Any = None
) -> Practice:
    """One that is published, with two versions and one reading."""
    now = timezone.now()
    row = _filled(
        Practice(
            partnership=partnership, created_by=by, organisation=organisation, contact=contact,
            state="published", published_at=now, first_published_at=now,
            review_by=timezone.localdate() + timedelta(days=365),
        ),
        at,
    )  # fmt: skip
    row.published = content_of(row)
    row.save()
    old = row.published | {"title": "Zo heette het eerst"}
    for number, content in enumerate((old, row.published), start=1):
        PracticeVersion.objects.create(
            practice=row, number=number, content=content, by=by, by_name="Iemand"
        )
    PracticeMaterial.objects.create(practice=row, name="Draaiboek", url=INSIDE, added_by=by)
    add_file(row, by)
    _add_one_of_each(row, by)
    if contact is not None:
        PracticeReview.objects.create(
            practice=row, reviewer=contact, asked_by=by, approved=True, words="Zo kan het.",
            answered_at=now, read_version=1,
        )  # fmt: skip
    return row


def _add_one_of_each(practice: Practice, by: Any) -> None:
    """The last partner uses it, somebody asks about it, and it stands in a collection."""
    partnership = practice.partnership
    asker = Person.objects.filter(partnership=partnership, user=by).first()
    last = partnership.organisations.order_by("-pk").first()
    PracticeUse.objects.create(practice=practice, organisation=last, adapted=TEXT, by=by)
    PracticeQuestion.objects.create(practice=practice, text="Hoe lang duurt het?", asked_by=asker)
    collection = PracticeCollection.objects.create(
        partnership=partnership, title="Voor maandag", text=TEXT, created_by=by
    )
    CollectedPractice.objects.create(collection=collection, practice=practice)
    if asker is not None:
        PracticeNotice.objects.create(person=asker, practice=practice, told_at=timezone.now())


def add_file(practice: Practice, by: Any) -> PracticeMaterial:
    """A file with a practice."""
    row = PracticeMaterial.objects.create(
        practice=practice, name="Draaiboek.txt", extension="txt", size=9, added_by=by
    )
    PracticeMaterialContent.objects.create(material=row, content=b"Draaiboek")
    return row


def _filled(row: Practice, at: int) -> Practice:
    row.title = f"Voorbeeld {at + 1}"
    row.what, row.steps, row.for_whom = TEXT, "Bel de werkgever\nMaak een afspraak", "mentoren"
    row.context, row.effect, row.effect_basis = "Klas 3", "Minder uitval", "experience"
    row.hours, row.euros, row.conditions = 4, 250, "Een vaste middag"
    return row
