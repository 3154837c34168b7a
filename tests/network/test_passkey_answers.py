"""Whatever is sent as the answer of a passkey: in with the right one, one sentence for the rest."""

import copy
import hashlib
import json
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from django.test import Client
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import AttestationObject, AttestedCredentialData, AuthenticatorData

from tests.network.conftest import PASSWORD, address, text_of

pytestmark = pytest.mark.django_db
SENTENCES = ("an answer we cannot read", "This code is not right")
ADD, LOGIN = "/account/2fa/webauthn/add/", "/account/2fa/webauthn/login/"
SECOND, AGAIN = "/account/2fa/authenticate/", "/account/2fa/webauthn/reauthenticate/"
BODIES = [
    "",
    "null",
    "{}",
    "[]",
    "5",
    '"x"',
    "NaN",
    "{",
    "\u202e\U0001f511",
    "[" * 50_000,
    '{"a":' * 9_000,
    "9" * 5_000,
    '{"id": "' + "A" * 70_000 + '"}',
    '{"id": "\\u0000", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": "\\ud800", "rawId": "AA", "type": "public-key", "response": {}}',
    '{"id": 1e999}',
    '{"response": null}',
    '{"response": {"userHandle": 7}}',
    '{"id": "AA", "rawId": "AA", "type": "public-key", "response": {"userHandle": "_w"}}',
]
JUNK: list[Any] = [
    None,
    5,
    -1,
    True,
    [],
    [[]],
    {},
    {"a": 1},
    "",
    "A",
    "é",
    "=" * 9,
    "_____w",
    "oWE",
]


class Device:
    """A passkey that lives in the test."""

    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.id = b"0123456789abcdef"

    def register(self, state: dict) -> dict:
        """The answer to a page that adds a passkey."""
        public = ES256.from_cryptography_key(self.key.public_key())
        credential = AttestedCredentialData.create(bytes(16), self.id, public)
        data = AuthenticatorData.create(self._site(), 0x45, 0, bytes(credential))
        made = AttestationObject.create("none", data, {})
        return self._answer(
            {"attestationObject": websafe_encode(bytes(made))}, "webauthn.create", state
        ) | {"clientExtensionResults": {"credProps": {"rk": True}}}

    def sign(self, state: dict, user_handle: bytes) -> dict:
        """The answer to a page that asks to sign in."""
        data = bytes(AuthenticatorData.create(self._site(), 0x05, 0))
        client = self._client_data("webauthn.get", state)
        signed = data + hashlib.sha256(client).digest()
        proof = self.key.sign(signed, ec.ECDSA(hashes.SHA256()))
        parts = {
            "authenticatorData": websafe_encode(data),
            "signature": websafe_encode(proof),
            "userHandle": websafe_encode(user_handle),
        }
        return self._answer(parts, "webauthn.get", state)

    def _site(self) -> bytes:
        return hashlib.sha256(b"testserver").digest()

    def _client_data(self, kind: str, state: dict) -> bytes:
        told = {"type": kind, "challenge": state["challenge"], "origin": "http://testserver"}
        return json.dumps(told).encode()

    def _answer(self, parts: dict, kind: str, state: dict) -> dict:
        response = parts | {"clientDataJSON": websafe_encode(self._client_data(kind, state))}
        key = websafe_encode(self.id)
        return {
            "id": key,
            "rawId": key,
            "type": "public-key",
            "authenticatorAttachment": "platform",
            "clientExtensionResults": {},
            "response": response,
        }


def mutations(answer: dict):
    """The answer with one thing in it replaced by junk, or left out."""
    paths = [(key,) for key in answer] + [("response", key) for key in answer["response"]]
    for path in paths:
        for junk in [*JUNK, "left out"]:
            changed = copy.deepcopy(answer)
            inside = changed["response"] if len(path) == 2 else changed
            if junk == "left out":
                del inside[path[-1]]
            else:
                inside[path[-1]] = junk
            yield json.dumps(changed)


def challenge(browser: Client) -> dict:
    return browser.session["mfa.webauthn.state"]


@pytest.fixture
def known(mia, settings) -> Client:
    """Mia's browser in which she said again who she is."""
    settings.ACCOUNT_RATE_LIMITS = settings.MFA_RATE_LIMITS = False
    browser = Client()
    browser.post("/account/login/", {"login": mia.email, "password": PASSWORD})
    browser.post("/account/reauthenticate/", {"password": PASSWORD})
    return browser


@pytest.fixture
def device(known) -> Device:
    """A passkey of Mia."""
    device = Device()
    known.get(ADD)
    sent = {"name": "Key", "credential": json.dumps(device.register(challenge(known)))}
    assert known.post(ADD, sent).url == "/account/2fa/recovery-codes/"
    return device


