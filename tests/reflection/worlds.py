"""An independent reader of published tables: what can be worked out, by trying every world.

It shares no code with the product. A table is (the set of people it is about, people per answer).
A world gives every person an answer so that all tables come out right. Somebody's answer is told
when in every world somebody among fewer than five people gave it, and no single table says so.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

Table = tuple[frozenset[int], tuple[int | None, ...]]


def atoms_of(people: Iterable[int], tables: Sequence[Table]) -> list[frozenset[int]]:
    """Groups of people whom no table tells apart."""
    groups: dict[tuple[bool, ...], set[int]] = {}
    for person in people:
        key = tuple(person in members for members, _counts in tables)
        groups.setdefault(key, set()).add(person)
    return [frozenset(group) for group in groups.values()]


def small_unions(atoms: Sequence[frozenset[int]], limit: int = 5) -> Iterator[list[int]]:
    """Unions of atoms with fewer than `limit` people, as places in `atoms`."""
    small = [place for place, atom in enumerate(atoms) if len(atom) < limit]
    for size in range(1, limit):
        for some in combinations(small, size):
            if sum(len(atoms[place]) for place in some) < limit:
                yield list(some)


def told(people: Iterable[int], tables: Sequence[Table]) -> list[tuple[frozenset[int], int]]:
    """(people, answer) for every answer that fewer than five people certainly hold."""
    atoms = atoms_of(people, tables)
    answers = len(tables[0][1])
    found = []
    for union in small_unions(atoms):
        members = frozenset().union(*(atoms[place] for place in union))
        for answer in range(answers):
            if _one_table_says_so(tables, members, answer):
                continue
            if not _has_world_without(atoms, tables, set(union), answer):
                found.append((members, answer))
    return found


def _one_table_says_so(tables: Sequence[Table], members: frozenset[int], answer: int) -> bool:
    """Showing a group of five at all says that some of any three in it gave a frequent answer."""
    return any(
        counts[answer] is not None and (counts[answer] or 0) > len(group - members)
        for group, counts in tables
    )


def _has_world_without(
    atoms: Sequence[frozenset[int]], tables: Sequence[Table], union: set[int], answer: int
) -> bool:
    """Whether all tables can come out right with nobody of the union giving this answer."""
    left = [list(counts) for _group, counts in tables]
    where = [[n for n, (group, _) in enumerate(tables) if atom <= group] for atom in atoms]
    order = sorted(range(len(atoms)), key=lambda place: len(atoms[place]))
    return _place(order, 0, atoms, where, left, union, answer, set())


def _place(order, step, atoms, where, left, union, answer, dead) -> bool:
    if step == len(order):
        return all(not count for counts in left for count in counts)
    state = (step, tuple(tuple(counts) for counts in left))
    if state in dead:
        return False
    place = order[step]
    forbidden = answer if place in union else None
    for spread in _spreads(len(atoms[place]), where[place], left, forbidden, 0):
        for number in where[place]:
            for option, count in enumerate(spread):
                left[number][option] -= count
        if _place(order, step + 1, atoms, where, left, union, answer, dead):
            return True
        for number in where[place]:
            for option, count in enumerate(spread):
                left[number][option] += count
    dead.add(state)
    return False


def _spreads(people, tables, left, forbidden, option) -> Iterator[tuple[int, ...]]:
    """Every way these people can answer without overrunning a table."""
    options = len(left[0])
    if option == options:
        if people == 0:
            yield ()
        return
    room = min([people, *(left[number][option] for number in tables)])
    if option == forbidden:
        room = 0
    for count in range(room + 1):
        for rest in _spreads(people - count, tables, left, forbidden, option + 1):
            yield (count, *rest)


def in_span(tables: Iterable[frozenset[int]], people: Sequence[int], target: set[int]) -> bool:
    """Whether adding and subtracting tables gives exactly a table over `target` (mod a prime)."""
    prime = 1_000_003
    rows = [[int(person in group) for person in people] for group in tables]
    rank = _rank(rows, prime)
    return _rank([*rows, [int(person in target) for person in people]], prime) == rank


def _rank(rows: list[list[int]], prime: int) -> int:
    rows, rank = [list(row) for row in rows], 0
    for column in range(len(rows[0]) if rows else 0):
        pivot = next((r for r in range(rank, len(rows)) if rows[r][column] % prime), None)
        if pivot is None:
            continue
        rows[rank], rows[pivot] = rows[pivot], rows[rank]
        scale = pow(rows[rank][column], -1, prime)
        rows[rank] = [value * scale % prime for value in rows[rank]]
        for r in range(len(rows)):
            if r != rank and rows[r][column] % prime:
                factor = rows[r][column]
                pairs = zip(rows[r], rows[rank], strict=True)
                rows[r] = [(own - factor * other) % prime for own, other in pairs]
        rank += 1
    return rank


def tally(values: Iterable[int | None]) -> tuple[int, ...]:
    """People per point 1 to 5, and without a score."""
    counted = Counter(values)
    return (*(counted[point] for point in range(1, 6)), counted[None])
