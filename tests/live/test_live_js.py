"""live.js in a real browser: replaces what changed, and leaves alone what somebody is doing."""

import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser import chromium
from tests.waiting import soon

__all__ = ["chromium"]
pytestmark = [pytest.mark.journey]
SCRIPT = Path(settings.PACKAGE) / "web/static/web/js/live.js"
PAGE = """<!doctype html><html lang="nl"><title>Live</title>
<div id="part" data-live="/live/one /live/two" data-fragment="/fragment">{fragment}</div>
<button data-live-pause aria-pressed="false">Pauze</button><a href="#" id="elsewhere">weg</a>
<div id="live-status" role="status" aria-live="polite"></div>
<script type="module" src="/live.js"></script></html>"""
FIRST = '<p id="line">eerst</p>'
BOTH_STREAMS = 2


class Stage:
    """What the stand-in server says, and what it was asked."""

    def __init__(self) -> None:
        self.fragment = FIRST
        self.status = 200
        self.headers: dict[str, str] = {}
        self.delay = 0.0
        self.refuse_streams = False
        self.fetches = 0
        self.at_once = 0
        self.most_at_once = 0
        self.streams: list[Any] = []
        self.stopping = threading.Event()

    def changed(self) -> None:
        """Tell every open stream."""
        for stream in list(self.streams):
            stream.write(b"id: 1\nevent: changed\ndata: one\n\n")
            stream.flush()

    def show(self, fragment: str) -> None:
        self.fragment = fragment
        self.changed()


class Handler(BaseHTTPRequestHandler):
    stage: Stage

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path == "/live.js":
            self.reply(SCRIPT.read_bytes(), "text/javascript")
        elif path.startswith("/live/"):
            self.stream()
        elif path == "/fragment":
            self.part()
        elif path == "/elsewhere":
            self.reply(b"<title>Elders</title>")
        else:
            self.reply(PAGE.format(fragment=FIRST).encode())

    def reply(self, body: bytes, kind: str = "text/html; charset=utf-8", status: int = 200) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        for name, value in self.stage.headers.items() if self.path == "/fragment" else ():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def part(self) -> None:
        stage = self.stage
        assert self.headers["X-Fragment"] == "1"
        stage.fetches += 1
        stage.at_once += 1
        stage.most_at_once = max(stage.at_once, stage.most_at_once)
        time.sleep(stage.delay)
        stage.at_once -= 1
        self.reply(stage.fragment.encode() if stage.status == 200 else b"", status=stage.status)

    def stream(self) -> None:
        if self.stage.refuse_streams:
            self.reply(b"", status=404)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self.wfile.write(b"retry: 2000\nid: 0\nevent: changed\ndata: one\n\n")
        self.wfile.flush()
        self.stage.streams.append(self.wfile)
        self.stage.stopping.wait(300)
        self.stage.streams.remove(self.wfile)
        self.close_connection = True

    def log_message(self, *arguments: Any) -> None:
        """Quiet."""


@pytest.fixture
def stage() -> Iterator[Stage]:
    stage = Stage()
    handler = type("Handler", (Handler,), {"stage": stage})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    stage.url = f"http://127.0.0.1:{server.server_port}/"  # type: ignore[attr-defined]
    yield stage
    stage.stopping.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium, stage) -> Iterator[Page]:
    context = chromium.new_context()
    page = context.new_page()
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(stage.url)
    assert soon(lambda: len(stage.streams) == 2 or stage.refuse_streams)
    assert soon(lambda: stage.fetches >= 1 and stage.at_once == 0)
    time.sleep(0.15)
    yield page
    context.close()
    assert faults == []


def line(page: Page):
    return page.locator("#part")


def test_a_change_replaces_the_part_and_is_told_to_the_page(page, stage):
    page.evaluate(
        "document.addEventListener('fragment:replaced', (e) => { window.told = e.detail.url; })"
    )
    stage.show('<p id="line">nieuw</p>')
    expect(line(page)).to_have_text("nieuw")
    assert page.evaluate("window.told") == "/fragment"


def test_what_is_the_same_is_not_replaced(page, stage):
    page.evaluate("document.getElementById('line').dataset.same = 'yes'")
    before = stage.fetches
    stage.changed()
    assert soon(lambda: stage.fetches > before)
    page.wait_for_timeout(200)
    assert page.evaluate("document.getElementById('line').dataset.same") == "yes"


def test_a_new_form_token_alone_is_no_change(page, stage):
    form = '<form id="f"><input type="hidden" name="csrfmiddlewaretoken" value="%s"></form>'
    stage.show(form % "a")
    expect(page.locator("#f")).to_be_attached()
    page.evaluate("document.getElementById('f').dataset.same = 'yes'")
    stage.show(form % "b")
    page.wait_for_timeout(300)
    assert page.evaluate("document.getElementById('f').dataset.same") == "yes"


def test_one_fetch_at_a_time_and_the_last_change_is_always_fetched(page, stage):
    stage.delay = 0.15
    for number in range(6):
        stage.show(f"<p>{number}</p>")
        time.sleep(0.04)
    expect(line(page)).to_have_text("5")
    assert stage.most_at_once == 1


def test_somebody_who_types_is_not_interrupted(page, stage):
    stage.show('<input id="note"><p>een</p>')
    expect(line(page)).to_have_text("een")
    page.focus("#note")
    page.keyboard.type("half wo")
    stage.show('<input id="note"><p>twee</p>')
    page.wait_for_timeout(300)
    expect(line(page)).to_have_text("een")
    page.keyboard.type("ord")
    page.focus("#elsewhere")
    expect(line(page)).to_have_text("twee")
    expect(page.locator("#note")).to_have_value("half woord")


