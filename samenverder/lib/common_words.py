"""Words that are in every second sentence, and so tell nothing about what a sentence is about."""

import re
import unicodedata
from functools import lru_cache

from samenverder.lib.stems import STOP, fold, stem, words_in

SHORTEST = 3
_WORD = re.compile(r"[^\W_]+")
COMMON = STOP | frozenset(
    fold(word)
    for word in re.findall(
        r"\w+",
        """
        aan aantal aanwezig achter af afgelopen al alle alleen allemaal alles als altijd ander
        andere anderen anders begin begint begon beginnen beter betere bel belt bellen betaalt
        gebeld mag bij bijna bijvoorbeeld binnen blijf blijft blijven boven buiten daar daarin
        daarmee daarna daarom dag dan dat deden deed deel deze dezelfde die dit doe doen doet door
        dus echt een eens eerst eerste eigen eigenlijk elk elkaar elke en enkele er erg ergens
        even ga gaan gaat gebruik gebruiken gebruikt gedaan geef geeft geen gegeven gehad geheel
        geleden gemaakt genoeg geven geweest geworden ging goed goede graag groot grote haar had
        hadden hebben hebt heeft heel helemaal helft hem hen het hier houd houden houdt hoe
        hoeveel hun ieder iedere iedereen iemand iets ik in is ja jaar jaren je jij jou jouw
        jullie kan keer kent kennen klein kleine kom komen komt konden kort korte krijg krijgen
        krijgt kun kunnen kwam laat laatste lang lange laten liever maak maakt maar maken maand
        man me meer meest meestal mee meteen men met mij mijn minder misschien moest moet moeten
        mogen mogelijk na naar naast nee niemand niet niets nieuw nieuwe nodig nog nooit nu of om
        omdat onder ons onze ook op open over paar per plaats pas precies rond samen snel sommige
        soms staan staat steeds te tegen ten ter terug terwijl tijdens toch toen tot tussen twee
        drie vier vijf zes uit van vanaf vanuit veel ver verder vertellen vertelt via vind vast
        vaste vinden vindt vol volgende voor vooral vraagt vragen waar waarbij waarom waarop
        wanneer want waren was wat we week weer weinig wel welke werd werden wie wij wil willen
        word worden wordt zal ze zeer zegt zei zelf zelfde zetten zich zie zien ziet zijn zo zoals
        zodat zonder zou zouden zodra zulke
        and are been but can could did does from had has have him his how into its just like made
        make many more most much not off one only other our out over she some than that their them
        then there these they this too two under was way were what when where which who why will
        with would you your
        """,
    )
)


def telling_words(text: str) -> list[tuple[str, str]]:
    """(folded, as it was written, in lower case) of the words that say what a text is about."""
    written = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return [(flat, word) for word in written if (flat := _telling(word))]


@lru_cache(maxsize=50_000)
def _telling(word: str) -> str:
    """The word folded; empty when it says nothing. Remembered: people use the same words."""
    flat = fold(word)
    return flat if is_telling(flat) else ""


def is_telling(word: str) -> bool:
    """Whether a folded word says what a text is about."""
    return len(word) >= SHORTEST and word not in COMMON and not word.isdecimal()


def name_key(name: str) -> str:
    """What a name is about, whatever its order and word forms: "Vervoer naar stages" and "stage,
    vervoer" are the same. A name that says nothing stands for itself."""
    words = [flat for flat, _written in telling_words(name)] or words_in(name)
    return " ".join(sorted({stem(word) for word in words}))
