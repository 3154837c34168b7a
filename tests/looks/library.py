"""Looks at the library: writing, reading along, publishing, versions, lessons."""

from tests.looks.kit import HERE, Look, Stage, press


def library_looks(stage: Stage) -> list[Look]:
    """Every page about writing and reading a practice."""
    at, known = f"{HERE}bibliotheek/", stage["library"]
    one = {name: f"{at}{pk}/" for name, pk in known.items()}
    return [
        Look("bibliotheek", at),
        Look("bibliotheek-meelezer", at, "carla"),
        Look("voorbeeld", one["published"], "carla"),
        Look("voorbeeld-eigen", one["changed_review"], "noor"),
        Look("voorbeeld-wordt-gewijzigd", f"{one['changed']}?tekst=nu"),
        Look("voorbeeld-klopt-nog", one["due"]),
        Look("voorbeeld-opmerkingen", one["remarks"], "hanneke"),
        Look("voorbeeld-ingetrokken", one["withdrawn"]),
        Look("voorbeeld-ingetrokken-gebruikt", one["withdrawn"], "noor"),
        Look("voorbeeld-nieuw", f"{at}nieuw/", "noor"),
        Look("voorbeeld-nieuw-fout", f"{at}nieuw/", "noor", steps=press()),
        Look("voorbeeld-wijzigen", f"{one['changed_review']}wijzigen/", "noor"),
        Look("voorbeeld-laten-lezen", f"{one['remarks']}laten-lezen/", "hanneke"),
        Look("voorbeeld-lezen", f"{one['to_read']}lezen/", "hanneke"),
        Look("voorbeeld-lezen-fout", f"{one['to_read']}lezen/", "hanneke", steps=press()),
        Look("voorbeeld-publiceren", f"{one['approved']}publiceren/", "hanneke"),
        Look("voorbeeld-materiaal", f"{one['published']}materiaal/"),
        Look("voorbeeld-versies", f"{one['published']}versies/", "carla"),
        Look("voorbeeld-versie", f"{one['published']}versies/2/", "carla"),
        Look("voorbeeld-verschillen", f"{one['published']}versies/3/verschillen/", "carla"),
        Look("lessen", f"{at}lessen/"),
        Look("lessen-leeg", f"{at}lessen/?zoek=onbestaanbaar"),
    ]
