"""Every page in the states worth looking at: for axe, and for pictures of every page."""

import hmac
import json
import struct
import time
from base64 import b32decode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.browser import PASSWORD, Site, Visitors, fill_sign_in

HERE = "/regio/lindemeer/"
NEW = "/regio/regio-nieuwland/"
SESSIONS = f"{HERE}reflectie/sessies/"
INSTRUMENTS = f"{HERE}reflectie/instrumenten/"


@dataclass(frozen=True)
class Look:
    """One page in one state. `steps` are taken at `start` (or `path`) to come to that state."""

    name: str
    path: str
    who: str = "marloes"
    start: str = ""
    steps: Callable[[Page], None] | None = None
    status: int = 200

    def show(self, page: Page) -> None:
        """Bring the page into this state."""
        answer = page.goto(self.start or self.path)
        if self.steps:
            self.steps(page)
        elif answer and answer.status != self.status:
            raise AssertionError(f"{self.path} answers {answer.status}")


def read_stage(site: Site) -> dict[str, Any]:
    """What `tests.stage` wrote down."""
    known: dict[str, Any] = json.loads((site.var / "stage.json").read_text())
    return known


def all_looks(stage: dict[str, Any]) -> list[Look]:
    """Every page; a name is used once."""
    return [
        *_public(stage),
        *_joining(stage),
        *_phones(stage),
        *_screens(stage),
        *_consoles(stage),
        *_sessions(stage),
        *_outcome(stage),
        *_paper(stage),
        *_instruments(stage),
        *_network(stage),
        *_agreements(stage),
        *_account(stage),
        *_second_factor(stage),
        *_empty(),
    ]


def press(selector: str = "main form:not(.inline-form) .btn:not(.second, .plain)") -> Callable[
    [Page], None
]:
    """A step that presses a button and waits for the next page."""

    def step(page: Page) -> None:
        page.locator(selector).first.click()
        page.wait_for_load_state()

    return step


def typed(selector: str, text: str) -> Callable[[Page], None]:
    """A step that fills in one field and sends the form."""

    def step(page: Page) -> None:
        page.fill(selector, text)
        page.press(selector, "Enter")
        page.wait_for_load_state()

    return step


def _public(stage: dict[str, Any]) -> list[Look]:
    def wrong(page: Page) -> None:
        page.fill("[name=login]", "niemand@lindemeer.example")
        typed("[name=password]", "fout-wachtwoord")(page)

    def look(name: str, path: str, **more: Any) -> Look:
        return Look(name, path, "nobody", **more)

    key = stage["invitation"]["key"]
    return [
        look("inloggen", "/account/login/"),
        look("inloggen-fout", "/account/login/", steps=wrong),
        look("wachtwoord-vergeten", "/account/password/reset/"),
        look("wachtwoord-onderweg", "/account/password/reset/done/"),
        look("wachtwoord-nieuw", "/account/password/reset/key/1-oude-link/"),
        look("wachtwoord-gewijzigd", "/account/password/reset/key/done/"),
        look("geen-aanmelding", "/account/signup/"),
        look("account-inactief", "/account/inactive/"),
        look("adres-bevestigen", "/account/confirm-email/"),
        look("adres-bevestigen-oud", "/account/confirm-email/oude-link/"),
        look("uitnodiging", f"/uitnodiging/{key}/"),
        look("uitnodiging-fout", f"/uitnodiging/{key}/", steps=press()),
        look("uitnodiging-weg", "/uitnodiging/onbekend/", status=404),
        look("hulp", "/hulp/"),
        look("hulp-sessie", "/hulp/sessie-leiden/"),
        look("hulp-toegankelijkheid", "/hulp/toegankelijkheid/"),
        look("niet-gevonden", "/hulp/bestaat-niet/", status=404),
    ]


def _joining(stage: dict[str, Any]) -> list[Look]:
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


def _phones(stage: dict[str, Any]) -> list[Look]:
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


