"""What a stranger tries on the house itself: other sites, other hosts, borrowed sessions."""

import pytest
from django.test import Client
from django.urls import reverse

from samenverder.network.models import OutgoingMail
from tests.network.conftest import PASSWORD, address, links

pytestmark = pytest.mark.django_db
ELSEWHERE = [
    "https://kwaad.example/",
    "//kwaad.example/",
    "///kwaad.example/",
    "/\\kwaad.example/",
    "\\\\kwaad.example/",
    "http:kwaad.example",
    "javascript:alert(1)",
    " https://kwaad.example/",
    "\thttps://kwaad.example/",
    "https:/kwaad.example",
    "//kwaad.example\\@testserver/",
    "https://testserver@kwaad.example/",
]


def leads_away(url: str) -> bool:
    """Whether a browser that follows this leaves the site."""
    return not url.startswith("/") or url.startswith(("//", "/\\"))


@pytest.mark.parametrize("target", ELSEWHERE)
def test_no_form_leads_to_another_site(client, mia, target):
    data = {"login": mia.email, "password": PASSWORD, "next": target}
    assert not leads_away(Client().post("/account/login/", data).url)
    assert not leads_away(client.post("/taal/", {"language": "en", "next": target}).url)
    assert not leads_away(client.post("/weergave/", {"appearance": "dark", "next": target}).url)
    assert not leads_away(client.post("/account/logout/", {"next": target}).url)


def test_a_form_from_another_site_is_refused(mia, region):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(mia, backend="allauth.account.auth_backends.AuthenticationBackend")
    for path in ("/taal/", "/weergave/", "/account/logout/", "/mij/", "/account/sessions/"):
        assert browser.post(path, {"name": "X"}).status_code == 403, path
    assert browser.get(address("me")).status_code == 200, "still signed in"


def test_a_session_that_was_laid_out_beforehand_is_worth_nothing(mia):
    """Whoever puts their own cookie in somebody's browser does not get in with it afterwards."""
    trap = Client()
    trap.get("/account/login/")
    session = trap.session
    session["trap"] = 1
    session.save()
    laid_out = session.session_key
    victim = Client()
    victim.cookies["sv_session"] = laid_out
    victim.post("/account/login/", {"login": mia.email, "password": PASSWORD})
    assert victim.get(address("me")).status_code == 200
    assert victim.cookies["sv_session"].value != laid_out
    stranger = Client()
    stranger.cookies["sv_session"] = laid_out
    assert stranger.get(address("me")).status_code == 302


def test_a_session_ends_on_the_server_when_one_signs_out(client, mia):
    client.post("/account/login/", {"login": mia.email, "password": PASSWORD})
    stolen = client.cookies["sv_session"].value
    client.post("/account/logout/")
    thief = Client()
    thief.cookies["sv_session"] = stolen
    assert thief.get(address("me")).status_code == 302


@pytest.mark.parametrize("header", ["host", "x-forwarded-host", "forwarded"])
def test_a_link_in_a_mail_never_takes_the_host_somebody_sent(mia, sent, header):
    value = "host=kwaad.example" if header == "forwarded" else "kwaad.example"
    browser = Client(headers={header: value})
    mails = sent(lambda: browser.post("/account/password/reset/", {"email": mia.email}))
    assert "kwaad.example" not in OutgoingMail.objects.get().html
    assert links(mails[0].body)


def test_a_host_that_is_not_ours_is_refused_in_words(settings, client):
    settings.ALLOWED_HOSTS = ["samenverder.example"]
    page = client.get("/account/login/", headers={"host": "kwaad.example"})
    assert page.status_code == 400
    assert "kwaad.example" not in page.content.decode()
    assert client.get("/gezond/", headers={"host": "samenverder.example"}).status_code == 200


@pytest.mark.parametrize("name", ["account_login", "web:help_index", "network:me"])
def test_no_page_may_be_kept_by_a_shared_cache(client, mia, name):
    """Nothing a stranger put in a header can be served to the next visitor."""
    client.force_login(mia, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse(name), headers={"x-forwarded-host": "kwaad.example"}, follow=True)
    assert "no-store" in page["Cache-Control"]
    assert "private" in page["Cache-Control"]
    assert "kwaad.example" not in page.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        "/static/../secret-key", "/static/%2e%2e/%2e%2e/secret-key", "/static//etc/passwd",
        "/static/web/..%2f..%2f..%2fconfig/settings.py", "/static/..\\..\\secret-key",
        "/static/web/css/", "/static/web", "/media/", "/var/secret-key", "/.git/config", "/.env",
    ],
)  # fmt: skip
def test_no_path_leads_to_a_file_of_ours(client, db, path):
    assert client.get(path).status_code in (301, 404)
    assert b"SECRET" not in client.get(path).content
