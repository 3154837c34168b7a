"""A real server, a real browser and a real mailbox for the tests that look at whole pages."""

import atexit
import functools
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.error import URLError

import pytest
from django.utils.translation import gettext, override
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from bench.common import prepared as installation
from tests.mailbox import Mailbox
from tools.ports import free_port

ROOT = Path(__file__).resolve().parent.parent
PASSWORD = "lindebloesem-in-mei"
WAIT_SECONDS = 300
PATIENCE = 60_000  # milliseconds; what is there earlier is seen earlier
expect.set_options(timeout=PATIENCE)
CSP_FAULTS = """document.addEventListener('securitypolicyviolation',
  (event) => console.error('CSP: ' + event.violatedDirective + ' ' + event.blockedURI));"""


def nl(source: str, **values: object) -> str:
    """The words on screen for a source string: Dutch, as the server shows them."""
    with override("nl"):
        text = gettext(source)
        if text == source:  # in templates a percent sign is written twice
            text = gettext(source.replace("%", "%%")).replace("%%", "%")
    return text % values if values else text


def command() -> str:
    """The `samenverder` command of this environment."""
    return str(Path(sys.executable).with_name("samenverder"))


def environment(var: Path, **more: str) -> dict[str, str]:
    """The environment of a server of our own: nothing of the test run's database or mail."""
    ours = {"SAMENVERDER_VAR": str(var), "LOG_LEVEL": "WARNING", "CHECK_LINKS": "0"} | more
    away = {"DATABASE_URL", "EMAIL_URL", "BASE_URL", "PORT", "DJANGO_SETTINGS_MODULE"}
    return {k: v for k, v in os.environ.items() if k not in away} | ours


@functools.cache
def prepared(name: str) -> Path:
    """A data folder to copy: `example` region, `stage` with every phase too, or `empty`."""
    if name == "empty":
        return installation()
    var = Path(tempfile.mkdtemp(prefix=f"samenverder-{name}-"))
    atexit.register(shutil.rmtree, var, ignore_errors=True)
    before = {"example": "empty", "stage": "example"}[name]
    shutil.copytree(prepared(before), var, dirs_exist_ok=True)
    step = [command(), "example"] if name == "example" else [sys.executable, "-m", "tests.stage"]
    done = subprocess.run(step, env=environment(var), cwd=ROOT, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(done.stdout + done.stderr)
    return var


class Site:
    """One running server on its own copy of a prepared data folder."""

    def __init__(self, kind: str, folder: Path) -> None:
        self.var = folder / "var"
        shutil.copytree(prepared(kind), self.var)
        self.mailbox = Mailbox()
        self.port = free_port()
        self.url = f"http://localhost:{self.port}"
        self.log = folder / "server.log"
        self.process = self._start()

    def _start(self) -> subprocess.Popen[bytes]:
        own = environment(self.var, EMAIL_URL=self.mailbox.url)
        with self.log.open("ab") as log:
            process = subprocess.Popen(
                [command(), "serve", "--port", str(self.port)], env=own, stdout=log, stderr=log
            )
        until = time.monotonic() + WAIT_SECONDS
        while not self.answers():
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"The server does not answer:\n{self.log.read_text()}")
            time.sleep(0.1)
        return process

    def answers(self) -> bool:
        """The server says it is well."""
        try:
            with urllib.request.urlopen(f"{self.url}/gezond/", timeout=20) as answer:
                return answer.status == 200
        except (URLError, OSError):
            return False

    def stop(self) -> None:
        """End the server and its mailbox."""
        self.process.terminate()
        try:
            self.process.wait(60)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.mailbox.stop()

    def complaints(self) -> list[str]:
        """Errors the server wrote in its log."""
        lines = self.log.read_text().splitlines()
        return [line for line in lines if " ERROR " in line or " CRITICAL " in line]

    def rows(self, sql: str, *values: object) -> list[Any]:
        """What stands in the database file, read beside the running server."""
        path = f"file:{self.var / 'samenverder.sqlite3'}?mode=ro"
        with closing(sqlite3.connect(path, uri=True, timeout=20)) as connection:
            return connection.execute(sql, values).fetchall()

    def one(self, sql: str, *values: object) -> Any:
        """The first field of the first row."""
        return self.rows(sql, *values)[0][0]


