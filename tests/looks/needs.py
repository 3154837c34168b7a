"""Looks at needs side by side, at what begins from several, and at promises."""

from tests.looks.kit import HERE, Look, Stage, press


def need_looks(stage: Stage) -> list[Look]:
    """Every page of needs and promises."""
    at, known = f"{HERE}plannen/behoeften/", stage["needs"]
    promises = f"{HERE}plannen/toezeggingen/"
    picked = "&".join(f"behoefte={pk}" for pk in known["needs"])
    got = f"{promises}{known['promise']}/ontvangen/"
    return [
        Look("behoeften", at),
        Look("behoeften-lezer", at, "carla"),
        Look("behoeften-scholen", f"{at}?beeld=scholen"),
        Look("behoeften-niets", f"{at}?zoek=bestaatniet"),
        Look("behoeften-afspraak", f"{at}afspraak/?{picked}"),
        Look("behoeften-afspraak-fout", f"{at}afspraak/?{picked}", steps=press()),
        Look("behoeften-afspraak-geen-mandaat", f"{at}afspraak/?{picked}", "noor"),
        Look("behoeften-project", f"{at}project/?{picked}"),
        Look("toezeggingen", promises),
        Look("toezeggingen-niets", promises, "carla"),
        Look("toezeggingen-bestuur", f"{promises}besturen/{known['board']}/"),
        Look("toezeggingen-school", f"{promises}scholen/{known['school']}/", "noor"),
        Look("toezegging-ontvangen", got, "noor"),
        Look("toezegging-ontvangen-fout", got, "noor", steps=press()),
    ]
