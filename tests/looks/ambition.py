"""Looks at the ambition: texts in every state, comments, partners, focus areas, questions."""

from typing import Any

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, press, typed

AT = f"{HERE}ambitie/"


def ambition_looks(stage: Stage) -> list[Look]:
    """Every page of the ambition."""
    known = stage["ambition"]
    text, standing, draft = (
        f"{AT}versies/{known[name]}/" for name in ("consultation", "adopted", "draft")
    )
    area, question = f"{AT}speerpunten/{known['area']}/", f"{AT}vragen/{known['question']}/"

    def look(name: str, path: str, who: str = "marloes", **more: Any) -> Look:
        return Look(f"ambitie-{name}" if name else "ambitie", path, who, **more)

    def open_first(page: Page) -> None:
        page.locator("details.more > summary").first.click()

    return [
        look("", AT),
        look("lid", AT, "hanneke"),
        look("wijzigen", f"{AT}wijzigen/"),
        look("wijzigen-fout", f"{AT}wijzigen/", steps=typed("[name=sentence]", "")),
        look("versies", f"{AT}versies/"),
        look("voorstel", text),
        look("voorstel-lid", text, "hanneke", steps=open_first),
        look("voorstel-lezer", text, "carla"),
        look("concept", draft),
        look("verschillen", f"{text}verschillen/"),
        look("reacties", f"{text}reacties/?antwoord={known['comment']}"),
        look("reacties-lid", f"{text}reacties/?toon=open", "hanneke"),
        look("reactie", f"{text}reacties/{known['comment']}/wijzigen/"),
        look("voorleggen", f"{draft}voorleggen/"),
        look("voorleggen-fout", f"{draft}voorleggen/", steps=press()),
        look("vaststellen", f"{draft}vaststellen/"),
        look("intrekken", f"{text}intrekken/"),
        look("intrekken-fout", f"{text}intrekken/", steps=press()),
        look("erachter", f"{text}erachter/", "hanneke"),
        look("erachter-fout", f"{text}erachter/", "hanneke", steps=press()),
        look("erachter-zonder", f"{text}erachter/", "sem"),
        look("partners", f"{standing}partners/"),
        look("partners-stil", f"{text}partners/", "hanneke"),
        look("papier", f"{text}partners/papier/"),
        look("speerpunten", f"{AT}speerpunten/"),
        look("speerpunt", area),
        look("speerpunt-wijzigen", f"{area}wijzigen/"),
        look("vragen", f"{AT}vragen/"),
        look("vraag-nieuw", f"{AT}vragen/nieuw/"),
        look("vraag-nieuw-fout", f"{AT}vragen/nieuw/", steps=press()),
        look("vraag-wijzigen", f"{question}wijzigen/"),
    ]
