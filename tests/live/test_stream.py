"""Streams: a page that opens one catches up, and hears every last change, not every change."""

import asyncio
import re
import time

import pytest
from django.core import signing

from samenverder.config.environ import household
from samenverder.live import hub as hub_module
from samenverder.live.hub import Hub
from samenverder.live.stream import StreamApp
from samenverder.live.tokens import MAX_AGE_SECONDS, read_topic, sign_topic
from tests.waiting import until

pytestmark = pytest.mark.sqlite_only  # no database at all


def events(body: bytes) -> list[tuple[int, str]]:
    found = re.findall(rb"id: (\d+)\nevent: changed\ndata: (.*)\n\n", body)
    return [(int(number), topic.decode()) for number, topic in found]


async def open_stream(app, visitor, topic="session:1"):
    return await open_at(app, visitor, f"/live/{sign_topic(topic)}")


async def open_at(app, visitor, path):
    return await opens(app, visitor("GET", path))


async def opens(app, page):
    task = asyncio.create_task(page.visit(app))
    await until(lambda: bool(events(page.body)))
    return page, task


async def hears(page, number):
    await until(lambda: events(page.body)[-1][0] == number)


async def close(page, task):
    page.leave()
    await asyncio.wait_for(task, 10)


def run(story):
    asyncio.run(asyncio.wait_for(story, 60))


def test_a_stream_begins_with_changed_so_that_the_page_catches_up(visitor):
    async def story():
        app = StreamApp(Hub())
        page, task = await open_stream(app, visitor)
        assert page.status == 200
        assert page.headers["content-type"].startswith("text/event-stream")
        assert page.body.startswith(b"retry: 2000\n")
        assert events(page.body) == [(0, "session:1")]
        await close(page, task)

    run(story())


def test_a_stream_that_opens_later_begins_with_the_last_number_of_its_topic(visitor):
    async def story():
        app = StreamApp(Hub())
        app.hub.publish([("session:1", 7), ("session:2", 9)])
        page, task = await open_stream(app, visitor)
        assert events(page.body) == [(7, "session:1")]
        await close(page, task)

    run(story())


def test_only_the_listeners_of_a_topic_hear_of_it(visitor):
    async def story():
        app = StreamApp(Hub())
        one, first = await open_stream(app, visitor, "session:1")
        two, second = await open_stream(app, visitor, "session:2")
        app.hub.publish([("session:2", 5)])
        await hears(two, 5)
        assert events(one.body) == [(0, "session:1")]
        assert events(two.body)[1:] == [(5, "session:2")]
        await close(one, first)
        await close(two, second)

    run(story())


def test_many_changes_are_told_a_few_times_and_the_last_one_always(visitor):
    async def story():
        app = StreamApp(Hub())
        page, task = await open_stream(app, visitor)
        started = time.monotonic()
        for number in range(1, 101):
            app.hub.publish([("session:1", number)])
            await asyncio.sleep(0.003)
        await hears(page, 100)
        told = [number for number, _ in events(page.body)]
        assert 3 <= len(told) <= 2 + (time.monotonic() - started) / 0.2
        await close(page, task)

    run(story())


def test_a_change_right_after_another_is_told_when_the_pause_is_over(visitor):
    async def story():
        app = StreamApp(Hub())
        page, task = await open_stream(app, visitor)
        loop = asyncio.get_running_loop()
        started = loop.time()
        app.hub.publish([("session:1", 1)])
        await hears(page, 1)
        app.hub.publish([("session:1", 2)])
        await hears(page, 2)
        assert loop.time() - started >= hub_module.GAP_SECONDS
        assert [number for number, _ in events(page.body)] == [0, 1, 2]
        await close(page, task)

    run(story())


def test_a_slow_listener_gets_the_newest_and_does_not_hold_up_others(visitor):
    async def story():
        app = StreamApp(Hub())
        slow, first = await open_stream(app, visitor)
        quick, second = await open_stream(app, visitor)
        slow.patience.clear()
        for number in (1, 2, 3):
            app.hub.publish([("session:1", number)])
            await hears(quick, number)
        assert [number for number, _ in events(quick.body)] == [0, 1, 2, 3]
        slow.patience.set()
        await hears(slow, 3)
        assert len(events(slow.body)) == 3
        await close(slow, first)
        await close(quick, second)

    run(story())


def test_what_hurries_is_told_as_now_also_to_a_slow_listener(visitor):
    async def story():
        app = StreamApp(Hub())
        slow, first = await open_stream(app, visitor)
        quick, second = await open_stream(app, visitor)
        slow.patience.clear()
        app.hub.publish([("session:1", 1)])
        await hears(quick, 1)
        app.hub.publish([("session:1!", 2)])
        await until(lambda: b"id: 2\nevent: now\ndata: session:1\n\n" in quick.body)
        app.hub.publish([("session:1", 3)])
        await hears(quick, 3)
        slow.patience.set()
        await until(lambda: b"id: 3\nevent: now\ndata: session:1\n\n" in slow.body)
        app.hub.publish([("session:1", 4)])
        await hears(slow, 4)
        await close(slow, first)
        await close(quick, second)

    run(story())


def test_after_a_gap_everybody_looks_again(visitor):
    async def story():
        app = StreamApp(Hub())
        page, task = await open_stream(app, visitor)
        app.hub.publish_everything()
        await until(lambda: len(events(page.body)) == 2)
        await close(page, task)

    run(story())


