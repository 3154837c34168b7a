"""Made-up files of schools in the shape DUO publishes them: for the bench and for tests."""

import csv
import gzip
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

REAL = Path(__file__).resolve().parent.parent.parent / "shared" / "data"
REAL_GEO = REAL / "schools-nl-2024-11-22.geo.json.gz"
REAL_VO = REAL / "duo-vestigingen-vo-sample.csv"
SITES = 8717
VO = [
    "PROVINCIE", "BEVOEGD GEZAG NUMMER", "INSTELLINGSCODE", "VESTIGINGSCODE", "VESTIGINGSNAAM",
    "STRAATNAAM", "HUISNUMMER-TOEVOEGING", "POSTCODE", "PLAATSNAAM", "GEMEENTENUMMER",
    "GEMEENTENAAM", "DENOMINATIE", "TELEFOONNUMMER", "INTERNETADRES", "ONDERWIJSSTRUCTUUR",
    "STRAATNAAM CORRESPONDENTIEADRES", "HUISNUMMER-TOEVOEGING CORRESPONDENTIEADRES",
    "POSTCODE CORRESPONDENTIEADRES", "PLAATSNAAM CORRESPONDENTIEADRES", "NODAAL GEBIED CODE",
    "NODAAL GEBIED NAAM", "RPA-GEBIED CODE", "RPA-GEBIED NAAM", "WGR-GEBIED CODE",
    "WGR-GEBIED NAAM", "COROPGEBIED CODE", "COROPGEBIED NAAM", "ONDERWIJSGEBIED CODE",
    "ONDERWIJSGEBIED NAAM", "RMC-REGIO CODE", "RMC-REGIO NAAM", "VAKANTIEREGIO",
]  # fmt: skip
BOARDS = ["BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG NAAM", "STRAATNAAM", "POSTCODE", "PLAATSNAAM"]
TOWNS = ["LINDEMEER", "OOSTERVELD", "ZANDWIJK", "'S-LINDEDAM", "BERG OP ZAND"]
STRUCTURES = ["PRO", "VBO/MAVO", "VBO/MAVO/HAVO/VWO", "HAVO/VWO", "VBO/MAVO/PRO"]
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"


