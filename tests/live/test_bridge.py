"""The bridge to Django: bodies bounded, answers whole or in pieces, browsers that leave."""

import asyncio
import threading

import pytest

from samenverder.config import bodies
from samenverder.config import bridge as bridge_module
from samenverder.config.bridge import Bridge
from tests.waiting import until

pytestmark = pytest.mark.sqlite_only  # no database at all


def run(story):
    return asyncio.run(asyncio.wait_for(story, 60))


def echo(environ, start_response):
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    start_response("200 OK", [("Content-Type", "text/plain"), ("X-Path", environ["PATH_INFO"])])
    return [environ["REQUEST_METHOD"].encode(), b" ", body]


def seen(key):
    def app(environ, start_response):
        start_response("200 OK", [])
        return [str(environ.get(key, "nothing")).encode()]

    return app


class Pieces:
    """A long answer that remembers how far it was read and whether it was closed."""

    streaming = True

    def __init__(self, count: int, size: int = 100_000) -> None:
        self.count, self.size = count, size
        self.read = 0
        self.closed = threading.Event()
        self.threads: set[str] = set()

    def __iter__(self):
        for _ in range(self.count):
            self.read += 1
            self.threads.add(str(threading.get_ident()))
            yield b"x" * self.size

    def close(self) -> None:
        self.closed.set()

    def __call__(self, environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return self


def test_a_request_and_its_answer(visitor):
    page = visitor("POST", "/meedoen/", b"answer", [("Content-Length", "6")])
    run(page.visit(Bridge(echo)))
    assert (page.status, page.body) == (200, b"POST answer")
    assert page.headers["x-path"] == "/meedoen/"
    assert page.headers["content-length"] == "11"


def test_a_path_with_accents_reaches_django_as_wsgi_wants_it(visitor):
    page = visitor("GET", "/caf%C3%A9/")
    run(page.visit(Bridge(seen("PATH_INFO"))))
    assert page.body.decode().encode("latin-1").decode() == "/café/"


def test_a_body_that_says_it_is_too_large_is_refused_in_words(visitor):
    page = visitor("POST", "/", b"", [("Content-Length", "12000001")])
    run(page.visit(Bridge(echo, max_body=12_000_000)))
    assert page.status == 413
    assert "hoogstens 12 MB" in page.body.decode()
    assert page.headers["connection"] == "close"


def test_a_body_that_turns_out_too_large_is_refused_too(visitor):
    page = visitor("POST", "/")
    page.incoming.get_nowait()
    for _ in range(3):
        page.incoming.put_nowait({"type": "http.request", "body": b"x" * 500, "more_body": True})
    page.incoming.put_nowait({"type": "http.request", "body": b"x", "more_body": False})
    run(page.visit(Bridge(echo, max_body=1000)))
    assert page.status == 413
    assert page.ended
    assert page.incoming.empty(), "read to the end: the browser is not cut off while it sends"


def test_at_some_addresses_more_may_come_and_only_there(visitor):
    body, larger = b"x" * 1500, {"/dialoog/[^/]+/foto/": 2000}
    bridge = Bridge(echo, max_body=1000, larger=larger)
    for path, status in (("/dialoog/K7M4PA/foto/", 200), ("/dialoog/K7M4PA/", 413)):
        page = visitor("POST", path, body, [("Content-Length", "1500")])
        run(page.visit(bridge))
        assert page.status == status
    page = visitor("POST", "/dialoog/K7M4PA/foto/", b"", [("Content-Length", "2001")])
    run(page.visit(bridge))
    assert page.status == 413


def test_the_sentence_goes_out_before_the_rest_is_read(visitor):
    async def story():
        page = visitor("POST", "/", headers=[("Content-Length", "2000")])
        page.incoming.get_nowait()
        task = asyncio.create_task(page.visit(Bridge(echo, max_body=1000)))
        await until(lambda: "hoogstens" in page.body.decode())
        assert not page.ended
        page.incoming.put_nowait({"type": "http.request", "body": b"x", "more_body": False})
        await task
        assert page.ended

    run(story())


@pytest.mark.parametrize("bound", ["DRAIN_BYTES", "DRAIN_SECONDS", "MAX_DRAINING"])
def test_reading_on_is_bounded_in_bytes_in_time_and_in_number(visitor, monkeypatch, bound):
    monkeypatch.setattr(bridge_module, bound, 0)
    page = visitor("POST", "/", headers=[("Content-Length", "2000")])
    page.incoming.get_nowait()
    run(page.visit(Bridge(echo, max_body=1000)))
    assert (page.status, page.ended) == (413, True)


def test_a_long_body_in_pieces_arrives_whole(visitor):
    page = visitor("POST", "/", headers=[("Transfer-Encoding", "chunked")])
    page.incoming.get_nowait()
    for number in range(30):
        more = number < 29
        message = {"type": "http.request", "body": b"x" * 100_000, "more_body": more}
        page.incoming.put_nowait(message)
    run(page.visit(Bridge(echo)))
    assert len(page.body) == len(b"POST ") + 3_000_000


def test_a_browser_that_leaves_while_sending_is_forgotten(visitor):
    called = []
    page = visitor("POST", "/")
    page.incoming.get_nowait()
    page.incoming.put_nowait({"type": "http.request", "body": b"x", "more_body": True})
    page.leave()
    run(page.visit(Bridge(lambda *a: called.append(a))))
    assert (called, page.status) == ([], 0)


def test_a_body_that_takes_too_long_is_refused(visitor, monkeypatch):
    monkeypatch.setattr(bodies, "BODY_SECONDS", 0.05)
    page = visitor("POST", "/")
    page.incoming.get_nowait()
    page.incoming.put_nowait({"type": "http.request", "body": b"x", "more_body": True})
    run(page.visit(Bridge(echo)))
    assert page.status == 408


class TestLargePhotos:
    """A few at a time; who keeps a place without sending loses it."""

    PATH = "/dialoog/NIETS1/tafel/"

    def bridge(self):
        return Bridge(echo, max_body=1000, larger={"/dialoog/[^/]+/tafel/": 2_000_000})

    def photo(self, visitor, size=1_500_000):
        page = visitor("POST", self.PATH, headers=[("Content-Length", str(size))])
        page.incoming.get_nowait()
        return page

    def piece(self, page, size, *, more=True):
        page.incoming.put_nowait({"type": "http.request", "body": b"x" * size, "more_body": more})

    def test_when_all_places_are_taken_it_is_busy_and_not_too_large(self, visitor, monkeypatch):
        monkeypatch.setattr(bodies, "MOST_LARGE", 1)

        async def story():
            bridge, first = self.bridge(), self.photo(visitor)
            task = asyncio.create_task(first.visit(bridge))
            await until(lambda: bridge.bodies._large == 1)
            busy, too_large = self.photo(visitor), self.photo(visitor, 2_000_001)
            for page in (busy, too_large):
                self.piece(page, 1, more=False)
                await page.visit(bridge)
            assert (busy.status, "Probeer het zo nog eens" in busy.body.decode()) == (503, True)
            assert too_large.status == 413
            self.piece(first, 1_500_000, more=False)
            await task
            assert (first.status, bridge.bodies._large) == (200, 0)

        run(story())

    @pytest.mark.parametrize("sent", [0, 1])
    def test_who_hardly_sends_makes_place(self, visitor, monkeypatch, sent):
        monkeypatch.setattr(bodies, "BEGIN_SECONDS", 0.05)
        bridge, page = self.bridge(), self.photo(visitor)
        if sent:
            self.piece(page, sent)
        run(page.visit(bridge))
        assert (page.status, bridge.bodies._large) == (408, 0)

    def test_who_sends_at_some_pace_may_take_longer(self, visitor, monkeypatch):
        """What came buys time: a second for each ten thousand bytes."""
        monkeypatch.setattr(bodies, "BEGIN_SECONDS", 0.0)
        monkeypatch.setattr(bodies, "LEAST_A_SECOND", 10)

        async def story():
            bridge, page = self.bridge(), self.photo(visitor)
            self.piece(page, 1_000_000)
            task = asyncio.create_task(page.visit(bridge))
            await until(page.incoming.empty)
            self.piece(page, 500_000, more=False)
            await task
            assert page.status == 200

        run(story())

    def test_nobody_who_sends_nothing_waits_for_ever(self, visitor, monkeypatch):
        monkeypatch.setattr(bodies, "BODY_SECONDS", 0.05)
        page = visitor("POST", "/", headers=[("Content-Length", "10")])
        page.incoming.get_nowait()
        run(page.visit(Bridge(echo)))
        assert page.status == 408


def test_head_has_the_headers_and_no_body(visitor):
    page = visitor("HEAD", "/")

    def app(environ, start_response):
        response = Pieces(1, 10)
        response.streaming = False
        return response(environ, start_response)

    run(page.visit(Bridge(app)))
    assert (page.status, page.body) == (200, b"")
    assert page.headers["content-length"] == "10"


def test_head_does_not_read_a_long_answer(visitor):
    answer = Pieces(100)
    page = visitor("HEAD", "/")
    run(page.visit(Bridge(answer)))
    assert (answer.read, answer.closed.is_set()) == (0, True)


def test_a_short_answer_in_pieces_goes_out_whole(visitor):
    answer = Pieces(2)
    page = visitor("GET", "/")
    run(page.visit(Bridge(answer)))
    assert page.headers["content-length"] == "200000"
    assert len(page.pieces) == 1
    assert answer.closed.is_set()


def test_a_long_answer_is_sent_as_it_is_made_by_one_thread(visitor):
    answer = Pieces(50)

    async def story():
        page = visitor("GET", "/")
        page.patience.clear()
        task = asyncio.create_task(page.visit(Bridge(answer)))
        await until(lambda: answer.read > 0)
        await asyncio.sleep(0.2)
        assert answer.read <= 4
        page.patience.set()
        await task
        assert (len(page.body), page.ended) == (5_000_000, True)

    run(story())
    assert answer.closed.is_set()
    assert len(answer.threads) == 1


def test_long_answers_do_not_take_the_threads_of_the_others(visitor):
    async def story():
        answer = Pieces(50)

        def app(environ, start_response):
            slow = environ["PATH_INFO"] == "/slow"
            return (answer if slow else echo)(environ, start_response)

        bridge = Bridge(app, threads=1)
        slow, quick = visitor("GET", "/slow"), visitor("GET", "/quick")
        slow.patience.clear()
        task = asyncio.create_task(slow.visit(bridge))
        await until(lambda: answer.read > 0)
        await asyncio.wait_for(quick.visit(bridge), 30)
        assert quick.status == 200
        slow.patience.set()
        await task

    run(story())


def test_an_answer_nobody_waits_for_any_more_is_stopped(visitor):
    answer = Pieces(10_000)

    async def story():
        page = visitor("GET", "/")
        task = asyncio.create_task(page.visit(Bridge(answer)))
        await until(lambda: bool(page.pieces))
        page.leave()
        await task

    run(story())
    assert answer.closed.is_set()
    assert answer.read < 10_000


def test_a_fault_outside_django_is_a_page_with_a_sentence(visitor, caplog):
    page = visitor("GET", "/")
    run(page.visit(Bridge(lambda *a: 1 / 0)))
    assert page.status == 500
    assert "ging iets mis" in page.body.decode()
    assert "ZeroDivisionError" in caplog.text


def test_a_thread_stays_and_keeps_what_is_its_own(visitor):
    """Of twenty pages at most two are the first of their thread, where two threads may be."""
    own = threading.local()

    def counts(environ, start_response):
        own.pages = getattr(own, "pages", 0) + 1
        start_response("200 OK", [])
        return [str(own.pages).encode()]

    async def story():
        bridge = Bridge(counts, threads=2)
        told = [(await visitor("GET", "/").visit(bridge)).body for _ in range(20)]
        assert 1 <= told.count(b"1") <= 2

    run(story())


def test_requests_run_side_by_side(visitor):
    """Each waits for all others: were one left waiting for a thread, none would be answered."""

    async def story():
        for _ in range(100):
            all_here = threading.Barrier(4, timeout=30)

            def waits(environ, start_response, barrier=all_here):
                barrier.wait()
                start_response("200 OK", [])
                return [b"together"]

            bridge = Bridge(waits, threads=4)
            for _ in range(2):
                pages = await asyncio.gather(*(visitor("GET", "/").visit(bridge) for _ in range(4)))
                assert [page.body for page in pages] == [b"together"] * 4

    run(story())


def test_more_requests_than_can_wait_are_refused_in_words(visitor, monkeypatch):
    monkeypatch.setattr(bridge_module, "MAX_WAITING", 0)
    page = visitor("GET", "/")
    run(page.visit(Bridge(echo)))
    assert page.status == 503
    assert "druk" in page.body.decode()


FORWARDED = [("X-Forwarded-For", "203.0.113.9, 198.51.100.7"), ("X-Forwarded-Proto", "https")]


@pytest.mark.parametrize(
    ("trust", "key", "expected"),
    [
        (False, "REMOTE_ADDR", "192.0.2.1"),
        (False, "wsgi.url_scheme", "http"),
        (False, "HTTP_X_FORWARDED_PROTO", "nothing"),
        (True, "REMOTE_ADDR", "198.51.100.7"),
        (True, "wsgi.url_scheme", "https"),
    ],
)
def test_forwarded_headers_count_only_behind_a_proxy(visitor, trust, key, expected):
    page = visitor("GET", "/", headers=FORWARDED)
    run(page.visit(Bridge(seen(key), trust_proxy=trust)))
    assert page.body.decode() == expected


def test_a_header_with_an_underscore_cannot_pass_for_another(visitor):
    page = visitor("GET", "/", headers=[("X_Forwarded_Proto", "https")])
    run(page.visit(Bridge(seen("HTTP_X_FORWARDED_PROTO"), trust_proxy=True)))
    assert page.body == b"nothing"


def test_cookies_in_two_headers_are_joined(visitor):
    page = visitor("GET", "/", headers=[("Cookie", "a=1"), ("Cookie", "b=2")])
    run(page.visit(Bridge(seen("HTTP_COOKIE"))))
    assert page.body == b"a=1; b=2"
