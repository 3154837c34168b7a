"""Which needs of different schools look alike by their words. People decide whether they are.

Two needs of the same kind look alike when half of all the words in them are in both, or two words
that are a third of all of them; as stems, without words that say nothing or only say when. Each
need joins the first group whose first need it looks like, so that a group stays near what it began
with.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from samenverder.answers.queries.side_by_side import NeedRow
from samenverder.lib.stems import STOP, stem, words_in

# When something is needed says nothing of what it is.
WHEN = frozenset(
    words_in(
        "tot vanaf tijdens na dag dagen week weken maand maanden kwartaal jaar jaren schooljaar "
        "schooljaren periode zomer zomervakantie herfst winter voorjaar najaar vakantie"
    )
)


@dataclass
class Group:
    """Needs that look alike; most groups have one. `schools` says how many different schools."""

    needs: list[NeedRow]

    @property
    def schools(self) -> int:
        """How many schools ask it."""
        return len({need.school for need in self.needs})

    @property
    def is_shared(self) -> bool:
        """More than one school asks something like it."""
        return self.schools > 1


def groups_of(needs: Sequence[NeedRow]) -> list[Group]:
    """All needs of one kind in groups; what most schools ask first, else in the order given."""
    stems = [_stems(need.text) for need in needs]
    often = Counter(word for words in stems for word in words)
    groups: list[Group] = []
    first: list[frozenset[str]] = []
    starting_with: defaultdict[str, list[int]] = defaultdict(list)
    for need, words in zip(needs, stems, strict=True):
        rare = _telling(words, often)
        maybe = sorted({at for word in rare for at in starting_with[word]})
        at = next((at for at in maybe if _alike(first[at], words)), None)
        if at is not None:
            groups[at].needs.append(need)
            continue
        for word in rare:
            starting_with[word].append(len(groups))
        groups.append(Group([need]))
        first.append(words)
    return sorted(groups, key=lambda group: -group.schools)


@lru_cache(maxsize=5000)
def _stems(text: str) -> frozenset[str]:
    words = words_in(text)
    telling = [word for word in words if word not in STOP | WHEN] or words
    return frozenset(stem(word) for word in telling)


def _telling(words: frozenset[str], often: Counter[str]) -> list[str]:
    """Words of which two that look alike share one: of three or more, all but the most used."""
    rarest = sorted(words, key=lambda word: (often[word], word))
    return rarest if len(rarest) < 3 else rarest[:-1]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both, all_words = len(one & other), len(one | other)
    return 2 * both >= all_words > 0 or (both > 1 and 3 * both >= all_words)
