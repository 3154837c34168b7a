"""Looks at pitch days: planning, boards, leading, the screen in the hall, a phone, the overview."""

from tests.looks.kit import HERE, Look, Stage, press


def pitchday_looks(stage: Stage) -> list[Look]:
    """Every page of the pitch days."""
    at, known = f"{HERE}plannen/pitchdagen/", stage["pitch_days"]
    held, coming = f"{at}{known['held']}/", f"{at}{known['coming']}/"
    running = f"{at}{known['running']}/"
    return [
        Look("pitchdagen", at),
        Look("pitchdag-nieuw", f"{at}nieuw/"),
        Look("pitchdag-nieuw-fout", f"{at}nieuw/", steps=press()),
        Look("pitchdag-komend", coming),
        Look("pitchdag-geweest", held),
        Look("pitchdag-vandaag", running),
        Look("pitchdag-lid", running, "hanneke"),
        Look("pitchdag-wijzigen", f"{coming}wijzigen/"),
        Look("pitchdag-onderdeel", f"{coming}onderdelen/{known['slot']}/"),
        Look("pitchdag-onderdeel-nieuw", f"{coming}onderdelen/nieuw/"),
        Look("pitchdag-bestuur", f"{coming}besturen/{known['board']}/"),
        Look("pitchdag-leiden", f"{running}leiden/"),
        Look("pitchdag-leiden-te-vroeg", f"{coming}leiden/"),
        Look("pitchdag-leiden-voorbij", f"{held}leiden/"),
        Look("scherm-pitchdag", f"{running}scherm/"),
        Look("scherm-pitchdag-voorbij", f"{held}scherm/", "hanneke"),
        Look("pitchdag-nu", f"{running}nu/", "hanneke"),
        Look("pitchdag-overzicht", f"{held}overzicht/"),
    ]
