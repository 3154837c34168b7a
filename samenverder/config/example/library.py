"""The library of the example region: practices at every stand, with where they travel."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from samenverder.ambition.models import FocusArea
from samenverder.config.example.practice_shape import Told
from samenverder.config.example.practice_texts import COLLECTIONS, TOLD
from samenverder.dialogues.models import Contribution
from samenverder.lib.text import ZONE
from samenverder.library.models import (
    CollectedPractice,
    Practice,
    PracticeCollection,
    PracticeMaterial,
    PracticeQuestion,
    PracticeReview,
    PracticeUse,
    PracticeVersion,
    content_of,
)
from samenverder.library.operations.listing import list_practices
from samenverder.library.steps import FOUND, Stand, put
from samenverder.network.models import Organisation, Partnership, Person, User
from samenverder.reflection.models import Theme

YEAR = timedelta(days=365)
READER = "Sem Verhagen"
WORDS = "Duidelijk. Ik zou het maandag kunnen doen."
REMARK = "Zet erbij wat het kost, en hoeveel gezinnen het vorig jaar deden."


def add_library(
    partnership: Partnership, people: dict[str, Person], users: dict[str, User]
) -> None:
    """Every practice of the texts, then what hangs on it."""
    houses = {row.name: row for row in Organisation.objects.filter(partnerships=partnership)}
    areas = list(FocusArea.objects.filter(partnership=partnership).order_by("order", "pk"))
    last = partnership.reflection_sessions.order_by("-starts_at").first()
    known = Theme.objects.filter(instrument=last.instrument_id) if last else []
    themes = {row.code: row for row in known}
    rows = []
    for told in TOLD:
        row = _practice(partnership, told, people, users)
        row.organisation = houses[told.house]
        row.focus_area = areas[told.area % len(areas)] if told.area is not None else None
        row.theme = themes.get(told.theme)
        rows.append(row)
    made = Practice.objects.bulk_create(rows)
    _begin_with_pearl(partnership, made[0])
    Practice.writers.through.objects.bulk_create(
        Practice.writers.through(practice_id=row.pk, user_id=row.created_by_id)
        for row, told in zip(made, TOLD, strict=True)
        if told.state not in {"published", "withdrawn"}
    )
    for row, told in zip(made, TOLD, strict=True):
        _around(row, told, houses, people, users)
    by_title = {row.title: row for row in made}
    for title, text, members in COLLECTIONS:
        _collect(partnership, users["Marloes Dekker"], title, text, [by_title[m] for m in members])
    list_practices(made)


def _practice(
    partnership: Partnership, told: Told, people: dict[str, Person], users: dict[str, User]
) -> Practice:
    by, at = users.get(told.by, users["Marloes Dekker"]), _moment(told.on)
    row = Practice(
        partnership=partnership, title=told.title, what=told.what, for_whom=told.for_whom,
        context=told.context, steps="\n".join(told.steps), effect=told.effect,
        effect_basis=told.basis, conditions=told.conditions, sectors=list(told.sectors),
        hours=None if told.hours is None else Decimal(told.hours),
        euros=None if told.euros is None else Decimal(told.euros), layers=list(told.layers),
        contact=people[told.by], created_by=by, changed_by=by, created_at=at - timedelta(days=9),
    )  # fmt: skip
    stand = Stand.DRAFT if told.state == "remarks" else Stand(told.state)
    put(row, stand)
    if stand in {*FOUND, Stand.WITHDRAWN}:
        row.published, row.published_at, row.first_published_at = content_of(row), at, at
        row.review_by = told.on + YEAR
        if told.earlier:
            row.first_published_at = _moment(told.earlier[0][0])
    if stand in {Stand.CHANGED, Stand.CHANGED_REVIEW}:
        row.what += " Wie wil, kan een keer meekijken: bel gerust."
    return row


def _begin_with_pearl(partnership: Partnership, practice: Practice) -> None:
    """The first practice began as a pearl on one of the evenings."""
    pearls = Contribution.objects.filter(dialogue__partnership=partnership, kind="pearl")
    pearl = pearls.filter(text="Proefdag zonder contract").order_by("dialogue__starts_at").first()
    if pearl is not None:
        Practice.objects.filter(pk=practice.pk).update(pearl=pearl)
        practice.pearl = pearl


def _around(
    row: Practice,
    told: Told,
    houses: dict[str, Organisation],
    people: dict[str, Person],
    users: dict[str, User],
) -> None:
    _versions(row, told)
    _readings(row, told, people)
    PracticeMaterial.objects.bulk_create(
        PracticeMaterial(practice=row, name=name, url=url, added_at=row.created_at)
        for name, url in told.links
    )
    PracticeUse.objects.bulk_create(
        PracticeUse(
            practice=row, organisation=houses[house], since=since, stand=stand, adapted=adapted,
            words=words, by=users["Marloes Dekker"],
            until=since + timedelta(days=56) if stand == "stopped" else None,
            seen_at=None if stand == "trying" else _moment(since + timedelta(days=4)),
        )
        for house, stand, since, adapted, words in told.uses
    )  # fmt: skip
    for place, (asker, text, answer) in enumerate(told.questions):
        at = _moment(told.on + timedelta(days=12 + place))
        PracticeQuestion.objects.create(
            practice=row, text=text, asked_by=people[asker], asked_at=at, answer=answer,
            answered_by=people[told.by] if answer else None,
            answered_at=at + timedelta(days=2) if answer else None,
        )  # fmt: skip


def _versions(row: Practice, told: Told) -> None:
    if row.published is None:
        return
    texts = [(day, note, row.published | {"what": what}) for day, note, what in told.earlier]
    texts.append((told.on, "", row.published))
    PracticeVersion.objects.bulk_create(
        PracticeVersion(
            practice=row,
            number=number,
            content=content,
            note=note,
            by_name=told.by,
            at=_moment(day),
        )
        for number, (day, note, content) in enumerate(texts, start=1)
    )


def _readings(row: Practice, told: Told, people: dict[str, Person]) -> None:
    """Who read it, and who is asked now."""
    by, at = row.created_by, _moment(told.on - timedelta(days=5))
    said: dict[str, Any] = {
        "practice": row, "reviewer": people[READER], "asked_by": by, "asked_at": at,
    }  # fmt: skip
    if told.state != "draft" and told.state != "review":
        approved = told.state != "remarks"
        PracticeReview.objects.create(
            **said, approved=approved, words=WORDS if approved else REMARK, read_version=1,
            answered_at=at + timedelta(days=2),
        )  # fmt: skip
    if told.state in {"review", "changed_review"}:
        now = said | {"asked_at": _moment(date(2026, 11, 18)), "reviewer": people["Hanneke Bruin"]}
        PracticeReview.objects.create(**now, question="Zou u dit zo kunnen doen?")


def _collect(
    partnership: Partnership, by: User, title: str, text: str, members: list[Practice]
) -> None:
    collection = PracticeCollection.objects.create(
        partnership=partnership, title=title, text=text, created_by=by
    )
    CollectedPractice.objects.bulk_create(
        CollectedPractice(collection=collection, practice=row, order=place)
        for place, row in enumerate(members, start=1)
    )


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(15, 30), ZONE)
