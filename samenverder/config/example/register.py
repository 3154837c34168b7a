"""The register of schools of the example region: forty fictional sites and their history."""

from datetime import UTC, datetime

from samenverder.lib.tables.table import Table
from samenverder.network.models import Partnership, User
from samenverder.register.models import RegisterImport, RegisterSite
from samenverder.register.operations.imports import keep_file, run_import
from samenverder.register.operations.picking import link_site
from samenverder.register.queries.picking import candidates
from samenverder.register.queries.state import state_of

HEADER = [
    "VESTIGINGSCODE", "VESTIGINGSNAAM", "ONDERWIJSSTRUCTUUR", "STRAATNAAM",
    "HUISNUMMER-TOEVOEGING", "POSTCODE", "PLAATSNAAM", "GEMEENTENAAM", "PROVINCIE",
    "BEVOEGD GEZAG NUMMER", "BEVOEGD GEZAG NAAM", "DENOMINATIE", "TELEFOONNUMMER", "INTERNETADRES",
    "ONDERWIJSGEBIED NAAM", "RMC-REGIO NAAM", "RPA-GEBIED NAAM", "LEERLINGEN", "LENGTEGRAAD",
    "BREEDTEGRAAD", "SLUITINGSDATUM",
]  # fmt: skip
BOARDS = {
    "90001": "Stichting Onderwijs aan de Linde",
    "90002": "Vereniging Scholen Oosterveld",
    "90003": "Stichting Primair Lindemeer",
    "90004": "Mbo Rivierenland",
}
# name, kind of education, address, town, board, pupils
SECONDARY = [
    ("Praktijkschool De Werf", "PRO", "Scheepswerf 4", "Lindemeer", "90001", 214),
    ("Vso De Wending", "VSO", "Wilgenlaan 18", "Lindemeer", "90001", 131),
    ("Vso De Sprong", "VSO", "Marktveld 2", "Oosterveld", "90002", 96),
    ("Lindecollege", "VBO/MAVO/HAVO/VWO", "Lindelaan 100", "Lindemeer", "90001", 1184),
    ("Lindecollege Dependance Haven", "VBO/MAVO", "Havenkade 7", "Lindemeer", "90001", 342),
    ("Vmbo Het Baken", "VBO/MAVO", "Torenstraat 33", "Oosterveld", "90002", 517),
    ("Scholengemeenschap De Brug", "MAVO/HAVO/VWO", "Bruggenhoofd 1", "Zandwijk", "90002", 903),
    ("Praktijkschool De Kiem", "PRO", "Akkerweg 9", "Zandwijk", "90002", 148),
    ("Havo De Es", "HAVO/VWO", "Esweg 51", "Berg en Linde", "90001", 655),
    ("Vso De Haven", "VSO", "Kadeplein 3", "Zandwijk", "90001", 74),
    ("Mbo Rivierenland Lindemeer", "MBO", "Stationsplein 12", "Lindemeer", "90004", 3120),
    ("Mbo Rivierenland Oosterveld", "MBO", "Spoorlaan 40", "Oosterveld", "90004", 1475),
]
PRIMARY = [
    "De Regenboog", "De Zonnewijzer", "Het Kompas", "De Vlieger", "De Springplank", "De Boomgaard",
    "Het Palet", "De Kleine Beer", "De Sterrenwacht", "Het Schrijverke", "De Ark", "De Waterjuffer",
    "Het Molenveld", "De Appelhof", "De Ooievaar", "De Wegwijzer", "Het Zwaluwnest", "De Klimop",
    "De Lindeboom", "Het Veerhuis", "De Egelantier", "De Kameleon", "Het Anker", "De Vuurvlinder",
    "De Rietkraag", "Het Talent", "De Wieken", "De Beukenhof",
]  # fmt: skip
TOWNS = {
    "Lindemeer": ("7301", 6.2, 52.31),
    "Oosterveld": ("7412", 6.42, 52.38),
    "Zandwijk": ("7523", 6.35, 52.2),
    "Berg en Linde": ("7634", 6.08, 52.24),
}
FILES = [
    ("scholen-lindestreek-2024.csv", datetime(2024, 9, 2, 9, 0, tzinfo=UTC)),
    ("scholen-lindestreek-2026.csv", datetime(2026, 9, 7, 9, 0, tzinfo=UTC)),
    ("arbeidsmarktregios.csv", datetime(2026, 9, 7, 9, 15, tzinfo=UTC)),
]


def load_register(partnership: Partnership, by: User) -> None:
    """Two files two years apart and one of regions; partners are linked to their sites."""
    now, before = _rows(), _rows()
    areas = [[town, "Regio Zwolle"] for town in TOWNS]
    before[9][3:5] = ["Oude Kade", "11"]  # Vso De Haven moved
    now[27][-1] = "2025-08-01"  # a primary school closed
    before = before[:-1]  # and one is new
    tables = (HEADER, before), (HEADER, now), (["Gemeente", "Arbeidsmarktregio"], areas)
    for (name, day), (header, rows) in zip(FILES, tables, strict=True):
        table = Table("", header, rows, 1, list(range(2, len(rows) + 2)))
        kept = keep_file(by=by, partnership=partnership, table=table, filename=name)
        run_import(by=by, imported=kept, seen=state_of(partnership))
        RegisterImport.objects.filter(pk=kept.pk).update(at=day, done_at=day)
    sites = RegisterSite.objects.filter(partnership=partnership).order_by("code")
    for found in candidates(partnership, sites):
        if found.same:
            link_site(by=by, site=found.site, organisation=found.same)


def _rows() -> list[list[str]]:
    """Every site as a row of the file."""
    rows = []
    for at, (name, structure, address, town, board, pupils) in enumerate(SECONDARY):
        rows.append(_row(at, name, structure, address, town, board, pupils))
    towns = list(TOWNS)
    for at, name in enumerate(PRIMARY, start=len(SECONDARY)):
        address = f"Schoolstraat {at * 3 % 90 + 1}"
        kind = "SBAO" if at % 9 == 0 else "Basisschool"
        rows.append(_row(at, name, kind, address, towns[at % 4], "90003", 90 + at * 37 % 300))
    return rows


def _row(
    at: int, name: str, structure: str, address: str, town: str, board: str, pupils: int
) -> list[str]:
    postcode, longitude, latitude = TOWNS[town]
    street, _blank, number = address.rpartition(" ")
    letters = f"{chr(65 + at % 26)}{chr(65 + at // 26)}"
    return [
        f"{90 + at % 9}Z{letters[0]}{at // 9:02}",
        name,
        structure,
        street,
        number,
        f"{postcode} {letters}",
        town.upper(),
        town.upper(),
        "Overijssel",
        board,
        BOARDS[board],
        "Openbaar" if at % 2 else "Bijzonder",
        f"0570 55 {at:02} {at * 7 % 90 + 10}",
        f"www.{name.lower().replace(' ', '')}.example",
        "Lindestreek",
        "Lindedal",
        "Linde en IJssel",
        str(pupils),
        f"{longitude + at % 7 * 0.011 - 0.03:.4f}",
        f"{latitude + at % 5 * 0.009 - 0.02:.4f}",
        "",
    ]