def _screens(stage: dict[str, Any]) -> list[Look]:
    return [
        Look(f"scherm-{name}", f"/scherm/{stage[state]['key']}/", "nobody")
        for state, name in SCREENS.items()
    ]


def _consoles(stage: dict[str, Any]) -> list[Look]:
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
        Look("regie-actie-fout", f"{at}leiden/", steps=press(f"form[action='{at}leiden/actie/'] .btn")),
        Look("regie-twee-notities", f"{at}leiden/", steps=outdated),
        Look("regie-sem", f"{at}leiden/", "sem"),
    ]


def _sessions(stage: dict[str, Any]) -> list[Look]:
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


def _outcome(stage: dict[str, Any]) -> list[Look]:
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


def _paper(stage: dict[str, Any]) -> list[Look]:
    def choose(rows: str) -> Callable[[Page], None]:
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


def _instruments(stage: dict[str, Any]) -> list[Look]:
    known = stage["instruments"]
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
    ]


def _network(stage: dict[str, Any]) -> list[Look]:
    at, known = f"{HERE}netwerk/", stage["people"]
    person = f"{at}mensen/{known['person']}/"
    organisation = f"{at}organisaties/{known['organisation']}/"
    faulty = typed("textarea[name=text]", "")
    return [
        Look("netwerk", at),
        Look("netwerk-lid", at, "hanneke"),
        Look("netwerk-naam", f"{at}naam/"),
        Look("organisatie-nieuw", f"{at}organisaties/nieuw/"),
        Look("organisatie-nieuw-fout", f"{at}organisaties/nieuw/", steps=press()),
        Look("organisatie-bestaand", f"{at}organisaties/bestaand/"),
        Look("organisatie", organisation),
        Look("organisatie-wijzigen", f"{organisation}wijzigen/"),
        Look("mensen", f"{at}mensen/"),
        Look("mensen-gezocht", f"{at}mensen/?q=bestaatniet"),
        Look("mensen-lid", f"{at}mensen/", "hanneke"),
        Look("mens-nieuw", f"{at}mensen/nieuw/"),
        Look("mens-nieuw-fout", f"{at}mensen/nieuw/", steps=press()),
        Look("mensen-uitnodigen", f"{at}mensen/uitnodigen/"),
        Look("mensen-invoeren", f"{at}mensen/invoeren/"),
        Look("mensen-invoeren-kijken", f"{at}mensen/invoeren/", steps=_look_at_table("bestuur")),
        Look("mensen-invoeren-fout", f"{at}mensen/invoeren/", steps=_look_at_table("zolder")),
        Look("mensen-invoeren-leeg", f"{at}mensen/invoeren/", steps=faulty),
        Look("mens", person),
        Look("mens-wijzigen", f"{person}wijzigen/"),
        Look("mens-uitnodigen", f"{person}uitnodigen/"),
        Look("functie-nieuw", f"{person}functies/nieuw/"),
        Look("functie", f"{person}functies/{known['position']}/"),
        Look("toegang", f"{at}toegang/"),
        Look("toegang-wijzigen", f"{at}toegang/{known['access']}/"),
        Look("logboek", f"{at}logboek/"),
    ]


def _look_at_table(layer: str) -> Callable[[Page], None]:
    table = f"Naam\tE-mail\tOrganisatie\tSoort\tLaag\nRia Ros\tria@x.example\tDe Es\tvo\t{layer}"

    def step(page: Page) -> None:
        page.locator("textarea[name=text]:visible").fill(table)
        press("button[value=look]")(page)

    return step


