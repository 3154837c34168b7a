"""Looks at learning tracks: the list, a track, its programme, its schools."""

from tests.looks.kit import HERE, Look, Stage, press


def track_looks(stage: Stage) -> list[Look]:
    """Every page of the learning tracks."""
    at, known = f"{HERE}plannen/leergangen/", stage["tracks"]
    done, running = f"{at}{known['done']}/", f"{at}{known['running']}/"
    item, school = f"{running}programma/{known['item']}/", f"{running}scholen/{known['school']}/"
    coming = f"{running}programma/{known['coming']}/"
    return [
        Look("leergangen", at),
        Look("leergangen-afgerond", f"{at}?stand=finished", "hanneke"),
        Look("leergang-nieuw", f"{at}nieuw/"),
        Look("leergang-nieuw-fout", f"{at}nieuw/", steps=press()),
        Look("leergang", running),
        Look("leergang-lid", running, "hanneke"),
        Look("leergang-afgerond", done, "carla"),
        Look("leergang-wijzigen", f"{running}wijzigen/"),
        Look("leergang-kopie", f"{running}kopie/"),
        Look("leergang-sjabloon", f"{running}sjabloon/"),
        Look("leergang-sjablonen", f"{at}sjablonen/"),
        Look("leergang-uitnodigen", f"{running}scholen/uitnodigen/"),
        Look("leergang-kartrekkers", f"{running}scholen/kartrekkers/"),
        Look("leergang-onderdeel", item),
        Look("leergang-onderdeel-komend", coming),
        Look("leergang-onderdeel-wijzigen", f"{coming}wijzigen/"),
        Look("leergang-onderdeel-nieuw", f"{running}programma/nieuw/"),
        Look("leergang-onderdeel-fout", f"{running}programma/nieuw/", steps=press()),
        Look("leergang-terugblik", f"{item}terugblik/{known['school']}/"),
        Look("leergang-school", school),
        Look("leergang-school-uitgenodigd", f"{running}scholen/{known['invited']}/"),
        Look("leergang-scan", f"{school}scan/"),
    ]
