"""Comparing what people write: case, accents, blanks and punctuation do not matter."""

import re
import unicodedata

from django.utils import translation

from samenverder.network.models import Layer
from samenverder.reflection.forms.participation import JoinForm

# The join page and the paper sheet ask in these words.
LAYER_CHOICES: list[tuple[str, str]] = list(JoinForm.base_fields["layer"].choices)  # type: ignore[attr-defined]
LAYER_WORDS = {
    Layer.BOARD: ("board", "bestuur", "bestuurder", "besturen", "governing"),
    Layer.MANAGEMENT: ("management", "manager", "leidinggeven", "leidinggevend", "managing"),
    Layer.PRACTICE: (
        "practice",
        "uitvoering",
        "uitvoerend",
        "working with pupils or clients",
        "werken met leerlingen of cliënten",
    ),
}
RATHER_NOT = (
    "",
    "I'd rather not say",
    "I would rather not say",
    "rather not say",
    "liever niet",
    "dat zeg ik liever niet",
    "zeg ik liever niet",
    "onbekend",
    "unknown",
)
_MARKS = re.compile(r"[\W_]+")


def plain(text: str) -> str:
    """Small letters and digits with single blanks between: "1. Wáár!" becomes "1 waar"."""
    bare = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(sign for sign in bare if not unicodedata.combining(sign))
    return _MARKS.sub(" ", bare.replace("'", "").replace("’", "")).strip()


def layers_by_word() -> dict[str, str]:
    """Every word for a layer, plain, in Dutch and English; "" for who would rather not say."""
    found = {plain(word): "" for word in RATHER_NOT}
    for layer, words in LAYER_WORDS.items():
        found.update({plain(word): str(layer) for word in words})
    for language in ("nl", "en"):
        with translation.override(language):
            found.update({plain(str(label)): value for value, label in Layer.choices})
            found.update({plain(str(label)): value for value, label in LAYER_CHOICES})
    return found
