"""Looks at trainings: the catalogue, signing up, the door, the evaluation, a certificate."""

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, press


def _for_fewer(page: Page) -> None:
    """Open it to one partner; not saved before it is said once more."""
    page.locator("[name=open_to][value=nee]").check()
    page.locator("[name=partners]").first.check()
    press()(page)


def training_looks(stage: Stage) -> list[Look]:
    """Every page of the trainings."""
    at, known = f"{HERE}opleidingen/", stage["trainings"]
    full, today = f"{at}{known['full']}/", f"{at}{known['today']}/"
    day, held = f"{full}data/{known['full_date']}/", f"{full}data/{known['held_date']}/"
    fewer = f"{at}{known['narrowed']}/data/{known['narrowed_date']}/"
    door = f"{today}data/{known['today_date']}/"
    return [
        Look("opleidingen", at),
        Look("opleidingen-meelezer", f"{at}?toon=alle&volgorde=naam", "carla"),
        Look("opleidingen-niets", f"{at}?zoek=onvindbaar"),
        Look("opleiding", full),
        Look("opleiding-lid", full, "hanneke"),
        Look("opleiding-afgelast", f"{at}{known['off']}/"),
        Look("opleiding-zonder-datum", f"{at}{known['empty']}/"),
        Look("opleiding-nieuw", f"{at}nieuw/"),
        Look("opleiding-nieuw-fout", f"{at}nieuw/", steps=press()),
        Look("opleiding-wijzigen", f"{full}wijzigen/"),
        Look("opleiding-kopie", f"{full}kopie/"),
        Look("opleiding-datum", f"{full}data/nieuw/"),
        Look("opleiding-datum-fout", f"{full}data/nieuw/", steps=press()),
        Look("opleiding-datum-wijzigen", f"{day}wijzigen/"),
        Look("opleiding-datum-afgelasten", f"{day}afgelasten/"),
        Look("opleiding-deelnemers", f"{day}deelnemers/"),
        Look("opleiding-wijzigen-voor-minder", f"{full}wijzigen/", steps=_for_fewer),
        Look("opleiding-deelnemers-buiten", f"{fewer}deelnemers/"),
        Look("opleiding-deelnemers-erbij", f"{day}deelnemers/erbij/"),
        Look("opleiding-aan-de-deur", f"{door}aanwezig/"),
        Look("opleiding-aan-de-deur-later", f"{day}aanwezig/"),
        Look("opleiding-aan-de-deur-erbij", f"{door}aanwezig/erbij/"),
        Look("opleiding-evaluatie", f"{held}evaluatie/"),
        Look("opleiding-evaluatie-leeg", f"{door}evaluatie/"),
        Look("opleiding-vragen", f"/opleiding/evaluatie/{known['key']}/", "nobody"),
        Look(
            "opleiding-vragen-fout",
            f"/opleiding/evaluatie/{known['key']}/",
            "nobody",
            steps=press(),
        ),
        Look("opleiding-vragen-klaar", f"/opleiding/evaluatie/{known['answered']}/", "nobody"),
        Look("opleiding-bewijs", "/opleiding/bewijs/", "nobody"),
        Look("opleiding-bewijs-geldig", f"/opleiding/bewijs/?nummer={known['number']}", "nobody"),
        Look("opleiding-bewijs-onbekend", "/opleiding/bewijs/?nummer=AAAA-AAAA-AAAA", "nobody"),
        Look("opleidingen-mijn", f"{at}mijn/", "hanneke"),
        Look("opleidingen-mijn-leeg", f"{at}mijn/"),
    ]
