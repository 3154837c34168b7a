"""Looks at the register of schools: list, map, one site, bringing a file in, choosing partners."""

from playwright.sync_api import Page

from bench.school_files import VO, as_csv, broken_files, vo_file, vo_row
from tests.looks.kit import HERE, Look, Stage, Step, press

EMPTY = "/regio/regio-nieuwland/register/"


def register_looks(_stage: Stage) -> list[Look]:
    """Every page of the register."""
    at = f"{HERE}register/"
    files = f"{at}inlezen/"
    one = f"{files}1/"
    own = b"Nummer;Wie;Waar\r\n18BR00;De Es;Zandwijk\r\n"
    changed = as_csv(VO, [vo_row(0), vo_row(1, STRAATNAAM="Beukenlaan")])
    doubled = broken_files()["doubled code"]
    areas = as_csv(["Gemeente", "Arbeidsmarktregio"], [["Lindemeer", "Twente"], ["Elders", "AM22"]])
    return [
        Look("register", at),
        Look("register-lid", at, "hanneke"),
        Look("register-gezocht", f"{at}?gemeente=Zandwijk&volgorde=-leerlingen"),
        Look("register-gebied", f"{at}?noord=52.4&zuid=52.3&west=6.1&oost=6.3"),
        Look("register-niets", f"{at}?zoek=bestaatniet"),
        Look("register-regio", f"{at}?regio=a:Regio+Zwolle&soort=pro"),
        Look("register-kaart", f"{at}kaart/"),
        Look("register-vestiging", f"{at}vestigingen/1/", start=at, steps=_open("Vso De Haven")),
        Look("register-partner", f"{at}vestigingen/1/", start=at, steps=_open("Lindecollege")),
        Look("register-kiezen", f"{at}partners/?gemeente=Zandwijk"),
        Look("register-kiezen-leeg", f"{at}partners/"),
        Look("register-kiezen-fout", f"{at}partners/?gemeente=Zandwijk", steps=_nothing),
        Look("register-bestanden", files),
        Look("register-bestanden-fout", files, steps=press()),
        Look("register-nakijken", one, start=files, steps=_choose(vo_file(6))),
        Look("register-nakijken-anders", one, start=files, steps=_choose(changed)),
        Look(
            "register-nakijken-fout",
            one,
            start=files,
            steps=_choose(doubled),
        ),
        Look("register-nakijken-regios", one, start=files, steps=_choose(areas, "regios.csv")),
        Look("register-kolommen", f"{one}kolommen/", start=files, steps=_columns(own)),
        Look("register-bestand", one, start=files, steps=_open("scholen-lindestreek-2026.csv")),
        Look("leeg-register", EMPTY, "nora"),
        Look("leeg-register-kaart", f"{EMPTY}kaart/", "nora"),
    ]


def _open(name: str) -> Step:
    def step(page: Page) -> None:
        page.get_by_role("link", name=name, exact=True).first.click()
        page.wait_for_load_state()

    return step


def _nothing(page: Page) -> None:
    for box in page.locator("input[name=site]").all():
        box.uncheck()
    press()(page)


def _choose(content: bytes, name: str = "02-vestigingen-vo.csv") -> Step:
    def step(page: Page) -> None:
        file = {"name": name, "mimeType": "text/csv", "buffer": content}
        page.set_input_files("[name=file]", file)
        press()(page)

    return step


def _columns(content: bytes) -> Step:
    def step(page: Page) -> None:
        _choose(content)(page)
        page.locator("a[href$='kolommen/']").first.click()
        page.wait_for_load_state()

    return step
