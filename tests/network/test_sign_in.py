"""Signing in, forgotten passwords, limits, the second step; all of it in our look."""

import re
from datetime import date, datetime, timedelta
from io import StringIO

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal import auth as totp
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from samenverder.network import middleware
from samenverder.network.models import OutgoingMail, Person, User
from samenverder.network.templatetags.devices import last_used
from tests import cast
from tests.network.conftest import PASSWORD, address, links, text_of

pytestmark = pytest.mark.django_db
RESET = "/account/password/reset/"
PAGES = [
    "/account/login/",
    "/account/signup/",
    "/account/inactive/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/1-abc/",
    "/account/password/reset/key/done/",
    "/account/confirm-email/",
    "/account/confirm-email/xx/",
]
OWN_PAGES = [
    "/account/logout/",
    "/account/password/change/",
    "/account/email/",
    "/account/reauthenticate/",
    "/account/sessions/",
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/2fa/totp/activate/",
]


def sign_in(client: Client, user: User, password: str = PASSWORD, **more):
    return client.post("/account/login/", {"login": user.email, "password": password}, **more)


def confirm(client: Client) -> None:
    """Say once more who one is, as asked before something important."""
    client.post("/account/reauthenticate/", {"password": PASSWORD})


def code_for(secret: str) -> str:
    import time

    counter = int(time.time()) // 30
    return totp.format_hotp_value(totp.hotp_value(secret, counter))


def check_page(page) -> None:
    """Our shell, one main part and heading, and nothing a strict policy would stop."""
    html = page.content.decode()
    assert page.status_code == 200
    assert html.count("<main") == html.count("<h1") == 1
    assert "web/css/tokens.css" in html
    assert "script-src 'self';" in page["Content-Security-Policy"]
    assert " style=" not in html
    assert not re.search(r"\son\w+=", html)
    for tag in re.findall(r"<script[^>]*>", html):
        assert " src=" in tag or 'type="application/json"' in tag, tag


@pytest.mark.parametrize("path", PAGES)
def test_every_page_of_signing_in_is_in_our_look(client, path):
    check_page(client.get(path))


@pytest.mark.parametrize("path", OWN_PAGES)
def test_every_page_of_ones_account_is_in_our_look(client, mia, path):
    sign_in(client, mia)
    confirm(client)
    check_page(client.get(path))


class TestSigningIn:
    def test_leads_to_the_start_with_the_persons_language_and_appearance(self, client, mia):
        mia.language, mia.appearance = "en", "dark"
        mia.save()
        answer = sign_in(client, mia)
        assert answer.url == "/"
        assert answer.cookies["sv_language"].value == "en"
        assert answer.cookies["sv_appearance"].value == "dark"

    def test_leads_back_to_the_page_that_asked_for_it(self, client, mia, region):
        page = client.get(address("people", region.slug) + "?q=a")
        assert page.url == f"/account/login/?next=/regio/{region.slug}/netwerk/mensen/%3Fq%3Da"
        data = {"login": mia.email, "password": PASSWORD}
        assert client.post(page.url, data).url == address("people", region.slug) + "?q=a"

    def test_never_leads_to_another_site(self, client, mia):
        data = {"login": mia.email, "password": PASSWORD, "next": "https://kwaad.example/"}
        assert client.post("/account/login/", data).url == "/"

    def test_names_each_field_that_is_empty(self, client, db):
        page = text_of(client.post("/account/login/", {"login": "", "password": ""}))
        assert "“E-mail address” is not filled in yet." in page
        assert "“Password” is not filled in yet." in page

    def test_says_the_same_for_an_unknown_address_and_a_wrong_password(self, client, mia):
        wrong = text_of(sign_in(client, mia, "fout-fout-fout"))
        unknown = client.post("/account/login/", {"login": "x@x.example", "password": "y"})
        sentence = "This e-mail address and password do not go together."
        assert sentence in wrong
        assert sentence in text_of(unknown)
        assert 'class="errors"' in wrong
        assert re.search(r"<title>\w+: Sign in", wrong)

    def test_is_closed_for_an_account_that_is_closed(self, client, mia):
        User.objects.filter(pk=mia.pk).update(is_active=False)
        sign_in(client, mia)
        assert client.get(address("me")).status_code == 302

    def test_does_not_mind_capitals_in_the_address(self, client, mia):
        mia.email = mia.email.upper()
        assert sign_in(client, mia).url == "/"


