"""Looks at projects: the portfolio, one project, its lines, a joint plan."""

from typing import Any

from tests.looks.kit import HERE, Look, Stage, press

AT = f"{HERE}plannen/projecten/"


def project_looks(stage: Stage) -> list[Look]:
    """Every page of the projects."""
    known = stage["projects"]
    one, over = f"{AT}{known['running']}/", f"{AT}{known['finished']}/"
    plan, line = f"{one}samen/{known['plan']}/", f"{one}mijlpalen/{known['milestone']}/"

    def look(name: str, path: str, who: str = "marloes", **more: Any) -> Look:
        return Look(f"project-{name}" if name else "projecten", path, who, **more)

    return [
        look("", AT),
        look("lezer", AT, "carla"),
        look("niets", f"{AT}?zoek=nietbestaand"),
        look("belang-mist", f"{AT}?belang=mist"),
        look("nieuw-samenwerkingsverband", "/regio/regio-nieuwland/plannen/projecten/", "nora"),
        look("nieuw", f"{AT}nieuw/?vraag={known['question']}"),
        look("nieuw-fout", f"{AT}nieuw/", steps=press()),
        look("pagina", one),
        look("pagina-lezer", one, "carla"),
        look("afgerond", over),
        look("geschiedenis", f"{one}geschiedenis/"),
        look("wijzigen", f"{one}wijzigen/"),
        look("belang", f"{one}belang/{known['organisation']}/"),
        look("belang-allen", f"{one}belang/"),
        look("mijlpaal-nieuw", f"{one}mijlpalen/toevoegen/"),
        look("mijlpaal-wijzigen", f"{line}wijzigen/"),
        look("uitgave-fout", f"{one}uitgaven/toevoegen/", steps=press()),
        look("samenplan-nieuw", f"{one}samen/nieuw/"),
        look("samenplan", plan),
        look("samenplan-schrijven", f"{plan}schrijven/"),
        look("samenplan-buiten", f"{AT}{known['language']}/samen/{known['outside']}/"),
        look("terugblik-nieuw", f"{one}terugblik/toevoegen/"),
        look("gesorteerd", f"{AT}?volgorde=-begroot&kwartaal=2026-3"),
        look("mijlpaal-te-laat", f"{AT}?mijlpaal=laat"),
        look("voor", f"{AT}voor/"),
        look("voor-partner", f"{AT}voor/{known['organisation']}/"),
    ]
