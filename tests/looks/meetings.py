"""Looks at meetings: planning, agenda, dates, leading, minutes, answering without an account."""

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, press


def meeting_looks(stage: Stage) -> list[Look]:
    """Every page of the meetings room."""
    at, known = f"{HERE}bijeenkomsten/", stage["meetings"]
    planned, held = f"{at}{known['planned']}/", f"{at}{known['held']}/"
    proposed, running = f"{at}{known['proposed']}/", f"{at}{known['running']}/"

    def unclear(page: Page) -> None:
        page.fill("#line", "@Kasper voor vrijdag: belt het busbedrijf")
        page.press("#line", "Enter")
        page.wait_for_load_state()

    return [
        Look("bijeenkomsten", at),
        Look("bijeenkomsten-geweest", f"{at}?toon=geweest", "hanneke"),
        Look("bijeenkomsten-gezocht", f"{at}?toon=alle&zoek=qqqq"),
        Look("bijeenkomst-nieuw", f"{at}nieuw/"),
        Look("bijeenkomst-nieuw-fout", f"{at}nieuw/", steps=press()),
        Look("bijeenkomst", planned),
        Look("bijeenkomst-lid", planned, "hanneke"),
        Look("bijeenkomst-lezer", planned, "carla"),
        Look("bijeenkomst-wijzigen", f"{planned}wijzigen/"),
        Look("bijeenkomst-agenda", f"{planned}agenda/"),
        Look("bijeenkomst-punt", f"{planned}agenda/{known['planned_item']}/"),
        Look("bijeenkomst-inbrengen", f"{planned}agenda/inbrengen/", "hanneke"),
        Look("bijeenkomst-genodigden", f"{planned}genodigden/"),
        Look("bijeenkomst-datum", f"{proposed}datum/"),
        Look("bijeenkomst-beginnen", f"{planned}leiden/"),
        Look("bijeenkomst-leiden", f"{running}leiden/?punt={known['item']}"),
        Look("bijeenkomst-vangen", f"{running}leiden/", steps=unclear),
        Look("bijeenkomst-wie-er-was", f"{at}{known['outing']}/wie-er-was/"),
        Look("bijeenkomst-verslag", f"{held}verslag/"),
        Look("verslag-lezer", f"{held}verslag/", "carla"),
        Look("verslag-verbeteren", f"{held}verslag/{known['held_item']}/"),
        Look("agenda-adressen", f"{at}agenda-adressen/"),
        Look("antwoord", f"/bijeenkomst/{known['key']}/", "nobody"),
        Look("antwoord-datum", f"/bijeenkomst/{known['proposed_key']}/", "nobody"),
    ]