class TestLimits:
    def test_an_account_is_out_of_reach_after_five_wrong_passwords(self, client, mia):
        for _ in range(5):
            sign_in(client, mia, "fout-fout-fout")
        assert "Too many attempts" in text_of(sign_in(client, mia))
        other = Client(REMOTE_ADDR="10.1.2.3")
        assert "Too many attempts" in text_of(sign_in(other, mia)), "whatever the address"

    def test_a_colleague_behind_the_same_address_can_still_sign_in(self, client, mia, frank):
        for _ in range(5):
            sign_in(client, mia, "fout-fout-fout")
        assert sign_in(client, frank).url == "/"

    def test_too_many_requests_get_a_page_of_ours(self, client, mia):
        for _ in range(61):
            page = client.post("/account/login/", {"login": "", "password": ""})
        assert page.status_code == 429
        assert "Wait five minutes" in text_of(page)

    def test_the_counter_works_in_the_table_of_the_cache(self, settings, client, mia):
        settings.CACHES = {
            "default": {
                "BACKEND": "django.core.cache.backends.db.DatabaseCache",
                "LOCATION": "cache_entry",
            }
        }
        for _ in range(5):
            sign_in(client, mia, "fout-fout-fout")
        assert "Too many attempts" in text_of(sign_in(client, mia))


class TestAForgottenPassword:
    def test_is_replaced_with_the_link_in_the_mail(self, client, mia, sent):
        mails = sent(lambda: client.post("/account/password/reset/", {"email": mia.email}))
        path = links(mails[0].body)[0]
        form = client.get(path, follow=True)
        check_page(form)
        where = form.redirect_chain[-1][0]
        done = client.post(where, {"password1": "een-nieuwe-lente-2027"}, follow=True)
        assert "Your new password works" in text_of(done)
        assert sign_in(client, mia, "een-nieuwe-lente-2027").url == "/"
        assert "does not work any more" in text_of(Client().get(path, follow=True)), "once"

    def test_uses_our_own_address_whatever_the_request_said(self, client, mia, sent):
        data = {"email": mia.email}
        mails = sent(
            lambda: client.post("/account/password/reset/", data, headers={"host": "kwaad.example"})
        )
        assert "kwaad.example" not in mails[0].body

    def test_tells_nobody_whether_an_address_is_known(self, client, mia, sent):
        known = client.post("/account/password/reset/", {"email": mia.email})
        unknown = client.post("/account/password/reset/", {"email": "niemand@x.example"})
        assert known.url == unknown.url
        assert not OutgoingMail.objects.filter(to="niemand@x.example").exists()

    def test_weak_passwords_are_refused(self, client, mia, sent):
        mails = sent(lambda: client.post("/account/password/reset/", {"email": mia.email}))
        where = client.get(links(mails[0].body)[0], follow=True).redirect_chain[-1][0]
        assert client.post(where, {"password1": "kort"}).status_code == 200
        mia.refresh_from_db()
        assert mia.check_password(PASSWORD)


@pytest.mark.parametrize(
    ("password", "words"),
    [
        ("kort", "Use at least 12 characters."),
        ("miamuldermulder", "too much like your name"),
        ("mia@lindemeer.example", "too much like your name"),
        ("q1w2e3r4t5y6", "easy to guess"),
    ],
)
def test_a_weak_password_is_refused_with_a_reason(client, mia, password, words):
    sign_in(client, mia)
    data = {"oldpassword": PASSWORD, "password1": password}
    assert words in text_of(client.post("/account/password/change/", data))
    mia.refresh_from_db()
    assert mia.check_password(PASSWORD)


class TestMyPassword:
    def test_can_be_changed_and_a_mail_says_so(self, client, mia, sent):
        sign_in(client, mia)
        data = {"oldpassword": PASSWORD, "password1": "een-nieuwe-lente-2027"}
        mails = sent(lambda: client.post("/account/password/change/", data))
        assert "Your password was changed." in mails[0].body
        assert client.get(address("me")).status_code == 200, "still signed in here"

    def test_signs_out_the_other_devices(self, client, mia):
        other = Client()
        sign_in(other, mia)
        sign_in(client, mia)
        data = {"oldpassword": PASSWORD, "password1": "een-nieuwe-lente-2027"}
        client.post("/account/password/change/", data)
        assert other.get(address("me")).status_code == 302