def second_step(mia) -> Client:
    browser = Client()
    browser.post("/account/login/", {"login": mia.email, "password": PASSWORD})
    browser.get(SECOND)
    return browser


def handle(user) -> bytes:
    from allauth.account.utils import user_pk_to_url_str

    return user_pk_to_url_str(user).encode()


class TestAdding:
    @pytest.mark.parametrize("body", BODIES)
    def test_says_so_when_it_cannot_read_the_answer(self, known, body):
        known.get(ADD)
        page = known.post(ADD, {"name": "Key", "credential": body})
        assert page.status_code == 200
        assert any(sentence in text_of(page) for sentence in SENTENCES)
        assert not Authenticator.objects.exists()

    def test_stands_every_change_in_a_true_answer(self, known):
        device = Device()
        for sent in mutations(device.register({"challenge": "x"})):
            known.get(ADD)
            right = challenge(known)["challenge"]
            answer = json.loads(sent)
            response = answer.get("response")
            if isinstance(response, dict) and len(str(response.get("clientDataJSON"))) > 20:
                told = device.register({"challenge": right})["response"]["clientDataJSON"]
                response["clientDataJSON"] = told
            page = known.post(ADD, {"name": "Key", "credential": json.dumps(answer)})
            assert page.status_code in (200, 302), sent
            Authenticator.objects.all().delete()

    def test_bounds_the_name(self, known):
        page = known.post(ADD, {"name": "n" * 61, "credential": "{}"})
        assert page.context["form"].errors["name"]


class TestSigningIn:
    def test_with_the_right_answer_leads_in(self, mia, device):
        browser = Client()
        browser.get(LOGIN, headers={"x-requested-with": "XMLHttpRequest"})
        answer = device.sign(challenge(browser), handle(mia))
        browser.post(LOGIN, {"credential": json.dumps(answer)})
        assert browser.get(address("me")).status_code == 200

    @pytest.mark.parametrize("body", BODIES)
    def test_says_so_when_it_cannot_read_the_answer(self, device, body):
        browser = Client()
        browser.get(LOGIN, headers={"x-requested-with": "XMLHttpRequest"})
        page = browser.post(LOGIN, {"credential": body}, follow=True)
        assert page.redirect_chain == [("/account/login/", 302)]
        assert any(sentence in text_of(page) for sentence in SENTENCES)

    def test_stands_every_change_in_a_true_answer(self, mia, device):
        browser = Client()
        browser.get(LOGIN, headers={"x-requested-with": "XMLHttpRequest"})
        for sent in mutations(device.sign(challenge(browser), handle(mia))):
            assert browser.post(LOGIN, {"credential": sent}).status_code == 302, sent
            if browser.get(address("me")).status_code == 200:
                browser = Client()  # a part that does not matter was changed

    def test_with_a_person_nobody_is_leads_nowhere(self, device):
        browser = Client()
        for user_handle in (b"zzzzzzzzzzzzz", b"", b"\xff", b"-1", b"1" * 200):
            browser.get(LOGIN, headers={"x-requested-with": "XMLHttpRequest"})
            answer = device.sign(challenge(browser), user_handle)
            page = browser.post(LOGIN, {"credential": json.dumps(answer)}, follow=True)
            assert "This code is not right" in text_of(page) or SENTENCES[0] in text_of(page)


class TestTheSecondStep:
    def test_with_the_right_answer_leads_in(self, mia, device):
        browser = second_step(mia)
        answer = device.sign(challenge(browser), handle(mia))
        assert browser.post(SECOND, {"credential": json.dumps(answer)}).url == "/"

    @pytest.mark.parametrize("body", BODIES)
    def test_says_so_when_it_cannot_read_the_answer(self, mia, device, body):
        browser = second_step(mia)
        page = browser.post(SECOND, {"credential": body})
        assert page.status_code == 200
        assert any(sentence in text_of(page) for sentence in SENTENCES)
        assert browser.get(address("me")).status_code == 302

    def test_stands_every_change_in_a_true_answer(self, mia, device):
        browser = second_step(mia)
        for sent in mutations(device.sign(challenge(browser), handle(mia))):
            assert browser.post(SECOND, {"credential": sent}).status_code in (200, 302), sent


class TestConfirming:
    def test_with_the_right_answer_goes_on(self, mia, known, device):
        known.get(AGAIN)
        answer = device.sign(challenge(known), handle(mia))
        assert known.post(AGAIN, {"credential": json.dumps(answer)}).status_code == 302

    @pytest.mark.parametrize("body", BODIES)
    def test_says_so_when_it_cannot_read_the_answer(self, known, device, body):
        known.get(AGAIN)
        page = known.post(AGAIN, {"credential": body}, follow=True)
        assert page.status_code == 200
        assert any(sentence in text_of(page) for sentence in SENTENCES)