class Visitors:
    """Browsers of separate people. A fault in any page fails the test."""

    def __init__(self, chromium: Browser, site_url: str) -> None:
        self.chromium = chromium
        self.url = site_url
        self.faults: list[str] = []
        self.forgiven: list[str] = []
        self.contexts: list[BrowserContext] = []

    def __call__(self, path: str = "", **options: Any) -> Page:
        """A new person's page, opened at `path` when that is given."""
        context = self.chromium.new_context(
            **{"locale": "nl-NL", "base_url": self.url, "reduced_motion": "reduce", **options}
        )
        context.set_default_timeout(PATIENCE)
        context.add_init_script(CSP_FAULTS)
        context.on("page", self._watch)
        self.contexts.append(context)
        page = context.new_page()
        if path:
            page.goto(path)
        return page

    def phone(self, path: str = "", **options: Any) -> Page:
        """The same on a small screen that is touched."""
        small = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
        return self(path, **{**small, **options})

    def sign_in(self, who: str, path: str = "/", **options: Any) -> Page:
        """Somebody of the example region, signed in and looking at `path`."""
        page = self("/account/login/", **options)
        fill_sign_in(page, f"{who}@lindemeer.example", PASSWORD)
        page.goto(path)
        return page

    def forgive(self, *parts: str) -> None:
        """Faults with these words belong to what the test does (a network that is gone)."""
        self.forgiven += parts

    def _watch(self, page: Page) -> None:
        page.on("console", lambda message: message.type == "error" and self._note(message.text))
        page.on("pageerror", lambda error: self._note(f"{page.url}: {error}"))
        page.on(
            "response",
            lambda answer: answer.status >= 500 and self._note(f"{answer.status} {answer.url}"),
        )

    def _note(self, text: str) -> None:
        self.faults.append(text)

    def unforgiven(self) -> list[str]:
        """What went wrong on any page, apart from what was expected."""
        return [text for text in self.faults if not any(part in text for part in self.forgiven)]

    def close(self) -> None:
        for context in self.contexts:
            context.close()


def fill_sign_in(page: Page, email: str, password: str) -> None:
    """Fill in the sign-in page that is open."""
    page.fill("[name=login]", email)
    page.fill("[name=password]", password)
    page.press("[name=password]", "Enter")
    page.wait_for_url(lambda url: "/account/login/" not in url)


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The machine's Chromium."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    if not path:
        pytest.skip("There is no Chromium here: set CHROMIUM or install it.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def running(kind: str, folder: Path) -> Iterator[Site]:
    """A server for a fixture: started, given, and stopped; its log must have no errors."""
    one = Site(kind, folder)
    try:
        yield one
        assert one.complaints() == [], one.log.read_text()
    finally:
        one.stop()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server with the example region, of this module alone."""
    yield from running("example", tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def empty_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A server where nobody is yet."""
    yield from running("empty", tmp_path_factory.mktemp("empty"))


def _visitors(chromium: Browser, url: str) -> Iterator[Visitors]:
    people = Visitors(chromium, url)
    try:
        yield people
        assert people.unforgiven() == []
    finally:
        people.close()


@pytest.fixture
def visit(chromium: Browser, site: Site) -> Iterator[Visitors]:
    """Browsers at the site with the example region."""
    yield from _visitors(chromium, site.url)


@pytest.fixture
def visit_empty(chromium: Browser, empty_site: Site) -> Iterator[Visitors]:
    """Browsers at the empty site."""
    yield from _visitors(chromium, empty_site.url)


Visit = Callable[..., Page]