def test_the_focus_stays_on_the_same_button(page, stage):
    stage.show('<button id="go">Verder</button><p>een</p>')
    expect(page.locator("#part p")).to_have_text("een")
    page.focus("#go")
    stage.show('<button id="go">Verder</button><p>twee</p>')
    expect(page.locator("#part p")).to_have_text("twee")
    expect(page.locator("#go")).to_be_focused()


def test_the_focus_stays_on_a_button_without_a_name_of_its_own(page, stage):
    """Buttons of one kind are told apart by what they do, and then by their place."""
    row = '<form action="/{n}/hide"><button>Verberg</button></form>'
    rows = "".join(row.format(n=n) for n in (1, 2, 2))
    stage.show(f"{rows}<p>een</p>")
    expect(page.locator("#part p")).to_have_text("een")
    page.locator("#part button").nth(2).focus()
    stage.show(f"{row.format(n=7)}{rows}<p>twee</p>")
    expect(page.locator("#part p")).to_have_text("twee")
    expect(page.locator("#part button").nth(3)).to_be_focused()


def test_a_button_that_is_gone_takes_no_other_along(page, stage):
    stage.show('<form action="/open"><button>Open</button></form><p>een</p>')
    expect(page.locator("#part p")).to_have_text("een")
    page.locator("#part button").focus()
    stage.show('<form action="/close"><button>Sluit</button></form><p>twee</p>')
    expect(page.locator("#part p")).to_have_text("twee")
    expect(page.locator("#part button")).not_to_be_focused()


def test_the_answer_may_send_the_page_elsewhere(page, stage):
    stage.status, stage.headers = 204, {"X-Redirect": "/elsewhere"}
    stage.changed()
    page.wait_for_url("**/elsewhere")


def test_it_is_not_sent_to_another_site(page, stage):
    stage.status, stage.headers = 204, {"X-Redirect": "https://elsewhere.example/"}
    before = stage.fetches
    stage.changed()
    assert soon(lambda: stage.fetches > before)
    page.wait_for_timeout(200)
    assert page.url == stage.url


def test_nothing_new_leaves_the_page_as_it_is(page, stage):
    stage.status = 204
    stage.changed()
    page.wait_for_timeout(200)
    expect(line(page)).to_have_text("eerst")


def test_the_pause_button_holds_changes_back(page, stage):
    button = page.get_by_role("button", name="Pauze")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    stage.show("<p>tijdens de pauze</p>")
    page.wait_for_timeout(300)
    expect(line(page)).to_have_text("eerst")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")
    expect(line(page)).to_have_text("tijdens de pauze")


def test_one_polite_sentence_at_most_every_ten_seconds(page, stage):
    page.clock.install(time=0)
    page.clock.pause_at(60)
    status = page.locator("#live-status")
    stage.show("<p data-announce>3 van de 9\n klaar</p>")
    expect(status).to_have_text("3 van de 9 klaar")
    stage.show("<p data-announce>4 van de 9 klaar</p>")
    expect(line(page)).to_have_text("4 van de 9 klaar")
    page.clock.run_for(9_000)
    expect(status).to_have_text("3 van de 9 klaar")
    page.clock.run_for(2_000)
    expect(status).to_have_text("4 van de 9 klaar")


def test_a_part_inside_a_new_part_is_found(page, stage):
    stage.show('<div id="inner" data-live="/live/three" data-fragment="/elsewhere"></div>')
    expect(page.locator("#inner")).to_be_attached()
    assert soon(lambda: len(stage.streams) == 3)


def test_the_page_can_ask_for_everything_again(page, stage):
    stage.fragment = "<p>gevraagd</p>"
    page.evaluate("document.dispatchEvent(new CustomEvent('live:refresh'))")
    expect(line(page)).to_have_text("gevraagd")


@pytest.mark.slow
def test_without_streams_it_asks_every_few_seconds(chromium, stage):
    stage.refuse_streams = True
    page = chromium.new_page()
    page.goto(stage.url)
    assert soon(lambda: stage.fetches >= 2)
    stage.fragment = "<p>gepeild</p>"
    expect(line(page)).to_have_text("gepeild", timeout=60_000)
    assert page.evaluate("document.documentElement.dataset.connection") is None
    page.context.close()


@pytest.mark.parametrize("status", [500, 503])
def test_what_failed_is_asked_for_again_though_nothing_changes_any_more(page, stage, status):
    stage.status, before = status, stage.fetches
    stage.show('<p id="line">nieuw</p>')
    assert soon(lambda: stage.fetches > before and stage.at_once == 0)
    page.wait_for_timeout(300)  # the other stream said so as well
    stage.status = 200
    expect(line(page)).to_have_text("nieuw", timeout=60_000)


def test_what_is_not_there_any_more_is_not_asked_for_without_end(page, stage):
    stage.status, before = 404, stage.fetches
    stage.changed()
    assert soon(lambda: stage.fetches > before)
    page.wait_for_timeout(5000)  # what failed would have been asked for twice more
    assert stage.fetches <= before + BOTH_STREAMS


@pytest.mark.slow
def test_a_lost_connection_is_shown_after_five_seconds_and_cleared(page, stage):
    page.context.set_offline(True)
    html = page.locator("html")
    expect(html).to_have_attribute("data-connection", "lost", timeout=60_000)
    stage.fragment = "<p>terug</p>"
    page.context.set_offline(False)
    expect(html).not_to_have_attribute("data-connection", "lost", timeout=60_000)
    expect(line(page)).to_have_text("terug")