def _agreements(stage: dict[str, Any]) -> list[Look]:
    at = f"{HERE}acties/"
    one = f"{at}{stage['people']['action']}/"
    return [
        Look("start", HERE),
        Look("start-lid", HERE, "hanneke"),
        Look("kiezen", "/regio/"),
        Look("zoeken", f"{HERE}zoeken/?q=de"),
        Look("zoeken-niets", f"{HERE}zoeken/?q=qqqq"),
        Look("acties", at),
        Look("acties-lid", at, "hanneke"),
        Look("acties-gezocht", f"{at}?q=bestaatniet"),
        Look("actie", one),
        Look("actie-wijzigen", f"{one}wijzigen/"),
        Look("actie-nieuw", f"{at}nieuw/"),
        Look("actie-nieuw-fout", f"{at}nieuw/", steps=press()),
        Look("ambitie", f"{HERE}ambitie/"),
        Look("ambitie-lid", f"{HERE}ambitie/", "hanneke"),
        Look("ambitie-wijzigen", f"{HERE}ambitie/wijzigen/"),
    ]


def _account(stage: dict[str, Any]) -> list[Look]:
    return [
        Look("mij", "/mij/"),
        Look("wachtwoord-wijzigen", "/account/password/change/"),
        Look("wachtwoord-wijzigen-fout", "/account/password/change/", steps=press()),
        Look("adres-wijzigen", "/account/email/"),
        Look("apparaten", "/account/sessions/"),
        Look("uitloggen", "/account/logout/"),
        Look("opnieuw-wachtwoord", "/account/reauthenticate/"),
        Look("tweede-stap", "/account/2fa/"),
        Look("tweede-stap-app", "/account/2fa/totp/activate/"),
        Look("tweede-stap-sleutel", "/account/2fa/webauthn/add/"),
        Look("uitnodiging-ander", f"/uitnodiging/{stage['invitation']['key']}/"),
    ]


def _second_factor(stage: dict[str, Any]) -> list[Look]:
    key = f"/account/2fa/webauthn/keys/{stage['second_factor']['passkey']}/"
    return [
        Look("inloggen-code", "/account/2fa/authenticate/", "carla-half"),
        Look("tweede-stap-aan", "/account/2fa/", "carla"),
        Look("herstelcodes", "/account/2fa/recovery-codes/", "carla"),
        Look("herstelcodes-nieuw", "/account/2fa/recovery-codes/generate/", "carla"),
        Look("app-uit", "/account/2fa/totp/deactivate/", "carla"),
        Look("sleutels", "/account/2fa/webauthn/", "carla"),
        Look("sleutel-naam", f"{key}edit/", "carla"),
        Look("sleutel-weg", f"{key}remove/", "carla"),
        Look("opnieuw-code", "/account/2fa/reauthenticate/", "carla"),
    ]


def _empty() -> list[Look]:
    rooms = {
        "start": "", "netwerk": "netwerk/", "mensen": "netwerk/mensen/", "acties": "acties/",
        "reflectie": "reflectie/", "ambitie": "ambitie/", "instrumenten": "reflectie/instrumenten/",
        "logboek": "netwerk/logboek/", "zoeken": "zoeken/", "uitnodigen": "netwerk/mensen/uitnodigen/",
    }  # fmt: skip
    return [Look(f"leeg-{name}", f"{NEW}{path}", "nora") for name, path in rooms.items()]


def enter(visit: Visitors, who: str, stage: dict[str, Any], **options: Any) -> Page:
    """A browser of this person: nobody, a user, or a participant (`phone:<state>:<seat>`)."""
    page = visit(**options)
    if who == "nobody":
        return page
    if who.startswith("phone:"):
        _kind, state, seat = who.split(":")
        page.goto(f"/meedoen/{stage[state]['code']}/verder/")
        typed("[name=code]", stage[state]["seats"][int(seat)])(page)
        return page
    page.goto("/account/login/")
    name, _dash, half = who.partition("-")
    fill_sign_in(page, f"{name}@lindemeer.example", PASSWORD)
    if name == "carla" and not half:
        page.fill("[name=code]", app_code(stage["second_factor"]["secret"]))
        page.press("[name=code]", "Enter")
        page.wait_for_url("**/regio/**")
    return page


def app_code(secret: str) -> str:
    """What an authenticator app shows now (RFC 6238, six digits, thirty seconds)."""
    digest = hmac.digest(b32decode(secret), struct.pack(">Q", int(time.time()) // 30), "sha1")
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at : at + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"
