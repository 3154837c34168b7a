"""The areas a school lies in: those DUO names, and the labour market region of its municipality."""

import re

from django.utils.translation import gettext as _

from samenverder.register.facts import Wrong, letters

# {letter or word in an address: fact of a site}; the order in which people choose
AREAS = {
    "a": "labour_region",
    "p": "province",
    "o": "education_region",
    "r": "rmc_region",
    "rpa": "rpa_region",
    "wgr": "wgr_area",
    "corop": "corop_area",
    "nodaal": "nodal_area",
}
# The 35 labour market regions as Statistics Netherlands (CBS) names them in 2025
LABOUR_REGIONS = {
    "AM01": "Groningen",
    "AM02": "Friesland",
    "AM03": "Drenthe",
    "AM05": "Twente",
    "AM06": "Veluwe Stedendriehoek",
    "AM07": "Midden-Gelderland",
    "AM08": "Rijk van Nijmegen",
    "AM09": "Achterhoek",
    "AM10": "Rivierenland",
    "AM11": "Flevoland",
    "AM12": "Gooi en Vechtstreek",
    "AM13": "Midden-Utrecht",
    "AM14": "Amersfoort",
    "AM15": "Noord-Holland Noord",
    "AM17": "Zaanstreek/Waterland",
    "AM18": "Groot Amsterdam",
    "AM19": "Holland Rijnland",
    "AM20": "Midden-Holland",
    "AM21": "Haaglanden",
    "AM22": "Rijnmond",
    "AM23": "Drechtsteden",
    "AM24": "Zeeland",
    "AM25": "West-Brabant",
    "AM26": "Midden-Brabant",
    "AM27": "Noordoost-Brabant",
    "AM28": "Zuidoost-Brabant",
    "AM29": "Noord-Limburg",
    "AM30": "Zuid-Limburg",
    "AM32": "Helmond-De Peel",
    "AM33": "Midden-Limburg",
    "AM34": "Zuid-Holland Centraal",
    "AM35": "Gorinchem",
    "AM36": "Regio Zwolle",
    "AM37": "Zuid-Kennemerland en IJmond",
    "AM38": "FoodValley",
}
_BY_LETTERS = {letters(key): name for key, name in LABOUR_REGIONS.items()} | {
    letters(name): name for name in LABOUR_REGIONS.values()
}
_NOT_A_NAME = re.compile(r"\(gemeente\)|^gemeente |\(AM\)|\(AR\)", re.IGNORECASE)


def labour_region(text: str) -> str:
    """The name of a labour market region, from its name or code; empty stays empty."""
    if not text:
        return ""
    bare = letters(_NOT_A_NAME.sub("", text)).removeprefix("arbeidsmarktregio")
    if name := _BY_LETTERS.get(bare):
        return name
    sentence = _("“%(value)s” is not one of the 35 labour market regions, such as Rijnmond (AM22).")
    raise Wrong(sentence % {"value": text[:60]})


def municipality_key(name: str) -> str:
    """Spellings of one municipality give the same: "S GRAVENHAGE", "'s-Gravenhage (gemeente)"."""
    return letters(_NOT_A_NAME.sub("", name))