def test_an_open_stream_has_a_heartbeat(visitor, monkeypatch):
    monkeypatch.setattr(hub_module, "HEARTBEAT_SECONDS", 0.05)

    async def story():
        app = StreamApp(Hub())
        page, task = await open_stream(app, visitor)
        await until(lambda: page.body.count(b":\n\n") >= 2)
        await close(page, task)

    run(story())


def test_a_token_of_somebody_else_is_not_found(visitor):
    async def story():
        app = StreamApp(Hub())
        for path in ("/live/", "/live/nonsense", f"/live/{sign_topic('session:1')}x"):
            page = await visitor("GET", path).visit(app)
            assert page.status == 404, path
            assert "Laad de pagina opnieuw" in page.body.decode()

    run(story())


def test_a_token_is_good_for_a_day(monkeypatch):
    token = sign_topic("session:1")
    assert read_topic(token) == "session:1"
    later = signing.time.time() + MAX_AGE_SECONDS + 5
    monkeypatch.setattr(signing.time, "time", lambda: later)
    assert read_topic(token) is None


def test_a_token_signed_for_something_else_does_not_open_a_stream():
    assert read_topic(signing.dumps("session:1", salt="another")) is None
    assert read_topic(signing.dumps(["session:1"], salt="samenverder.live")) is None


def test_streams_can_only_be_read(visitor):
    async def story():
        app = StreamApp(Hub())
        page = await visitor("POST", f"/live/{sign_topic('session:1')}").visit(app)
        assert page.status == 405

    run(story())


def test_the_number_of_streams_is_bounded_and_a_place_comes_free(visitor):
    async def story():
        app = StreamApp(Hub(limit=1))
        page, task = await open_stream(app, visitor)
        full = await visitor("GET", f"/live/{sign_topic('session:1')}").visit(app)
        assert full.status == 503
        assert full.headers["retry-after"] == "10"
        await close(page, task)
        assert app.hub.count == 0
        again, task = await open_stream(app, visitor)
        assert again.status == 200
        await close(again, task)

    run(story())


def test_each_page_has_a_token_of_its_own_and_one_page_cannot_take_every_stream(
    visitor, monkeypatch
):
    monkeypatch.setattr(hub_module, "PER_PAGE", 2)

    async def story():
        app = StreamApp(Hub())
        mine, other = (f"/live/{sign_topic('session:1')}" for _ in range(2))
        assert mine != other, "in a hall many open the same page in the same second"
        opened = [await open_at(app, visitor, path) for path in (mine, mine, other)]
        full = await visitor("GET", mine).visit(app)
        assert (full.status, full.headers["retry-after"]) == (503, "10")
        await close(*opened.pop(0))
        opened.append(await open_at(app, visitor, mine))
        assert {page.status for page, _task in opened} == {200}
        for page, task in opened:
            await close(page, task)
        assert not app.hub._of_page and not app.hub._of_address

    run(story())


def test_one_address_takes_half_of_the_streams_and_the_next_hall_still_gets_in(visitor):
    async def story():
        app = StreamApp(Hub(limit=6), lambda scope: scope["client"][0])
        hall = [await open_stream(app, visitor) for _ in range(3)]
        full = await visitor("GET", f"/live/{sign_topic('session:1')}").visit(app)
        assert (full.status, full.headers["retry-after"]) == (503, "10")
        elsewhere = visitor("GET", f"/live/{sign_topic('session:1')}")
        elsewhere.scope["client"] = ("192.0.2.2", 5000)
        hall.append(await opens(app, elsewhere))
        await close(*hall.pop(0))
        hall.append(await open_stream(app, visitor))
        for page, task in hall:
            await close(page, task)

    run(story())


def test_a_hall_of_six_hundred_phones_fits_behind_one_address_twice_over(visitor):
    async def story():
        app = StreamApp(Hub(), lambda scope: scope["client"][0])
        streams = [await open_stream(app, visitor) for _ in range(2400)]
        assert {page.status for page, _task in streams} == {200}
        app.hub.close()
        await asyncio.gather(*(task for _page, task in streams))

    run(story())


@pytest.mark.parametrize(
    ("address", "whose"),
    [
        ("192.0.2.1", "192.0.2.1"),
        ("::ffff:192.0.2.1", "192.0.2.1"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64"),
        ("unknown", "unknown"),
    ],
)
def test_one_connection_with_many_addresses_of_ipv6_counts_as_one(address, whose):
    assert household(address) == whose


def test_stopping_ends_streams_at_once_and_takes_no_new_ones(visitor):
    async def story():
        app = StreamApp(Hub())
        page, task = await open_stream(app, visitor)
        app.hub.close()
        await asyncio.wait_for(task, 5)
        assert page.ended
        late = await visitor("GET", f"/live/{sign_topic('session:1')}").visit(app)
        assert late.status == 503

    run(story())


def test_nothing_is_kept_of_a_stream_that_closed(visitor):
    async def story():
        app = StreamApp(Hub())
        page, task = await open_stream(app, visitor)
        app.hub.publish([("session:1", 1)])
        app.hub.publish([("session:1", 2)])
        await close(page, task)
        assert app.hub.count == 0
        assert not app.hub._topics

    run(story())
