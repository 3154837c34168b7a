"""A photo over a real connection, as a phone sends it: large, far too large, cut off half way."""

import http.client
import http.cookiejar
import io
import json
import socket
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from django.conf import settings
from PIL import Image

from bench.common import CSRF, Site, site

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(settings.IS_POSTGRES, reason="The same on both: run once, on SQLite."),
]
OPEN_A_DIALOGUE = """
import json, django
django.setup()
from django.utils import timezone
from samenverder.dialogues.models import Dialogue
from samenverder.network.models import Partnership
region = Partnership.objects.create(name="Lindemeer", slug="lindemeer", pairing_salt="x")
dialogue = Dialogue.objects.create(
    partnership=region, title="Dialoogavond", starts_at=timezone.now(), phase="open"
)
table = dialogue.tables.create(number=1, title="Stage en werk")
print(json.dumps([dialogue.code, table.pk]))
"""
KEPT = """
import json, django
django.setup()
from samenverder.dialogues.models import PictureContent
rows = PictureContent.objects.select_related("picture")
print(json.dumps([[row.picture.width, row.picture.height, len(row.content)] for row in rows]))
"""
PIECE = 256_000


class Phone:
    """A phone at a table, with its cookies; it told something."""

    def __init__(self, here: Site, code: str, table: int) -> None:
        self.here, self.base = here, f"/dialoog/{code}/"
        jar = http.cookiejar.CookieJar()
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
        browser.addheaders = [("Cookie", f"sv_csrf={CSRF}"), ("X-CSRFToken", CSRF)]
        given = urllib.parse.urlencode({"table": table, "layer": ""}).encode()
        browser.open(f"{here.url}{self.base}", given).read()
        cookies = [f"{cookie.name}={cookie.value}" for cookie in jar]
        self.headers = {"Cookie": "; ".join([*cookies, f"sv_csrf={CSRF}"]), "X-CSRFToken": CSRF}
        self.key = str(uuid4())
        item = {"key": self.key, "kind": "pearl", "text": "Een vaste middag", "sequence": 1}
        told = json.dumps({"contributions": [item]}).encode()
        assert self._post("bewaren/", told, "application/json")[0] == 200

    def _post(self, where: str, body: Any, kind: str, size: int = 0) -> tuple[int, str]:
        line = http.client.HTTPConnection("127.0.0.1", self.here.port, timeout=300)
        more = {"Content-Type": kind, "Accept": "application/json"}
        length = {"Content-Length": str(size or len(body))}
        line.request("POST", self.base + where, body, self.headers | more | length)
        answer = line.getresponse()
        text = answer.read().decode()
        line.close()
        return answer.status, text

    def send(self, photo: bytes) -> tuple[int, str]:
        """The whole photo, in pieces."""
        body = multipart(photo)
        pieces = (body[at : at + PIECE] for at in range(0, len(body), PIECE))
        return self._post(f"bijdrage/{self.key}/foto/", pieces, FORM, len(body))

    def say_size(self, size: int) -> tuple[int, str]:
        """So many bytes that are never all made here."""
        pieces = (b"x" * PIECE for _ in range(size // PIECE))
        return self._post(f"bijdrage/{self.key}/foto/", pieces, FORM, size // PIECE * PIECE)

    def break_off(self, photo: bytes) -> None:
        """Half of the photo; then the network is gone."""
        body = multipart(photo)
        head = {**self.headers, "Content-Type": FORM, "Content-Length": str(len(body))}
        lines = [f"POST {self.base}bijdrage/{self.key}/foto/ HTTP/1.1", "Host: localhost"]
        lines += [f"{name}: {value}" for name, value in head.items()]
        with socket.create_connection(("127.0.0.1", self.here.port), timeout=60) as line:
            line.sendall("\r\n".join([*lines, "", ""]).encode() + body[: len(body) // 2])


BOUNDARY = "grens-van-de-foto"
FORM = f"multipart/form-data; boundary={BOUNDARY}"


def multipart(photo: bytes) -> bytes:
    """A form as a browser sends it."""
    field = "Content-Disposition: form-data; name="
    parts = [
        f'--{BOUNDARY}\r\n{field}"alt"\r\n\r\nEen flap-over\r\n'.encode(),
        f'--{BOUNDARY}\r\n{field}"foto"; filename="IMG_1.jpg"\r\n'.encode(),
        b"Content-Type: image/jpeg\r\n\r\n",
        photo,
        f"\r\n--{BOUNDARY}--\r\n".encode(),
    ]
    return b"".join(parts)


def photo_of(megabytes: int) -> bytes:
    """A photo of twelve million pixels, with behind it the film that phones put there."""
    made = io.BytesIO()
    Image.effect_noise((1000, 750), 80).resize((4000, 3000)).save(made, "JPEG", quality=90)
    return made.getvalue().ljust(megabytes * 1_000_000, b"f")


@pytest.fixture(scope="module")
def server() -> Iterator[Site]:
    with site() as here:
        here.table = here.python(OPEN_A_DIALOGUE)
        here.start()
        yield here
        here.stop()


@pytest.fixture
def phone(server: Site) -> Phone:
    return Phone(server, *server.table)


def peak(here: Site) -> int:
    """The most memory the server has used since it started."""
    lines = Path(f"/proc/{here.process.pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("VmHWM:"))


def test_two_hundred_megabytes_get_a_sentence_and_cost_no_memory(server, phone):
    before = peak(server)
    status, page = phone.say_size(200_000_000)
    assert status == 413 and "hoogstens 46 MB" in page
    assert peak(server) - before < 30_000_000
    assert server.python(KEPT) == []


def test_forty_megabytes_are_taken_small_also_after_a_connection_broke(server, phone):
    photo = photo_of(40)
    phone.break_off(photo)
    assert server.python(KEPT) == []
    before = peak(server)
    assert phone.send(photo)[0] == 200
    grown = peak(server) - before
    ((width, height, size),) = server.python(KEPT)
    assert (width, height) == (1600, 1200) and size < 2_000_000
    assert grown < 120_000_000, grown
    assert phone.send(photo)[0] == 200, "sent again: the same"
    assert len(server.python(KEPT)) == 1
