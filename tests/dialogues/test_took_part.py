"""From all that is shown of who sat where, nobody can subtract a group of fewer than five."""

from collections import Counter
from datetime import timedelta
from itertools import combinations
from random import Random
from uuid import uuid4

import numpy as np
import pytest
from django.utils import timezone

from samenverder.ambition.models import FocusArea
from samenverder.dialogues.models import Dialogue, DialogueSeat
from samenverder.dialogues.queries.took_part import AREA, KIND, LAYER, PLACE, seats_of, shown_of
from samenverder.lib.statistics.disclosure import MINIMUM, safe_groups

KINDS = ["vo"] * 6 + ["mbo"] * 2 + ["municipality", "po", ""]
LAYERS = ["practice"] * 5 + ["management", "board", ""]


def evening(chance: Random) -> list[dict[str, str]]:
    """The people of a made-up meeting: small and large tables, one or several for a focus area."""
    people = []
    areas = chance.randint(1, 4)
    alike = chance.random() < 0.3  # a table of one school
    for number in range(chance.randint(1, 10)):
        kind = chance.choice(KINDS)
        for _person in range(chance.choice([3, 6, 8, 9, 10, 10])):
            one = kind if alike else chance.choice(KINDS)
            people.append(
                {
                    AREA: str(number % areas or ""),
                    LAYER: chance.choice(LAYERS),
                    PLACE: f"{one}{chance.randint(1, 2)}" if one else "",
                    KIND: one,
                }
            )
    return people


def shown(people: list[dict[str, str]]):
    rows = Counter((one[AREA], one[LAYER], one[PLACE], one[KIND]) for one in people)
    return shown_of(tuple(sorted((*key, number) for key, number in rows.items())))


def published(people: list[dict[str, str]]) -> list[list[bool]]:
    """Everything any page shows of this meeting: which people each figure is over."""
    every = [{name: one[name] or None for name in (LAYER, PLACE, KIND)} for one in people]
    sets = [[True] * len(people)]
    for name, values in safe_groups(every, [LAYER, PLACE, KIND]).items():
        sets += [[one[name] == value for one in people] for value in values]
    for area, sat in shown(people)[1].items():
        at = [one[AREA] == area for one in people]
        sets.append(at)
        for name, value in sat.groups:
            row = [here and one[name] == value for here, one in zip(at, people, strict=True)]
            assert sum(row) == sat.groups[name, value]
            sets.append(row)
    return sets


def small_groups(sets: list[list[bool]]) -> list[int]:
    """The sizes under five of every group that adding and subtracting these figures gives.

    Another way than the product's: whoever adds and subtracts figures gets what stands
    square on all vectors that every figure misses, here from a singular value decomposition.
    """
    atoms = Counter(zip(*sets, strict=True))
    figures = np.array(list(atoms), float).T
    people = list(atoms.values())
    _left, size, right = np.linalg.svd(figures)
    missed = right[int((size > 1e-9).sum()) :]
    few = [at for at, number in enumerate(people) if number < MINIMUM]
    found = []
    for number in range(1, MINIMUM):
        for some in combinations(few, number):
            together = sum(people[at] for at in some)
            if (
                together < MINIMUM
                and np.abs(missed[:, list(some)].sum(axis=1)).max(initial=0) < 1e-9
            ):
                found.append(together)
    return found


@pytest.mark.parametrize("seed", range(120))
def test_no_group_under_five_follows_from_everything_that_is_shown(seed):
    people = evening(Random(seed))
    if len(people) >= MINIMUM:
        assert small_groups(published(people)) == []


def test_the_attack_finds_a_group_when_there_is_one():
    people = [{AREA: "1", LAYER: "", PLACE: "", KIND: "vo" if at < 6 else ""} for at in range(8)]
    assert small_groups([[True] * 8, [one[KIND] == "vo" for one in people]]) == [2]


def test_enough_of_it_is_told_to_be_of_use():
    told = sum(
        bool(sat.groups) for seed in range(120) for sat in shown(evening(Random(seed)))[1].values()
    )
    assert told > 60


def table(area: str, **kinds: int) -> list[dict[str, str]]:
    return [
        {AREA: area, LAYER: "", PLACE: "", KIND: kind}
        for kind, number in kinds.items()
        for _one in range(number)
    ]


def told(people: list[dict[str, str]]) -> dict[str, dict[str, int]]:
    return {area: dict(sat.kinds) for area, sat in shown(people)[1].items()}


def test_the_groups_of_a_focus_area_are_told_when_what_is_left_is_large_enough(settings):
    settings.LANGUAGE_CODE = "en"
    school, town = "Secondary school", "Municipality"
    large = [*table("1", vo=9, municipality=6), *table("2", vo=7, municipality=5)]
    assert told(large) == {"1": {school: 9, town: 6}, "2": {school: 7, town: 5}}
    rest = [*table("1", vo=9, municipality=6), *table("2", vo=7, municipality=3)]
    assert told(rest)["2"] == {}, "three would be left"
    assert told(rest)["1"] == {}, "nine here and three of all sixteen schools would tell the rest"


def test_of_a_meeting_with_four_at_one_focus_area_none_is_told():
    assert told([*table("1", vo=9, municipality=6), *table("2", vo=4)]) == {}


def test_while_a_meeting_is_under_way_nothing_is_told_of_its_groups(
    region, region_lindemeer, client_for, rita
):
    """Who looks twice would see of which group the one is who sat down in between."""
    area = FocusArea.objects.create(partnership=region, title="Stages", order=1)
    row = Dialogue.objects.create(
        partnership=region, title="Nu", place="Lindemeer", phase="open",
        starts_at=timezone.now() - timedelta(hours=1),
    )  # fmt: skip
    at = row.tables.create(number=1, title="Tafel", focus_area=area)
    row.contributions.create(
        table=at, key=uuid4(), author_hash=uuid4().hex, shuffle=uuid4().hex, kind="pearl",
        text="Samen rondleiden",
    )  # fmt: skip
    DialogueSeat.objects.bulk_create(
        DialogueSeat(
            dialogue=row, table=at, organisation=region_lindemeer.organisations[0],
            layer="practice", seat_hash=uuid4().hex,
        )
        for _one in range(8)
    )  # fmt: skip
    address = f"/regio/{region.slug}/bijeenkomsten/dialoog/over-plaatsen-en-jaren/?toon=alles"
    client = client_for(rita)
    assert seats_of([row.pk]).at_tables([(row.pk, area.pk)]).people == 8
    assert client.get(address).context["sat"].people == 0
    Dialogue.objects.update(phase="closed")
    assert client.get(address).context["sat"].people == 8
    (section,) = client.get(address).context["sections"]
    assert (section.tables.people, sum(section.tables.groups.values())) == (8, 16)
