"""A vision in versions, comments, endorsements and questions of a made-up partnership."""

from datetime import timedelta
from itertools import cycle
from typing import Any

from samenverder.ambition.models import (
    AmbitionComment,
    AmbitionVersion,
    CommentOutcome,
    Endorsement,
    EndorsementRequest,
    QuestionState,
    RegionalQuestion,
    Stand,
    VersionState,
)
from samenverder.ambition.operations import Written, save_draft, share
from samenverder.network.models import DecisionSubject, Mandate

TEXT = "Wij willen dat elke jongere na de zomer op een plek zit die past ({n})."
ROUNDS = 10  # comments on a paragraph, for each of `others`


def add_vision(region: Any) -> None:
    """A proposal in consultation and a draft after it, with everything partners say about them."""
    _mandates(region)
    _texts(region)
    _comments(region)
    _endorsements(region)
    _questions(region)


def _mandates(region: Any) -> None:
    """Of who sign in only the coordinator decides about the ambition, in a region of any size."""
    first = [row.pk for row in region.people[:5]]
    for row in Mandate.objects.filter(partnership=region.partnership, person__in=first):
        row.subjects = [s for s in row.subjects if s != DecisionSubject.AMBITION] or ["other"]
        row.save(update_fields=["subjects"])
    Mandate.objects.create(
        partnership=region.partnership,
        person=region.people[0],
        organisation=region.organisations[0],
        subjects=[DecisionSubject.AMBITION],
        given_by="Raad van toezicht",
        since=region.today - timedelta(days=90),
    )


def _texts(region: Any) -> None:
    last = region.today + timedelta(days=20)
    for turn, name in enumerate(("Een voorstel", "Een concept")):
        parts = [f"{name} van {region.slug}", *(_part(n + turn) for n in _range(region))]
        written = Written(f"Elke jongere vindt zijn plek ({name}).", "\n\n".join(parts), name)
        made, _together = save_draft(
            partnership=region.partnership, by=region.coordinator, written=written
        )
        if turn == 0:
            share(version=made, by=region.coordinator, until=last)
    states = AmbitionVersion.objects.filter(partnership=region.partnership)
    region.texts = [
        states.get(state=state)
        for state in (VersionState.CONSULTATION, VersionState.ADOPTED, VersionState.DRAFT)
    ]
    AmbitionVersion.objects.filter(pk=region.texts[1].pk).update(
        adopted_where="Bestuurlijk overleg", note="Wat er anders is"
    )
    old = states.filter(state=VersionState.REPLACED).last()
    AmbitionVersion.objects.filter(pk=old.pk).update(
        state=VersionState.WITHDRAWN, withdrawn_reason="Het kan korter", state_before="draft"
    )


def _range(region: Any) -> range:
    return range(1, region.sizes.others + 1)


def _part(number: int) -> str:
    return TEXT.format(n=number)


def _comments(region: Any) -> None:
    """By everybody in turn; one in three is answered. The first is the coordinator's own."""
    text = region.texts[0]
    paragraphs = [None, *text.paragraphs.all()]
    people = cycle(zip(region.people, cycle(region.organisations)))
    outcomes = cycle([CommentOutcome.WAITING, CommentOutcome.WAITING, CommentOutcome.TAKEN_OVER])
    rows = []
    for paragraph in paragraphs:
        for _turn, (person, organisation) in zip(range(ROUNDS), people, strict=False):
            outcome = next(outcomes)
            rows.append(
                AmbitionComment(
                    version_of_text=text,
                    paragraph=paragraph,
                    person=person,
                    person_name=person.name,
                    organisation=organisation,
                    text=f"Dit is te weinig voor {organisation.name}.",
                    by=region.coordinator,
                    outcome=outcome,
                    answer="" if outcome == CommentOutcome.WAITING else "Dat staat er nu bij.",
                )
            )
    region.comments = AmbitionComment.objects.bulk_create(rows)


def _endorsements(region: Any) -> None:
    """Most partners stand behind what stands, some not yet, the last said nothing and was asked."""
    text = region.texts[1]
    people = cycle(region.people)
    said = region.organisations[:-1]
    region.endorsements = Endorsement.objects.bulk_create(
        Endorsement(
            version_of_text=text,
            organisation=organisation,
            person=person,
            person_name=person.name,
            mandate=region.mandates[0],
            given_by="College van bestuur",
            stand=Stand.NOT_YET if at % 5 == 1 else Stand.ENDORSES,
            why="de raad beslist nog" if at % 5 == 1 else "",
            said_on=region.today,
            recorded_by=region.coordinator,
        )
        for at, (organisation, person) in enumerate(zip(said, people, strict=False))
    )
    EndorsementRequest.objects.create(
        version_of_text=text,
        organisation=region.organisations[-1],
        person=region.people[0],
        asked_by=region.coordinator,
    )


def _questions(region: Any) -> None:
    states = cycle(QuestionState.values)
    region.questions = RegionalQuestion.objects.bulk_create(
        RegionalQuestion(
            partnership=region.partnership,
            text=f"Wie belt een jongere die nergens staat ({number})?",
            focus_area=region.areas[at % len(region.areas)],
            asked_by=region.people[0] if at % 2 else None,
            asked_by_name="Een ouder",
            asked_on=region.today,
            state=next(states),
            answer="Leerplicht belt.",
            created_by=region.coordinator,
        )
        for at, number in enumerate(range(1, region.sizes.others * 5 + 1))
    )
