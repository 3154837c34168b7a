"""Looks at finding, using, asking about and collecting practices."""

from tests.looks.kit import HERE, Look, Stage, press


def reuse_looks(stage: Stage) -> list[Look]:
    """Every page a reader of the library comes to."""
    at, known, one = f"{HERE}bibliotheek/", stage["reuse"], stage["library"]["published"]
    sets = f"{at}verzamelingen/"
    return [
        Look("bibliotheek-gezocht", f"{at}?zoek=leerling&volgorde=passend", "carla"),
        Look("bibliotheek-verfijnd", f"{at}?sector=pro&laag=practice&kosten=tot-dag"),
        Look("bibliotheek-niets", f"{at}?zoek=onvindbaar&sector=pro", "carla"),
        Look("bibliotheek-nieuw-voor-u", f"{at}nieuw-voor-u/", "carla"),
        Look("voorbeeld-gebruiken", f"{at}{one}/gebruiken/"),
        Look("voorbeeld-gebruiken-fout", f"{at}{one}/gebruiken/", steps=press()),
        Look("voorbeeld-gebruik", f"{at}{known['use']}/"),
        Look("voorbeeld-gebruikt-door", f"{at}gebruikt-door/{known['user']}/", "carla"),
        Look("voorbeeld-vraag", f"{at}{one}/vragen/"),
        Look("voorbeeld-vraag-fout", f"{at}{one}/vragen/", steps=press()),
        Look("voorbeeld-vraag-wijzigen", f"{at}{known['own_question']}/", "noor"),
        Look("voorbeeld-antwoord", f"{at}{known['question']}/antwoord/"),
        Look("voorbeeld-vraag-per-mail", f"/vraag-over-voorbeeld/{known['key']}/", "nobody"),
        Look(
            "voorbeeld-vraag-per-mail-fout",
            f"/vraag-over-voorbeeld/{known['key']}/",
            "nobody",
            steps=press(),
        ),
        Look("voorbeeld-verzamelen", f"{at}{one}/verzamelen/"),
        Look("verzamelingen", sets, "carla"),
        Look("verzameling", f"{sets}{known['collection']}/"),
        Look("verzameling-meelezer", f"{sets}{known['collection']}/", "carla"),
        Look("verzameling-nieuw", f"{sets}nieuw/"),
        Look("verzameling-nieuw-fout", f"{sets}nieuw/", steps=press()),
        Look("verzameling-wijzigen", f"{sets}{known['collection']}/wijzigen/"),
        Look("bibliotheek-links", f"{at}links/"),
    ]