class TestMyAddress:
    def test_counts_after_it_was_confirmed_and_others_see_it_too(self, client, mia, region, sent):
        sign_in(client, mia)
        confirm(client)
        old = mia.email
        data = {"email": "mia@nieuw.example", "action_add": ""}
        mails = sent(lambda: client.post("/account/email/", data))
        assert mails[0].to == ["mia@nieuw.example"]
        mia.refresh_from_db()
        assert mia.email == old
        path = links(mails[0].body)[0]
        check_page(client.get(path))
        warned = sent(lambda: client.post(path))
        mia.refresh_from_db()
        assert mia.email == "mia@nieuw.example"
        assert mia.people.get().email == "mia@nieuw.example"
        assert [message.to for message in warned] == [[old]]

    def test_of_another_account_cannot_be_taken(self, client, mia, frank, sent):
        sign_in(client, mia)
        confirm(client)
        data = {"email": frank.email, "action_add": ""}
        for message in sent(lambda: client.post("/account/email/", data)):
            client.post(links(message.body)[0])
        mia.refresh_from_db()
        assert mia.email != frank.email


class TestAnAddressThatIsNotConfirmed:
    """Perhaps it was mistyped, and belongs to a stranger: it opens nothing."""

    NEW = "mia@nieuw.example"

    @pytest.fixture
    def link(self, client, mia, sent) -> str:
        sign_in(client, mia)
        confirm(client)
        data = {"email": self.NEW, "action_add": ""}
        mails = sent(lambda: client.post("/account/email/", data))
        return links(mails[0].body)[0]

    def with_new(self, password: str = PASSWORD):
        data = {"login": self.NEW, "password": password}
        browser = Client()
        return browser, browser.post("/account/login/", data)

    @pytest.mark.usefixtures("link")
    def test_does_not_sign_in(self):
        browser, answer = self.with_new()
        assert "do not go together" in text_of(answer)
        assert browser.get(address("me")).status_code == 302

    @pytest.mark.usefixtures("link")
    def test_is_told_the_same_as_an_unknown_one_and_counts_as_an_attempt(self):
        _browser, right = self.with_new()
        _browser, wrong = self.with_new("something-else-here")
        for page in (right, wrong):
            assert "do not go together" in text_of(page)
        for _ in range(3):
            self.with_new()
        assert "Too many attempts" in text_of(self.with_new()[1])

    @pytest.mark.usefixtures("link")
    def test_gets_no_link_for_a_new_password(self, sent):
        browser = Client()
        answers = []
        for email in (self.NEW, self.NEW.upper(), "niemand@x.example"):
            data = {"email": email}
            assert sent(lambda data=data: answers.append(browser.post(RESET, data))) == []
        assert len({answer.url for answer in answers}) == 1

    def test_signs_in_and_resets_once_it_is_confirmed(self, client, link, sent):
        client.post(link)
        browser, answer = self.with_new()
        assert answer.url == "/"
        assert browser.get(address("me")).status_code == 200
        mails = sent(lambda: Client().post(RESET, {"email": self.NEW.upper()}))
        assert [mail.to for mail in mails] == [[self.NEW]]

    @pytest.mark.usefixtures("link")
    def test_leaves_the_old_one_as_it_was(self, mia, sent):
        assert sign_in(Client(), mia).url == "/"
        mails = sent(lambda: Client().post(RESET, {"email": mia.email}))
        assert [mail.to for mail in mails] == [[mia.email]]

    @pytest.mark.usefixtures("link")
    def test_of_one_person_does_not_keep_another_out(self, mia, frank):
        """Whoever claims the address of somebody else gets nothing by it."""
        EmailAddress.objects.create(user=mia, email=frank.email, verified=False)
        browser = Client()
        assert sign_in(browser, frank).url == "/"
        assert browser.get(address("me")).context["user"] == frank


