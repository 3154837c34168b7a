"""May the distribution of the paired people stand beside what is shown already?

A theme's table over the paired people overlaps with the tables of everyone, of layers and of
partners, in both rounds; the earlier round may also have such a table with the round before it,
and with another round after it. The rule is that of `disclosure`, one step up: for every side of
every paired set, every union of layers and of partners, the answers k that are certainly given
there are at least

    n_k(side 1) + n_k(side 2) + … + n_k(layers) + n_k(partners) - (tables - 1) · n_k(everyone)

and where that is one or more, at least five people must have answered there. Groups shown with
any statement of the theme are taken as if shown with all of them, which is on the safe side.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from itertools import product
from typing import TYPE_CHECKING

from samenverder.reflection.figures.bounds import reaches, unions
from samenverder.reflection.figures.disclosure import DIMENSIONS, Cell, Shown, numbered
from samenverder.reflection.figures.material import POINTS, Person, load
from samenverder.reflection.figures.pairs import Paired, Round, comparable_themes
from samenverder.reflection.models import ReflectionSession, Snapshot

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    IntArray = npt.NDArray[np.int64]

Answers = set[tuple[int, str]]
ENDS = ((0, 1), (3, 4))


def safe_beside(session: ReflectionSession, paired: Paired, theme: str) -> bool:
    """Whether the theme's distribution before and after may be shown, for both rounds."""
    previous = session.previous
    earlier = [] if previous is None else _published_on(previous, paired.before, session, theme)
    return _fits(paired.now, theme, paired.answers_now(theme), []) and _fits(
        paired.before, theme, paired.answers_before(theme), earlier
    )


def _published_on(
    previous: ReflectionSession, before: Round, session: ReflectionSession, theme: str
) -> list[Answers]:
    """The paired sets already shown of the earlier round, other than with this session."""
    published = []
    if _showed(before.figures.get("change"), theme) and previous.previous is not None:
        first = _pair(before, _round_of(previous.previous))
        published.append(first.answers_now(theme) if theme in first.codes else set())
    for sibling in previous.next_sessions.exclude(pk=session.pk):
        other = _round_of(sibling)
        if other is not None and _showed(other.figures.get("change"), theme):
            pair = _pair(other, before)
            published.append(pair.answers_before(theme) if theme in pair.codes else set())
    return [answers for answers in published if answers]


def _showed(change: dict | None, theme: str) -> bool:
    return bool(change and change["themes"].get(theme, {}).get("before"))


def _pair(now: Round | None, before: Round | None) -> Paired:
    if now is None or before is None:
        raise ValueError("Figures were shown of a round that is gone.")
    return Paired(now, before, comparable_themes(now, before))


def _round_of(session: ReflectionSession) -> Round | None:
    """A session with its latest figures, taken back or not: they were seen."""
    rows = Snapshot.objects.filter(session=session).order_by("-number")
    figures = rows.values_list("figures", flat=True).first()
    return Round(load(session), figures) if figures and figures["enough"] else None


def _fits(this: Round, theme: str, added: Answers, earlier: list[Answers]) -> bool:
    """Whether `added` is safe beside the groups of this round and the sets shown `earlier`."""
    answers = {
        (pk, code): value
        for pk, scores in this.scores.items()
        for code, value in scores.items()
        if this.figures["statements"][code]["theme"] == theme
    }
    classes = _classes(this, theme)
    return not any(
        _tells(answers, sides, tables, classes) for sides, tables in _sides(answers, added, earlier)
    )


def _sides(
    answers: dict[tuple[int, str], int], added: Answers, earlier: list[Answers]
) -> Iterator[tuple[Answers, list[Answers]]]:
    """Every way to take a side of each set: (answers on all those sides, the sides)."""
    everything = set(answers)
    choices = [[added & everything, everything - added]]
    choices += [[everything, shown & everything, everything - shown] for shown in earlier]
    for sides in product(*choices):
        chosen = [side for side in sides if side != everything]
        yield set.intersection(everything, *sides), chosen


def _tells(
    answers: dict[tuple[int, str], int],
    inside: Answers,
    tables: list[Answers],
    classes: Callable[[int], tuple[int, int]],
) -> bool:
    """Whether these tables say something certain about fewer than five people."""
    import numpy as np

    places = {pk: classes(pk) for pk, _code in answers}
    height, breadth = (1 + max(place[side] for place in places.values()) for side in (0, 1))
    people = np.zeros((height, breadth), np.int64)
    for pk in {pk for pk, _code in inside}:
        people[places[pk]] += 1
    total = _tally(answers, answers)
    by_layer = _by_class(answers, lambda pk: places[pk][0], height)
    by_partner = _by_class(answers, lambda pk: places[pk][1], breadth)
    slack = sum((total - _tally(side, answers) for side in tables), start=np.zeros_like(total))
    return any(
        reaches(
            people[union].sum(axis=0),
            by_partner,
            slack + total - by_layer[union].sum(axis=0) + 1,
        )
        for union in unions(height)
    )


def _tally(chosen: Iterable[tuple[int, str]], answers: dict[tuple[int, str], int]) -> "IntArray":
    """Answers per point, and of both ends of the scale together."""
    import numpy as np

    row = np.zeros(POINTS + len(ENDS), np.int64)
    for answer in chosen:
        row[answers[answer] - 1] += 1
    for place, (low, high) in enumerate(ENDS, start=POINTS):
        row[place] = row[low] + row[high]
    return row


def _by_class(
    answers: dict[tuple[int, str], int], place: Callable[[int], int], size: int
) -> "IntArray":
    import numpy as np

    members: dict[int, list[tuple[int, str]]] = defaultdict(list)
    for answer in answers:
        members[place(answer[0])].append(answer)
    return np.stack([_tally(members[number], answers) for number in range(size)])


def _classes(this: Round, theme: str) -> Callable[[int], tuple[int, int]]:
    """Participant → (layer class, partner class), by the groups shown with this theme."""
    shown = Shown()
    for entry in this.figures["statements"].values():
        if entry["theme"] == theme:
            for dimension in DIMENSIONS:
                rows = entry["groups"][dimension]
                shown = shown.plus([(dimension, row["value"]) for row in rows if row["counts"]])
    labels = [_labels(shown, person) for person in this.people.values()]
    columns = [numbered(column) for column in zip(*labels, strict=True)]
    places = dict(zip(this.people, zip(*columns, strict=True), strict=True))
    return lambda pk: places[pk]


def _labels(shown: Shown, person: Person) -> tuple[str, str]:
    cell: Cell = (person.layer, person.kind, person.organisation)
    return shown.layer_class(cell), shown.partner_class(cell)
