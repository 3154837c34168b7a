"""Looks at everything of a session: phones, the big screen, leading, results, paper."""

from typing import Any

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, Step, press, typed

SESSIONS = f"{HERE}reflectie/sessies/"
INSTRUMENTS = f"{HERE}reflectie/instrumenten/"


def session_looks(stage: Stage) -> list[Look]:
    """Every page of the reflection room."""
    parts = [_joining, _phones, _screens, _consoles, _sessions, _outcome, _paper, _instruments]
    return [look for part in parts for look in part(stage)]


def _joining(stage: Stage) -> list[Look]:
    def at(name: str) -> str:
        return f"/meedoen/{stage[name]['code']}/"

    def look(name: str, path: str, **more: Any) -> Look:
        return Look(f"meedoen-{name}", path, "nobody", **more)

    return [
        look("code", "/meedoen/"),
        look("code-fout", "/meedoen/", steps=typed("[name=code]", "AAAA11")),
        look("onbekend", "/meedoen/QQQQQQ/", status=404),
        look("welkom", at("opened")),
        look("open-namen", at("named")),
        look("open-namen-fout", at("named"), steps=press()),
        look("nog-niet", at("planned")),
        look("nog-niet-overvol", at("overfull")),
        look("voorbij", at("closed")),
        look("gesprek", at("talk")),
        look("buiten-de-week", at("week")),
        look("verder", f"{at('opened')}verder/"),
        look("verder-fout", f"{at('opened')}verder/", steps=press()),
    ]


def _phones(stage: Stage) -> list[Look]:
    def look(name: str, state: str, path: str, seat: int = 0, **more: Any) -> Look:
        where = f"/meedoen/{stage[state]['code']}/{path}"
        return Look(f"telefoon-{name}", where, f"phone:{state}:{seat}", **more)

    def four_marks(page: Page) -> None:
        for place in range(4):
            page.locator(".pick").nth(place).check()
        press()(page)

    return [
        look("stelling", "opened", "stelling/10/", 1),
        look("stelling-beantwoord", "opened", "stelling/3/"),
        look("stelling-laatste", "opened", "stelling/22/"),
        look("overzicht", "opened", "overzicht/", 1),
        look("klaar", "opened", "nu/"),
        look("niet-klaar", "opened", "nu/", 1),
        look("werk", "opened", "werk/"),
        look("werk-fout", "opened", "werk/", steps=four_marks),
        look("verslag", "opened", "verslag/"),
        look("verslag-fout", "opened", "verslag/", steps=press()),
        look("uitkomst", "themes", "nu/"),
        look("in-gesprek", "statement", "nu/"),
        look("opnieuw", "voting", "nu/"),
        look("tweede-stem", "voting", "opnieuw/"),
        look("acties", "agreed", "nu/"),
        look("te-weinig", "few", "nu/"),
    ]


SCREENS = {
    "planned": "wachten", "opened": "invullen", "before": "vorige-acties", "themes": "themas",
    "statement": "stelling", "voting": "tweede-stem", "agreed": "acties", "few": "te-weinig",
    "blank": "leeg", "talk": "gesprek", "closed": "voorbij", "named": "open-namen",
    "overfull": "overvol",
}  # fmt: skip


def _screens(stage: Stage) -> list[Look]:
    def as_table(page: Page) -> None:
        page.click(".screen-table summary")

    def look(name: str, state: str, **more: Any) -> Look:
        return Look(f"scherm-{name}", f"/scherm/{stage[state]['key']}/", "nobody", **more)

    return [
        *[look(name, state) for state, name in SCREENS.items()],
        look("themas-tabel", "themes", steps=as_table),
        look("stelling-tabel", "statement", steps=as_table),
    ]


def _consoles(stage: Stage) -> list[Look]:
    def outdated(page: Page) -> None:
        page.evaluate(
            """() => { const form = document.querySelector('form[data-autosave]');
            form.removeAttribute('hx-post'); form.elements.version.value = 99;
            form.elements.text.value = 'Een andere tekst'; form.submit(); }"""
        )
        page.wait_for_selector("#theirs")

    def look(name: str, state: str, **more: Any) -> Look:
        return Look(f"regie-{name}", f"{stage[state]['url']}leiden/", **more)

    states = [(name, state) for state, name in SCREENS.items() if state != "blank"]
    at = stage["statement"]["url"]
    return [
        *[look(name, state) for name, state in states],
        look("niemand", "nobody"),
        Look(
            "regie-actie-fout",
            f"{at}leiden/",
            steps=press(f"form[action='{at}leiden/actie/'] .btn"),
        ),
        Look("regie-twee-notities", f"{at}leiden/", steps=outdated),
        Look("regie-sem", f"{at}leiden/", "sem"),
    ]