def code(number: int) -> str:
    """The number-th site code: 10AA00, 10AA01 … ten sites a school."""
    school, site = divmod(number, 10)
    first, rest = divmod(school, len(_LETTERS) ** 2)
    two = _LETTERS[rest // len(_LETTERS)] + _LETTERS[rest % len(_LETTERS)]
    return f"{10 + first:02}{two}{site:02}"


def vo_row(number: int, **other: str) -> list[str]:
    """One site of the secondary file, with other values in the columns named (_ for a blank)."""
    town = TOWNS[number % len(TOWNS)]
    here = code(number)
    row = dict.fromkeys(VO, " ") | {
        "PROVINCIE": "Overijssel",
        "BEVOEGD GEZAG NUMMER": str(40000 + number // 20),
        "INSTELLINGSCODE": here[:4],
        "VESTIGINGSCODE": here,
        "VESTIGINGSNAAM": f"Lindecollege locatie Coöperatie {number + 1}",
        "STRAATNAAM": "Lindelaan",
        "HUISNUMMER-TOEVOEGING": str(number % 400 + 1),
        "POSTCODE": f"{7000 + number % 900} AB",
        "PLAATSNAAM": town,
        "GEMEENTENUMMER": f"{1700 + number % len(TOWNS)}",
        "GEMEENTENAAM": town,
        "DENOMINATIE": "Openbaar",
        "TELEFOONNUMMER": "0570123456" if number % 3 else " ",
        "INTERNETADRES": "www.lindecollege.example" if number % 3 else " ",
        "ONDERWIJSSTRUCTUUR": STRUCTURES[number % len(STRUCTURES)],
        "RPA-GEBIED NAAM": "Lindestreek",
        "ONDERWIJSGEBIED NAAM": "Linde en omstreken",
        "RMC-REGIO NAAM": "Lindedal",
        "VAKANTIEREGIO": "Noord",
    }
    row |= {name.replace("_", " "): value for name, value in other.items()}
    return [row[name] for name in VO]


def as_csv(
    header: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    separator: str = ";",
    quoted: bool = False,
    encoding: str = "cp1252",
) -> bytes:
    """The file as DUO writes it: CRLF, cp1252; or otherwise."""
    out = io.StringIO(newline="")
    quoting = csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL
    writer = csv.writer(out, delimiter=separator, quoting=quoting, lineterminator="\r\n")
    writer.writerows([header, *rows])
    return out.getvalue().encode(encoding)


def vo_file(sites: int, **style: Any) -> bytes:
    """A secondary file with this many sites."""
    return as_csv(VO, [vo_row(number) for number in range(sites)], **style)


def feature(number: int, **other: Any) -> dict[str, Any]:
    """One site of the file with places."""
    row = vo_row(number)
    facts = dict(zip(VO, row, strict=True))
    properties = {
        "naam": facts["VESTIGINGSNAAM"],
        "type": facts["ONDERWIJSSTRUCTUUR"],
        "denominatie": facts["DENOMINATIE"],
        "internetadres": facts["INTERNETADRES"],
        "straat": facts["STRAATNAAM"],
        "huisnummer": int(facts["HUISNUMMER-TOEVOEGING"]),
        "huisletter": None,
        "huisnummertoevoeging": None,
        "postcode": facts["POSTCODE"].replace(" ", ""),
        "plaats": facts["PLAATSNAAM"].title(),
        "gemeente": facts["GEMEENTENAAM"],
        "provincie": facts["PROVINCIE"],
        "brin_nummer": facts["INSTELLINGSCODE"],
        "vestigingscode": facts["VESTIGINGSCODE"],
        "onderwijsgebied": facts["ONDERWIJSGEBIED NAAM"],
        "leerlingen": 100 + number % 900 if number % 9 else None,
    } | other
    place = other.pop("place", None) or [5.5 + number % 97 / 97, 52.0 + number % 89 / 89]
    properties.pop("place", None)
    return {
        "type": "Feature",
        "properties": properties,
        "geometry": {"type": "Point", "coordinates": place},
    }


def geo_file(sites: int = SITES, *, packed: bool = True) -> bytes:
    """A file with places: GeoJSON, packed or not."""
    found = {"type": "FeatureCollection", "features": [feature(n) for n in range(sites)]}
    content = json.dumps(found).encode()
    return gzip.compress(content, 5) if packed else content


def broken_files() -> dict[str, bytes]:
    """Every way DUO's file comes broken; each deserves one clear sentence."""
    rows = [vo_row(number) for number in range(60)]
    without = VO.index("VESTIGINGSNAAM")
    shifted = [*rows[:30], rows[30][:5] + rows[30][6:], *rows[31:]]
    split = [*rows[:30], [*rows[30][:5], "Linde", *rows[30][5:]], *rows[31:]]
    doubled = [*rows, vo_row(7, VESTIGINGSNAAM="Een andere school")]
    mistaken = as_csv(VO, rows, encoding="utf-8").decode("cp1252").encode("utf-8")
    return {
        "wrong encoding": mistaken,
        "replaced letters": as_csv(VO, rows).decode("cp1252").replace("ö", "\ufffd").encode(),
        "missing column": as_csv(
            VO[:without] + VO[without + 1 :], [r[:without] + r[without + 1 :] for r in rows]
        ),
        "doubled code": as_csv(VO, doubled),
        "shifted row, one cell less": as_csv(VO, shifted),
        "shifted row, one cell more": as_csv(VO, split),
        "300,000 rows": gzip.compress(b"VESTIGINGSCODE;NAAM\r\n" + b"10AA00;De Es\r\n" * 300_000),
        "no table at all": b"\x00\x01\x02 geen tabel",
        "header only": as_csv(VO, []),
        "damaged pack": geo_file(20)[:-40],
    }  # fmt: skip
