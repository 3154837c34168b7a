"""Much to find: ten years of dialogue meetings, a full library, and all other kinds."""

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any
from uuid import UUID

from django.utils import timezone

from samenverder.dialogues.models import (
    Contribution,
    ContributionGroup,
    ContributionMark,
    Dialogue,
    DialogueSeat,
    DialogueTable,
)
from samenverder.library.models import Practice, content_of
from samenverder.library.operations.listing import list_practices
from samenverder.pitchdays.models import PitchDay
from samenverder.plans.models import SchoolPlan
from samenverder.projects.models import Project
from samenverder.tracks.models import LearningTrack, ProgrammeItem
from samenverder.trainings.models import Training

# what nearly everything is about, and what only some of it is about
_ABOUT = (
    "leerlingen leerling stage stages school scholen vervoer bedrijf bedrijven mentor mentoren "
    "ouders overdracht gesprek gesprekken begeleiding jongeren werkgever werkgevers praktijk "
    "loopbaan opleiding gemeente jeugdhulp rooster lokaal maandag klas coach lesuur"
)
_RARE = "telefoonnummer zomerschool timmerwerkplaats buurtbus moestuin fietsplan taalmaatje"
_LINKS = "van met voor in een de het wij samen elke week op naar bij dat is niet te"
ABOUT = _ABOUT.split()
RARE = _RARE.split()
LINKS = _LINKS.split()
TABLES, PEOPLE = 12, 96
KINDS = ("pearl", "puzzle", "idea", "pearl", "puzzle")
AT_ONCE = 2000


def words(region: Any, number: int) -> str:
    """So many words as people write them: half of them say something, some are rare."""
    dice = region.dice
    found = [dice.choice(ABOUT if at % 2 else LINKS) for at in range(number)]
    if dice.random() < 0.03:
        found[-1] = dice.choice(RARE)
    return " ".join(found).capitalize()


def many_told(region: Any, number: int, evenings: int = 50) -> None:
    """So many contributions in so many meetings of ten years, in groups, with marks and seats."""
    now, chance = timezone.now(), region.dice
    dialogues = Dialogue.objects.bulk_create(
        Dialogue(
            partnership=region.partnership, title=f"Dialoog {at}", phase="closed",
            place=f"Dorp {at % 12}", starts_at=now - timedelta(days=70 * at + 1),
        )
        for at in range(evenings)
    )  # fmt: skip
    tables = DialogueTable.objects.bulk_create(
        DialogueTable(
            dialogue=row, number=at + 1, title=f"Tafel {at + 1}",
            focus_area=region.areas[at % len(region.areas)],
        )
        for row in dialogues
        for at in range(TABLES)
    )  # fmt: skip
    groups = ContributionGroup.objects.bulk_create(
        ContributionGroup(dialogue=row, name=words(region, 3)) for row in dialogues for _ in "12345"
    )
    DialogueSeat.objects.bulk_create(
        DialogueSeat(
            dialogue=row, table=tables[place * TABLES + at % TABLES], layer="practice",
            seat_hash=f"{at:064x}", organisation=region.organisations[at % 20],
        )
        for place, row in enumerate(dialogues)
        for at in range(PEOPLE)
    )  # fmt: skip

    def rows() -> Iterator[Contribution]:
        for at in range(number):
            table = tables[at % len(tables)]
            place = at % len(tables) // TABLES
            yield Contribution(
                pk=at * 7 + 10**12, dialogue_id=table.dialogue_id, table=table,
                key=UUID(int=(10**30) + at), author_hash="", shuffle=f"{chance.getrandbits(128):x}",
                kind=KINDS[at % 5], text=words(region, 12), more=words(region, 20), sequence=1,
                group=groups[place * 5 + at % 5] if at % 3 == 0 else None,
            )  # fmt: skip

    made = Contribution.objects.bulk_create(rows(), batch_size=AT_ONCE)
    ContributionMark.objects.bulk_create(
        (
            ContributionMark(contribution=row, kind="have_too", marker_hash=f"{at:064x}")
            for at, row in enumerate(made[::3])
        ),
        batch_size=AT_ONCE,
    )


def many_practices(region: Any, number: int) -> None:
    """So many published practices of a page each."""
    now = timezone.now()
    rows = [
        Practice(
            partnership=region.partnership, title=words(region, 5), what=words(region, 60),
            for_whom=words(region, 6), context=words(region, 30), steps=words(region, 40),
            effect=words(region, 20), conditions=words(region, 15), hours=4, euros=100,
            sectors=["pro", "vso"], layers=["practice"], state="published",
            organisation=region.organisations[at % len(region.organisations)],
            focus_area=region.areas[at % len(region.areas)],
            published_at=now - timedelta(hours=at), first_published_at=now - timedelta(hours=at),
        )
        for at in range(number)
    ]  # fmt: skip
    for row in rows:
        row.published = content_of(row)
    list_practices(Practice.objects.bulk_create(rows, batch_size=AT_ONCE))


def many_of_the_rest(region: Any, number: int) -> None:
    """So many plans, tracks with parts, projects, pitch days and trainings, with much text."""
    here, day = {"partnership": region.partnership}, region.today
    Project.objects.bulk_create(
        Project(**here, title=words(region, 5), purpose=words(region, 60)) for _ in range(number)
    )
    tracks = LearningTrack.objects.bulk_create(
        LearningTrack(
            **here, title=words(region, 4), theme=words(region, 3), question=words(region, 25),
            conditions=words(region, 60), starts_on=day, ends_on=day,
        )
        for _ in range(number // 10)
    )  # fmt: skip
    ProgrammeItem.objects.bulk_create(
        ProgrammeItem(
            track=row, kind="own", title=words(region, 5), text=words(region, 50), day=day
        )
        for row in tracks
        for _ in range(10)
    )
    PitchDay.objects.bulk_create(
        PitchDay(**here, title=words(region, 4), day=day - timedelta(days=at), starts=time(13))
        for at in range(number // 10)
    )
    Training.objects.bulk_create(
        Training(**here, title=words(region, 5), aim=words(region, 50)) for _ in range(number)
    )
    assert SchoolPlan.objects.filter(**here).exists(), "the region has its plans"
