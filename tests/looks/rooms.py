"""Looks at the other rooms, at signing in, and at a partnership where nothing is yet."""

from typing import Any

from playwright.sync_api import Page

from tests.looks.kit import HERE, Look, Stage, Step, press, typed

NEW = "/regio/regio-nieuwland/"


def room_looks(stage: Stage) -> list[Look]:
    """Every page outside the reflection room."""
    parts = [_public, _network, _agreements, _account, _second_factor]
    return [*(look for part in parts for look in part(stage)), *_empty()]


def _public(stage: Stage) -> list[Look]:
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
        look("met-wie-link", f"/met-wie/{stage['relation']['key']}/"),
        look("met-wie-weg", "/met-wie/onbekend/", status=404),
        look("hulp", "/hulp/"),
        look("hulp-sessie", "/hulp/sessie-leiden/"),
        look("hulp-toegankelijkheid", "/hulp/toegankelijkheid/"),
        look("niet-gevonden", "/hulp/bestaat-niet/", status=404),
    ]


def _network(stage: Stage) -> list[Look]:
    at, known = f"{HERE}netwerk/", stage["people"]
    person = f"{at}mensen/{known['person']}/"
    organisation = f"{at}organisaties/{known['organisation']}/"
    group = f"{at}groepen/{known['group']}/"
    faulty = typed("textarea[name=text]", "")
    return [
        Look("netwerk", at),
        Look("netwerk-lid", at, "hanneke"),
        Look("netwerk-naam", f"{at}naam/"),
        Look("tekening", f"{at}tekening/"),
        Look("tekening-mensen", f"{at}tekening/?niveau=mensen"),
        Look("tekening-niets", f"{at}tekening/?soort=overig"),
        Look("tekening-lid", f"{at}tekening/", "hanneke"),
        Look("met-wie", f"{at}met-wie/", "hanneke"),
        Look("met-wie-gezocht", f"{at}met-wie/?zoek=bestaatniet", "hanneke"),
        Look("met-wie-rondes", f"{at}met-wie/rondes/"),
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
        Look("netwerk-gaten", f"{at}?gaten=ja&laag=board"),
        Look("netwerk-niets", f"{at}?soort=po"),
        Look("mens-vertrekt", f"{at}mensen/{known['leaver']}/vertrekken/"),
        Look("mens-vertrekt-fout", f"{at}mensen/{known['leaver']}/vertrekken/", steps=press()),
        Look("mandaten", f"{at}mandaten/"),
        Look("mandaten-wie", f"{at}mandaten/?over=means&bedrag=12.000"),
        Look("mandaten-lezer", f"{at}mandaten/", "carla"),
        Look("mandaten-einde", f"{at}mandaten/?toon=afgelopen"),
        Look("mandaat", f"{at}mandaten/{known['mandate']}/"),
        Look("mandaat-nieuw", f"{at}mandaten/nieuw/"),
        Look("mandaat-nieuw-fout", f"{at}mandaten/nieuw/", steps=press()),
        Look("mandaat-wijzigen", f"{at}mandaten/{known['mandate']}/wijzigen/"),
        Look("groepen", f"{at}groepen/"),
        Look("groepen-einde", f"{at}groepen/?toon=afgelopen"),
        Look("groep", group),
        Look("groep-nieuw", f"{at}groepen/nieuw/"),
        Look("groep-nieuw-fout", f"{at}groepen/nieuw/", steps=press()),
        Look("groep-wijzigen", f"{group}wijzigen/"),
        Look("groep-jaar", f"{group}jaren/"),
        Look("groep-lid-nieuw", f"{group}leden/nieuw/"),
        Look("groep-lid", f"{group}leden/{known['member']}/"),
        Look("nieuw", f"{HERE}netwerk/welkom/"),
        Look("nieuw-einde", f"{HERE}netwerk/welkom/?toon=afgelopen"),
        Look("nieuw-stappen", f"{HERE}netwerk/welkom/stappen/"),
        Look("welkom", f"{HERE}netwerk/welkom/{known['welcome']}/"),
        Look("toegang", f"{at}toegang/"),
        Look("toegang-wijzigen", f"{at}toegang/{known['access']}/"),
        Look("logboek", f"{at}logboek/"),
    ]


