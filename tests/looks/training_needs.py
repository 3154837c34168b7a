"""Looks at what stands around the catalogue: needs, offers, lists, calendars, other regions."""

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, Step, typed

WRONG = "Opleiding\tUren\tDag\tBegint\tEindigt\nRekenen\tveel\t1-1-2027\t13:00\t12:00"
RIGHT = (
    "Opleiding\tWat kunt u daarna\tDag\tBegint\tEindigt\tWaar\tPlaatsen\n"
    "Rekenen\tU maakt van werk een rekenles.\t12-01-2027\t13:00\t16:00\tOnline\t12\n"
    "Rekenen\tU maakt van werk een rekenles.\t19-01-2027\t13:00\t16:00\tOnline\t12"
)


def _paste(text: str) -> Step:
    """Paste a table and look at what it would do."""

    def step(page: Page) -> None:
        page.fill("[name=text]", text)
        page.click("button[value=look]")
        page.wait_for_load_state()

    return step


def training_needs_looks(stage: Stage) -> list[Look]:
    """Every page around the catalogue."""
    at, known = f"{HERE}opleidingen/", stage["training_needs"]
    talks = f"{at}{known['talks']}/"
    wanted = "&".join(f"behoefte={pk}" for pk in known["needs"])
    return [
        Look("opleidingsbehoeften", f"{at}behoeften/"),
        Look("opleidingsbehoeften-open", f"{at}behoeften/?toon=open", "carla"),
        Look("opleiding-uit-behoeften", f"{at}behoeften/opleiding/?{wanted}"),
        Look("opleiding-uit-behoeften-fout", f"{at}behoeften/opleiding/?{wanted}",
             steps=typed("[name=title]", "")),
        Look("opleiding-bij-behoeften", f"{at}behoeften/bij-een-opleiding/?{wanted}"),
        Look("opleiding-aanbieden", f"{talks}data/{known['to_offer']}/aanbieden/"),
        Look("opleiding-aangeboden", f"{talks}data/{known['offered']}/aanbieden/"),
        Look("opleiding-plaatsen-vrijhouden",
             f"{talks}data/{known['offered']}/aanbieden/{known['offer']}/vrijhouden/"),
        Look("opleidingen-inlezen", f"{at}inlezen/"),
        Look("opleidingen-inlezen-fout", f"{at}inlezen/", steps=_paste(WRONG)),
        Look("opleidingen-inlezen-goed", f"{at}inlezen/", steps=_paste(RIGHT)),
        Look("opleidingen-agenda", f"{at}agenda-adressen/"),
        Look("opleiding-andere-regios", f"{talks}andere-regios/"),
        Look("opleiding-aanbod", f"/opleiding-aanbod/{known['offer_key']}/", "nobody"),
        Look("opleiding-aanbod-fout", f"/opleiding-aanbod/{known['offer_key']}/", "nobody",
             steps=typed("[name=email_1]", "geen adres")),
        Look("opleiding-plaats", f"/opleiding/plaats/{known['place_key']}/", "nobody"),
        Look("opleiding-uitgenodigd", f"/opleiding-uitnodiging/{known['invitation']}/"),
        Look("opleiding-van-elders", f"{at}van-elders/{known['guest']}/"),
        Look("inspiratie", f"{HERE}inspiratie/"),
    ]  # fmt: skip
