"""Looks at pitches: the slides, the projector, whoever speaks, changing."""

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, press, typed

AT = f"{HERE}plannen/pitches/"


def _without_title(page: Page) -> None:
    page.fill("[name=title]", "")
    press()(page)


def pitch_looks(stage: Stage) -> list[Look]:
    """Every page of pitches."""
    known = stage["pitches"]
    told, plain = f"{AT}{known['told']}/", f"{AT}{known['plain']}/"
    minutes = typed("[name=minutes]", "99")
    slide = f"{told}dias/{known['slide']}/wijzigen/"
    return [
        Look("pitch", told, "marloes"),
        Look("pitch-lezer", told, "carla"),
        Look("pitch-ander", plain, "carla"),
        Look("pitch-nieuw-concept", f"{AT}van/{known['draft']}/"),
        Look("pitch-wijzigen", f"{told}wijzigen/", "marloes"),
        Look("pitch-wijzigen-fout", f"{told}wijzigen/", "marloes", steps=minutes),
        Look("pitch-dia", slide, "marloes"),
        Look("pitch-dia-fout", slide, "marloes", steps=_without_title),
        Look("pitch-dia-nieuw", f"{told}dias/nieuw/", "marloes"),
        Look("pitch-dia-nieuw-fout", f"{told}dias/nieuw/", "marloes", steps=press()),
        Look("pitch-versie", f"{told}versie/", "marloes"),
        Look("pitch-tonen", f"{told}tonen/", "hanneke"),
        Look("pitch-spreken", f"{told}spreken/", "marloes"),
        *(Look(f"pitch-tonen-{n}", f"{told}tonen/{n}/", "carla") for n in range(1, 8)),
    ]
