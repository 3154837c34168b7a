"""Looks at school plans: read, written, talked about, borrowed, compared."""

from typing import Any

from tests.looks.kit import HERE, Look, Stage, press, typed

AT = f"{HERE}plannen/"


def plan_looks(stage: Stage) -> list[Look]:
    """Every page of school plans."""
    known = stage["plans"]
    pitched, draft = f"{AT}{known['pitched']}/", f"{AT}{known['draft']}/"

    evaluated = f"{AT}{known['evaluated']}/"
    change = f"{evaluated}terugblik/{known['evaluation']}/wijzigen/"

    def look(name: str, path: str, who: str = "marloes", **more: Any) -> Look:
        return Look(f"plan-{name}" if name else "plan", path, who, **more)

    return [
        look("lijst", AT),
        look("lijst-lezer", f"{AT}?stand=shared", "carla"),
        look("", pitched),
        look("bestuur", pitched, "hanneke"),
        look("concept", draft),
        look("nieuw", f"{AT}nieuw/"),
        look("nieuw-fout", f"{AT}nieuw/", steps=press()),
        look("nieuw-zonder", f"{AT}nieuw/", "hanneke"),
        look("wijzigen", f"{draft}wijzigen/"),
        look("wijzigen-fout", f"{draft}wijzigen/", steps=typed("[name=title]", "")),
        look("delen", f"{draft}voorleggen/"),
        look("mensen", f"{pitched}mensen/"),
        look("deel", f"{pitched}delen/nodig/"),
        look("deel-leeg", f"{draft}delen/risicos/"),
        look("regel", f"{pitched}regels/nodig/nieuw/"),
        look("regel-fout", f"{pitched}regels/doelen/nieuw/", steps=press()),
        look("regel-wijzigen", f"{pitched}regels/nodig/{known['need']}/wijzigen/"),
        look("reacties", f"{pitched}delen/aanpak/reacties/"),
        look("lenen", f"{draft}delen/opbrengst/lenen/"),
        look("lenen-gekozen", f"{draft}delen/opbrengst/lenen/?versie={known['version']}"),
        look("versies", f"{pitched}versies/"),
        look("versie", f"{pitched}versies/1/"),
        look("waarom", f"{pitched}delen/waarom/"),
        look("terugblik", f"{evaluated}terugblik/", "noor"),
        look("terugblik-fout", f"{evaluated}terugblik/", "noor", steps=press()),
        look("terugblik-wijzigen", change, "noor"),
        look("teruggekeken", evaluated),
        look("teruggekeken-bestuur", evaluated, "hanneke"),
        look("geleerd", f"{AT}geleerd/"),
        look("geleerd-niets", f"{AT}geleerd/?zoek=xyzzy"),
        look("verschillen", f"{pitched}versies/2/verschillen/"),
    ]
