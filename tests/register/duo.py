"""The four address files of DUO, made up, under the names of columns DUO publishes.

Where each name is known from stands in docs/develop/school-files.md.
"""

from bench.school_files import VO, as_csv

_ADDRESS = VO[5:14]
_REST = VO[15:]
PO = [*VO[:5], *_ADDRESS, *_REST]
SO = [VO[0], "SOORT PRIMAIR ONDERWIJS", *VO[1:5], *_ADDRESS, *_REST]
MBO = [
    "MBO INSTELLINGSSOORT - CODE", "MBO INSTELLINGSSOORT - NAAM", "BEVOEGD GEZAG NUMMER",
    "INSTELLINGSCODE", "INSTELLINGSNAAM", *_ADDRESS, *_REST,
]  # fmt: skip
BOARDS = [
    "BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG NAAM", *_ADDRESS, *VO[15:19],
    "ADMINISTRATIEKANTOORNUMMER", "KVK-NUMMER",
]  # fmt: skip
FACTS = {
    "PROVINCIE": "Overijssel",
    "BEVOEGD GEZAG NUMMER": "40000",
    "INSTELLINGSCODE": "10AA",
    "STRAATNAAM": "Lindelaan",
    "HUISNUMMER-TOEVOEGING": "12-a",
    "POSTCODE": "7000 AB",
    "PLAATSNAAM": "'S-LINDEDAM",
    "GEMEENTENUMMER": "1700",
    "GEMEENTENAAM": "LINDEMEER",
    "DENOMINATIE": "Openbaar",
    "TELEFOONNUMMER": "0570123456",
    "COROPGEBIED NAAM": "Lindestreek",
    "RPA-GEBIED NAAM": "Linde en IJssel",
    "RMC-REGIO NAAM": "Lindedal",
}
FILES = {
    "po": (
        "vestigingenbo.csv",
        PO,
        {"VESTIGINGSNAAM": "De Ooievaar, één", "VESTIGINGSCODE": "10AA01"},
    ),
    "so": (
        "vestigingenso.csv",
        SO,
        {
            "VESTIGINGSNAAM": "Vso De Wending, één",
            "VESTIGINGSCODE": "10AA01",
            "SOORT PRIMAIR ONDERWIJS": "VSO",
        },
    ),
    "vo": (
        "vestigingenvo.csv",
        VO,
        {
            "VESTIGINGSNAAM": "Lindecollege, één",
            "VESTIGINGSCODE": "10AA01",
            "ONDERWIJSSTRUCTUUR": "PRO",
        },
    ),
    "mbo": (
        "instellingenmbo.csv",
        MBO,
        {
            "INSTELLINGSNAAM": "Mbo Rivierenland, één",
            "MBO INSTELLINGSSOORT - CODE": "ROC",
            "MBO INSTELLINGSSOORT - NAAM": "Regionaal opleidingencentrum",
        },
    ),
}
# As DUO writes them, now and before; what somebody's Excel makes of them
STYLES = {
    "commas and quotes": {"separator": ",", "quoted": True, "encoding": "utf-8"},
    "semicolons": {"separator": ";", "quoted": False, "encoding": "cp1252"},
    "semicolons and quotes": {"separator": ";", "quoted": True, "encoding": "utf-8-sig"},
}


def duo_file(sort: str, style: str) -> tuple[str, bytes]:
    """The name of the file and its content: one school, a blank in every other cell."""
    name, header, own = FILES[sort]
    row = [(FACTS | own).get(column, " ") for column in header]
    return name, as_csv(header, [row], **STYLES[style])
