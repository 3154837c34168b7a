"""Which column of a file is which fact: the names DUO and others use, in one table.

DUO writes its headers with blanks, hyphens or underscores, depending on the year; `plain` makes
them the same. The first name of each fact is the one DUO uses now.
"""

import hashlib
import re
from collections.abc import Sequence
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenverder.register.models import RegisterSite, SourceSort

NAMES: dict[str, tuple[str, ...]] = {
    "code": ("vestigingscode", "vestigingsnummer", "brin vestigingsnummer", "site code", "code"),
    "school": ("instellingscode", "brin nummer", "brin", "school code"),
    "name": ("vestigingsnaam", "instellingsnaam vestiging", "instellingsnaam", "naam", "name"),
    "structure": (
        "onderwijsstructuur",
        "soort primair onderwijs",
        "soort po",
        "po soort",
        "type po",
        "mbo instellingssoort naam",
        "type",
        "soort",
        "kind",
    ),
    "denomination": ("denominatie", "denomination"),
    "street": ("straatnaam", "straat", "adres", "street", "address"),
    "number": ("huisnummer toevoeging", "huisnummer", "house number"),
    "letter": ("huisletter",),
    "addition": ("huisnummertoevoeging",),
    "postcode": ("postcode",),
    "town": ("plaatsnaam", "plaats", "town"),
    "municipality": ("gemeentenaam", "gemeente", "municipality"),
    "province": ("provincie", "province"),
    "education_region": ("onderwijsgebied naam", "onderwijsgebied"),
    "rmc_region": ("rmc regio naam", "rmc regio"),
    "rpa_region": ("rpa gebied naam", "rpa gebied"),
    "labour_region": (
        "arbeidsmarktregio naam",
        "arbeidsmarktregio",
        "labour market region",
        "arbeidsmarktregio code",
    ),
    "nodal_area": ("nodaal gebied naam", "nodaal gebied"),
    "wgr_area": ("wgr gebied naam", "wgr gebied"),
    "corop_area": ("corop gebied naam", "coropgebied naam", "corop gebied", "coropgebied"),
    "board_number": ("bevoegd gezag nummer", "bevoegd gezagnummer", "bestuursnummer"),
    "board_name": ("bevoegd gezag naam", "bestuur", "school board", "board"),
    "phone": ("telefoonnummer", "telefoon", "phone"),
    "website": ("internetadres", "website"),
    "pupils": ("leerlingen", "aantal leerlingen", "pupils"),
    "longitude": ("longitude", "lengtegraad", "lon"),
    "latitude": ("latitude", "breedtegraad", "lat"),
    "opened_on": ("openingsdatum", "startdatum", "datum oprichting", "opened on"),
    "closed_on": ("sluitingsdatum", "einddatum", "datum opheffing", "closed on"),
}
LABELS: dict[str, str | Promise] = {
    "code": _("Site code (BRIN, 99XX99)"),
    "school": _("School code (BRIN, 99XX)"),
    "name": _("Name"),
    "structure": _("Kind of education"),
    "denomination": _("Denomination"),
    "street": _("Street"),
    "number": _("House number"),
    "letter": _("House letter"),
    "addition": _("Addition to the house number"),
    "postcode": _("Postcode"),
    "town": _("Town"),
    "municipality": _("Municipality"),
    "province": _("Province"),
    "education_region": _("Education region"),
    "rmc_region": _("RMC region"),
    "rpa_region": _("RPA area (not the labour market region)"),
    "labour_region": _("Labour market region"),
    "nodal_area": _("Nodal area"),
    "wgr_area": _("WGR area"),
    "corop_area": _("COROP area"),
    "board_number": _("Board number"),
    "board_name": _("School board"),
    "phone": _("Phone"),
    "website": _("Website"),
    "pupils": _("Pupils"),
    "longitude": _("Longitude"),
    "latitude": _("Latitude"),
    "opened_on": _("Opened on"),
    "closed_on": _("Closed on"),
}
# What DUO's own file of a sort always has; without it something went wrong on the way here.
_ALWAYS = ("name", "street", "postcode", "town", "municipality", "denomination", "board_number")
ALWAYS: dict[str, tuple[str, ...]] = {
    SourceSort.PO: _ALWAYS,
    SourceSort.SO: _ALWAYS,
    SourceSort.VO: (*_ALWAYS, "structure"),
    SourceSort.MBO: _ALWAYS,
    SourceSort.GEO: ("name", "town", "longitude", "latitude"),
    SourceSort.BOARDS: ("board_number", "board_name"),
    SourceSort.AREAS: ("municipality", "labour_region"),
    SourceSort.OWN: ("name", "town"),
}
WITHOUT_SITES = {SourceSort.BOARDS, SourceSort.AREAS}
"""What these files say is about sites that other files list."""
_BETWEEN = re.compile(r"[\s_\-]+")
_SORT_WORDS = [
    (SourceSort.SO, ("speciaal", "_so", "-so", " so", "ngenso")),
    (SourceSort.MBO, ("mbo", "beroepsonderwijs")),
    (SourceSort.PO, ("basisonderwijs", "basisschool", "_po", "-po", " po", "primair", "ngenbo")),
    (SourceSort.VO, ("voortgezet", "-vo", "_vo", " vo", "ngenvo")),
]


def plain(header: str) -> str:
    """A header without what differs from year to year."""
    return _BETWEEN.sub(" ", header.strip().casefold())


def signature(header: Sequence[str]) -> str:
    """The same for every file with these columns: that is how we know its make again."""
    return hashlib.sha256("\n".join(map(plain, header)).encode()).hexdigest()


def propose(header: Sequence[str]) -> dict[str, str]:
    """{fact: column} as far as names are known; DUO's own name wins from a general one."""
    at = {plain(name): name for name in reversed(header) if name}
    taken: set[str] = set()
    found = {}
    for fact, names in NAMES.items():
        for name in names:
            if name in at and at[name] not in taken:
                found[fact] = at[name]
                taken.add(at[name])
                break
    return found


def guess_sort(header: Sequence[str], filename: str) -> str:
    """Which sort of file this is, by its columns, else by its name."""
    names = {plain(name) for name in header}
    facts = propose(header)
    if {"longitude", "latitude"} <= facts.keys():
        return SourceSort.GEO
    if not {"code", "school"} & facts.keys():
        if "board_name" in facts:
            return SourceSort.BOARDS
        if {"municipality", "labour_region"} <= facts.keys():
            return SourceSort.AREAS
    if "onderwijsstructuur" in names:
        return SourceSort.VO
    if "soort primair onderwijs" in names:
        return SourceSort.SO
    if any("mbo" in name.split() for name in names):
        return SourceSort.MBO
    lowered = filename.casefold()
    for sort, words in _SORT_WORDS:
        if any(word in lowered for word in words):
            return sort
    return SourceSort.PO if "bevoegd gezag nummer" in names else SourceSort.OWN


def fact_label(fact: str) -> str:
    """What a fact of a site is called on screen and in exports."""
    field: Any = RegisterSite._meta.get_field(fact)
    return str(field.verbose_name)