class TestTheSecondStep:
    def secret(self, page) -> str:
        return re.search(r'<code class="secret">(\w+)</code>', page.content.decode())[1]

    def set_up(self, client: Client) -> str:
        page = client.get("/account/2fa/totp/activate/", follow=True)
        secret = self.secret(page)
        answer = client.post("/account/2fa/totp/activate/", {"code": code_for(secret)})
        assert answer.url == "/account/2fa/recovery-codes/"
        return secret

    def test_with_an_app_asks_a_code_at_the_next_sign_in(self, client, mia, sent):
        sign_in(client, mia)
        secrets = []
        mails = sent(lambda: secrets.append(self.set_up(client)))
        assert any("app for codes" in message.body for message in mails)
        browser = Client()
        assert sign_in(browser, mia).url == "/account/2fa/authenticate/"
        check_page(browser.get("/account/2fa/authenticate/"))
        assert browser.get(address("me")).status_code == 302, "not in yet"
        wrong = browser.post("/account/2fa/authenticate/", {"code": "000000"})
        assert "This code is not right" in text_of(wrong)
        from django.core.cache import cache

        cache.clear()  # a code counts once; this is the next half minute
        answer = browser.post("/account/2fa/authenticate/", {"code": code_for(secrets[0])})
        assert answer.url == "/"

    def test_gives_emergency_codes_that_work_once(self, client, mia):
        sign_in(client, mia)
        self.set_up(client)
        page = client.get("/account/2fa/recovery-codes/")
        check_page(page)
        code = re.search(r"<li><code>(\d+)</code>", page.content.decode())[1]
        assert code in client.get("/account/2fa/recovery-codes/download/").content.decode()
        for expected in (302, 200):
            browser = Client()
            sign_in(browser, mia)
            answer = browser.post("/account/2fa/authenticate/", {"code": code})
            assert answer.status_code == expected

    def test_keeps_its_secret_unreadable_in_the_database(self, client, mia):
        sign_in(client, mia)
        secret = self.set_up(client)
        stored = Authenticator.objects.get(type="totp").data["secret"]
        assert secret not in stored
        assert get_adapter().decrypt(stored) == secret

    def test_fits_no_code_when_the_secret_key_was_replaced(self, client, mia, settings):
        stored = get_adapter().encrypt("JBSWY3DPEHPK3PXP")
        settings.SECRET_KEY = "x" * 50
        lost = {get_adapter().decrypt(stored) for _ in range(2)}
        assert len(lost) == 2
        assert "JBSWY3DPEHPK3PXP" not in lost

    def test_can_be_removed_by_who_confirms_once_more(self, client, mia):
        sign_in(client, mia)
        self.set_up(client)
        check_page(client.get("/account/2fa/totp/deactivate/", follow=True))
        client.post("/account/2fa/totp/deactivate/")
        assert not Authenticator.objects.filter(type="totp").exists()

    def test_is_removed_by_an_administrator_for_who_lost_everything(self, client, mia, sent):
        sign_in(client, mia)
        self.set_up(client)
        mails = sent(lambda: call_command("remove_second_step", mia.email, stdout=StringIO()))
        assert "An administrator removed the second step" in mails[0].body
        assert not Authenticator.objects.filter(user=mia).exists()
        assert client.get(address("me")).status_code == 302, "signed out everywhere"
        with pytest.raises(CommandError):
            call_command("remove_second_step", "niemand@x.example")

    def test_asks_who_one_is_before_it_changes_anything(self, mia):
        browser = cast.client_for(mia)  # signed in long ago
        answer = browser.get("/account/2fa/totp/activate/")
        assert answer.url.startswith("/account/reauthenticate/")


class TestWhereASecondStepIsRequired:
    @pytest.fixture(autouse=True)
    def _required(self, settings):
        settings.REQUIRE_SECOND_FACTOR = True

    def test_everything_else_waits_for_it_and_then_one_goes_on(self, client, mia, region):
        sign_in(client, mia)
        answer = client.get(address("people", region.slug))
        assert answer.url == "/account/2fa/"
        page = client.get("/account/2fa/")
        assert "a second step is required" in text_of(page)
        TestTheSecondStep().set_up(client)
        page = client.get("/account/2fa/recovery-codes/")
        assert f'href="{address("people", region.slug)}"' in page.content.decode()
        assert client.get(address("people", region.slug)).status_code == 200

    @pytest.mark.parametrize(
        "path", ["/hulp/", "/gezond/", "/account/logout/", "/account/password/change/"]
    )
    def test_help_and_signing_out_stay_within_reach(self, client, mia, path):
        sign_in(client, mia)
        assert client.get(path).status_code == 200

    def test_language_and_appearance_stay_within_reach(self, client, mia):
        sign_in(client, mia)
        assert client.post("/taal/", {"language": "en", "next": "/hulp/"}).url == "/hulp/"
        assert client.post("/weergave/", {"appearance": "dark", "next": "/hulp/"}).url == "/hulp/"

    def test_the_first_coordinator_is_sent_there_as_well(self, client, db):
        data = {"partnership_name": "R", "name": "N", "email": "n@x.example", "password": PASSWORD}
        answer = client.post(address("setup"), data)
        assert client.get(answer.url).url == "/account/2fa/"
        secret = client.get("/account/2fa/totp/activate/")
        assert secret.status_code == 200, "the password was typed seconds ago"


