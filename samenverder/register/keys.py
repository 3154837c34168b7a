"""What a row of a file is about: a site, a board or a municipality. Each stands in a file once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenverder.register import facts
from samenverder.register.facts import Wrong
from samenverder.register.models import SourceSort
from samenverder.register.regions import municipality_key


@dataclass(frozen=True)
class Key:
    """How to read the key of a row, in which facts it stands, and what to say when it is double."""

    read: Callable[[Mapping[str, str]], str]
    facts: tuple[str, ...]
    twice: str | Promise

    def column(self, columns: Mapping[str, str]) -> str:
        """The column of this file in which it stands."""
        return next((columns[fact] for fact in self.facts if fact in columns), "")


def key_of(sort: str) -> Key:
    """The key of the rows in a file of this sort."""
    return _OTHER.get(sort, _SITE)


def _site(texts: Mapping[str, str]) -> str:
    return facts.site_code(texts.get("code") or texts.get("school", ""), texts.get("school", ""))


def _board(texts: Mapping[str, str]) -> str:
    number = texts.get("board_number", "")
    if not number.isdigit() or len(number) > 8:
        raise Wrong(_("“%(value)s” is not a board number.") % {"value": number[:40]})
    return number


def _municipality(texts: Mapping[str, str]) -> str:
    if key := municipality_key(texts.get("municipality", "")):
        return key
    raise Wrong(_("The municipality is empty. Fill it in."))


_TWICE = gettext_lazy(
    "The code %(code)s stands in row %(row)s too. A code stands in a file once: remove one of the "
    "two rows."
)
_TWO_REGIONS = gettext_lazy(
    "This municipality has another region in row %(row)s. A municipality lies in one labour market "
    "region: remove one of the two rows."
)
_SITE = Key(_site, ("code", "school"), _TWICE)
_OTHER: dict[str, Key] = {
    SourceSort.BOARDS: Key(_board, ("board_number",), _TWICE),
    SourceSort.AREAS: Key(_municipality, ("municipality",), _TWO_REGIONS),
}
