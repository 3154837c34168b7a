"""Passkeys in a real browser, with an authenticator that lives in its memory."""

import pytest
from allauth.mfa.models import Authenticator

from tests import cast
from tests.network.conftest import PASSWORD

CHROMIUM = "/usr/bin/chromium"
DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def browser():
    """A browser page with a virtual authenticator; every complaint of the browser is kept."""
    sync_api = pytest.importorskip("playwright.sync_api")
    with sync_api.sync_playwright() as playwright:
        try:
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        except sync_api.Error as error:
            pytest.skip(f"no Chromium here: {error}")
        page = chromium.new_context(locale="en").new_page()
        devices = page.context.new_cdp_session(page)
        devices.send("WebAuthn.enable")
        devices.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
        page.complaints = []
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        page.on("console", lambda line: line.type == "error" and page.complaints.append(line.text))
        yield page
        chromium.close()


def sign_in(page, site: str, email: str) -> None:
    page.goto(f"{site}/account/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", PASSWORD)
    page.press("#id_password", "Enter")
    page.wait_for_url(lambda url: "/account/login/" not in url)


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_a_passkey_is_added_used_as_second_step_and_used_alone(mia, live_server, browser):
    email, site = mia.email, live_server.url
    sign_in(browser, site, email)
    browser.goto(f"{site}/account/2fa/webauthn/add/")
    if "reauthenticate" in browser.url:
        browser.fill("#id_password", PASSWORD)
        browser.press("#id_password", "Enter")
        browser.wait_for_url("**/webauthn/add/")
    browser.fill("#id_name", "Mijn telefoon")
    browser.check("#id_passwordless")
    browser.click("#mfa_webauthn_add")
    browser.wait_for_url("**/2fa/recovery-codes/")
    browser.goto(f"{site}/account/2fa/webauthn/")
    assert "Mijn telefoon" in browser.inner_text("main")

    browser.context.clear_cookies()
    sign_in(browser, site, email)
    assert browser.url.endswith("/account/2fa/authenticate/")
    browser.click("#mfa_webauthn_authenticate")
    browser.wait_for_url(lambda url: "authenticate" not in url)
    browser.goto(f"{site}/mij/")
    assert browser.url.endswith("/mij/")

    browser.context.clear_cookies()
    browser.goto(f"{site}/account/login/")
    browser.click("#passkey_login")
    browser.wait_for_url(lambda url: "/account/login/" not in url)
    browser.goto(f"{site}/mij/")
    assert email in browser.inner_text("main")
    assert [line for line in browser.complaints if "favicon" not in line] == []


@pytest.mark.journey
@pytest.mark.django_db(transaction=True)
def test_a_device_that_refuses_is_told_in_words(people, live_server, browser):
    browser.goto(f"{live_server.url}/account/login/")
    assert browser.is_visible("#passkey_login")
    assert not browser.is_visible("#passkey-problem")
    browser.click("#passkey_login")  # this device knows no passkey yet
    browser.wait_for_selector("#passkey-problem:not([hidden])")
    assert browser.evaluate("document.activeElement.id") == "passkey-problem"


@pytest.mark.django_db
def test_the_secret_part_never_reaches_us(mia):
    """What we keep of a passkey is public; nothing else of it is ever sent."""
    browser = cast.client_for(mia)
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    page = browser.get("/account/2fa/webauthn/add/").content.decode()
    assert '"rp": {"name": "Samen Verder", "id": "testserver"}' in page
    assert not Authenticator.objects.exists()