def _look_at_table(layer: str) -> Step:
    table = f"Naam\tE-mail\tOrganisatie\tSoort\tLaag\nRia Ros\tria@x.example\tDe Es\tvo\t{layer}"

    def step(page: Page) -> None:
        page.locator("textarea[name=text]:visible").fill(table)
        press("button[value=look]")(page)

    return step


def _agreements(stage: Stage) -> list[Look]:
    at = f"{HERE}acties/"
    one = f"{at}{stage['people']['action']}/"
    return [
        Look("start", HERE),
        Look("start-lid", HERE, "hanneke"),
        Look("kiezen", "/regio/"),
        Look("zoeken", f"{HERE}zoeken/?q=de"),
        Look("zoeken-niets", f"{HERE}zoeken/?q=qqqq"),
        Look("start-bestuurder", HERE, "carla"),
        Look("zoeken-soort", f"{HERE}zoeken/?q=overdracht&soort=action"),
        Look("afspraken", f"{HERE}afspraken/"),
        Look("afspraken-lid", f"{HERE}afspraken/", "hanneke"),
        Look("afspraken-alle", f"{HERE}afspraken/?toon=alle&volgorde=soort"),
        Look("afspraken-gezocht", f"{HERE}afspraken/?zoek=bestaatniet"),
        Look("besluit", f"{HERE}besluiten/{stage['people']['decision']}/"),
        Look("besluit-voorlopig", f"{HERE}besluiten/{stage['people']['provisional']}/"),
        Look("besluit-wijzigen", f"{HERE}besluiten/{stage['people']['decision']}/wijzigen/"),
        Look("besluit-nieuw", f"{HERE}besluiten/nieuw/"),
        Look("besluit-nieuw-fout", f"{HERE}besluiten/nieuw/", steps=press()),
        Look("afspraak", f"{HERE}afspraken/{stage['people']['agreement']}/"),
        Look("afspraak-wijzigen", f"{HERE}afspraken/{stage['people']['agreement']}/wijzigen/"),
        Look("afspraak-nieuw", f"{HERE}afspraken/nieuw/"),
        Look("afspraak-nieuw-fout", f"{HERE}afspraken/nieuw/", steps=press()),
        Look("mail-keuze", stage["people"]["mail"], "nobody"),
        Look("actie", one),
        Look("actie-wijzigen", f"{one}wijzigen/"),
        Look("actie-nieuw", f"{at}nieuw/"),
        Look("actie-nieuw-fout", f"{at}nieuw/", steps=press()),
    ]


def _account(stage: Stage) -> list[Look]:
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


def _second_factor(stage: Stage) -> list[Look]:
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
        "start": "", "netwerk": "netwerk/", "tekening": "netwerk/tekening/",
        "met-wie": "netwerk/met-wie/", "met-wie-rondes": "netwerk/met-wie/rondes/",
        "mensen": "netwerk/mensen/", "afspraken": "afspraken/",
        "reflectie": "reflectie/", "ambitie": "ambitie/",
        "ambitie-versies": "ambitie/versies/", "ambitie-vragen": "ambitie/vragen/",
        "ambitie-speerpunten": "ambitie/speerpunten/", "logboek": "netwerk/logboek/",
        "instrumenten": "reflectie/instrumenten/", "zoeken": "zoeken/",
        "uitnodigen": "netwerk/mensen/uitnodigen/", "bijeenkomsten": "bijeenkomsten/",
        "mandaten": "netwerk/mandaten/", "groepen": "netwerk/groepen/", "nieuw": "netwerk/welkom/",
    }  # fmt: skip
    return [Look(f"leeg-{name}", f"{NEW}{path}", "nora") for name, path in rooms.items()]