def _sessions(stage: Stage) -> list[Look]:
    planned = stage["planned"]["url"]
    return [
        Look("sessies", f"{HERE}reflectie/"),
        Look("sessies-gezocht", f"{HERE}reflectie/?q=bestaatniet"),
        Look("sessies-lezer", f"{HERE}reflectie/", "hanneke"),
        Look("sessie-nieuw", f"{SESSIONS}nieuw/"),
        Look("sessie-nieuw-fout", f"{SESSIONS}nieuw/", steps=press()),
        Look("sessie-gepland", planned),
        Look("sessie-overvol", stage["overfull"]["url"]),
        Look("sessie-open", stage["opened"]["url"]),
        Look("sessie-voorbij", stage["closed"]["url"]),
        Look("sessie-lid", stage["closed"]["url"], "hanneke"),
        Look("sessie-wijzigen", f"{planned}wijzigen/"),
        Look("sessie-genodigden", f"{planned}genodigden/"),
        Look("sessie-agenda", f"{planned}agenda/"),
        Look("sessie-begeleiders", f"{planned}begeleiders/"),
        Look("geen-toegang", f"{planned}leiden/", "hanneke", status=403),
    ]


def _outcome(stage: Stage) -> list[Look]:
    at = stage["closed"]["url"]
    return [
        Look("uitkomst", f"{at}uitkomst/"),
        Look("uitkomst-tabel", f"{at}uitkomst/?beeld=tabel"),
        Look("uitkomst-lagen", f"{at}uitkomst/?beeld=lagen"),
        Look("uitkomst-partners", f"{at}uitkomst/?beeld=partners"),
        Look("uitkomst-stelling", f"{at}uitkomst/A3/"),
        Look("uitkomst-twee-kampen", f"{at}uitkomst/P3/"),
        Look("uitkomst-weinig", f"{stage['few']['url']}uitkomst/"),
        Look("uitkomst-open-namen", f"{stage['named']['url']}uitkomst/A1/"),
        Look("uitkomst-gesprek", f"{stage['talk']['url']}uitkomst/", status=403),
        Look("uitkomst-lezer", f"{at}uitkomst/", "hanneke"),
        Look("verslag", f"{at}verslag/"),
    ]


def _paper(stage: Stage) -> list[Look]:
    def choose(rows: str) -> Step:
        file = {"name": "scores.csv", "mimeType": "text/csv", "buffer": rows.encode()}

        def step(page: Page) -> None:
            page.set_input_files("[name=file]", file)
            press("main form[enctype] .btn")(page)

        return step

    at = f"{stage['opened']['url']}papier/"
    good = "Laag;A1;A2;A3\nbestuur;3;4;5\nuitvoering;1;2;0\n"
    return [
        Look("papier", at),
        Look("papier-gepland", f"{stage['planned']['url']}papier/"),
        Look("papier-fout", at, steps=press("main form[enctype] .btn")),
        Look("papier-nakijken", f"{at}nakijken/", start=at, steps=choose(good)),
        Look("papier-nakijken-fout", f"{at}nakijken/", start=at, steps=choose(good + "x;9;9;9\n")),
        Look("papier-overtypen", f"{at}overtypen/"),
        Look("papier-overtypen-fout", f"{at}overtypen/", steps=press()),
    ]


def _instruments(stage: Stage) -> list[Look]:
    known = stage["instruments"]

    def outdated(page: Page) -> None:
        page.evaluate(
            """() => { const form = document.querySelector('main form');
            form.elements.seen.value = 'andere woorden';
            form.elements.text_nl.value = 'Een andere zin.'; form.submit(); }"""
        )
        page.wait_for_selector(".errors")

    draft = f"{INSTRUMENTS}{known['draft']}/wijzigen/"
    return [
        Look("instrumenten", INSTRUMENTS),
        Look("instrumenten-lid", INSTRUMENTS, "hanneke"),
        Look("instrument-inlezen", f"{INSTRUMENTS}inlezen/"),
        Look("instrument-inlezen-fout", f"{INSTRUMENTS}inlezen/", steps=press()),
        Look("instrument-regio", f"{INSTRUMENTS}{known['regional']}/"),
        Look("instrument-eigen", f"{INSTRUMENTS}{known['own']}/"),
        Look("instrument-concept", draft),
        Look("instrument-gegevens", f"{draft}gegevens/"),
        Look("instrument-thema-nieuw", f"{draft}thema/"),
        Look("instrument-thema-fout", f"{draft}thema/", steps=press()),
        Look("instrument-thema", f"{draft}thema/{known['theme']}/"),
        Look("instrument-stelling-nieuw", f"{draft}thema/{known['theme']}/stelling/"),
        Look("instrument-stelling", f"{draft}stelling/{known['statement']}/"),
        Look("instrument-twee", f"{draft}stelling/{known['statement']}/", steps=outdated),
    ]