class TestMyDevices:
    def test_are_listed_and_can_be_signed_out(self, client, mia):
        other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
        sign_in(other, mia)
        sign_in(client, mia)
        page = text_of(client.get("/account/sessions/"))
        assert "2 devices" in page
        assert "Firefox on Windows" in page
        client.post("/account/sessions/")
        assert other.get(address("me")).status_code == 302
        assert client.get(address("me")).status_code == 200


class TestWhenADeviceWasUsedLast:
    @pytest.fixture
    def device(self, client, mia, monkeypatch) -> UserSession:
        monkeypatch.setattr(middleware, "LOOK_AGAIN", 0.0)
        sign_in(client, mia)
        return UserSession.objects.get(user=mia)

    def seen(self, device, **ago: float):
        moment = timezone.now() - timedelta(**ago)
        UserSession.objects.filter(pk=device.pk).update(last_seen_at=moment)
        device.refresh_from_db()
        return device.last_seen_at

    def test_is_kept_when_it_is_used_again_after_an_hour(self, client, device):
        before = self.seen(device, hours=1, minutes=1)
        client.get(address("me"))
        device.refresh_from_db()
        assert device.last_seen_at > before

    def test_is_written_at_most_once_an_hour(self, client, device):
        before = self.seen(device, minutes=59)
        for _ in range(3):
            client.get(address("me"))
        device.refresh_from_db()
        assert device.last_seen_at == before

    def test_costs_most_pages_no_query(self, client, mia):
        sign_in(client, mia)
        client.get(address("me"))
        with CaptureQueriesContext(connection) as queries:
            client.get(address("me"))
        assert not any("usersession" in query["sql"].lower() for query in queries)

    def test_is_not_asked_of_who_is_not_signed_in(self, client, device):
        other = Client()
        other.get("/account/login/")
        before = self.seen(device, days=3)
        other.get("/account/login/")
        device.refresh_from_db()
        assert device.last_seen_at == before

    @pytest.mark.parametrize(
        ("ago", "words"),
        [
            ({"minutes": 5}, "used in the last hour"),
            ({"days": 9}, "last used on "),
        ],
    )
    def test_is_told_in_words(self, client, mia, device, ago, words):
        other = Client(headers={"user-agent": "Mozilla/5.0 (Windows NT 10.0) Firefox/140.0"})
        sign_in(other, mia)
        self.seen(UserSession.objects.exclude(pk=device.pk).get(), **ago)
        assert words in text_of(client.get("/account/sessions/"))

    def test_earlier_today_is_told_too(self, monkeypatch):
        evening = timezone.make_aware(datetime(2026, 11, 24, 21, 0))
        monkeypatch.setattr(timezone, "now", lambda: evening)
        assert last_used(evening - timedelta(hours=9)) == "last used earlier today"
        assert last_used(evening - timedelta(hours=22)) == "last used yesterday"


def test_signing_out_needs_a_button_and_works(client, mia):
    sign_in(client, mia)
    client.get("/account/logout/")
    assert client.get(address("me")).status_code == 200
    client.post("/account/logout/")
    assert client.get(address("me")).status_code == 302


def test_a_form_sent_after_signing_out_leads_back_to_its_page(client, region, nadia):
    Person.objects.filter(pk=nadia.pk).update(left_on=date(2026, 1, 1))
    page = address("person_detail", region.slug, nadia.pk)
    answer = client.post(
        address("person_return", region.slug, nadia.pk),
        headers={"referer": "http://testserver" + page},
    )
    assert answer.url == "/account/login/?next=" + page
    nadia.refresh_from_db()
    assert nadia.left_on == date(2026, 1, 1)


def test_no_mail_goes_out_for_mere_signing_in(client, mia, sent):
    assert sent(lambda: sign_in(client, mia)) == []
    assert mail.outbox == []
