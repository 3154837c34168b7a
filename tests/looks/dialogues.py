"""Looks at dialogue meetings: planning, leading, the wall, and what a device in the room shows."""

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, press


def dialogue_looks(stage: Stage) -> list[Look]:
    """Every page of the dialogue meetings."""
    at, known = f"{HERE}bijeenkomsten/dialoog/", stage["dialogues"]
    over, running, planned = (f"{at}{known[name]}/" for name in ("over", "running", "planned"))
    room, told = f"/dialoog/{known['code']}/", f"{at}{known['told']}/"
    return [
        Look("dialogen", at),
        Look("dialogen-meelezer", at, "carla"),
        Look("dialogen-gekozen", f"{at}?zoek=parels&stand=closed&volgorde=naam"),
        Look("dialoog-over-jaren", f"{at}over-plaatsen-en-jaren/"),
        Look("dialoog-over-jaren-samen", f"{at}over-plaatsen-en-jaren/?per=alles"),
        Look("dialoog-over-jaren-niets", f"{at}over-plaatsen-en-jaren/?soort=quote"),
        Look("dialoog-verteld", f"{at}verteld/", "carla"),
        Look("dialoog-verteld-zoeken", f"{at}verteld/?q=leerlingen"),
        Look("dialoog-verteld-niets", f"{at}verteld/?q=zeppelin"),
        Look("dialoog", over),
        Look("dialoog-lid", over, "hanneke"),
        Look("dialoog-gepland", planned),
        Look("dialoog-nieuw", f"{at}nieuw/"),
        Look("dialoog-nieuw-fout", f"{at}nieuw/", steps=press()),
        Look("dialoog-wijzigen", f"{planned}wijzigen/"),
        Look("dialoog-herhalen", f"{over}herhalen/"),
        Look("dialoog-tafel-nieuw", f"{planned}tafels/nieuw/"),
        Look("dialoog-tafel", f"{running}tafels/{known['table']}/wijzigen/"),
        Look("dialoog-rondes", f"{planned}rondes/"),
        Look("dialoog-leiden", f"{running}leiden/"),
        Look("dialoog-leiden-groepen", f"{running}leiden/?op=groepen"),
        Look("dialoog-kaart", f"{running}leiden/kaart/{known['own']}/"),
        Look("dialoog-kaart-in-tweeen", f"{running}leiden/kaart/{known['own']}/in-tweeen/"),
        Look(
            "dialoog-kaart-in-tweeen-fout",
            f"{running}leiden/kaart/{known['own']}/in-tweeen/",
            steps=in_two_without_words,
        ),
        Look("dialoog-leiden-gepland", f"{planned}leiden/"),
        Look("dialoog-leiden-voorbij", f"{over}leiden/"),
        Look("dialoog-scherm", f"/dialoogscherm/{known['screen']}/", "nobody"),
        Look("dialoog-scherm-slot", f"/dialoogscherm/{known['closing']}/", "nobody"),
        Look("dialoog-na-afloop", f"{over}na-afloop/"),
        Look("dialoog-na-afloop-meelezer", f"{over}na-afloop/", "carla"),
        Look("dialoog-na-afloop-open", f"{over}na-afloop/?toon=open"),
        Look("dialoog-na-afloop-gepland", f"{planned}na-afloop/"),
        Look("dialoog-bestemming", f"{over}na-afloop/bestemming/?ding={known['thing']}"),
        Look(
            "dialoog-bestemming-fout",
            f"{over}na-afloop/bestemming/?ding={known['thing']}",
            steps=press(),
        ),
        Look(
            "dialoog-bestemming-vraag",
            f"{over}na-afloop/bestemming/?ding={known['puzzle']}",
            steps=lambda page: page.check("[name=kind][value=question]"),
        ),
        Look("dialoog-vraag", f"/vraag-na-dialoog/{known['asked']}/", "nobody"),
        Look(
            "dialoog-vraag-ingetrokken",
            f"/vraag-na-dialoog/{known['taken_back']}/",
            "nobody",
            status=410,
        ),
        Look("dialoog-verslag", f"{over}na-afloop/verslag/"),
        Look("dialoog-verslag-leeg", f"{planned}na-afloop/verslag/"),
        Look("dialoog-post", f"{over}na-afloop/post/"),
        Look("dialoog-post-klaar", f"{told}na-afloop/post/"),
        Look("dialoog-bericht", f"{over}na-afloop/post/bericht/"),
        Look("dialoog-bericht-bekijken", f"{over}na-afloop/post/bericht/", steps=press()),
        Look("dialoog-bericht-verstuurd", f"{told}na-afloop/post/bericht/"),
        Look("dialoog-adres", f"{room}verslag/", "table", f"{room}tafel/", to_address),
        Look("dialoog-stoppen", f"/dialoogpost/{known['ticket']}/", "nobody"),
        Look("dialoog-gestopt", f"/dialoogpost/{known['wiped']}/", "nobody"),
        Look("dialoog-meedoen", room, "nobody"),
        Look("dialoog-wachten", f"/dialoog/{known['waiting']}/", "nobody"),
        Look("dialoog-aan-tafel", f"{room}tafel/", "table"),
        Look("dialoog-puzzels", f"{room}puzzels/", "table"),
        Look(
            "dialoog-eigen", f"{room}bijdrage/{known['own']}/", "table", f"{room}tafel/", own_words
        ),
    ]


def in_two_without_words(page: Page) -> None:
    """Leave the second card empty."""
    page.fill("[name=second]", "")
    page.locator("main form .btn").first.click()
    page.wait_for_load_state()


def to_address(page: Page) -> None:
    """To the page where an address is left."""
    page.locator("a[href$='/verslag/']").first.click()
    page.wait_for_url("**/verslag/")


def own_words(page: Page) -> None:
    """Tell something, and open it to change it."""
    page.locator("input[name=kind]").first.check()
    page.fill("textarea[name=text]", "Een vaste middag voor stagebezoek")
    page.locator("#telling .btn.wide").click()
    page.locator("#told a[href*='/bijdrage/']").first.click()
    page.wait_for_url("**/bijdrage/**")
